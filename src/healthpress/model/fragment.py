"""A piece of rendered text whose links and pictures are still open.

The text of one file cannot know the addresses of others, so parsing leaves holes: U+FDD0, "L" or "I", a number,
U+FDD1 (noncharacters that no input can hold). A hole stands where an attribute's value would: `href="⟨L0⟩"`,
`src="⟨I0⟩"`. Filling them is cheap and happens when the page is planned.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from healthpress.text.diagnostic import Place, Stretch
from healthpress.text.value import Value

_LINK_HOLE = re.compile("\ufdd0L([0-9]+)\ufdd1")
_IMAGE_HOLE = re.compile(r'<img\b((?:[^>"]|"[^"]*")*?)src="\ufdd0I([0-9]+)\ufdd1"((?:[^>"]|"[^"]*")*)>')


class LinkUse(NamedTuple):
    """A link to somewhere on the site: what the editor wrote, and where."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class PackedLinks(Value):
    """The links of one file, in order, as every article keeps them: each made when it is asked for, as there are many.

    The text of their lines is not kept. `packed` is written by `of`; it is empty where there are none.
    """

    path: str = ""
    packed: bytes = b""

    @classmethod
    def of(cls, path: str, links: Iterable[LinkUse]) -> PackedLinks:
        """The links of the file `path`."""
        told = [(use.target, use.place.stretch) for use in links]
        return cls(path, marshal.dumps(told)) if told else cls()

    def __iter__(self) -> Iterator[LinkUse]:
        return (LinkUse(target, Place(self.path, *stretch)) for target, stretch in self._told())

    @property
    def targets(self) -> list[str]:
        """What the editor wrote, without the places."""
        return [target for target, _ in self._told()]

    def _told(self) -> list[tuple[str, Stretch]]:
        return marshal.loads(self.packed) if self.packed else []  # noqa: S302 (packed above)


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
