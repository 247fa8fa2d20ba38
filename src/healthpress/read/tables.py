"""Tables that everybody can read: scrollable by keyboard, named, with header cells that say what they head.

In: a tree. Out: the same tree, its tables wrapped.
"""

from __future__ import annotations

import re
from collections import Counter

from healthpress.read.headings import is_title
from healthpress.read.html_tree import Node, Tree, words
from healthpress.text.wording import Words

_CAPTION = "Table: "
_ALIGNED = re.compile(r"left|center|right")


def wrap_tables(tree: Tree, said: Words) -> None:
    """Wrap each table and name it after the heading above it, or its first header cell."""
    named: Counter[str] = Counter()
    heading: Node | None = None
    for node in tree.select("h1,h2,h3,h4,h5,h6,table"):
        if node.tag != "table":
            heading = heading if is_title(node) else node
            continue
        for cell in node.css("th,td"):
            if cell.attributes:
                _align(cell)
        _mend_headers(tree, node)
        first = next((text for text in map(words, node.css("th")) if text), "")
        box = tree.create("div", class_="table-scroll", role="region", tabindex="0")
        caption = node.css_first("caption") or _written_caption(tree, node)
        name = (words(caption) if caption else "") or (words(heading) if heading else "") or first
        named[name] += 1
        label = said.gettext("Table: %(name)s", name=name) if name else said.gettext("Table")
        box.attrs["aria-label"] = label if named[name] == 1 else f"{label} ({named[name]})"
        node.insert_before(box, move=True)
        box.insert_child(node, move=True)


def _written_caption(tree: Tree, table: Node) -> Node | None:
    """The caption made of a paragraph "Table: …" right above a table, as Pandoc has it; None where there is none."""
    above = table.prev
    while above is not None and above.tag == "-text" and not (above.text_content or "").strip():
        above = above.prev
    inner = (above.inner_html or "") if above is not None and above.tag == "p" else ""
    first = table.child
    if above is None or first is None or not inner.startswith(_CAPTION):
        return None
    caption = tree.create("caption", inner.removeprefix(_CAPTION).strip())
    first.insert_before(caption, move=True)
    above.decompose()
    return caption


def _align(cell: Node) -> None:
    """Say by class what the engine said by style."""
    found = _ALIGNED.search((cell.attrs.get("style") or "") + (cell.attrs.get("align") or ""))
    for name in ("style", "align"):
        if name in cell.attrs:
            del cell.attrs[name]
    if found:
        cell.attrs["class"] = f"{cell.attrs.get('class') or ''} align-{found[0]}".strip()


def _mend_headers(tree: Tree, table: Node) -> None:
    """Give header cells their scope; an empty one is no header, and a row of empty ones is no row."""
    for row in table.css("thead tr"):
        if not any(words(cell) or cell.css("img") for cell in row.css("th,td")):
            row.decompose()
    for head in table.css("thead"):
        if not head.css("tr"):
            head.decompose()
    for cell in table.css("th"):
        if not words(cell) and not cell.css("img"):
            tree.rename(cell, "td")
        elif "scope" not in cell.attrs:
            cell.attrs["scope"] = "col" if any(outer.tag == "thead" for outer in _around(cell)) else "row"


def _around(cell: Node) -> list[Node]:
    row = cell.parent
    return [node for node in (row, row.parent if row else None) if node is not None]
