"""Pages about words: the A–Z of conditions with a page for each, and the glossary.

In: the edition. Out: pages; a condition that no article is about has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from healthpress.model.glossary import GLOSSARY_URL, GlossaryTerm
from healthpress.model.meta import Condition
from healthpress.model.page import Page, page_of
from healthpress.model.slugs import slug
from healthpress.model.view import LetterGroup, LinkView
from healthpress.model.word_views import ConditionIndexView, GlossaryItem, GlossaryLetter, GlossaryView
from healthpress.shape.conditions import condition_url
from healthpress.shape.edition import Edition
from healthpress.shape.letters import by_letter, sort_key
from healthpress.shape.listing_pages import Listing, listing_pages, with_titles
from healthpress.shape.parts import Parts
from healthpress.text.summary import summary
from healthpress.text.terms import primary_language, term_counts
from healthpress.text.wording import N_, Words

OTHER_GROUP = N_("Other conditions")
CONDITIONS_TITLE = N_("Conditions A to Z")
GLOSSARY_TITLE = N_("Words explained")


def word_pages(edition: Edition, parts: Parts) -> Iterator[Page]:
    """The pages of conditions, their index, and the glossary."""
    for name, articles in edition.conditions.items():
        condition = edition.catalogue.conditions[name]
        yield from listing_pages(_listing(name, condition, articles, edition), edition, parts)
    if edition.conditions:
        yield page_of(_index(edition), "conditions.html")
    if edition.glossing.glossary:
        yield page_of(_glossary(edition), "glossary.html", searched=True)


def _listing(name: str, condition: Condition, articles: tuple[str, ...], edition: Edition) -> Listing:
    url, index = condition_url(name, edition.site), edition.site.conditions_path
    words = edition.words_for()
    title = words.gettext("Articles on %(title)s on %(site)s", title=condition.name, site=edition.site.name)
    description = with_titles(title, articles, edition, words)
    if condition.synonyms:
        description += " " + words.gettext("Also called %(names)s.", names=words.listed(condition.synonyms))
    above = LinkView(words.gettext(CONDITIONS_TITLE), index)
    return Listing(
        kind="condition",
        url=url,
        lang=words.lang,
        title=condition.name,
        head_title=words.gettext("%(condition)s: all articles", condition=condition.name),
        description="",
        head_description=summary(description),
        breadcrumb=(edition.home(words), above, LinkView(condition.name, url)),
        articles=articles,
        parent=above,
        synonyms=condition.synonyms,
    )


def _index(edition: Edition) -> ConditionIndexView:
    site, known, words = edition.site, edition.catalogue.conditions, edition.words_for()
    title, url = words.gettext(CONDITIONS_TITLE), site.conditions_path
    description = words.ngettext(
        "The one condition that articles of %(site)s are about.",
        "All %(num)s conditions that articles of %(site)s are about, from A to Z.",
        len(edition.conditions),
        site=site.name,
    )
    letters: list[LinkView] = []
    groups: dict[str, list[LinkView]] = {}
    for name, articles in edition.conditions.items():
        condition, target = known[name], condition_url(name, site)
        own = LinkView(condition.name, target, len(articles))
        letters += [own, *(LinkView(other, target, len(articles), condition.name) for other in condition.synonyms)]
        groups.setdefault(condition.group, []).append(own)
    return ConditionIndexView(
        kind="condition-index",
        url=url,
        lang=site.lang,
        title=title,
        description="",
        head=edition.head(title, description, url),
        breadcrumb=(edition.home(words), LinkView(title, url)),
        letters=tuple(LetterGroup(*group) for group in by_letter(letters, attrgetter("text"), words)),
        groups=tuple(
            _group(group, groups[group], words)
            for group in sorted(groups, key=lambda group: (not group, sort_key(group, words.lang)))
        ),
    )


def _group(name: str, entries: list[LinkView], words: Words) -> LetterGroup:
    ordered = sorted(entries, key=lambda link: (sort_key(link.text, words.lang), link.url))
    anchor = f"group-{slug(name or OTHER_GROUP, unicode=True) or 'other'}"
    return LetterGroup(name or words.gettext(OTHER_GROUP), anchor, tuple(ordered))


def _glossary(edition: Edition) -> GlossaryView:
    site, terms, words = edition.site, edition.glossing.glossary, edition.words_for()
    title = words.gettext(GLOSSARY_TITLE)
    description = words.ngettext(
        "%(num)s medical word or short form that articles of %(site)s use, in plain words.",
        "%(num)s medical words and short forms that articles of %(site)s use, in plain words.",
        len(terms),
        site=site.name,
    )
    return GlossaryView(
        kind="glossary",
        url=GLOSSARY_URL,
        lang=site.lang,
        title=title,
        description=description,
        head=edition.head(title, description, GLOSSARY_URL),
        breadcrumb=(edition.home(words), LinkView(title, GLOSSARY_URL)),
        letters=tuple(
            GlossaryLetter(letter, anchor, tuple(_item(term, words) for term in group))
            for letter, anchor, group in by_letter(terms, attrgetter("term"), words)
        ),
    )


def _item(term: GlossaryTerm, words: Words) -> GlossaryItem:
    entry = term.entry
    more = words.gettext("Read more about %(term)s", term=entry.short or term.term)
    link = LinkView(more, entry.link) if entry.link else None
    return GlossaryItem(term.id, term.term, entry.short, entry.meaning, _other_names(term, words.lang), link)


def _other_names(term: GlossaryTerm, lang: str) -> tuple[str, ...]:
    """The synonyms of a term that tell a reader something: no plurals of it, and none that its meaning names."""
    language, meaning = primary_language(lang), term.entry.meaning.casefold()
    own = list(term_counts(term.term, language))
    return tuple(
        name
        for name in term.entry.synonyms
        if name.casefold() not in meaning and (not own or list(term_counts(name, language)) != own)
    )
