"""Why one article leads to another: values between the scoring and the command that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal["title", "body", "tag", "category"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Something two articles share. `weight` is its part of their score."""

    kind: ReasonKind
    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An article recommended by another. `url` is its site path; `score`, 0 to 1, is the sum of the reasons' weights.

    `picked` says that an editor chose it. Reasons are strongest first; without any, it is there to fill the row or
    because nothing else leads to it.
    """

    url: str
    score: float
    picked: bool
    reasons: tuple[Reason, ...]
