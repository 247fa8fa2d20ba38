"""Which articles lead to which: editors' choices first, then what the texts share.

In: articles, their tags and the editors' choices. Out: the cards of each article with their reasons. Articles are
vectors of title words, strongest body terms and tags; an inverted index finds an article's nearest ones. It is a pure
function of the content: the order of the input changes nothing, and ties go to the newer, then by address.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from healthpress.model.document import Article
from healthpress.model.recommendation import Reason, ReasonKind, Recommendation
from healthpress.shape.orphans import adopt
from healthpress.shape.terms import primary_language, term_counts

BODY_TERMS = 40
"""How many of its strongest body terms stand for an article."""

_SHARES: Mapping[ReasonKind, float] = {"title": 0.3, "body": 0.5, "tag": 0.17, "category": 0.03}
"""What each kind can add to a score; together 1."""

_STRONGEST = 128
"""How many articles a term keeps in the index, those with the greatest weights."""

_VISITS = 900
"""After so many entries of the index an article's weaker terms look no further."""

_NEAREST = 12
"""How many of the articles found are scored exactly."""

_DIGITS = 9
"""Scores are rounded so that the order of additions cannot decide a tie."""

Picks = Mapping[str, tuple[str, ...]]
TagsOf = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Space:
    """The articles of one language as vectors. Articles are numbers; of two alike, the greater number goes first.

    `features` says what the numbers in `vectors` mean; `index` leads from each to (weight, article), greatest first.
    """

    articles: Sequence[Article]
    features: Sequence[tuple[ReasonKind, str]]
    vectors: Sequence[Mapping[int, float]]
    index: Sequence[Sequence[tuple[float, int]]]


def recommend(
    articles: Sequence[Article], tags_of: TagsOf, picked: Picks, *, lang: str = "en", count: int = 3
) -> dict[str, tuple[Recommendation, ...]]:
    """The cards of every article, by site path, `count` for each as far as its language has other articles.

    `tags_of` and `picked` lead from an article's site path to its tags and to the articles an editor chose for it,
    which come first and in their order. `lang` is the language of articles that name none. No article stays without
    a card somewhere as long as the cards that editors left free suffice.
    """
    known = {article.url for article in articles}
    chosen = {
        url: tuple(target for target in dict.fromkeys(picked.get(url, ())) if target in known and target != url)[:count]
        for url in sorted(known)
    }
    found: dict[str, tuple[Recommendation, ...]] = {}
    for group in _by_language(articles, lang):
        space = _space(group, tags_of, lang)
        found.update(_of_language(space, chosen, count))
    return {article.url: found[article.url] for article in articles}


def explain(
    url: str, articles: Sequence[Article], tags_of: TagsOf, picked: Picks, *, lang: str = "en", count: int = 3
) -> tuple[Recommendation, ...]:
    """The cards of the article at site path `url`, as the site shows them."""
    return recommend(articles, tags_of, picked, lang=lang, count=count).get(url, ())


def _by_language(articles: Iterable[Article], lang: str) -> list[list[Article]]:
    """The articles of each language, the ones that win ties last."""
    groups: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda article: article.url, reverse=True):
        groups.setdefault(primary_language(article.meta.lang or lang), []).append(article)
    return [sorted(groups[key], key=lambda article: article.meta.date or dt.date.min) for key in sorted(groups)]


def _of_language(space: _Space, chosen: Picks, count: int) -> dict[str, tuple[Recommendation, ...]]:
    number_of = {article.url: number for number, article in enumerate(space.articles)}
    nearest = [_nearest(space, number) for number in range(len(space.articles))]
    newest = _newest_of_folders(space)
    rows = []
    for number, article in enumerate(space.articles):
        picks = chosen[article.url]
        taken = {number, *(number_of[url] for url in picks if url in number_of)}
        candidates = chain((other for _, other in nearest[number]), newest[article.folder], newest["/"])
        rows.append(list(islice(_untaken(candidates, taken), count - len(picks))))
    rows = adopt(rows, nearest, [number_of[url] for urls in chosen.values() for url in urls if url in number_of])
    return {
        article.url: (
            *(_card(space, number, number_of.get(url), url, picked=True) for url in chosen[article.url]),
            *(_card(space, number, other, space.articles[other].url) for other in _by_score(space, number, row)),
        )
        for (number, article), row in zip(enumerate(space.articles), rows, strict=True)
    }


def _untaken(candidates: Iterable[int], taken: set[int]) -> Iterator[int]:
    for candidate in candidates:
        if candidate not in taken:
            taken.add(candidate)
            yield candidate


def _newest_of_folders(space: _Space) -> dict[str, list[int]]:
    """The articles of each folder, newest first, and all under "/"."""
    newest: dict[str, list[int]] = {"/": []}
    for number in range(len(space.articles) - 1, -1, -1):
        newest["/"].append(number)
        if (folder := space.articles[number].folder) != "/":
            newest.setdefault(folder, []).append(number)
    return newest


def _card(space: _Space, number: int, other: int | None, url: str, *, picked: bool = False) -> Recommendation:
    """One card; an editor may choose an article of another language, with which nothing is compared."""
    if other is None:
        return Recommendation(url, 0.0, picked, ())
    return Recommendation(url, _score(space, number, other), picked, _reasons(space, number, other))


