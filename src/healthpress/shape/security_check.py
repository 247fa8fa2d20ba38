"""Is security.txt still good? A file that has expired is one that nobody trusts.

In: the site's settings and the day of the build. Out: findings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from healthpress.model.hosting import Security
from healthpress.model.security_txt import WARNING_DAYS
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place


def check_security(security: Security, places: Mapping[str, Place], today: dt.date) -> list[Diagnostic]:
    """A finding where the day that the site gives has come, or comes soon."""
    if not security.contact or not security.expires:
        return []
    left = (security.expires - today).days
    if left > WARNING_DAYS:
        return []
    place = places.get("security.expires", Place("content/site.yaml"))
    told = f"ends on {security.expires}" if left > 0 else f"ended on {security.expires}"
    return [rules.SECURITY_EXPIRES.at(place, f"What security.txt says {told}.")]
