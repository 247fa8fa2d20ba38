"""An article as a leaflet: what one PDF is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from healthpress.model.helpline import HelplineView
from healthpress.model.source_view import ReferenceView

Paper = Literal["a4", "us-letter"]


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """The bytes of a picture in a form that paper takes, and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Hero:
    """The picture above the text; `name` is that of its file among `Leaflet.files`."""

    name: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """One article on paper. `url` is absolute; `body`, `key_points` and answers are finished HTML with full addresses.

    A picture in that HTML has the name of one of `files` as its `src`. `people` are names with credentials.
    `preview` says that nobody may rely on the text yet, `expired` that it is out of date; `code` is the SVG of a QR
    code, or "".
    """

    site_name: str
    site_url: str
    lang: str
    title: str
    description: str
    url: str
    paper: Paper
    authors: tuple[str, ...]
    reviewers: tuple[str, ...]
    published: dt.date | None
    updated: dt.date | None
    reviewed: dt.date | None
    review_by: dt.date | None
    body: str
    key_points: tuple[str, ...] = ()
    faq: tuple[tuple[str, str], ...] = ()
    references: tuple[ReferenceView, ...] = ()
    helplines: tuple[HelplineView, ...] = ()
    hero: Hero | None = None
    files: Mapping[str, PaperPicture] = field(default_factory=dict)
    disclaimer: str = ""
    notice: str = ""
    code: str = ""
    preview: bool = False
    expired: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """The day whose state of knowledge the leaflet has: its last change, review or publication."""
        return max((day for day in (self.published, self.updated, self.reviewed) if day), default=None)
