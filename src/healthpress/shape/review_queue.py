"""The queue: which articles want a reviewer, why, and by when.

In: outlines of articles, the day, and how far to look ahead. Out: items, the most pressing first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from healthpress.model.document import Article, Person
from healthpress.model.review import REASONS, Reason, Wanted
from healthpress.model.site import Site
from healthpress.shape.sign_off import signoff_state


def queue_of(
    articles: Iterable[Article], people: Mapping[str, Person], site: Site, today: dt.date, within: int
) -> tuple[Wanted, ...]:
    """The articles that are overdue, due within so many days, void or never signed."""
    items = []
    for article in articles:
        reasons = _reasons(article, site, today, today + dt.timedelta(days=within))
        if reasons:
            items.append(_wanted(article, people, reasons))
    rank = {reason: number for number, reason in enumerate(REASONS)}
    return tuple(sorted(items, key=lambda item: (rank[item.reasons[0]], item.due or dt.date.max, item.url)))


def _reasons(article: Article, site: Site, today: dt.date, horizon: dt.date) -> tuple[Reason, ...]:
    due = article.meta.review_by
    state = signoff_state(article) if site.sign_off != "off" else "valid"
    found: dict[Reason, bool] = {
        "overdue": due is not None and due < today,
        "void": state == "void",
        "unsigned": state == "missing",
        "due": due is not None and today <= due <= horizon,
    }
    return tuple(reason for reason in REASONS if found[reason])


def _wanted(article: Article, people: Mapping[str, Person], reasons: tuple[Reason, ...]) -> Wanted:
    meta = article.meta
    names = tuple(people[slug].meta.title if slug in people else slug for slug in meta.reviewers)
    signed = meta.signed.date if meta.signed else None
    return Wanted(
        article.url, article.path, meta.title, meta.reviewers, names, reasons, meta.reviewed, meta.review_by, signed
    )
