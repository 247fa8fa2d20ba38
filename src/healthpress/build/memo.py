"""What earlier builds understood of articles, by key: outlines that every build reads, texts and terms that few do.

In: keys. Out: the bytes put under them, or nothing. A memo may forget, and is never wrong: every entry carries its own
digest, and a damaged file is begun anew. Entries that no build used lately go.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from healthpress.build.database import WAIT_SECONDS, opened
from healthpress.text.digest import digest

KEPT_BUILDS = 20
"""An entry that so many builds in a row did not use is dropped."""

_MARKED = 5
"""Which entries are of use is written down at every fifth build only: it is as many rows as there are articles."""

_BATCH = 500
_SCHEMA = """
CREATE TABLE entries (
    key TEXT PRIMARY KEY, proof TEXT NOT NULL, outline BLOB NOT NULL, terms_proof TEXT NOT NULL, terms BLOB NOT NULL,
    text_proof TEXT NOT NULL, text BLOB NOT NULL
);
CREATE TABLE uses (key TEXT PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE builds (number INTEGER NOT NULL);
"""


class Entry(NamedTuple):
    """What is remembered under one key."""

    key: str
    outline: bytes
    terms: bytes
    text: bytes


class Memo:
    """One file of entries. `notice` says in words why it could not be used, "" while it can."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: tuple[int, sqlite3.Connection] | None = None
        self._inherited: tuple[int, sqlite3.Connection] | None = None
        """What a forked process must neither use nor close."""
        self.notice = ""

    def outlines(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The outlines of those keys that there are."""
        return self._many("proof, outline", keys)

    def terms(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The terms of those keys that there are."""
        return self._many("terms_proof, terms", keys)

    def _many(self, columns: str, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        if not self._path.exists():
            return found
        damaged = 0
        try:
            with opened(self._path, _SCHEMA) as connection:
                for start in range(0, len(wanted), _BATCH):
                    batch = wanted[start : start + _BATCH]
                    marks = ",".join("?" * len(batch))
                    query = f"SELECT key, {columns} FROM entries WHERE key IN ({marks})"  # noqa: S608 (names and marks)
                    for key, proof, data in connection.execute(query, batch):
                        if digest(key, data) == proof:
                            found[key] = data
                        else:
                            damaged += 1
        except (sqlite3.Error, OSError, TypeError) as fault:
            self._give_up(fault)
            return {}
        if damaged:
            self.notice = f"{damaged} remembered articles were damaged on disk; they are read again."
        return found

    def text(self, key: str) -> bytes | None:
        """The text of a key; None where there is none. Each process has a connection of its own."""
        try:
            if self._reader is None or self._reader[0] != os.getpid():
                self._inherited = self._reader
                self._reader = (os.getpid(), sqlite3.connect(self._path, timeout=WAIT_SECONDS))
            query = "SELECT text_proof, text FROM entries WHERE key = ?"
            row = self._reader[1].execute(query, (key,)).fetchone()
            return row[1] if row and digest(key, row[1]) == row[0] else None
        except (sqlite3.Error, OSError, TypeError):
            return None

    def put(self, entries: Sequence[Entry]) -> bool:
        """Add entries; whether that was possible."""
        self.close()
        try:
            with opened(self._path, _SCHEMA) as connection, connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        (key, *(item for data in blobs for item in (digest(key, data), data)))
                        for key, *blobs in sorted(entries)
                    ),
                )
        except (sqlite3.Error, OSError) as fault:
            self._give_up(fault)
            return False
        return True

    def retire(self, used: Iterable[str]) -> None:
        """Count a build that used the entries of `used`, and drop what was of no use for long."""
        try:
            with opened(self._path, _SCHEMA) as connection, connection:
                row = connection.execute("SELECT max(number) FROM builds").fetchone()
                number = (row[0] or 0) + 1
                connection.execute("DELETE FROM builds")
                connection.execute("INSERT INTO builds VALUES (?)", (number,))
                connection.execute("INSERT OR IGNORE INTO uses SELECT key, ? FROM entries", (number,))
                if number % _MARKED:
                    return
                marks = ((key, number) for key in used)
                connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", marks)
                long_ago = (number - KEPT_BUILDS,)
                connection.execute("DELETE FROM entries WHERE key IN (SELECT key FROM uses WHERE build < ?)", long_ago)
                connection.execute("DELETE FROM uses WHERE build < ?", long_ago)
        except (sqlite3.Error, OSError) as fault:
            self._give_up(fault)

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None and self._reader[0] == os.getpid():
            self._reader[1].close()
        self._reader = None

    def _give_up(self, fault: Exception) -> None:
        """Go on without a memory; a file that is no longer a database is removed, so that the next build has one."""
        self.notice = f"What earlier builds remembered could not be used ({fault}); what it held is made anew."
        if self._path.is_dir():
            shutil.rmtree(self._path, ignore_errors=True)
        elif not isinstance(fault, (sqlite3.OperationalError, OSError)):
            self._path.unlink(missing_ok=True)
