"""A document's rendered text as passages, each sentence with its place in the file.

In: a document's text and its source. Out: passages in the order of the page: key points, body, questions and answers.
It stands apart because what asks for prose (grade, style, claims) reads rendered words and names places in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from healthpress.model.document import Text
from healthpress.read.html_tree import Node, Tree, children, classes
from healthpress.text.prose import Passage, PassageKind, Sentence, sentences
from healthpress.text.source import Source
from healthpress.text.whereabouts import Whereabouts, whereabouts

_BLOCK_NAMES = (
    "address article aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p section"
    " summary table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNREAD = frozenset({"code", "kbd", "pre", "samp", "script", "style"})
_UNREAD_CLASSES = frozenset({"citation", "footnote-ref", "footnote-backref", "visually-hidden"})
_KINDS: dict[str, PassageKind] = {
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "figcaption": "note",
    **dict.fromkeys(("td", "th", "caption"), "cell"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), "heading"),
}
_STRONGEST_LAST: tuple[PassageKind, ...] = ("paragraph", "item", "note", "cell", "heading")
"""What a block is: a paragraph in an item is an item, an item in a note is a note."""


class _Block(NamedTuple):
    """A block that holds text, by its node's number, and what it is."""

    number: int
    kind: PassageKind


def passages_of(text: Text, source: Source) -> tuple[Passage, ...]:
    """The passages of a document. `source` is its file."""
    reader = _Reader(source, whereabouts(source.text))
    reader.go_to(source.text.find("\nkey_points:"))
    found = [passage for point in text.key_points for passage in reader.passages(point.html)]
    reader.go_to(_start_of_body(source.text))
    found += reader.passages(text.body.html)
    reader.go_to(source.text.find("\nfaq:"))
    for answer in text.faq:
        found.append(reader.passage("heading", answer.question))
        found += reader.passages(answer.answer.html)
    return tuple(found)


def _start_of_body(text: str) -> int:
    end = text.find("\n---", 3) if text.startswith("---") else -1
    return end + 4 if end >= 0 else 0


class _Reader:
    """Goes through a file in the order of what is read, so that the second of two equal sentences is found second."""

    def __init__(self, source: Source, places: Whereabouts) -> None:
        self._source = source
        self._places = places
        self._after = 0

    def go_to(self, offset: int) -> None:
        """Look from an offset on."""
        self._after = max(0, offset)

    def passages(self, html: str) -> list[Passage]:
        """The passages of a piece of HTML."""
        return [self.passage(kind, words) for kind, words in _blocks(html)]

    def passage(self, kind: PassageKind, text: str) -> Passage:
        """One passage with the places of its sentences."""
        found = []
        for sentence in sentences(text):
            at = self._places.of(sentence, self._after)
            start = self._after if at is None else at
            line = self._source.text[start : self._source.text.find("\n", start) + 1 or None]
            place = self._source.place(start, max(1, min(len(sentence), len(line))))
            found.append(Sentence(sentence, place, start))
            self._after = start + 1 if at is not None else start
        return Passage(kind, tuple(found))


def _blocks(html: str) -> Iterator[tuple[PassageKind, str]]:
    """The stretches of text that one block holds, with its kind."""
    for block, parts in groupby(_texts(Tree(html).root), key=itemgetter(0)):
        text = " ".join("".join(part for _, part in parts).split())
        if any(char.isalnum() for char in text):
            yield block.kind, text


def _texts(root: Node) -> Iterator[tuple[_Block, str]]:
    """The texts in a node, each with the innermost block around it; what is not read out is ""."""
    waiting = [(root, _Block(root.mem_id, "paragraph"), False)]
    while waiting:
        node, block, unread = waiting.pop()
        if node.is_text_node:
            yield block, "" if unread else node.text_content or ""
            continue
        named = classes(node)
        unread = unread or node.tag in _UNREAD or not named.isdisjoint(_UNREAD_CLASSES)
        if node.tag in _BLOCKS:
            own = "note" if "footnotes" in named else _KINDS.get(node.tag or "", "paragraph")
            block = _Block(node.mem_id, max(own, block.kind, key=_STRONGEST_LAST.index))
        waiting += [(child, block, unread) for child in reversed(children(node))]
