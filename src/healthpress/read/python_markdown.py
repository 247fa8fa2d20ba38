"""The `markdown` package as an engine.

In: Markdown. Out: HTML. It stands apart from the other engines so that a site imports only the one it asks for.
"""

from __future__ import annotations

from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from healthpress.read import traps
from healthpress.read.engine import Rendering
from healthpress.read.tuned import TunedFootnotes, TunedMarkdown
from markdown import Markdown

_EXTENSIONS = ("tables", "attr_list", "def_list", "abbr", "sane_lists")
_STRUCK = r"(?<!~)(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)"
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class PythonMarkdown:
    """The `markdown` package, given text in which its traps are mended; `tuned` to do less for the same."""

    def __init__(self, *, tuned: bool = True) -> None:
        footnotes = TunedFootnotes() if tuned else FootnoteExtension()
        kind = TunedMarkdown if tuned else Markdown
        self.package: Markdown = kind(extensions=["tables", footnotes, *_EXTENSIONS[1:]])
        self.package.preprocessors.deregister("html_block")
        self.package.ESCAPED_CHARS = list(_PUNCTUATION)
        self.package.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 50)
        if isinstance(self.package, TunedMarkdown):
            self.package.tune()

    def render(self, text: str) -> Rendering:
        """The HTML of a text."""
        mended = traps.mend(text)
        return Rendering(mended.restore(self.package.reset().convert(mended.text)))
