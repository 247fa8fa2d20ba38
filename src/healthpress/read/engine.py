"""The engines that turn Markdown into HTML, behind one interface.

In: Markdown whose components are already cut out. Out: HTML, not yet sanitised, in which every mark stands where it
went in. Nothing outside this module knows which engine ran.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import markdown
from healthpress.model.site import Site
from healthpress.read import traps

_EXTENSIONS = ("tables", "footnotes", "attr_list", "def_list", "abbr", "sane_lists")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class Engine(Protocol):
    """Renders Markdown with tables, footnotes, attribute lists, definition lists, abbreviations and fenced code."""

    def render(self, text: str) -> str:
        """The HTML of a text; the same text always gives the same HTML. Raises `block.TooDeepError`."""
        ...


class PythonMarkdown:
    """The `markdown` package, given text in which its traps are mended."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=list(_EXTENSIONS))
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.ESCAPED_CHARS = list(_PUNCTUATION)

    def render(self, text: str) -> str:
        """The HTML of a text."""
        mended = traps.mend(text)
        return mended.restore(self._markdown.reset().convert(mended.text))


@lru_cache(maxsize=1)
def _python_markdown() -> PythonMarkdown:
    return PythonMarkdown()


def engine(site: Site) -> Engine:
    """The engine a site asks for, one instance in a process."""
    return {"python-markdown": _python_markdown}.get(site.markdown, _python_markdown)()
