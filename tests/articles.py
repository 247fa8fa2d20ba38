"""Articles with as much text as a test needs, and what is recommended for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from healthpress.model.document import Article
from healthpress.model.meta import ArticleMeta
from healthpress.model.recommendation import Recommendation
from healthpress.shape.recommend import explain, recommend
from healthpress.shape.subjects import TermsOf, subjects_of
from healthpress.text.digest import digest_of
from healthpress.text.terms import Terms, terms_of

By = Mapping[str, tuple[str, ...]]

_TERMS: dict[str, Terms] = {}
"""The terms of every article made here, by their key: what a build keeps on disk."""


def article(
    url: str, title: str = "", body: str = "", *, date: dt.date | None = None, lang: str = "", answer: str = ""
) -> Article:
    """An article at a site path."""
    terms = terms_of(title or url, (body, answer), lang or "en")
    key = digest_of(terms)
    _TERMS[key] = terms
    return Article(
        path=f"content{url[:-1]}.md",
        url=url,
        meta=ArticleMeta(title=title or url, date=date, lang=lang),
        summary=body,
        folder=url[: url.rstrip("/").rfind("/") + 1],
        terms_key=key,
    )


def terms_in(articles: Sequence[Article]) -> TermsOf:
    """The terms of articles that were made here."""
    keys = {article.url: article.terms_key for article in articles}
    return lambda urls: {url: _TERMS[keys[url]] for url in urls}


def recommended(articles: Sequence[Article], tags: By, picked: By, *, count: int = 3) -> dict[str, tuple[str, ...]]:
    """The cards of articles, worked out from nothing."""
    return recommend(subjects_of(articles, tags), terms_in(articles), picked, count=count).cards


def explained(url: str, articles: Sequence[Article], tags: By, picked: By) -> tuple[Recommendation, ...]:
    """The cards of one of the articles with their reasons."""
    return explain(url, subjects_of(articles, tags), terms_in(articles), picked)
