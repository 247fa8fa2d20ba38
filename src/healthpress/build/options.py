"""What a build is told, and what it tells.

In: nothing. Out: the values that commands and builds exchange. They stand apart because a build that finds nothing
changed needs nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from healthpress.build.figures import Timing
from healthpress.build.output import Commit
from healthpress.text.diagnostic import Diagnostic


class Progress(Protocol):
    """Told how far a build has come; prints or does nothing."""

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""

    def step(self, timing: Timing | None = None) -> None:
        """One step of the stage is done; parsing an article or rendering a page says how long it took."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `base_url` and `edition` replace the site's; `now` decides what is published.

    `search` makes the search page and its index, where the site's settings do not refuse them.
    """

    root: Path
    output: Path
    now: dt.datetime
    base_url: str = ""
    jobs: int = 1
    drafts: bool = False
    strict: bool = False
    paranoid: bool = False
    memory: Path | None = None
    in_place: bool = False
    edition: str = ""
    compress: bool = False
    search: bool = False

    @property
    def state(self) -> Path:
        """The folder in which builds of this site remember things; `memory` replaces the usual one."""
        return self.memory or self.root / ".healthpress"


class Indexed(NamedTuple):
    """A search index that was made: of so many pages, in so many seconds."""

    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """How a build ended; `commit` is None where errors stopped it. `rendered` are the site paths of pages made anew.

    `indexed` is None where no search index was made.
    """

    found: tuple[Diagnostic, ...]
    articles: int
    pages: int
    pages_rendered: int
    pages_written: int
    commit: Commit | None
    notice: str = ""
    rendered: tuple[str, ...] = ()
    indexed: Indexed | None = None
