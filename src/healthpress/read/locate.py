"""Where a fault found in rendered HTML stands in the Markdown it came from.

In: marked values out of the HTML, or a pattern. Out: places. It stands apart because the text of a file and a text in
front matter know their places in different ways, and nothing that works on HTML should care.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from healthpress.read import marks
from healthpress.read.blocks import code_lines
from healthpress.text.diagnostic import Place
from healthpress.text.source import Source

At = Callable[[int, int], Place]
"""The place of a stretch of the text: its offset in the text, and its length."""

_INLINE_CODE = re.compile(r"(?<![`\\])(`{1,3})(?!`)([^`]{1,2000})(?<!`)\1(?!`)")


def in_source(source: Source, start: int) -> At:
    """Places in a stretch of a source that begins at `start`."""
    return lambda offset, length: source.place(start + offset, length)


def always(place: Place) -> At:
    """The one place that is known of a text in front matter."""
    return lambda _offset, _length: place


def without_code(text: str) -> str:
    """The text with its code made spaces, equally long."""
    code = code_lines(text, html=False)
    lines = text.split("\n")
    blanked = "\n".join(" " * len(line) if number in code else line for number, line in enumerate(lines))
    return _INLINE_CODE.sub(lambda found: " " * len(found[0]), blanked)


class Locator:
    """Finds the places of one text. It counts what it is asked for: the second `<b>` asked for is the second there."""

    def __init__(self, text: str, spans: list[marks.Span], at: At) -> None:
        self._text = text
        self._spans = spans
        self._at = at
        self._matches: dict[str, Iterator[re.Match[str]]] = {}
        self._last: dict[str, Place] = {}
        self._followed: dict[int, int] = {}

    def has(self, sign: str) -> bool:
        """Whether a sign stands anywhere in the text."""
        return sign in self._text

    def marked(self, value: str) -> Place:
        """The place that the first mark in a value stands for; the beginning of the text where it holds none."""
        number = marks.first_place(value)
        if number is None or number >= len(self._spans):
            return self.at()
        return self._at(self._spans[number].offset, self._spans[number].length)

    def following(self, value: str, pattern: str) -> Place:
        """The place of a pattern's first group at or after the first mark in a value; the mark's where there is none.

        Asked again for the same mark, it goes on from the last place given.
        """
        number = marks.first_place(value)
        if number is None or number >= len(self._spans):
            return self.at()
        start = self._followed.get(number, self._spans[number].offset)
        found = re.compile(pattern, re.MULTILINE).search(self._text, start)
        if found is None:
            return self.marked(value)
        self._followed[number] = found.end(1)
        return self._at(found.start(1), found.end(1) - found.start(1))

    def at(self, offset: int = 0, length: int = 1) -> Place:
        """The place of a stretch of the text."""
        return self._at(offset, length)

    def next_match(self, *patterns: str) -> Place:
        """The place outside code of the first of these patterns that is there.

        The pattern's first match is given when first asked for, its second when asked again, and so on.
        """
        return next((place for place in map(self._next_match, patterns) if place), self.at())

    def _next_match(self, pattern: str) -> Place | None:
        if pattern not in self._matches:
            self._matches[pattern] = re.finditer(pattern, self._readable, re.IGNORECASE)
        found = next(self._matches[pattern], None)
        if found:
            self._last[pattern] = self._at(found.start(), len(found[0]))
        return self._last.get(pattern)

    @cached_property
    def _readable(self) -> str:
        return without_code(self._text)
