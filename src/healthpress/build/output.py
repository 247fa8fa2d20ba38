"""The output folder: staged beside the target, committed by rename.

In: the bytes of each output file. Out: a folder that holds the whole new site, or the whole old one if anything failed
before the commit. A commit that was interrupted is finished by the next build. Only files that an earlier build wrote
are ever removed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from healthpress.text.digest import digest


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit did to the output folder, in files."""

    written: tuple[str, ...]
    unchanged: int
    removed: int


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """Writes one output folder. `state` is a folder of our own that remembers which files are ours."""

    target: Path
    state: Path

    @property
    def stage(self) -> Path:
        """Where changed files wait for the commit: beside the target, hence on the same file system."""
        return self.target.parent / f".{self.target.name}.staged"

    @property
    def _name(self) -> str:
        """The target as seen from the state, so that both can move together."""
        return digest(os.path.relpath(self.target.resolve(), self.state.resolve()))[:12]

    def memory(self, name: str) -> Path:
        """A file of our own that remembers something of this output folder."""
        return self.state / f"{name}-{self._name}"

    def ours(self) -> set[str]:
        """The files that the last build made, by path."""
        known = _read_json(self._ledger)
        return set(known) if isinstance(known, list) else set()

    @property
    def _ledger(self) -> Path:
        return self.state / f"ledger-{self._name}.json"

    @property
    def _journal(self) -> Path:
        return self.state / f"commit-{self._name}.json"

    def open(self) -> None:
        """Finish a commit that was interrupted, and clear what an unfinished build staged."""
        self.state.mkdir(parents=True, exist_ok=True)
        journal = _read_json(self._journal)
        if isinstance(journal, dict):
            self._apply(journal["write"], journal["remove"], journal["all"])
        self.discard()

    def discard(self) -> None:
        """Forget what was staged."""
        shutil.rmtree(self.stage, ignore_errors=True)

    def put(self, path: str, data: bytes) -> bool:
        """Stage one file unless the target holds the same bytes; whether it changed. Safe to call in workers."""
        if not is_inside(path):
            raise ValueError(f"{path!r} would leave the output folder")
        try:
            if (self.target / path).read_bytes() == data:
                return False
        except OSError:
            pass
        staged = self.stage / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(data)
        return True

    def _blocked(self, paths: Iterable[str]) -> str:
        """A file of somebody else's that stands where a folder or another kind of file must be; "" where none does."""
        ours = self.ours()
        for path in paths:
            target = self.target / path
            if target.is_dir():
                return path
            for parent in target.parents:
                if parent == self.target:
                    break
                if parent.is_file() and str(parent.relative_to(self.target)) not in ours:
                    return str(parent.relative_to(self.target))
        return ""

    def commit(self, outputs: Iterable[tuple[str, bool]]) -> Commit:
        """Make the target hold exactly `outputs` (path, changed) and files that are not ours."""
        changed = dict(outputs)
        write = [path for path, new in changed.items() if new]
        known = _read_json(self._ledger)
        remove = sorted(self.ours() - changed.keys())
        everything = sorted(changed)
        blocked = self._blocked(write)
        if blocked:
            self.discard()
            raise FileExistsError(f"{self.target / blocked} is not ours and stands where a page must be; move it away")
        if write or remove or everything != known:
            _write_json(self._journal, {"write": write, "remove": remove, "all": everything})
            self._apply(write, remove, everything)
        self.discard()
        return Commit(tuple(write), len(changed) - len(write), len(remove))

    def _apply(self, write: list[str], remove: list[str], everything: list[str]) -> None:
        for path in remove:
            if is_inside(path):
                (self.target / path).unlink(missing_ok=True)
                self._drop_empty_folders((self.target / path).parent)
        self.target.mkdir(parents=True, exist_ok=True)
        for path in write:
            staged, final = self.stage / path, self.target / path
            if staged.exists():
                final.parent.mkdir(parents=True, exist_ok=True)
                staged.replace(final)
        _write_json(self._ledger, everything)
        self._journal.unlink(missing_ok=True)

    def _drop_empty_folders(self, folder: Path) -> None:
        while folder != self.target and self.target in folder.parents:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def is_inside(path: str) -> bool:
    """Whether a relative path with forward slashes stays below the folder it is joined to."""
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and ".." not in parts and "" not in parts and "\0" not in path


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _write_json(path: Path, value: object) -> None:
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
