"""Which words a text has, packed: for asking many texts whether they may hold a term, without reading them again.

In: texts. Out: two bytes a word. It stands apart because a list of terms may change while texts do not. A word that is
there is always found; of those that are not, one in some two hundred seems to be.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_MASK = 0xFFFF


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in lower case; hyphens and apostrophes part them."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=200_000)
def mark(word: str) -> int:
    """The number, 0 to 65535, that stands for a word in lower case."""
    return crc32(word.encode()) & _MASK


def vocabulary(texts: Iterable[str]) -> bytes:
    """The words of texts, packed."""
    words = {word for text in texts for word in words_of(text)}
    return array("H", sorted(set(map(mark, words)))).tobytes()


def marks_in(packed: bytes) -> frozenset[int]:
    """The numbers of the words that were packed."""
    return frozenset(array("H", packed))
