"""Footnotes: what stands beside the text and is led to by a number.

In: a tree. Out: the same tree, with footnotes in a section of their own.
"""

from __future__ import annotations

import re

from healthpress.read.headings import Ids
from healthpress.read.html_tree import Node, Tree, classes
from healthpress.text.wording import Words


def tidy_footnotes(tree: Tree, ids: Ids, said: Words) -> None:
    """Make the engine's footnotes a named section whose links say where they lead."""
    for block in tree.select("div.footnote"):
        for rule in block.css("hr"):
            rule.decompose()
        section = tree.rename(block, "section")
        section.attrs["class"] = "footnotes"
        section.attrs["aria-label"] = said.gettext("Footnotes")
    renamed: dict[str, str] = {}
    for node in tree.select("[id]"):
        name = node.attrs.get("id") or ""
        if re.fullmatch(r"fn(ref[0-9]*)?:.+", name):
            renamed[name] = ids.claim(re.sub(r"[:\s]+", "-", name))
            node.attrs["id"] = renamed[name]
    for link in tree.select("a.footnote-ref,a.footnote-backref"):
        target = renamed.get((link.attrs.get("href") or "")[1:])
        if target is None:
            link.decompose()
        elif "footnote-backref" in classes(link):
            _tidy_link(link, target, _way_back(link, target, said), "doc-backlink")
        else:
            _tidy_link(link, target, said.gettext("Footnote %(number)s", number=link.text().strip()), "doc-noteref")


def _way_back(link: Node, target: str, said: Words) -> str:
    """Which footnote a link leads back from; of several places, also which of them."""
    number = re.sub(r"[^0-9]", "", link.attrs.get("title") or "")
    again = re.match(r"fnref([0-9]+)-", target)
    if again:
        return said.gettext("Back to the text from footnote %(number)s, place %(place)s", number=number, place=again[1])
    return said.gettext("Back to the text from footnote %(number)s", number=number)


def _tidy_link(link: Node, target: str, label: str, role: str) -> None:
    if "title" in link.attrs:
        del link.attrs["title"]
    link.attrs["href"] = f"#{target}"
    link.attrs["aria-label"] = label
    link.attrs["role"] = role


def is_note(link: Node) -> bool:
    """Whether a link is one between a footnote and its number, which leads nowhere else."""
    return (link.attrs.get("href") or "").startswith("#fn") and link.attrs.get("role") in {
        "doc-backlink",
        "doc-noteref",
    }
