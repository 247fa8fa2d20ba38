"""What journals have said of papers after they were printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Nature = Literal["retraction", "concern", "correction", "reinstatement"]


class Notice(NamedTuple):
    """A journal's notice about a paper: the record's number, the day as YYYY-MM-DD or "", the reasons given."""

    record: str
    nature: Nature
    title: str
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class RetractionIndex:
    """The notice that holds today, by "doi:…" and "pmid:…" of the paper; papers that were reinstated have none."""

    notices: Mapping[str, Notice] = field(default_factory=dict)
    rows: int = 0
