"""One worker process: a fork of this one that takes chunks of items until none are left.

In: the work and its items, as they are in memory when it starts. Out: messages of results through a pipe, and, in
memory that both share, the number of the item that is being worked on.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, Self

from healthpress.build.collecting import collect_new
from healthpress.build.interrupts import STOPPING

_NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<Q")
_READ = 1 << 20
_LINUX_PR_SET_PDEATHSIG = 1
OUT_OF_MEMORY = 77
"""The exit code of a worker that could get no more memory."""


class Share:
    """What all workers share: a pipe with the number of each chunk, and a place for each to say what it holds."""

    def __init__(self, items: int, chunk: int, jobs: int) -> None:
        self.chunk = chunk
        self.chunks, self._feed = os.pipe()
        self.held = memoryview(mmap.mmap(-1, 8 * jobs)).cast("q")
        os.write(self._feed, b"".join(map(_NUMBER.pack, range(0, items, chunk))))
        os.close(self._feed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        os.close(self.chunks)


class Worker:
    """A worker as its parent sees it."""

    def __init__(self, pid: int, results: int, held: memoryview, number: int) -> None:
        self.pid = pid
        self.results = results
        self.done = False
        self.status = 0
        self._held, self._number = held, number
        self._closed = False
        self._ended = False
        self._buffer = bytearray()

    @property
    def holds(self) -> int | None:
        """The number of the item that it works on, None where it has none."""
        held: int = self._held[self._number]
        return held - 1 if held else None

    def read(self) -> dict[int, list[Any]] | None:
        """Results that have come, by the number of their first item; None at the end. Raises what the work raised."""
        data = os.read(self.results, _READ)
        if not data:
            self._closed = True
            return None
        self._buffer += data
        found: dict[int, list[Any]] = {}
        at = 0
        while len(self._buffer) - at >= _HEAD.size:
            (length,) = _HEAD.unpack_from(self._buffer, at)
            if len(self._buffer) - at - _HEAD.size < length:
                break
            at += _HEAD.size
            start, results = pickle.loads(self._buffer[at : at + length])  # noqa: S301 (from our fork)
            at += length
            if isinstance(results, BaseException):
                raise results
            if start is None:
                self.done = True
            else:
                found[start] = results
        del self._buffer[:at]
        return found

    def has_ended(self) -> bool:
        """Whether the process is gone; `status` says how, then."""
        if not self._ended:
            pid, self.status = os.waitpid(self.pid, 0 if self._closed else os.WNOHANG)
            self._ended = pid != 0
        return self._ended

    def end(self) -> None:
        """Kill it unless it is gone, and wait for that."""
        os.close(self.results)
        if not self._ended:
            if not self.done:
                os.kill(self.pid, signal.SIGKILL)
            _, self.status = os.waitpid(self.pid, 0)
            self._ended = True


def start_worker(
    work: Callable[[Any], Any], items: Sequence[Any], share: Share, number: int, others: Sequence[Worker]
) -> Worker:
    """Fork a worker; signals must be held back meanwhile."""
    results, sink = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            _settle(parent)
            for handle in (results, *(worker.results for worker in others)):
                os.close(handle)
            _run(work, items, share, number, sink)
        finally:
            os._exit(1)
    os.close(sink)
    return Worker(pid, results, share.held, number)


def _settle(parent: int) -> None:
    """Die with the parent, leave signals to it, and look for garbage only among what is made here."""
    collect_new()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_LINUX_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    for name in STOPPING:
        signal.signal(name, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


def _run(work: Callable[[Any], Any], items: Sequence[Any], share: Share, number: int, sink: int) -> NoReturn:
    held = share.held
    try:
        while taken := os.read(share.chunks, _NUMBER.size):
            (start,) = _NUMBER.unpack(taken)
            results = []
            for index in range(start, min(start + share.chunk, len(items))):
                held[number] = index + 1
                results.append(work(items[index]))
            held[number] = 0
            _send(sink, (start, results))
        _send(sink, (None, None))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as fault:
        _send(sink, (0, _portable(fault)))
        _send(sink, (None, None))
    os._exit(0)


def _portable(fault: Exception) -> Exception:
    """The exception, or one that says the same where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 (made here)
    except Exception:
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _send(sink: int, message: tuple[int | None, Any]) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(_HEAD.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(sink, rest) :]
