"""Two folders change places in one step, so that nobody ever sees a mixture of both.

In: two folders side by side. Out: whether they were exchanged; some systems and file systems cannot. The new folder is
filled before with hard links to all that stays as it is.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Set
from pathlib import Path

_LINUX_RENAME_EXCHANGE = 2
_MACOS_RENAME_SWAP = 2
_AT_FDCWD = -100
_CANNOT = frozenset(
    {errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EBUSY, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP}
)
_NO_LINK = frozenset({errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES})


class CannotExchangeError(Exception):
    """This output folder can only be changed file by file."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places; False where that is impossible, with nothing done."""
    import ctypes

    try:
        library = ctypes.CDLL(None, use_errno=True)
        here, there = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux":
            failed = library.renameat2(_AT_FDCWD, here, _AT_FDCWD, there, _LINUX_RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(here, there, _MACOS_RENAME_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def can_exchange(stage: Path, target: Path) -> bool:
    """Whether filling `stage` is worth the work: no link, no mount in `target`, and a file system that is able to."""
    if target.is_symlink() or stage.stat().st_dev != target.stat().st_dev or _has_mounts(target):
        return False
    trials = (stage / ".one", stage / ".other")
    for trial in trials:
        trial.mkdir()
    able = exchange(*trials)
    for trial in trials:
        trial.rmdir()
    return able


def _has_mounts(folder: Path) -> bool:
    """Whether the folder or one inside it is where another file system, or another folder, is mounted."""
    here = str(folder.resolve())
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return os.path.ismount(here)
    points = (line.split()[4].decode("unicode_escape").encode("latin-1").decode(errors="replace") for line in lines)
    return any(point == here or point.startswith(f"{here}/") for point in points)


def fill(stage: Path, target: Path, written: Set[str], removed: Set[str]) -> None:
    """Give `stage` all of `target` but the files that it has already (`written`) and those to be left out (`removed`).

    FileExistsError names a file of `target` that stands where the stage has a folder, or the other way round.
    """
    folders = _Folders(str(stage), str(target))
    waiting = [""]
    while waiting:
        here = waiting.pop()
        folders.visit(here)
        empty = True
        with os.scandir(f"{target}/{here}") as entries:
            for entry in entries:
                empty = False
                path = here + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif path not in written and path not in removed:
                    folders.make(here)
                    _keep(entry, f"{stage}/{path}", path)
        if empty:
            folders.make(here)


def _keep(entry: os.DirEntry[str], new: str, path: str) -> None:
    """One file in both folders."""
    try:
        os.link(entry.path, new, follow_symlinks=False)
    except FileExistsError:
        if entry.is_symlink():
            raise CannotExchangeError(path) from None
        raise FileExistsError(errno.EEXIST, "in the way", path) from None
    except OSError as fault:
        if fault.errno not in _NO_LINK:
            raise
        if not (entry.is_file() or entry.is_symlink()):
            raise CannotExchangeError(path) from None
        try:
            shutil.copy2(entry.path, new, follow_symlinks=False)
        except PermissionError:
            raise CannotExchangeError(path) from None


class _Folders:
    """The folders of the new tree, each made when something is to be put in, and like its counterpart in the old."""

    def __init__(self, new: str, old: str) -> None:
        self._new, self._old = new, old
        self._device = os.stat(old).st_dev
        self._made: set[str] = set()
        self._facts: dict[str, os.stat_result] = {}

    def visit(self, path: str) -> None:
        """A folder of the old tree is about to be read."""
        facts = os.stat(f"{self._old}/{path}")
        if facts.st_dev != self._device or not os.access(f"{self._old}/{path}", os.R_OK | os.W_OK | os.X_OK):
            raise CannotExchangeError(path)
        self._facts[path] = facts
        try:
            self._match(path, os.lstat(f"{self._new}/{path}"))
        except FileNotFoundError:
            return
        except NotADirectoryError:
            return
        self._made.add(path)

    def make(self, path: str) -> None:
        """Make a folder unless it is there."""
        if path in self._made:
            return
        above = path[:-1].rpartition("/")
        self.make(above[0] + above[1])
        new = f"{self._new}/{path}"
        try:
            os.mkdir(new)
        except FileExistsError:
            raise FileExistsError(errno.EEXIST, "in the way", path.rstrip("/")) from None
        self._match(path, os.stat(new))
        self._made.add(path)

    def _match(self, path: str, new: os.stat_result) -> None:
        old = self._facts[path]
        try:
            if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
                os.chown(f"{self._new}/{path}", old.st_uid, old.st_gid)
            if old.st_mode != new.st_mode:
                os.chmod(f"{self._new}/{path}", old.st_mode & 0o7777)
        except PermissionError:
            raise CannotExchangeError(path) from None
