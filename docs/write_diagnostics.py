"""Writes docs/diagnostics.md from the table of rules, so that the page and the program cannot disagree."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from healthpress.text.diagnostic import Rule, Severity
from healthpress.text.rules import RULES

PAGE = Path(__file__).parent / "diagnostics.md"

INTRO = """\
# Diagnostics

Everything that `healthpress` can say about a site, by its permanent code. Errors stop the build and leave the old
output as it was; warnings stop it only under `--strict`. This page is written from the program by `make docs`.

"""


def page() -> str:
    """The whole page."""
    rules = sorted(RULES.values(), key=lambda rule: rule.code)
    parts = [INTRO]
    for family, members in groupby(rules, key=lambda rule: rule.code.partition("/")[0]):
        parts.append(f"## {family}\n\n")
        parts.extend(_entry(rule) for rule in members)
    return "".join(parts).rstrip("\n") + "\n"


def _entry(rule: Rule) -> str:
    severity = "Error" if rule.severity is Severity.ERROR else "Warning"
    return f"### `{rule.code}`\n\n{severity}: {rule.title}.\n\n- Why: {rule.why}\n- What to do: {rule.help}\n\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
