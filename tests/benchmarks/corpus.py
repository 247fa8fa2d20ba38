"""Made-up health articles: any number, always the same for one seed, each made alone so that memory stays small.

In: a number of articles and a seed. Out: articles as values. How they are laid out for a generator is not known here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from random import Random

from tests.benchmarks import words

TAGS_PER_ARTICLE = (12, 22)
"""Fewest and most; 17 on average."""

_FIRST_DAY = dt.date(2018, 1, 1)
_DAYS = 3000
_FLAT = 20
"""Added to a tag's rank in its weight 1 / (rank + _FLAT): the first tags are common, not on every article."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article stands, and what it is called."""

    section: str
    category: str
    slug: str
    title: str

    @property
    def folder(self) -> str:
        """The folder of its category, such as `living-well/sleep`."""
        return f"{slugged(self.section)}/{slugged(self.category)}"

    @property
    def url(self) -> str:
        """The path of its page."""
        return f"/{self.folder}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered source."""

    id: str
    title: str
    url: str
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its editors meant it. `related` are those that they picked; `body` is Markdown."""

    address: Address
    description: str
    date: dt.date
    tags: tuple[str, ...]
    author: str
    reviewer: str
    reviewed: dt.date
    key_points: tuple[str, ...]
    faq: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
    related: tuple[Address, ...]
    body: str

    def edited(self, sentence: str) -> Article:
        """The same with one sentence more in its text."""
        return replace(self, body=f"{self.body}\n{sentence}\n")

    def tagged(self, tag: str) -> Article:
        """The same with one topic more."""
        return replace(self, tags=(*self.tags, tag))


class Corpus:
    """`count` articles by `seed`, numbered from 0."""

    def __init__(self, count: int, seed: int = 7) -> None:
        self.count = count
        self.seed = seed

    def __iter__(self) -> Iterator[Article]:
        """All articles, one after another."""
        return map(self.article, range(self.count))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The vocabulary, most used first: 2,000 tags for 10,000 articles, growing with the root of their number."""
        size = min(round(20 * self.count**0.5), len(words.QUALITIES) * len(words.NOUNS))
        pairs = [f"{quality} {noun}" for quality in words.QUALITIES for noun in words.NOUNS]
        return tuple(Random(f"{self.seed}/tags").sample(pairs, size))

    @cached_property
    def _weights(self) -> tuple[float, ...]:
        return tuple(accumulate(1 / (rank + _FLAT) for rank in range(len(self.tags))))

    def address(self, number: int) -> Address:
        """Where the article of a number stands, without making the article."""
        random = Random(f"{self.seed}/address/{number}")
        section = random.choice(tuple(words.SECTIONS))
        category = random.choice(words.SECTIONS[section])
        title = filled(random, random.choice(words.TITLES))
        return Address(section, category, f"{slugged(title)}-{number}", f"{title} ({number})")

    def article(self, number: int) -> Article:
        """The article of a number."""
        random = Random(f"{self.seed}/article/{number}")
        date = _FIRST_DAY + dt.timedelta(days=random.randrange(_DAYS))
        picked = random.sample(range(self.count), min(3, self.count)) if number % 3 == 0 else []
        return Article(
            self.address(number),
            " ".join(_sentences(random, 2)).replace("*", ""),
            date,
            self._tags_of(random),
            random.choice(words.AUTHORS),
            random.choice(words.REVIEWERS),
            date + dt.timedelta(days=random.randrange(60)),
            tuple(_sentences(random, 4)),
            tuple((question, " ".join(_sentences(random, 3))) for question in _questions(random)),
            tuple(_reference(random, index) for index in range(1, random.randint(3, 6))),
            tuple(self.address(other) for other in picked if other != number),
            self._body(random),
        )

    def _tags_of(self, random: Random) -> tuple[str, ...]:
        wanted = min(random.randint(*TAGS_PER_ARTICLE), len(self.tags))
        found: dict[str, None] = {}
        while len(found) < wanted:
            found.update(dict.fromkeys(random.choices(self.tags, cum_weights=self._weights)))
        return tuple(found)

    def _body(self, random: Random) -> str:
        """About 700 words: an introduction and five parts with a list, a table, a quotation and links among them."""
        parts = [_paragraph(random), self._with_link(random)]
        extras = [_list(random, "- "), _list(random, "1. "), _table(random), f"> {_paragraph(random)}", _nested(random)]
        random.shuffle(extras)
        for heading, extra in zip(random.sample(words.HEADINGS, 5), extras, strict=True):
            parts += [f"## {filled(random, heading)}", _paragraph(random), extra, self._with_link(random)]
        parts.insert(-1, f"### {filled(random, random.choice(words.HEADINGS))}")
        return "\n\n".join(parts) + "\n"

    def _with_link(self, random: Random) -> str:
        other = self.address(random.randrange(self.count))
        return f"{_paragraph(random)} Read on in [{other.title}]({other.url})."


def digest(corpus: Corpus) -> str:
    """The digest of all articles: equal digests, equal corpora."""
    proof = hashlib.sha256()
    for article in corpus:
        proof.update(repr(article).encode())
    return proof.hexdigest()


def slugged(text: str) -> str:
    """Letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def filled(random: Random, pattern: str) -> str:
    """A pattern of words.py with words in its gaps."""
    noun, other = random.sample(words.NOUNS, 2)
    quality = random.choice(words.QUALITIES)
    return pattern.format(
        noun=noun,
        other=other,
        quality=quality,
        Quality=quality.capitalize(),
        people=random.choice(words.PEOPLE),
        verb=random.choice(words.VERBS),
        adverb=random.choice(words.ADVERBS),
        number=random.randint(3, 90),
        Number=random.choice(("Three", "Five", "Seven", "Nine")),
    )


def _sentences(random: Random, count: int) -> list[str]:
    return [filled(random, pattern) for pattern in random.choices(words.SENTENCES, k=count)]


def _paragraph(random: Random) -> str:
    return " ".join(_sentences(random, random.randint(2, 3)))


def _list(random: Random, mark: str) -> str:
    return "\n".join(mark + sentence for sentence in _sentences(random, random.randint(3, 5)))


def _nested(random: Random) -> str:
    return "\n".join(
        ("    - " if index % 2 else "- ") + sentence for index, sentence in enumerate(_sentences(random, 4))
    )


def _table(random: Random) -> str:
    rows = [f"| {filled(random, '{quality} {noun} | {number} | {people}')} |" for _ in range(random.randint(3, 6))]
    return "\n".join(["| what | minutes | who |", "| --- | --- | --- |", *rows])


def _questions(random: Random) -> list[str]:
    patterns = random.sample(words.QUESTIONS, random.randint(3, 5))
    return [filled(random, pattern) for pattern in patterns]


def _reference(random: Random, index: int) -> Reference:
    title = filled(random, "{Quality} {noun} and {other} in {people}")
    number = random.randrange(10_000)
    return Reference(
        f"source-{index}",
        title,
        f"https://www.example.org/{number}-{index}/",
        "Example Journal",
        random.randint(2005, 2026),
    )
