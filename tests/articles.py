"""Articles with as much text as a test needs, and what is recommended for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from healthpress.model.document import Answer, Article
from healthpress.model.fragment import Fragment
from healthpress.model.meta import ArticleMeta
from healthpress.model.recommendation import Recommendation
from healthpress.shape.recommend import explain, recommend
from healthpress.shape.subjects import subjects_of, terms_in
from healthpress.text.terms import terms_of

By = Mapping[str, tuple[str, ...]]


def article(
    url: str, title: str = "", body: str = "", *, date: dt.date | None = None, lang: str = "", answer: str = ""
) -> Article:
    """An article at a site path."""
    return Article(
        path=f"content{url[:-1]}.md",
        url=url,
        meta=ArticleMeta(title=title or url, date=date, lang=lang),
        body=Fragment(text=body),
        digest="",
        folder=url[: url.rstrip("/").rfind("/") + 1],
        faq=(Answer("q", "Why?", Fragment(text=answer)),) if answer else (),
        terms=terms_of(title or url, (body, answer), lang or "en"),
    )


def recommended(articles: Sequence[Article], tags: By, picked: By, *, count: int = 3) -> dict[str, tuple[str, ...]]:
    """The cards of articles, worked out from nothing."""
    return recommend(subjects_of(articles, tags), terms_in(articles), picked, count=count).cards


def explained(url: str, articles: Sequence[Article], tags: By, picked: By) -> tuple[Recommendation, ...]:
    """The cards of one of the articles with their reasons."""
    return explain(url, subjects_of(articles, tags), terms_in(articles), picked)
