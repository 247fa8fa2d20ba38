"""A news feed before it is written: what Atom and JSON Feed both say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One article in a feed. Addresses are absolute, also in `content_html`; date-times have a time zone.

    `id` never changes; it is the address where it is "". `authors` are names; `image` is an address or "".
    """

    url: str
    title: str
    published: dt.datetime
    updated: dt.datetime
    id: str = ""
    summary: str = ""
    content_html: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of the site or of a section. Addresses are absolute; `home_url` is the page that it follows.

    `author` is the publisher's name; `if_empty` is when a feed without entries says that it changed.
    """

    title: str
    home_url: str
    atom_url: str
    json_url: str
    author: str
    lang: str
    if_empty: dt.datetime
    description: str = ""
    icon: str = ""
    entries: tuple[FeedEntry, ...] = ()

    @property
    def updated(self) -> dt.datetime:
        """When the newest change of an entry was; never when the feed was built."""
        return max((entry.updated for entry in self.entries), default=self.if_empty)
