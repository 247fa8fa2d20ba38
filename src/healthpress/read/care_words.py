"""The words that components carry themselves and that their rules look for.

In: the words of a language. Out: the titles of components, which of them are read out before a title of the editor's,
and, in English, the words by which a card's heading and a line of don'ts are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from healthpress.text.languages import same_language
from healthpress.text.wording import N_, Words

SPOKEN = frozenset({"urgent", "emergency", "non-urgent", "warning"})
"""Components whose colour says something that those who do not see it must hear."""

TITLES: Mapping[str, str] = {
    "urgent": N_("Urgent advice"),
    "emergency": N_("Immediate action required"),
    "non-urgent": N_("Non-urgent advice"),
    "warning": N_("Warning"),
    "note": N_("Note"),
    "key-points": N_("Key points"),
    "do": N_("Do"),
    "dont": N_("Do not"),
    "details": N_("More"),
}
"""The titles of components by their names (NHS design system, care cards and do and don't lists)."""


@dataclass(frozen=True, slots=True)
class CareRules:
    """What rules about the words of a language look for.

    `condition` ends the heading of a care card; `prohibition` begins each line of don'ts.
    """

    condition: str
    prohibition: str


_ENGLISH = CareRules(condition="if:", prohibition="do not")


def title_of(name: str, words: Words) -> str:
    """The title of a component whose editor gave it none."""
    return words.gettext(TITLES[name])


def hidden(name: str, words: Words) -> str:
    """What a screen reader says before the title of a component; "" where its title says enough."""
    if name not in SPOKEN:
        return ""
    said = words.gettext("%(urgency)s:", urgency=title_of(name, words))
    return f"{said} "


def rules_for(lang: str) -> CareRules | None:
    """What rules about words look for in a language; None where they cannot judge it."""
    return _ENGLISH if same_language(lang, "en") else None
