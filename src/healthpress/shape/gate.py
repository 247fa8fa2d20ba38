"""The gate: which articles the public may find on a day, which only have a page, and why.

In: an article, the people of the site, its policies and the time of the build. Out: the article's standing. It stands
apart because everything that lists articles relies on this one decision, and is made after it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from healthpress.model.document import Article, Document, Person
from healthpress.model.meta import ArticleMeta
from healthpress.model.site import Site
from healthpress.model.standing import Reason, Standing

GOOD = Standing()
"""The standing of an article of which there is nothing to tell."""

_MONTHS = 12
_SECONDS_A_DAY = 86400


def standing_of(article: Article, people: Mapping[str, Person], site: Site, now: dt.datetime) -> Standing:
    """The standing of an article that is no draft; `people` are those who have a page, by slug."""
    meta = article.meta
    faults = review_faults(meta, people, site, now.date()) if site.gate == "strict" else ()
    expired = meta.expires is not None and meta.expires <= now
    if not faults and not expired:
        return GOOD
    return Standing(
        preview=bool(faults) or notice_over(meta.expires, site, now),
        reasons=(*faults, Reason.EXPIRED) if expired else faults,
        due=review_due(meta, site) if Reason.REVIEW_OVERDUE in faults else None,
        expired=meta.expires.date() if expired and meta.expires else None,
    )


def review_faults(meta: ArticleMeta, people: Mapping[str, Person], site: Site, today: dt.date) -> tuple[Reason, ...]:
    """What is missing to a valid review: a named reviewer with credentials, and a review in date.

    The review is in date from the day of `reviewed` up to and with `review_due`.
    """
    faults = []
    if not meta.reviewers:
        faults.append(Reason.NO_REVIEWER)
    elif not any(slug in people and people[slug].meta.credentials for slug in meta.reviewers):
        faults.append(Reason.NO_CREDENTIALS)
    due = review_due(meta, site)
    if meta.reviewed is None:
        faults.append(Reason.NOT_REVIEWED)
    elif meta.reviewed > today:
        faults.append(Reason.REVIEW_IN_FUTURE)
    if due and due < today:
        faults.append(Reason.REVIEW_OVERDUE)
    return tuple(faults)


def review_due(meta: ArticleMeta, site: Site) -> dt.date | None:
    """The last day of a review: `review_by`, else so many months after `reviewed` as the site says; None for no end."""
    if meta.review_by or not meta.reviewed or not site.review_months:
        return meta.review_by
    years, month = divmod(meta.reviewed.month - 1 + site.review_months, _MONTHS)
    year = meta.reviewed.year + years
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(meta.reviewed.day, calendar.monthrange(year, month + 1)[1]))


def notice_over(expires: dt.datetime | None, site: Site, now: dt.datetime) -> bool:
    """Whether an article expired so long ago that a notice on its page is no longer enough."""
    return expires is not None and end_of_notice(expires, site) <= now.timestamp()


def end_of_notice(expires: dt.datetime, site: Site) -> float:
    """When the notice on an expired article's page is no longer enough, in seconds since 1970."""
    return expires.timestamp() + site.expired.notice_days * _SECONDS_A_DAY


def has_page(document: Document, site: Site, now: dt.datetime) -> bool:
    """Whether a document has a page at all: it is neither a draft, nor scheduled for later, nor removed after its end.

    The policy for what has expired is for articles; anything else is gone at its end.
    """
    meta = document.meta
    if meta.draft or (meta.publish_at and meta.publish_at > now):
        return False
    if meta.expires is None or meta.expires > now:
        return True
    removed = site.expired.then == "remove" and notice_over(meta.expires, site, now)
    return isinstance(document, Article) and not removed
