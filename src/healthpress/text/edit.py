"""Changes to a file that leave every other byte as it is.

In: the bytes of a file, and edits by offsets into the text of its `Source`. Out: bytes. A `Source` has LF line ends
and no byte-order mark; the file keeps its own.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from healthpress.text.source import Source, decode


class Edit(NamedTuple):
    """The characters from `start` to `end` of a source's text become `text`."""

    start: int
    end: int
    text: str


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, each once; of two that touch the same characters, or the same place, the first."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start > kept[-1].start):
            kept.append(edit)
    return kept


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with the edits made; new lines end as the file's first line does. UnicodeDecodeError unless UTF-8."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    raw = data[len(mark) :].decode()
    offsets = _offsets(raw, decode("", data)[0])
    first = raw.find("\n")
    line_end = "\r\n" if first > 0 and raw[first - 1] == "\r" else "\n"
    if first < 0 and "\r" in raw:
        line_end = "\r"
    parts: list[str] = []
    copied = 0
    for edit in without_overlaps(edits):
        start, end = offsets[edit.start], offsets[edit.end]
        parts += [raw[copied:start], edit.text.replace("\n", line_end)]
        copied = end
    return mark + ("".join(parts) + raw[copied:]).encode()


def _offsets(raw: str, source: Source) -> list[int]:
    """Where each character of a source's text, and its end, stands in the file's own text."""
    offsets: list[int] = []
    at = 0
    for character in source.text:
        while not _same(raw, at, character):
            at += 1
        offsets.append(at)
        at += 2 if raw.startswith("\r\n", at) else 1
    return [*offsets, len(raw)]


def _same(raw: str, at: int, character: str) -> bool:
    return raw[at] == character or (character == "\n" and raw[at] in "\r\u2028\u2029")
