"""How long a site stays as it is while nobody edits it.

In: documents, the site's policies and the time of the build. Out: the stretch of time in which the clock alone changes
nothing: nothing is published, reviewed, overdue or expires, no notice ends, and no date of the future comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from healthpress.model.document import Article, Document
from healthpress.model.meta import ArticleMeta
from healthpress.model.security_txt import turning_days
from healthpress.model.site import Site
from healthpress.shape.gate import end_of_notice, review_due


class Horizon(NamedTuple):
    """Nothing changes from `since` until before `until`, on days after `after` up to and with `last`.

    Times are seconds since 1970, days proleptic Gregorian ordinals; infinite where there is no bound.
    """

    since: float
    until: float
    after: float
    last: float

    def holds(self, now: dt.datetime) -> bool:
        """Whether a build at `now` finds the same."""
        return self.since <= now.timestamp() < self.until and self.after < now.date().toordinal() <= self.last


def horizon_of(documents: Iterable[Document], site: Site, now: dt.datetime) -> Horizon:
    """The horizon of a build at `now`."""
    moments: list[float] = []
    days = [*turning_days(site.security, now.date())]
    for document in documents:
        meta = document.meta
        moments += [time.timestamp() for time in (meta.publish_at, meta.expires) if time]
        if isinstance(document, Article):
            days += _last_days(document.meta, site)
            if meta.expires:
                moments.append(end_of_notice(meta.expires, site))
    present, today = now.timestamp(), now.date().toordinal()
    return Horizon(
        max((moment for moment in moments if moment <= present), default=float("-inf")),
        min((moment for moment in moments if moment > present), default=float("inf")),
        max((day for day in days if day < today), default=float("-inf")),
        min((day for day in days if day >= today), default=float("inf")),
    )


def _last_days(meta: ArticleMeta, site: Site) -> Iterator[int]:
    """The days after which an article is judged otherwise: its review is overdue, a date of the future has come."""
    due = review_due(meta, site)
    if due:
        yield due.toordinal()
    for day in (meta.date, meta.updated, meta.reviewed, *(change.date for change in meta.history)):
        if day:
            yield day.toordinal() - 1
