"""Tags: many spellings, one topic.

In: articles and `content/tags.yaml`. Out: topics with their articles, each article's topics, and faults. Spellings
that give the same slug (case, accents, punctuation) are one topic of their language; tags.yaml joins the others of the
site's own language.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from healthpress.model.catalogue import Tag
from healthpress.model.document import Article
from healthpress.model.meta import TagSettings
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.languages import primary_tag, same_language


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Topics by slug; the slugs of each article's topics, by its site path; faults."""

    tags: Mapping[str, Tag]
    tags_of: Mapping[str, tuple[str, ...]]
    found: tuple[Diagnostic, ...]


def build_taxonomy(
    articles: Sequence[Article], settings: Mapping[str, TagSettings], places: Mapping[str, Place], site: Site
) -> Taxonomy:
    """Group `articles`, newest first, by topic; `places` says where each of the `settings` stands."""
    found: list[Diagnostic] = []
    preferred = {site_slug(name, site): name for name in settings}
    merged = _synonyms(settings, places, preferred, site, found)
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    members: defaultdict[str, list[str]] = defaultdict(list)
    tags_of: dict[str, tuple[str, ...]] = {}
    slug_of = cache(lambda name: merged.get(site_slug(name, site), site_slug(name, site)))
    for article in articles:
        slugs: dict[str, None] = {}
        lang = article.meta.lang
        foreign = "" if not lang or same_language(lang, site.lang) else f"{primary_tag(lang)}/"
        for index, name in enumerate(article.meta.tags):
            slug = site_slug(name, site) if foreign else slug_of(name)
            if not slug:
                found.append(rules.TAG_WITHOUT_SLUG.at(article.place("tags", index), f'The tag is "{name}".'))
                continue
            slug = foreign + slug
            if slug not in slugs:
                members[slug].append(article.url)
            slugs[slug] = None
            spellings[slug].append(name)
        tags_of[article.url] = tuple(slugs)
    tags = {slug: _tag(slug, preferred.get(slug), spellings[slug], settings, members[slug]) for slug in sorted(members)}
    return Taxonomy(tags, tags_of, tuple(found))


def _synonyms(
    settings: Mapping[str, TagSettings],
    places: Mapping[str, Place],
    preferred: Mapping[str, str],
    site: Site,
    found: list[Diagnostic],
) -> dict[str, str]:
    """The slug of the topic that each synonym's slug belongs to."""
    merged: dict[str, str] = {}
    for name, item in settings.items():
        own = site_slug(name, site)
        for synonym in item.synonyms:
            slug = site_slug(synonym, site)
            other = preferred.get(slug) if slug != own else None
            other = other or (preferred[merged[slug]] if merged.get(slug, own) != own else None)
            if other:
                message = f'"{synonym}" is a synonym of "{name}" and belongs to "{other}" too.'
                found.append(rules.SYNONYM_CONFLICT.at(places.get(name, Place("content/tags.yaml")), message))
            elif slug:
                merged[slug] = own
    return merged


def _tag(
    slug: str, preferred: str | None, spellings: Sequence[str], settings: Mapping[str, TagSettings], urls: list[str]
) -> Tag:
    uses = Counter(spellings)
    name = preferred or min(uses, key=lambda spelling: (-uses[spelling], *_plainness(spelling)))
    lang, _, own = slug.rpartition("/")
    item = TagSettings() if lang else settings.get(name, TagSettings())
    return Tag(own, name, item.description, item.synonyms, tuple(urls), lang)


def _plainness(spelling: str) -> tuple[int, str]:
    """Sorts spellings that are used equally often: those with accents first, then capitals after small letters."""
    return (-sum(char.isalpha() and not char.isascii() for char in spelling), spelling.swapcase())
