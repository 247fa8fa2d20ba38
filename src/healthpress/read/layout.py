"""Markdown that is not read as it was meant: headings, tables and lists that run into the text, breaks nobody sees.

In: an article's file. Out: findings, at the very character where each can be mended (`fixes.py`). Only what is surely
not meant is told; lists and headings right under a line of text need no blank line here (`traps.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from healthpress.model.document import Article, Text
from healthpress.model.text_check import CheckContext
from healthpress.read.block import Block, TooDeepError
from healthpress.read.blocks import scan
from healthpress.read.front_matter import front_matter_span
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source

_COMPONENT = re.compile(r"^[ \t]{0,3}:{3,}.*$", re.MULTILINE)
_SIGNS = re.compile(r" {0,3}(#{2,6})(?=[^\W\d_])")
_STEP = re.compile(r" {0,3}([0-9]{1,3})[.)] +\S")
_BREAK = re.compile(r"[\w,] {2,}$")
_HEAD_ROWS = 2

_PlaceOf = Callable[[int, int, int], Place]
"""The place of a line, a column (both from 0) and a length."""


def check_layout(_: Article, __: Text, context: CheckContext) -> Iterator[Diagnostic]:
    """The findings about the layout of an article's text."""
    yield from layout_faults(context.source)


def layout_faults(source: Source) -> Iterator[Diagnostic]:
    """The findings about the layout of a file's text."""
    span = front_matter_span(source)
    if span is None:
        return
    body = source.text[span[2] :]
    first = source.place(span[2]).line
    try:
        stack = [scan(_COMPONENT.sub("", body))]
    except TooDeepError:
        return
    lines = body.split("\n")
    while stack:
        block = stack.pop()
        stack.extend(reversed(block.children))
        if block.kind in {"paragraph", "table", "heading"}:
            yield from _of_block(block, lines, first, source)


def _of_block(block: Block, lines: list[str], first: int, source: Source) -> Iterator[Diagnostic]:
    def place(line: int, column: int, length: int) -> Place:
        return source.place(source.offset(first - 1 + line, column), length)

    if block.kind == "heading" and not block.lines[0].strip():
        yield rules.EMPTY_HEADING.at(place(block.line, 0, 1), "This heading has no words.")
    elif block.kind == "table":
        yield from _rows(block, lines, place)
    elif block.kind == "paragraph":
        numbers = range(block.line, min(block.line + len(block.lines), len(lines)))
        yield from _paragraph([(number, lines[number]) for number in numbers], place)


def _rows(block: Block, lines: list[str], place: _PlaceOf) -> Iterator[Diagnostic]:

    for index in range(_HEAD_ROWS, len(block.lines)):
        number = block.line + index
        if "|" in block.lines[1] and number < len(lines) and "|" not in lines[number]:
            yield rules.TEXT_IN_TABLE.at(
                place(number, 0, len(lines[number])), "This line belongs to the table above it."
            )
            return


def _paragraph(rows: list[tuple[int, str]], place: _PlaceOf) -> Iterator[Diagnostic]:

    steps = [_STEP.match(line) for _, line in rows]
    for index, (number, line) in enumerate(rows):
        following = rows[index + 1][1] if index + 1 < len(rows) else ""
        if signs := _SIGNS.match(line):
            yield rules.HEADING_WITHOUT_SPACE.at(
                place(number, signs.start(1), len(signs[1])), "There is no space after the number signs."
            )
        here, after = steps[index], steps[index + 1] if following else None
        begun = index == 0 or (index > 0 and steps[index - 1])
        if here and after and not begun and int(after[1]) == int(here[1]) + 1:
            yield rules.LIST_IN_PARAGRAPH.at(
                place(number, 0, len(line)), "This list is part of the paragraph above it."
            )
        if (spaces := _BREAK.search(line)) and following.lstrip()[:1].islower():
            start = spaces.start() + 1
            yield rules.ACCIDENTAL_BREAK.at(
                place(number, start, len(line) - start), f"The line ends with {len(line) - start} spaces."
            )
