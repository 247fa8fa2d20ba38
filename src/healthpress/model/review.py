"""What reviewers are shown: the queue of articles that want one, and the pack of one article.

In: decided facts. Out: values that calendars, reports and packs are written from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from healthpress.model.meta import Reference
from healthpress.text.word_changes import Change

Reason = Literal["overdue", "void", "unsigned", "due"]

REASONS: dict[Reason, str] = {
    "overdue": "Review overdue",
    "void": "Sign-off void",
    "unsigned": "Never signed",
    "due": "Review due",
}
"""Why an article is in the queue, in words, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One article in the queue. `reviewers` are slugs, `names` the same people's names; `due` is its `review_by`."""

    url: str
    path: str
    title: str
    reviewers: tuple[str, ...]
    names: tuple[str, ...]
    reasons: tuple[Reason, ...]
    reviewed: dt.date | None
    due: dt.date | None
    signed: dt.date | None

    @property
    def why(self) -> str:
        """The reasons in words."""
        words = [REASONS[reason] for reason in self.reasons]
        return ", ".join([*words[:1], *(word.lower() for word in words[1:])])


def by_reviewer(items: Iterable[Wanted]) -> dict[str, list[Wanted]]:
    """The queue of each reviewer, by name; "" holds the articles that name nobody. Of two, each has the article."""
    groups: dict[str, list[Wanted]] = {}
    for item in items:
        for name in item.names or ("",):
            groups.setdefault(name, []).append(item)
    return dict(sorted(groups.items(), key=lambda pair: (pair[0] == "", pair[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """One source in a pack: `number` is what the text cites it by, `url` where it can be read, or ""."""

    number: int
    reference: Reference
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a reviewer reads of one article. HTML in it is clean and asks for nothing from any network.

    `changes` are those since the last sign-off; `known` is false where no record tells what was signed.
    """

    site_name: str
    lang: str
    title: str
    description: str
    url: str
    reviewer: str
    credentials: str
    authors: tuple[str, ...]
    published: dt.date | None
    updated: dt.date | None
    reviewed: dt.date | None
    review_by: dt.date | None
    made: dt.date
    key_points: tuple[str, ...]
    body: str
    faq: tuple[tuple[str, str], ...]
    sources: tuple[PackSource, ...]
    signed: dt.date | None
    known: bool
    changes: tuple[Change, ...]
    code: str
