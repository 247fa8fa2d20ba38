"""What there is to say about a place in a text.

A `Rule` is a kind of fault with a permanent code; a `Diagnostic` is one finding of it. Both are values: who prints
them, and how, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line. Line and column count from 1, in characters; length is at least 1."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    line_text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, why it matters and what to do about it."""

    code: str
    severity: Severity
    message: str
    place: Place
    why: str
    help: str

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts findings by file, then by place."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault. The code never changes its meaning once released."""

    code: str
    severity: Severity
    title: str
    why: str
    help: str

    def at(self, place: Place, message: str, help: str = "") -> Diagnostic:  # noqa: A002 (the field's name)
        """A finding of this rule; `help` replaces the rule's general advice with the case's own."""
        return Diagnostic(self.code, self.severity, message, place, self.why, help or self.help)
