"""Footnotes and citations: what stands beside the text and is led to by a number.

In: a tree. Out: the same tree, with footnotes in a section of their own and citations that lead to the references.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from healthpress.read import marks
from healthpress.read.headings import Ids
from healthpress.read.html_tree import Node, Tree, ancestors, classes
from healthpress.read.locate import Locator
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.suggest import did_you_mean

_CITATION = re.compile(rf"[ \t\n]*(\[{marks.PLACE}[\ufde0-\ufde9]+\ufdd3@[^\[\]@;]+(?:;\s*@[^\[\]@;]+)*\])")
_UNCITED = frozenset({"a", "code", "pre", "kbd", "samp", "script", "style"})


def tidy_footnotes(tree: Tree, ids: Ids) -> None:
    """Make the engine's footnotes a named section whose links say where they lead."""
    for block in tree.select("div.footnote"):
        for rule in block.css("hr"):
            rule.decompose()
        section = tree.rename(block, "section")
        section.attrs["class"] = "footnotes"
        section.attrs["aria-label"] = "Footnotes"
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
            _tidy_link(link, target, f"Back to the text from footnote {_number(link, target)}", "doc-backlink")
        else:
            _tidy_link(link, target, f"Footnote {link.text().strip()}", "doc-noteref")


def _number(link: Node, target: str) -> str:
    """Which footnote a link leads back from; of several places, also which of them."""
    number = re.sub(r"[^0-9]", "", link.attrs.get("title") or "")
    again = re.match(r"fnref([0-9]+)-", target)
    return f"{number}, place {again[1]}" if again else number


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


def cite(
    tree: Tree, references: Mapping[str, int], ids: Ids, locator: Locator
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Make each `[@id]` in the text a number that leads to its reference; the ids in the order of first citation.

    Those whose first citation stands elsewhere on the page, as its id is taken, are not among them.
    """
    cited: list[str] = []
    found: list[Diagnostic] = []
    for node in list(tree.root.traverse(include_text=True)):
        text = node.text_content or "" if node.is_text_node else ""
        if f"[{marks.PLACE}" in text and not any(outer.tag in _UNCITED for outer in ancestors(node)):
            _cite_in(tree, node, text, references, ids, locator, cited, found)
    return tuple(cited), found


def _cite_in(
    tree: Tree,
    node: Node,
    text: str,
    references: Mapping[str, int],
    ids: Ids,
    locator: Locator,
    cited: list[str],
    found: list[Diagnostic],
) -> None:
    copied = 0
    for match in _CITATION.finditer(text):
        names = [name.strip().removeprefix("@") for name in marks.without(match[1])[1:-1].split(";")]
        unknown = [name for name in names if name not in references]
        for name in unknown:
            advice = did_you_mean(name, references, rules.UNKNOWN_REFERENCE.help)
            message = f'No reference has the id "{name}".'
            found.append(rules.UNKNOWN_REFERENCE.at(locator.marked(match[1]), message, advice))
        if unknown:
            continue
        if match.start() > copied:
            node.insert_before(text[copied : match.start()])
        inner = ", ".join(_link(name, references[name], ids, cited) for name in names)
        node.insert_before(tree.create("sup", inner, class_="citation"), move=True)
        copied = match.end()
    if copied:
        node.insert_before(text[copied:])
        node.decompose()


def _link(name: str, number: int, ids: Ids, cited: list[str]) -> str:
    escaped = html.escape(name)
    anchor = ""
    if not ids.has(f"cite-{name}"):
        cited.append(name)
        anchor = f' id="{html.escape(ids.claim(f"cite-{name}"))}"'
    return f'<a href="#ref-{escaped}"{anchor} role="doc-biblioref" aria-label="Reference {number}">{number}</a>'
