"""How many syllables an English word has, by rule: runs of vowels, less those that are silent, more those that part.

In: a word. Out: a number, right for nine words in ten (tests/test_reading.py measures it). It stands apart because a
grade of reading can be no better than this.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$|(?<=[aeiou][aeiou][^aeioutdy])ed$|(?<=gu)e$")
_SOUNDED_END = re.compile(r"(?:[td]ed|(?:[sxz]|ch|sh|[cg])es|[^aeiouylr]les?)$")
_SILENT_WITHIN = re.compile(
    r"(?<=[^aeiouy])e(?=less|ful|some|where|thing)|(?<=[aeiouy][^aeiouytd])e(?=ment|ly$|ness)|(?<=ir)e(?=dness)"
)
_PARTED = re.compile(
    r"(?<![cstgxn])i(?=a|o)|(?<=n)i(?=a|o[^n])|i(?=um|et)|(?<=[st])i(?=a(?!l|n|t))|(?<![gq])u(?=a|o|[iy]t)"
    r"|e(?=o(?!u|n$|p)|um$|al(?!t|th|e|s?$)|at[eio](?!n)|in[dg])|y(?=[aei])(?<=[^aeou]y)|o(?=en|em|a[^dfklrst])"
    r"|(?<=[cr])e(?=act)|i(?=ence)"
)
_CONSONANTS_ALONE = re.compile(r"(?:sm|thm)s?$")
_TWO = re.compile(r"^(?:fibre|litre|centre|acre)s?$|^flui|fruition|(?<=x)iety")


@lru_cache(maxsize=100_000)
def syllables(word: str) -> int:
    """The syllables of an English word, at least 1; a hyphen parts words."""
    letters = word.lower().replace("'", "").replace("’", "")
    return max(1, sum(_of_part(part) for part in re.split(r"[^a-z]+", letters) if part))


def _of_part(word: str) -> int:
    count = len(_VOWELS.findall(word)) + len(_PARTED.findall(word)) + len(_CONSONANTS_ALONE.findall(word))
    count += len(_TWO.findall(word)) - len(_SILENT_WITHIN.findall(word))
    if _SILENT_END.search(word) and not _SOUNDED_END.search(word):
        count -= 1
    return max(1, count)
