"""Headings of a text: their levels, their ids, and the contents list's entries.

In: a tree whose component headings are in place. Out: the same tree with ids, the headings, and faults of level.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from healthpress.model.fragment import Heading
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.read import marks
from healthpress.read.html_tree import Node, Tree, ancestors, classes, words
from healthpress.read.locate import Locator
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

_TAGS = "h1,h2,h3,h4,h5,h6"
_TITLE_CLASSES = frozenset({"care-card__title", "callout__title", "do-list__title", "dont-list__title"})
_COMPONENT_CLASSES = frozenset({"care-card", "callout", "do-list", "dont-list", "reveal"})
_LOWEST = 6
_LONGEST_ID = 80
"""Characters of an id; longer words are cut at a whole word."""


class Ids:
    """The ids of one page: what is taken, and what a new one is called."""

    def __init__(self, reserved: Collection[str]) -> None:
        self._taken = set(reserved)
        self._numbers: dict[str, int] = {}

    def reserve(self, names: Iterable[str]) -> None:
        """Take ids that the page has elsewhere."""
        self._taken.update(names)

    def has(self, name: str) -> bool:
        """Whether an id is taken."""
        return name in self._taken

    def claim(self, wanted: str) -> str:
        """The id wanted, with a number where it is taken."""
        name, number = wanted, self._numbers.get(wanted, 1)
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        self._numbers[wanted] = number
        return name


def is_title(node: Node) -> bool:
    """Whether a heading is a component's, not the text's own."""
    return bool(classes(node) & _TITLE_CLASSES)


def claim_written(tree: Tree, ids: Ids) -> None:
    """Let editors' own ids come first; two alike are made different."""
    for node in tree.select("[id]"):
        wanted = "-".join(marks.without(node.attrs.get("id") or "").split())
        if wanted:
            node.attrs["id"] = ids.claim(wanted)
        else:
            del node.attrs["id"]


def demote(html: str, locator: Locator, title: str) -> tuple[str, list[Diagnostic]]:
    """HTML without first-level headings: one that opens the text and repeats its title goes, else all move down."""
    if "<h1" not in html:
        return html, []
    first = re.match(r"\s*<h1[^<>]*>(.*?)</h1>", html, re.DOTALL)
    if first and title and marks.without(re.sub(r"<[^<>]*>", "", first[1])).strip().casefold() == title.casefold():
        html = html[first.end() :]
    top = re.findall(r"<h1\b[^<>]*>(.*?)(?:</h1>|$)", html, re.DOTALL)
    if not top:
        return html, []
    found = [
        rules.HEADING_LEVEL_ONE.at(locator.marked(inner), "The title of the page is its only first-level heading.")
        for inner in top
    ]
    moved = re.sub(r"<(/?)h([1-6])\b", lambda tag: f"<{tag[1]}h{min(int(tag[2]) + 1, _LOWEST)}", html)
    return moved, found


def read_headings(tree: Tree, ids: Ids, locator: Locator, site: Site) -> tuple[tuple[Heading, ...], list[Diagnostic]]:
    """Give each heading an id made from its words, and tell which skip a level."""
    headings: list[Heading] = []
    found: list[Diagnostic] = []
    before = within = 1
    for node in tree.select(_TAGS):
        level = int((node.tag or "h2")[1])
        inside = any(classes(outer) & _COMPONENT_CLASSES for outer in ancestors(node))
        last = within if inside else before
        titles = is_title(node)
        if level > last + 1 and not titles:
            message = f"A heading of level {level} follows one of level {last}."
            found.append(rules.HEADING_SKIPPED.at(locator.marked(node.html or ""), message))
        within = level
        if titles:
            continue
        heading = _identified(node, level, ids, site)
        if not inside:
            before = level
            headings.append(heading)
    return tuple(headings), found


def _anchor(words: str, site: Site) -> str:
    """A heading's id: its slug, cut at a whole word where it is long."""
    slug = site_slug(words, site)
    return (
        slug if len(slug) <= _LONGEST_ID else slug[:_LONGEST_ID].rpartition("-")[0] or slug[:_LONGEST_ID]
    ) or "section"


def _identified(node: Node, level: int, ids: Ids, site: Site) -> Heading:
    text = words(node)
    anchor = node.attrs.get("id")
    if not anchor:
        anchor = node.attrs["id"] = ids.claim(_anchor(text, site))
    return Heading(level, anchor, text)
