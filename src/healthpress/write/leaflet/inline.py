"""The words of a paragraph, as the leaflet's program reads them.

In: elements of finished HTML. Out: a list of texts and of small mappings, each with its kind under "t". White space is
that of HTML: any run of it is one space, and none stands at either end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborNode

Node = str | dict[str, Any]

DEEPEST = 12
"""So many elements within one another keep their look; deeper ones are plain words: the program's stack is short."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LOOKS: Mapping[str, str] = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "em", "var": "em", "dfn": "em",
    "sup": "sup", "sub": "sub", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "del": "strike", "s": "strike", "ins": "under", "u": "under", "mark": "mark", "small": "small",
}  # fmt: skip
_APART = frozenset({"li", "p", "div", "td", "th", "tr", "dt", "dd", "h2", "h3", "h4", "h5", "h6", "summary", "pre"})
"""Elements whose words are parted from those around them."""

_UNSEEN = frozenset({"script", "style", "template"})


@dataclass(slots=True)
class Context:
    """What the words of one leaflet share: its notes by id, its sources' ids, and what was explained or noted so far.

    Addresses that begin with `home` are not written out: readers who hold the paper have the way to the site.
    """

    home: str = ""
    notes: Mapping[str, list[Node]] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    explained: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)


def classes(node: LexborNode) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((node.attributes.get("class") or "").split())


class Line:
    """Collects the words of one paragraph."""

    def __init__(self, context: Context, depth: int = 0) -> None:
        self._context = context
        self._depth = depth
        self._spaced = True
        self._nodes: list[Node] = []

    def add(self, node: LexborNode) -> None:
        """Take in a text or an element with all that is in it."""
        self._into(self._nodes, node, self._depth)

    def end(self) -> list[Node]:
        """The words so far, without white space at their end; a new paragraph begins."""
        nodes, self._nodes, self._spaced = self._nodes, [], True
        while nodes and isinstance(nodes[-1], str):
            nodes[-1] = nodes[-1].rstrip(" ")
            if nodes[-1]:
                break
            nodes.pop()
        return nodes

    def _into(self, nodes: list[Node], node: LexborNode, depth: int) -> None:
        if node.is_text_node:
            self._text(nodes, node.text_content or "")
        elif node.is_element_node and node.tag not in _UNSEEN:
            self._element(nodes, node, depth)

    def _text(self, nodes: list[Node], text: str) -> None:
        words = _SPACE.sub(" ", text)
        if self._spaced:
            words = words.lstrip(" ")
        if not words:
            return
        self._spaced = words.endswith(" ")
        if nodes and isinstance(nodes[-1], str):
            nodes[-1] += words
        else:
            nodes.append(words)

    def _element(self, nodes: list[Node], node: LexborNode, depth: int) -> None:
        kind = classes(node)
        if node.tag == "br":
            nodes.append({"t": "br"})
            self._spaced = True
        elif node.tag == "img":
            self._text(nodes, node.attributes.get("alt") or "")
        elif "citation" in kind:
            self._citation(nodes, node)
        elif "footnote-ref" in kind or (node.tag == "sup" and node.css_first("a.footnote-ref")):
            self._note(nodes, node)
        elif not kind & {"footnote-backref", "visually-hidden"}:
            self._look(nodes, node, depth)

    def _look(self, nodes: list[Node], node: LexborNode, depth: int) -> None:
        """An element whose words are in the text: with its look, in its language, as a link, or plain."""
        made = _made(node, self._context.home) if depth < DEEPEST else None
        inner = nodes if made is None else []
        apart = " " * (node.tag in _APART)
        self._text(inner, apart)
        child = node.child
        while child is not None:
            self._into(inner, child, depth + 1)
            child = child.next
        self._text(inner, apart)
        if made is not None and inner:
            nodes.append({**made, "k": inner})
        title = (node.attributes.get("title") or "").strip() if node.tag == "abbr" else ""
        if title and title not in self._context.explained:
            self._context.explained.add(title)
            self._text(nodes, f" ({title})")

    def _citation(self, nodes: list[Node], node: LexborNode) -> None:
        cited: list[dict[str, str]] = []
        for link in node.css("a"):
            name = (link.attributes.get("href") or "").partition("#")[2]
            known = name if name in self._context.sources else ""
            cited.append({"n": link.text().strip(), "id": known})
        nodes.append({"t": "cite", "k": cited} if cited else node.text().strip())
        self._spaced = False

    def _note(self, nodes: list[Node], node: LexborNode) -> None:
        link = node if node.tag == "a" else node.css_first("a.footnote-ref")
        name = ((link.attributes.get("href") or "") if link else "").partition("#")[2]
        if name in self._context.notes:
            again = name in self._context.noted
            self._context.noted.add(name)
            nodes.append({"t": "note", "id": name, "k": [] if again else self._context.notes[name], "again": again})
            self._spaced = False


def _made(node: LexborNode, home: str) -> dict[str, Any] | None:
    """What an element becomes, without its words; None where only its words count."""
    if node.tag == "a":
        address = node.attributes.get("href") or ""
        if address.startswith(("https:", "http:", "mailto:", "tel:")):
            return {"t": "link", "to": address, "show": _is_worth_showing(node, address, home)}
        return None
    look = _LOOKS.get(node.tag or "")
    if look:
        return {"t": look}
    language = node.attributes.get("lang")
    return {"t": "lang", **language_of(language)} if language else None


def _is_worth_showing(node: LexborNode, address: str, home: str) -> bool:
    """Whether paper must say where a link leads: off the site, and not in its own words."""
    own = bool(home) and address.startswith(home)
    return address.startswith("http") and not own and node.text().strip() not in address


def language_of(tag: str) -> dict[str, str]:
    """A language tag as the program wants it: `lang` (ISO 639) and `region` (ISO 3166-1), "" where there is none."""
    language, *more = re.split(r"[-_]", tag)
    region = next((part.upper() for part in more if re.fullmatch(r"[A-Za-z]{2}", part)), "")
    if not region and any(part.lower() == "hant" for part in more):
        region = "TW"
    return {"lang": language.lower() if re.fullmatch(r"[A-Za-z]{2,3}", language) else "en", "region": region}


def line_direction(text: str) -> str:
    """How a line is written: as its first letter is (Unicode Standard Annex 9, rule P2)."""
    kinds = map(unicodedata.bidirectional, text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
