"""Small facts that one build leaves to the next, in a file that is read whole.

In: a value of plain types. Out: the same value, or None where the file is missing, damaged or of another version.
"""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any

from healthpress.text.digest import digest

_VERSION = 4


def load(path: Path) -> Any:
    """The value that `save` wrote, or None."""
    try:
        proof, _, data = path.read_bytes().partition(b"\n")
        return marshal.loads(data) if digest(data).encode() == proof else None  # noqa: S302 (our own, proven)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def save(path: Path, value: Any) -> None:
    """Replace the file in one step; after a crash it holds the old value or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = marshal.dumps(value, _VERSION)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(digest(data).encode() + b"\n" + data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
