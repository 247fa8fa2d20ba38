"""Small facts that one build leaves to the next, in a file that is read whole.

In: a value of plain types. Out: the same value, or None where the file is missing, damaged or of another version;
whoever listens is told of a damaged one.
"""

from __future__ import annotations

import marshal
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from healthpress.text.digest import digest

_VERSION = 4
_damaged: ContextVar[list[str] | None] = ContextVar("damaged", default=None)


@contextmanager
def noticing() -> Iterator[list[str]]:
    """The names of damaged files that are come upon inside the block."""
    names: list[str] = []
    token = _damaged.set(names)
    try:
        yield names
    finally:
        _damaged.reset(token)


def load(path: Path) -> Any:
    """The value that `save` wrote, or None."""
    try:
        proof, _, data = path.read_bytes().partition(b"\n")
        if digest(data).encode() == proof:
            return marshal.loads(data)  # noqa: S302 (our own, proven)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, TypeError):
        pass
    tell_damaged(path)
    return None


def tell_damaged(path: Path) -> None:
    """Whoever listens is told that a file could not be used."""
    names = _damaged.get()
    if names is not None and path.name not in names:
        names.append(path.name)


def drop(path: Path) -> None:
    """Remove what stands in the place of a file, whatever it is."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def save(path: Path, value: Any) -> None:
    """Replace the file in one step; after a crash it holds the old value or the new one."""
    data = marshal.dumps(value, _VERSION)
    replace(path, digest(data).encode() + b"\n" + data, durable=True)


def replace(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Replace the bytes of a file in one step.

    One that is not `durable` may be found damaged after a power cut, which costs no more than making it anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.is_dir():
            drop(path)
        fresh.replace(path)
    except OSError as fault:
        fresh.unlink(missing_ok=True)
        fault.filename = fault.filename or str(path)
        raise
