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
_SIMPLE = re.compile("[\x00-\x5e\x60-\x7f\xc0-\xff\u2000-\u2016\u2018-\u203d\u2041-\u206f]*+")
_KEPT_TEXTS = 32
"""Texts of one article whose words are asked for several times."""


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in lower case; hyphens and apostrophes part them."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=_KEPT_TEXTS)
def simple_words(text: str) -> tuple[str, ...] | None:
    """The words of a text that every rule parts in the same way, of Latin letters and common punctuation; else None."""
    is_simple = "_" not in text if text.isascii() else _SIMPLE.fullmatch(text)
    return tuple(words_of(text)) if is_simple else None


@lru_cache(maxsize=200_000)
def mark(word: str) -> int:
    """The number, 0 to 65535, that stands for a word in lower case."""
    return crc32(word.encode()) & _MASK


def vocabulary(texts: Iterable[str]) -> bytes:
    """The words of texts, packed."""
    words: set[str] = set()
    for text in texts:
        words.update(simple_words(text) or words_of(text))
    return array("H", sorted(set(map(mark, words)))).tobytes()


def marks_in(packed: bytes) -> frozenset[int]:
    """The numbers of the words that were packed."""
    return frozenset(array("H", packed))
