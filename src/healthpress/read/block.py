"""One block of Markdown: the noun that the scanner makes and the engine's traps are mended with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "document", "quote", "list", "item", "footnote", "definitions", "definition",
    "paragraph", "heading", "code", "html", "rule", "table", "terms", "references",
]  # fmt: skip

DEEPEST = 40
"""Containers within containers; more is a fault of the text (real articles need four)."""


class TooDeepError(Exception):
    """A text is nested too deeply to be rendered; `line` counts from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Block:
    """A block, growing while its text is read. `line` is its first (from 0) and `last` its last line.

    `mark` is a list's bullet or delimiter, a heading's number signs, a fence's run or a footnote's id; `number` the
    first number of an ordered list; `indent` what an item's lines must be indented by; `spaced` says that a blank
    line stands before it.
    """

    kind: Kind
    line: int
    lines: list[str] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)
    mark: str = ""
    info: str = ""
    number: int | None = None
    indent: int = 0
    spaced: bool = False
    last: int = 0

    @property
    def loose(self) -> bool:
        """Whether a list's paragraphs stand apart, by CommonMark's rule."""
        return any(item.spaced for item in self.children[1:]) or any(
            child.spaced for item in self.children for child in item.children[1:]
        )
