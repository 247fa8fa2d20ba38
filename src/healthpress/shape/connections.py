"""How the articles of one language are connected, in a form that is kept from one build to the next.

In: vectors, lists and nearest articles by number. Out: bytes and back. It stands apart because connecting and
reconnecting both make it, and cards and reasons are read from it.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

from healthpress.shape.nearest import STRONGEST, Listed, Near, Search, listed, search_of
from healthpress.shape.spread import Spread
from healthpress.shape.subjects import Subject
from healthpress.shape.tables import Table
from healthpress.shape.vectors import Held, Vector

_FORM = f"recommendations 1 {sys.byteorder} ".encode()
"""Stands in front of remembered connections. Raise it with every change of what they mean."""

_CHECK = 4
_TABLES = ("subjects", "held", "counts", "features", "weights", "lists", "ahead", "near", "scores")
_WIDTH = 4
_SEEN = 8 * STRONGEST


@dataclass(frozen=True, slots=True)
class Connections:
    """The articles of one language. All tables but `lists` (by feature) go by the numbers of articles.

    `subjects` holds digests, each with a byte that says whether the article is one of the oldest, which tell how rare
    terms are. `ahead` are the features that a search looks at; `near` what it found; `scores` begin with the least.
    """

    subjects: Table
    held: Table
    counts: Table
    features: Table
    weights: Table
    lists: Table
    ahead: Table
    near: Table
    scores: Table
    spread: Spread

    def strongest(self, feature: int) -> array[int]:
        """As much of a feature's list as a search looks at."""
        return array("Q", self.lists.get(feature)[:_SEEN])

    def scored(self, number: int) -> list[tuple[int, int]]:
        """The scores and numbers of the articles nearest to one."""
        return list(zip(array("I", self.scores.get(number))[1:], array("I", self.near.get(number)), strict=True))

    def search(self, subjects: Mapping[int, Subject]) -> Search:
        """A search that reads what it needs. The subjects stand in the order that decides ties."""
        folders = {number: subject.folder for number, subject in subjects.items()}
        place = {number: at for at, number in enumerate(subjects)}
        return search_of(VectorsRead(self), ListsRead(self, place), folders, place)


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

    def __init__(self, connections: Connections, place: Mapping[int, int]) -> None:
        super().__init__()
        self._from = connections
        self._place = place

    def __missing__(self, feature: int) -> Listed:
        read = self[feature] = listed(self._from.strongest(feature), self._place)
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


def scores_row(near: Near) -> bytes:
    """The least that a search took up, and the scores of what it found."""
    return array("I", (near.least, *near.scores)).tobytes()


def pack(languages: Mapping[str, Connections]) -> bytes:
    """The connections of all languages as bytes, which say the same for the same content."""
    heads = []
    pieces: list[bytes | memoryview] = []
    for lang in sorted(languages):
        tables: list[Table] = [getattr(languages[lang], name) for name in _TABLES]
        heads.append((lang, languages[lang].spread.base, *map(len, tables), len(languages[lang].spread.everywhere)))
        for table in tables:
            pieces += table.pieces()
        pieces += _columns(languages[lang].spread)
    head = json.dumps(heads).encode()
    pieces = [len(head).to_bytes(_CHECK, "big"), head, *pieces]
    check = 0
    for piece in pieces:
        check = crc32(piece, check)
    return b"".join((_FORM, check.to_bytes(_CHECK, "big"), *pieces))


def is_damaged(remembered: bytes) -> bool:
    """Whether these are not the bytes that were packed; those of another version are not damaged."""
    start = len(_FORM) + _CHECK
    if not remembered.startswith(_FORM):
        return len(remembered) < start
    return remembered[len(_FORM) : start] != crc32(memoryview(remembered)[start:]).to_bytes(_CHECK, "big")


def unpack(remembered: bytes) -> dict[str, Connections]:
    """The connections that were packed; none where they are damaged or of another version."""
    if is_damaged(remembered) or not remembered.startswith(_FORM):
        return {}
    start = len(_FORM) + _CHECK
    at = start + _CHECK + int.from_bytes(remembered[start : start + _CHECK], "big")
    found = {}
    for lang, base, *rows, terms in json.loads(remembered[start + _CHECK : at]):
        tables = {}
        for name, count in zip(_TABLES, rows, strict=True):
            tables[name], at = Table.read(remembered, at, count)
        columns = []
        for _ in range(3):
            columns.append(array("I", remembered[at : at + _WIDTH * terms]))
            at += _WIDTH * terms
        everywhere, in_base = (dict(zip(columns[0], column, strict=True)) for column in columns[1:])
        found[lang] = Connections(**tables, spread=Spread(base, everywhere, in_base))
    return found


def _columns(spread: Spread) -> list[bytes]:
    """Terms, in how many articles they stand, and in how many of the base."""
    terms = array("I", sorted(spread.everywhere))
    everywhere = array("I", map(spread.everywhere.__getitem__, terms))
    return [
        terms.tobytes(),
        everywhere.tobytes(),
        array("I", [spread.in_base.get(term, 0) for term in terms]).tobytes(),
    ]
