"""Cards for link previews: what other sites show beside a link to a page, before anybody draws it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from healthpress.model.card import Focus, Picture
from healthpress.text.diagnostic import Diagnostic

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels of a card: the size that Facebook, X, LinkedIn and messengers ask for (1.91 to 1)."""


@dataclass(frozen=True, slots=True)
class Press:
    """What cards are drawn with: a digest of it all, and the characters that its fonts have."""

    key: str
    characters: Set[str]


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The words of a card in a language, and its picture: the site path of a JPEG or PNG, "" for none; its focus."""

    title: str
    label: str
    line: str
    site: str
    lang: str
    picture: str
    focus: Focus


@dataclass(frozen=True, slots=True)
class SocialCards:
    """Cards by the site path of their files; those files as pictures by the site path of their page; findings."""

    by_file: Mapping[str, SocialCard]
    pictures: Mapping[str, Picture]
    found: tuple[Diagnostic, ...] = ()
