"""A document's rendered text as passages, each sentence with its place in the file.

In: a document's text and its source. Out: passages in the order of the page: key points, body, questions and answers.
It stands apart because what asks for prose (grade, style, claims) reads rendered words and names places in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.model.document import Text
from healthpress.read.html_tree import Node, Tree, ancestors, classes
from healthpress.text.prose import Passage, PassageKind, Sentence, sentences
from healthpress.text.source import Source
from healthpress.text.whereabouts import Whereabouts

_BLOCK_NAMES = (
    "address article aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p section"
    " summary table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNREAD = frozenset({"code", "kbd", "pre", "samp", "script", "style"})
_UNREAD_CLASSES = frozenset({"citation", "footnote-ref", "footnote-backref", "visually-hidden"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})


def passages_of(text: Text, source: Source) -> tuple[Passage, ...]:
    """The passages of a document. `source` is its file."""
    places = Whereabouts(source.text)
    reader = _Reader(source, places)
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
    tree = Tree(html)
    block: tuple[int, PassageKind] | None = None
    parts: list[str] = []
    for node in tree.root.traverse(include_text=True):
        if not node.is_text_node:
            continue
        around = list(ancestors(node))
        here = _block_of(around)
        if block is not None and here[0] != block[0]:
            yield from _told(block[1], parts)
            parts = []
        block = here
        if not any(outer.tag in _UNREAD or classes(outer) & _UNREAD_CLASSES for outer in around):
            parts.append(node.text_content or "")
    if block is not None:
        yield from _told(block[1], parts)


def _told(kind: PassageKind, parts: list[str]) -> Iterator[tuple[PassageKind, str]]:
    text = " ".join("".join(parts).split())
    if any(char.isalnum() for char in text):
        yield kind, text


def _block_of(around: list[Node]) -> tuple[int, PassageKind]:
    """The innermost block around a text, by its number, and what it is."""
    inner = next(node for node in around if node.tag in _BLOCKS)
    tags = {node.tag for node in around}
    if tags & _HEADINGS:
        return inner.mem_id, "heading"
    if tags & {"td", "th", "caption"}:
        return inner.mem_id, "cell"
    if "figcaption" in tags or any("footnotes" in classes(node) for node in around):
        return inner.mem_id, "note"
    return inner.mem_id, "item" if tags & {"li", "dt", "dd"} else "paragraph"
