"""The same work on many items, spread over processes.

In: a function, its items and a number of jobs. Out: the results in the order of the items, whatever the number of jobs.
Workers are forked after everything they read exists, so nothing but results is sent between processes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 48
"""Below so many items a pool costs more than it saves."""

_CHUNK = 16
_inherited: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """`work` of each item, in order."""
    if jobs < 2 or len(items) < FEWEST or "fork" not in multiprocessing.get_all_start_methods():  # noqa: PLR2004
        yield from map(work, items)
        return
    global _inherited  # noqa: PLW0603 (what forked children see without a copy being sent)
    _inherited = (work, items)
    try:
        starts = range(0, len(items), _CHUNK)
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            for results in pool.map(_work_on, starts):
                yield from results
    finally:
        _inherited = None


def _work_on(start: int) -> list[Any]:
    if _inherited is None:
        raise RuntimeError("a worker was started outside spread()")
    work, items = _inherited
    return [work(item) for item in items[start : start + _CHUNK]]
