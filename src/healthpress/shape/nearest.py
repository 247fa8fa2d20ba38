"""Which articles have most in common: an inverted index over vectors finds them.

In: the vectors of articles, the index over them, folders. Out: for each article the nearest others. It stands apart
because it is the one place that has to be fast: it looks at a bounded number of others, however many there are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from operator import mul

from healthpress.shape.vectors import SHARES, WHOLE, Vector

STRONGEST = 256
"""How many articles of a feature are looked at, those with the greatest weights."""

NEAREST = 9
"""How many of the articles found are scored exactly."""

_VISITS = 700
"""After so many entries of the index an article's weaker features look no further."""

_SAMPLE = 128
_CATEGORY = round(SHARES["category"] * WHOLE)
_BITS = 32
_NUMBER = (1 << _BITS) - 1
_HEAVIEST = 255

Listed = tuple[int, Sequence[int], bytes]
"""What a feature's list counts as in a search, the places of its strongest articles and their weights."""


@dataclass(frozen=True, slots=True)
class Near:
    """The articles nearest to another one, nearest first, with their scores.

    The search looked at the lists of the features `ahead`; what had less than `least` in common there was left.
    """

    numbers: array[int]
    scores: array[int]
    ahead: array[int]
    least: int


@dataclass(frozen=True, slots=True)
class Search:
    """How near articles are. Of two equally near, the one that stands later in `order` goes first."""

    vectors: Mapping[int, Vector]
    lists: Mapping[int, Listed]
    folders: Mapping[int, str]
    sections: Mapping[int, str]
    order: Sequence[int]
    place: Mapping[int, int]

    def of(self, number: int) -> Near:
        """The articles with the most in common."""
        lists = self.lists
        found: dict[int, int] = {}
        visits = reach = 0
        features, weights = self.vectors[number]
        for feature, weight in zip(features, weights, strict=True):
            size, others, strengths = lists[feature]
            for other, strength in zip(others, strengths, strict=True):
                found[other] = found.get(other, 0) + weight * strength
            reach += 1
            visits += size
            if visits > _VISITS:
                break
        found.pop(self.place[number], None)
        best = _greatest(found)
        least = best[-1] >> _BITS if len(best) == NEAREST else 0
        return self.ranked(number, [self.order[entry & _NUMBER] for entry in best], features[:reach], least)

    def ranked(self, number: int, others: Iterable[int], ahead: array[int], least: int) -> Near:
        """What a search that looked at features `ahead` found, scored exactly."""
        entries = self._scored(number, others)
        return Near(
            array("I", [self.order[entry & _NUMBER] for entry in entries]),
            array("I", [entry >> _BITS for entry in entries]),
            ahead,
            least,
        )

    def _scored(self, number: int, others: Iterable[int]) -> list[int]:
        """The places of others, nearest first, with their scores in the upper bits."""
        features, weights = self.vectors[number]
        mine = dict(zip(features, weights, strict=True)).get
        folder, own_section = self.folders[number], self.sections[number]
        vectors, sections, place = self.vectors, self.sections, self.place
        scored = []
        for other in others:
            theirs, strengths = vectors[other]
            score = sum(map(mul, map(mine, theirs, repeat(0)), strengths))
            if sections[other] == own_section:
                score += category_part(folder, self.folders[other])
            scored.append(score << _BITS | place[other])
        scored.sort(reverse=True)
        return scored

    def score(self, number: int, other: int) -> int:
        """What two articles have in common, of `WHOLE`."""
        return self._scored(number, (other,))[0] >> _BITS


def _greatest(found: Mapping[int, int]) -> list[int]:
    """The greatest values with their keys. What the first of them reach is enough to pass most others over unsorted."""
    first = sorted(islice(found.values(), _SAMPLE), reverse=True)[:NEAREST]
    least = first[-1] if len(first) == NEAREST else 0
    promising = sorted([value << _BITS | key for key, value in found.items() if value >= least], reverse=True)
    return promising[:NEAREST]


def search_of(
    vectors: Mapping[int, Vector], lists: Mapping[int, Listed], folders: Mapping[int, str], place: Mapping[int, int]
) -> Search:
    """A search among articles whose folders are given in the order that decides ties, and their places in it."""
    sections = {folder: section(folder) for folder in set(folders.values())}
    in_section = {number: sections[folder] for number, folder in folders.items()}
    return Search(vectors, lists, folders, in_section, list(folders), place)


def section(folder: str) -> str:
    """The outermost folder of a folder's site path."""
    return folder[: folder.find("/", 1) + 1]


def category_part(one: str, other: str) -> int:
    """What two articles' folders add to their score: the whole part for the same one, half of it for one section."""
    if one == other:
        return _CATEGORY
    return _CATEGORY // 2 if section(one) == section(other) else 0


def list_entry(weight: int, number: int) -> int:
    """An article in a feature's list, which is sorted: the heaviest first."""
    return (_HEAVIEST - weight) << _BITS | number


def counts_as(listed: int) -> int:
    """What a list counts as in a search. It grows in doublings: one article more seldom ends a search."""
    return min(STRONGEST, 1 << (listed - 1).bit_length()) if listed else 0


def listed(entries: Sequence[int], place: Mapping[int, int]) -> Listed:
    """The strongest of a feature's list."""
    strongest = entries[:STRONGEST]
    places = [place[entry & _NUMBER] for entry in strongest]
    return counts_as(len(strongest)), places, bytes([_HEAVIEST - (entry >> _BITS) for entry in strongest])


def index_of(vectors: Mapping[int, Vector]) -> dict[int, array[int]]:
    """Each feature's list of all articles that have it."""
    lists: dict[int, array[int]] = {}
    for number, (features, weights) in vectors.items():
        for feature, weight in zip(features, weights, strict=True):
            entry = (_HEAVIEST - weight) << _BITS | number
            if feature in lists:
                lists[feature].append(entry)
            else:
                lists[feature] = array("Q", (entry,))
    return {feature: array("Q", sorted(lists[feature])) for feature in sorted(lists)}
