"""Attribute lists and abbreviations, for an engine whose parser has no such syntax.

In: a tree, and the meanings of abbreviations. Out: the same tree; `{#id .class key="value"}` after an element in the
text, on the last line of a block, or at the end of a heading, a term or a cell has become its attributes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from healthpress.read import marks
from healthpress.read.html_tree import Node, Tree, ancestors

_LIST = rf"\{{:?[ ]*(?P<list>[^\s{{}}\"'{marks.NOTHING}](?:[^{{}}\"'\n]|\"[^\"\n]*\"|'[^'\n]*')*)\}}"
_AFTER = re.compile(_LIST)
_AT_END = re.compile(rf"[ ]+{_LIST}\s*$")
_LAST_LINE = re.compile(rf"\n[ ]*{_LIST}\s*$")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=\"'<>/]+)(?:=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']*)))?"
)

_ONE_LINE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th"})
_BLOCKS = _ONE_LINE | {"p", "li", "dd"}
_IN_TEXT = frozenset({"a", "abbr", "code", "del", "em", "img", "strong", "sup"})
_VERBATIM = frozenset({"abbr", "code", "pre", "script", "style", "textarea"})


def assign_lists(tree: Tree) -> None:
    """Make attribute lists attributes."""
    for node in list(tree.root.traverse(include_text=True)):
        parent = node.parent
        if node.is_text_node and parent is not None and "{" in (node.text_content or "") and not _is_verbatim(node):
            text = _after_element(node, node.text_content or "")
            text = _end_of_block(node, parent, text)
            if text != node.text_content:
                _put(node, text)


def _is_verbatim(node: Node) -> bool:
    return any(outer.tag in _VERBATIM for outer in ancestors(node))


def _after_element(node: Node, text: str) -> str:
    found = _AFTER.match(text)
    element = node.prev
    if not found or element is None or element.tag not in _IN_TEXT:
        return text
    _assign(element, found["list"])
    return text[found.end() :]


def _end_of_block(node: Node, parent: Node, text: str) -> str:
    following = node.next
    if parent.tag not in _BLOCKS or not (following is None or following.tag in {"ul", "ol"}):
        return text
    found = (_AT_END if parent.tag in _ONE_LINE else _LAST_LINE).search(text)
    if not found:
        return text
    _assign(parent, found["list"])
    return text[: found.start()]


def _put(node: Node, text: str) -> None:
    if text:
        node.insert_before(text)
    node.decompose()


def _assign(node: Node, written: str) -> None:
    for found in _ATTRIBUTE.finditer(written):
        name = found["name"]
        value = next((found[kind] for kind in ("double", "single", "bare") if found[kind] is not None), name)
        if name.startswith("#"):
            node.attrs["id"] = name[1:]
        elif name.startswith("."):
            node.attrs["class"] = f"{node.attrs.get('class') or ''} {name[1:]}".strip()
        else:
            node.attrs[name] = value


def abbreviate(tree: Tree, meanings: Mapping[str, str]) -> None:
    """Give each abbreviation in the text its meaning."""
    if not meanings:
        return
    names = sorted(meanings, key=len, reverse=True)
    either = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for node in list(tree.root.traverse(include_text=True)):
        text = node.text_content or "" if node.is_text_node else ""
        if not either.search(text) or _is_verbatim(node):
            continue
        copied = 0
        for found in either.finditer(text):
            if found.start() > copied:
                node.insert_before(text[copied : found.start()])
            abbreviation = tree.create("abbr", html.escape(found[0]), title=meanings[found[0]])
            node.insert_before(abbreviation, move=True)
            copied = found.end()
        if copied < len(text):
            node.insert_before(text[copied:])
        node.decompose()
