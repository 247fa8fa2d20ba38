"""Listings to pages: home, sections, categories, tags and the A–Z of tags.

In: the edition. Out: pages; a long listing has several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from healthpress.model.address import parent_url
from healthpress.model.card import Picture
from healthpress.model.catalogue import Tag
from healthpress.model.document import Folder
from healthpress.model.page import Page, page_of
from healthpress.model.view import HomeView, LetterGroup, LinkView, ListingView, Pagination, TagIndexView
from healthpress.shape.article_page import section_feeds
from healthpress.shape.collect import folder_order
from healthpress.shape.edition import Edition
from healthpress.shape.letters import condition_letters, initial, letter_id, letter_order, sort_key
from healthpress.shape.link import section_url
from healthpress.shape.parts import Parts
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.summary import DESCRIPTION_LENGTH, summary

HOME_CARDS = 9
HOME_TOPICS = 18


@dataclass(frozen=True, slots=True)
class Listing:
    """What differs between the kinds of listing."""

    kind: str
    url: str
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
    topics = sorted(catalogue.tags.values(), key=lambda tag: (-len(tag.articles), tag.name.casefold()))[:HOME_TOPICS]
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
        topics=tuple(LinkView(tag.name, tag.url, len(tag.articles)) for tag in topics),
    )
    return page_of(view, "home.html", parts.last_change(newest))


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
    title = folder.meta.title
    return Listing(
        kind="section" if top else "category",
        url=folder.url,
        title=title,
        head_title=f"{title}: {section.meta.title}" if not top else title,
        description=folder.meta.description,
        head_description=folder.meta.description or listed(f"Articles on {title}", articles, edition),
        breadcrumb=edition.breadcrumb(folder.url, title),
        articles=articles,
        intro_html=edition.intro(folder),
        image=edition.picture(folder.meta.image, folder),
        children=tuple(edition.folder_link(child) for child in child_folders(edition, folder.url)),
        parent=LinkView(above.meta.title, above.url) if above else None,
        feeds=section_feeds(section.meta.title, section.url),
    )


def tag_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The pages of every tag, then the A–Z of tags."""
    for tag in edition.catalogue.tags.values():
        yield from listing_pages(_tag_listing(tag, edition), edition, parts)
    if edition.catalogue.tags:
        yield page_of(_tag_index(edition), "tags.html")


def _tag_listing(tag: Tag, edition: Edition) -> Listing:
    name = tag.name[:1].upper() + tag.name[1:]
    what = listed(f"Articles tagged “{tag.name}”", tag.articles, edition)
    return Listing(
        kind="tag",
        url=tag.url,
        title=f"Topic: {tag.name}",
        head_title=f"{name}: articles by topic",
        description=tag.description,
        head_description=summary(f"{tag.description} {what}".strip()),
        breadcrumb=(LinkView("Home", "/"), LinkView("Topics", "/tags/"), LinkView(name, tag.url)),
        articles=tag.articles,
        parent=LinkView("Topics", "/tags/"),
        synonyms=tag.synonyms,
    )


def listed(what: str, articles: Sequence[str], edition: Edition) -> str:
    """A description made of the newest titles."""
    titles = "; ".join(edition.catalogue.by_url[url].meta.title for url in articles[:4])
    return summary(f"{what} on {edition.site.name}: {titles}." if titles else f"{what} on {edition.site.name}.")


def listing_pages(listing: Listing, edition: Edition, parts: Parts) -> Iterator[Page]:
    """All pages of one listing."""
    size = edition.site.page_size
    total = max(1, -(-len(listing.articles) // size))
    first, others = _digests(listing)
    for number in range(1, total + 1):
        pagination = Pagination(number, total, listing.url)
        shown = listing.articles[(number - 1) * size : number * size]
        made_of = {
            "listing": first if number == 1 else others,
            "head": _head_description(listing, pagination),
            "cards": parts.cards(shown),
            "count": str(len(listing.articles)),
            "pagination": f"{number} of {total}",
        }
        make = partial(_view, listing, edition, pagination)
        yield Page(pagination.url(number), "listing.html", made_of, make, parts.last_change(shown))


def _digests(listing: Listing) -> tuple[str, str]:
    """The digests of what the first page of a listing shows beside its articles, and of what the other pages do."""
    on_all = (
        listing.kind,
        listing.title,
        listing.head_title,
        listing.breadcrumb,
        listing.image,
        listing.parent,
        listing.feeds,
    )
    on_first = (listing.description, listing.intro_html, listing.children, listing.synonyms)
    return digest_of((on_all, on_first))[:SHORT], digest_of(on_all)[:SHORT]


def _where(pagination: Pagination) -> str:
    return "" if pagination.number == 1 else f" (page {pagination.number} of {pagination.total})"


def _head_description(listing: Listing, pagination: Pagination) -> str:
    where = _where(pagination)
    return summary(listing.head_description, DESCRIPTION_LENGTH - len(where)) + where


def _view(listing: Listing, edition: Edition, pagination: Pagination) -> ListingView:
    site, number = edition.site, pagination.number
    first, url = number == 1, pagination.url(number)
    shown = listing.articles[(number - 1) * site.page_size : number * site.page_size]
    head = edition.head(
        listing.head_title + _where(pagination),
        _head_description(listing, pagination),
        url,
        image=listing.image,
        feeds=listing.feeds,
        previous=pagination.previous and site.absolute(pagination.previous),
        next=pagination.next and site.absolute(pagination.next),
    )
    crumbs = listing.breadcrumb if first else (*listing.breadcrumb, LinkView(f"Page {number}", url))
    return ListingView(
        kind=listing.kind,
        url=url,
        lang=site.lang,
        title=listing.title + ("" if first else f", page {number}"),
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
    catalogue, site = edition.catalogue, edition.site
    groups: dict[str, list[LinkView]] = {}
    for tag in sorted(catalogue.tags.values(), key=lambda tag: (sort_key(tag.name), tag.slug)):
        link = LinkView(tag.name, tag.url, len(tag.articles), tag.description)
        groups.setdefault(initial(tag.name), []).append(link)
    ordered = sorted(groups.items(), key=lambda item: letter_order(item[0]))
    description = f"All {len(catalogue.tags)} topics of {site.name} from A to Z, with the number of articles on each."
    return TagIndexView(
        kind="tag-index",
        url="/tags/",
        lang=site.lang,
        title="Topics A to Z",
        description="",
        head=edition.head("Topics A to Z", description, "/tags/"),
        breadcrumb=(LinkView("Home", "/"), LinkView("Topics", "/tags/")),
        groups=tuple(LetterGroup(letter, letter_id(letter), tuple(entries)) for letter, entries in ordered),
    )
