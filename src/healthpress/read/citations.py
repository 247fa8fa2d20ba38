"""Citations: `[@id]` in a text becomes a number that leads to its source.

In: a tree and the citations of the page so far. Out: the same tree with numbers in the order of first citation (AMA
Manual of Style, 11th edition, 3.6). Which source an id means is not asked here, so no other file can change the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from healthpress.model.document import Cited, Mention
from healthpress.read import marks
from healthpress.read.headings import Ids
from healthpress.read.html_tree import Node, Tree, ancestors
from healthpress.read.locate import Locator
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.identifiers import mentioned
from healthpress.text.source import Source
from healthpress.text.wording import Words

_CITATION = re.compile(rf"[ \t\n]*(\[{marks.PLACE}[\ufde0-\ufde9]+\ufdd3@[^\[\]@;]+(?:;\s*@[^\[\]@;]+)*\])")
_WRITTEN = re.compile(r"[\[;]\s*@([^\s\];@]+)")
_UNCITED = frozenset({"a", "code", "pre", "kbd", "samp", "script", "style"})


class Citations:
    """The citations of one page, growing as its texts are rendered in their order."""

    def __init__(self) -> None:
        self._anchors: dict[str, list[str]] = {}
        self._first: dict[str, Mention] = {}
        self._numbers: dict[str, int] = {}
        self._unsettled: list[tuple[str, str]] = []

    def number(self, name: str, place: Place) -> int:
        """The number of a source; a new one has the next."""
        if name not in self._anchors:
            self._anchors[name] = []
            self._first[name] = Mention(name, place)
            self._numbers[name] = len(self._numbers) + 1
        return self._numbers[name]

    def stands_at(self, name: str, anchor: str) -> None:
        """Note the id of a place where a source is cited."""
        self._unsettled.append((name, anchor))

    def settle(self, shown: str) -> None:
        """Keep those of the places noted last that are in the HTML of their text: some elements are taken out."""
        reached = 0
        for name, anchor in self._unsettled:
            written = f'id="{anchor}"'
            place = shown.find(written, reached)  # the next is nearly always behind the last
            if place >= 0 or (place := shown.find(written, 0, reached)) >= 0:
                self._anchors[name].append(anchor)
                reached = place
        self._unsettled.clear()

    @property
    def cited(self) -> tuple[Cited, ...]:
        """All sources in the order of their numbers."""
        return tuple(Cited(name, tuple(anchors)) for name, anchors in self._anchors.items())

    def others(self, listed: Collection[str]) -> tuple[Mention, ...]:
        """The first citation of each source that is not among those listed."""
        return tuple(_bare(mention) for name, mention in self._first.items() if name not in listed)


def _bare(mention: Mention) -> Mention:
    return Mention(mention.name, mention.place.bare)


def written_ids(text: str) -> Iterator[str]:
    """The ids on the page of all sources that a Markdown text may cite."""
    return (f"ref-{name}" for name in _WRITTEN.findall(text)) if "@" in text else iter(())


def mentions_in(source: Source, listed: Collection[str]) -> tuple[Mention, ...]:
    """The DOIs and PMIDs that a file names anywhere, in links or in words, but for those it lists as references."""
    return tuple(
        _bare(Mention(name, source.place(offset, length)))
        for name, offset, length in mentioned(source.text)
        if name not in listed
    )


def cite(tree: Tree, citations: Citations | None, ids: Ids, locator: Locator, said: Words) -> list[Diagnostic]:
    """Make each `[@id]` in the text a number; where a page has no references (None), each is a fault and stays."""
    found: list[Diagnostic] = []
    for node in list(tree.root.traverse(include_text=True)):
        text = node.text_content or "" if node.is_text_node else ""
        if f"[{marks.PLACE}" in text and not any(outer.tag in _UNCITED for outer in ancestors(node)):
            if citations is None:
                found.extend(_refused(text, locator))
            else:
                _cite_in(tree, node, text, citations, ids, locator, said)
    return found


def _refused(text: str, locator: Locator) -> Iterator[Diagnostic]:
    for match in _CITATION.finditer(text):
        message = "Only articles have references; this page cannot cite one."
        advice = "Write a link instead, or a backslash before the bracket."
        yield rules.UNKNOWN_REFERENCE.at(locator.marked(match[1]), message, advice)


def _cite_in(tree: Tree, node: Node, text: str, citations: Citations, ids: Ids, locator: Locator, said: Words) -> None:
    copied = 0
    for match in _CITATION.finditer(text):
        names = [name.strip().removeprefix("@") for name in marks.without(match[1])[1:-1].split(";")]
        place = locator.marked(match[1])
        numbers = {citations.number(name, place): name for name in names}
        if match.start() > copied:
            node.insert_before(text[copied : match.start()])
        inner = ",".join(_link(name, number, citations, ids, said) for number, name in sorted(numbers.items()))
        node.insert_before(tree.create("sup", inner, class_="citation"), move=True)
        copied = match.end()
    if copied:
        node.insert_before(text[copied:])
        node.decompose()


def _link(name: str, number: int, citations: Citations, ids: Ids, said: Words) -> str:
    anchor = ids.claim(f"cite-{name}")
    citations.stands_at(name, anchor)
    label = said.gettext("Reference %(number)s", number=number)
    return (
        f'<a href="#ref-{html.escape(name)}" id="{html.escape(anchor)}" role="doc-biblioref"'
        f' aria-label="{html.escape(label)}">{number}</a>'
    )
