"""What templates see of the pages about words: the A–Z of conditions and the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.view import LetterGroup, LinkView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionIndexView(View):
    """All conditions that articles are about: by letter, other names among them, and by group.

    An entry under another name has the condition's own name as its `description`.
    """

    letters: tuple[LetterGroup, ...]
    groups: tuple[LetterGroup, ...]


@dataclass(frozen=True, slots=True)
class GlossaryItem:
    """A term as the glossary shows it; `id` is its anchor, `link` where there is more to read."""

    id: str
    term: str
    short: str
    meaning: str
    synonyms: tuple[str, ...]
    link: LinkView | None


@dataclass(frozen=True, slots=True)
class GlossaryLetter:
    """The terms under one letter; `id` is the letter's anchor."""

    letter: str
    id: str
    items: tuple[GlossaryItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView(View):
    """All terms from A to Z."""

    letters: tuple[GlossaryLetter, ...]
