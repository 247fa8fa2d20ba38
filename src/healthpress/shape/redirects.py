"""Old addresses: aliases of documents and synonyms of tags.

In: the catalogue. Out: old site paths with the present ones they lead to, and faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from healthpress.model.catalogue import Catalogue
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

_FILE = re.compile(r"/[^/]+\.[a-z0-9]{1,5}$")
_UNSAFE = re.compile(r"(^|/)\.\.?(/|$)|[\\?#\x00-\x1f]|//|:")
_BELOW_FILE = re.compile(r"\.(?:html|xml|json|txt|webmanifest|svg|png|ico|jpe?g)/")
_MADE = re.compile(r"/404\.html|/(?:assets|search|pagefind)/.*|.*/page/[0-9]+/")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Redirects:
    """Old site paths to present ones; faults."""

    targets: Mapping[str, str]
    found: tuple[Diagnostic, ...]


def collect_redirects(catalogue: Catalogue, site: Site, made: Iterable[str] = ()) -> Redirects:
    """All redirects of the site, in the order of their old addresses; `made` are addresses of pages that no file is."""
    taken = {*catalogue.by_url, "/", "/tags/", "/people/", *made, *(tag.url for tag in catalogue.tags.values())}
    targets: dict[str, str] = {}
    found: list[Diagnostic] = []
    for document in sorted(catalogue.by_url.values(), key=lambda item: item.path):
        for number, alias in enumerate(document.meta.aliases):
            old = alias_path(alias)
            if old is None:
                place = document.place("aliases", number)
                found.append(rules.INVALID_ALIAS.at(place, f'"{alias}" is no path on this site.'))
            elif old in taken or _MADE.fullmatch(old) or targets.get(old, document.url) != document.url:
                place = document.place("aliases", number)
                found.append(rules.URL_CONFLICT.at(place, f"{old} is the address of another page or redirect."))
            else:
                targets[old] = document.url
    for tag in catalogue.tags.values():
        for synonym in tag.synonyms:
            old = f"/tags/{site_slug(synonym, site)}/"
            if old not in taken and old != "/tags//":
                targets.setdefault(old, tag.url)
    return Redirects(dict(sorted(targets.items())), tuple(found))


def alias_path(alias: str) -> str | None:
    """The site path of an alias: from the root, of a folder unless it names a file; None where it is no such path."""
    path = unquote(alias if alias.startswith("/") else f"/{alias}")
    if _UNSAFE.search(path) or path == "/" or not path.isprintable():
        return None
    if (not path.endswith(".html") and _FILE.search(path)) or _BELOW_FILE.search(path):
        return None
    if any(len(name.encode()) > _LONGEST_NAME for name in path.split("/")):
        return None
    if path.endswith("/index.html"):
        return path.removesuffix("index.html")
    return path if path.endswith((".html", "/")) else f"{path}/"
