"""How the articles of one language are connected, in a form that is kept from one build to the next.

In: vectors, lists and nearest articles by number. Out: bytes and back. It stands apart because connecting and
reconnecting both make it, and cards and reasons are read from it.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from healthpress.shape.nearest import STRONGEST, Listed, Near, Search, listed
from healthpress.shape.spread import Spread
from healthpress.shape.subjects import Subject
from healthpress.shape.tables import Table
from healthpress.shape.vectors import Held, Vector

_FORM = f"recommendations 1 {sys.byteorder} ".encode()
"""Stands in front of remembered connections. Raise it with every change of what they mean."""

_MARSHAL = 4
_CHECK = 4
_SEEN = 8 * STRONGEST
_BITS = 32
_NUMBER = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Connections:
    """The articles of one language. All tables but `lists` (by feature) go by the numbers of articles.

    `subjects` holds digests, each with a byte that says whether the article is one of those that tell how rare terms are.
    """

    subjects: Table
    held: Table
    counts: Table
    features: Table
    weights: Table
    lists: Table
    nearest: Table
    spread: Spread

    def search(self, subjects: Mapping[int, Subject]) -> Search:
        """A search that reads what it needs. The subjects stand in the order that decides ties."""
        order = list(subjects)
        place = {number: at for at, number in enumerate(order)}
        folders = {number: subject.folder for number, subject in subjects.items()}
        return Search(VectorsRead(self), ListsRead(self), folders, order, place)


class VectorsRead(dict[int, Vector]):
    """Vectors, each unpacked when it is first asked for."""

    def __init__(self, connections: Connections) -> None:
        super().__init__()
        self._from = connections

    def __missing__(self, number: int) -> Vector:
        read = self[number] = array("I", self._from.features.get(number)), self._from.weights.get(number)
        return read


class ListsRead(dict[int, Listed]):
    """Features' lists, each unpacked when it is first asked for."""

    def __init__(self, connections: Connections) -> None:
        super().__init__()
        self._from = connections

    def __missing__(self, feature: int) -> Listed:
        read = self[feature] = listed(array("Q", self._from.lists.get(feature)[:_SEEN]))
        return read


def held_row(held: Held) -> bytes:
    """What an article has, but for its counts."""
    sizes = array("I", (len(held.title), len(held.tags)))
    return (sizes + held.title + held.tags + held.body).tobytes()


def held_from(row: bytes, counts: bytes) -> Held:
    """The reverse of `held_row`."""
    numbers = array("I", row)
    title, tags = 2 + numbers[0], 2 + numbers[0] + numbers[1]
    return Held(numbers[2:title], numbers[tags:], counts, numbers[title:tags])


def near_row(near: Near) -> bytes:
    """The nearest articles of one."""
    return array("Q", (near.least << _BITS | near.reach, *near.entries)).tobytes()


def near_from(row: bytes) -> Near:
    """The reverse of `near_row`."""
    entries = array("Q", row)
    limits = entries.pop(0)
    return Near(entries, limits & _NUMBER, limits >> _BITS)


def pack(languages: Mapping[str, Connections]) -> bytes:
    """The connections of all languages as bytes, which say the same for the same content."""
    data = marshal.dumps([(lang, *_parts(languages[lang])) for lang in sorted(languages)], _MARSHAL)
    return b"".join((_FORM, crc32(data).to_bytes(_CHECK, "big"), data))


def unpack(remembered: bytes) -> dict[str, Connections]:
    """The connections that were packed; none where they are damaged or of another version."""
    start = len(_FORM) + _CHECK
    data = memoryview(remembered)[start:]
    if not remembered.startswith(_FORM) or remembered[len(_FORM) : start] != crc32(data).to_bytes(_CHECK, "big"):
        return {}
    return {lang: _from_parts(tables, spread) for lang, tables, spread in marshal.loads(data)}


def _parts(made: Connections) -> tuple[object, object]:
    tables = (made.subjects, made.held, made.counts, made.features, made.weights, made.lists, made.nearest)
    terms = array("I", sorted(made.spread.everywhere))
    everywhere = array("I", map(made.spread.everywhere.__getitem__, terms))
    in_base = array("I", [made.spread.in_base.get(term, 0) for term in terms])
    spread = made.spread.base, terms.tobytes(), everywhere.tobytes(), in_base.tobytes()
    return [table.packed() for table in tables], spread


def _from_parts(tables: list[tuple[bytes, bytes, bytes]], spread: tuple[int, bytes, bytes, bytes]) -> Connections:
    base, *columns = spread
    terms, everywhere, in_base = (array("I", column) for column in columns)
    counted = Spread(base, dict(zip(terms, everywhere, strict=True)), dict(zip(terms, in_base, strict=True)))
    return Connections(*(Table.unpacked(packed) for packed in tables), counted)
