"""All that other pages may show of an article or a picture. A change of anything else touches one page only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it. `src` is a site path; `width` and `height` are pixels of the original.

    `sources` are further sizes of the same picture as (site path, width), smallest first, `src` not among them;
    `type` is the media type, such as image/jpeg.
    """

    src: str
    width: int
    height: int
    type: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    sources: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An article as other pages show it."""

    url: str
    title: str
    description: str
    lang: str
    image: Picture | None
    published: dt.date | None
    updated: dt.date | None
    reading_minutes: int
