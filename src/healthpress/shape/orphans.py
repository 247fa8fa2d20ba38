"""A card for every article: articles that none leads to take the place of others that several lead to.

In: rows of cards and how near articles are. Out: the rows that change. It stands apart because it is a matching of
numbers that knows nothing of texts. Its rules look at an orphan's own neighbourhood and know no order of work, so that
one article more moves few cards.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain

Rows = Mapping[int, Sequence[int]]
"""The numbers that each number's cards lead to, nearest first, by number in ascending order."""

Nearest = Callable[[int], Sequence[tuple[int, int]]]
"""Scores and numbers of the articles near another one, nearest first."""

_Guests = defaultdict[int, list[tuple[int, int, int]]]
"""The orphans that each row takes, the nearest last: scores, numbers and the places of the rows in their wishes."""


def adopt(rows: Rows, nearest: Nearest, led_to: Collection[int]) -> dict[int, list[int]]:
    """The rows that change so that every number stands somewhere, if enough places are free.

    `led_to` are the numbers that editors lead to. Every other number keeps one card; what else leads to it is to spare.
    Orphans go where they are nearest. Where more want a row than it has to spare, it takes those that are nearest: the
    stable matching of Gale and Shapley (1962), which is the same in whatever order orphans come.
    """
    keeper = _keepers(rows)
    orphans = [number for number in rows if number not in keeper and number not in led_to]
    spares: dict[int, list[int]] = {}

    def spare(host: int) -> list[int]:
        """The places of a row that nobody would miss, the last one first, and those that are returned after others."""
        if host not in spares:
            row = rows[host]
            places = [place for place, other in enumerate(row) if other in led_to or keeper[other] != host]
            spares[host] = sorted(places, key=lambda place: (host in rows[row[place]], -place))
        return spares[host]

    guests: _Guests = defaultdict(list)
    left = _match(orphans, nearest, spare, guests)
    if left:
        left = _go_anywhere(left, rows, spare, guests)
    made: dict[int, list[int]] = {}
    for host, adopted in guests.items():
        if adopted:
            made[host] = list(rows[host])
            for place, (_, orphan, _) in zip(spare(host), reversed(adopted), strict=False):
                made[host][place] = orphan
    for orphan in left:
        if places := spare(orphan)[len(guests[orphan]) :]:
            _exchange(orphan, places[0], made, rows, nearest)
    return made


def _keepers(rows: Rows) -> dict[int, int]:
    """The row that keeps each number: where it stands nearest to the front, of such rows the first."""
    keeper: dict[int, int] = {}
    for place in range(max(map(len, rows.values()), default=0)):
        for host, row in rows.items():
            if place < len(row):
                keeper.setdefault(row[place], host)
    return keeper


def _match(
    orphans: Iterable[int], nearest: Nearest, spare: Callable[[int], Sequence[int]], guests: _Guests
) -> list[int]:
    """Give orphans to rows near them. Those that find none come back."""
    left = []
    waiting = [(orphan, 0) for orphan in orphans]
    while waiting:
        orphan, wish = waiting.pop()
        wishes = nearest(orphan)
        if wish == len(wishes):
            left.append(orphan)
            continue
        score, host = wishes[wish]
        insort(guests[host], (score, orphan, wish))
        if len(guests[host]) > len(spare(host)):
            _, turned_away, wish = guests[host].pop(0)
            waiting.append((turned_away, wish + 1))
    return sorted(left)


def _go_anywhere(
    orphans: Iterable[int], rows: Rows, spare: Callable[[int], Sequence[int]], guests: _Guests
) -> list[int]:
    """Give orphans to the rows with places to spare that follow their own numbers, as on a ring."""
    left = []
    hosts = [host for host in rows if len(guests[host]) < len(spare(host))]
    for orphan in orphans:
        start = bisect_left(hosts, orphan)
        ring = chain(range(start, len(hosts)), range(start))
        place = next((place for place in ring if hosts[place] != orphan), None)
        if place is None:
            left.append(orphan)
            continue
        host = hosts[place]
        guests[host].insert(0, (0, orphan, 0))
        if len(guests[host]) == len(spare(host)):
            del hosts[place]
    return left


def _exchange(orphan: int, place: int, made: dict[int, list[int]], rows: Rows, nearest: Nearest) -> None:
    """Give the orphan another row's last card, and that card's article a place of the orphan's own row."""
    hosts = chain((host for _, host in nearest(orphan)), rows)
    host = next((host for host in hosts if host != orphan and rows[host]), None)
    if host is None:
        return
    row = made.setdefault(host, list(rows[host]))
    own = made.setdefault(orphan, list(rows[orphan]))
    if row[-1] not in own:
        own[place] = row[-1]
    row[-1] = orphan
