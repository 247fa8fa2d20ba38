"""How good recommendations are, measured by the links that editors chose themselves.

In: recommendations made without the editors' choices, and those choices. Out: figures between 0 and 1. It stands apart
because it judges any recommender, the simplest one (shared tags) included.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from healthpress.shape.subjects import Subject, by_language

CARDS = 3
DEPTH = 10
"""How many cards an article shows, and how far down its list is judged."""

Rows = Mapping[str, Sequence[str]]
"""Recommended site paths by an article's own, best first."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`judged` articles had choices to find. `figures` are "hit@3", "nDCG@10", "coverage" and "reciprocity"."""

    judged: int
    figures: Mapping[str, float]


def measured(rows: Rows, longer: Rows, chosen: Rows) -> Measured:
    """Judge an article's cards, `rows`, and the first ten that it would have, `longer`.

    hit@3 is the share of judged articles with a chosen one among the first three. nDCG@10 (Järvelin & Kekäläinen 2002)
    counts every chosen one, the less the lower it stands. Coverage is the share of all articles that some first three
    hold; reciprocity the share of first-three recommendations that are returned.
    """
    wanted = {url: set(targets) - {url} for url, targets in chosen.items() if url in rows}
    wanted = {url: targets for url, targets in wanted.items() if targets}
    cards = {(url, target) for url, row in rows.items() for target in row[:CARDS]}
    figures = {
        "hit@3": _mean([float(not targets.isdisjoint(rows[url][:CARDS])) for url, targets in wanted.items()]),
        "nDCG@10": _mean([_ndcg(longer[url], targets) for url, targets in wanted.items()]),
        "coverage": len({target for _, target in cards} & rows.keys()) / max(1, len(rows)),
        "reciprocity": _mean([float((target, url) in cards) for url, target in sorted(cards)]),
    }
    return Measured(len(wanted), figures)


def tags_only(subjects: Iterable[Subject], *, count: int = DEPTH) -> dict[str, tuple[str, ...]]:
    """The baseline: articles of the same language that share most tags, the newer first among equals."""
    rows = {}
    for members in by_language(subjects).values():
        group = list(members.values())
        tagged: dict[str, list[int]] = {}
        for number, subject in enumerate(group):
            for tag in subject.tags:
                tagged.setdefault(tag, []).append(number)
        for number, subject in enumerate(group):
            shared = Counter(chain.from_iterable(tagged[tag] for tag in subject.tags))
            shared.pop(number, None)
            ranked = sorted(((times, other) for other, times in shared.items()), reverse=True)
            rows[subject.url] = tuple(group[other].url for _, other in ranked[:count])
    return rows


def _ndcg(row: Sequence[str], wanted: set[str]) -> float:
    gain = sum(1 / math.log2(place + 2) for place, url in enumerate(row[:DEPTH]) if url in wanted)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(wanted))))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
