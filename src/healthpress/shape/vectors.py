"""Articles as vectors: title words, strongest body terms and tags, each with a weight.

In: an article's terms and tags, and how rare they are. Out: vectors of whole numbers, which add up the same in any
order and on any machine. It stands apart because it alone knows what a feature is: a number made of a word, so that one
more word renumbers none.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from zlib import crc32

from healthpress.model.recommendation import ReasonKind
from healthpress.text.terms import Terms

BODY_TERMS = 40
"""How many of its strongest body terms stand for an article."""

SHARES: Mapping[ReasonKind, float] = {"title": 0.3, "body": 0.5, "tag": 0.17, "category": 0.03}
"""What each kind can add to a score; together 1."""

UNIT = 256
"""The length of a vector that has its whole share of every kind. No weight is greater than a byte."""

WHOLE = UNIT * UNIT
"""What the score of two articles that have everything in common comes to."""

_SCALES = {kind: UNIT * math.sqrt(share) for kind, share in SHARES.items()}

_TIMES = bytes(round(8 * (1 + math.log(max(1, count)))) for count in range(256))
"""What a term weighs by how often it stands in a text, in eighths."""

_IN_TITLE = 0x9E3779B9
_AS_TAG = 0x7F4A7C15
"""Set the features of titles and of tags apart from those of bodies."""

_BITS = 32
_NUMBER = (1 << _BITS) - 1

Vector = tuple["array[int]", bytes]
"""Features, heaviest first, and their weights."""


@dataclass(frozen=True, slots=True)
class Held:
    """The terms and tags that an article has, as numbers; the body's nth term stands there `counts[n]` times."""

    title: array[int]
    body: array[int]
    counts: bytes
    tags: array[int]

    def all(self) -> array[int]:
        """Each once."""
        return self.body + self.tags + array("I", set(self.title).difference(self.body))


class TermNumbers(dict[str, int]):
    """Each term's number, remembered because most terms come many times."""

    def __missing__(self, term: str) -> int:
        number = self[term] = crc32(term.encode())
        return number


def held(terms: Terms, tags: Iterable[str], numbers: TermNumbers) -> Held:
    """The terms and tags of an article."""
    return Held(
        array("I", map(numbers.__getitem__, terms.title.split())),
        array("I", map(numbers.__getitem__, terms.body.split())),
        terms.counts,
        array("I", [crc32(tag.encode()) ^ _AS_TAG for tag in tags]),
    )


def feature_names(terms: Terms, tags: Iterable[str]) -> dict[int, tuple[ReasonKind, str]]:
    """What the features of an article are."""
    names: dict[int, tuple[ReasonKind, str]] = {crc32(term.encode()): ("body", term) for term in terms.body.split()}
    names |= {crc32(term.encode()) ^ _IN_TITLE: ("title", term) for term in terms.title.split()}
    return names | {crc32(tag.encode()) ^ _AS_TAG: ("tag", tag) for tag in tags}


def vector(of: Held, rarity: Mapping[int, int], shared_rarity: Mapping[int, int]) -> Vector:
    """The vector of an article. `shared_rarity` is 0 for terms that no other article has."""
    body = _strongest(of.body, of.counts, shared_rarity)
    entries = _scaled("body", [entry >> _BITS for entry in body], [entry & _NUMBER for entry in body])
    entries += _scaled("title", [rarity[term] for term in of.title], [term ^ _IN_TITLE for term in of.title])
    entries += _scaled("tag", [rarity[tag] for tag in of.tags], of.tags)
    entries.sort(reverse=True)
    features = array("I", [entry & _NUMBER for entry in entries])
    if len(set(features)) < len(features):
        entries = _once(entries)
        features = array("I", [entry & _NUMBER for entry in entries])
    return features, bytes([entry >> _BITS for entry in entries])


def _once(entries: Iterable[int]) -> list[int]:
    """The first entry of every feature: two words of one article can, once in a long while, have the same number."""
    return sorted({entry & _NUMBER: entry for entry in sorted(entries)}.values(), reverse=True)


def _strongest(body: array[int], counts: bytes, rarity: Mapping[int, int]) -> list[int]:
    """The body's strongest terms by TF-IDF, of those that others have too, with weights in the upper bits."""
    weights = list(map(mul, counts.translate(_TIMES), map(rarity.__getitem__, body)))
    least = max([1, *sorted(weights, reverse=True)[:BODY_TERMS][-1:]])
    weighed = [weight << _BITS | term for weight, term in zip(weights, body, strict=True) if weight >= least]
    if len(weighed) > BODY_TERMS:
        weighed.sort(reverse=True)
        del weighed[BODY_TERMS:]
    return weighed


def _scaled(kind: ReasonKind, weights: Sequence[int], features: Iterable[int]) -> list[int]:
    """The features of one kind with their weights in the upper bits, so long that they have the kind's share."""
    if not weights:
        return []
    scale = _SCALES[kind] / math.sqrt(sum(map(mul, weights, weights)))
    return [max(1, round(weight * scale)) << _BITS | feature for weight, feature in zip(weights, features, strict=True)]
