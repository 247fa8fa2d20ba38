"""Articles as vectors: title words, strongest body terms and tags, each with a weight.

In: the articles of one language and their tags. Out: vectors of whole numbers, which add up the same in any order and
on any machine. It stands apart because all that a vector owes to other articles is here: how rare its terms are, in
steps so coarse that one article more or less hardly moves another's vector.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul

from healthpress.model.document import Article
from healthpress.model.recommendation import ReasonKind

BODY_TERMS = 40
"""How many of its strongest body terms stand for an article."""

SHARES: Mapping[ReasonKind, float] = {"title": 0.3, "body": 0.5, "tag": 0.17, "category": 0.03}
"""What each kind can add to a score; together 1."""

UNIT = 256
"""The length of a vector that has its whole share of every kind. No weight is greater than a byte."""

WHOLE = UNIT * UNIT
"""What the score of two articles that have everything in common comes to."""

_STEPS = 1
"""So many steps of rarity make a term twice as rare. More would let one more article move others' vectors."""

_TIMES = bytes(round(8 * (1 + math.log(max(1, count)))) for count in range(256))
"""What a term weighs by how often it stands in a text, in eighths."""

_BITS = 32
_NUMBER = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of some articles. Article n's features are `features[n]`, heaviest first, with `weights[n]`.

    Feature 2n is the term `terms[n]` in a title, 2n + 1 the same in a body; those after them are `tags`.
    """

    features: Sequence[array[int]]
    weights: Sequence[bytes]
    terms: Sequence[str]
    tags: Sequence[str]

    def name(self, feature: int) -> tuple[ReasonKind, str]:
        """What a feature is."""
        number, in_body = divmod(feature, 2)
        if number < len(self.terms):
            return "body" if in_body else "title", self.terms[number]
        return "tag", self.tags[feature - 2 * len(self.terms)]

    def shared(self, one: int, other: int) -> Iterator[tuple[int, int, int]]:
        """Each feature that two articles share, with its weight in either."""
        theirs = dict(zip(self.features[other], self.weights[other], strict=True))
        for feature, weight in zip(self.features[one], self.weights[one], strict=True):
            if feature in theirs:
                yield feature, weight, theirs[feature]


def vectors_of(articles: Sequence[Article], tags_of: Mapping[str, tuple[str, ...]]) -> Vectors:
    """The vectors of all articles of one language, given oldest first."""
    own_tags = [tags_of.get(article.url, ()) for article in articles]
    counted = _counted(articles)
    base = _base(len(articles))
    uses = Counter(chain.from_iterable(own_tags[:base]))
    tags = sorted(set(chain.from_iterable(own_tags)))
    tag_rarity = dict(zip(tags, _rarity([uses[tag] for tag in tags], base), strict=True))
    tag_feature = {tag: 2 * len(counted.terms) + number for number, tag in enumerate(tags)}
    shared_rarity = [weight * shared for weight, shared in zip(counted.rarity, counted.shared, strict=True)]
    features, weights = [], []
    for number, article in enumerate(articles):
        title = [(counted.rarity[term], 2 * counted.rank[term]) for term in counted.titles[number]]
        body = _strongest(counted.bodies[number], article.terms.counts, shared_rarity, counted.rank)
        labels = [(tag_rarity[tag], tag_feature[tag]) for tag in own_tags[number]]
        entries = [*_scaled("title", title), *_scaled("body", body), *_scaled("tag", labels)]
        entries.sort(reverse=True)
        features.append(array("I", [entry & _NUMBER for entry in entries]))
        weights.append(bytes([entry >> _BITS for entry in entries]))
    return Vectors(features, weights, sorted(counted.terms), tags)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The terms of articles by number. `rank` is a term's place in the alphabet; `shared` says that several have it."""

    titles: Sequence[array[int]]
    bodies: Sequence[array[int]]
    terms: Sequence[str]
    rank: Sequence[int]
    rarity: Sequence[int]
    shared: Sequence[bool]


def _counted(articles: Sequence[Article]) -> _Counted:
    """Number the terms of all articles and see how rare each is."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    spread: Counter[int] = Counter()
    spread_in_base: Counter[int] = Counter()
    base = _base(len(articles))
    titles: list[array[int]] = []
    bodies: list[array[int]] = []
    for article in articles:
        if len(titles) == base:
            spread_in_base = spread.copy()
        body = array("I", map(numbers.__getitem__, article.terms.body.split()))
        title = array("I", map(numbers.__getitem__, article.terms.title.split()))
        spread.update(body)
        spread.update(set(title).difference(body))
        titles.append(title)
        bodies.append(body)
    terms = list(numbers)
    rank = [0] * len(terms)
    for place, number in enumerate(sorted(range(len(terms)), key=terms.__getitem__)):
        rank[number] = place
    rarity = _rarity([(spread_in_base or spread)[number] for number in range(len(terms))], base)
    return _Counted(titles, bodies, terms, rank, rarity, [spread[number] > 1 for number in range(len(terms))])


def _base(articles: int) -> int:
    """How many articles, the oldest, say how rare terms are: a power of two, so that new ones seldom change it."""
    return 1 << max(0, articles.bit_length() - 1)


def _strongest(body: array[int], counts: bytes, rarity: Sequence[int], rank: Sequence[int]) -> list[tuple[int, int]]:
    """The body's strongest terms by TF-IDF as (weight, feature), among those that another article has too."""
    weights = list(map(mul, counts.translate(_TIMES), map(rarity.__getitem__, body)))
    least = sorted(weights, reverse=True)[:BODY_TERMS][-1:] or [0]
    weighed = [(weight, 2 * rank[term] + 1) for weight, term in zip(weights, body, strict=True) if weight >= least[0]]
    if len(weighed) > BODY_TERMS:
        weighed.sort(reverse=True)
    return [entry for entry in weighed[:BODY_TERMS] if entry[0]]


def _rarity(spread: Iterable[int], articles: int) -> list[int]:
    """How rare something is that so many of the articles have: inverse document frequency in steps, at least 1."""
    everything = round(_STEPS * math.log2(articles + 1))
    return [max(1, everything - round(_STEPS * math.log2(max(1, uses)))) for uses in spread]


def _scaled(kind: ReasonKind, entries: Sequence[tuple[int, int]]) -> list[int]:
    """The features of one kind with their weights in the upper bits, so long that they have the kind's share."""
    length = math.sqrt(sum([weight * weight for weight, _ in entries]))
    scale = UNIT * math.sqrt(SHARES[kind]) / length if length else 0.0
    return [max(1, round(weight * scale)) << _BITS | feature for weight, feature in entries]
