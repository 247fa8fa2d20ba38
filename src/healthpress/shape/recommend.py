"""Which articles lead to which: editors' choices first, then what the texts share.

In: subjects, a way to their terms, the editors' choices, a memory. Out: where the cards of each article lead, and what
to remember. It is a pure function of the content: neither the order of the input nor the memory changes anything; ties
go to the newer, then by address.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from healthpress.model.recommendation import Recommendation
from healthpress.shape.connecting import connect
from healthpress.shape.connections import Connections, pack, unpack
from healthpress.shape.nearest import Search
from healthpress.shape.orphans import adopt
from healthpress.shape.reasons import card
from healthpress.shape.reconnecting import reconnect
from healthpress.shape.subjects import Subject, TermsOf, by_language

Picks = Mapping[str, tuple[str, ...]]
Numbered = Mapping[int, Subject]


@dataclass(frozen=True, slots=True)
class Recommended:
    """Where the cards of every article lead, by site path, and what makes the next time quick."""

    cards: dict[str, tuple[str, ...]]
    remembered: bytes


def recommend(
    subjects: Iterable[Subject], terms_of: TermsOf, picked: Picks, *, count: int = 3, remembered: bytes = b""
) -> Recommended:
    """The cards of every article: `count` each, as far as its language has other articles.

    `picked` leads from an article's site path to the articles that an editor chose for it, which come first and in
    their order. No article stays without a card somewhere as long as the cards that editors left free suffice.
    `remembered` is what the last time gave; it may be damaged, or of another site.
    """
    known = unpack(remembered)
    given = list(subjects)
    chosen = choices(given, picked, count)
    made: dict[str, Connections] = {}
    found: dict[str, tuple[str, ...]] = {}
    for lang, members in by_language(given).items():
        made[lang] = _connected(members, terms_of, known.get(lang))
        found |= _cards(made[lang], members, chosen, count)
    return Recommended({subject.url: found[subject.url] for subject in given}, pack(made))


def explain(
    url: str,
    subjects: Iterable[Subject],
    terms_of: TermsOf,
    picked: Picks,
    *,
    count: int = 3,
    remembered: bytes = b"",
) -> tuple[Recommendation, ...]:
    """The cards of the article at site path `url`, as the site shows them, with the reasons for each."""
    given = list(subjects)
    lang = next((subject.lang for subject in given if subject.url == url), None)
    if lang is None:
        return ()
    members = by_language(given)[lang]
    connections = _connected(members, terms_of, unpack(remembered).get(lang))
    chosen = choices(given, picked, count)
    targets = _cards(connections, members, chosen, count)[url]
    vectors = connections.search(members).vectors
    number_of = {subject.url: number for number, subject in members.items()}
    terms = terms_of([url])[url]
    return tuple(
        card(number_of[url], number_of[target], members, vectors, terms, picked=place < len(chosen.get(url, ())))
        if target in number_of
        else Recommendation(target, 0.0, True, ())
        for place, target in enumerate(targets)
    )


def choices(subjects: Iterable[Subject], picked: Picks, count: int = 3) -> dict[str, tuple[str, ...]]:
    """The editors' choices that can be shown, by site path: each once, never the article itself, at most `count`."""
    known = {subject.url for subject in subjects}
    return {
        url: tuple(target for target in dict.fromkeys(targets) if target in known and target != url)[:count]
        for url, targets in picked.items()
        if targets and url in known
    }


def _connected(members: Numbered, terms_of: TermsOf, known: Connections | None) -> Connections:
    return (reconnect(known, members, terms_of) if known else None) or connect(members, terms_of)


def _cards(connections: Connections, members: Numbered, chosen: Picks, count: int) -> dict[str, tuple[str, ...]]:
    """The cards of one language."""
    number_of = {subject.url: number for number, subject in members.items()}
    newest = _newest_of_folders(members)
    rows: dict[int, list[int]] = {}
    filled: dict[int, list[int]] = {}
    led_to: set[int] = set()
    for number, packed in connections.near.items():
        near = array("I", packed)
        subject = members[number]
        picks = chosen.get(subject.url, ())
        if picks or len(near) < count:
            picked = {number_of[url] for url in picks if url in number_of}
            led_to |= picked
            candidates = chain(near, newest[subject.folder], newest["/"])
            rows[number] = list(islice(_untaken(candidates, {number, *picked}), count - len(picks)))
            if not set(rows[number]) <= set(near):
                filled[number] = rows[number]
        else:
            rows[number] = near[:count].tolist()
    filled |= adopt(rows, connections.scored, led_to)
    rows |= _ordered(filled, connections, connections.search(members))
    url_of = {number: url for url, number in number_of.items()}.__getitem__
    return {url: (*chosen.get(url, ()), *map(url_of, rows[number])) for url, number in number_of.items()}


def _ordered(rows: Mapping[int, list[int]], connections: Connections, search: Search) -> dict[int, list[int]]:
    """Rows with the nearest first. Scores are the same in both directions, so most are known already."""
    found = {}
    for number, row in rows.items():
        known = {other: score for score, other in connections.scored(number)}
        entries = []
        for other in row:
            back = () if other in known else connections.scored(other)
            score = next((score for score, one in back if one == number), None) if back else known.get(other)
            entries.append((search.score(number, other) if score is None else score, search.place[other], other))
        found[number] = [other for _, _, other in sorted(entries, reverse=True)]
    return found


def _untaken(candidates: Iterable[int], taken: set[int]) -> Iterator[int]:
    for candidate in candidates:
        if candidate not in taken:
            taken.add(candidate)
            yield candidate


def _newest_of_folders(members: Numbered) -> dict[str, list[int]]:
    """The articles of each folder, newest first, and all under "/"."""
    newest: dict[str, list[int]] = {"/": []}
    for number in reversed(list(members)):
        newest["/"].append(number)
        if (folder := members[number].folder) != "/":
            newest.setdefault(folder, []).append(number)
    return newest
