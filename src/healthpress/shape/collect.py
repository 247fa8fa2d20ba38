"""Single documents to the catalogue.

In: every document that was understood, the site's data and the time of the build. Out: the catalogue of what is
published at that time, every index free of what does not pass the gate; and faults that no single file shows: two
claims to one address, translations of nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from healthpress.model.address import parent_url
from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document, Folder, Person, PlainPage
from healthpress.model.meta import Condition, FolderMeta, Reference, TagSettings
from healthpress.model.site import Site
from healthpress.shape.conditions import tags_with_conditions
from healthpress.shape.gate import GOOD, has_page, standing_of
from healthpress.shape.taxonomy import build_taxonomy
from healthpress.shape.translations import is_listed_in, versions_of, with_languages
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.languages import same_language

_RESERVED = re.compile(r"/(?:[a-z]{2,3}/)?tags/|/(?:assets|search|pagefind)/|.*/page/[0-9]+/")


@dataclass(frozen=True, slots=True)
class Collected:
    """A catalogue and what was found wrong while it was made."""

    catalogue: Catalogue
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class SiteData:
    """What the data files beside the articles say."""

    tags: Mapping[str, TagSettings] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    tag_places: Mapping[str, Place] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)


def collect(
    documents: Iterable[Document], site: Site, data: SiteData, now: dt.datetime, *, drafts: bool = False
) -> Collected:
    """The catalogue of `documents` as of `now`; `drafts` makes pages of drafts, scheduled and removed ones too."""
    found: list[Diagnostic] = []
    claimed = _claims(sorted(documents, key=lambda item: item.path), found)
    published = [item for item in claimed if drafts or has_page(item, site, now)]
    people = {item.slug: item for item in published if isinstance(item, Person)}
    written = sorted((item for item in published if isinstance(item, Article)), key=_newest_first)
    standings = {item.url: standing_of(item, people, site, now) for item in written}
    articles = tuple(item for item in written if not standings[item.url].preview)
    folders = _folders(published, articles)
    ours = [item for item in articles if same_language(item.meta.lang or site.lang, site.lang)]
    tags = tags_with_conditions(ours, data.tags, data.conditions, site)
    taxonomy = build_taxonomy(articles, tags, data.tag_places, site)
    by_url: dict[str, Document] = {item.url: item for item in published} | folders
    catalogue = Catalogue(
        articles=articles,
        people=people,
        folders=folders,
        plain=tuple(sorted((item for item in published if isinstance(item, PlainPage)), key=_plain_order)),
        tags=taxonomy.tags,
        conditions=data.conditions,
        by_url=by_url,
        members=_members(articles, folders, site),
        tags_of=taxonomy.tags_of,
        withheld={item.url: item for item in claimed if item.url not in by_url},
        translations=versions_of(written, {item.url for item in articles}, site, found),
        previews=tuple(item for item in written if standings[item.url].preview),
        standings={url: standing for url, standing in standings.items() if standing != GOOD},
        references=data.references,
    )
    return Collected(catalogue, (*found, *taxonomy.found))


def _newest_first(article: Article) -> tuple[int, str]:
    return (-(article.meta.date or dt.date.min).toordinal(), article.url)


def _plain_order(page: PlainPage) -> tuple[bool, int, str]:
    return (page.meta.order is None, page.meta.order or 0, page.meta.title)


def folder_order(folder: Folder) -> tuple[bool, int, str]:
    """Sorts folders: those with an `order` first, by it; the others by title."""
    return (folder.meta.order is None, folder.meta.order or 0, folder.meta.title)


def _claims(documents: Sequence[Document], found: list[Diagnostic]) -> list[Document]:
    """The first document of each address; the others, and those on reserved addresses, are faults."""
    first: dict[str, Document] = {}
    for item in documents:
        if _RESERVED.match(item.url) or (item.url.startswith("/people/") and not _may_stand_in_people(item)):
            found.append(rules.URL_RESERVED.at(item.place("slug"), f"{item.path} would have the address {item.url}."))
        elif item.url in first:
            other = first[item.url].path
            found.append(rules.URL_CONFLICT.at(item.place("slug"), f"{item.url} is the address of {other} already."))
        else:
            first[item.url] = item
    return list(first.values())


def _may_stand_in_people(item: Document) -> bool:
    return isinstance(item, Person) or item.url == "/people/"


def _folders(published: Sequence[Document], articles: Sequence[Article]) -> dict[str, Folder]:
    """All folders by site path, parents before children; those without an `_index.md` are named after themselves."""
    folders = {item.url: item for item in published if isinstance(item, Folder)}
    inhabited = [(item.folder, item.path) for item in articles] + [(item.url, item.path) for item in folders.values()]
    for start, directory in dict.fromkeys((url, path.rpartition("/")[0]) for url, path in inhabited):
        url, path = start, PurePosixPath(directory)
        while url != "/":
            if url not in folders:
                folders[url] = _unnamed_folder(url, path)
            url, path = parent_url(url), path.parent
    return with_languages({url: folders[url] for url in sorted(folders, key=lambda url: (url.count("/"), url))})


def _unnamed_folder(url: str, path: PurePosixPath) -> Folder:
    """A folder without an `_index.md`."""
    title = path.name.replace("-", " ").replace("_", " ").strip()
    return Folder(
        path=f"{path}/_index.md",
        url=url,
        meta=FolderMeta(title=title[:1].upper() + title[1:]),
    )


def _members(articles: Sequence[Article], folders: Mapping[str, Folder], site: Site) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {url: [] for url in folders}
    for article in articles:
        url = article.folder
        while url != "/":
            if is_listed_in(article, folders[url].meta.lang or site.lang, site):
                members[url].append(article.url)
            url = parent_url(url)
    return {url: tuple(urls) for url, urls in members.items()}
