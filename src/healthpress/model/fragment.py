"""A piece of rendered text whose links and pictures are still open.

The text of one file cannot know the addresses of others, so parsing leaves holes: U+FDD0, "L" or "I", a number,
U+FDD1 (noncharacters that no input can hold). A hole stands where an attribute's value would: `href="⟨L0⟩"`,
`src="⟨I0⟩"`. Filling them is cheap and happens when the page is planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from healthpress.text.diagnostic import Place
from healthpress.text.value import Value

_LINK_HOLE = re.compile("\ufdd0L([0-9]+)\ufdd1")
_IMAGE_HOLE = re.compile(r'<img\b((?:[^>"]|"[^"]*")*?)src="\ufdd0I([0-9]+)\ufdd1"((?:[^>"]|"[^"]*")*)>')


class LinkUse(NamedTuple):
    """A link to somewhere on the site: what the editor wrote, and where."""

    target: str
    place: Place


class ImageUse(NamedTuple):
    """A picture in the text: the `src` the editor wrote, and where."""

    src: str
    place: Place


class Heading(NamedTuple):
    """A heading of the text: level 2 to 6, its id, and its words without markup."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Fragment(Value):
    """HTML with holes. `text` is its words alone; `anchors` are all ids in it."""

    html: str = ""
    text: str = ""
    links: tuple[LinkUse, ...] = ()
    images: tuple[ImageUse, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = field(default_factory=frozenset)

    def fill(self, links: Sequence[str], images: Sequence[str], sources: Sequence[str] = ()) -> str:
        """The HTML with each link hole made the escaped address of the same number, each image hole its attributes.

        `images[n]` is the text of the attributes that replace `src`, such as `src="…" width="…" height="…"`; where
        there are `sources[n]`, <source> elements, they and the picture become a <picture>.
        """
        html = _LINK_HOLE.sub(lambda hole: links[int(hole[1])], self.html) if self.links else self.html
        if not self.images:
            return html

        def whole(hole: re.Match[str]) -> str:
            number = int(hole[2])
            element = f"<img{hole[1]}{images[number]}{hole[3]}>"
            return f"<picture>{sources[number]}{element}</picture>" if sources and sources[number] else element

        return _IMAGE_HOLE.sub(whole, html)
