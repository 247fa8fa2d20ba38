"""What earlier builds found out, by key: bytes that a key's inputs determine.

In: keys. Out: the bytes put under them, or nothing. A memo may forget, and is never wrong: every entry carries its own
digest, and a damaged file is begun anew. Entries that no build used lately go.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from healthpress.text.digest import digest

KEPT_BUILDS = 20
"""An entry that so many builds in a row did not use is dropped."""

_BATCH = 500
_WAIT_SECONDS = 60
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, proof TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS uses (key TEXT PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (number INTEGER NOT NULL);
"""


class Memo:
    """One file of entries. `notice` says in words why it could not be used, "" while it can."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notice = ""

    def many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The entries of those keys that there are."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        if not self._path.exists():
            return found
        try:
            with closing(self._open()) as connection:
                for start in range(0, len(wanted), _BATCH):
                    batch = wanted[start : start + _BATCH]
                    marks = ",".join("?" * len(batch))
                    query = f"SELECT key, proof, data FROM entries WHERE key IN ({marks})"  # noqa: S608 (marks only)
                    rows = connection.execute(query, batch)
                    found.update((key, data) for key, proof, data in rows if digest(key, data) == proof)
        except (sqlite3.Error, OSError, TypeError) as fault:
            self._give_up(fault)
            return {}
        return found

    def put(self, entries: Mapping[str, bytes], used: Iterable[str]) -> None:
        """Add entries, note that those of `used` were of use in this build, and drop what was of none for long."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection, connection:
                row = connection.execute("SELECT max(number) FROM builds").fetchone()
                number = (row[0] or 0) + 1
                connection.execute("DELETE FROM builds")
                connection.execute("INSERT INTO builds VALUES (?)", (number,))
                connection.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                    ((key, digest(key, data), data) for key, data in entries.items()),
                )
                uses = ((key, number) for key in (*entries, *used))
                connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", uses)
                connection.execute("DELETE FROM uses WHERE build < ?", (number - KEPT_BUILDS,))
                connection.execute("DELETE FROM entries WHERE key NOT IN (SELECT key FROM uses)")
        except (sqlite3.Error, OSError) as fault:
            self._give_up(fault)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
        connection.executescript(_SCHEMA)
        return connection

    def _give_up(self, fault: Exception) -> None:
        """Go on without a memory; a file that is no longer a database is removed, so that the next build has one."""
        self.notice = f"What earlier builds remembered could not be used ({fault}); what it held is made anew."
        if self._path.is_dir():
            shutil.rmtree(self._path, ignore_errors=True)
        elif not isinstance(fault, (sqlite3.OperationalError, OSError)):
            self._path.unlink(missing_ok=True)
