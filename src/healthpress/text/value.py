"""Frozen values that travel: between processes, and into what a build remembers.

In: a frozen dataclass with slots. Out: the same, pickled by its fields alone. The standard library does so field by
field through functions of its own, which takes several times as long; a site is tens of thousands of values.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any

SHARED: Mapping[str, str] = MappingProxyType({"shared": "words"})
"""Metadata of a field that holds words which many values have: each is kept once in a process."""

SHARED_NAMES: Mapping[str, str] = MappingProxyType({"shared": "names"})
"""Metadata of a mapping by names that many values have: each name is kept once in a process."""


class Value:
    """Base of frozen dataclasses with slots that are pickled often."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind = type(self)
        return _made, (kind, *reader_of(kind)(self))


def _made(kind: type[Any], *values: Any) -> Any:
    made = object.__new__(kind)
    for write, value in zip(_writers_of(kind), values, strict=True):
        write(made, value)
    return made


_readers: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {}
_writers: dict[type[Any], tuple[Callable[[Any, Any], None], ...]] = {}


def reader_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a dataclass."""
    if kind not in _readers:
        names = [item.name for item in dataclasses.fields(kind)]
        several = len(names) > 1
        _readers[kind] = attrgetter(*names) if several else lambda value: tuple(getattr(value, name) for name in names)
    return _readers[kind]


def _writers_of(kind: type[Any]) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field; slots are written to directly, because a frozen value refuses everything else."""
    if kind not in _writers:
        fields = dataclasses.fields(kind)
        _writers[kind] = tuple(map(_writer, [getattr(kind, item.name) for item in fields], fields))
    return _writers[kind]


def _writer(slot: Any, item: dataclasses.Field[Any]) -> Callable[[Any, Any], None]:
    write: Callable[[Any, Any], None] = slot.__set__
    match item.metadata.get("shared"):
        case "words":
            return lambda made, words: write(made, tuple(map(sys.intern, words)))
        case "names":
            return lambda made, named: write(made, {sys.intern(name): value for name, value in named.items()})
    return write
