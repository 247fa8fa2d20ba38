"""Versions of one article in several languages, and which articles a listing of a language shows.

In: articles. Out: the versions of each, faults among them, and the language of folders. It stands apart because
collecting, listings and feeds must agree on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from healthpress.model.address import parent_url
from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document, Folder
from healthpress.model.site import Site
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.languages import primary_tag, same_language, tags_for
from healthpress.text.suggest import did_you_mean

VERSIONS = 2
"""How many versions of an article make it one that exists in several languages."""


def versions_of(
    articles: Sequence[Article], public: Set[str], site: Site, found: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    """For each public article that exists in several languages, the site paths of all its public versions."""
    originals = _originals(articles, found)
    groups: dict[str, list[Article]] = {}
    by_url = {item.url: item for item in articles}
    for url, original in originals.items():
        first = _first(original, originals)
        groups.setdefault(first, [by_url[first]]).append(by_url[url])
    versions: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        shown: dict[str, Article] = {}
        for item in (item for item in group if item.url in public):
            lang = (item.meta.lang or site.lang).lower()
            other = shown.setdefault(lang, item)
            if other is not item:
                message = f"{other.path} is a version in the same language, {lang}."
                found.append(rules.SAME_LANGUAGE.at(item.place("lang"), message))
        if len(shown) < VERSIONS:
            continue
        urls = tuple(item.url for _, item in sorted(shown.items()))
        versions.update(dict.fromkeys(urls, urls))
    return versions


def _originals(articles: Sequence[Article], found: list[Diagnostic]) -> dict[str, str]:
    """What each translation was made from, by site paths."""
    by_path = {item.path: item.url for item in articles}
    by_url = {item.url: item for item in articles}
    originals: dict[str, str] = {}
    for article in articles:
        wanted = article.meta.translation_of
        if not wanted:
            continue
        url = by_path.get(str(PurePosixPath("content") / wanted.lstrip("/"))) or "/" + wanted.strip("/") + "/"
        if url not in by_url:
            advice = did_you_mean(wanted, by_url, rules.UNKNOWN_TRANSLATION.help)
            message = f'There is no article "{wanted}".'
            found.append(rules.UNKNOWN_TRANSLATION.at(article.place("translation_of"), message, advice))
        elif url != article.url:
            originals[article.url] = url
    return originals


def _first(url: str, originals: Mapping[str, str]) -> str:
    """The article that a translation of a translation goes back to."""
    seen = {url}
    while url in originals and originals[url] not in seen:
        url = originals[url]
        seen.add(url)
    return min(seen) if url in originals else url


def default_version(versions: Sequence[Document], site: Site) -> Document:
    """The version for readers of no language among them: the site's, else the original, else the first."""
    ours = (item for item in versions if same_language(item.meta.lang or site.lang, site.lang))
    written = (item for item in versions if isinstance(item, Article) and not item.meta.translation_of)
    return next(ours, None) or next(written, versions[0])


def older_translations(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """A finding for each translation whose original has changed since."""
    for url, versions in catalogue.translations.items():
        article = catalogue.by_url[url]
        others = [catalogue.by_url[other] for other in versions if other != url]
        original = next((item for item in others if isinstance(item, Article) and not item.meta.translation_of), None)
        if not isinstance(article, Article) or not article.meta.translation_of or original is None:
            continue
        ours, theirs = article.modified or dt.date.min, original.modified or dt.date.min
        if ours < theirs:
            message = f"{original.path} was changed on {theirs}; this translation was last changed on {ours}."
            yield rules.OLDER_TRANSLATION.at(article.place("updated" if article.meta.updated else "date"), message)


def with_languages(folders: Mapping[str, Folder]) -> dict[str, Folder]:
    """The folders, parents before children, each in its own language or in that of the folder around it."""
    told: dict[str, Folder] = {}
    for url, folder in folders.items():
        above = told.get(parent_url(url)) if url != "/" else None
        inherited = above.meta.lang if above else ""
        told[url] = (
            replace(folder, meta=replace(folder.meta, lang=inherited)) if inherited and not folder.meta.lang else folder
        )
    return told


def is_listed_in(article: Article, lang: str, site: Site) -> bool:
    """Whether listings of a language show an article: one of that language, or one that is no translation."""
    return not article.meta.translation_of or same_language(article.meta.lang or site.lang, lang)


def language_homes(folders: Mapping[str, Folder], site: Site) -> dict[str, str]:
    """The site path of each language's own home: for other languages, the first top folder in that language."""
    homes = {primary_tag(site.lang): "/"}
    for url, folder in sorted(folders.items(), key=lambda item: (item[1].meta.order is None, item[1].meta.order or 0)):
        if folder.meta.lang and url != "/" and parent_url(url) == "/":
            homes.setdefault(primary_tag(folder.meta.lang), url)
    return homes


@cache
def own_name(lang: str) -> str:
    """What a language calls itself (CLDR): "Español", "العربية"; the tag for one that nobody knows."""
    from babel.core import Locale, UnknownLocaleError

    for tag in tags_for(lang):
        try:
            name = Locale.parse(tag, sep="-").get_display_name()
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            return name[:1].upper() + name[1:]
    return lang
