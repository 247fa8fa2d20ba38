"""What a reader meets on a page, as far as it can be compared with what machines read of it.

In: HTML. Out: its visible texts, links, pictures and dates. Text that only screen readers get counts as visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg"})
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "sup", "sub", "abbr"})
_PLAIN = re.compile(r"((?:\.\./)*)((?:[\w-]+/)*)")
_FEWEST = 4
"""Parts between the slashes of an address that has no folder: https, nothing, host, nothing."""

_EDGES = " \t\n.,;:()[]–—·|\"'“”‘’"


class Link(NamedTuple):
    """A link of the page: where it leads, in full, and its words."""

    url: str
    text: str


class Day(NamedTuple):
    """A date of the page, and the words beside it, in small letters."""

    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as read. `url` is its canonical address; `texts` are whole texts without punctuation at their ends.

    `pictures` maps addresses to width and height as the page gives them; `everything` is all text, single-spaced.
    """

    tree: LexborHTMLParser
    url: str
    lang: str
    kind: str
    heading: str
    texts: frozenset[str]
    everything: str
    links: tuple[Link, ...]
    pictures: dict[str, tuple[str, str]]
    days: tuple[Day, ...]
    scripts: tuple[str, ...]

    def shows(self, text: str) -> bool:
        """Whether a text stands on the page by itself: as a whole line, link, heading or run of words."""
        return bare(text) in self.texts

    def mentions(self, text: str) -> bool:
        """Whether a text stands on the page somewhere, not within other words."""
        return bool(re.search(rf"(?<!\w){re.escape(spaced(text))}(?!\w)", self.everything))

    def links_to(self, url: str) -> bool:
        """Whether a link of the page leads there."""
        return any(link.url == url for link in self.links)

    def meta(self, name: str) -> str:
        """What the page's head says under a property of Open Graph; "" where it says nothing."""
        node = self.tree.css_first(f'meta[property="{name}"]')
        return (node.attributes.get("content") or "") if node else ""

    def words_of(self, selector: str) -> list[str]:
        """The texts of the elements that a selector finds."""
        return [words_in(node) for node in self.tree.css(selector)]

    def addresses_of(self, selector: str) -> set[str]:
        """Where the links that a selector finds lead."""
        return {_link(node, self.url).url for node in self.tree.css(selector)}


def spaced(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """The text with single spaces and without punctuation at its ends."""
    return spaced(text).strip(_EDGES)


def squeezed(text: str) -> str:
    """The text without spaces: block elements part words in the one form and not in the other."""
    return "".join(text.split())


def words_in(node: LexborNode) -> str:
    """The words of an element."""
    return spaced(node.text())


def read_page(html: str) -> Shown:
    """What a page shows."""
    tree = LexborHTMLParser(html)
    canonical = tree.css_first("link[rel=canonical]")
    url = (canonical.attributes.get("href") or "") if canonical else ""
    root, body = tree.css_first("html"), tree.body
    scripts = tuple(node.text() for node in tree.css('script[type="application/ld+json"]'))
    runs = _runs(body, []) if body else []
    headings = [words_in(node) for node in tree.css("h1")]
    blocks = [words_in(node) for node in tree.css("p, h1, h2, h3, a, cite, figcaption")]
    return Shown(
        tree=tree,
        url=url,
        lang=(root.attributes.get("lang") or "") if root else "",
        kind=(body.attributes.get("data-kind") or "") if body else "",
        heading=headings[0] if len(headings) == 1 else "",
        texts=frozenset(map(bare, {*runs, *blocks})),
        everything=spaced("".join(runs)),
        links=tuple(_link(node, url) for node in tree.css("body a[href]")),
        pictures=_pictures(tree.css("body img"), url),
        days=tuple(_day(node) for node in tree.css("body time[datetime]")),
        scripts=scripts,
    )


def _runs(node: LexborNode, into: list[str]) -> list[str]:
    """The texts between any two tags, added to a list."""
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            into.append(child.text_content or "")
        elif tag not in _UNSEEN and "hidden" not in child.attributes:
            _runs(child, into)
            into.append("" if tag in _INLINE else " ")
        child = child.next
    return into


def joined(page: str, address: str) -> str:
    """Where an address on a page leads (RFC 3986, section 5); steps up and plain folders, which most are, at once."""
    plain = _PLAIN.fullmatch(address)
    folders = page.split("/")
    up = len(plain[1]) // len("../") if plain else 0
    if not plain or not page.endswith("/") or up > len(folders) - _FEWEST:
        return urljoin(page, address)
    return f"{'/'.join(folders[: len(folders) - 1 - up])}/{plain[2]}"


def _link(node: LexborNode, page: str) -> Link:
    return Link(joined(page, node.attributes.get("href") or ""), words_in(node))


def _pictures(nodes: Iterable[LexborNode], page: str) -> dict[str, tuple[str, str]]:
    found = {}
    for node in nodes:
        size = (node.attributes.get("width") or "", node.attributes.get("height") or "")
        found[joined(page, node.attributes.get("src") or "")] = size
    return found


def _day(node: LexborNode) -> Day:
    around = node.parent.text() if node.parent else ""
    return Day((node.attributes.get("datetime") or "")[:10], spaced(around.replace(node.text(), "")).casefold())
