"""Each page's own Content-Security-Policy, as a `<meta>` in its head, so that it holds on any server.

In: a rendered page and the site's directives. Out: the page with its policy. Scripts and styles that stand in the page
itself are allowed by their SHA-256 (CSP 3, 2.3.1), whoever's template wrote them; nothing else inline runs.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from functools import lru_cache

from healthpress.model.hosting import Directives
from healthpress.model.policy import added, written

_ATTRIBUTES = r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)"
_OPENING = re.compile(rf"<(script|style|SCRIPT|STYLE)\b{_ATTRIBUTES}>")
_TYPE = re.compile(r"(?:^|\s)type\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_SRC = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
_STYLED = re.compile(r"\sstyle=(?:\"([^\"]*)\"|'([^']*)')")
_FRAME = re.compile(r"\sdata-embed=\"(https://[a-z0-9.-]+)/")
_CHARSET = r"(?:\s*<meta charset=[^>]*>)?"
_HEAD = re.compile(rf"<head\b[^>]*>{_CHARSET}", re.IGNORECASE)
_WITHOUT_HEAD = re.compile(rf"\s*<!doctype[^>]*>(?:\s*<html\b[^>]*>)?{_CHARSET}", re.IGNORECASE)
_RUNS = frozenset({"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"})
"""Types of `<script>` that a policy asks about (HTML, 4.12.1): others, such as JSON-LD, hold data."""

_TRUSTED_TYPES = ("require-trusted-types-for", "trusted-types")


def with_policy(page: str, kind: str, directives: Directives) -> str:
    """The page with its policy, right after its charset; without one where the site has none or this is no page."""
    head = (_HEAD.search(page) or _WITHOUT_HEAD.match(page)) if directives else None
    if head is None:
        return page
    policy = html.escape(written(_own(page, kind, directives)), quote=False)
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page[: head.end()] + meta + page[head.end() :]


def _own(page: str, kind: str, directives: Directives) -> Directives:
    """The directives with what this page holds."""
    scripts: list[str] = []
    styles: list[str] = []
    for name, attributes, text in _elements(page):
        if name == "style":
            styles.append(_hash(text))
        elif not _SRC.search(attributes) and _runs(attributes):
            scripts.append(_hash(text))
    if kind == "search":  # its index is searched by WebAssembly, and its results are markup
        scripts.append("'wasm-unsafe-eval'")
        directives = {name: sources for name, sources in directives.items() if name not in _TRUSTED_TYPES}
    if scripts:
        directives = added(directives, "script-src", tuple(sorted(scripts)))
    if styles:
        directives = added(directives, "style-src", tuple(sorted(styles)))
    if " style=" in page and (styled := _STYLED.findall(page)):
        hashes = {_hash(html.unescape(double or single)) for double, single in styled}
        directives = added({**directives, "style-src-attr": ()}, "style-src-attr", ("'unsafe-hashes'", *sorted(hashes)))
    if " data-embed=" in page and (frames := _FRAME.findall(page)):
        directives = added(directives, "frame-src", tuple(sorted(frames)))
    return directives


def _elements(page: str) -> Iterator[tuple[str, str, str]]:
    """The scripts and styles of a page: name, attributes, text."""
    opening = _OPENING.search(page)
    while opening:
        end = page.find(f"</{opening[1]}", opening.end())
        if end < 0:
            return
        yield opening[1].lower(), opening[2], page[opening.end() : end]
        opening = _OPENING.search(page, end)


def _runs(attributes: str) -> bool:
    found = _TYPE.search(attributes)
    return (found[1].lower() if found else "") in _RUNS


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    """The source that allows exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
