"""Text files made small beforehand, for servers that hand out `.br` and `.gz` as they are.

In: the files of a build and what the last one left. Out: the same with two more beside each text file. They follow
their file: only one that changed is made small again, and a file that goes takes its own with it.
"""

from __future__ import annotations

import zlib
from functools import partial
from importlib.metadata import version
from pathlib import PurePosixPath

from healthpress.build.options import Progress
from healthpress.build.workers import spread
from healthpress.build.written import Written

_TEXTS = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".webmanifest", ".xml", ".xsl"}
)
_FORMS = {".br": "brotli 10", ".gz": "zlib 9"}
"""What each form is made by; another library or quality is another key."""


def compress_files(files: Written, jobs: int, progress: Progress) -> None:
    """Add the small forms of all text files to what a build has written."""
    keys = {suffix: f"{name} {_version(name)}" for suffix, name in _FORMS.items()}
    ledger, target = files.ledger, files.output.target
    due: list[str] = []
    for path, changed in list(files.outputs.items()):
        if PurePosixPath(path).suffix not in _TEXTS:
            continue
        forms = [name for suffix in _FORMS if (name := path + suffix) not in files.outputs]
        if not changed and all(ledger.kept(name, keys[name[-3:]], target) for name in forms):
            for name in forms:
                files.keep(name, ledger.facts[name])
        else:
            due += forms
    progress.stage("Compressing files", len(due))
    made = spread(partial(_make, files), due, jobs)
    for name, changed in zip(due, made, strict=True):
        progress.step()
        files.add(name, keys[name[-3:]], changed=changed)


def _make(files: Written, name: str) -> bool:
    """Stage one small form of a file."""
    return files.output.put(name, small(files.file(name[:-3]).read_bytes(), name[-3:]))


def small(data: bytes, suffix: str) -> bytes:
    """The data in the form of a suffix; the same bytes for the same data, with no time in them."""
    if suffix == ".gz":
        return zlib.compress(data, 9, wbits=31)
    import brotli  # type: ignore[import-untyped]

    made: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=10)
    return made


def _version(name: str) -> str:
    return zlib.ZLIB_RUNTIME_VERSION if name.startswith("zlib") else version("brotli")
