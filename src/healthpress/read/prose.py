"""A document's rendered text as passages, each sentence with its place in the file.

In: a document's text and its source. Out: passages in the order of the page: key points, body, questions and answers.
It stands apart because what asks for prose (grade, style, claims) runs over rendered words and reports places in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.model.document import Text
from healthpress.read.html_tree import Node, Tree, ancestors, classes
from healthpress.text.prose import Passage, PassageKind, Sentence, sentences
from healthpress.text.source import Source
from healthpress.text.whereabouts import Whereabouts

_BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p section"
    " summary table td th tr ul".split()
)
_UNREAD = frozenset("code kbd pre samp script style".split())
_UNREAD_CLASSES = frozenset({"citation", "footnote-ref", "footnote-backref", "visually-hidden"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})


def passages_of(text: Text, source: Source) -> tuple[Passage, ...]:
    """The passages of a document. `source` is its file."""
    places = Whereabouts(source.text)
    body = _start_of_body(source.text)
    found = [passage for point in text.key_points for passage in _passages(point.html, source, places, 0)]
    found += _passages(text.body.html, source, places, body)
    for answer in text.faq:
        found.append(_passage("heading", answer.question, source, places, 0))
        found += _passages(answer.answer.html, source, places, 0)
    return tuple(found)


def _start_of_body(text: str) -> int:
    end = text.find("\n---", 3) if text.startswith("---") else -1
    return end + 4 if end >= 0 else 0


def _passages(html: str, source: Source, places: Whereabouts, after: int) -> Iterator[Passage]:
    for kind, words in _blocks(html):
        passage = _passage(kind, words, source, places, after)
        after = max(after, passage.sentences[-1].offset)
        yield passage


def _passage(kind: PassageKind, text: str, source: Source, places: Whereabouts, after: int) -> Passage:
    found = []
    for sentence in sentences(text):
        at = places.of(sentence, after)
        after = after if at is None else at
        first = source.text[after : source.text.find("\n", after) + 1 or None]
        found.append(Sentence(sentence, source.place(after, max(1, min(len(sentence), len(first)))), after))
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
