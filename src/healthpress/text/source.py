"""One file's text and the places in it.

In: the bytes of a file. Out: a `Source` whose text has LF line ends and no control characters, and that turns
offsets into lines and columns. It stands apart because every stage that finds a fault needs to say where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place

HOLE_OPEN, HOLE_CLOSE = "\ufdd0", "\ufdd1"
"""Unicode noncharacters, reserved for a program's own use, that mark holes in rendered text."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Source:
    """The text of one file. `path` is relative to the site's folder, with forward slashes."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate([len(line) + 1 for line in self.text.split("\n")], initial=0))[:-1]

    def place(self, offset: int = 0, length: int = 1) -> Place:
        """Where the character at `offset` (from 0) stands: line and column count from 1, in characters."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[line]
        end = self.text.find("\n", start)
        line_text = self.text[start : len(self.text) if end < 0 else end]
        column = offset - start
        return Place(self.path, line + 1, column + 1, max(1, min(length, len(line_text) - column)), line_text)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column that count from 0, as YAML's marks do."""
        starts = self._line_starts
        return starts[line] + column if line < len(starts) else len(self.text)

    def find(self, needle: str, start: int = 0) -> Place:
        """The place of the first `needle` at or after `start`; the place of `start` where there is none."""
        at = self.text.find(needle, start)
        return self.place(start) if at < 0 else self.place(at, len(needle))


def decode(path: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """Turn a file's bytes into a `Source`; a byte-order mark and CR line ends go without a word.

    Bytes that are not UTF-8 are an error at their line and column (the rest of the text is kept, so that later
    faults are found too); control characters are dropped with a warning.
    """
    found: list[Diagnostic] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        source = Source(path, _plain_lines(text))
        found.append(rules.NOT_UTF8.at(source.place(), "The file is UTF-16, not UTF-8."))
        return source, found
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = _plain_lines(data[: fault.start].decode("utf-8-sig", errors="replace"))
        source = Source(path, _plain_lines(data.decode("latin-1")))
        found.append(
            rules.NOT_UTF8.at(
                source.place(len(before)), f"Byte 0x{data[fault.start]:02x} at this place is not valid UTF-8."
            )
        )
        return Source(path, _FORBIDDEN.sub("", source.text)), found
    text = _plain_lines(text)
    first = None if is_printable(text) else _FORBIDDEN.search(text)
    if first:
        marked = Source(path, text)
        count = len(_FORBIDDEN.findall(text))
        place = marked.place(first.start())
        shown = Place(place.path, place.line, place.column, 1, _FORBIDDEN.sub("\ufffd", place.line_text))
        found.append(
            rules.CONTROL_CHARACTER.at(
                shown, f"The text holds {count} control character{'s' * (count > 1)}; first U+{ord(first[0]):04X}."
            )
        )
        text = _FORBIDDEN.sub("", text)
    return Source(path, text), found


def is_printable(text: str) -> bool:
    """Whether a text is line ends and printable characters alone, as most are: quick to tell."""
    return text.replace("\n", "").isprintable()


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
