"""What every page sees beside its view: the site's name, ways round it, its offer and its assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from healthpress.model.card import Picture
from healthpress.model.hosting import Directives
from healthpress.model.view import LinkView


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

    `policy` is what the Content-Security-Policy of every page begins with; `search` is the search page's site path.
    `markdown` says that each article has a Markdown file beside its page.
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
    markdown: bool = False
