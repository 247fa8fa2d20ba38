"""The medical text of an article: what a reviewer's signature covers, and its fingerprint.

In: front matter and rendered text. Out: lines of words; nothing of layout, pictures or addresses is in them. It stands
apart because a signature is worth what it says that it covers: docs/trust.md explains each choice made here.
"""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

from healthpress.model.document import Text
from healthpress.model.meta import ArticleMeta, Reference
from healthpress.text.digest import digest

HEADING = "¶"
"""Begins a line that says which part of the article follows."""

ADDRESS = "‹address›"
"""Stands for a link whose text is its own address."""

_UNSIGNED_OF_REFERENCES = frozenset({"id", "url"})
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_BOXES = frozenset({"div", "section", "aside"})
_UNREAD = frozenset({"figcaption", "script", "style", "template", "svg", "math", "title"})
_UNREAD_CLASS = re.compile(r'\bclass="[^"]*\b(?:citation|footnote-ref|footnote-backref|visually-hidden)\b')
_COMPONENT = re.compile(r'\bclass="(?:[^"]* )?(?:(?:care-card|callout)--([\w-]+)|(do|dont)-list)\b(?!_)')
_CITED = re.compile(r'\bhref="#ref-([^"]+)"')
_HREF = re.compile(r'\bhref="(?:https?://|mailto:)([^"]*)"')
_SCHEME = re.compile(r"^(?:https?://|mailto:)")
_BEFORE_POINT = re.compile(r"(\[@[^\[\]]*\]) ([.,;:!?])")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_SENTENCE_END = re.compile(r"(\S*?)[.!?…][\"')\]]*(?: \[@[^\[\]]*\]\S?)* (?=[^a-z])")
_ABBREVIATED = "e.g i.e dr prof mr mrs ms st no vs approx fig cf etc al vol p pp"
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


def lines_of(meta: ArticleMeta, text: Text) -> list[str]:
    """The signed text of an article, a passage a line, each part under a line that names it."""
    lines = [f"{HEADING} title", normal(meta.title)]
    if meta.description:
        lines += [f"{HEADING} description", normal(meta.description)]
    if text.key_points:
        lines.append(f"{HEADING} key points")
        for point in text.key_points:
            lines += passages(point.html)
    lines += [f"{HEADING} text", *passages(text.body.html)]
    for item in text.faq:
        lines += [f"{HEADING} question", normal(item.question), f"{HEADING} answer", *passages(item.answer.html)]
    for reference in sorted(text.references, key=lambda item: item.id):
        lines += [f"{HEADING} source {normal(reference.id)}", *_facts(reference)]
    return lines


def fingerprint_of(lines: Iterable[str]) -> str:
    """32 hexadecimal digits (BLAKE2b) over the words of lines in their order, wherever lines begin and end."""
    return digest(" ".join(" ".join(lines).split()))


def sentences_of(lines: Iterable[str]) -> list[str]:
    """The same words, one sentence a line. Where a sentence ends is a guess that no fingerprint depends on."""
    return [sentence for line in lines for sentence in _split(line)]


def normal(text: str) -> str:
    """Words as they are compared: Unicode NFC, one space between words, plain quotation marks, nothing invisible.

    Case, punctuation, hyphens, dashes and minus signs stay as they are: each may be what a dose hangs on.
    """
    return " ".join(_comparable(text).split())


def _comparable(text: str) -> str:
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTES)


def _facts(reference: Reference) -> Iterator[str]:
    """What a source says of itself, but for its address."""
    for field in dataclasses.fields(reference):
        value = getattr(reference, field.name)
        if value and field.name not in _UNSIGNED_OF_REFERENCES:
            words = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            yield f"{field.name}: {normal(words)}"


def passages(written: str) -> list[str]:
    """The words of rendered HTML, a block or row of a table a line.

    Beside words there stand `[@id]` for a citation, `|` before a cell, `^(…)` around raised and `~~` around struck-out
    words, and `::: name` to `:::` around a component: without them 10⁶ would be 106, and a do a don't.
    """
    reader = _Reader()
    end = 0
    for tag in _TAG.finditer(written):
        if tag.start() > end:
            reader.words(written[end : tag.start()])
        end = tag.end()
        if tag[2]:
            reader.tag(tag[2].lower(), tag[3], closing=bool(tag[1]))
    reader.words(written[end:])
    return reader.lines()


class _Reader:
    """Gathers words between tags; `_hidden` are the names of open elements from the first one that is not read."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._hidden: list[str] = []
        self._link: tuple[int, str] | None = None
        self._boxes: list[bool] = []

    def words(self, text: str) -> None:
        if not self._hidden:
            self._parts.append(text.replace("\n", " "))

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if self._hidden:
            self._skip(name, attributes, closing=closing)
        elif closing:
            self._close(name)
        elif name in _UNREAD or _UNREAD_CLASS.search(attributes):
            self._hidden.append(name)
            self._cite(attributes)
        else:
            self._open(name, attributes)

    def _skip(self, name: str, attributes: str, *, closing: bool) -> None:
        if not closing:
            self._cite(attributes)
            if name not in _VOID:
                self._hidden.append(name)
        elif name in self._hidden:
            while self._hidden.pop() != name:
                pass

    def _cite(self, attributes: str) -> None:
        cited = _CITED.search(attributes)
        if cited:
            self._parts.append(f" [@{cited[1]}] ")

    def _open(self, name: str, attributes: str) -> None:
        if name in {"td", "th"}:
            self._parts.append(" | ")
        elif name == "br":
            self._parts.append(" ")
        elif name == "sup":
            self._parts.append("^(")
        elif name in {"del", "s"}:
            self._parts.append("~~")
        elif name == "a":
            address = _HREF.search(attributes)
            self._link = (len(self._parts), html.unescape(address[1])) if address else None
        elif name not in _INLINE and name != "img":
            self._parts.append("\n")
            component = _COMPONENT.search(attributes)
            if name in _BOXES:
                self._boxes.append(bool(component))
            if component:
                self._parts.append(f"::: {component[1] or component[2]}\n")

    def _close(self, name: str) -> None:
        if name == "sup":
            self._parts.append(")")
        elif name in {"del", "s"}:
            self._parts.append("~~")
        elif name == "a" and self._link:
            start, address = self._link
            shown = _SCHEME.sub("", html.unescape("".join(self._parts[start:])).strip())
            if shown.rstrip("/") == address.rstrip("/"):
                self._parts[start:] = [ADDRESS]
            self._link = None
        elif name not in _INLINE and name not in {"td", "th", "img"}:
            self._parts.append("\n")
            if name in _BOXES and self._boxes and self._boxes.pop():
                self._parts.append(":::\n")

    def lines(self) -> list[str]:
        """What was read, without empty lines."""
        text = _comparable(html.unescape("".join(self._parts).replace("^()", "")))
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return [_BEFORE_POINT.sub(r"\1\2", line) if "[@" in line else line for line in lines if line]


def _split(line: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if end[1].lower().lstrip("(\"'") not in _ABBREVIATIONS:
            yield line[start : end.end()].strip()
            start = end.end()
    if start < len(line):
        yield line[start:].strip()
