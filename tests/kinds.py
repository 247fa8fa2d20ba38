"""One page of every kind that the demo site has: the longest of its kind, because that is the hardest to lay out.

In: a built site. Out: addresses below its root, by the names in KINDS: the pages' own kinds, and variants of some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

KINDS = (
    "home",
    "section",
    "category",
    "article",
    "article with lists",
    "article in Spanish",
    "article in Arabic",
    "home in Arabic",
    "tag",
    "tag-index",
    "condition",
    "condition-index",
    "glossary",
    "search",
    "people",
    "person",
    "page",
    "page 2",
    "style-guide",
    "404",
    "redirect",
)
VARIANTS = {
    "article with lists": "article",
    "article in Spanish": "article",
    "article in Arabic": "article",
    "home in Arabic": "section",
    "page 2": "tag",
}
"""The kind that a page itself names, by the names that are not its own kind."""

MITOXANTRONE = "treatments/medicines/mitoxantrone-for-multiple-sclerosis/"
ICTUS = "es/enfermedades/ictus-senales-de-alarma/"
FAST_IN_ARABIC = "ar/fast-stroke-test/"
MISSING = "no/such/page/"

_KIND = re.compile(r'<body data-kind="([^"]+)"')


def address_of(site: Path, file: Path) -> str:
    """Where a server shows this page, relative to the site's root."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def file_of(site: Path, address: str) -> Path:
    """The file that a server shows at an address of `sample_addresses`."""
    if address == MISSING:
        return site / "404.html"
    return site / address / "index.html"


def pages_by_kind(site: Path) -> dict[str, list[Path]]:
    """Every page of the site, by the kind that it names, the longest first."""
    found: defaultdict[str, list[tuple[int, str, Path]]] = defaultdict(list)
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        kind = _KIND.search(text)
        assert kind, f"{file} does not say its kind"
        found[kind[1]].append((-len(text), str(file), file))
    return {kind: [file for *_, file in sorted(files)] for kind, files in found.items()}


def sample_addresses(site: Path) -> dict[str, str]:
    """An address for each name in KINDS."""
    pages = pages_by_kind(site)
    chosen = {kind: address_of(site, files[0]) for kind, files in pages.items()}
    listed = [file for file in pages["article"] if "do-list" in file.read_text(encoding="utf-8")]
    later = [file for files in pages.values() for file in files if file.parent.match("page/2")]
    chosen |= {
        "article": MITOXANTRONE,
        "article with lists": address_of(site, listed[0]),
        "article in Spanish": ICTUS,
        "article in Arabic": FAST_IN_ARABIC,
        "home in Arabic": "ar/",
        "page 2": address_of(site, later[0]),
        "404": MISSING,
    }
    return chosen
