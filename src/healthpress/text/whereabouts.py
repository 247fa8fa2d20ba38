"""Where words that were rendered stand in the file they come from.

In: a file's text and a phrase to read. Out: an offset. Markup, link targets and citations stand between the words of a
file, so a phrase is found by its words, in order and near each other; a best guess, and it never fails.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 6
_NEAR = 14
"""Words of a file that may stand between two words of a phrase: those of a link's target or a citation."""


@lru_cache(maxsize=1)
def whereabouts(text: str) -> Whereabouts:
    """The words of a text and where they stand; whoever asks next of the same text gets the same."""
    return Whereabouts(text)


class Whereabouts:
    """The words of one text and where they stand."""

    def __init__(self, text: str) -> None:
        self._words = [word.lower() for word in _WORD.findall(text)]
        self._starts = [found.start() for found in _WORD.finditer(text)]
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            self._at[word].append(number)

    def of(self, phrase: str, after: int = 0) -> int | None:
        """The offset of a phrase at or after an offset, else anywhere; None where its words are not there in order."""
        wanted = [found[0].lower() for found in _WORD.finditer(phrase)][:_LOOKED_AT]
        if not wanted:
            return None
        first = self._at.get(wanted[0], [])
        begin = bisect_left(self._starts, after)
        split = bisect_left(first, begin)
        for number in (*first[split:], *first[:split]):
            if self._follows(number, wanted[1:]):
                return self._starts[number]
        return None

    def _follows(self, number: int, wanted: list[str]) -> bool:
        for word in wanted:
            near = self._words[number + 1 : number + 1 + _NEAR]
            if word not in near:
                return False
            number += 1 + near.index(word)
        return True
