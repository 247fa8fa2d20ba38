"""What every page sees beside its view: the site's name, ways round it, its offer and its assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from healthpress.model.card import Picture
from healthpress.model.hosting import Directives
from healthpress.model.view import LinkView
from healthpress.text.languages import primary_tag


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
    `lang` is the language of the pages that see it; `foreign` names those of its fields whose words are in the site's
    own language, `site_lang`, because nobody gave others. `languages` are the home pages of all languages, `others` the
    frames of other languages than the site's, by primary language; `home` is this language's.
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
    home: str = "/"
    site_lang: str = ""
    foreign: tuple[str, ...] = ()
    languages: tuple[LinkView, ...] = ()
    others: Mapping[str, Frame] = field(default_factory=dict)

    def with_all(self, **fields: Any) -> Frame:
        """The frame with other values in these fields, in every language."""
        others = {lang: replace(told, **fields) for lang, told in self.others.items()}
        return replace(self, **fields, others=others)

    def for_language(self, lang: str) -> Frame:
        """The frame of pages in a language."""
        return self.others.get(primary_tag(lang), self) if self.others else self
