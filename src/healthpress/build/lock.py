"""One build of a site at a time.

In: the folder in which builds remember things. Out: nothing; a second build waits, after telling whoever watches.
Processes that a build starts hold its lock too: it is free when the last of them has ended.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_build(state: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a site while its output is made; the system lets it go even if the process is killed."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    state.mkdir(parents=True, exist_ok=True)
    file = state / "lock"
    if file.is_dir():
        file.rmdir()
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
