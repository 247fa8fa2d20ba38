"""What the table of conditions says beyond single articles: who is about what, and which words mean the same.

In: conditions, articles and tags. Out: the articles of each condition, tags joined with conditions, words that stand
for a condition's, and the table of synonyms that search reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.model.glossary import Glossary
from healthpress.model.meta import Condition, TagSettings
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug, slug
from healthpress.shape.translations import is_listed_in
from healthpress.text.digest import SHORT, digest_of_texts
from healthpress.text.terms import Terms, term_counts
from healthpress.text.vocabulary import mark, marks_in

SHORTEST_WORD = 5
"""Letters of the shortest synonym whose term counts as its condition's: short forms mean too many things."""


def condition_url(name: str, site: Site) -> str:
    """The site path of the page of a condition, by its id."""
    return f"{site.conditions_path}{slug(name, unicode=site.slugs == 'unicode') or 'condition'}/"


def articles_about(catalogue: Catalogue, site: Site) -> dict[str, tuple[str, ...]]:
    """The site paths of the articles about each condition, newest first, in the order of their ids.

    Names of conditions are in the site's language, and so are the lists of articles under them.
    """
    found: dict[str, list[str]] = {}
    for article in catalogue.articles:
        if not is_listed_in(article, site.lang, site):
            continue
        for name in dict.fromkeys(article.meta.about):
            if name in catalogue.conditions:
                found.setdefault(name, []).append(article.url)
    return {name: tuple(found[name]) for name in sorted(found)}


def condition_addresses(about: Mapping[str, object], site: Site) -> tuple[str, ...]:
    """All site paths that the pages of conditions begin at."""
    return (site.conditions_path, *(condition_url(name, site) for name in about)) if about else ()


def tags_with_conditions(
    articles: Iterable[Article], tags: Mapping[str, TagSettings], conditions: Mapping[str, Condition], site: Site
) -> Mapping[str, TagSettings]:
    """The settings of tags, joined with those conditions that any tag names: a condition's names are one topic.

    What tags.yaml says goes first: a name that belongs to a topic there takes the others with it, and names that
    belong to two topics there stay with them.
    """
    spelt = Counter(tag for article in articles for tag in article.meta.tags)
    spellings: dict[str, list[str]] = {}
    for tag in sorted(spelt, key=lambda tag: (-spelt[tag], tag)):
        spellings.setdefault(site_slug(tag, site), []).append(tag)
    topic_of = {site_slug(name, site): topic for topic, item in tags.items() for name in (*item.synonyms, topic)}
    joined = dict(tags)
    for condition in conditions.values():
        names = {site_slug(name, site): name for name in (*reversed(condition.synonyms), condition.name)}
        if spellings.keys().isdisjoint(names):
            continue
        topics = {topic_of[name] for name in names if name in topic_of}
        if len(topics) > 1:
            continue
        own = site_slug(condition.name, site)
        topic = topics.pop() if topics else next(iter(spellings.get(own, ())), condition.name)
        free = [name for key, name in names.items() if key not in topic_of and key != site_slug(topic, site)]
        item = joined.get(topic, TagSettings())
        joined[topic] = replace(item, synonyms=(*item.synonyms, *sorted(free, key=str.casefold)))
        topic_of.update(dict.fromkeys(names, topic))
    return joined


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Single words that mean a condition, with the terms of its name: "hypertension" is blood and pressure."""

    terms: Mapping[str, tuple[str, ...]]
    marks: Mapping[int, str]

    def key(self, article: Article) -> str:
        """What must be added to the key of an article's terms: different whenever what is put for them is."""
        if not self.terms:
            return ""
        words = sorted(self.marks[number] for number in self.marks.keys() & marks_in(article.vocabulary))
        return digest_of_texts(*(f"{word} {' '.join(self.terms[word])}" for word in words))[:SHORT] if words else ""

    def put_into(self, terms: Terms) -> Terms:
        """The terms with those of the condition's name in the place of each such word, counted as often."""
        title, body = terms.title.split(" "), terms.body.split(" ")
        if self.terms.keys().isdisjoint(title) and self.terms.keys().isdisjoint(body):
            return terms
        counts: dict[str, int] = {}
        for term, count in zip(body, terms.counts, strict=False):
            for meant in self.terms.get(term, (term,)):
                counts[meant] = min(255, counts.get(meant, 0) + count)
        meant_in_title = dict.fromkeys(meant for term in title for meant in self.terms.get(term, (term,)))
        return Terms(" ".join(meant_in_title), " ".join(counts), bytes(counts.values()))


def synonyms_of(conditions: Mapping[str, Condition], lang: str) -> Synonyms:
    """The words of conditions in a primary language. A word of two conditions stands for none."""
    found: dict[str, tuple[str, ...]] = {}
    twice: set[str] = set()
    for condition in conditions.values():
        name = tuple(term_counts(condition.name, lang))
        for synonym in condition.synonyms:
            words = synonym.split()
            terms = tuple(term_counts(synonym, lang))
            if len(words) != 1 or len(terms) != 1 or len(synonym) < SHORTEST_WORD or terms[0] in name or not name:
                continue
            if found.setdefault(terms[0], name) != name:
                twice.add(terms[0])
    terms_of = {term: name for term, name in found.items() if term not in twice}
    return Synonyms(terms_of, {mark(term): term for term in terms_of})


def search_synonyms(conditions: Mapping[str, Condition], glossary: Glossary) -> list[list[str]]:
    """Names that mean the same, the preferred one first: what a search may take for one another."""
    named = [[item.name, *item.synonyms] for item in conditions.values()]
    explained = [[*term.long_forms, *([term.entry.short] if term.entry.short else [])] for term in glossary]
    return [list(dict.fromkeys(names)) for names in (*named, *explained) if len(set(names)) > 1]
