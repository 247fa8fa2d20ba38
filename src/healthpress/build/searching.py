"""The search index, made of finished pages.

In: the pages that can be found, staged or as they lie in the output. Out: the files of the index. A big site's has
several shards, each made by a process of its own, and again only where something that the engine reads has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from healthpress.build import state_file
from healthpress.build.ledger import Ledger
from healthpress.build.options import Indexed, Options
from healthpress.build.output import OutputFolder
from healthpress.build.pagefind import PagefindError, find_program, make_index
from healthpress.build.versions import program_digest
from healthpress.build.workers import spread
from healthpress.model.search_view import INDEX_FOLDER
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import SHORT, digest
from healthpress.write.search_index import ENTRY, joined, searchable, settled

MOST_PAGES = 2000
"""In one shard: Pagefind takes about 0.4 MB of memory for a page of 1,300 words; a reader loads some files of each."""


class Finished(NamedTuple):
    """A page that is made: its output path, the key of all that it is made of, and where it lies before the commit."""

    path: str
    key: str
    file: Path


@dataclass(frozen=True, slots=True)
class Index:
    """The keys of an index's files by output path; the bytes of those made now, and of how many pages they were."""

    keys: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    made: Indexed | None = None


Shard = tuple[str, bytes, dict[str, str]]
"""The digest of all that a shard is made of, its entry file, and the keys of its other files by output path."""


def index_pages(
    pages: Sequence[Finished], ledger: Ledger, output: OutputFolder, options: Options
) -> Index | Diagnostic:
    """The index of pages, as far as the output does not hold it already; a finding where it cannot be made."""
    began = perf_counter()
    known = state_file.load(output.memory("search"))
    seen, shards = known if isinstance(known, tuple) else ({}, [])
    parts = _parts(pages, seen, options.jobs)
    groups = _groups(pages)
    try:
        program = find_program()
        base = (program_digest(), str(program.stat().st_size))
        wanted = [
            digest(*base, *(text for page in group for text in (page.path, parts[page.path]))) for group in groups
        ]
        stays = {shard[0]: shard for shard in shards if _is_there(shard, ledger, output)}
        due = [number for number, sought in enumerate(wanted) if sought not in stays]
        files: dict[str, bytes] = {}
        make = partial(_shard, program, groups)
        for number, made in zip(due, _side_by_side(make, due, options.jobs), strict=True):
            entry = made.pop(ENTRY)
            new = {f"{INDEX_FOLDER}{name}": data for name, data in made.items()}
            stays[wanted[number]] = (wanted[number], entry, {path: digest(data) for path, data in new.items()})
            files |= new
    except PagefindError as fault:
        return rules.SEARCH_FAILED.at(Place("content/site.yaml"), str(fault))
    now = [stays[sought] for sought in wanted]
    entry = joined([shard[1] for shard in now])
    files[f"{INDEX_FOLDER}{ENTRY}"] = entry
    state_file.save(output.memory("search"), ({page.path: (page.key, parts[page.path]) for page in pages}, now))
    keys = {path: key for shard in now for path, key in shard[2].items()}
    keys[f"{INDEX_FOLDER}{ENTRY}"] = digest(entry)
    indexed = Indexed(sum(len(groups[number]) for number in due), perf_counter() - began) if due else None
    return Index(keys, files, indexed)


def _groups(pages: Sequence[Finished]) -> list[list[Finished]]:
    """The pages of each shard, in order. The number of shards doubles, so that a page seldom moves to another."""
    count = 1
    while len(pages) > count * MOST_PAGES:
        count *= 2
    groups: list[list[Finished]] = [[] for _ in range(count)]
    for page in sorted(pages):
        groups[int(digest(page.path)[:SHORT], 16) % count].append(page)
    return groups


def _is_there(shard: Shard, ledger: Ledger, output: OutputFolder) -> bool:
    return all(ledger.kept(path, key, output.target) for path, key in shard[2].items())


def _parts(pages: Sequence[Finished], known: Mapping[str, tuple[str, str]], jobs: int) -> dict[str, str]:
    """The digest of what the engine reads of each page; of a page that is made of the same, the one remembered."""
    parts = {page.path: known.get(page.path, ("", "")) for page in pages}
    changed = [page for page in pages if parts[page.path][0] != page.key]
    found = spread(lambda page: digest(_read(page)), changed, jobs, lambda page: page.path)
    parts.update({page.path: (page.key, part) for page, part in zip(changed, found, strict=True)})
    return {path: part for path, (_, part) in parts.items()}


def _read(page: Finished) -> str:
    """What the engine reads of a page."""
    return searchable(page.file.read_text(encoding="utf-8"))


def _side_by_side(
    make: Callable[[int], dict[str, bytes]], numbers: Sequence[int], jobs: int
) -> Iterator[dict[str, bytes]]:
    """The files of several shards; the processes that make them run beside one another."""
    if min(jobs, len(numbers)) <= 1:
        yield from map(make, numbers)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(jobs, len(numbers))) as pool:
        yield from pool.map(make, numbers)


def _shard(program: Path, groups: Sequence[Sequence[Finished]], number: int) -> dict[str, bytes]:
    """The files of one shard, by their names in the index."""
    files = make_index(program, [(page.path, _read(page)) for page in groups[number]])
    try:
        return settled(files, f"-x-{number}" if len(groups) > 1 else "")
    except (ValueError, LookupError, OSError) as fault:
        raise PagefindError(f"What Pagefind made cannot be read ({type(fault).__name__}: {fault}).") from None
