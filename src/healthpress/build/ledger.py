"""What each file of the output was last made of.

In: pages, the frame and the templates. Out: which pages must be rendered, each with a reason that is a sentence. A
page's key is the digest of its parts, of the template and all that it includes, of the frame and of the program; with
an equal key, and the file as we left it, there is nothing to do.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from healthpress.build import state_file
from healthpress.build.database import opened
from healthpress.build.versions import program_digest
from healthpress.model.page import LOOSE_PARTS, Page
from healthpress.text.digest import SHORT, digest, digest_of, digest_of_texts
from healthpress.text.wording import Wording

if TYPE_CHECKING:
    from healthpress.model.frame import Frame
    from healthpress.write.templates import TemplateSet

_LONGEST = 40
"""A part longer than this is remembered by its digest."""

_SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, key TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shared (key TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reasons (
    path TEXT PRIMARY KEY, why TEXT NOT NULL, shared TEXT NOT NULL, parts TEXT NOT NULL, view TEXT NOT NULL
) WITHOUT ROWID;
"""


NEW = "There was no such page in the last build that is remembered."

_LOOSE = frozenset(f"view.{name}" for name in LOOSE_PARTS)


class Reason(NamedTuple):
    """Why a page was last rendered, what it was made of, and the digest of its view, "" where nobody asked for it."""

    why: str
    parts: Mapping[str, str]
    view: str


ReasonOf = Callable[[str], Reason | None]

_NONE: Mapping[str, str] = MappingProxyType({})


class Facts(NamedTuple):
    """A file's key, and its size and time of change in nanoseconds as we left it."""

    key: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Common:
    """What every page of a build is made of beside its own parts: `parts` are digests by name ("frame.navigation")."""

    key: str
    parts: Mapping[str, str]
    wording: Wording = field(default_factory=Wording)

    def said_in(self, lang: str) -> str:
        """A language and what the words of the interface are in it."""
        return f"{lang} {self.wording.of(lang).digest}"


def common_of(frame: Frame, wording: Wording) -> Common:
    """What the pages of a frame have in common; those of one language also have its words."""
    parts = {"program": program_digest()[:SHORT]}
    for item in dataclasses.fields(frame):
        parts[f"frame.{item.name}"] = digest_of(getattr(frame, item.name))[:SHORT]
    return Common(digest(program_digest(), digest_of(frame)), parts, wording)


def page_key(page: Page, common: Common, closure: str) -> str:
    """The digest of all that a page is made of; `closure` is that of its template."""
    parts = page.parts
    said = common.said_in(page.lang)
    return digest_of_texts(common.key, said, page.template, closure, page.url, *parts, *parts.values())


@dataclass(frozen=True, slots=True)
class Due:
    """A page that must be rendered, and why. Its parts stand in one text of JSON: a big site has many such pages.

    `view` is the digest of its view, None where nobody will ask for it; `unless` that with which there is no need.
    """

    page: Page
    key: str
    parts: str
    why: str
    view: str | None = None
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of every file of the last build, by output path."""

    path: Path
    facts: Mapping[str, Facts]

    def kept(self, path: str, key: str, target: Path) -> bool:
        """Whether the file at an output path was made of the same, and is as we left it."""
        known = self.facts.get(path)
        return known is not None and known.key == key and signature(f"{target}/{path}") == known[1:]

    def as_left(self, target: Path) -> bool:
        """Whether all files are there as we left them."""
        return all(signature(f"{target}/{path}") == facts[1:] for path, facts in self.facts.items())

    def due(
        self, pages: Iterable[Page], common: Common, templates: TemplateSet, target: Path
    ) -> tuple[list[Due], dict[str, Facts]]:
        """The pages to render, and the facts of those that stay as they are."""
        closures: dict[str, str] = {}
        due: list[Due] = []
        kept: dict[str, Facts] = {}
        with self._remembered() as reason_of:
            for page in pages:
                if page.template not in closures:
                    closures[page.template] = templates.closure(page.template)
                closure, path, parts = closures[page.template], page.output_path, page.parts
                key = page_key(page, common, closure)
                if self.kept(path, key, target):
                    kept[path] = self.facts[path]
                else:
                    said = common.said_in(page.lang)
                    own = {"template": closure[:SHORT], "wording": said, **_named(parts)}
                    last = self.facts.get(path)
                    known = reason_of(path) if last else None
                    everything = {**own, **common.parts}
                    why = _reason(known, everything, same=last is not None and last.key == key)
                    loose = any(map(parts.get, LOOSE_PARTS))
                    unless = self._unless(path, known, everything, target) if loose else ""
                    bare = dataclasses.replace(page, parts=_NONE)
                    due.append(Due(bare, key, _json(own), why, "" if loose else None, unless))
        return due, kept

    def _unless(self, path: str, known: Reason | None, parts: Mapping[str, str], target: Path) -> str:
        """The digest of the view that the file was made of, where nothing but loose parts has changed."""
        if known is None or signature(f"{target}/{path}") != self.facts[path][1:]:
            return ""
        return known.view if set(_changed(known.parts, parts)) <= _LOOSE else ""

    @contextmanager
    def _remembered(self) -> Iterator[ReasonOf]:
        """What gives the reason of a page's last rendering and what it was made of, while the block lasts."""
        if not self.facts:
            yield lambda _: None
            return
        with opened(self.path, _SCHEMA) as connection:

            def reason_of(path: str) -> Reason | None:
                with suppress(sqlite3.Error, ValueError):
                    return _reason_of(path, connection)
                return None

            yield reason_of

    def why(self, path: str) -> Reason | None:
        """The reason of a page's last rendering, and what it was made of; None for a page we do not know."""
        try:
            with opened(self.path, _SCHEMA) as connection:
                return _reason_of(path, connection)
        except (sqlite3.Error, OSError, ValueError):
            return None

    def save(self, facts: Mapping[str, Facts], rendered: Iterable[Due], common: Common) -> None:
        """Replace the facts, and the reasons of the pages that were rendered; where that fails, forget all."""
        changed = [(path, *item) for path, item in facts.items() if self.facts.get(path) != item]
        gone = [(path,) for path in self.facts.keys() - facts.keys()]
        reasons = [(item.page.output_path, item.why, common.key, item.parts, item.view or "") for item in rendered]
        if not (changed or gone or reasons):
            return
        try:
            with opened(self.path, _SCHEMA) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", changed)
                connection.executemany("DELETE FROM files WHERE path = ?", gone)
                connection.executemany("INSERT OR REPLACE INTO reasons VALUES (?, ?, ?, ?, ?)", reasons)
                connection.executemany("DELETE FROM reasons WHERE path = ?", gone)
                added = connection.execute(
                    "INSERT OR IGNORE INTO shared VALUES (?, ?)", (common.key, _json(common.parts))
                )
                if added.rowcount:
                    connection.execute("DELETE FROM shared WHERE key NOT IN (SELECT shared FROM reasons)")
        except (sqlite3.Error, OSError):
            state_file.drop(self.path)


