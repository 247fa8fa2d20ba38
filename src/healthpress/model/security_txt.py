"""The day on which security.txt (RFC 9116) is no longer good, and when a build must look at it again.

In: a site's settings and a day. Out: days. They stand apart because both the file and the clock of builds need them.
"""

from __future__ import annotations

import datetime as dt

from healthpress.model.hosting import Security

PATH = ".well-known/security.txt"
"""Where the file stands (RFC 9116, 3)."""

WARNING_DAYS = 30
"""So many days before the end it is time to look at the contacts again."""


def good_until(security: Security, today: dt.date) -> dt.date:
    """The day of `Expires`: the site's, or a year after the first day of this month.

    RFC 9116, 2.5.5, wants it to be less than a year away, and asks for one; the month makes most builds write the same.
    """
    return security.expires or today.replace(year=today.year + 1, day=1)


def turning_days(security: Security, today: dt.date) -> tuple[int, ...]:
    """The days, as ordinals, after which the file or what is said of it is another, as far as a build today knows."""
    if not security.contact:
        return ()
    if security.expires:
        end = security.expires.toordinal()
        return (end - WARNING_DAYS - 1, end - 1)
    first = today.replace(day=1).toordinal()
    following = (today.replace(day=28) + dt.timedelta(days=4)).replace(day=1).toordinal()
    return (first - 1, following - 1)
