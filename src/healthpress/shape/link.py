"""Where links and pictures lead.

In: what an editor wrote and the document it stands in. Out: a site path or a file, or the finding that there is none.
A link may be a path relative to the file (to a .md file, a folder or another file), a path from the root, or `#part`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import unquote

from healthpress.model.address import file_url, parent_url
from healthpress.model.card import CENTRE, Focus
from healthpress.model.catalogue import Catalogue, tag_index_url
from healthpress.model.document import Document
from healthpress.model.fragment import LinkUse
from healthpress.model.meta import ImageMeta
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files that are not articles: paths below content/ and names below static/ (the theme's included)."""

    content: Set[str]
    static: Set[str]


@dataclass(frozen=True, slots=True)
class LinkIndex:
    """Everything a link of the site can lead to."""

    by_path: Mapping[str, Document]
    pages: Mapping[str, Document | None]
    aliases: Mapping[str, str]
    files: SiteFiles
    withheld: Mapping[str, Document]
    withheld_by_path: Mapping[str, Document]


def link_index(
    catalogue: Catalogue, files: SiteFiles, aliases: Mapping[str, str], more: Iterable[str] = ()
) -> LinkIndex:
    """The index of one build; `aliases` maps old site paths to present ones, `more` are pages that no file is."""
    pages: dict[str, Document | None] = {"/": None, "/tags/": None, "/people/": None, **catalogue.by_url}
    pages.update({url: None for tag in catalogue.tags.values() for url in (tag.url, tag_index_url(tag.lang))})
    pages.update(dict.fromkeys(more))
    return LinkIndex(
        by_path={item.path: item for item in catalogue.by_url.values()},
        pages=pages,
        aliases=aliases,
        files=files,
        withheld=catalogue.withheld,
        withheld_by_path={item.path: item for item in catalogue.withheld.values()},
    )


def leads_of(catalogue: Catalogue, index: LinkIndex) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """What each document's links lead to, in order, by its site path; and the faults among them.

    A link to a part of its own page stays as it is written; "" stands for a fault.
    """
    leads: dict[str, tuple[str, ...]] = {}
    found: list[Diagnostic] = []
    for document in catalogue.by_url.values():
        targets = []
        for use in document.links:
            target = resolve_link(use, document, index)
            if isinstance(target, Diagnostic):
                found.append(target)
                target = ""
            targets.append(use.target if use.target.startswith("#") else target)
        leads[document.url] = tuple(targets)
    return leads, found


def resolve_link(use: LinkUse, document: Document, index: LinkIndex) -> str | Diagnostic:
    """The site path (with fragment) that a link leads to, or why there is none."""
    path, mark, anchor = use.target.partition("#")
    path, question, query = path.partition("?")
    if not path:
        url: str | None = document.url
    else:
        url = _page_or_file(unquote(path), document, index)
    if url is None:
        return _broken(use, unquote(path), document, index)
    target = document if url == document.url else index.pages.get(url)
    if mark and anchor and target is not None and not target.has_anchor(unquote(anchor)):
        advice = did_you_mean(unquote(anchor), target.anchors.split("\n"), rules.BROKEN_ANCHOR.help)
        return rules.BROKEN_ANCHOR.at(use.place, f'{url} has no part "#{anchor}".', advice)
    return url + question + query + mark + anchor


def _page_or_file(path: str, document: Document, index: LinkIndex) -> str | None:
    """The site path of the page or file that `path` names in `document`."""
    from_root = path.startswith("/")
    if from_root and path.endswith("/") and path in index.pages:
        return path
    file = _file(path, document)
    if path.endswith(".md"):
        found = index.by_path.get(file)
        return found.url if found else None
    if file in index.files.content and not path.endswith("/"):
        return file_url(asset_url(file))
    site_path = path if from_root else _joined(document.url, path)
    for candidate in (site_path, site_path.rstrip("/") + "/"):
        if candidate in index.pages:
            return candidate
        if candidate in index.aliases:
            return index.aliases[candidate]
    if site_path[1:] in index.files.static:
        return file_url(site_path)
    below = index.by_path.get(f"{file}/_index.md") or index.by_path.get(f"{file}.md")
    return below.url if below else None


