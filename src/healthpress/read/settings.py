"""The site's own settings, `content/site.yaml` and `content/tags.yaml`, and how data files are read.

In: a source. Out: the values in it and faults; a file with a fault gives what could be understood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from healthpress.model.budget import Budget
from healthpress.model.meta import TagSettings
from healthpress.model.site import DEFAULT_URL, Site
from healthpress.read.convert import Converter
from healthpress.read.hosting import checked_security
from healthpress.read.yaml_text import compose
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.rules import STYLE_RULES
from healthpress.text.source import Source
from healthpress.text.suggest import did_you_mean

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*")

_LONGEST_MONTHS, _LONGEST_DAYS = 1200, 36500
_SITE_PATH = re.compile(r"/(?:[\w-]+/)+")
_TAKEN = frozenset({"/tags/", "/people/", "/assets/", "/glossary/", "/search/", "/pagefind/"})


@dataclass(frozen=True, slots=True)
class Settings:
    """A site's settings, where each of them stands, and faults."""

    site: Site
    places: Mapping[str, Place] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()

    def place(self, key: str) -> Place:
        """Where a setting stands, or its file."""
        return self.places.get(key, Place("content/site.yaml"))


def is_language(tag: str) -> bool:
    """Whether a text has the form of a BCP 47 language tag."""
    return _LANGUAGE.fullmatch(tag) is not None


def read_site(source: Source | None) -> Settings:
    """The settings of `content/site.yaml`; no file means that every key has its default."""
    if source is None:
        return Settings(Site(), {}, (_no_url(Place("content/site.yaml")),))
    found, places, site = read_data(source, Site, Site())
    if "url" not in places and not found:
        found.append(_no_url(source.place()))
    site = _checked(site, places, found)
    return Settings(site, places, tuple(found))


def read_tags(
    source: Source | None,
) -> tuple[Mapping[str, TagSettings], Mapping[str, Place], list[Diagnostic]]:
    """Settings by the preferred spelling of each tag, and where they stand; a bare list of words means synonyms."""
    if source is None:
        return {}, {}, []
    found, places, tags = read_data(source, Mapping[str, TagSettings | tuple[str, ...]], {})
    settings = {
        name: item if isinstance(item, TagSettings) else TagSettings(synonyms=item) for name, item in tags.items()
    }
    return settings, places, found


def read_data(source: Source, wanted: Any, empty: Any) -> tuple[list[Diagnostic], Mapping[str, Place], Any]:
    """The faults in a data file, where its values stand, and what it holds as the type `wanted`; else `empty`."""
    text = compose(source, 0, len(source.text), rules.DATA)
    if text.root is None:
        return list(text.found), {}, empty
    converter = Converter(text, rules.DATA, dt.UTC)
    value = converter.top(text.root, wanted)
    return converter.found, converter.places, empty if value is None else value


def _checked(site: Site, places: Mapping[str, Place], found: list[Diagnostic]) -> Site:
    """The settings with the address in its one form, and the defaults where a value means nothing."""

    def refuse(key: str, message: str, advice: str) -> None:
        found.append(rules.DATA.invalid_value.at(places[key], message, advice))

    url = normal_url(site.url)
    if url is None:
        refuse(
            "url", f'"{site.url}" is no address of a site.', "Write it in full, such as https://health.example.org/."
        )
        url = DEFAULT_URL
    for key, tag in (("lang", site.lang), *((f"languages.{tag}.#key", tag) for tag in site.languages)):
        if not is_language(tag):
            refuse(key, f'"{tag}" is no language tag.', "Write a tag such as en, en-GB, es or zh-Hans.")
    try:
        ZoneInfo(site.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse("timezone", f'"{site.timezone}" is no time zone.', "Write an IANA name such as Europe/London.")
        site = replace(site, timezone="UTC")
    if site.page_size < 1:
        refuse("page_size", "A page cannot hold fewer than one card.", "Write a number from 1.")
        site = replace(site, page_size=Site().page_size)
    for name in site.style:
        if name not in STYLE_RULES:
            advice = did_you_mean(name, STYLE_RULES, "The rules are listed in docs/trust.md.")
            refuse(f"style.{name}.#key", f'There is no rule of style "{name}".', advice)
    path = site.conditions_path
    if not _SITE_PATH.fullmatch(path) or path in _TAKEN:
        refuse("conditions_path", f'"{path}" is no address for pages of conditions.', "Write a path such as /a-to-z/.")
        site = replace(site, conditions_path=Site().conditions_path)
    return replace(_policies(site, refuse), url=url, security=checked_security(site.security, refuse))


def _policies(site: Site, refuse: Callable[[str, str, str], None]) -> Site:
    """The settings with the defaults where a policy counts backwards or beyond a lifetime."""
    if not 0 <= site.review_months <= _LONGEST_MONTHS:
        advice = f"Write a number of months up to {_LONGEST_MONTHS}; 0 lets reviews last until their review_by."
        refuse("review_months", f"A review cannot be valid for {site.review_months} months.", advice)
        site = replace(site, review_months=Site().review_months)
    if not 0 <= site.expired.notice_days <= _LONGEST_DAYS:
        advice = f"Write a number of days up to {_LONGEST_DAYS}; 0 means no notice."
        refuse("expired.notice_days", f"A notice cannot stand for {site.expired.notice_days} days.", advice)
        site = replace(site, expired=replace(site.expired, notice_days=Site().expired.notice_days))
    for name, limit in site.budget.limits.items():
        if limit < 0:
            refuse(f"budget.{name}", "A page cannot weigh less than nothing.", "Write a whole number of kB from 0.")
            site = replace(site, budget=Budget())
    return site


def normal_url(url: str) -> str | None:
    """An absolute http(s) address with a slash at its end and nothing after it, or None where it is none."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port is not False
    except ValueError:
        return None
    if not valid or parts.query or parts.fragment or re.search(r"\s", url):
        return None
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _no_url(place: Place) -> Diagnostic:
    return rules.NO_SITE_URL.at(place, f"No address is set; {DEFAULT_URL} stands in for it.")
