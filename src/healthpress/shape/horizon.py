"""How long a site stays as it is while nobody edits it.

In: documents and the time of the build. Out: the stretch of time in which the clock alone changes nothing: nothing is
published, expires or becomes due for review.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from healthpress.model.document import Article, Document


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


def horizon_of(documents: Iterable[Document], now: dt.datetime) -> Horizon:
    """The horizon of a build at `now`: the moments of `publish_at` and `expires`, the days of `review_by`."""
    moments: list[float] = []
    days: list[int] = []
    for document in documents:
        meta = document.meta
        moments += [time.timestamp() for time in (meta.publish_at, meta.expires) if time]
        if isinstance(document, Article) and document.meta.review_by:
            days.append(document.meta.review_by.toordinal())
    present, today = now.timestamp(), now.date().toordinal()
    return Horizon(
        max((moment for moment in moments if moment <= present), default=float("-inf")),
        min((moment for moment in moments if moment > present), default=float("inf")),
        max((day for day in days if day < today), default=float("-inf")),
        min((day for day in days if day >= today), default=float("inf")),
    )
