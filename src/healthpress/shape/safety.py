"""Sensitive topics: whose pages show helplines, and which pages show no offer.

In: the settings and the catalogue. Out: for each article its helplines and whether it may show an offer, and faults of
the settings. It stands apart because it is a promise to readers that templates must only carry out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.model.helpline import HelplineView
from healthpress.model.site import Helpline, Sensitive, Site
from healthpress.model.slugs import site_slug
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.suggest import did_you_mean, nearest


@dataclass(frozen=True, slots=True)
class Support:
    """What an article's page shows because of what it is about. `key` changes whenever that does."""

    offer: bool
    helplines: tuple[HelplineView, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Safety:
    """The sensitive topics of a site by the slug of their tag, and its sensitive conditions, as numbers of settings."""

    entries: tuple[Sensitive, ...]
    keys: tuple[str, ...]
    topics: Mapping[str, tuple[int, ...]]
    conditions: Mapping[str, tuple[int, ...]]

    def of(self, article: Article, tags: Sequence[str]) -> Support:
        """What an article with these tags shows.

        An article with an emergency card has no offer at all, not only near the card: whoever reads such a page may be
        in danger, pages are read in jumps, and a page that a card is added to must not go on selling.
        """
        matched = {number for tag in tags for number in self.topics.get(tag, ())}
        matched.update(number for name in article.meta.about for number in self.conditions.get(name, ()))
        if not matched:
            return Support(offer=not article.emergency, key="no offer" if article.emergency else "offer")
        ordered = sorted(matched)
        lines = dict.fromkeys(line for number in ordered for line in self.entries[number].helpline)
        return Support(False, tuple(map(_view, lines)), " ".join(self.keys[number] for number in ordered))


def safety_of(site: Site, catalogue: Catalogue) -> Safety:
    """The sensitive topics of a site; other spellings of a tag count as the tag."""
    tags = {
        site_slug(name, site): tag.slug
        for tag in catalogue.tags.values()
        if not tag.lang
        for name in (tag.name, *tag.synonyms)
    }
    topics: dict[str, tuple[int, ...]] = {}
    conditions: dict[str, tuple[int, ...]] = {}
    for number, item in enumerate(site.sensitive):
        for topic in item.topics:
            slug = tags.get(site_slug(topic, site), site_slug(topic, site))
            topics[slug] = (*topics.get(slug, ()), number)
        for name in item.conditions:
            conditions[name] = (*conditions.get(name, ()), number)
    keys = tuple(digest_of(item.helpline)[:SHORT] for item in site.sensitive)
    return Safety(site.sensitive, keys, topics, conditions)


def check_sensitive(site: Site, catalogue: Catalogue, places: Mapping[str, Place]) -> list[Diagnostic]:
    """Conditions that do not exist, and topics that are no tag but nearly one."""
    found: list[Diagnostic] = []
    tags = {name: name for tag in catalogue.tags.values() for name in (tag.name, *tag.synonyms)}
    slugs = {site_slug(name, site) for name in tags}
    for number, item in enumerate(site.sensitive):
        for index, name in enumerate(item.conditions):
            if name not in catalogue.conditions:
                advice = did_you_mean(name, catalogue.conditions, rules.UNKNOWN_CONDITION.help)
                message = f'content/conditions.yaml has no "{name}".'
                found.append(rules.UNKNOWN_CONDITION.at(_place(places, number, "conditions", index), message, advice))
        for index, topic in enumerate(item.topics):
            key = f"sensitive.{number}.topics"
            if key not in places or site_slug(topic, site) in slugs:
                continue
            alike = nearest(topic, tags)
            if alike and _near(topic, alike):
                advice = f'Did you mean "{alike}"?'
                message = f'No article has the tag "{topic}".'
                found.append(rules.TOPIC_MISSPELT.at(_place(places, number, "topics", index), message, advice))
    return found


def _near(topic: str, tag: str) -> bool:
    """Whether two names differ as a misspelling does: in one letter, or two that changed places."""
    from rapidfuzz.distance import OSA

    return OSA.distance(topic.casefold(), tag.casefold()) <= 1


def _place(places: Mapping[str, Place], number: int, key: str, index: int) -> Place:
    whole = places.get(f"sensitive.{number}.{key}", Place("content/site.yaml"))
    return places.get(f"sensitive.{number}.{key}.{index}", whole)


def _view(line: Helpline) -> HelplineView:
    return HelplineView(
        line.title,
        line.text,
        line.phone,
        re.sub(r"[^0-9+]", "", line.phone),
        line.link.url if line.link else "",
        line.link.text if line.link else "",
    )
