"""One file, understood: articles, people, folders and plain pages. Complete when they exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from healthpress.model.fragment import Fragment, ImageUse, PackedLinks
from healthpress.model.meta import ArticleMeta, FolderMeta, Meta, PersonMeta, PlainMeta, Reference
from healthpress.text.diagnostic import Place
from healthpress.text.short_forms import ShortForm
from healthpress.text.value import SHARED_NAMES, Value

WORDS_A_MINUTE = 238


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Value):
    """What all kinds of file have in common: all that the rest of the site may need to know of one.

    `path` is the file's, relative to the site's folder; `url` the site path of its page ("/a/b/slug/").
    `summary` is how its text begins; `links` and `images` are all that its text uses, in order; `anchors` are the ids
    on its page, a line each: one text, because every article has dozens. `shown` holds digests of what its own page
    alone shows, by the name of the view's field.
    `places` maps paths into the front matter ("authors.0", "image.src") to where they stand.
    """

    path: str
    url: str
    meta: Meta
    summary: str = ""
    links: PackedLinks = field(default_factory=PackedLinks)
    images: tuple[ImageUse, ...] = ()
    anchors: str = ""
    shown: Mapping[str, str] = field(default_factory=dict, metadata=SHARED_NAMES)
    places: Mapping[str, Place] = field(default_factory=dict)

    def has_anchor(self, name: str) -> bool:
        """Whether its page has a part of that id."""
        return name in self.anchors.split("\n")

    def place(self, *keys: str | int) -> Place:
        """Where a value of the front matter stands; the nearest outer value, or the file's first line, if unknown."""
        for length in range(len(keys), 0, -1):
            found = self.places.get(".".join(map(str, keys[:length])))
            if found:
                return found
        return self.places.get("", Place(self.path))


@dataclass(frozen=True, slots=True)
class Answer(Value):
    """A rendered question of an article's FAQ, with the id its heading has."""

    id: str
    question: str
    answer: Fragment


class Mention(NamedTuple):
    """A name of a source in an article, and where it stands: a cited id, or "doi:…" or "pmid:…" in its text."""

    name: str
    place: Place


class Cited(NamedTuple):
    """A source that an article cites: the id it is cited by, and the ids of the places where it is, in order."""

    id: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text(Value):
    """What a document says. Only its own page and feeds show it, so it is at hand only while they are made.

    `references` are those that the file itself lists; `cited` are all sources that it cites, in the order of their
    first citation, which is that of their numbers.
    """

    body: Fragment = field(default_factory=Fragment)
    key_points: tuple[Fragment, ...] = ()
    faq: tuple[Answer, ...] = ()
    references: tuple[Reference, ...] = ()
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Document):
    """An article. `words` counts its body, key points and answers; `folder` is the site path of its folder.

    Its key points, FAQ and references are no longer in `meta` but in its text. `terms_key` is the digest of its terms.
    `emergency` says that it has an emergency card, `fingerprint` is that of the words which a reviewer signed,
    as they are now; "" without a signature.
    `vocabulary` are its words (text/vocabulary.py), `short_forms` the short forms in it.
    `listed` says by what its own references can be told apart, a line each (text/identifiers.py); `wanted` are the
    citations of sources that it does not list itself; `mentions` are DOIs and PMIDs that its text names.
    """

    meta: ArticleMeta
    folder: str
    words: int = 0
    terms_key: str = ""
    emergency: bool = False
    fingerprint: str = ""
    vocabulary: bytes = b""
    short_forms: tuple[ShortForm, ...] = ()
    listed: str = ""
    wanted: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def reading_minutes(self) -> int:
        """Minutes that silent reading takes at 238 words a minute (Brysbaert 2019), at least 1."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def modified(self) -> dt.date | None:
        """The date of the last substantive change, else of publication."""
        return self.meta.updated or self.meta.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Document):
    """Somebody who writes or reviews. `slug` is what articles name them by."""

    meta: PersonMeta
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder(Document):
    """A folder of content: its `_index.md`, or its bare name where it has none."""

    meta: FolderMeta


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(Document):
    """A page directly under content/: about, editorial policy, contact."""

    meta: PlainMeta
