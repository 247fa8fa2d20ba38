"""The frame: what every page sees.

In: the settings, the catalogue and the published static files. Out: the frame, and faults of addresses in site.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from healthpress.model.card import Picture
from healthpress.model.catalogue import tag_index_url
from healthpress.model.fragment import LinkUse
from healthpress.model.frame import Frame, FrameOffer
from healthpress.model.glossary import GLOSSARY_URL
from healthpress.model.site import DEFAULT_URL, CallToAction, Site, SiteLanguage, TextLink
from healthpress.model.view import LinkView
from healthpress.shape.article_page import section_feeds
from healthpress.shape.edition import Edition
from healthpress.shape.link import resolve_link
from healthpress.shape.listing_pages import child_folders, sections
from healthpress.shape.review_check import leads_to_preview
from healthpress.shape.search_page import search_addresses
from healthpress.shape.translations import own_name
from healthpress.shape.word_pages import CONDITIONS_TITLE, GLOSSARY_TITLE
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.languages import primary_tag, same_language
from healthpress.text.wording import Words


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

    def offer(told: CallToAction | None, words: Words, key: str) -> FrameOffer | None:
        if told is None:
            return None
        target, image = link(told.link, f"{key}.link.url"), picture(told.image, f"{key}.image")
        return FrameOffer(told.title, told.text, words.gettext(told.label), target, image, told.sells)

    def menu(told: tuple[TextLink, ...], key: str) -> tuple[LinkView, ...]:
        return tuple(link(item, f"{key}.{number}.url") for number, item in enumerate(told))

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
        navigation=_folders(sections(edition)) if site.navigation is None else menu(site.navigation, "navigation"),
        footer=_footer(edition),
        offer=offer(site.cta, words, "cta"),
        disclaimer=words.gettext(site.disclaimer),
        notice=site.notice,
        social_image=edition.pictures.get("static/social-card.png") or edition.pictures.get("static/social-card.jpg"),
        assets=assets,
        feeds=section_feeds(words.gettext("All articles"), "/", words) if edition.catalogue.articles else (),
        extra=site.extra,
        print_code=site.print_code and site.url != DEFAULT_URL,
        search="".join(search_addresses(edition.catalogue, site)),
        site_lang=site.lang,
        languages=_homes(edition),
    )
    others: dict[str, Frame] = {}
    for lang, told in _languages(edition).items():
        key, spoken = f"languages.{told.lang}", site.wording.of(told.lang)
        said = told.said
        others[lang] = _translated(
            frame,
            told,
            edition,
            menu(said.navigation, f"{key}.navigation") if said.navigation is not None else None,
            offer(said.cta, spoken, f"{key}.cta"),
        )
    return Framed(replace(frame, others=others), tuple(found))


@dataclass(frozen=True, slots=True)
class _Language:
    """A language other than the site's: its tag, and what the site says in it."""

    lang: str
    said: SiteLanguage


def _languages(edition: Edition) -> dict[str, _Language]:
    """The other languages of a site, by primary language: those of articles, of home pages and of the settings."""
    site, found = edition.site, dict[str, _Language]()
    tags = [edition.lang_of(articles[0]) for articles in edition.by_language.values() if articles]
    tags += [edition.catalogue.folders[url].meta.lang for url in edition.homes.values() if url != "/"]
    for tag in (*site.languages, *tags):
        if not same_language(tag, site.lang):
            found.setdefault(primary_tag(tag), _Language(tag, site.languages.get(tag, SiteLanguage())))
    return dict(sorted(found.items()))


def _translated(
    frame: Frame,
    told: _Language,
    edition: Edition,
    menu: tuple[LinkView, ...] | None,
    offer: FrameOffer | None,
) -> Frame:
    """The frame of pages in another language. What nobody gave in it stays, and is named as foreign."""
    lang, said, words = primary_tag(told.lang), told.said, edition.site.wording.of(told.lang)
    home = edition.homes.get(lang, "")
    if menu is None and home:
        menu = _folders(edition.folder_link(folder) for folder in child_folders(edition, home))
    known = words.gettext(Site().disclaimer) if edition.site.disclaimer == Site().disclaimer else ""
    own: dict[str, Any] = {
        "site_name": said.name,
        "description": said.description,
        "navigation": menu,
        "footer": _footer_in(lang, edition),
        "disclaimer": said.disclaimer or known,
        "notice": said.notice,
    }
    given = {name: value for name, value in own.items() if value or (name == "navigation" and menu is not None)}
    return replace(
        frame,
        **given,
        lang=told.lang,
        home=home or "/",
        offer=offer,
        feeds=section_feeds(words.gettext("All articles"), f"/{lang}/", words) if lang in edition.by_language else (),
        foreign=tuple(name for name in own if name not in given),
    )


def _homes(edition: Edition) -> tuple[LinkView, ...]:
    """The home pages of all languages under the languages' own names; nothing where there is but one."""
    if len(edition.homes) == 1:
        return ()
    folders = edition.catalogue.folders
    tags = [(folders[url].meta.lang if url != "/" else edition.site.lang, url) for url in edition.homes.values()]
    return tuple(LinkView(own_name(primary_tag(lang)), url, lang=lang) for lang, url in tags)


def _folders(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    return tuple(LinkView(item.text, item.url) for item in links)


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
    links = _plain_pages(edition.site.lang, edition)
    if edition.catalogue.people:
        folder = edition.catalogue.folders.get("/people/")
        links.append(LinkView(folder.meta.title if folder else words.gettext("People"), "/people/"))
    if edition.conditions:
        links.append(LinkView(words.gettext(CONDITIONS_TITLE), edition.site.conditions_path))
    if edition.glossing.glossary:
        links.append(LinkView(words.gettext(GLOSSARY_TITLE), GLOSSARY_URL))
    if any(not tag.lang for tag in edition.catalogue.tags.values()):
        links.append(LinkView(words.gettext("Topics A to Z"), "/tags/"))
    return tuple(links)


def _footer_in(lang: str, edition: Edition) -> tuple[LinkView, ...]:
    """The links of the footer in another language, none where no plain page is written in it."""
    links = _plain_pages(lang, edition)
    if links and any(tag.lang == lang for tag in edition.catalogue.tags.values()):
        links.append(LinkView(edition.site.wording.of(lang).gettext("Topics A to Z"), tag_index_url(lang)))
    return tuple(links)


def _plain_pages(lang: str, edition: Edition) -> list[LinkView]:
    pages = [item for item in edition.catalogue.plain if item.meta.footer]
    return [LinkView(item.meta.title, item.url) for item in pages if same_language(edition.lang_of(item), lang)]
