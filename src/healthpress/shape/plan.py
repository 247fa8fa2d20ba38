"""The catalogue to pages: every page of the site, and what feeds and sitemap say of them.

In: the edition and its redirects. Out: all pages in the order of their addresses, feeds and sitemap entries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from zoneinfo import ZoneInfo

from healthpress.model.discovery import TWIN, SitemapEntry
from healthpress.model.document import Article, PlainPage
from healthpress.model.feed import Feed, FeedEntry
from healthpress.model.page import Page, page_of
from healthpress.model.view import NotFoundView, PlainView, RedirectView
from healthpress.shape.article_page import article_page
from healthpress.shape.edition import Edition
from healthpress.shape.listing_pages import child_folders, folder_pages, home_page, sections, tag_pages
from healthpress.shape.parts import Parts
from healthpress.shape.people_pages import people_pages
from healthpress.shape.search_page import search_addresses, search_page
from healthpress.shape.style_guide import style_guide_pages
from healthpress.shape.word_pages import word_pages

FEED_LENGTH = 20
NO_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def plan_pages(edition: Edition, redirects: Mapping[str, str]) -> Iterator[Page]:
    """Every page of the site."""
    parts = Parts(edition)
    yield home_page(edition, parts)
    yield from folder_pages(edition, parts)
    for article in (*edition.catalogue.articles, *edition.catalogue.previews):
        shown = article_page(article, edition, parts)
        yield shown
        if edition.site.machines.markdown and shown.listed:
            yield replace(shown, url=f"{shown.url}{TWIN}", template="article.md", listed=False)
    yield from tag_pages(edition, parts)
    yield from people_pages(edition, parts)
    yield from word_pages(edition, parts)
    for page in edition.catalogue.plain:
        yield page_of(_plain_view(page, edition), "page.html", page.meta.updated or page.meta.date, searched=True)
    if search_addresses(edition.catalogue, edition.site):
        yield search_page(edition)
    yield from style_guide_pages(edition)
    yield page_of(_not_found(edition), "404.html")
    for old, target in redirects.items():
        yield page_of(_redirect(old, target, edition), "redirect.html")


def _plain_view(page: PlainPage, edition: Edition) -> PlainView:
    meta, words = page.meta, edition.words_for(page)
    picture = edition.picture(meta.image, page)
    description = meta.description or page.summary
    return PlainView(
        kind="page",
        url=page.url,
        lang=words.lang,
        title=meta.title,
        description=meta.description,
        head=edition.head(meta.title, description, page.url, words.lang, image=picture),
        breadcrumb=edition.breadcrumb(page.url, meta.title, words),
        extra=meta.extra,
        body=edition.filled(edition.text_of(page).body, page),
        hero=picture,
        published=meta.date,
        updated=meta.updated,
    )


def _not_found(edition: Edition) -> NotFoundView:
    words = edition.words_for()
    title = words.gettext("Page not found")
    description = words.gettext("There is no page at this address of %(site)s.", site=edition.site.name)
    return NotFoundView(
        kind="404",
        url="/404.html",
        lang=edition.site.lang,
        title=title,
        description=description,
        head=edition.head(title, description, "/404.html", noindex=True),
        sections=sections(edition),
    )


def _redirect(old: str, target: str, edition: Edition) -> RedirectView:
    title = edition.words_for().gettext("This page has moved")
    return RedirectView(
        kind="redirect",
        url=old,
        lang=edition.site.lang,
        title=title,
        description="",
        head=edition.head(title, "", target, noindex=True),
        target=target,
    )


def plan_feeds(edition: Edition) -> dict[str, Feed]:
    """Feeds of each language and of each section, by the site path that "feed.xml" follows; the site's own first."""
    catalogue, site = edition.catalogue, edition.site
    if not catalogue.articles:
        return {}
    feeds: dict[str, Feed] = {}
    for lang, articles in edition.by_language.items():
        url, told = f"/{lang}/" if feeds else "/", site.said_in(lang)
        tag = edition.lang_of(articles[0]) if articles else site.lang
        name, about = (told.name or site.name, told.description) if feeds else (site.name, site.description)
        feeds[url] = _feed(url, edition.homes.get(lang, "/"), name, about, articles, edition, tag)
    for folder in filter(edition.has_feed, child_folders(edition, "/")):
        members = set(catalogue.members[folder.url])
        articles = tuple(article for article in catalogue.articles if article.url in members)
        words = edition.words_for(folder)
        if folder.url not in feeds:
            title = words.gettext("%(section)s – %(site)s", section=folder.meta.title, site=site.name)
            feeds[folder.url] = _feed(
                folder.url, folder.url, title, folder.meta.description, articles, edition, words.lang
            )
    return feeds


def _feed(
    url: str, home: str, title: str, description: str, articles: tuple[Article, ...], edition: Edition, lang: str
) -> Feed:
    site = edition.site
    newest = islice((article for article in articles if article.meta.date), FEED_LENGTH)
    entries = tuple(_entry(article, edition) for article in newest)
    return Feed(
        title=title,
        description=description or site.description,
        home_url=site.absolute(home),
        atom_url=site.absolute(f"{url}feed.xml"),
        json_url=site.absolute(f"{url}feed.json"),
        lang=lang,
        author=site.publisher.name or site.name,
        if_empty=NO_TIME,
        entries=entries,
    )


def _entry(article: Article, edition: Edition) -> FeedEntry:
    meta, site = article.meta, edition.site
    url = site.absolute(article.url)
    picture = edition.picture(meta.image, article)
    published = _midnight(meta.date or dt.date.min, edition)
    return FeedEntry(
        url=url,
        id=url,
        title=meta.title,
        summary=meta.description or article.summary,
        content_html=edition.filled(edition.text_of(article).body, article, absolute=True),
        published=published,
        updated=max(published, _midnight(article.modified or dt.date.min, edition)),
        authors=tuple(person.name for person in edition.people(meta.authors)),
        tags=tuple(edition.catalogue.tags[slug].name for slug in edition.catalogue.tags_of[article.url]),
        image=site.absolute(picture.src) if picture else "",
        lang=meta.lang or site.lang,
    )


def _midnight(day: dt.date, edition: Edition) -> dt.datetime:
    """A date as a time: the day's first moment where the site is."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(edition.site.timezone))


def sitemap_entry(page: Page) -> SitemapEntry | None:
    """What the sitemap says of a page; None for pages that search engines shall not list."""
    return SitemapEntry(page.url, page.modified) if page.listed else None
