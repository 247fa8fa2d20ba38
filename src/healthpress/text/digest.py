"""Short names for contents: equal digest, equal content."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import marshal
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from healthpress.text.value import reader_of

DIGEST_BYTES = 16

SHORT = 16
"""Digits of a digest that are enough among the few versions of one thing: 64 bits."""

_MARSHAL_WITHOUT_REFERENCES = 2
"""Later versions of the format write an object that occurs twice in another way than two that are equal."""

_ATOMS = frozenset({str, int, bool, float, bytes, type(None)})


def digest(*parts: bytes | str) -> str:
    """32 hexadecimal digits over the parts, each measured, so that ("ab", "c") and ("a", "bc") differ."""
    state = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def digest_of(value: Any) -> str:
    """The digest of a value made of dataclasses, tuples, mappings, dates, names and plain values; TypeError for others.

    It depends on the value alone, not on which of its parts are one object, nor on the process or the machine.
    """
    return digest(marshal.dumps(_plain(value), _MARSHAL_WITHOUT_REFERENCES))


def digest_of_texts(*texts: str) -> str:
    """The digest of several texts, for the many times that nothing else is in a value."""
    return digest(marshal.dumps(texts, _MARSHAL_WITHOUT_REFERENCES))


_fields_of: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}


def _plain(value: Any) -> Any:
    """The value in what marshal writes: atoms and tuples, each kind told apart by its name."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return tuple([item if type(item) in _ATOMS else _plain(item) for item in value])
    if isinstance(value, tuple):
        return (kind.__name__, *[item if type(item) in _ATOMS else _plain(item) for item in value])
    if isinstance(value, Mapping):
        return ("{}", *((_plain(key), _plain(item)) for key, item in value.items()))
    if isinstance(value, (frozenset, set)):
        return ("set", *sorted(map(_plain, value)))
    if isinstance(value, StrEnum):
        return (kind.__name__, value.value)
    if isinstance(value, (dt.date, dt.datetime)):
        return (kind.__name__, value.isoformat())
    if kind not in _fields_of:
        _fields_of[kind] = reader_of(kind) if dataclasses.is_dataclass(kind) else None
    read = _fields_of[kind]
    if read is None:
        raise TypeError(f"{kind.__name__} has no digest")
    return (kind.__name__, *map(_plain, read(value)))