def _reason_of(path: str, connection: sqlite3.Connection) -> Reason | None:
    query = "SELECT why, reasons.parts, shared.parts, view FROM reasons LEFT JOIN shared ON shared = key WHERE path = ?"
    row = connection.execute(query, (path,)).fetchone()
    return Reason(row[0], {**json.loads(row[1]), **json.loads(row[2] or "{}")}, row[3]) if row else None


def _json(parts: Mapping[str, str]) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def open_ledger(path: Path) -> Ledger:
    """The ledger that the last build wrote, or an empty one."""
    if not path.exists():
        return Ledger(path, {})
    try:
        with opened(path, _SCHEMA) as connection:
            rows = connection.execute("SELECT path, key, size, changed FROM files")
            return Ledger(path, {name: Facts(key, size, changed) for name, key, size, changed in rows})
    except (sqlite3.Error, OSError, TypeError):
        state_file.tell_damaged(path)
        state_file.drop(path)
        return Ledger(path, {})


def _named(parts: Mapping[str, str]) -> dict[str, str]:
    """The parts of a page as they are remembered."""
    return {f"view.{name}": value if len(value) <= _LONGEST else digest(value)[:SHORT] for name, value in parts.items()}


def signature(file: Path | str) -> tuple[int, int] | None:
    """A file's size and time of change in nanoseconds; None where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116 (tens of thousands of times)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns)


def facts_of(key: str, file: Path) -> Facts | None:
    """The facts of a file that was just written; None where there is none."""
    found = signature(file)
    return Facts(key, *found) if found else None


_NAMES = {
    "program": "healthpress or one of its libraries",
    "template": "its template, or one that it includes,",
    "wording": "its language, or the words of the interface in it,",
    "view.body": "its text",
    "view.links": "what its links lead to",
    "view.images": "a picture in its text",
    "view.cards": "one of the cards it shows",
    "view.lead": "the card of its lead story",
    "view.recommended": "its recommended articles",
    "view.tags": "its topics",
    "view.head": "what it tells search engines and link previews",
    "view.extra": "a value under extra",
    "view.faq": "its questions and answers",
    "view.topics": "the most used topics",
    "view.listing": "the introduction of its listing",
    "view.count": "the number of its articles",
    "view.pagination": "the number of pages of its listing",
    "view.words": "the number of its words",
}


def _reason(known: Reason | None, parts: Mapping[str, str], *, same: bool) -> str:
    """Why a page is rendered, in one sentence."""
    if same:
        return "Its file in the output folder was missing, or changed by somebody else."
    if known is None:
        return NEW
    changed = _changed(known.parts, parts)
    if not changed:
        return "What it is made of changed its form."
    shown = [_NAMES.get(name, _plain_name(name)) for name in changed[:4]]
    more = f" and {len(changed) - 4} more" if len(changed) > 4 else ""  # noqa: PLR2004
    text = ", ".join(shown) + more
    return f"{text[:1].upper()}{text[1:]} changed."


def _changed(known: Mapping[str, str], parts: Mapping[str, str]) -> list[str]:
    return [name for name in (*parts, *(known.keys() - parts.keys())) if known.get(name) != parts.get(name)]


def _plain_name(part: str) -> str:
    group, _, name = part.partition(".")
    words = name.replace("_", " ")
    return f"the {words} on every page" if group == "frame" else f"its {words}"
