"""The settings of one site, as `content/site.yaml` gives them; every key has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

from healthpress.model.budget import Budget
from healthpress.model.hosting import Crawlers, Machines, Security, Server
from healthpress.text.languages import same_language
from healthpress.text.limits import Level, ReadingLimits
from healthpress.text.wording import N_, Wording

DEFAULT_URL = "http://localhost:8000/"

NO_SETTING: Mapping[str, bool] = MappingProxyType({"setting": False})
"""Metadata of a field that site.yaml does not give."""

KNOWN_SHORT_FORMS = frozenset(
    [
        "A&E",
        "AIDS",
        "AM",
        "CD",
        "CEO",
        "COVID",
        "COVID-19",
        "DIY",
        "DNA",
        "DVD",
        "EU",
        "FAQ",
        "GMT",
        "GP",
        "HIV",
        "ID",
        "IQ",
        "IT",
        "NHS",
        "OK",
        "PDF",
        "PhD",
        "PIN",
        "PM",
        "RNA",
        "SMS",
        "TV",
        "UK",
        "UN",
        "URL",
        "US",
        "USA",
        "USB",
        "UV",
        "VIP",
        "WHO",
    ]
)
"""Short forms that readers know better than what they stand for."""

Network = Literal[
    "email", "copy", "whatsapp", "facebook", "x", "linkedin", "bluesky", "reddit", "telegram", "pinterest"
]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the site. `logo` is a path under static/."""

    name: str = ""
    url: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class TextLink:
    """A text that leads somewhere: a site path such as /about/ or an absolute address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CallToAction:
    """The publisher's own offer, shown under articles. `label` says that it is one; `sells`, that it is for money."""

    title: str
    text: str
    link: TextLink
    label: str = N_("Our own offer")
    image: str = ""
    sells: bool = True


@dataclass(frozen=True, slots=True)
class Helpline:
    """Somebody to talk to: a `phone` number, a `link` to their own site, or both."""

    title: str
    text: str = ""
    phone: str = ""
    link: TextLink | None = None


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Topics (tags) and conditions (ids) on whose pages nothing is sold and helplines are shown."""

    topics: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    helpline: tuple[Helpline, ...] = ()


SENSITIVE_TOPICS = (
    "miscarriage", "stillbirth", "baby loss", "bereavement", "suicide", "suicidal thoughts", "self-harm",
    "cancer diagnosis", "eating disorders",
)  # fmt: skip
"""Where nothing is sold unless a site says otherwise."""


@dataclass(frozen=True, slots=True)
class Expired:
    """What becomes of an article after `expires`: a notice on its page for `notice_days`, then less.

    `noindex` leaves a page that nothing lists and search engines leave out; `remove` leaves none.
    """

    notice_days: int = 90
    then: Literal["noindex", "remove"] = "noindex"


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """What a site says on pages in another language; what is not given is said in its own. No `cta`, no offer."""

    name: str = ""
    description: str = ""
    navigation: tuple[TextLink, ...] | None = None
    cta: CallToAction | None = None
    disclaimer: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A site's settings. `url` is absolute and ends in a slash; `lang` is a BCP 47 tag; `timezone` an IANA name.

    `edition` is the country or region that the site is built for; `names` are what words in braces stand for, by name
    and edition. `wording` are the words of the interface, `languages` what the site itself says in others than its own,
    by tag. `home_edition` is the edition that the settings name, where the command chose another.
    """

    name: str = "Health site"
    url: str = DEFAULT_URL
    description: str = ""
    lang: str = "en"
    timezone: str = "UTC"
    publisher: Publisher = Publisher()
    navigation: tuple[TextLink, ...] | None = None
    cta: CallToAction | None = None
    share: tuple[Network, ...] = ("email", "copy", "whatsapp", "facebook", "x", "linkedin")
    disclaimer: str = N_(
        "This article gives general information. It does not replace the advice of a health professional who knows you."
    )
    notice: str = ""
    article_type: Literal["article", "news"] = "article"
    markdown: Literal["python-markdown", "commonmark"] = "python-markdown"
    html: Literal["sanitised", "trusted"] = "sanitised"
    slugs: Literal["ascii", "unicode"] = "ascii"
    page_size: int = 12
    gate: Literal["off", "warn", "strict"] = "warn"
    social_cards: Literal["off", "articles", "all"] = "off"
    extra: Mapping[str, Any] = field(default_factory=dict)
    review_months: int = 36
    expired: Expired = Expired()
    edition: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sensitive: tuple[Sensitive, ...] = (Sensitive(SENSITIVE_TOPICS),)
    sign_off: Literal["off", "warn", "require"] = "warn"
    conditions_path: str = "/conditions-a-z/"
    known_short_forms: tuple[str, ...] = ()
    style: Mapping[str, Level] = field(default_factory=dict)
    reading: ReadingLimits = field(default_factory=ReadingLimits)
    print_code: bool = True
    budget: Budget = field(default_factory=Budget)
    security: Security = field(default_factory=Security)
    hosting: tuple[Server, ...] = ("netlify", "cloudflare")
    compress: bool = False
    machines: Machines = field(default_factory=Machines)
    crawlers: Crawlers = field(default_factory=Crawlers)
    search: bool = True
    style_guide: bool = False
    languages: Mapping[str, SiteLanguage] = field(default_factory=dict)
    wording: Wording = field(default_factory=Wording, metadata=NO_SETTING)
    home_edition: str = field(default="", metadata=NO_SETTING)

    @property
    def base_path(self) -> str:
        """The path of the site on its server, with a slash at both ends: "/" or "/health/"."""
        return urlsplit(self.url).path or "/"

    def as_signed(self) -> Site:
        """The settings with which the words are read that reviewers sign: those of the home edition."""
        return replace(self, edition=self.home_edition, home_edition="") if self.home_edition else self

    def name_in(self, lang: str) -> str:
        """What the site is called on pages in a language."""
        return (not same_language(lang, self.lang) and self.said_in(lang).name) or self.name

    def said_in(self, lang: str) -> SiteLanguage:
        """What the site says in a language other than its own."""
        return next((self.languages[tag] for tag in self.languages if same_language(tag, lang)), SiteLanguage())

    def absolute(self, path: str) -> str:
        """The full address of a site path such as "/news/x/"; an absolute address stays as it is."""
        return self.url + path[1:] if path.startswith("/") else path
