"""What there is to say about a place in a text.

A `Rule` is a kind of fault with a permanent code; a `Diagnostic` is one finding of it. Both are values: who prints
them, and how, is decided elsewhere.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from healthpress.text.value import Value


class Severity(StrEnum):
    """An error stops the build; a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A stretch of one line. Line and column count from 1, in characters; length is at least 1."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    line_text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def bare(self) -> Place:
        """The place without the text of its line."""
        return Place(self.path, self.line, self.column, self.length)

    @property
    def stretch(self) -> Stretch:
        """The place within its file."""
        return self.line, self.column, self.length


Stretch = tuple[int, int, int]
"""The line, column and length of a place."""

_QUICKLY = 1


class Places(Mapping[str, Place]):
    """Places in one file by name, each made when it is asked for: there are dozens, and faults ask for few.

    The text of their lines is not kept.
    """

    __slots__ = ("_path", "_stretches")

    def __init__(self, path: str, stretches: dict[str, Stretch]) -> None:
        self._path = path
        self._stretches = stretches

    def __getitem__(self, name: str) -> Place:
        return Place(self._path, *self._stretches[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stretches)

    def __len__(self) -> int:
        return len(self._stretches)

    def packed(self) -> PackedPlaces:
        """The same, to be kept."""
        return PackedPlaces(self._path, zlib.compress(marshal.dumps(self._stretches), _QUICKLY))


class PackedPlaces(Mapping[str, Place]):
    """Places as every article keeps them: unpacked when one is asked for."""

    __slots__ = ("_packed", "_path")

    def __init__(self, path: str, packed: bytes) -> None:
        self._path = path
        self._packed = packed

    def __reduce__(self) -> tuple[object, ...]:
        return PackedPlaces, (self._path, self._packed)

    def __getitem__(self, name: str) -> Place:
        return self._unpacked()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked())

    def __len__(self) -> int:
        return len(self._unpacked())

    def _unpacked(self) -> Places:
        return Places(self._path, marshal.loads(zlib.decompress(self._packed)))  # noqa: S302 (packed above)


@dataclass(frozen=True, slots=True)
class Diagnostic(Value):
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
