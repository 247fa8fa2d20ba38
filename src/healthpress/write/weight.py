"""What a page weighs on its way to the reader, and whether that is more than the site allows.

In: finished HTML, and the sizes of the files that it asks for. Out: weights and sentences about those that are too
heavy. It stands apart because it knows nothing of how pages are made.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from healthpress.model.budget import Budget

_ASKED = "link[rel~=stylesheet], link[rel~=preload], link[rel~=modulepreload], script[src]"
_LEVEL = 6
"""That of gzip, nginx and Apache unless told otherwise."""

_NAMES = {"html": "HTML", "css": "style sheets", "script": "scripts", "total": "HTML, style sheets and scripts"}


class Weight(NamedTuple):
    """A page's HTML in bytes after gzip, and the site paths of its style sheets, scripts and other early requests."""

    html: int
    css: tuple[str, ...]
    script: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def requests(self) -> int:
        """How much is asked for before any picture, the page itself included."""
        return 1 + len({*self.css, *self.script, *self.others})


def compressed(data: bytes) -> int:
    """The size of a file after gzip, in bytes, with its header and trailer of 18 bytes (RFC 1952)."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return 18 + len(packer.compress(data)) + len(packer.flush())


def weigh(html: bytes, url: str, base_path: str) -> Weight:
    """The weight of the page at a site path."""
    css, script, others = list[str](), list[str](), list[str]()
    for node in LexborHTMLParser(html.decode()).css(_ASKED):
        relations = (node.attributes.get("rel") or "").split()
        address = _site_path(node.attributes.get("src") or node.attributes.get("href") or "", url, base_path)
        if node.tag == "script" or "modulepreload" in relations:
            script.append(address)
        elif "stylesheet" in relations:
            css.append(address)
        elif node.attributes.get("as") != "image":
            others.append(address)
    return Weight(compressed(html), *(tuple(dict.fromkeys(found)) for found in (css, script, others)))


def _site_path(address: str, url: str, base_path: str) -> str:
    """An address on a page as a site path without its query; what is elsewhere stays as it is."""
    whole = urljoin(f"//host{base_path}{url[1:]}", address)
    parts = urlsplit(whole)
    return "/" + parts.path.removeprefix(base_path) if parts.netloc == "host" else whole


def overweight(
    weights: Mapping[str, Weight], budget: Budget, size_of: Callable[[str], int]
) -> Iterator[tuple[str, str]]:
    """Site path and sentence for every page over a limit.

    What many pages have in common (the same files) is said once, of the first. `size_of` gives the bytes after gzip of
    a file by its site path, 0 for one that is not ours.
    """
    limits = budget.limits
    said: dict[tuple[str, ...], tuple[str, str, int]] = {}
    for url, weight in sorted(weights.items()):
        css, script = (sum(map(size_of, paths)) for paths in (weight.css, weight.script))
        found = {"html": weight.html, "css": css, "script": script, "total": weight.html + css + script}
        for name in ("html", "total"):
            if name in limits and found[name] > limits[name]:
                parts = f" (HTML {weight.html:,}, style sheets {css:,}, scripts {script:,})" if name == "total" else ""
                yield url, f"{_heavy(name, url, found[name], limits[name])}{parts}."
        for name, files in (("css", weight.css), ("script", weight.script)):
            if name in limits and found[name] > limits[name]:
                _count(
                    said, (name, *files), url, f"{_heavy(name, url, found[name], limits[name])} ({', '.join(files)})"
                )
        if "requests" in limits and weight.requests > limits["requests"]:
            files = (url, *weight.css, *weight.script, *weight.others)
            text = f"{url} asks for {weight.requests} files before its pictures; the budget is {limits['requests']}"
            _count(said, ("requests", *files[1:]), url, f"{text} ({', '.join(files)})")
    for url, text, others in said.values():
        yield url, f"{text}{f'; so do {others:,} more pages' if others else ''}."


def _count(said: dict[tuple[str, ...], tuple[str, str, int]], files: tuple[str, ...], url: str, text: str) -> None:
    """Say something of the first page, and count those of which the same could be said."""
    first = said.get(files)
    said[files] = (first[0], first[1], first[2] + 1) if first else (url, text, 0)


def _heavy(name: str, url: str, size: int, limit: int) -> str:
    return f"{_NAMES[name]} of {url}: {size:,} bytes after gzip; the budget is {limit:,}"
