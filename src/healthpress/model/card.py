"""All that other pages may show of an article or a picture. A change of anything else touches one page only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Focus = tuple[int, int]
"""A point of a picture, in per cent from its left and from its top."""

CENTRE: Focus = (50, 50)
_THIRD, _TWO_THIRDS = 33, 67


@dataclass(frozen=True, slots=True)
class Format:
    """A picture in one format: its media type and its files as (site path, width in pixels), smallest first."""

    type: str
    files: tuple[tuple[str, int], ...]

    def upto(self, most: int) -> tuple[tuple[str, int], ...]:
        """The files that are no wider than `most` pixels; the smallest where all are."""
        return tuple(file for file in self.files if file[1] <= most) or self.files[:1]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it. `src` is a site path; `type` its media type; `width` and `height` its pixels.

    `formats` are the same picture for browsers that know them, best first, and `files` that of `src` in all its sizes;
    both are empty where there is one file only. `focus` is the point that matters most. `crops` are for other sites
    and are on no page.
    """

    src: str
    width: int
    height: int
    type: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    formats: tuple[Format, ...] = ()
    files: tuple[tuple[str, int], ...] = ()
    focus: Focus = CENTRE
    crops: tuple[Picture, ...] = ()

    def upto(self, most: int) -> tuple[tuple[str, int], ...]:
        """The sizes of `src` that are no wider than `most` pixels; the smallest where all are."""
        return Format(self.type, self.files).upto(most)

    @property
    def anchor(self) -> str:
        """Where the focus lies if not in the middle, in words for style sheets: "left", "right top", "bottom"."""
        words = (("left", "right"), ("top", "bottom"))
        sides = [
            near if part < _THIRD else far
            for part, (near, far) in zip(self.focus, words, strict=True)
            if not _THIRD <= part <= _TWO_THIRDS
        ]
        return " ".join(sides)


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
