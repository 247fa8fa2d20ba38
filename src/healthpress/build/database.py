"""SQLite files in which builds remember things.

In: a path and the tables wanted. Out: a connection to a file that has exactly these. What an earlier version of the
program kept there in another form goes, without a word: it is remembered anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zlib import crc32

WAIT_SECONDS = 60
_NUMBERS = 0x7FFF_FFFF
"""What SQLite can keep as a file's own number."""


@contextmanager
def opened(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """A connection, closed at the end; sqlite3.Error where the file is no such database.

    Nothing waits until it is on the disk: what is lost with the power is made anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        form = crc32(schema.encode()) & _NUMBERS
        if connection.execute("PRAGMA user_version").fetchone()[0] != form:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in tables:
                connection.execute(f'DROP TABLE "{name}"')
            connection.executescript(schema)
            connection.execute(f"PRAGMA user_version = {form}")
        yield connection
