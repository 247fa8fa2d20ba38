"""Compiled templates kept on disk, each with its own digest.

In: what Jinja compiled. Out: the same, or nothing where it is damaged: half-read code could make a wrong page.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from healthpress.text.digest import digest


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
        try:
            proof, _, data = (self._folder / bucket.key).read_bytes().partition(b"\n")
        except OSError:
            return
        if digest(data).encode() == proof:
            bucket.load_bytecode(io.BytesIO(data))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket; without room or rights the template is compiled again next time."""
        data = bucket.bytecode_to_string()
        fresh = self._folder / f"{bucket.key}.{os.getpid()}.new"
        try:
            fresh.write_bytes(digest(data).encode() + b"\n" + data)
            fresh.replace(self._folder / bucket.key)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink()
