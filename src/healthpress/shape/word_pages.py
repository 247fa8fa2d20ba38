"""Pages about words: the A–Z of conditions with a page for each, and the glossary.

In: the edition. Out: pages; a condition that no article is about has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from healthpress.model.glossary import GLOSSARY_URL, GlossaryTerm
from healthpress.model.meta import Condition
from healthpress.model.page import Page, page_of
from healthpress.model.slugs import slug
from healthpress.model.view import LetterGroup, LinkView
from healthpress.model.word_views import ConditionIndexView, GlossaryItem, GlossaryLetter, GlossaryView
from healthpress.shape.conditions import condition_url
from healthpress.shape.edition import Edition
from healthpress.shape.letters import initial, letter_id, letter_order, sort_key
from healthpress.shape.listing_pages import Listing, listed, listing_pages
from healthpress.shape.parts import Parts
from healthpress.text.summary import summary

OTHER_GROUP = "Other conditions"
CONDITIONS_TITLE = "Conditions A to Z"
GLOSSARY_TITLE = "Words explained"


def word_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The pages of conditions, their index, and the glossary."""
    for name, articles in edition.conditions.items():
        condition = edition.catalogue.conditions[name]
        yield from listing_pages(_listing(name, condition, articles, edition), edition, parts)
    if edition.conditions:
        yield page_of(_index(edition), "conditions.html")
    if edition.glossing.glossary:
        yield page_of(_glossary(edition), "glossary.html")


def _listing(name: str, condition: Condition, articles: tuple[str, ...], edition: Edition) -> Listing:
    url, index = condition_url(name, edition.site), edition.site.conditions_path
    also = f" Also called {', '.join(condition.synonyms)}." if condition.synonyms else ""
    listing = listed(f"Articles on {condition.name}", articles, edition)
    return Listing(
        kind="condition",
        url=url,
        title=condition.name,
        head_title=f"{condition.name}: all articles",
        description="",
        head_description=summary(f"{listing}{also}"),
        breadcrumb=(LinkView("Home", "/"), LinkView(CONDITIONS_TITLE, index), LinkView(condition.name, url)),
        articles=articles,
        parent=LinkView(CONDITIONS_TITLE, index),
        synonyms=condition.synonyms,
    )


def _index(edition: Edition) -> ConditionIndexView:
    site, known = edition.site, edition.catalogue.conditions
    letters: list[LinkView] = []
    groups: dict[str, list[LinkView]] = {}
    for name, articles in edition.conditions.items():
        condition, url = known[name], condition_url(name, site)
        own = LinkView(condition.name, url, len(articles))
        letters += [own, *(LinkView(other, url, len(articles), condition.name) for other in condition.synonyms)]
        groups.setdefault(condition.group or OTHER_GROUP, []).append(own)
    description = f"All {len(edition.conditions)} conditions that articles of {site.name} are about, from A to Z."
    return ConditionIndexView(
        kind="condition-index",
        url=site.conditions_path,
        lang=site.lang,
        title=CONDITIONS_TITLE,
        description="",
        head=edition.head(CONDITIONS_TITLE, description, site.conditions_path),
        breadcrumb=(LinkView("Home", "/"), LinkView(CONDITIONS_TITLE, site.conditions_path)),
        letters=tuple(
            LetterGroup(letter, letter_id(letter), tuple(entries)) for letter, entries in _by_letter(letters)
        ),
        groups=tuple(
            LetterGroup(group, f"group-{slug(group, unicode=True) or 'other'}", _sorted(entries))
            for group, entries in sorted(groups.items(), key=lambda item: (item[0] == OTHER_GROUP, sort_key(item[0])))
        ),
    )


def _sorted(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    return tuple(sorted(links, key=lambda link: (sort_key(link.text), link.url)))


def _by_letter(links: Iterable[LinkView]) -> list[tuple[str, list[LinkView]]]:
    found: dict[str, list[LinkView]] = {}
    for link in _sorted(links):
        found.setdefault(initial(link.text), []).append(link)
    return sorted(found.items(), key=lambda item: letter_order(item[0]))


def _glossary(edition: Edition) -> GlossaryView:
    site, terms = edition.site, edition.glossing.glossary
    letters: dict[str, list[GlossaryItem]] = {}
    for term in sorted(terms, key=lambda term: (sort_key(term.term), term.term)):
        letters.setdefault(initial(term.term), []).append(_item(term))
    description = f"{len(terms)} medical words and short forms that articles of {site.name} use, in plain words."
    return GlossaryView(
        kind="glossary",
        url=GLOSSARY_URL,
        lang=site.lang,
        title=GLOSSARY_TITLE,
        description=description,
        head=edition.head(GLOSSARY_TITLE, description, GLOSSARY_URL),
        breadcrumb=(LinkView("Home", "/"), LinkView(GLOSSARY_TITLE, GLOSSARY_URL)),
        letters=tuple(
            GlossaryLetter(letter, letter_id(letter), tuple(items))
            for letter, items in sorted(letters.items(), key=lambda item: letter_order(item[0]))
        ),
    )


def _item(term: GlossaryTerm) -> GlossaryItem:
    entry = term.entry
    link = LinkView(f"Read more about {entry.short or term.term}", entry.link) if entry.link else None
    return GlossaryItem(term.id, term.term, entry.short, entry.meaning, entry.synonyms, link)
