"""Rows of numbers under numbers, packed so that reading and writing back thousands of them costs next to nothing.

In: rows by key. Out: three blocks of bytes, and single rows where they are asked for. It stands apart because it knows
nothing of what the numbers mean.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

Packed = tuple[bytes, bytes, bytes]
"""Keys in order, the rows' lengths in bytes, and the rows."""


class Table:
    """Rows of bytes by keys below 2^32. It never changes; `changed` gives another one."""

    def __init__(self, keys: array[int], lengths: array[int], data: bytes) -> None:
        self.keys = keys
        self.lengths = lengths
        self.data = data
        self.starts = list(accumulate(lengths, initial=0))

    @classmethod
    def of(cls, rows: Mapping[int, bytes]) -> Table:
        """A table of rows, given in the order of their keys."""
        return cls(array("I", rows), array("I", map(len, rows.values())), b"".join(rows.values()))

    @classmethod
    def unpacked(cls, packed: Packed) -> Table:
        """The table that was packed."""
        return cls(array("I", packed[0]), array("I", packed[1]), packed[2])

    def packed(self) -> Packed:
        """The table as plain bytes."""
        return self.keys.tobytes(), self.lengths.tobytes(), self.data

    def get(self, key: int) -> bytes:
        """A row; an empty one where there is none."""
        place = bisect_left(self.keys, key)
        if place == len(self.keys) or self.keys[place] != key:
            return b""
        return self.data[self.starts[place] : self.starts[place + 1]]

    def items(self) -> Iterator[tuple[int, bytes]]:
        """All rows in the order of their keys."""
        data, starts = self.data, self.starts
        for place, key in enumerate(self.keys):
            yield key, data[starts[place] : starts[place + 1]]

    def changed(self, rows: Mapping[int, bytes], gone: Iterable[int] = ()) -> Table:
        """The table with these rows in place of, or beside, its own, and without those that are gone."""
        keys, lengths = self.keys[:], self.lengths[:]
        pieces: list[bytes] = []
        kept = moved = 0
        for key in sorted({*rows, *gone}):
            place = bisect_left(self.keys, key)
            known = place < len(self.keys) and self.keys[place] == key
            pieces.append(self.data[kept : self.starts[place]])
            kept = self.starts[place + known]
            if key in rows:
                pieces.append(rows[key])
                if known:
                    lengths[place + moved] = len(rows[key])
                else:
                    keys.insert(place + moved, key)
                    lengths.insert(place + moved, len(rows[key]))
                    moved += 1
            elif known:
                del keys[place + moved], lengths[place + moved]
                moved -= 1
        pieces.append(self.data[kept:])
        return Table(keys, lengths, b"".join(pieces))

    def holders(self, numbers: set[int], *, few: int = 24) -> set[int]:
        """The keys of rows of numbers of four bytes in which one of these stands."""
        if len(numbers) > few:
            return {key for key, row in self.items() if not numbers.isdisjoint(memoryview(row).cast("I"))}
        found: set[int] = set()
        for number in numbers:
            wanted = array("I", (number,)).tobytes()
            at = self.data.find(wanted)
            while at >= 0:
                if at % 4 == 0:
                    place = bisect_left(self.starts, at + 1) - 1
                    found.add(self.keys[place])
                    at = self.starts[place + 1] - 1
                at = self.data.find(wanted, at + 1)
        return found
