"""PDF files read back: their words sheet by sheet, and their tags as a screen reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject


def sheets(reader: PdfReader) -> list[str]:
    """The text of each sheet with single spaces."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def tags(reader: PdfReader) -> Iterator[DictionaryObject]:
    """All elements of the structure tree, in the order in which they are read."""
    return _below(reader.root_object["/StructTreeRoot"].get_object())


def _below(node: PdfObject | None) -> Iterator[DictionaryObject]:
    if not isinstance(node, DictionaryObject):
        return
    if "/S" in node:
        yield node
    kids = node.get("/K", ArrayObject()).get_object()
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        yield from _below(kid.get_object())


def kinds(reader: PdfReader) -> list[str]:
    """The kinds of all elements, such as H1 and P."""
    return [str(node["/S"])[1:] for node in tags(reader)]


def steady(found: Sequence[str]) -> bool:
    """Whether one first-level heading comes first and no heading is more than one level below the one before."""
    levels = [int(kind[1:]) for kind in found if re.fullmatch(r"H[1-6]", kind)]
    down = all(after <= before + 1 for before, after in pairwise(levels))
    return levels[:1] == [1] and levels.count(1) == 1 and down
