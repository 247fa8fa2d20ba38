"""The frame: what every page sees.

In: the settings, the catalogue and the published static files. Out: the frame, and faults of addresses in site.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from healthpress.model.card import Picture
from healthpress.model.fragment import LinkUse
from healthpress.model.frame import Frame, FrameOffer
from healthpress.model.glossary import GLOSSARY_URL
from healthpress.model.site import DEFAULT_URL, TextLink
from healthpress.model.view import LinkView
from healthpress.shape.article_page import section_feeds
from healthpress.shape.edition import Edition
from healthpress.shape.link import resolve_link
from healthpress.shape.listing_pages import sections
from healthpress.shape.review_check import leads_to_preview
from healthpress.shape.search_page import search_addresses
from healthpress.shape.word_pages import CONDITIONS_TITLE, GLOSSARY_TITLE
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame and what was found wrong in the settings it is made of."""

    frame: Frame
    found: tuple[Diagnostic, ...]


def build_frame(edition: Edition, assets: Mapping[str, str], places: Mapping[str, Place]) -> Framed:
    """The frame of an edition. `places` says where settings stand; `assets` maps static names to addresses."""
    site, words = edition.site, edition.words_for()
    found: list[Diagnostic] = []

    def link(item: TextLink, key: str) -> LinkView:
        place = places.get(key, Place("content/site.yaml"))
        return LinkView(item.text, _checked(item.url, place, edition, found))

    def picture(path: str, key: str) -> Picture | None:
        shown = edition.pictures.get(f"static/{path.lstrip('/').removeprefix('static/')}") if path else None
        if path and shown is None:
            message = f'There is no picture "{path}" under static/.'
            found.append(rules.MISSING_IMAGE.at(places.get(key, Place("content/site.yaml")), message))
        return shown

    navigation = site.navigation
    offer = site.cta
    frame = Frame(
        site_name=site.name,
        site_url=site.url,
        base_path=site.base_path,
        description=site.description,
        lang=site.lang,
        timezone=site.timezone,
        publisher_name=site.publisher.name,
        publisher_url=site.publisher.url,
        publisher_logo=picture(site.publisher.logo, "publisher.logo"),
        article_type=site.article_type,
        navigation=tuple(LinkView(item.text, item.url) for item in sections(edition))
        if navigation is None
        else tuple(link(item, f"navigation.{number}.url") for number, item in enumerate(navigation)),
        footer=_footer(edition),
        offer=FrameOffer(
            offer.title,
            offer.text,
            words.gettext(offer.label),
            link(offer.link, "cta.link.url"),
            picture(offer.image, "cta.image"),
            offer.sells,
        )
        if offer
        else None,
        disclaimer=words.gettext(site.disclaimer),
        notice=site.notice,
        social_image=edition.pictures.get("static/social-card.png") or edition.pictures.get("static/social-card.jpg"),
        assets=assets,
        feeds=section_feeds(words.gettext("All articles"), "/", words) if edition.catalogue.articles else (),
        extra=site.extra,
        print_code=site.print_code and site.url != DEFAULT_URL,
        search="".join(search_addresses(edition.catalogue, site)),
    )
    return Framed(frame, tuple(found))


def _checked(url: str, place: Place, edition: Edition, found: list[Diagnostic]) -> str:
    """The address of a setting: a path must lead somewhere on the site."""
    if not url.startswith("/"):
        if not url.startswith(("https:", "http:", "mailto:", "tel:")):
            found.append(rules.UNSAFE_LINK.at(place, f'"{url}" is neither a path from the root nor a web address.'))
            return "/"
        return url
    home = edition.catalogue.by_url.get("/") or next(iter(edition.catalogue.by_url.values()), None)
    if home is None:
        return url
    target = resolve_link(LinkUse(url, place), home, edition.index)
    if isinstance(target, Diagnostic):
        found.append(target)
        return "/"
    preview = leads_to_preview(target, place, edition.catalogue)
    found += [preview] if preview else []
    return target


def _footer(edition: Edition) -> tuple[LinkView, ...]:
    words = edition.words_for()
    pages = [item for item in edition.catalogue.plain if item.meta.footer]
    links = [LinkView(item.meta.title, item.url) for item in pages]
    if edition.catalogue.people:
        folder = edition.catalogue.folders.get("/people/")
        links.append(LinkView(folder.meta.title if folder else words.gettext("People"), "/people/"))
    if edition.conditions:
        links.append(LinkView(words.gettext(CONDITIONS_TITLE), edition.site.conditions_path))
    if edition.glossing.glossary:
        links.append(LinkView(words.gettext(GLOSSARY_TITLE), GLOSSARY_URL))
    if edition.catalogue.tags:
        links.append(LinkView(words.gettext("Topics A to Z"), "/tags/"))
    return tuple(links)
