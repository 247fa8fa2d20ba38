"""Which pages have a card for link previews, and what it says.

In: an edition and what cards are drawn with. Out: cards. The name of a card's file is the digest of all that is on it,
so that pages name cards which nobody has drawn yet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from healthpress.model.address import parent_url
from healthpress.model.card import CENTRE, Picture
from healthpress.model.document import Article, Document
from healthpress.model.social import CARD_HEIGHT, CARD_WIDTH, Press, SocialCard, SocialCards
from healthpress.shape.conditions import condition_url
from healthpress.shape.edition import Edition
from healthpress.shape.word_pages import CONDITIONS_TITLE
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import SHORT, digest_of_texts
from healthpress.text.summary import summary

TITLE_LENGTH, LINE_LENGTH = 180, 120
"""Characters of the longest title, and of the longest line below it."""

SMALLEST_PICTURE = 400
"""Pixels: the width below which a picture would have to be blown up."""

_NAMED = 12
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
"""Kinds of characters that need no glyph: controls, marks that are ignored, spaces."""


def social_cards(edition: Edition, press: Press | None) -> SocialCards:
    """The cards of a site's pages. A page whose words the fonts cannot show has none, and one finding says so."""
    if press is None:
        return SocialCards({}, {})
    by_file: dict[str, SocialCard] = {}
    pictures: dict[str, Picture] = {}
    without: list[str] = []
    missing: dict[str, None] = {}
    for url, card in _cards(edition):
        unknown = [char for char in _words(card) if char not in press.characters and not _is_unseen(char)]
        if unknown:
            without.append(url)
            missing.update(dict.fromkeys(unknown))
            continue
        file = f"/assets/card.{_key(card, press)}.jpg"
        by_file[file] = card
        alt = ". ".join(filter(None, (card.title, card.line)))
        pictures[url] = Picture(file, CARD_WIDTH, CARD_HEIGHT, "image/jpeg", alt=alt)
    return SocialCards(by_file, pictures, tuple(_found(without, list(missing), edition)))


def _cards(edition: Edition) -> Iterator[tuple[str, SocialCard]]:
    catalogue = edition.catalogue
    for article in catalogue.articles:
        yield article.url, _article(article, edition)
    if edition.site.social_cards != "all":
        return
    yield "/", _home(edition)
    for folder in catalogue.folders.values():
        if folder.url not in {"/", "/people/"}:
            above = catalogue.folders.get(parent_url(folder.url)) if parent_url(folder.url) != "/" else None
            label = above.meta.title if above else ""
            yield folder.url, _card(edition, folder.meta.title, label, folder.meta.description, folder)
    for person in catalogue.people.values():
        yield person.url, _card(edition, person.meta.title, person.meta.role, person.meta.credentials, person)
    for tag in catalogue.tags.values():
        name = tag.name[:1].upper() + tag.name[1:]
        own = edition.site.wording.of(tag.lang or edition.site.lang)
        yield tag.url, _card(edition, name, own.gettext("Topics"), tag.description, lang=own.lang)
    words = edition.words_for()
    for name in edition.conditions:
        condition = catalogue.conditions[name]
        also = words.gettext("Also called %(names)s.", names=words.listed(condition.synonyms))
        label = words.gettext(CONDITIONS_TITLE)
        line = also if condition.synonyms else ""
        yield condition_url(name, edition.site), _card(edition, condition.name, label, line)


def _home(edition: Edition) -> SocialCard:
    folder = edition.catalogue.folders.get("/")
    site = edition.site
    named = folder is not None and bool(folder.path)
    title = folder.meta.title if folder and named else site.name
    description = (folder.meta.description if folder else "") or site.description
    return _card(edition, title, "", description, folder if named else None)


def _article(article: Article, edition: Edition) -> SocialCard:
    meta, words = article.meta, edition.words_for(article)
    folder = edition.catalogue.folders.get(parent_url(article.url))
    reviewers, authors = ([who.name for who in edition.people(slugs)] for slugs in (meta.reviewers, meta.authors))
    line = ""
    if reviewers:
        line = words.gettext("Medically reviewed by %(names)s", names=words.listed(reviewers))
    elif authors:
        line = words.gettext("By %(names)s", names=words.listed(authors))
    return _card(edition, meta.title, folder.meta.title if folder else "", line, article)


def _card(
    edition: Edition, title: str, label: str, line: str, document: Document | None = None, lang: str = ""
) -> SocialCard:
    lang = edition.lang_of(document) if document else lang or edition.site.lang
    shown = edition.picture(document.meta.image, document) if document else None
    fits = shown is not None and bool(shown.formats) and shown.width >= SMALLEST_PICTURE
    return SocialCard(
        title=summary(title, TITLE_LENGTH),
        label=label,
        line=summary(line, LINE_LENGTH),
        site=edition.site.name_in(lang),
        lang=lang,
        picture=shown.src if shown and fits else "",
        focus=shown.focus if shown and fits else CENTRE,
    )


def _key(card: SocialCard, press: Press) -> str:
    texts = (card.title, card.label, card.line, card.site, card.lang, card.picture, str(card.focus))
    return digest_of_texts(press.key, *texts)[:SHORT]


def _words(card: SocialCard) -> str:
    return f"{card.title}{card.label}{card.line}{card.site}"


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN


def _found(without: list[str], missing: list[str], edition: Edition) -> Iterator[Diagnostic]:
    if not without:
        return
    document = edition.catalogue.by_url.get(without[0])
    place = document.place("title") if document else Place("content/site.yaml")
    shown = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    pages = f"{len(without)} pages have" if len(without) > 1 else "This page has"
    yield rules.CARD_CHARACTERS.at(place, f"{pages} no card for link previews: no font has {shown}{more}.")
