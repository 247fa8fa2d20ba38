"""Articles read, understood and remembered.

In: the paths of a site's articles. Out: what was understood of each, and its faults. A file whose digest and settings
are known is not parsed again; one whose size, times and number are known, and surely older than the last look at it,
is not even read.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from healthpress.build import state_file
from healthpress.build.figures import Timing, timed
from healthpress.build.memo import Memo
from healthpress.build.versions import program_digest
from healthpress.build.workers import spread
from healthpress.model.site import Site
from healthpress.read.parse import Parsed, parse
from healthpress.text import rules
from healthpress.text.diagnostic import Place
from healthpress.text.digest import digest, digest_of
from healthpress.text.source import decode

_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was last looked at may change again within the same time stamp."""

Signature = tuple[int, int, int]
"""A file's size, time of change in nanoseconds, and number."""

Facts = tuple[int, int, int, int, str]
"""A file's signature, when it was looked at, and the digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the articles of one site are read. `paranoid` reads every file, whatever its time stamps say."""

    root: Path
    site: Site
    state: Path
    jobs: int = 1
    paranoid: bool = False


def read_articles(
    paths: Sequence[str], reading: Reading, step: Callable[[Timing | None], None]
) -> tuple[list[Parsed], str]:
    """What was understood of each path, in order, and a notice where earlier builds' memory could not be used."""
    memo = Memo(reading.state / "parsed.sqlite")
    known = {} if reading.paranoid else _known(reading.state)
    looked = time.time_ns()
    base = digest(program_digest(), digest_of(reaching_parsing(reading.site)))
    record: dict[str, Facts] = {}
    for path in paths:
        signature = _signature(reading.root / path)
        if signature is None:
            continue
        facts = known.get(path)
        if facts is None or not _settled(facts, signature):
            facts = (*signature, looked, _digest_of_file(reading.root / path))
        record[path] = facts
    digests = {path: facts[-1] for path, facts in record.items()}
    keys = {path: digest(base, path, digests[path]) for path in paths if digests.get(path)}
    entries = memo.many(keys.values())
    parsed = {path: result for path, key in keys.items() if (result := _restored(entries.get(key))) is not None}
    missing = [path for path in paths if path not in parsed]
    fresh: dict[str, bytes] = {}
    for path in paths:
        if path in parsed:
            step(None)
    for path, ((result, read), seconds) in zip(missing, _parse_all(missing, reading), strict=True):
        step(Timing(path, seconds))
        parsed[path] = result
        if path in keys and read == digests[path]:
            fresh[keys[path]] = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    if fresh or known.keys() != record.keys():
        memo.put(fresh, (key for path, key in keys.items() if path not in missing))
    if known != record:
        state_file.save(reading.state / "files", record)
    return [parsed[path] for path in paths], memo.notice


def reaching_parsing(site: Site) -> Site:
    """The settings that change what is understood of an article; parsing is given no others."""
    return Site(
        name=site.name,
        lang=site.lang,
        timezone=site.timezone,
        markdown=site.markdown,
        html=site.html,
        slugs=site.slugs,
    )


def _known(state: Path) -> dict[str, Facts]:
    record = state_file.load(state / "files")
    return record if isinstance(record, dict) else {}


def _signature(file: Path) -> Signature | None:
    try:
        facts = file.stat()
    except OSError:
        return None
    return (facts.st_size, facts.st_mtime_ns, facts.st_ino)


def _settled(facts: Facts, signature: Signature) -> bool:
    """Whether a file surely has not changed since it was last looked at."""
    return facts[:3] == signature and signature[1] < facts[3] - _SETTLED_NS


def _digest_of_file(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except OSError:
        return ""


def _restored(data: bytes | None) -> Parsed | None:
    """A remembered result; None where there is none or it is of no use to this program."""
    if data is None:
        return None
    try:
        result = pickle.loads(data)  # noqa: S301 (written by an earlier build of this program, and proven)
    except Exception:
        return None
    return result if isinstance(result, Parsed) else None


def _parse_all(paths: Sequence[str], reading: Reading) -> Iterator[tuple[tuple[Parsed, str], float]]:
    """What is understood of each path, with the digest of the bytes that were read (a file may change), and seconds."""
    site = reaching_parsing(reading.site)

    def read(path: str) -> tuple[Parsed, str]:
        try:
            data = (reading.root / path).read_bytes()
        except OSError as fault:
            return Parsed(None, (rules.UNREADABLE.at(Place(path), f"{fault.strerror or fault}."),)), ""
        source, found = decode(path, data)
        parsed = parse(source, site)
        return Parsed(parsed.document, (*found, *parsed.found)), digest(data)

    return spread(timed(read), paths, reading.jobs)
