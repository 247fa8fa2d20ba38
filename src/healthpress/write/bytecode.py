"""What is worked out from templates alone, kept on disk: their compiled form, and which others they refer to.

In: what Jinja compiled, and the names found in a text. Out: the same, or nothing where it is damaged: each file has its
own digest, because half-read code could make a wrong page.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from healthpress.text.digest import digest

Names = list[str | None]
"""Names of templates, None for one that is computed."""


class ProvenCache(BytecodeCache):
    """A folder of compiled templates. Those of another `form`, which are good for nothing now, are dropped."""

    def __init__(self, folder: Path, form: str) -> None:
        self._folder = folder / form
        self._folder.mkdir(parents=True, exist_ok=True)
        for other in folder.iterdir():
            if other.is_dir() and other.name != form:
                shutil.rmtree(other, ignore_errors=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if there is something sound."""
        data = self._read(bucket.key)
        if data:
            bucket.load_bytecode(io.BytesIO(data))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket; without room or rights the template is compiled again next time."""
        self._keep(bucket.key, bucket.bytecode_to_string())

    def names_in(self, template: str, text: str, find: Callable[[], Names]) -> Names:
        """The names that the text of a template refers to; `find` reads it where its last reading is not remembered."""
        file, seen = f"{digest(template)}.names", digest(text)
        known = json.loads(self._read(file) or "null")
        if known and known[0] == seen:
            return list(known[1])
        found = find()
        self._keep(file, json.dumps((seen, found)).encode())
        return found

    def _read(self, name: str) -> bytes | None:
        try:
            proof, _, data = (self._folder / name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return data if digest(data).encode() == proof else None

    def _keep(self, name: str, data: bytes) -> None:
        fresh = self._folder / f"{name}.{os.getpid()}.new"
        try:
            fresh.write_bytes(digest(data).encode() + b"\n" + data)
            fresh.replace(self._folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink()
