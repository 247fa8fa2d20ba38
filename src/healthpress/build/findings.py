"""Findings on their way to the reader: in order, each once, with the text of its line.

In: what the stages found. Out: what is reported, and whether it stops the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.source import decode


def stops(found: Sequence[Diagnostic], *, strict: bool) -> bool:
    """Whether findings stop the build: any error, or under `strict` anything at all."""
    return any(strict or item.severity is Severity.ERROR for item in found)


def reported(found: Iterable[Diagnostic], root: Path) -> tuple[Diagnostic, ...]:
    """The findings in order, each once and with the text of its line."""
    return tuple(_with_line(item, root) for item in sorted(dict.fromkeys(found), key=lambda item: item.order))


def _with_line(item: Diagnostic, root: Path) -> Diagnostic:
    """A finding whose place was kept without the line's text, complete; only findings are worth reading it again."""
    place = item.place
    if place.line_text:
        return item
    try:
        source, _ = decode(place.path, (root / place.path).read_bytes())
    except OSError:
        return item
    return replace(item, place=source.place(source.offset(place.line - 1, place.column - 1), place.length))
