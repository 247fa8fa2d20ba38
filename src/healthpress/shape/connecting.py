"""Connect the articles of one language from nothing: count, weigh, index, search.

In: subjects and a way to their terms. Out: connections. It stands apart from reconnecting, which must come to the very
same and is proved by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from healthpress.shape.connections import Connections, held_row, scores_row
from healthpress.shape.nearest import index_of, listed, search_of
from healthpress.shape.spread import Rarities, counted
from healthpress.shape.subjects import Subject, TermsOf
from healthpress.shape.tables import Table
from healthpress.shape.vectors import Held, TermNumbers, held, vector

_AT_ONCE = 500
"""For so many articles terms are asked for at a time, so that they need not all be in memory."""


def connect(subjects: Mapping[int, Subject], terms_of: TermsOf) -> Connections:
    """The connections of subjects by number, given oldest first."""
    had = dict(held_of(subjects, terms_of))
    spread = counted((of.all() for of in had.values()), len(had))
    rarity, shared = Rarities(spread, shared=False), Rarities(spread, shared=True)
    numbers = sorted(had)
    vectors = {number: vector(had[number], rarity, shared) for number in numbers}
    lists = index_of(vectors)
    place = {number: at for at, number in enumerate(subjects)}
    strongest = {feature: listed(entries, place) for feature, entries in lists.items()}
    search = search_of(vectors, strongest, {number: subject.folder for number, subject in subjects.items()}, place)
    found = {number: search.of(number) for number in numbers}
    return Connections(
        subjects=Table.of({number: subject_row(subjects[number], place[number], spread.base) for number in numbers}),
        held=Table.of({number: held_row(had[number]) for number in numbers}),
        counts=Table.of({number: had[number].counts for number in numbers}),
        features=Table.of({number: features.tobytes() for number, (features, _) in vectors.items()}),
        weights=Table.of({number: weights for number, (_, weights) in vectors.items()}),
        lists=Table.of({feature: entries.tobytes() for feature, entries in lists.items()}),
        ahead=Table.of({number: near.ahead.tobytes() for number, near in found.items()}),
        near=Table.of({number: near.numbers.tobytes() for number, near in found.items()}),
        scores=Table.of({number: scores_row(near) for number, near in found.items()}),
        spread=spread,
    )


def subject_row(subject: Subject, place: int, base: int) -> bytes:
    """A subject's digest, and whether it is one of the oldest."""
    return subject.digest + bytes([place < base])


def held_of(subjects: Mapping[int, Subject], terms_of: TermsOf) -> Iterator[tuple[int, Held]]:
    """What the subjects have, by number."""
    numbers = TermNumbers()
    left = iter(subjects.items())
    while some := dict(islice(left, _AT_ONCE)):
        terms = terms_of([subject.url for subject in some.values()])
        for number, subject in some.items():
            yield number, held(terms[subject.url], subject.tags, numbers)
