"""The files a site is made of, and whether they changed.

In: files by name, and what the last build saw of them. Out: the digest of each. A file whose size, times and number
are known, and surely older than the last look at it, is not read again; nothing is decided by times alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from healthpress.build import state_file
from healthpress.build.folder import SiteFolder, read_folder
from healthpress.build.options import Options
from healthpress.text.digest import digest

_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was last looked at may change again within the same time stamp."""

Facts = tuple[int, int, int, int, int, str]
"""A file's size, times of change of bytes and of record in nanoseconds, number, last look, digest of its bytes."""


class Inputs(NamedTuple):
    """What a build sees of its files: facts by name, those of unreadable files left out; `known` from the last look."""

    facts: Mapping[str, Facts]
    known: Mapping[str, Facts]

    def digest_of(self, name: str) -> str:
        """The digest of a file's bytes; "" for one that cannot be read."""
        facts = self.facts.get(name)
        return facts[5] if facts else ""

    def whole(self) -> str:
        """The digest of all files and their names."""
        return digest(*(part for name, facts in sorted(self.facts.items()) for part in (name, facts[5])))

    def save(self, path: Path) -> None:
        """Leave the facts to the next build."""
        if self.facts != self.known:
            state_file.save(path, dict(self.facts))


def look(options: Options) -> tuple[SiteFolder, Inputs]:
    """The files of a site, and their digests."""
    folder = read_folder(options.root)
    return folder, look_at(folder.inputs, options.state / "files", paranoid=options.paranoid)


def look_at(files: Mapping[str, str], record: Path, *, paranoid: bool = False) -> Inputs:
    """The facts of `files`; `record` is where the last build left its own. `paranoid` reads every file."""
    loaded = state_file.load(record)
    known: dict[str, Facts] = loaded if isinstance(loaded, dict) else {}
    looked = time.time_ns()
    facts: dict[str, Facts] = {}
    for name, path in files.items():
        try:
            status = os.stat(path)  # noqa: PTH116 (tens of thousands of times)
        except OSError:
            continue
        signature = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        last = known.get(name)
        if not paranoid and last and last[:4] == signature and signature[1] < last[4] - _SETTLED_NS:
            facts[name] = last
            continue
        try:
            facts[name] = (*signature, looked, digest(Path(path).read_bytes()))
        except OSError:
            continue
    return Inputs(facts, known)
