"""The blocks of a text, as the leaflet's program reads them: paragraphs, lists, tables, cards and pictures.

In: finished HTML. Out: a list of mappings, each with its kind under "t". What has no look of its own on paper gives its
contents, so that no word is lost. It stands apart from the program, which knows nothing of HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthpress.write.leaflet.inline import DEEPEST, Context, Line, Node, classes
from healthpress.write.leaflet.tables import table

Block = dict[str, Any]

MOST_WHOLE = 1500
"""A card or table of so many characters and more may be cut between sheets: it might not fit on one."""

_DIGITS = 6
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOXES = frozenset({"care-card", "callout", "do-list", "dont-list"})
_CONTAINERS = frozenset({"div", "section", "article", "aside", "details", "figure", "main", "header", "footer", "nav"})
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "img"}) | _HEADINGS | _CONTAINERS


def parsed(html: str) -> LexborNode:
    """The body of a fragment of HTML."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}</body>").body
    if body is None:
        raise ValueError("a document without a body")
    return body


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The texts and elements right in an element."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def notes_of(body: LexborNode, context: Context) -> dict[str, list[Node]]:
    """The words of each footnote of a text, by id; the lists that hold them are taken out of it."""
    found: dict[str, list[Node]] = {}
    for box in body.css(".footnotes"):
        for item in box.css("li[id]"):
            words = Line(context)
            for number, block in enumerate(item.css("p") or [item]):
                if number:
                    words.add(parsed("<br>"))
                words.add(block)
            found[item.attributes.get("id") or ""] = words.end()
        box.decompose()
    return found


class Blocks:
    """Turns elements into blocks. `top` is the level of the text's own headings' parent."""

    def __init__(self, context: Context, level: int = 1) -> None:
        self._context = context
        self._level = level

    def of(self, node: LexborNode, depth: int = 0) -> list[Block]:
        """The blocks in an element."""
        found: list[Block] = []
        words = Line(self._context, min(depth, DEEPEST))
        for child in children(node):
            if child.is_element_node and _is_block(child):
                _paragraph(found, words)
                found.extend(self._block(child, depth + 1))
            elif child.is_element_node or child.is_text_node:
                words.add(child)
        _paragraph(found, words)
        return found

    def _block(self, node: LexborNode, depth: int) -> list[Block]:
        if depth > DEEPEST:
            return self._flat(node)
        tag = node.tag or ""
        if tag in _HEADINGS:
            return self._heading(node, int(tag[1]))
        if classes(node) & _BOXES:
            return [self._box(node, depth)]
        make = self._makers.get(tag)
        return make(node, depth) if make else self.of(node, depth)

    @property
    def _makers(self) -> Mapping[str, Callable[[LexborNode, int], list[Block]]]:
        return {
            "ul": self._list,
            "ol": self._list,
            "dl": self._terms,
            "blockquote": lambda node, depth: [{"t": "quote", "k": self.of(node, depth)}],
            "pre": lambda node, _: [{"t": "pre", "text": (node.text() or "").strip("\n")}],
            "table": self._table,
            "hr": lambda *_: [{"t": "hr"}],
            "img": lambda node, _: [_picture(node)],
            "figure": self._figure,
            "details": self._details,
        }

    def _flat(self, node: LexborNode) -> list[Block]:
        found: list[Block] = []
        words = Line(self._context, DEEPEST)
        words.add(node)
        _paragraph(found, words)
        return found

    def _heading(self, node: LexborNode, level: int) -> list[Block]:
        words = self._line(node)
        self._level = min(level, self._level + 1)
        return [{"t": "heading", "level": self._level, "k": words}] if words else []

    def _line(self, node: LexborNode | None) -> list[Node]:
        words = Line(self._context)
        if node is not None:
            words.add(node)
        return words.end()

    def _box(self, node: LexborNode, depth: int) -> Block:
        kind = classes(node)
        name = next(name for name in kind if name in _BOXES)
        variant = next((item.partition("--")[2] for item in kind if item.startswith(f"{name}--")), "")
        outer = self._level
        title: list[Block] = []
        for heading in [child for child in children(node) if (child.tag or "") in _HEADINGS][:1]:
            title = self._heading(heading, int((heading.tag or "h2")[1]))
            heading.decompose()
        inner = self.of(node, depth)
        self._level = max(outer, self._level - len(title))
        return {"t": "box", "kind": variant or name, "title": title, "k": inner, "whole": _is_short(node)}

    def _list(self, node: LexborNode, depth: int) -> list[Block]:
        items = [self.of(item, depth) for item in children(node) if item.tag == "li"]
        start = node.attributes.get("start") or ""
        return (
            [
                {
                    "t": "list",
                    "ordered": node.tag == "ol",
                    "start": int(start) if start.isdecimal() and len(start) <= _DIGITS else 1,
                    "items": items,
                    "tight": not any(child.tag == "p" for item in children(node) for child in children(item)),
                }
            ]
            if items
            else []
        )

    def _terms(self, node: LexborNode, depth: int) -> list[Block]:
        items: list[Block] = []
        for child in children(node):
            if child.tag == "dt" or not items:
                items.append({"term": [], "k": []})
            if child.tag == "dt":
                items[-1]["term"] = self._line(child)
            elif child.tag in {"dd", "div"}:
                items[-1]["k"] += self.of(child, depth)
        return [{"t": "terms", "items": [item for item in items if item["term"] or item["k"]]}]

    def _table(self, node: LexborNode, _: int) -> list[Block]:
        return table(node, self._line, whole=_is_short(node))

    def _figure(self, node: LexborNode, depth: int) -> list[Block]:
        image, caption = node.css_first("img"), node.css_first("figcaption")
        if image is None or node.css_first("table"):
            return self.of(node, depth)
        return [{**_picture(image), "caption": self._line(caption)}]

    def _details(self, node: LexborNode, depth: int) -> list[Block]:
        summary = node.css_first("summary")
        title = self._line(summary)
        if summary is not None:
            summary.decompose()
        lead: list[Block] = [{"t": "lead", "k": title}] if title else []
        return [*lead, *self.of(node, depth)]


def _is_block(node: LexborNode) -> bool:
    return (node.tag or "") in _BLOCKS


def _is_short(node: LexborNode) -> bool:
    return len(node.text()) < MOST_WHOLE


def _paragraph(found: list[Block], words: Line) -> None:
    line = words.end()
    if line:
        found.append({"t": "p", "k": line})


def _picture(node: LexborNode) -> Block:
    return {
        "t": "picture",
        "name": node.attributes.get("src") or "",
        "alt": node.attributes.get("alt") or "",
        "caption": [],
    }
