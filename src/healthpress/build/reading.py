"""Articles read, understood and remembered.

In: the paths of a site's articles and the digests of their files. Out: what was understood of each, its faults, and a
way to its text. An article whose digest and settings are known is not parsed again; texts stay in the memo until a
page needs them, so that memory does not grow with what articles say.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from healthpress.build.figures import Timing, timed
from healthpress.build.inputs import Inputs
from healthpress.build.memo import Entry, Memo
from healthpress.build.versions import program_digest
from healthpress.build.workers import spread
from healthpress.model.document import Document, Text
from healthpress.model.site import Site
from healthpress.read.parse import Parsed, parse
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest, digest_of
from healthpress.text.source import decode
from healthpress.text.terms import Terms

_PUT = 2000
"""So many texts wait in memory before they go to the memo."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the articles of one site are read."""

    root: Path
    site: Site
    state: Path
    jobs: int = 1


class Texts:
    """The texts of documents, fetched when they are wanted."""

    def __init__(self, memo: Memo, keys: Mapping[str, str], reading: Reading) -> None:
        self._memo = memo
        self._keys = keys
        self._reading = reading
        self.fresh: dict[str, Entry] = {}

    def of(self, document: Document) -> Text:
        """The text of a document; an empty one for a folder that has no file.

        OSError where the memo has lost it and the file has changed since it was read.
        """
        path = document.path
        if path not in self._keys and path not in self.fresh:
            return Text()
        data = self.fresh[path].text if path in self.fresh else self._memo.text(self._keys[path])
        text = _restored(data) if data else None
        if isinstance(text, Text):
            return text
        return self._again(path).text

    def _again(self, path: str) -> Parsed:
        parsed, read = _read(path, self._reading.root, reaching_parsing(self._reading.site))
        if memo_key(self._reading.site, path, read) != self._keys.get(path):
            raise OSError(f"{path} changed during the build; build again")
        return parsed

    def terms_of(self, documents: Iterable[Document]) -> dict[str, Terms]:
        """The terms of articles, by site path; OSError as for texts."""
        asked = list(documents)
        stored = self._memo.terms(self._keys[item.path] for item in asked if item.path not in self.fresh)
        found: dict[str, Terms] = {}
        for document in asked:
            path = document.path
            data = self.fresh[path].terms if path in self.fresh else stored.get(self._keys[path])
            found[document.url] = Terms(*marshal.loads(data)) if data else self._again(path).terms  # noqa: S302 (proven)
        return found


@dataclass(frozen=True, slots=True)
class Articles:
    """What was understood of all articles. `parsed` counts those that no earlier build knew."""

    documents: tuple[Document, ...]
    found: tuple[Diagnostic, ...]
    texts: Texts
    parsed: int
    notice: str = ""


def read_articles(
    paths: Sequence[str], inputs: Inputs, reading: Reading, step: Callable[[Timing | None], None]
) -> Articles:
    """What is understood of each path, in order."""
    memo = Memo(reading.state / "parsed.sqlite")
    base = _base(reading.site)
    keys = {path: digest(base, path, seen) for path in paths if (seen := inputs.digest_of(path))}
    texts = Texts(memo, keys, reading)
    outlines = memo.outlines(keys.values())
    known: dict[str, _Outline] = {}
    for path, key in keys.items():
        outline = _restored(outlines.pop(key, None))
        if isinstance(outline, tuple):
            known[path] = outline
            step(None)
    missing = [path for path in paths if path not in known]
    entries: list[Entry] = []
    for path, ((outline, terms, text, read), seconds) in zip(missing, _parse_all(missing, reading), strict=True):
        step(Timing(path, seconds))
        known[path] = pickle.loads(outline)  # noqa: S301 (made by a worker of this very build)
        if path in keys and read == inputs.digest_of(path):
            entries.append(Entry(keys[path], outline, terms, text))
        else:
            texts.fresh[path] = Entry("", outline, terms, text)
        if len(entries) >= _PUT:
            _put(memo, entries, texts, keys)
            entries = []
    if entries:
        _put(memo, entries, texts, keys)
    if missing:
        memo.retire(keys.values())
    pairs = [known[path] for path in paths]
    return Articles(
        tuple(document for document, _ in pairs if document),
        tuple(item for _, found in pairs for item in found),
        texts,
        len(missing),
        memo.notice,
    )


_Outline = tuple[Document | None, tuple[Diagnostic, ...]]


def _put(memo: Memo, entries: list[Entry], texts: Texts, keys: Mapping[str, str]) -> None:
    """Move texts to the memo; where it takes none, they stay in memory."""
    if not memo.put(entries):
        path_of = {key: path for path, key in keys.items()}
        texts.fresh.update((path_of[entry.key], entry) for entry in entries)


def reaching_parsing(site: Site) -> Site:
    """The settings that change what is understood of an article; parsing is given no others."""
    return Site(
        name=site.name,
        lang=site.lang,
        timezone=site.timezone,
        markdown=site.markdown,
        html=site.html,
        slugs=site.slugs,
        edition=site.edition,
        home_edition=site.home_edition,
        names=site.names,
        wording=site.wording,
    )


def _base(site: Site) -> str:
    return digest(program_digest(), digest_of(reaching_parsing(site)))


def memo_key(site: Site, path: str, read: str) -> str:
    """The key of what is understood of a file whose bytes have the digest `read`."""
    return digest(_base(site), path, read)


def _restored(data: bytes | None) -> Any:
    """A remembered value; None where there is none or it is of no use to this program."""
    if data is None:
        return None
    try:
        return pickle.loads(data)  # noqa: S301 (written by an earlier build of this program, and proven)
    except Exception:
        return None


def _read(path: str, root: Path, site: Site) -> tuple[Parsed, str]:
    """What is understood of a path, with the digest of the bytes that were read: a file may change meanwhile.

    `site` holds the settings that reach parsing.
    """
    try:
        data = (root / path).read_bytes()
    except OSError as fault:
        return Parsed(None, Text(), (rules.UNREADABLE.at(Place(path), f"{fault.strerror or fault}."),)), ""
    source, found = decode(path, data)
    parsed = parse(source, site)
    return replace(parsed, found=(*found, *parsed.found)) if found else parsed, digest(data)


def _parse_all(paths: Sequence[str], reading: Reading) -> Iterator[tuple[tuple[bytes, bytes, bytes, str], float]]:
    """Outline, terms and text of each path, ready to be remembered, the digest of what was read, and seconds."""

    site = reaching_parsing(reading.site)

    def read(path: str) -> tuple[bytes, bytes, bytes, str]:
        parsed, seen = _read(path, reading.root, site)
        outline = pickle.dumps((parsed.document, parsed.found), pickle.HIGHEST_PROTOCOL)
        terms = marshal.dumps((parsed.terms.title, parsed.terms.body, parsed.terms.counts))
        return outline, terms, pickle.dumps(parsed.text, pickle.HIGHEST_PROTOCOL), seen

    return spread(timed(read), paths, reading.jobs)
