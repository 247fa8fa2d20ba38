"""Claims without a source in the text of an article.

In: its rendered text and its source. Out: findings at the sentences. It stands apart because `check` alone asks for
it; it is a function of one file, so that what it finds can be remembered.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from healthpress.model.document import Text
from healthpress.read.html_tree import Node, Tree, ancestors, children, classes
from healthpress.text import rules
from healthpress.text.claims import claim_in
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source
from healthpress.text.whereabouts import whereabouts

_BLOCKS = frozenset(
    {
        "p",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tr",
        "div",
        "section",
        "blockquote",
    }
    | {"figure", "figcaption", "pre", "details", "summary", "aside", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_JUDGED = "p,li,dd,td"
_CITED = "\ue000"
_TAG = re.compile(r"<[^<>]*>")
_BEFORE_STOP = re.compile(rf"([.!?:;,]+)\s*((?:{_CITED}\s*)+)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|Dr|Prof|Mr|Mrs|Ms|St|approx|no|al|fig|min|max)|\b[A-Z])\.$", re.IGNORECASE
)
_BETWEEN = re.compile(rf"(?<=[.!?{_CITED}])\s+(?=[\"“‘(]?[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+")
_SHOWN = 90


class _Sentence(NamedTuple):
    """A sentence, whether a citation covers it, and the number of the table whose cell it stands in."""

    text: str
    covered: bool
    table: int = 0


def claim_findings(source: Source, text: Text) -> list[Diagnostic]:
    """Sentences of the body and the answers that make a claim and have no citation.

    A citation covers its sentence; at the end of a paragraph or item it covers all of it, and at the end of the
    paragraph that leads into a list or table, all of that. A table without a citation is told once. Headings and key
    points, which repeat the text, are not judged.
    """
    starts = [match.end() for match in re.finditer(r"^(?:---|\.\.\.)[ \t]*$", source.text, re.MULTILINE)]
    body = starts[1] if len(starts) > 1 else 0
    found = list(_findings(text.body.html, _Finder(source, body, len(source.text))))
    for item in text.faq:
        found += _findings(item.answer.html, _Finder(source, 0, body))
    return found


def _findings(written: str, finder: _Finder) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for sentence in _sentences(written):
        what = "" if sentence.covered or sentence.table in told else claim_in(sentence.text)
        if what:
            told |= {sentence.table} - {0}
            shown = sentence.text if len(sentence.text) <= _SHOWN else f"{sentence.text[: _SHOWN - 1]}…"
            yield rules.NO_CITATION.at(finder.place(sentence.text), f"This holds {what} and no citation: “{shown}”")


def _sentences(written: str) -> Iterator[_Sentence]:
    """The sentences of paragraphs, items and cells, each with whether a citation covers it."""
    tree = Tree(written)
    for mark in tree.select("sup.citation,a.footnote-ref"):
        mark.replace_with(_CITED)
    for node in tree.select("pre,code,script,style,.footnotes,.visually-hidden"):
        node.decompose()
    for block in tree.select(_JUDGED):
        words = _own_text(block)
        if not _WORD.search(words):
            continue
        parts = _split(words)
        whole = _ends_cited(words) or _led_in(block)
        table = next((outer.mem_id for outer in ancestors(block) if outer.tag == "table"), 0)
        for part in parts:
            yield _Sentence(" ".join(part.replace(_CITED, " ").split()), whole or _CITED in part, table)


def _own_text(block: Node) -> str:
    """The words that stand in a block itself, not in a block within it; citations are marks."""
    inline = "".join(_written(child) for child in children(block) if child.tag not in _BLOCKS)
    words = html.unescape(_TAG.sub("", inline))
    return _BEFORE_STOP.sub(r"\2\1", " ".join(words.split()))


def _written(node: Node) -> str:
    return html.escape(node.text_content or "", quote=False) if node.is_text_node else node.html or ""


def _split(words: str) -> list[str]:
    """A text as sentences; a full stop after an abbreviation or initial ends none."""
    parts: list[str] = []
    for part in _BETWEEN.split(words):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def _ends_cited(words: str) -> bool:
    return words.rstrip('.!?:;,)"”’ ').endswith(_CITED)


def _led_in(block: Node) -> bool:
    """Whether the paragraph before the list or table of a block ends with a citation."""
    outer: Node | None = block
    while outer is not None and outer.tag != "p":
        if outer.tag in {"ul", "ol", "dl", "table"} or "table-scroll" in classes(outer):
            before = outer.prev
            while before is not None and before.is_text_node:
                before = before.prev
            if before is not None and before.tag == "p" and _ends_cited(_own_text(before)):
                return True
        outer = outer.parent
    return False


class _Finder:
    """Finds sentences in a stretch of the source, each after the one before."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self._source = source
        self._words = whereabouts(source.text)
        self._start = start
        self._at = start
        self._end = end

    def place(self, sentence: str) -> Place:
        """Where a sentence begins; the beginning of the stretch where its words are not found."""
        found = self._words.of(sentence, self._at)
        if found is None or not self._start <= found < self._end:
            return self._source.place(self._start)
        self._at = found + 1
        return self._source.place(found, len(sentence))
