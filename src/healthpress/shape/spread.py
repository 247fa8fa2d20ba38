"""How rare terms and tags are: in how many articles each stands.

In: what articles have. Out: rarities, in steps so coarse that one article more or less hardly moves another's vector.
It stands apart because all that a vector owes to other articles is here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_STEPS = 1
"""So many steps of rarity make a term twice as rare. More would let one more article move others' vectors."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many articles have each term or tag, of all and of the `base` oldest."""

    base: int
    everywhere: Mapping[int, int]
    in_base: Mapping[int, int]

    def rarity(self, term: int) -> int:
        """Inverse document frequency in steps, at least 1."""
        return _rarity(self.in_base.get(term, 0), self.base)

    def shared_rarity(self, term: int) -> int:
        """The same, or 0 for what only one article has."""
        return self.rarity(term) if self.everywhere.get(term, 0) > 1 else 0


class Rarities(dict[int, int]):
    """Rarities, each worked out when it is first asked for."""

    def __init__(self, spread: Spread, *, shared: bool) -> None:
        super().__init__()
        self._work_out = spread.shared_rarity if shared else spread.rarity

    def __missing__(self, term: int) -> int:
        rarity = self[term] = self._work_out(term)
        return rarity


def base_of(articles: int) -> int:
    """How many articles, the oldest, say how rare terms are: a power of two, so that new ones seldom change it."""
    return 1 << max(0, articles.bit_length() - 1)


def counted(oldest_first: Iterable[Iterable[int]], articles: int) -> Spread:
    """Count what so many articles have."""
    base = base_of(articles)
    everywhere: Counter[int] = Counter()
    in_base: Counter[int] = Counter()
    for number, terms in enumerate(oldest_first):
        if number == base:
            in_base = everywhere.copy()
        everywhere.update(terms)
    return Spread(base, everywhere, in_base or everywhere)


@lru_cache(maxsize=100_000)
def _rarity(uses: int, articles: int) -> int:
    everything = round(_STEPS * math.log2(articles + 1))
    return max(1, everything - round(_STEPS * math.log2(max(1, uses))))
