"""Where changed files wait for the commit.

In: the bytes of output files. Out: those that differ from what the output folder holds, on disk beside it. Workers
write here at once with one another; it costs a file as few calls of the system as can be.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Stage:
    """A folder of changed files for `target`."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.folder = folder
        self._root = str(folder)
        self._target = str(target) if target.is_dir() else ""
        self._made: set[str] = set()

    def make(self) -> None:
        """Make the folder, with the owner, the rights and the labels of the target, which new files inherit."""
        self.folder.mkdir(parents=True)
        if self._target:
            facts = os.stat(self._target)
            try:
                os.chown(self._root, facts.st_uid, facts.st_gid)
                shutil.copystat(self._target, self._root)
            except (OSError, AttributeError):
                return

    def put(self, path: str, data: bytes, *, differs: bool = False) -> bool:
        """Write one file unless the target holds the same bytes; `differs` says that it surely does not."""
        if self._target and not differs and _holds(f"{self._target}/{path}", data):
            return False
        full = f"{self._root}/{path}"
        folder = full.rpartition("/")[0]
        if folder not in self._made:
            try:
                os.mkdir(folder)
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        _write(full, data)
        return True


def _holds(file: str, data: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(data):
            return False
        with open(file, "rb", buffering=0) as opened:
            return opened.read() == data
    except OSError:
        return False


def _write(file: str, data: bytes) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
    except OSError as fault:
        fault.filename = fault.filename or file
        raise
