"""Why a card is there: what two articles share, in words.

In: two articles' vectors and the terms of one. Out: a recommendation with its reasons. It stands apart because cards
are chosen by numbers alone; words are only needed where somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from healthpress.model.recommendation import Reason, Recommendation
from healthpress.shape.nearest import category_part, section
from healthpress.shape.subjects import Subject
from healthpress.shape.vectors import WHOLE, Vector, feature_names
from healthpress.text.terms import Terms

_DIGITS = 9


def card(
    number: int,
    other: int,
    members: Mapping[int, Subject],
    vectors: Mapping[int, Vector],
    terms: Terms,
    *,
    picked: bool,
) -> Recommendation:
    """The card of an article, of which the terms are given, that leads to another one of its language."""
    names = feature_names(terms, members[number].tags)
    shared = [(*names[feature], part) for feature, part in _shared(vectors[number], vectors[other])]
    mine, folder = members[number].folder, members[other].folder
    if part := category_part(mine, folder):
        shared.append(("category", folder if mine == folder else section(folder), part))
    shared.sort(key=lambda reason: (-reason[2], *reason))
    reasons = tuple(Reason(kind, term, round(part / WHOLE, _DIGITS)) for kind, term, part in shared)
    score = round(sum(part for *_, part in shared) / WHOLE, _DIGITS)
    return Recommendation(members[other].url, score, picked, reasons)


def _shared(one: Vector, other: Vector) -> Iterator[tuple[int, int]]:
    """Each feature that two vectors share, with what it adds to their score."""
    theirs = dict(zip(*other, strict=True))
    for feature, weight in zip(*one, strict=True):
        if feature in theirs:
            yield feature, weight * theirs[feature]
