"""The words that components carry themselves and that their rules look for, in one table by language.

In: a language tag. Out: the titles of components, which of them are read out before a title of the editor's, and the
words by which a card's heading and a line of don'ts are known. A language is added by a line here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SPOKEN = frozenset({"urgent", "emergency", "non-urgent", "warning"})
"""Components whose colour says something that those who do not see it must hear."""


@dataclass(frozen=True, slots=True)
class CareWords:
    """The words of one language. `titles` are by the component's name; `condition` ends the heading of a care card.

    `prohibition` begins each line of don'ts.
    """

    titles: Mapping[str, str]
    condition: str
    prohibition: str

    def hidden(self, name: str) -> str:
        """What a screen reader says before the title of a component; "" where its title says enough."""
        return f"{self.titles[name]}: " if name in SPOKEN else ""


CARE_WORDS: Mapping[str, CareWords] = {
    "en": CareWords(
        titles={
            "urgent": "Urgent advice",
            "emergency": "Immediate action required",
            "non-urgent": "Non-urgent advice",
            "warning": "Warning",
            "note": "Note",
            "key-points": "Key points",
            "do": "Do",
            "dont": "Do not",
            "details": "More",
        },
        condition="if:",
        prohibition="do not",
    )
}
"""The words of each language that has them (English: NHS design system, care cards and do and don't lists)."""


def words_of(lang: str) -> CareWords:
    """The words of a language, or the English ones."""
    return CARE_WORDS.get(_language(lang), CARE_WORDS["en"])


def has_words(lang: str) -> bool:
    """Whether a language has words of its own, so that rules about words can be judged in it."""
    return _language(lang) in CARE_WORDS


def _language(lang: str) -> str:
    return lang.partition("-")[0].lower()
