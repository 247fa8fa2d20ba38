"""Signals that ask a build to stop, and steps that must not be stopped half-way.

In: what is to be done. Out: the same, done whole: either a signal waits until the end of it, or the work is done by a
process that a kill of this one does not reach.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STOPPING = frozenset(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)
"""Signals by which people and service managers ask a program to end."""


class Stopped(BaseException):
    """A signal other than Ctrl-C's asked the build to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def raise_stopped() -> None:
    """From now on SIGTERM and SIGHUP unwind the build, as Ctrl-C does, so that it ends its workers and its stage."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), _raise)


def _raise(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    raise Stopped(number)


@contextmanager
def held_back() -> Iterator[None]:
    """Signals that come inside the block take effect after it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def unreachable(work: Callable[[], None]) -> None:
    """Do `work` in a process of its own session, which outlives a kill of this one and of its group; wait for it.

    `work` may be begun again from any point of it: where the other process was killed or failed, it is done here.
    """
    with held_back():
        try:
            child = os.fork() if hasattr(os, "fork") else -1
        except OSError:
            child = -1
        if child == 0:
            _work_apart(work)
        if child < 0 or os.waitpid(child, 0)[1] != 0:
            work()


def _work_apart(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        os.setsid()
        work()
        code = 0
    finally:
        os._exit(code)
