"""A table as rows of equal length, so that no set of spans can be more than the leaflet's program takes.

In: a table element. Out: its caption, head and rows. A cell that spans several places stands in the first of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborNode

from healthpress.write.leaflet.inline import Node, classes

MOST_COLUMNS = 24
"""More would not be readable on paper; the cells beyond are joined to the last one that fits."""

_FURTHEST = 100


def table(node: LexborNode, line: Callable[[LexborNode | None], list[Node]], *, whole: bool) -> list[dict[str, Any]]:
    """The block of a table, with the lines of its cells made by `line`; nothing where it has no cells."""
    head: list[list[list[Node]]] = []
    rows: list[list[list[Node]]] = []
    aligned: list[str] = []
    waiting: dict[int, int] = {}
    for row in node.css("tr"):
        cells = row.css("th,td")
        placed = _placed(cells, line, waiting)
        only_heads = bool(cells) and all(cell.tag == "th" for cell in cells)
        (head if only_heads and not rows else rows).append(placed)
        if len(cells) > len(aligned):
            aligned = [_alignment(cell) for cell in cells]
    width = max((len(row) for row in (*head, *rows)), default=0)
    if not width:
        return []
    caption = line(node.css_first("caption"))
    return [
        {
            "t": "table",
            "caption": caption,
            "columns": width,
            "align": [*aligned, *["start"] * width][:width],
            "head": [_padded(row, width) for row in head],
            "rows": [_padded(row, width) for row in rows],
            "whole": whole,
        }
    ]


def _placed(
    cells: list[LexborNode], line: Callable[[LexborNode | None], list[Node]], waiting: dict[int, int]
) -> list[list[Node]]:
    """The cells of a row in their columns; `waiting` says for how many more rows a column is held by one above."""
    row: list[list[Node]] = []
    for cell in cells:
        _skip(row, waiting)
        if len(row) >= MOST_COLUMNS:
            row[-1] = [*row[-1], " ", *line(cell)]
            continue
        down, across = _span(cell, "rowspan"), min(_span(cell, "colspan"), MOST_COLUMNS - len(row))
        for place in range(across):
            if down > 1:
                waiting[len(row)] = down - 1
            row.append(line(cell) if not place else [])
    _skip(row, waiting)
    return row


def _skip(row: list[list[Node]], waiting: dict[int, int]) -> None:
    while waiting.get(len(row)):
        waiting[len(row)] -= 1
        row.append([])


def _padded(row: list[list[Node]], width: int) -> list[list[Node]]:
    return [*row, *([] for _ in range(width - len(row)))]


def _span(cell: LexborNode, name: str) -> int:
    text = cell.attributes.get(name) or "1"
    return max(1, min(_FURTHEST, int(text))) if text.isdecimal() and len(text) < 4 else 1  # noqa: PLR2004


def _alignment(cell: LexborNode) -> str:
    kind = classes(cell)
    return "center" if "align-center" in kind else "end" if "align-right" in kind else "start"
