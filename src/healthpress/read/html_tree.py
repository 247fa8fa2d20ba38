"""A parsed piece of HTML, and the few ways in which we change one.

In: HTML as an engine gives it. Out: its nodes (Lexbor's), under one `<div>` of ours, and HTML again. It stands apart
because the parser is met here first and its types are the vocabulary of everything that works on HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthpress.read import marks

Node = LexborNode

_VOID = re.compile(r"area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr", re.IGNORECASE)
_UNREAD_NAMES = (
    "script style template iframe object svg math noscript textarea select title xmp noembed noframes plaintext"
)
_UNREAD_CLASSES = ("footnote-ref", "footnote-backref", "citation", "visually-hidden")
_UNREAD_ELEMENTS = frozenset(_UNREAD_NAMES.split())
_UNREAD = ",".join([*_UNREAD_NAMES.split(), *(f".{name}" for name in _UNREAD_CLASSES)])
_UNREAD_TAG = re.compile(rf"<(?:{'|'.join(_UNREAD_NAMES.split())})\b")
_REST_OF_TAG = r"[^>\"]*(?:\"[^\"]*\"[^>\"]*)*>"
_INLINE_TAG = re.compile(
    r"<!--.*?-->|<\?.*?>|</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup"
    rf"|time|u|var|wbr)(?![\w-]){_REST_OF_TAG}",
    re.DOTALL,
)
_ANY_TAG = re.compile(rf"</?[a-z]{_REST_OF_TAG}", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DEEPEST = 1000
_ROOM = 1 << 18
"""Characters of HTML that are parsed in one document."""


class _Arena:
    """A document that many trees are made in: to set one up takes as long as to parse a screen of HTML.

    What is made in it is freed with it, so it gives way to a new one after a bounded length of HTML.
    """

    def __init__(self) -> None:
        self.document = LexborHTMLParser("", is_fragment=True)
        self.room = _ROOM


class Tree:
    """A piece of HTML as nodes."""

    _arena = _Arena()

    def __init__(self, html: str) -> None:
        if Tree._arena.room < 0:
            Tree._arena = _Arena()
        Tree._arena.room -= len(html)
        self._parser = Tree._arena.document
        self.root = self._parser.create_node("div")
        self.root.inner_html = html

    def select(self, selector: str) -> list[Node]:
        """The elements that a CSS selector names, in their order."""
        return self.root.css(selector)

    def create(self, tag: str, inner: str = "", **attributes: str) -> Node:
        """A new element; `inner` is HTML, and attribute names have `_` for `-`."""
        node = self._parser.create_node(tag)
        for name, value in attributes.items():
            node.attrs[name.strip("_").replace("_", "-")] = value
        if inner:
            node.inner_html = inner
        return node

    def rename(self, node: Node, tag: str) -> Node:
        """The node as an element of another name, with its attributes and all that is in it."""
        renamed = self.create(tag)
        for name, value in node.attrs.items():
            renamed.attrs[name] = value or ""
        for child in children(node):
            renamed.insert_child(child, move=True)
        node.replace_with(renamed, move=True)
        return renamed

    @property
    def html(self) -> str:
        """The HTML of the whole."""
        return self.root.inner_html or ""


def is_too_deep(html: str) -> bool:
    """Whether more elements are open at one place than a parser handles in time that grows with the text alone."""
    if html.count("<") <= _DEEPEST:
        return False
    depth = 0
    for slash, tag in _TAG.findall(html):
        if not _VOID.fullmatch(tag):
            depth = max(0, depth - 1) if slash else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def children(node: Node) -> list[Node]:
    """All nodes directly within a node, texts among them."""
    return list(node.iter(include_text=True))


def ancestors(node: Node) -> Iterator[Node]:
    """The elements around a node, from the innermost."""
    outer = node.parent
    while outer is not None:
        yield outer
        outer = outer.parent


def classes(node: Node) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((node.attrs.get("class") or "").split())


def words(node: Node) -> str:
    """The text to read in a node: without markup, footnote and citation numbers, with spaces between blocks."""
    inner = node.child
    if inner is None or inner.next is not None or not inner.is_text_node:
        return text_of(node.html or "")
    if node.tag in _UNREAD_ELEMENTS or not classes(node).isdisjoint(_UNREAD_CLASSES):
        return ""
    return " ".join(marks.without(inner.text_content or "").split())


def text_of(written: str) -> str:
    """The text to read in a piece of HTML that a tree wrote."""
    if _UNREAD_TAG.search(written) or any(name in written for name in _UNREAD_CLASSES):
        tree = Tree(written)
        for unread in tree.select(_UNREAD):
            unread.decompose()
        written = tree.html
    text = html.unescape(_ANY_TAG.sub(" ", _INLINE_TAG.sub("", written)))
    return " ".join(marks.without(text).split())