def _file(path: str, document: Document) -> str:
    """The file below content/ that `path` would name: from the root of content/, or beside the document."""
    folder = "content" if path.startswith("/") else posixpath.dirname(document.path)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))


def linked_file(target: str, document: Document, index: LinkIndex) -> str | None:
    """The file beside an article that a link leads to, where it leads to one and not to a page."""
    path = unquote(without_query(target))
    if not path or path.endswith((".md", "/")):
        return None
    file = _file(path, document)
    return file if file in index.files.content else None


def without_query(address: str) -> str:
    """An address without query and fragment."""
    return address.partition("#")[0].partition("?")[0]


def _joined(url: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(url, path))
    return joined + "/" if path.endswith("/") and joined != "/" else joined


def _broken(use: LinkUse, path: str, document: Document, index: LinkIndex) -> Diagnostic:
    file = posixpath.normpath(
        posixpath.join("content", path[1:])
        if path.startswith("/")
        else posixpath.join(posixpath.dirname(document.path), path)
    )
    site_path = (path if path.startswith("/") else _joined(document.url, path)).rstrip("/") + "/"
    withheld = index.withheld_by_path.get(file) or index.withheld.get(site_path)
    if withheld:
        return rules.LINK_NOT_PUBLISHED.at(use.place, f"{withheld.path} is a draft, scheduled or removed.")
    if path.endswith(".md"):
        near = did_you_mean(file, index.by_path, "")
        advice = near.replace("content/", "/", 1) if near else rules.BROKEN_LINK.help
    else:
        advice = did_you_mean(site_path, index.pages, rules.BROKEN_LINK.help)
    return rules.BROKEN_LINK.at(use.place, f'"{use.target}" leads to no page or file of the site.', advice)


def asset_url(file: str) -> str:
    """The site path at which a file beside an article is published: content/a/x.pdf is /a/x.pdf."""
    return file.removeprefix("content")


def resolve_image(src: str, document: Document, files: SiteFiles) -> str | None:
    """The file of a picture: content/… beside the document, or static/…; None where there is none."""
    path = unquote(src.partition("?")[0])
    if not path.startswith("/"):
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
        if beside in files.content:
            return beside
    name = posixpath.normpath(path.lstrip("/")).removeprefix("static/")
    if name in files.static:
        return f"static/{name}"
    from_root = posixpath.join("content", name)
    return from_root if path.startswith("/") and from_root in files.content else None


def focus_of(image: ImageMeta) -> Focus:
    """The point of a picture that matters most: its middle unless it names one that lies in it."""
    if len(image.focus) != len(CENTRE) or not all(0 <= part <= 100 for part in image.focus):  # noqa: PLR2004 (per cent)
        return CENTRE
    across, down = image.focus
    return across, down


def missing_image(src: str, place: Place, document: Document, files: SiteFiles) -> Diagnostic:
    """The finding that a picture's file is not there, with the nearest name."""
    if src.startswith(("http:", "https:", "//", "data:")):
        return rules.FOREIGN_IMAGE.at(place, f'"{src[:80]}" is on another server.')
    folder = posixpath.dirname(document.path) + "/"
    names = {name.removeprefix(folder) for name in files.content if name.startswith(folder)}
    advice = did_you_mean(src, names | {f"/{name}" for name in files.static}, rules.MISSING_IMAGE.help)
    return rules.MISSING_IMAGE.at(place, f'There is no picture "{src}" beside the article or under static/.', advice)


def section_url(url: str) -> str:
    """The site path of the section that a site path lies in: /a/b/c/ lies in /a/."""
    while parent_url(url) != "/":
        url = parent_url(url)
    return url
