"""A card for every article: articles that none leads to take the place of others that several lead to.

In: rows of cards and how near articles are. Out: the rows with every orphan adopted. It stands apart because it is a
matching of numbers that knows nothing of texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

Near = Sequence[int]
"""The numbers of the articles near another one, nearest first."""


def adopt(rows: Iterable[Iterable[int]], nearest: Sequence[Near], led_to: Iterable[int]) -> list[list[int]]:
    """Rows in which every number stands somewhere, if enough places are free.

    `rows[n]` are the articles that article n leads to by nearness, nearest first; `led_to` are those that editors
    lead to, once for each time. An orphan goes where it is nearest, for the last card there that another row shows
    too. Where only the orphan's own row has such a card, two rows exchange: that finds a place whenever there is one.
    """
    made = [list(row) for row in rows]
    led = Counter(target for row in made for target in row)
    led.update(led_to)
    host_left = len(made) - 1
    for orphan in range(len(made) - 1, -1, -1):
        if led[orphan]:
            continue
        while host_left >= 0 and _spare(made[host_left], led) < 0:
            host_left -= 1
        hosts = chain(nearest[orphan], range(host_left, -1, -1))
        host = next((host for host in hosts if host != orphan and _spare(made[host], led) >= 0), None)
        if host is None:
            _exchange(orphan, made, nearest[orphan], led)
            continue
        place = _spare(made[host], led)
        led[made[host][place]] -= 1
        made[host][place] = orphan
        led[orphan] += 1
    return made


def _spare(row: Sequence[int], led: Counter[int]) -> int:
    """The place of the last card whose article other cards lead to as well, or -1."""
    return next((place for place in range(len(row) - 1, -1, -1) if led[row[place]] > 1), -1)


def _exchange(orphan: int, rows: list[list[int]], near: Near, led: Counter[int]) -> None:
    """Give the orphan another row's last card, and that card's article the orphan's own spare place."""
    place = _spare(rows[orphan], led)
    hosts = chain(near, range(len(rows) - 1, -1, -1))
    host = next((host for host in hosts if host != orphan and rows[host]), None)
    if place < 0 or host is None:
        return
    moved = rows[host][-1]
    led[rows[orphan][place]] -= 1
    rows[orphan][place], rows[host][-1] = moved, orphan
    led[orphan] += 1
