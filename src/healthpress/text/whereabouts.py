"""Where words that were rendered stand in the file they come from.

In: a file's text and a phrase to read. Out: an offset. Markup, link targets and citations stand between the words of a
file, so a phrase is found by its words, in order and near each other; a best guess, and it never fails.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 6
_NEAR = 14
"""Words of a file that may stand between two words of a phrase: those of a link's target or a citation."""

_CLOSELY = 20
"""So many words further on is as unlikely as one word more between."""


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
        """The offset of a phrase at or after an offset, else anywhere; None where its words are not there in order.

        Words that are nowhere in the file, such as what a name in braces stands for, are left out.
        """
        wanted = [word for found in _WORD.finditer(phrase) if (word := found[0].lower()) in self._at][:_LOOKED_AT]
        if not wanted:
            return None
        first = self._at[wanted[0]]
        begin = bisect_left(self._starts, after)
        split = bisect_left(first, begin)
        number = self._likeliest(first[split:], wanted[1:], begin)
        if number is None:
            number = self._likeliest(first[:split], wanted[1:], 0)
        return None if number is None else self._starts[number]

    def _likeliest(self, numbers: list[int], wanted: list[str], begin: int) -> int | None:
        """The word from which the others follow closely and soon: what stands between them counts for more."""
        best, least = None, math.inf
        for number in numbers:
            if number - begin >= least:
                break
            between = self._between(number, wanted)
            if between is not None and number - begin + _CLOSELY * between < least:
                best, least = number, number - begin + _CLOSELY * between
        return best

    def _between(self, number: int, wanted: list[str]) -> int | None:
        """How many other words stand between words that follow each other from one on; None where they do not."""
        total = 0
        for word in wanted:
            near = self._words[number + 1 : number + 1 + _NEAR]
            if word not in near:
                return None
            skipped = near.index(word)
            total += skipped
            number += 1 + skipped
        return total
