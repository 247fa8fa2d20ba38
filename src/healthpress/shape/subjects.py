"""What recommending has to know of articles: light values, and their terms where they are asked for.

In: articles, or what is known of them. Out: subjects by language, each with a number made of its address. It stands
apart because connecting needs no whole article, so that a site need not be in memory.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import attrgetter
from zlib import crc32

from healthpress.model.document import Article
from healthpress.text.terms import Terms, primary_language

NUMBERS = 1 << 32
"""Numbers of articles and of features are smaller than this."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An article, as far as recommending asks. `lang` is a primary language; `folder` a site path.

    `terms_key` is a digest that is different whenever the article's terms are.
    """

    url: str
    lang: str
    folder: str
    date: dt.date | None
    tags: tuple[str, ...]
    terms_key: str

    @property
    def digest(self) -> bytes:
        """Different whenever anything of it is."""
        date = self.date.isoformat() if self.date else ""
        parts = (self.url, self.lang, self.folder, date, self.terms_key, *self.tags)
        return blake2b("\0".join(parts).encode(), digest_size=16).digest()


TermsOf = Callable[[Sequence[str]], Mapping[str, Terms]]
"""Gives the terms of articles by their site paths."""


def subjects_of(
    articles: Iterable[Article],
    tags_of: Mapping[str, Sequence[str]],
    lang: str = "en",
    more: Callable[[Article], str] = lambda _: "",
) -> tuple[Subject, ...]:
    """Subjects of articles. `lang` is the language of those that name none; `more` is added to the keys of terms."""
    return tuple(
        Subject(
            article.url,
            primary_language(article.meta.lang or lang),
            article.folder,
            article.meta.date,
            tuple(tags_of.get(article.url, ())),
            article.terms_key + more(article),
        )
        for article in articles
    )


def by_language(subjects: Iterable[Subject]) -> dict[str, dict[int, Subject]]:
    """The subjects of each language by number, those that win ties last: the newer ones, then the first by address.

    Numbers depend on addresses. One more hardly ever changes another's: only where two would have the same one.
    """
    groups: dict[str, dict[int, Subject]] = {}
    for subject in sorted(subjects, key=attrgetter("url")):
        group = groups.setdefault(subject.lang, {})
        number = crc32(subject.url.encode())
        while number in group:
            number = (number + 1) % NUMBERS
        group[number] = subject
    return {lang: dict(_oldest_first(groups[lang].items())) for lang in sorted(groups)}


def _oldest_first(by_address: Iterable[tuple[int, Subject]]) -> list[tuple[int, Subject]]:
    entries = list(by_address)[::-1]
    entries.sort(key=lambda entry: entry[1].date or dt.date.min)
    return entries
