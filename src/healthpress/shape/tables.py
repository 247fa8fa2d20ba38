"""Rows of bytes under numbers, packed so that reading and writing back thousands of them costs next to nothing.

In: rows by key. Out: blocks of bytes, and single rows where they are asked for. It stands apart because it knows
nothing of what the rows mean.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

_FEW = 24
_WIDTH = 4


class Table:
    """Rows by keys below 2^32, in the order of the keys. A table never changes; `changed` gives another one.

    What was read stays where it is, in `data` from `start`; rows that are new since stand beside it.
    """

    def __init__(
        self, keys: array[int], lengths: array[int], data: bytes, start: int, fresh: Mapping[int, bytes | None]
    ) -> None:
        self._keys = keys
        self._lengths = lengths
        self._data = data
        self._starts = list(accumulate(lengths, initial=start))
        self._fresh = fresh

    @classmethod
    def of(cls, rows: Mapping[int, bytes]) -> Table:
        """A table of rows, given in the order of their keys."""
        return cls(array("I"), array("I"), b"", 0, rows)

    @classmethod
    def read(cls, data: bytes, start: int, rows: int) -> tuple[Table, int]:
        """The table of so many rows that stands in `data`, and where it ends."""
        middle, body = start + _WIDTH * rows, start + 2 * _WIDTH * rows
        table = cls(array("I", data[start:middle]), array("I", data[middle:body]), data, body, {})
        return table, table._starts[-1]

    def __len__(self) -> int:
        return len(self._order())

    def pieces(self) -> list[bytes | memoryview]:
        """The table as bytes in pieces, so that they are copied but once: keys, lengths, rows."""
        view = memoryview(self._data)
        order = self._order()
        if not self._keys:
            rows = [self._fresh[key] or b"" for key in order]
            return [order.tobytes(), array("I", map(len, rows)).tobytes(), *rows]
        lengths = dict(zip(self._keys, self._lengths, strict=True))
        pieces: list[bytes | memoryview] = []
        kept = self._starts[0]
        for key in sorted(self._fresh):
            place, known = self._find(key)
            pieces.append(view[kept : self._starts[place]])
            kept = self._starts[place + known]
            if row := self._fresh[key]:
                pieces.append(row)
            lengths[key] = len(row or b"")
        pieces.append(view[kept : self._starts[-1]])
        return [order.tobytes(), array("I", map(lengths.__getitem__, order)).tobytes(), *pieces]

    def get(self, key: int) -> bytes:
        """A row; an empty one where there is none."""
        if key in self._fresh:
            return self._fresh[key] or b""
        place, known = self._find(key)
        return self._data[self._starts[place] : self._starts[place + 1]] if known else b""

    def items(self) -> Iterator[tuple[int, bytes]]:
        """All rows in the order of their keys."""
        if not self._fresh:
            data, starts = self._data, self._starts
            for key, start, end in zip(self._keys, starts, starts[1:], strict=False):
                yield key, data[start:end]
        else:
            rows = dict(zip(self._keys, zip(self._starts, self._starts[1:], strict=False), strict=True))
            for key in self._order():
                fresh = self._fresh.get(key)
                yield key, self._data[slice(*rows[key])] if fresh is None else fresh

    def changed(self, rows: Mapping[int, bytes], gone: Iterable[int] = ()) -> Table:
        """The table with these rows in place of, or beside, its own, and without those that are gone."""
        fresh = {**self._fresh, **rows, **dict.fromkeys(gone)}
        return Table(self._keys, self._lengths, self._data, self._starts[0], fresh)

    def holders(self, numbers: set[int]) -> set[int]:
        """The keys of rows of numbers of four bytes in which one of these stands."""
        found = {key for key, row in self._fresh.items() if row and not numbers.isdisjoint(array("I", row))}
        if len(numbers) > _FEW:
            view, start = memoryview(self._data)[self._starts[0] : self._starts[-1]].cast("I"), self._starts[0]
            ends = [(end - start) // _WIDTH for end in self._starts]
            ranges = zip(self._keys, ends, ends[1:], strict=False)
            kept = {key for key, first, end in ranges if not numbers.isdisjoint(view[first:end])}
        else:
            kept = {key for number in numbers for key in self._holders_of(number)}
        return found | (kept - self._fresh.keys())

    def _holders_of(self, number: int) -> Iterator[int]:
        wanted = array("I", (number,)).tobytes()
        start, end = self._starts[0], self._starts[-1]
        at = self._data.find(wanted, start, end)
        while at >= 0:
            if (at - start) % _WIDTH == 0:
                place = bisect_right(self._starts, at) - 1
                yield self._keys[place]
                at = self._starts[place + 1] - 1
            at = self._data.find(wanted, at + 1, end)

    def _find(self, key: int) -> tuple[int, bool]:
        place = bisect_left(self._keys, key)
        return place, place < len(self._keys) and self._keys[place] == key

    def _order(self) -> array[int]:
        """All keys."""
        if not self._fresh:
            return self._keys
        if not self._keys:
            return array("I", sorted(key for key, row in self._fresh.items() if row is not None))
        gone = {key for key, row in self._fresh.items() if row is None}
        new = [key for key in self._fresh if key not in gone and not self._find(key)[1]]
        if not gone and not new:
            return self._keys
        keys = self._keys[:]
        for key in gone:
            if self._find(key)[1]:
                del keys[bisect_left(keys, key)]
        for key in new:
            keys.insert(bisect_left(keys, key), key)
        return keys
