"""Listings to pages: home, sections, categories, tags and the A–Z of tags.

In: the edition. Out: pages; a long listing has several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from healthpress.model.address import parent_url
from healthpress.model.card import Picture
from healthpress.model.catalogue import Tag
from healthpress.model.document import Folder
from healthpress.model.page import Page, page_of
from healthpress.model.pagination import Pagination
from healthpress.model.view import HomeView, LetterGroup, LinkView, ListingView, TagIndexView
from healthpress.shape.article_page import section_feeds
from healthpress.shape.collect import folder_order
from healthpress.shape.edition import Edition
from healthpress.shape.letters import by_letter, condition_letters
from healthpress.shape.link import section_url
from healthpress.shape.parts import Parts
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.summary import DESCRIPTION_LENGTH, summary
from healthpress.text.wording import Words

HOME_CARDS = 9
HOME_TOPICS = 18


@dataclass(frozen=True, slots=True)
class Listing:
    """What differs between the kinds of listing."""

    kind: str
    url: str
    lang: str
    title: str
    head_title: str
    description: str
    head_description: str
    breadcrumb: tuple[LinkView, ...]
    articles: Sequence[str]
    intro_html: str = ""
    image: Picture | None = None
    children: tuple[LinkView, ...] = ()
    parent: LinkView | None = None
    synonyms: tuple[str, ...] = ()
    feeds: tuple[LinkView, ...] = ()


def home_page(edition: Edition, parts: Parts) -> Page:
    """The home page."""
    site, catalogue = edition.site, edition.catalogue
    folder = catalogue.folders.get("/")
    description = (folder.meta.description if folder else "") or site.description
    newest = [article.url for article in catalogue.articles][: HOME_CARDS + 1]
    cards = edition.card_list(newest)
    title = folder.meta.title if folder and folder.path else site.name
    head_title = site.name if title == site.name else f"{site.name}: {title}"
    view = HomeView(
        kind="home",
        url="/",
        lang=site.lang,
        title=title,
        description=description,
        head=replace(edition.head(head_title, description, "/"), title=head_title),
        extra=folder.meta.extra if folder else {},
        intro_html=edition.intro(folder) if folder else "",
        lead=cards[0] if cards else None,
        cards=cards[1:],
        sections=sections(edition),
        letters=condition_letters(edition),
        topics=topics(edition, HOME_TOPICS),
    )
    return page_of(view, "home.html", parts.last_change(newest))


def topics(edition: Edition, most: int) -> tuple[LinkView, ...]:
    """The topics with most articles."""
    tags = sorted(edition.catalogue.tags.values(), key=lambda tag: (-len(tag.articles), tag.name.casefold()))
    return tuple(LinkView(tag.name, tag.url, len(tag.articles)) for tag in tags[:most])


def sections(edition: Edition) -> tuple[LinkView, ...]:
    """The top folders in their order; people have their own place."""
    return tuple(edition.folder_link(folder) for folder in child_folders(edition, "/") if folder.url != "/people/")


def child_folders(edition: Edition, url: str) -> list[Folder]:
    """The folders directly in a folder, in their order."""
    folders = edition.catalogue.folders.values()
    return sorted((item for item in folders if item.url != "/" and parent_url(item.url) == url), key=folder_order)


def folder_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The pages of every section and category."""
    for folder in edition.catalogue.folders.values():
        if folder.url not in {"/", "/people/"}:
            yield from listing_pages(_folder_listing(folder, edition), edition, parts)


def _folder_listing(folder: Folder, edition: Edition) -> Listing:
    articles = edition.catalogue.members[folder.url]
    top = section_url(folder.url) == folder.url
    above = edition.catalogue.folders.get(parent_url(folder.url)) if not top else None
    section = edition.catalogue.folders[section_url(folder.url)]
    title, words = folder.meta.title, edition.words_for(folder)
    return Listing(
        kind="section" if top else "category",
        url=folder.url,
        lang=words.lang,
        title=title,
        head_title=title if top else words.gettext("%(title)s: %(section)s", title=title, section=section.meta.title),
        description=folder.meta.description,
        head_description=folder.meta.description
        or with_titles(
            words.gettext("Articles on %(title)s on %(site)s", title=title, site=edition.site.name),
            articles,
            edition,
            words,
        ),
        breadcrumb=edition.breadcrumb(folder.url, title, words),
        articles=articles,
        intro_html=edition.intro(folder),
        image=edition.picture(folder.meta.image, folder),
        children=tuple(edition.folder_link(child) for child in child_folders(edition, folder.url)),
        parent=LinkView(above.meta.title, above.url) if above else None,
        feeds=section_feeds(section.meta.title, section.url, words),
    )


