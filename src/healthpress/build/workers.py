"""The same work on many items, spread over processes.

In: a function, its items and a number of jobs. Out: the results in the order of the items, whatever the number of jobs.
Workers are forked after everything they read exists, so nothing but results is sent between processes. A worker that
dies is reported with the item it held.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from healthpress.build.collecting import collecting_new
from healthpress.build.interrupts import held_back

if TYPE_CHECKING:
    from healthpress.build.worker import Worker

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 48
"""Below so many items a pool costs more than it saves."""

_LONGEST_CHUNK = 16
_CHUNKS_PER_JOB = 16
_MOST_CHUNKS = 2_000
"""The numbers of all chunks wait in one pipe, which must hold them."""

_running: list[Worker] = []


class WorkerDied(Exception):  # noqa: N818 (what happened, in the field's words)
    """A worker ended before its work did. `names` are the items that dead workers held; `cause` says how they ended."""

    def __init__(self, names: tuple[str, ...], cause: str) -> None:
        super().__init__(names, cause)
        self.names = names
        self.cause = cause


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    name: Callable[[Item], str] = str,
    *,
    fewest: int = FEWEST,
) -> Iterator[Result]:
    """`work` of each item, in order; what it raises is raised here. `name` says which item a dead worker held.

    Below `fewest` items no worker is started. Raises WorkerDied.
    """
    if jobs < 2 or len(items) < fewest or not hasattr(os, "fork"):  # noqa: PLR2004
        with collecting_new():
            yield from map(work, items)
        return
    with workers_ended():
        yield from _gathered(_started(work, items, jobs), items, name)


@contextmanager
def workers_ended() -> Iterator[None]:
    """However the block ends, no worker outlives it."""
    try:
        yield
    finally:
        with held_back():
            for worker in _running:
                worker.end()
            _running.clear()


def _started(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> int:
    """Start the workers; returns the length of the chunks of items that they take in turns."""
    from healthpress.build.worker import Share, start_worker

    chunk = max(1, min(_LONGEST_CHUNK, len(items) // (jobs * _CHUNKS_PER_JOB)), -(-len(items) // _MOST_CHUNKS))
    with Share(len(items), chunk, jobs) as share, held_back():
        for number in range(jobs):
            _running.append(start_worker(work, items, share, number, _running))
    return chunk


def _gathered(chunk: int, items: Sequence[Any], name: Callable[[Any], str]) -> Iterator[Any]:
    import selectors

    early: dict[int, list[Any]] = {}
    following = 0
    with selectors.DefaultSelector() as selector:
        for worker in _running:
            selector.register(worker.results, selectors.EVENT_READ, worker)
        while following < len(items):
            ready = selector.select()
            for key, _ in ready:
                worker = key.data
                messages = worker.read()
                if messages is None:
                    selector.unregister(worker.results)
                    if not worker.done:
                        raise _report(items, name)
                    continue
                early.update(messages)
            while following in early:
                yield from early.pop(following)
                following += chunk


def _report(items: Sequence[Any], name: Callable[[Any], str]) -> WorkerDied:
    """Which workers are dead, and what they held."""
    ended = [worker for worker in _running if not worker.done and worker.has_ended()]
    dead = [
        worker for worker in ended if worker.status
    ] or ended  # one that did all its work may not have been heard yet
    held = [worker.holds for worker in dead if worker.holds is not None]
    ends = {_cause(worker.status) for worker in dead}
    return WorkerDied(tuple(name(items[index]) for index in held), " and ".join(sorted(ends)))


def _cause(status: int) -> str:
    from healthpress.build.worker import OUT_OF_MEMORY

    code = os.waitstatus_to_exitcode(status)
    if code == OUT_OF_MEMORY:
        return "ran out of memory"
    if code >= 0:
        return f"ended with code {code}"
    return f"was ended by {signal.Signals(-code).name}"
