"""Which articles have most in common: an inverted index over vectors finds them.

In: the vectors of articles and their folders. Out: for each article the nearest others. It stands apart because it is
the one place that has to be fast: it looks at a bounded number of others, however many articles there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, repeat
from operator import mul

from healthpress.shape.vectors import SHARES, WHOLE, Vectors

_STRONGEST = 256
"""How many articles a feature keeps in the index, those with the greatest weights."""

_VISITS = 700
"""After so many entries of the index an article's weaker features look no further."""

_NEAREST = 9
"""How many of the articles found are scored exactly."""

_SAMPLE = 128
_CATEGORY = round(SHARES["category"] * WHOLE)
_BITS = 32
_NUMBER = (1 << _BITS) - 1

Index = Sequence[tuple[Sequence[int], bytes]]
"""For each feature the articles that have it and their weights."""


class Neighbours:
    """How near articles are. Of two equally near, the greater number goes first."""

    def __init__(self, vectors: Vectors, folders: Sequence[str]) -> None:
        self._vectors = vectors
        self._folders = folders
        self._sections = [section(folder) for folder in folders]
        self._index = _index(vectors)

    def of(self, number: int) -> list[int]:
        """The articles with the most in common, nearest first."""
        vectors, index = self._vectors, self._index
        found: dict[int, int] = {}
        visits = 0
        for feature, weight in zip(vectors.features[number], vectors.weights[number], strict=True):
            others, strengths = index[feature]
            for other, strength in zip(others, strengths, strict=True):
                found[other] = found.get(other, 0) + weight * strength
            visits += len(others)
            if visits > _VISITS:
                break
        found.pop(number, None)
        return self.by_score(number, _greatest(found))

    def by_score(self, number: int, others: Sequence[int]) -> list[int]:
        """The others, nearest first."""
        return [entry & _NUMBER for entry in sorted(self._scored(number, others), reverse=True)]

    def score(self, number: int, other: int) -> int:
        """What two articles have in common, of `WHOLE`."""
        return self._scored(number, (other,))[0] >> _BITS

    def _scored(self, number: int, others: Iterable[int]) -> list[int]:
        """The others with their scores in the upper bits."""
        mine = dict(zip(self._vectors.features[number], self._vectors.weights[number], strict=True)).get
        folder, own_section = self._folders[number], self._sections[number]
        scored = []
        for other in others:
            score = sum(map(mul, map(mine, self._vectors.features[other], repeat(0)), self._vectors.weights[other]))
            if self._sections[other] == own_section:
                score += category_part(folder, self._folders[other])
            scored.append(score << _BITS | other)
        return scored


def _greatest(found: Mapping[int, int]) -> list[int]:
    """The keys with the greatest values. What the first of them reach is enough to pass most others over unsorted."""
    first = sorted(islice(found.values(), _SAMPLE), reverse=True)[:_NEAREST]
    least = first[-1] if len(first) == _NEAREST else 0
    promising = sorted([value << _BITS | key for key, value in found.items() if value >= least], reverse=True)
    return [entry & _NUMBER for entry in promising[:_NEAREST]]


def section(folder: str) -> str:
    """The outermost folder of a folder's site path."""
    return folder[: folder.find("/", 1) + 1]


def category_part(one: str, other: str) -> int:
    """What two articles' folders add to their score: the whole part for the same one, half of it for one section."""
    if one == other:
        return _CATEGORY
    return _CATEGORY // 2 if section(one) == section(other) else 0


def _index(vectors: Vectors) -> list[tuple[Sequence[int], bytes]]:
    """Each feature's strongest articles."""
    entries: list[list[int]] = [[] for _ in range(2 * len(vectors.terms) + len(vectors.tags))]
    for number, (features, weights) in enumerate(zip(vectors.features, vectors.weights, strict=True)):
        for feature, weight in zip(features, weights, strict=True):
            entries[feature].append(weight << _BITS | number)
    numbers = list(range(len(vectors.features)))
    index: list[tuple[Sequence[int], bytes]] = []
    for found in entries:
        found.sort(reverse=True)
        del found[_STRONGEST:]
        index.append(([numbers[entry & _NUMBER] for entry in found], bytes([entry >> _BITS for entry in found])))
    return index
