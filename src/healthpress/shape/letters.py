"""The order of names in a list from A to Z, and the letters that they stand under, by language.

In: names and a language. Out: groups in the alphabet's order. Accents make no letter of their own but where the
language has it so; Arabic's article does not count; names in Chinese characters stand together, by their code points,
because their order by sound needs a dictionary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from healthpress.model.slugs import slug
from healthpress.model.view import LinkView
from healthpress.shape.edition import Edition
from healthpress.text.languages import primary_tag
from healthpress.text.wording import Words

T = TypeVar("T")

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "da": f"{_LATIN}æøå",
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "fi": f"{_LATIN}åäö",
    "nb": f"{_LATIN}æøå",
    "nn": f"{_LATIN}æøå",
    "no": f"{_LATIN}æøå",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "sv": f"{_LATIN}åäö",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
"""Alphabets whose letters include some with marks (CLDR, exemplar characters and collation)."""

_ARTICLE, _SHORTEST = "ال", 4
"""Arabic's article, and the letters of the shortest word that may begin with it."""

_STRETCH = "\u0640"
"""Arabic's tatweel, which only makes a word longer to the eye."""

_AFTER_SIGNS = 0x1000
"""A place in code points behind digits, spaces and signs, and before other scripts' letters of no alphabet here."""


def sort_key(name: str, lang: str) -> tuple[str, str]:
    """What a name is sorted by: its letters without marks that make no letter; names alike in these, as written."""
    places = _places(primary_tag(lang))
    return _letters_of(name, primary_tag(lang)).translate(places), name


def _letters_of(name: str, language: str) -> str:
    """The name in lower case, without marks that make no letter of their own, and without Arabic's article."""
    if name.isascii() and language != "tr":
        return name.lower()
    kept = _ALPHABETS.get(language, "")
    lower = name.replace("İ", "i").replace("I", "ı") if language == "tr" else name
    folded = "".join(
        char if char in kept else "".join(part for part in unicodedata.normalize("NFKD", char) if _is_letter(part))
        for char in unicodedata.normalize("NFC", lower.casefold())
    )
    if language == "ar" and folded.startswith(_ARTICLE) and len(folded.split()[0]) >= _SHORTEST:
        return folded.removeprefix(_ARTICLE)
    return folded


def _is_letter(char: str) -> bool:
    return not unicodedata.combining(char) and char != _STRETCH


@cache
def _places(language: str) -> dict[int, int]:
    """The letters of an alphabet in its order, after digits and signs."""
    return {ord(letter): _AFTER_SIGNS + place for place, letter in enumerate(_ALPHABETS.get(language, ""))}


def initial(name: str, words: Words) -> str:
    """The letter a name stands under, in upper case; "#" for all that is no letter."""
    language = primary_tag(words.lang)
    first = _letters_of(name, language)[:1]
    if unicodedata.name(first or " ", "").startswith("CJK UNIFIED"):
        return words.pgettext("heading above names in Chinese characters", "漢字")
    upper = "İ" if first == "i" and language == "tr" else first.upper()
    return upper if upper.isalpha() else "#"


def by_letter(items: Iterable[T], name_of: Callable[[T], str], words: Words) -> list[tuple[str, str, tuple[T, ...]]]:
    """The items in their order under letters: each letter, its anchor, and its items; what is no letter comes last."""
    ordered = sorted(items, key=lambda item: sort_key(name_of(item), words.lang))
    groups: dict[str, list[T]] = {}
    for item in ordered:
        groups.setdefault(initial(name_of(item), words), []).append(item)
    letters = sorted(groups, key=lambda letter: (not letter.isalpha(), sort_key(letter, words.lang)))
    return [(letter, letter_id(letter), tuple(groups[letter])) for letter in letters]


def letter_id(letter: str) -> str:
    """The anchor of a letter."""
    return f"letter-{slug(letter, unicode=True) or 'other'}"


def condition_letters(edition: Edition) -> tuple[LinkView, ...]:
    """A link for each letter of the A to Z of conditions; none where there is no such page."""
    known, index, words = edition.catalogue.conditions, edition.site.conditions_path, edition.words_for()
    names = [name for key in edition.conditions for name in (known[key].name, *known[key].synonyms)]
    return tuple(LinkView(letter, f"{index}#{anchor}") for letter, anchor, _ in by_letter(names, str, words))
