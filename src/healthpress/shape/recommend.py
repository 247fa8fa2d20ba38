"""Which articles lead to which: editors' choices first, then what the texts share.

In: articles, their tags and the editors' choices. Out: where the cards of each article lead, and why. It is a pure
function of the content: the order of the input changes nothing, and ties go to the newer, then by address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from healthpress.model.document import Article
from healthpress.model.recommendation import Reason, Recommendation
from healthpress.shape.nearest import Neighbours, category_part, section
from healthpress.shape.orphans import adopt
from healthpress.shape.vectors import WHOLE, Vectors, vectors_of
from healthpress.text.terms import primary_language

_DIGITS = 9

Picks = Mapping[str, tuple[str, ...]]
TagsOf = Mapping[str, tuple[str, ...]]


def recommend(
    articles: Sequence[Article], tags_of: TagsOf, picked: Picks, *, lang: str = "en", count: int = 3
) -> dict[str, tuple[str, ...]]:
    """Where the cards of every article lead, by site path: `count` each, as far as its language has other articles.

    `tags_of` and `picked` lead from an article's site path to its tags and to the articles an editor chose for it,
    which come first and in their order. `lang` is the language of articles that name none. No article stays without
    a card somewhere as long as the cards that editors left free suffice.
    """
    chosen = choices(articles, picked, count)
    found: dict[str, tuple[str, ...]] = {}
    for group in _by_language(articles, lang):
        found.update(_of_language(group, tags_of, chosen, count))
    return {article.url: found[article.url] for article in articles}


def choices(articles: Iterable[Article], picked: Picks, count: int = 3) -> dict[str, tuple[str, ...]]:
    """The editors' choices that can be shown, by site path: each once, never the article itself, at most `count`."""
    known = {article.url for article in articles}
    return {
        url: tuple(target for target in dict.fromkeys(picked.get(url, ())) if target in known and target != url)[:count]
        for url in sorted(known)
    }


def explain(
    url: str, articles: Sequence[Article], tags_of: TagsOf, picked: Picks, *, lang: str = "en", count: int = 3
) -> tuple[Recommendation, ...]:
    """The cards of the article at site path `url`, as the site shows them, with the reasons for each."""
    for group in _by_language(articles, lang):
        number_of = {article.url: number for number, article in enumerate(group)}
        if url in number_of:
            chosen = choices(articles, picked, count)
            targets = _of_language(group, tags_of, chosen, count)[url]
            vectors = vectors_of(group, tags_of)
            number = number_of[url]
            return tuple(
                _card(group, vectors, number, number_of.get(target), target, picked=place < len(chosen[url]))
                for place, target in enumerate(targets)
            )
    return ()


def _by_language(articles: Iterable[Article], lang: str) -> list[list[Article]]:
    """The articles of each language, the ones that win ties last."""
    groups: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda article: article.url, reverse=True):
        groups.setdefault(primary_language(article.meta.lang or lang), []).append(article)
    return [sorted(groups[key], key=lambda article: article.meta.date or dt.date.min) for key in sorted(groups)]


def _of_language(articles: Sequence[Article], tags_of: TagsOf, chosen: Picks, count: int) -> dict[str, tuple[str, ...]]:
    neighbours = Neighbours(vectors_of(articles, tags_of), [article.folder for article in articles])
    number_of = {article.url: number for number, article in enumerate(articles)}
    nearest = [neighbours.of(number) for number in range(len(articles))]
    newest = _newest_of_folders(articles)
    rows = []
    for number, article in enumerate(articles):
        picks = chosen[article.url]
        taken = {number, *(number_of[url] for url in picks if url in number_of)}
        candidates = chain(nearest[number], newest[article.folder], newest["/"])
        rows.append(list(islice(_untaken(candidates, taken), count - len(picks))))
    adopted = adopt(rows, nearest, [number_of[url] for urls in chosen.values() for url in urls if url in number_of])
    found = {}
    for number, row in enumerate(adopted):
        ordered = row if row == rows[number] and set(row) <= set(nearest[number]) else neighbours.by_score(number, row)
        url = articles[number].url
        found[url] = (*chosen[url], *(articles[other].url for other in ordered))
    return found


def _untaken(candidates: Iterable[int], taken: set[int]) -> Iterator[int]:
    for candidate in candidates:
        if candidate not in taken:
            taken.add(candidate)
            yield candidate


def _newest_of_folders(articles: Sequence[Article]) -> dict[str, list[int]]:
    """The articles of each folder, newest first, and all under "/"."""
    newest: dict[str, list[int]] = {"/": []}
    for number in range(len(articles) - 1, -1, -1):
        newest["/"].append(number)
        if (folder := articles[number].folder) != "/":
            newest.setdefault(folder, []).append(number)
    return newest


def _card(
    articles: Sequence[Article], vectors: Vectors, number: int, other: int | None, url: str, *, picked: bool
) -> Recommendation:
    """One card; an editor may choose an article of another language, with which nothing is compared."""
    if other is None:
        return Recommendation(url, 0.0, picked, ())
    shared = [(*vectors.name(feature), weight * theirs) for feature, weight, theirs in vectors.shared(number, other)]
    mine, folder = articles[number].folder, articles[other].folder
    if part := category_part(mine, folder):
        shared.append(("category", folder if mine == folder else section(folder), part))
    shared.sort(key=lambda reason: (-reason[2], *reason))
    reasons = tuple(Reason(kind, term, round(part / WHOLE, _DIGITS)) for kind, term, part in shared)
    return Recommendation(url, round(sum(part for *_, part in shared) / WHOLE, _DIGITS), picked, reasons)
