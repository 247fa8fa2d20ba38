"""The `markdown` package with less work for the same output.

In: the package's own parts. Out: the same, asking a processor only where its first character occurs. It stands apart
because it is the one place that knows the package from inside; the untuned package gives the same HTML, by a test.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.footnotes import RE_REF_ID, FootnoteExtension
from markdown.treeprocessors import InlineProcessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString

import markdown
from healthpress.read import marks

NEEDS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "struck": "~~",
}
"""What a text must hold for an inline pattern to match; one that is not here is always asked."""

_MARKUP = re.compile(r"[`\\\[!<&*_~]|  \n")
_SAFE_LINE = (
    rf"[^\W\d_]|[{marks.TIGHT}{marks.EMPTY}{marks.NOTHING}{marks.PLACE}{marks.SLOT}{marks.OPENING}{marks.CLOSING}]"
)
_PARAGRAPH = re.compile(rf"(?:(?:{_SAFE_LINE})[^\n]*(?:\n|\Z))+")
_BLOCK_TAGS = frozenset(BLOCK_LEVEL_ELEMENTS)


class TunedMarkdown(markdown.Markdown):
    """The package, its parts replaced by tuned ones."""

    def build_parser(self) -> TunedMarkdown:
        """As the package does, with a tuned parser of blocks."""
        super().build_parser()
        tuned = _Blocks(self)
        tuned.blockprocessors = self.parser.blockprocessors
        for processor in tuned.blockprocessors:
            processor.parser = tuned
        self.parser = tuned
        return self

    def tune(self) -> None:
        """Replace the inline step, when all patterns are registered."""
        self.treeprocessors.register(_Inline(self), "inline", 20)

    def is_block_level(self, tag: Any) -> bool:
        """As the package says, from a set."""
        return isinstance(tag, str) and tag.lower().rstrip("/") in _BLOCK_TAGS


class _Blocks(BlockParser):
    """Takes a block for a paragraph at once where each of its lines begins with a letter or a mark of ours."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 (the package's name)
        processors = list(self.blockprocessors)
        paragraph = processors[-1]
        while blocks:
            if _PARAGRAPH.fullmatch(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            for processor in processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class _Inline(InlineProcessor):
    """Asks an inline pattern only where the text holds what it must begin with."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        needs = {patterns.get_index_for_name(name): needed for name, needed in NEEDS.items() if name in patterns}
        self._patterns = [(pattern, needs.get(index, "")) for index, pattern in enumerate(patterns)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _MARKUP.search(data):
            return data
        for index in range(patternIndex, len(self._patterns)):
            pattern, needed = self._patterns[index]
            matched, start = needed in data, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
        return data


class TunedFootnotes(FootnoteExtension):
    """Finds a free id for the thousandth mark of one footnote without trying the first thousand again."""

    def reset(self) -> None:
        """Forget the last text."""
        super().reset()
        self._last: dict[str, str] = {}

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """The id of a mark: the first one that is not taken, from the last given for the same footnote."""
        if not found:
            return reference
        free = self._last.get(reference, reference)
        while free in self.used_refs:
            name, rest = free.split(self.get_separator(), 1)
            number = RE_REF_ID.match(name)
            free = f"{number[1]}{int(number[2]) + 1}" if number else f"{name}2"
            free = f"{free}{self.get_separator()}{rest}"
        self._last[reference] = free
        self.used_refs.add(free)
        self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        return free
