"""A commit file by file, for few changes and for folders that cannot be exchanged.

In: staged files and a journal of what is to become of them. Out: the output folder, changed. Any step may be repeated:
a commit that was interrupted is finished from its journal, and one that failed is undone.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Replacement:
    """Staged files that are to replace those of `target`, and files of `target` that are to go.

    `kept` is a folder that holds on to what is replaced until all is done.
    """

    target: Path
    stage: Path
    kept: Path
    write: list[str]
    remove: list[str]

    def prepare(self) -> None:
        """Bring what is staged onto the disk, and keep what will be replaced."""
        for path in self.write:
            handle = os.open(self.stage / path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        for path in (*self.write, *self.remove):
            kept = self.kept / path
            if not (self.target / path).is_file():
                continue
            kept.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.target / path, kept)
            except OSError as fault:
                if fault.errno == errno.ENOSPC:
                    raise
                shutil.copy2(self.target / path, kept)

    def apply(self) -> None:
        """Do it, or what is left to do of it."""
        for path in self.remove:
            (self.target / path).unlink(missing_ok=True)
        drop_empty_folders(self.target, self.remove)
        self.target.mkdir(parents=True, exist_ok=True)
        for path in self.write:
            staged, final = self.stage / path, self.target / path
            if staged.exists():
                final.parent.mkdir(parents=True, exist_ok=True)
                _move(staged, final)

    def undo(self) -> None:
        """Make the target what it was."""
        fresh = [path for path in self.write if not (self.kept / path).exists()]
        for path in fresh:
            (self.target / path).unlink(missing_ok=True)
        drop_empty_folders(self.target, fresh)
        for path in (*self.write, *self.remove):
            if (self.kept / path).exists():
                (self.target / path).parent.mkdir(parents=True, exist_ok=True)
                _move(self.kept / path, self.target / path)


def _move(source: Path, final: Path) -> None:
    """Put a file in the place of another in one step, from another file system too."""
    try:
        source.replace(final)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        beside = final.with_name(f".{final.name}.new")
        try:
            shutil.copy2(source, beside)
            beside.replace(final)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        source.unlink()


def drop_empty_folders(target: Path, paths: Iterable[str]) -> None:
    """Remove the folders of removed files as far as nothing is left in them."""
    for folder in sorted({parent for path in paths for parent in (target / path).parents}, reverse=True):
        if target in folder.parents:
            try:
                folder.rmdir()
            except OSError:
                continue


def in_the_way(target: Path, write: Iterable[str], remove: Iterable[str]) -> str:
    """A file of somebody else's that stands where a folder or another kind of file must be; "" where none does."""
    going = {str(target / path) for path in remove}
    seen: set[Path] = {target, *target.parents}
    for path in write:
        final = target / path
        if final.is_dir():
            left = [file for file in final.rglob("*") if str(file) not in going and not file.is_dir()]
            if left or not any(file.startswith(f"{final}/") for file in going):
                return path
        for parent in final.parents:
            if parent in seen:
                break
            seen.add(parent)
            if os.path.lexists(parent) and not parent.is_dir() and str(parent) not in going:
                return parent.relative_to(target).as_posix()
    return ""
