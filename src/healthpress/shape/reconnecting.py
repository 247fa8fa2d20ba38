"""Connect again what changed since the last time, and nothing else.

In: connections, and the subjects as they are now. Out: the very connections that connecting from nothing would give. It
stands apart because it is about changes: which rarities moved, which vectors, which lists, which nearest articles.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import repeat
from operator import mul

from healthpress.shape.connecting import held_of, subject_row
from healthpress.shape.connections import Connections, held_from, held_row, scores_row
from healthpress.shape.nearest import counts_as, list_entry
from healthpress.shape.spread import Rarities, Spread, base_of
from healthpress.shape.subjects import Subject, TermsOf
from healthpress.shape.vectors import Held, Vector, vector

_MOST = 8
"""Where more than one article of so many changed, connecting from nothing is as quick."""

_BITS = 32
_NUMBER = (1 << _BITS) - 1
_NO_VECTOR: Vector = (array("I"), b"")

Subjects = Mapping[int, Subject]
_ListChanges = dict[int, tuple[set[int], set[int]]]
"""By feature, the entries that its list loses and those that it gains."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """Articles that are new or different (`fresh`), that are no more, and that joined or left the oldest (`moved`)."""

    fresh: frozenset[int]
    gone: frozenset[int]
    moved: frozenset[int]
    rows: Mapping[int, bytes]


def reconnect(old: Connections, subjects: Subjects, terms_of: TermsOf) -> Connections | None:
    """The connections of subjects by number, given oldest first; None where too much changed to be quick."""
    changes = _changes(old, subjects)
    limit = len(subjects) // _MOST + 1
    if base_of(len(subjects)) != old.spread.base or len(changes.fresh) + len(changes.gone) > limit:
        return None
    if not changes.rows and not changes.gone:
        return old
    had = dict(held_of({number: subjects[number] for number in changes.fresh}, terms_of))
    made, moved = _counted(old, changes, had)
    made = replace(made, subjects=old.subjects.changed(changes.rows, changes.gone))
    rarer = {term for term in moved if _weighs(old.spread, term) != _weighs(made.spread, term)}
    touched = made.held.holders(rarer) | changes.fresh
    if len(touched) > 2 * limit:
        return None
    made, altered, lists = _weighed(old, made, touched, changes.gone)
    made = _listed(made, lists)
    return _searched(old, made, subjects, altered | changes.fresh | changes.gone, changes, lists)


def _changes(old: Connections, subjects: Subjects) -> _Changes:
    rows = {}
    fresh, moved = set(), set()
    known = dict(old.subjects.items())
    for place, (number, subject) in enumerate(subjects.items()):
        row = subject_row(subject, place, old.spread.base)
        before = known.pop(number, b"")
        if row != before:
            rows[number] = row
            if row[:-1] == before[:-1]:
                moved.add(number)
            else:
                fresh.add(number)
    return _Changes(frozenset(fresh), frozenset(known), frozenset(moved), rows)


def _counted(old: Connections, changes: _Changes, had: Mapping[int, Held]) -> tuple[Connections, set[int]]:
    """Count terms anew: the terms whose counts may differ come back too."""
    everywhere, in_base = dict(old.spread.everywhere), dict(old.spread.in_base)
    moved: set[int] = set()

    def count(terms: array[int], number: int, row: bytes) -> None:
        moved.update(terms)
        for term in terms:
            everywhere[term] = everywhere.get(term, 0) + number
        if row[-1]:
            for term in terms:
                in_base[term] = in_base.get(term, 0) + number

    for number in changes.fresh | changes.gone | changes.moved:
        before = old.subjects.get(number)
        terms = held_from(old.held.get(number), old.counts.get(number)).all() if before else array("I")
        if before:
            count(terms, -1, before)
        if number not in changes.gone:
            count(had[number].all() if number in had else terms, 1, changes.rows[number])
    for term in moved:
        if not everywhere[term]:
            del everywhere[term]
            in_base.pop(term, None)
    held = {number: held_row(of) for number, of in had.items()}
    counts = {number: of.counts for number, of in had.items()}
    made = replace(
        old,
        spread=Spread(old.spread.base, everywhere, in_base),
        held=old.held.changed(held, changes.gone),
        counts=old.counts.changed(counts, changes.gone),
    )
    return made, moved


def _weighs(spread: Spread, term: int) -> tuple[int, int]:
    return spread.rarity(term), spread.shared_rarity(term)


def _weighed(
    old: Connections, made: Connections, touched: Iterable[int], gone: Iterable[int]
) -> tuple[Connections, set[int], _ListChanges]:
    """The vectors of articles that are touched, which of them are others than before, and what lists lose and gain."""
    rarity, shared = Rarities(made.spread, shared=False), Rarities(made.spread, shared=True)
    lists: _ListChanges = {}
    features, weights = {}, {}
    for number in touched:
        new = vector(held_from(made.held.get(number), made.counts.get(number)), rarity, shared)
        before = _vector(old, number)
        if new == before and old.subjects.get(number):
            continue
        features[number], weights[number] = new[0].tobytes(), new[1]
        _differ(number, before, new, lists)
    for number in gone:
        _differ(number, _vector(old, number), _NO_VECTOR, lists)
    made = replace(made, features=old.features.changed(features, gone), weights=old.weights.changed(weights, gone))
    return made, set(features), lists


def _vector(connections: Connections, number: int) -> Vector:
    return array("I", connections.features.get(number)), connections.weights.get(number)


def _differ(number: int, before: Vector, after: Vector, lists: _ListChanges) -> None:
    old, new = set(zip(*before, strict=True)), set(zip(*after, strict=True))
    for feature, weight in old - new:
        lists.setdefault(feature, (set(), set()))[0].add(list_entry(weight, number))
    for feature, weight in new - old:
        lists.setdefault(feature, (set(), set()))[1].add(list_entry(weight, number))


def _listed(made: Connections, lists: _ListChanges) -> Connections:
    rows, empty = {}, []
    for feature, (lost, gained) in lists.items():
        entries = array("Q", made.lists.get(feature))
        for entry in lost:
            del entries[bisect_left(entries, entry)]
        for entry in gained:
            insort(entries, entry)
        if entries:
            rows[feature] = entries.tobytes()
        else:
            empty.append(feature)
    return replace(made, lists=made.lists.changed(rows, empty))


def _searched(
    old: Connections, made: Connections, subjects: Subjects, altered: set[int], changes: _Changes, lists: Iterable[int]
) -> Connections:
    """Search again for every article that could find something else; score the rest of those touched."""
    search = made.search(subjects)
    shifted, resized = _shifted(old, made, lists, changes.fresh)
    again = altered | old.ahead.holders(resized)
    again |= {
        number
        for number in old.ahead.holders(set(shifted)) - again
        if _finds_others(old, search.vectors, shifted, number)
    }
    found = {number: search.of(number) for number in again - changes.gone}
    for number in old.near.holders(altered) - again:
        others, ahead = array("I", old.near.get(number)), array("I", old.ahead.get(number))
        found[number] = search.ranked(number, others, ahead, array("I", old.scores.get(number))[0])
    return replace(
        made,
        ahead=old.ahead.changed({number: near.ahead.tobytes() for number, near in found.items()}, changes.gone),
        near=old.near.changed({number: near.numbers.tobytes() for number, near in found.items()}, changes.gone),
        scores=old.scores.changed({number: scores_row(near) for number, near in found.items()}, changes.gone),
    )


def _finds_others(
    old: Connections, vectors: Mapping[int, Vector], shifted: Mapping[int, set[int]], number: int
) -> bool:
    """Whether one of the articles that a search now meets otherwise may come in, or have been in."""
    ahead = array("I", old.ahead.get(number))
    newcomers = {other for feature in shifted.keys() & set(ahead) for other in shifted[feature]} - {number}
    if not newcomers.isdisjoint(array("I", old.near.get(number))):
        return True
    least = array("I", old.scores.get(number))[0]
    mine = dict(zip(ahead, old.weights.get(number), strict=False)).get
    return any(_in_common(mine, vectors[other]) >= least for other in newcomers)


def _in_common(mine: Callable[[int, int], int], theirs: Vector) -> int:
    """The most that a search can find an article to have in common with the features that it looks at."""
    return sum(map(mul, map(mine, theirs[0], repeat(0)), theirs[1]))


def _shifted(
    old: Connections, made: Connections, lists: Iterable[int], fresh: Iterable[int]
) -> tuple[dict[int, set[int]], set[int]]:
    """By feature, the articles that a search meets otherwise; and the features whose lists count as more or less."""
    shifted: dict[int, set[int]] = {}
    resized = set()
    for feature in lists:
        before, after = old.strongest(feature), made.strongest(feature)
        if counts_as(len(before)) != counts_as(len(after)):
            resized.add(feature)
        shifted[feature] = {entry & _NUMBER for entry in set(before) ^ set(after)}
    for number in fresh:
        for feature in array("I", made.features.get(number)):
            shifted.setdefault(feature, set()).add(number)
    return shifted, resized
