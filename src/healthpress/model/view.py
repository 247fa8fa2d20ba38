"""What one template sees of one page. Everything that can appear on a page is in its view or in the frame.

Addresses in views are site paths ("/news/x/"), absolute addresses or fragments; templates pass them through the
`href` filter. Fields named `*_html`, `body` and `key_points` are finished, safe HTML; all other text is
plain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from healthpress.model.card import Card, Picture
from healthpress.model.helpline import HelplineView
from healthpress.model.hosting import Directives
from healthpress.model.meta import Change, Condition
from healthpress.model.pagination import Pagination
from healthpress.model.source_view import ReferenceView, SourcesView
from healthpress.model.standing import Standing


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link. `count` is the number of articles behind it, where that means something."""

    text: str
    url: str
    count: int = 0
    description: str = ""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody named on a page."""

    name: str
    url: str
    role: str = ""
    credentials: str = ""
    image: Picture | None = None
    description: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in <head> beside the frame's part. `canonical` is absolute; `image` is for link previews."""

    title: str
    description: str
    canonical: str
    noindex: bool = False
    image: Picture | None = None
    feeds: tuple[LinkView, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has. `breadcrumb` runs from Home to this page; empty on the home page."""

    kind: str
    url: str
    lang: str
    title: str
    description: str
    head: Head
    breadcrumb: tuple[LinkView, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the contents list; `children` are the headings one level down."""

    text: str
    id: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class FaqView:
    """A question with its answer; `answer_text` is the answer without markup."""

    id: str
    question: str
    answer_html: str
    answer_text: str


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A plain link that shares the page; `network` is the name of site.yaml, `text` what the reader sees."""

    network: str
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(View):
    """An article's page. Dates are None where the article says nothing.

    `standing` is what readers must know of its review or age first, None for nothing; `history` runs from the newest.
    `offer` says whether the page may show the publisher's own.
    """

    back: LinkView
    section: LinkView | None
    authors: tuple[PersonView, ...]
    reviewers: tuple[PersonView, ...]
    published: dt.date | None
    updated: dt.date | None
    reviewed: dt.date | None
    review_by: dt.date | None
    reading_minutes: int
    words: int
    hero: Picture | None
    key_points: tuple[str, ...]
    toc: tuple[TocEntry, ...]
    body: str
    faq: tuple[FaqView, ...]
    references: tuple[ReferenceView, ...]
    share: tuple[ShareLink, ...]
    tags: tuple[LinkView, ...]
    conditions: tuple[Condition, ...]
    recommended: tuple[Card, ...]
    translations: tuple[LinkView, ...] = ()
    standing: Standing | None = None
    history: tuple[Change, ...] = ()
    helplines: tuple[HelplineView, ...] = ()
    offer: bool = True
    condition_urls: tuple[str, ...] = ()
    sources: SourcesView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView(View):
    """A section, category or tag: its intro, the folders in it and a page of its articles."""

    intro_html: str
    image: Picture | None
    children: tuple[LinkView, ...]
    cards: tuple[Card, ...]
    count: int
    pagination: Pagination
    parent: LinkView | None = None
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The home page: the newest article first, the others, the sections, the most used topics.

    `letters` lead into the A to Z of conditions.
    """

    intro_html: str
    lead: Card | None
    cards: tuple[Card, ...]
    sections: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    letters: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entries of an A–Z under one letter; `id` is the letter's anchor."""

    letter: str
    id: str
    entries: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagIndexView(View):
    """All tags from A to Z with the number of their articles."""

    groups: tuple[LetterGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView(View):
    """Everybody who writes for the site or reviews it."""

    intro_html: str
    authors: tuple[PersonView, ...]
    reviewers: tuple[PersonView, ...]
    others: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView(View):
    """One person's page with the articles they wrote and reviewed, newest first."""

    person: PersonView
    body: str
    written: tuple[Card, ...]
    reviewed: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView(View):
    """A plain page."""

    body: str
    hero: Picture | None
    published: dt.date | None
    updated: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(View):
    """The page a server shows for an address that is not there; it is shown at any depth."""

    sections: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(View):
    """An old address that leads to `target`."""

    target: str


@dataclass(frozen=True, slots=True)
class FrameOffer:
    """The publisher's own offer, ready to show; `sells` says that its link must be marked as sponsored."""

    title: str
    text: str
    label: str
    link: LinkView
    image: Picture | None
    sells: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page sees. `assets` maps a static file's name to its address ("css" and "js" are the bundles).

    `policy` is what the Content-Security-Policy of every page begins with; none where there is none. `search` is the
    site path of the search page, "" where there is none.
    """

    site_name: str
    site_url: str
    base_path: str
    description: str
    lang: str
    timezone: str
    publisher_name: str
    publisher_url: str
    publisher_logo: Picture | None
    article_type: str
    navigation: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    offer: FrameOffer | None
    disclaimer: str
    notice: str
    social_image: Picture | None
    assets: Mapping[str, str]
    feeds: tuple[LinkView, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)
    print_code: bool = True
    policy: Directives = field(default_factory=dict)
    search: str = ""
