"""Pages: decided, not yet rendered."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from healthpress.model.address import output_path
from healthpress.model.view import View
from healthpress.text.digest import SHORT, digest_of

LOOSE_PARTS = frozenset({"glossary"})
"""Parts that may change though the view does not: to know, the view must be made. They are "" where they cannot."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its site path, the template that renders it, and how to make what the template sees.

    `parts` name everything that the view is made of beside the frame, as text or as a digest: equal parts, equal view.
    `modified` is the day of its last change, where content tells it; `listed` whether search engines shall list it;
    `lang` is its language; `searched` says whether the site's own search finds it.
    """

    url: str
    template: str
    parts: Mapping[str, str]
    make: Callable[[], View]
    modified: dt.date | None = None
    listed: bool = True
    lang: str = ""
    searched: bool = False

    @property
    def output_path(self) -> str:
        """The file of the page, relative to the output folder."""
        return output_path(self.url)

    @property
    def view(self) -> View:
        """What its template sees, made now."""
        return self.make()


def page_of(view: View, template: str, modified: dt.date | None = None, *, searched: bool = False) -> Page:
    """The page of a view that is there already; its parts are the view's fields."""
    names = [item.name for item in dataclasses.fields(view)]
    parts = {name: digest_of(getattr(view, name))[:SHORT] for name in names}
    listed = not view.head.noindex
    return Page(view.url, template, parts, lambda: view, modified, listed, view.lang, searched=listed and searched)
