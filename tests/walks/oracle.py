"""Which pages the next build must render, and no others: worked out from the views alone.

In: the options of builds. Out: site paths. Views and frames are compared as values and templates as texts, so nothing
here shares the digests, records and short cuts of the program.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from healthpress.build.folder import theme_folder
from healthpress.build.options import Options
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.model.address import output_path
from healthpress.model.frame import Frame
from healthpress.model.view import View
from healthpress.shape.plan import plan_pages

_REFERENCE = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"|\bpart\(\"([^\"]+)\"")

Signature = tuple[int, int]
"""A file's size and time of change."""


class Made(NamedTuple):
    """All that one page is made of beside the frame; `said` tells the words of its language."""

    url: str
    template: str
    view: View
    said: str = ""


@dataclass(frozen=True)
class Plan:
    """All that pages are made of at one moment."""

    pages: Mapping[str, Made]
    frame: Frame
    closures: Mapping[str, Mapping[str, str]]

    def differs(self, other: Plan, path: str) -> bool:
        """Whether the page of an output path is made of other things here than there."""
        here, there = self.pages[path], other.pages.get(path)
        return here != there or self.closures[here.template] != other.closures[there.template]


@dataclass
class Oracle:
    """What the last successful build of each output folder was made of, and what its files looked like after it."""

    built: dict[str, tuple[Plan, Mapping[str, Signature]]] = field(default_factory=dict)

    def due(self, plan: Plan, output: str, files: Mapping[str, Signature]) -> set[str]:
        """The site paths that a build must render; `files` is the output before it."""
        if output not in self.built:
            return {page.url for page in plan.pages.values()}
        last, left = self.built[output]
        frame_changed = last.frame != plan.frame
        return {
            page.url
            for path, page in plan.pages.items()
            if frame_changed or plan.differs(last, path) or path not in files or files[path] != left.get(path)
        }


def plan_of(options: Options) -> Plan:
    """What the pages of a site are made of now."""
    content = understand(options, Silent())
    planned = plan_pages(content.edition, content.redirects)
    words = content.edition.site.wording.of
    pages = {
        output_path(page.url): Made(page.url, page.template, page.view, words(page.lang).digest) for page in planned
    }
    folders = (options.root / "templates", theme_folder() / "templates")
    closures = {name: _closure(name, folders) for name in {page.template for page in pages.values()}}
    return Plan(pages, content.frame, closures)


def _closure(name: str, folders: tuple[Path, ...]) -> dict[str, str]:
    """The texts of a template and of all that it names, by name."""
    texts: dict[str, str] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in texts:
            file = next(folder / current for folder in folders if (folder / current).is_file())
            texts[current] = file.read_text(encoding="utf-8")
            waiting += [name for found in _REFERENCE.findall(texts[current]) for name in found if name]
    return texts


def signatures(folder: Path) -> dict[str, Signature]:
    """Every file below a folder, by path."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)  # noqa: PTH118 (thousands of times)
            facts = os.stat(path)  # noqa: PTH116
            found[path[len(str(folder)) + 1 :]] = (facts.st_size, facts.st_mtime_ns)
    return found


def contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of files below a folder, by path."""
    found = {}
    for name in names:
        with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123
            found[name] = file.read()
    return found
