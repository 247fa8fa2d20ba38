"""Where an article stands with its review and its age on the day of a build."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from healthpress.text.value import Value


class Reason(StrEnum):
    """Why an article has no valid review, or may no longer be relied on. The values are names for templates."""

    NO_REVIEWER = "no-reviewer"
    NO_CREDENTIALS = "no-credentials"
    NOT_REVIEWED = "not-reviewed"
    REVIEW_IN_FUTURE = "review-in-future"
    REVIEW_OVERDUE = "review-overdue"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing(Value):
    """What readers are told at the top of an article. A `preview` has a page, and no place anywhere else.

    `due` is the last day on which the review was valid, `expired` the day on which the article expired, as written.
    """

    preview: bool = False
    reasons: tuple[Reason, ...] = ()
    due: dt.date | None = None
    expired: dt.date | None = None
