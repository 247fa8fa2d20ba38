"""What recommending has to know of articles: light values, and their terms where they are asked for.

In: articles, or what is remembered of them. Out: subjects by language, each with a number made of its address. It stands
apart because nothing else here needs a whole article, so that a site need not be in memory to be connected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
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
    articles: Iterable[Article], tags_of: Mapping[str, Sequence[str]], lang: str = "en"
) -> tuple[Subject, ...]:
    """Subjects of articles that are in memory. `lang` is the language of those that name none."""
    return tuple(
        Subject(
            article.url,
            primary_language(article.meta.lang or lang),
            article.folder,
            article.meta.date,
            tuple(tags_of.get(article.url, ())),
            _terms_key(article.terms),
        )
        for article in articles
    )


def terms_in(articles: Iterable[Article]) -> TermsOf:
    """The terms of articles that are in memory."""
    terms = {article.url: article.terms for article in articles}
    return lambda urls: {url: terms[url] for url in urls}


def by_language(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    """The subjects of each language, those that win ties last: the newer ones, then the first by address."""
    groups: dict[str, list[Subject]] = {}
    for subject in sorted(subjects, key=lambda subject: subject.url, reverse=True):
        groups.setdefault(subject.lang, []).append(subject)
    return {key: sorted(groups[key], key=lambda subject: subject.date or dt.date.min) for key in sorted(groups)}


def numbered(subjects: Iterable[Subject]) -> dict[int, Subject]:
    """Subjects by numbers that depend on their addresses, in the order given.

    One more hardly ever changes another's number: only where two addresses would have the same one.
    """
    number_of: dict[str, int] = {}
    taken: set[int] = set()
    ordered = list(subjects)
    for url in sorted(subject.url for subject in ordered):
        number = crc32(url.encode())
        while number in taken:
            number = (number + 1) % NUMBERS
        taken.add(number)
        number_of[url] = number
    return {number_of[subject.url]: subject for subject in ordered}


def _terms_key(terms: Terms) -> str:
    text = f"{terms.title}\0{terms.body}\0".encode()
    return blake2b(text + terms.counts, digest_size=16).hexdigest()
