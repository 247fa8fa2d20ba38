"""Text files made small beforehand, for servers that hand out `.br` and `.gz` as they are.

In: the files of a build and what the last one left. Out: the same with two more beside each text file. They follow
their file: only one that changed is made small again, and a file that goes takes its own with it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from healthpress.build.ledger import Facts, Ledger
from healthpress.build.options import Progress
from healthpress.build.output import OutputFolder
from healthpress.build.workers import spread

_TEXTS = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".webmanifest", ".xml", ".xsl"}
)
_FORMS = {".br": "brotli 10", ".gz": "zlib 9"}
"""What each form is made by; another library or quality is another key."""


@dataclass(slots=True)
class Written:
    """The files of a build as they come to be: whether each changed, keys of those made, facts of those kept."""

    outputs: dict[str, bool]
    keys: dict[str, str]
    kept: dict[str, Facts]


def compress_files(written: Written, ledger: Ledger, output: OutputFolder, jobs: int, progress: Progress) -> None:
    """Add the small forms of all text files to what a build has written."""
    keys = {suffix: f"{name} {_version(name)}" for suffix, name in _FORMS.items()}
    due: list[tuple[str, bool]] = []
    for path, changed in list(written.outputs.items()):
        if PurePosixPath(path).suffix not in _TEXTS:
            continue
        small = [name for suffix in _FORMS if (name := path + suffix) not in written.outputs]
        if not changed and all(ledger.kept(name, keys[name[-3:]], output.target) for name in small):
            written.outputs.update(dict.fromkeys(small, False))
            written.kept.update({name: ledger.facts[name] for name in small})
        else:
            due += [(name, changed) for name in small]
    progress.stage("Compressing files", len(due))
    made = spread(partial(_make, output), due, jobs, _name)
    for (name, _), new in zip(due, made, strict=True):
        progress.step()
        written.outputs[name] = new
        written.keys[name] = keys[name[-3:]]


def _name(item: tuple[str, bool]) -> str:
    return item[0]


def _make(output: OutputFolder, item: tuple[str, bool]) -> bool:
    """Stage one small form of a file that waits in the stage, where it changed, or is in the output folder."""
    name, changed = item
    folder: Path = output.stage if changed else output.target
    data = (folder / name[:-3]).read_bytes()
    return output.put(name, small(data, name[-3:]))


def small(data: bytes, suffix: str) -> bytes:
    """The data in the form of a suffix; the same bytes for the same data, with no time in them."""
    if suffix == ".gz":
        return zlib.compress(data, 9, wbits=31)
    import brotli  # type: ignore[import-untyped]

    made: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=10)
    return made


def _version(name: str) -> str:
    return zlib.ZLIB_RUNTIME_VERSION if name.startswith("zlib") else version("brotli")