def tag_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The pages of every tag, then the A–Z of tags."""
    for tag in edition.catalogue.tags.values():
        yield from listing_pages(_tag_listing(tag, edition), edition, parts)
    if edition.catalogue.tags:
        yield page_of(_tag_index(edition), "tags.html")


def _tag_listing(tag: Tag, edition: Edition) -> Listing:
    name = tag.name[:1].upper() + tag.name[1:]
    words = edition.words_for()
    tagged = words.gettext("Articles tagged “%(tag)s” on %(site)s", tag=tag.name, site=edition.site.name)
    what = with_titles(tagged, tag.articles, edition, words)
    topics = LinkView(words.gettext("Topics"), "/tags/")
    return Listing(
        kind="tag",
        url=tag.url,
        lang=words.lang,
        title=words.gettext("Topic: %(tag)s", tag=tag.name),
        head_title=words.gettext("%(tag)s: articles by topic", tag=name),
        description=tag.description,
        head_description=summary(f"{tag.description} {what}".strip()),
        breadcrumb=(edition.home(words), topics, LinkView(name, tag.url)),
        articles=tag.articles,
        parent=topics,
        synonyms=tag.synonyms,
    )


def with_titles(what: str, articles: Sequence[str], edition: Edition, words: Words) -> str:
    """A description made of the newest titles."""
    titles = [edition.catalogue.by_url[url].meta.title for url in articles[:4]]
    if not titles:
        return summary(words.gettext("%(what)s.", what=what))
    listed = words.pgettext("between titles", "; ").join(titles)
    return summary(words.gettext("%(what)s: %(titles)s.", what=what, titles=listed))


def listing_pages(listing: Listing, edition: Edition, parts: Parts) -> Iterator[Page]:
    """All pages of one listing."""
    size = edition.site.page_size
    total = max(1, -(-len(listing.articles) // size))
    first, others = _digests(listing)
    words = edition.site.wording.of(listing.lang)
    for number in range(1, total + 1):
        pagination = Pagination(number, total, listing.url)
        shown = listing.articles[(number - 1) * size : number * size]
        made_of = {
            "listing": first if number == 1 else others,
            "head": _head_description(listing, pagination, words),
            "cards": parts.cards(shown),
            "count": str(len(listing.articles)),
            "pagination": f"{number} of {total}",
        }
        make = partial(_view, listing, edition, pagination)
        yield Page(
            pagination.url(number),
            "listing.html",
            made_of,
            make,
            parts.last_change(shown),
            lang=listing.lang,
            searched=number == 1 and listing.kind != "tag",
        )


def _digests(listing: Listing) -> tuple[str, str]:
    """The digests of what the first page of a listing shows beside its articles, and of what the other pages do."""
    on_all = (
        listing.kind,
        listing.lang,
        listing.title,
        listing.head_title,
        listing.breadcrumb,
        listing.image,
        listing.parent,
        listing.feeds,
    )
    on_first = (listing.description, listing.intro_html, listing.children, listing.synonyms)
    return digest_of((on_all, on_first))[:SHORT], digest_of(on_all)[:SHORT]


def _where(pagination: Pagination, words: Words) -> str:
    if pagination.number == 1:
        return ""
    return " " + words.gettext("(page %(number)s of %(total)s)", number=pagination.number, total=pagination.total)


def _head_description(listing: Listing, pagination: Pagination, words: Words) -> str:
    where = _where(pagination, words)
    return summary(listing.head_description, DESCRIPTION_LENGTH - len(where)) + where


def _view(listing: Listing, edition: Edition, pagination: Pagination) -> ListingView:
    site, number = edition.site, pagination.number
    words = site.wording.of(listing.lang)
    first, url = number == 1, pagination.url(number)
    shown = listing.articles[(number - 1) * site.page_size : number * site.page_size]
    head = edition.head(
        listing.head_title + _where(pagination, words),
        _head_description(listing, pagination, words),
        url,
        image=listing.image,
        feeds=listing.feeds,
        previous=pagination.previous and site.absolute(pagination.previous),
        next=pagination.next and site.absolute(pagination.next),
    )
    crumbs = (
        listing.breadcrumb
        if first
        else (*listing.breadcrumb, LinkView(words.gettext("Page %(number)s", number=number), url))
    )
    return ListingView(
        kind=listing.kind,
        url=url,
        lang=listing.lang,
        title=listing.title
        if first
        else words.gettext("%(title)s, page %(number)s", title=listing.title, number=number),
        description=listing.description if first else "",
        head=head,
        breadcrumb=crumbs,
        intro_html=listing.intro_html if first else "",
        image=listing.image if first else None,
        children=listing.children if first else (),
        cards=edition.card_list(shown),
        count=len(listing.articles),
        pagination=pagination,
        parent=listing.parent,
        synonyms=listing.synonyms if first else (),
    )


def _tag_index(edition: Edition) -> TagIndexView:
    catalogue, site, words = edition.catalogue, edition.site, edition.words_for()
    links = [LinkView(tag.name, tag.url, len(tag.articles)) for tag in catalogue.tags.values()]
    title = words.gettext("Topics A to Z")
    description = words.ngettext(
        "The one topic of %(site)s, with the number of articles on it.",
        "All %(num)s topics of %(site)s from A to Z, with the number of articles on each.",
        len(links),
        site=site.name,
    )
    return TagIndexView(
        kind="tag-index",
        url="/tags/",
        lang=site.lang,
        title=title,
        description="",
        head=edition.head(title, description, "/tags/"),
        breadcrumb=(edition.home(words), LinkView(words.gettext("Topics"), "/tags/")),
        groups=tuple(LetterGroup(*group) for group in by_letter(links, attrgetter("text"), words)),
    )
