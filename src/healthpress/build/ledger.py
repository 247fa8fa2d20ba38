"""What each page was last made of.

In: pages, the frame and the templates. Out: which pages must be rendered, each with a reason that is a sentence. A
page's key is the digest of what its template sees (view and frame), of the template and all that it includes, and of
the program; with an equal key, and the file as we left it, there is nothing to do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from healthpress.build import state_file
from healthpress.build.versions import program_digest
from healthpress.model.page import Page
from healthpress.model.view import Frame, View
from healthpress.text.digest import digest, digest_of
from healthpress.write.templates import TemplateSet

_SHORT = 12

Facts = tuple[str, int, int, str, dict[str, str]]
"""A page's key, its file's size and time of change, the reason of its last rendering, digests of what it is made of."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What pages are made of beside their views."""

    frame: Frame
    templates: TemplateSet

    def common(self) -> str:
        """The digest of what every page depends on."""
        return digest(program_digest(), digest_of(self.frame))

    def common_parts(self) -> dict[str, str]:
        """Short digests of each thing that every page is made of, by name ("frame.navigation")."""
        return {"program": program_digest()[:_SHORT], **_parts("frame", self.frame)}


@dataclass(frozen=True, slots=True)
class Due:
    """A page that must be rendered, and why."""

    page: Page
    key: str
    why: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of every page of the last build, by output path."""

    path: Path
    facts: Mapping[str, Facts]

    def due(self, pages: Iterable[Page], inputs: Inputs, target: Path) -> tuple[list[Due], dict[str, Facts]]:
        """The pages to render, and the facts of those that stay as they are."""
        common, common_parts = inputs.common(), inputs.common_parts()
        closures: dict[str, str] = {}
        due: list[Due] = []
        kept: dict[str, Facts] = {}
        for page in pages:
            if page.template not in closures:
                closures[page.template] = inputs.templates.closure(page.template)
            key = digest(common, page.template, closures[page.template], page.url, digest_of(page.view))
            known = self.facts.get(page.output_path)
            same = known is not None and known[0] == key
            if known is not None and same and signature(target / page.output_path) == known[1:3]:
                kept[page.output_path] = known
            else:
                template = closures[page.template][:_SHORT]
                parts = {"template": template, **_parts("view", page.view), **common_parts}
                due.append(Due(page, key, _reason(known, parts, same=same), parts))
        return due, kept

    def save(self, facts: Mapping[str, Facts]) -> None:
        """Replace the facts; an unchanged ledger is left alone."""
        if facts != self.facts:
            state_file.save(self.path, dict(facts))


def open_ledger(path: Path) -> Ledger:
    """The ledger that the last build wrote, or an empty one."""
    facts = state_file.load(path)
    return Ledger(path, facts if isinstance(facts, dict) else {})


def _parts(prefix: str, value: View | Frame) -> dict[str, str]:
    """Short digests of the fields of a value, by name."""
    names = [item.name for item in dataclasses.fields(value)]
    return {f"{prefix}.{name}": digest_of(getattr(value, name))[:_SHORT] for name in names}


def signature(file: Path) -> tuple[int, int] | None:
    """A file's size and time of change in nanoseconds; None where there is none."""
    try:
        facts = file.stat()
    except OSError:
        return None
    return (facts.st_size, facts.st_mtime_ns)


def recorded(due: Iterable[Due], kept: Mapping[str, Facts], target: Path) -> dict[str, Facts]:
    """The facts of all pages after a commit."""
    facts = dict(kept)
    for item in due:
        found = signature(target / item.page.output_path)
        if found is not None:
            facts[item.page.output_path] = (item.key, *found, item.why, dict(item.parts))
    return facts


_NAMES = {
    "program": "healthpress or one of its libraries",
    "template": "its template, or one that it includes,",
    "view.body": "its text",
    "view.cards": "one of the cards it shows",
    "view.lead": "the card of its lead story",
    "view.recommended": "its recommended articles",
    "view.tags": "its topics",
    "view.head": "what it tells search engines and link previews",
    "view.extra": "a value under extra",
    "view.faq": "its questions and answers",
    "view.topics": "the most used topics",
    "view.pagination": "the number of pages of its listing",
}


def _reason(known: Facts | None, parts: Mapping[str, str], *, same: bool) -> str:
    """Why a page is rendered, in one sentence."""
    if known is None:
        return "There was no such page in the last build that is remembered."
    if same:
        return "Its file in the output folder was missing, or changed by somebody else."
    changed = [name for name, value in parts.items() if known[4].get(name) != value]
    if not changed:
        return "What it is made of changed its form."
    shown = [_NAMES.get(name, _plain_name(name)) for name in changed[:4]]
    more = f" and {len(changed) - 4} more" if len(changed) > 4 else ""  # noqa: PLR2004
    text = ", ".join(shown) + more
    return f"{text[:1].upper()}{text[1:]} changed."


def _plain_name(part: str) -> str:
    group, _, name = part.partition(".")
    words = name.replace("_", " ")
    return f"the {words} on every page" if group == "frame" else f"its {words}"
