"""The pages of a listing as a page of it shows them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands among the `total` pages of its listing, the first of which is at the site path `first`."""

    number: int
    total: int
    first: str

    @property
    def previous(self) -> str:
        """The site path of the page before, or ""."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The site path of the page after, or ""."""
        return self.url(self.number + 1) if self.number < self.total else ""

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers to show: the first, the last, this one and those beside it; 0 for a gap between them."""
        near = range(max(1, self.number - 1), min(self.total, self.number + 1) + 1)
        numbers = sorted({1, *near, self.total})
        shown = numbers[:1]
        for before, number in pairwise(numbers):
            shown += [number] if number == before + 1 else [0, number]
        return tuple(shown)

    def url(self, number: int) -> str:
        """The site path of a page of the listing."""
        return self.first if number == 1 else f"{self.first}page/{number}/"
