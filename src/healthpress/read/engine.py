"""The engines that turn Markdown into HTML, behind one interface.

In: Markdown whose components are already cut out. Out: HTML, not yet sanitised, in which every mark stands where it
went in, and what is left to do on its tree. Nothing outside this module knows which engine ran.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from healthpress.model.site import Site
from healthpress.read.html_tree import Tree


def _nothing(_tree: Tree) -> None:
    """What most texts leave to do."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An engine's HTML; `finish` does on its tree what the engine's own parser has no syntax for."""

    html: str
    finish: Callable[[Tree], None] = _nothing

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.finish is _nothing


class Engine(Protocol):
    """Renders Markdown with tables, footnotes, attribute lists, definition lists, abbreviations and fenced code."""

    def render(self, text: str) -> Rendering:
        """The HTML of a text; the same text always gives the same HTML. Raises `block.TooDeepError`."""
        ...


@lru_cache(maxsize=1)
def _python_markdown() -> Engine:
    from healthpress.read.python_markdown import PythonMarkdown

    return PythonMarkdown()


@lru_cache(maxsize=1)
def _commonmark() -> Engine:
    from healthpress.read.commonmark import CommonMark

    return CommonMark()


def engine(site: Site) -> Engine:
    """The engine a site asks for, one instance in a process; only the one asked for is imported."""
    return _commonmark() if site.markdown == "commonmark" else _python_markdown()
