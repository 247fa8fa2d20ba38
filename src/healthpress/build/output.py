"""The output folder: staged beside the target, committed in one step.

In: the bytes of each output file. Out: a folder that holds the whole new site, or the whole old one if anything failed
before the commit. Only files that an earlier build wrote are ever removed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from healthpress.build import state_file
from healthpress.build.exchange import CannotExchangeError, can_exchange, exchange, fill
from healthpress.build.in_place import Replacement, in_the_way
from healthpress.build.interrupts import held_back, unreachable
from healthpress.build.stage import Stage
from healthpress.text.digest import digest

FEW = 100
"""So many files are changed one by one, in no time and without a look at the others; of more, a new folder is made."""


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit did to the output folder, in files."""

    written: tuple[str, ...]
    unchanged: int
    removed: int


class OutputFolder:
    """Writes one output folder. `state` is a folder of our own that remembers which files are ours.

    `in_place` never puts another folder in the place of the target, and nothing beside it.
    """

    def __init__(self, target: Path, state: Path, *, in_place: bool = False) -> None:
        self.target = target
        self.state = state
        self.in_place = in_place
        self._key = digest(_place(target, state))[:12]
        self._staged: Stage | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *ended: object) -> None:
        with held_back():
            self.discard()

    @property
    def stage(self) -> Path:
        """Where changed files wait for the commit: beside the target, hence on the same file system."""
        return self._aside("staged", in_place=self.in_place)

    def _aside(self, name: str, *, in_place: bool) -> Path:
        if in_place:
            return self.state / f"{name}-{self._key}"
        return self.target.parent / f".{self.target.name}.{name}"

    def memory(self, name: str) -> Path:
        """A file of our own that remembers something of this output folder."""
        return self.state / f"{name}-{self._key}"

    def ours(self) -> set[str]:
        """The files that the last build made, by path."""
        return self._recalled()[0]

    def _recalled(self) -> tuple[set[str], bool]:
        """Our files, and whether the first list of them is sound."""
        for name in ("ledger", "ledger-copy"):
            known = state_file.load(self.memory(name))
            if isinstance(known, list):
                return {path for path in known if is_inside(path)}, name == "ledger"
        return set(), False

    def _remember(self, paths: Iterable[str]) -> None:
        ours = sorted(paths)
        for name in ("ledger", "ledger-copy"):
            state_file.save(self.memory(name), ours)

    @property
    def _journal(self) -> Path:
        return self.memory("commit")

    def open(self) -> None:
        """Finish a commit that was interrupted, clear what an unfinished build left, and make the stage.

        PermissionError and its like come now, rather than after all pages are rendered.
        """
        self.state.mkdir(parents=True, exist_ok=True)
        journal = state_file.load(self._journal)
        if isinstance(journal, dict) and all(map(is_inside, (*journal["write"], *journal["remove"]))):
            replacement = self._replacement(journal["write"], journal["remove"], in_place=journal["in_place"])
            self._carry_out(replacement, journal["add"])
        self.discard()
        folder = self.target if self.target.is_dir() else self.target.parent
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        self._stage().make()

    def discard(self) -> None:
        """Forget what was staged, and what a commit left."""
        self._staged = None
        for name in ("staged", "replaced"):
            for in_place in (False, True):
                _drop(self._aside(name, in_place=in_place))

    def _stage(self) -> Stage:
        if self._staged is None:
            self._staged = Stage(self.stage, self.target)
        return self._staged

    def put(self, path: str, data: bytes, *, differs: bool = False) -> bool:
        """Stage one file unless the target holds the same bytes; whether it changed. Safe to call in workers.

        `differs` says that the target surely holds other bytes or none, and saves reading them.
        """
        if not is_inside(path):
            raise ValueError(f"{path!r} would leave the output folder")
        return self._stage().put(path, data, differs=differs)

    def commit(self, outputs: Iterable[tuple[str, bool]]) -> Commit:
        """Make the target hold exactly `outputs` (path, changed) and files that are not ours."""
        changed = dict(outputs)
        known, sound = self._recalled()
        write = [path for path, new in changed.items() if new]
        remove = sorted(known - changed.keys())
        add = changed.keys() - known
        if not os.path.lexists(self.target) and not self.in_place:
            self._appear(changed.keys())
        elif self.in_place or len(write) + len(remove) <= FEW or not self._exchange(write, remove, add):
            self._replace(write, remove, add)
        elif remove:
            self._remember(changed)
        if not sound and known:
            self._remember(changed)
        self.discard()
        return Commit(tuple(write), len(changed) - len(write), len(remove))

    def _appear(self, paths: Iterable[str]) -> None:
        """The stage becomes the target."""
        self._remember(paths)
        self.stage.mkdir(parents=True, exist_ok=True)
        self.stage.rename(self.target)

    def _exchange(self, write: list[str], remove: list[str], add: Iterable[str]) -> bool:
        """The stage, made whole, and the target change places; False where that cannot be done."""
        try:
            if not can_exchange(self.stage, self.target):
                return False
            fill(self.stage, self.target, set(write), set(remove))
        except (CannotExchangeError, PermissionError):
            return False
        except FileExistsError as fault:
            raise self._blocked(str(fault.filename)) from None
        if add:
            self._remember(self.ours().union(add))
        return exchange(self.stage, self.target)

    def _replace(self, write: list[str], remove: list[str], add: Iterable[str]) -> None:
        """Staged files take the place of those of the target one by one, whatever becomes of this process."""
        added = sorted(add)
        if not (write or remove or added):
            return
        blocked = in_the_way(self.target, write, remove)
        if blocked:
            raise self._blocked(blocked)
        replacement = self._replacement(write, remove, in_place=self.in_place)
        if len(write) == 1 and not remove and not added and (self.target / write[0]).is_file():
            replacement.apply()
            return
        replacement.prepare()
        note = {"write": write, "remove": remove, "add": added, "in_place": self.in_place}
        state_file.save(self._journal, note)
        self._carry_out(replacement, added)

    def _carry_out(self, replacement: Replacement, added: Iterable[str]) -> None:
        """Do what the journal says, or undo it where it fails."""

        def finish() -> None:
            replacement.apply()
            if added or replacement.remove:
                self._remember(self.ours().union(added).difference(replacement.remove))
            self._journal.unlink(missing_ok=True)

        try:
            unreachable(finish)
        except OSError:
            self._journal.unlink(missing_ok=True)
            replacement.undo()
            raise

    def _replacement(self, write: list[str], remove: list[str], *, in_place: bool) -> Replacement:
        stage, kept = (self._aside(name, in_place=in_place) for name in ("staged", "replaced"))
        return Replacement(self.target, stage, kept, write, remove)

    def _blocked(self, path: str) -> FileExistsError:
        return FileExistsError(errno.EEXIST, "not ours, and stands where a page must be", str(self.target / path))


def is_inside(path: str) -> bool:
    """Whether a relative path with forward slashes stays below the folder it is joined to."""
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and ".." not in parts and "" not in parts and "\0" not in path


def _place(target: Path, state: Path) -> str:
    """A name for an output folder that stays when the whole site, with its memory, is moved."""
    site, resolved = state.resolve().parent, target.resolve()
    return resolved.relative_to(site).as_posix() if resolved.is_relative_to(site) else str(resolved)


def _drop(folder: Path) -> None:
    """Remove a folder with all that is in it."""
    try:
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        else:
            shutil.rmtree(folder)
    except FileNotFoundError:
        return
