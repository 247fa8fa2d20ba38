"""The settings of a site in its edition: judged, and with their own texts in it.

In: the settings as they were read, and an edition that the command line may have chosen. Out: the same settings for
that edition, with faults. It stands apart because only the command knows which edition is built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from healthpress.model.editions import is_number, known_editions
from healthpress.model.meta import TagSettings
from healthpress.model.site import CallToAction, Helpline, Sensitive, Site
from healthpress.read.names import resolve_plain
from healthpress.read.settings import Settings
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.suggest import did_you_mean

_NAME = re.compile(r"[A-Za-z][\w-]*")
_PLAIN_VALUE = re.compile(r"(?:[^\W_]|\+[0-9]|\()[^\n`*_\[\]<>{}|\\~]*")
"""A value that is the same text in Markdown, in a title and in an attribute."""


def in_edition(settings: Settings, chosen: str = "") -> Settings:
    """The settings for the edition `chosen`, or else for the one they name."""
    found = list(settings.found)
    own = settings.site.edition
    other = bool(chosen and own and chosen != own)
    site = replace(settings.site, edition=chosen or own, home_edition=own if other else "")
    names = _judged_names(settings, found)
    site = replace(site, names=names)
    editions = known_editions(names)
    if site.edition and site.edition not in editions:
        advice = did_you_mean(site.edition, editions, f"Use one of: {', '.join(editions)}; or give it names.")
        message = f'No name has a value for the edition "{site.edition}".'
        place = Place("content/site.yaml") if chosen else settings.place("edition")
        found.append(rules.DATA.invalid_value.at(place, message, advice))
        site = replace(site, edition="")
    site = _worded(site, settings, found)
    return Settings(site, settings.places, tuple(found))


def tags_in_edition(
    tags: Mapping[str, TagSettings], places: Mapping[str, Place], site: Site, found: list[Diagnostic]
) -> dict[str, TagSettings]:
    """What `content/tags.yaml` says, in the site's edition."""
    file = Place("content/tags.yaml")
    return {
        name: replace(
            tag,
            description=resolve_plain(tag.description, places.get(f"{name}.description", file), site, found),
        )
        for name, tag in tags.items()
    }


def _judged_names(settings: Settings, found: list[Diagnostic]) -> dict[str, dict[str, str]]:
    """The names that can be written in braces, with the values that are plain text."""
    good: dict[str, dict[str, str]] = {}
    for name, values in settings.site.names.items():
        if not _NAME.fullmatch(name):
            message = f'"{name}" cannot stand in braces.'
            advice = "Begin a name with a letter, and use letters, digits, hyphens and underscores alone."
            found.append(rules.DATA.invalid_value.at(settings.place(f"names.{name}.#key"), message, advice))
            continue
        good[name] = {}
        for edition, value in values.items():
            if _PLAIN_VALUE.fullmatch(value):
                good[name][edition] = value
                continue
            message = f'"names.{name}.{edition}" cannot be "{value}".'
            advice = "Write plain words that begin with a letter, a digit or (; markup and braces have no place here."
            found.append(rules.DATA.invalid_value.at(settings.place(f"names.{name}.{edition}"), message, advice))
    return good


def _worded(site: Site, settings: Settings, found: list[Diagnostic]) -> Site:
    """The settings that are texts for readers, with the values of their names."""

    def plain(text: str, key: str) -> str:
        return resolve_plain(text, settings.place(key), site, found)

    return replace(
        site,
        description=plain(site.description, "description"),
        disclaimer=plain(site.disclaimer, "disclaimer"),
        notice=plain(site.notice, "notice"),
        cta=_offer(site.cta, settings, found, plain(site.cta.title, "cta.title"), plain(site.cta.text, "cta.text"))
        if site.cta
        else None,
        languages={
            tag: replace(
                told,
                description=plain(told.description, f"languages.{tag}.description"),
                disclaimer=plain(told.disclaimer, f"languages.{tag}.disclaimer"),
                notice=plain(told.notice, f"languages.{tag}.notice"),
            )
            for tag, told in site.languages.items()
        },
        sensitive=tuple(
            replace(
                item,
                helpline=tuple(
                    replace(
                        line,
                        title=plain(line.title, f"sensitive.{number}.helpline.{index}.title"),
                        text=plain(line.text, f"sensitive.{number}.helpline.{index}.text"),
                        phone=plain(line.phone, f"sensitive.{number}.helpline.{index}.phone"),
                    )
                    for index, line in enumerate(_helplines(number, item, settings, found))
                ),
            )
            for number, item in enumerate(site.sensitive)
        ),
    )


def _offer(offer: CallToAction, settings: Settings, found: list[Diagnostic], title: str, text: str) -> CallToAction:
    """The offer; it is always labelled."""
    if not offer.label:
        message = "The label says to readers that this is an offer; it cannot be left empty."
        advice = 'Write what it is, such as "Our own offer" or "Advertisement".'
        found.append(rules.DATA.invalid_value.at(settings.place("cta.label"), message, advice))
        offer = replace(offer, label="Our own offer")
    return replace(offer, title=title, text=text)


def _helplines(number: int, item: Sensitive, settings: Settings, found: list[Diagnostic]) -> list[Helpline]:
    """The helplines that readers can reach."""
    good = []
    for index, line in enumerate(item.helpline):
        where = f"sensitive.{number}.helpline.{index}"
        message = advice = ""
        if not line.phone and line.link is None:
            message = f'"{line.title}" has neither a phone number nor a link.'
            advice = "Add `phone:`, or `link:` with `text` and `url`."
        elif line.link and not re.match(r"https?://", line.link.url):
            message = f'"{line.link.url}" is no web address.'
            advice = "Write the helpline's own address in full, with https://."
            where = f"{where}.link.url"
        elif line.phone and "{{" not in line.phone and not is_number(line.phone):
            message = f'"{line.phone}" is no telephone number.'
            advice = "Write digits and spaces, as in 116 123; other words belong into `text`."
            where = f"{where}.phone"
        if message:
            found.append(rules.DATA.invalid_value.at(settings.place(where), message, advice))
        else:
            good.append(line)
    return good
