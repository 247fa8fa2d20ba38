"""The `markdown` package as an engine.

In: Markdown. Out: HTML. It stands apart from the other engines so that a site imports only the one it asks for.
"""

from __future__ import annotations

from markdown.inlinepatterns import SimpleTagInlineProcessor

import markdown
from healthpress.read import traps
from healthpress.read.engine import Rendering

_EXTENSIONS = ("tables", "footnotes", "attr_list", "def_list", "abbr", "sane_lists")
_STRUCK = r"(?<!~)(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class PythonMarkdown:
    """The `markdown` package, given text in which its traps are mended."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=list(_EXTENSIONS))
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.ESCAPED_CHARS = list(_PUNCTUATION)
        self._markdown.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 50)

    def render(self, text: str) -> Rendering:
        """The HTML of a text."""
        mended = traps.mend(text)
        return Rendering(mended.restore(self._markdown.reset().convert(mended.text)))
