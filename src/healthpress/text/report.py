"""One `Diagnostic`, many renderings: code frame, one line, JSON, GitHub workflow commands, SARIF 2.1.0.

In: findings. Out: text. Nothing is printed here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from healthpress.text.diagnostic import Diagnostic, Severity

_TAB = "    "
_WIDEST = 160


MOST_IN_FULL = 20
"""So many findings of one kind are shown in full on a terminal; the others are counted."""


def full(found: Sequence[Diagnostic], most: int | None = None) -> str:
    """Every finding with its line, a marker under it, why and what to do; of each kind, no more than `most`."""
    if most is None:
        return "\n".join(_frame(item) for item in found)
    counts = Counter[str]()
    frames = []
    for item in found:
        counts[item.code] += 1
        if counts[item.code] <= most:
            frames.append(_frame(item))
    frames += [
        f"… and {count - most:,} more of {code}: see them all with --format concise"
        f" or `healthpress check --only {code} --format concise`.\n"
        for code, count in sorted(counts.items())
        if count > most
    ]
    return "\n".join(frames)


def _frame(item: Diagnostic) -> str:
    place = item.place
    gutter = " " * len(str(place.line))
    lines = [f"{item.severity}[{item.code}]: {item.message}", f"{gutter}--> {place}"]
    if place.line_text:
        shown, before, marked = _window(place.line_text, place.column - 1, place.length)
        lines += [f"{gutter} |", f"{place.line} | {shown}", f"{gutter} | {' ' * before}{'^' * marked}"]
    lines += [f"{gutter} = why: {item.why}", f"{gutter} = help: {item.help}", ""]
    return "\n".join(lines)


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the marked stretch, and where the mark falls in it (tabs made spaces)."""
    left = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    part = line[left : left + _WIDEST]
    before = part[: start - left].replace("\t", _TAB)
    marked = part[start - left : start - left + length].replace("\t", _TAB)
    ellipsis = "…" if left else ""
    shown = ellipsis + part.replace("\t", _TAB) + ("…" if left + _WIDEST < len(line) else "")
    return shown, len(ellipsis) + _cells(before), max(1, _cells(marked))


def _cells(text: str) -> int:
    """Columns the text takes on a terminal: wide East Asian characters take two."""
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def concise(found: Sequence[Diagnostic]) -> str:
    """One line a finding: `path:line:column: code message`."""
    return "".join(f"{item.place}: {item.severity}[{item.code}] {item.message}\n" for item in found)


def as_json(found: Sequence[Diagnostic]) -> str:
    """A JSON array, one object a finding."""
    return json.dumps([_plain(item) for item in found], ensure_ascii=False, indent=1) + "\n"


def _plain(item: Diagnostic) -> dict[str, Any]:
    place = item.place
    return {
        "code": item.code,
        "severity": str(item.severity),
        "message": item.message,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "source": place.line_text,
        "why": item.why,
        "help": item.help,
    }


def github(found: Sequence[Diagnostic]) -> str:
    """GitHub Actions workflow commands, which GitHub shows beside the changed line."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escape_value(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{item.severity} file={escape_value(item.place.path)},line={item.place.line},col={item.place.column},"
        f"title={escape_value(item.code)}::{escape(f'{item.message} {item.help}')}\n"
        for item in found
    )


def sarif(found: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0 (OASIS), as code-scanning services read it."""
    from urllib.parse import quote

    from healthpress import __version__
    from healthpress.text.rules import RULES

    used = sorted({item.code for item in found})
    results = [
        {
            "ruleId": item.code,
            "ruleIndex": used.index(item.code),
            "level": "error" if item.severity is Severity.ERROR else "warning",
            "message": {"text": f"{item.message} {item.help}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(item.place.path)},
                        "region": {
                            "startLine": item.place.line,
                            "startColumn": item.place.column,
                            "endColumn": item.place.column + item.place.length,
                        },
                    }
                }
            ],
        }
        for item in found
    ]
    known = [
        {
            "id": code,
            "shortDescription": {"text": RULES[code].title},
            "fullDescription": {"text": RULES[code].why},
            "help": {"text": RULES[code].help},
        }
        for code in used
    ]
    driver = {"name": "healthpress", "version": __version__, "rules": known}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
