"""Recommended articles of a site, with what the last build remembers of them.

In: subjects, a way to their terms, editors' choices, a file. Out: cards and explanations. It stands apart because
recommending itself knows nothing of files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from healthpress.build import state_file
from healthpress.model.recommendation import Recommendation
from healthpress.shape.connections import is_damaged
from healthpress.shape.recommend import explain, recommend
from healthpress.shape.subjects import Subject, TermsOf


@dataclass(frozen=True, slots=True)
class Related:
    """What recommending reads; `picked` maps site paths to those that an editor chose, `memory` is the file."""

    subjects: tuple[Subject, ...]
    terms_of: TermsOf
    picked: Mapping[str, tuple[str, ...]]
    memory: Path

    def cards(self) -> dict[str, tuple[str, ...]]:
        """Where the cards of every article lead, by site path."""
        known = self._remembered()
        made = recommend(self.subjects, self.terms_of, self.picked, remembered=known)
        if made.remembered != known:
            state_file.replace(self.memory, made.remembered)
        return made.cards

    def explain(self, url: str) -> tuple[Recommendation, ...]:
        """The cards of one article with the reasons for each."""
        return explain(url, self.subjects, self.terms_of, self.picked, remembered=self._remembered())

    def _remembered(self) -> bytes:
        try:
            known = self.memory.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError:
            known = b""
        if is_damaged(known):
            state_file.tell_damaged(self.memory)
            return b""
        return known
