"""Marks: noncharacters set into Markdown that come out of any engine where they went in.

In: a text. Out: the same text with numbered marks before every link target, image, citation and heading, and the
offsets that the numbers stand for. It stands apart because marks are how a fault in HTML knows its place in Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from healthpress.text.source import is_printable

PLACE, OPENING, CLOSING, SLOT = "\ufdd2", "\ufdd4", "\ufdd5", "\ufdd6"
"""Kinds of numbered mark: a place, a component's first and last line, and HTML that stays outside the engine."""

TIGHT, EMPTY, NOTHING, DECORATIVE, TILDE = "\ufdd8", "\ufdd9", "\ufdda", "\ufddb", "\ufddc"
"""Marks without number: a paragraph of a tight list, an empty paragraph, a break of syntax, an `alt=""` on purpose, a
tilde that is no syntax."""

_END = "\ufdd3"
_DIGITS = {ord(str(digit)): 0xFDE0 + digit for digit in range(10)}
_NUMBERS = {value: key for key, value in _DIGITS.items()}
_NUMBER = f"([\ufde0-\ufde9]{{1,9}}){_END}"
_ALL = re.compile("[\ufdd2-\ufdef]+")
_NONCHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_PLACE = re.compile(PLACE + _NUMBER)

_WHERE = (
    (r"\]\(", r"\]\([ \t]*\n?[ \t]*<?(?=(?P<target>[^\s()<>]*))"),
    (r"\]:", r"^[ \t>]*\[(?!\^)[^\]\n]{1,999}\]:[ \t]*\n?[ \t]*<?(?=(?P<definition>[^\s<>]+))"),
    (r"=(?<=[fc \t]=)", r"\b(?:href|src)[ \t]*=[ \t]*(?P<quote>[\"']?)(?=(?P<attribute>[^\s\"'>]*))"),
    (r"\#", r"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?\#{1,6}[ \t]+_*(?=(?P<heading>[^\s\#][^\n]*))"),
    (r"\n {0,3}[=-]+[ \t]*(?:\n|$)", r"^(?=(?P<underlined>[^\W\d_][^\n]*)\n[ ]{0,3}(?:=+|-+)[ \t]*$)"),
    (r"<h[1-6]", r"<h[1-6]\b[^<>\n]*>(?=(?P<html>[^\n<]*))"),
    (r"\[@", r"(?<!\\)\[(?=(?P<citation>@[^\s\];@]+(?:\s*;\s*@[^\s\];@]+)*)\s*\])"),
    (r"alt[ \t]*=", r"\balt[ \t]*=[ \t]*(?P<alt>\"(?=\")|'(?='))"),
)
"""What a text must hold to hold anything of a kind (quick to find, as it begins with one sign), and what is marked."""

_SIGNS = tuple(re.compile(sign) for sign, _ in _WHERE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that was marked: its offset and length."""

    offset: int
    length: int


def numbered(kind: str, number: int) -> str:
    """The mark of a kind that carries a number."""
    return kind + str(number).translate(_DIGITS) + _END


def pattern(kind: str) -> str:
    """A regular expression for the numbered marks of a kind; its one group is read by `number`."""
    return kind + _NUMBER


def number(digits: str) -> int:
    """The number that a mark's digits stand for."""
    return int(digits.translate(_NUMBERS))


def insert(text: str, offset: int, spans: list[Span]) -> str:
    """The text with marks; their spans, counted from `offset`, are added to `spans`."""

    def mark(match: re.Match[str]) -> str:
        if match.lastgroup == "alt":
            return match[0] + DECORATIVE
        words = match[match.lastgroup or 0] or ""
        spans.append(Span(offset + match.end(), max(1, len(words))))
        return match[0] + numbered(PLACE, len(spans) - 1)

    present = tuple(sign.search(text) is not None for sign in _SIGNS)
    return _pattern(present).sub(mark, text) if any(present) else text


@lru_cache(maxsize=1 << len(_WHERE))
def _pattern(present: tuple[bool, ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(part for (_, part), is_there in zip(_WHERE, present, strict=True) if is_there), re.MULTILINE
    )


def first_place(text: str) -> int | None:
    """The number of the first place mark in a text."""
    found = _PLACE.search(text)
    return number(found[1]) if found else None


def without(text: str) -> str:
    """The text with all marks taken out."""
    if not text.isascii():
        text = _PLACE.sub("", text)  # most marks are places, and one sign is found sooner than one of thirty
    return text if text.isascii() else _ALL.sub("", text)


def clean(text: str) -> str:
    """The text with what would pass for a mark, and with control characters, made visible as U+FFFD, equally long."""
    return text if is_printable(text) else _NONCHARACTERS.sub("\ufffd", text)
