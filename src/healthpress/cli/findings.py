"""Findings counted for people.

In: findings. Out: lines of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from healthpress.text.diagnostic import Diagnostic, Severity


def counted(found: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are: "1 error, 3 warnings"."""
    errors = sum(item.severity is Severity.ERROR for item in found)
    warnings = len(found) - errors
    return f"{errors:,} error{'' if errors == 1 else 's'}, {warnings:,} warning{'' if warnings == 1 else 's'}"


def summary_table(found: Sequence[Diagnostic]) -> str:
    """A line for each file with findings: errors, warnings, file and the codes met most; the worst first."""
    by_file: dict[str, list[Diagnostic]] = {}
    for item in found:
        by_file.setdefault(item.place.path, []).append(item)
    rows = []
    for path, items in by_file.items():
        errors = sum(item.severity is Severity.ERROR for item in items)
        rows.append((-errors, errors - len(items), path, _codes(items)))
    if not rows:
        return "No findings.\n"
    lines = [f"{'errors':>8}{'warnings':>10}  file"]
    lines += [f"{-errors:>8,}{-warnings:>10,}  {path}  ({codes})" for errors, warnings, path, codes in sorted(rows)]
    return "\n".join(lines) + "\n"


def _codes(items: Sequence[Diagnostic]) -> str:
    counts = sorted(Counter(item.code for item in items).items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{count} {code}" for code, count in counts[:3]]
    return ", ".join(shown) + (", …" if len(counts) > len(shown) else "")
