"""What a language tag says by itself: its parts, and the direction in which it is written.

In: BCP 47 tags. Out: texts. It stands apart because reading, planning and writing ask the same, and pages of plain
English must not wait for a library of all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Direction = Literal["ltr", "rtl"]

_RTL_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"})
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd"}
    | {"skr", "syr", "ug", "ur", "yi"}
)
"""Languages that CLDR 46 writes from right to left where the tag names no script."""

_SCRIPT_LENGTH = 4


def primary_tag(lang: str) -> str:
    """The language alone, in small letters: "zh" for "zh-Hans-CN"."""
    return lang.partition("-")[0].lower()


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, whatever the country."""
    return primary_tag(one) == primary_tag(other)


def direction(lang: str) -> Direction:
    """How a language is written: by its script where the tag names one, else by its usual one."""
    language, *more = lang.lower().split("-")
    script = next((part for part in more if len(part) == _SCRIPT_LENGTH and part.isalpha()), "")
    return "rtl" if (script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES) else "ltr"


def tags_for(lang: str) -> Iterator[str]:
    """A tag and its shorter forms, in small letters: zh-hant-tw, zh-hant, zh (RFC 4647, lookup)."""
    parts = lang.lower().split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