def _reasons(space: _Space, number: int, other: int) -> tuple[Reason, ...]:
    """What two articles share, strongest first."""
    mine, theirs = space.vectors[number], space.vectors[other]
    shared = [
        Reason(*space.features[feature], round(weight * theirs[feature], _DIGITS))
        for feature, weight in mine.items()
        if feature in theirs
    ]
    part = _category_part(space, number, other)
    if part:
        folder = space.articles[other].folder
        shared.append(Reason("category", folder if part == _SHARES["category"] else _section(folder), part))
    return tuple(sorted(shared, key=lambda reason: (-reason.weight, reason.kind, reason.term)))


def _category_part(space: _Space, number: int, other: int) -> float:
    """The whole part for the same folder, half of it for the same section."""
    mine, theirs = space.articles[number].folder, space.articles[other].folder
    if mine == theirs:
        return _SHARES["category"]
    return _SHARES["category"] / 2 if _section(mine) == _section(theirs) else 0.0


def _section(folder: str) -> str:
    return folder[: folder.find("/", 1) + 1]


def _score(space: _Space, number: int, other: int) -> float:
    mine, theirs = space.vectors[number], space.vectors[other]
    text = sum([mine[feature] * theirs[feature] for feature in mine.keys() & theirs.keys()])
    return round(text + _category_part(space, number, other), _DIGITS)


def _by_score(space: _Space, number: int, others: Iterable[int]) -> list[int]:
    return [other for _, other in sorted(((_score(space, number, other), other) for other in others), reverse=True)]


def _nearest(space: _Space, number: int) -> list[tuple[float, int]]:
    """The articles with the most in common as (score, article), nearest first."""
    found: dict[int, float] = {}
    visits = 0
    for feature, weight in space.vectors[number].items():
        for strength, other in space.index[feature]:
            found[other] = found.get(other, 0.0) + weight * strength
        visits += len(space.index[feature])
        if visits > _VISITS:
            break
    found.pop(number, None)
    promising = heapq.nlargest(_NEAREST, zip(found.values(), found, strict=True))
    return sorted(((_score(space, number, other), other) for _, other in promising), reverse=True)


def _space(articles: Sequence[Article], tags_of: TagsOf, lang: str) -> _Space:
    """All articles of one language as vectors: in each, the features with the greatest weights come first."""
    titles, bodies, vocabulary = _counted(articles, lang)
    spread = Counter(
        chain.from_iterable(dict.fromkeys(chain(title, body)) for title, (body, _) in zip(titles, bodies, strict=True))
    )
    rarity = [math.log((len(articles) + 1) / spread[term]) for term in range(len(vocabulary))]
    tag_rarity = {
        tag: math.log((len(articles) + 1) / uses)
        for tag, uses in Counter(tag for article in articles for tag in tags_of.get(article.url, ())).items()
    }
    numbers: dict[tuple[ReasonKind, str], int] = {}
    vectors = []
    for article, title, (body, counts) in zip(articles, titles, bodies, strict=True):
        weighed: list[tuple[ReasonKind, list[tuple[float, str]]]] = [
            ("title", [(rarity[term], vocabulary[term]) for term in title]),
            ("body", _strongest(body, counts, vocabulary, rarity, spread)),
            ("tag", [(tag_rarity[tag], tag) for tag in tags_of.get(article.url, ())]),
        ]
        vectors.append(_vector(weighed, numbers))
    index: list[list[tuple[float, int]]] = [[] for _ in numbers]
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            index[feature].append((weight, number))
    strongest = [heapq.nlargest(_STRONGEST, entries) if len(entries) > _STRONGEST else entries for entries in index]
    return _Space(articles, list(numbers), vectors, strongest)


_Counts = tuple["array[int]", "array[int]"]


def _counted(articles: Sequence[Article], lang: str) -> tuple[list[list[int]], list[_Counts], list[str]]:
    """The terms of each title; of each body with their counts, both by number; and what the numbers mean."""
    numbers: dict[str, int] = {}
    titles: list[list[int]] = []
    bodies: list[_Counts] = []
    for article in articles:
        language = primary_language(article.meta.lang or lang)
        text = " ".join((article.body.text, *(f"{entry.question} {entry.answer.text}" for entry in article.faq)))
        counts = term_counts(text, language)
        titles.append([numbers.setdefault(term, len(numbers)) for term in term_counts(article.meta.title, language)])
        bodies.append(
            (array("I", [numbers.setdefault(term, len(numbers)) for term in counts]), array("I", counts.values()))
        )
    return titles, bodies, list(numbers)


def _strongest(
    body: array[int], counts: array[int], vocabulary: Sequence[str], rarity: Sequence[float], spread: Mapping[int, int]
) -> list[tuple[float, str]]:
    """The body's strongest terms by TF-IDF, among those that another article has too."""
    weighed = [
        ((1.0 + math.log(count)) * rarity[term], vocabulary[term])
        for term, count in zip(body, counts, strict=True)
        if spread[term] > 1
    ]
    return heapq.nlargest(BODY_TERMS, weighed)


def _vector(
    weighed: Iterable[tuple[ReasonKind, Sequence[tuple[float, str]]]], numbers: dict[tuple[ReasonKind, str], int]
) -> dict[int, float]:
    """The features of an article, so scaled that the product of two vectors adds up to the kinds' shares at most."""
    found: list[tuple[float, int]] = []
    for kind, entries in weighed:
        length = math.sqrt(sum(weight * weight for weight, _ in entries))
        if length:
            scale = math.sqrt(_SHARES[kind]) / length
            found += [(weight * scale, numbers.setdefault((kind, term), len(numbers))) for weight, term in entries]
    found.sort(key=lambda entry: (-entry[0], entry[1]))
    return {feature: weight for weight, feature in found}
