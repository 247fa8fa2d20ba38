"""Front matter, understood: what editors write above the text. Field names are the keys; types are the contract.

The reader checks YAML against these classes, and the JSON Schema for editors' programs is made from them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from healthpress.text.value import SHARED, Value

Markdown = Annotated[str, "markdown"]
"""Text whose line ends mean something; all other text is one line, however it was wrapped."""


@dataclass(frozen=True, slots=True)
class ImageMeta(Value):
    """A picture. `src` is beside the file or a path under static/; `alt` is required, "" where it only decorates.

    `focus` is the point that matters most: per cent from the left and from the top.
    """

    src: str
    alt: str
    caption: str = ""
    credit: str = ""
    focus: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Question(Value):
    """A question readers ask, with its answer in Markdown."""

    question: str
    answer: Markdown


SourceKind = Literal[
    "guideline", "systematic-review", "trial", "observational-study", "review", "consensus", "report", "regulator",
    "book", "patient-information",
]  # fmt: skip
"""What a source is, as evidence; only what is certain is said. Pages count sources by it."""


@dataclass(frozen=True, slots=True)
class Reference(Value):
    """A source. Cited in the text as `[@id]`; `doi`, `pmid`, `pmcid`, `isbn` and `nct` are bare identifiers.

    `source` is the journal, abbreviated as it shall be shown, or the site or organisation. `accessed` is the day on
    which a page of the web was read.
    """

    id: str
    title: str
    url: str = ""
    doi: str = ""
    pmid: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    accessed: dt.date | None = None
    kind: SourceKind | None = None
    pmcid: str = ""
    isbn: str = ""
    nct: str = ""


@dataclass(frozen=True, slots=True)
class Change(Value):
    """A change of an article that readers are told of. A `correction` mends what was wrong; `what` is plain text."""

    date: dt.date
    what: str
    kind: Literal["update", "correction"] = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Value):
    """What every kind of file may say of itself."""

    title: str
    description: str = ""
    slug: str = ""
    image: ImageMeta | None = None
    draft: bool = False
    publish_at: dt.datetime | None = None
    expires: dt.datetime | None = None
    aliases: tuple[str, ...] = ()
    lang: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignOff(Value):
    """A reviewer's signature. `text` is the fingerprint of the words signed, `updated` what the article said then."""

    by: str
    date: dt.date
    text: str
    updated: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMeta(Meta):
    """The front matter of an article."""

    date: dt.date | None = None
    updated: dt.date | None = None
    tags: tuple[str, ...] = field(default=(), metadata=SHARED)
    authors: tuple[str, ...] = field(default=(), metadata=SHARED)
    reviewers: tuple[str, ...] = field(default=(), metadata=SHARED)
    reviewed: dt.date | None = None
    review_by: dt.date | None = None
    about: tuple[str, ...] = ()
    key_points: tuple[Markdown, ...] = ()
    faq: tuple[Question, ...] = ()
    related: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    translation_of: str = ""
    history: tuple[Change, ...] = ()
    signed: SignOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMeta(Meta):
    """The front matter of a file in content/people/. `title` is the full name; `links` are addresses of profiles."""

    role: str = ""
    credentials: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderMeta(Meta):
    """The front matter of an `_index.md`. Smaller `order` stands earlier; folders without one follow by title."""

    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainMeta(Meta):
    """The front matter of a plain page directly under content/. `footer: false` keeps it out of the footer."""

    date: dt.date | None = None
    updated: dt.date | None = None
    footer: bool = True
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Condition(Value):
    """A health condition of `content/conditions.yaml`, by its id. `icd10` and `mesh` are codes of those systems.

    `names` are what other languages than the site's call it, by tag in small letters.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    icd10: str = ""
    mesh: str = ""
    group: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TagSettings(Value):
    """What `content/tags.yaml` says of one tag, by its preferred spelling."""

    description: str = ""
    synonyms: tuple[str, ...] = ()
