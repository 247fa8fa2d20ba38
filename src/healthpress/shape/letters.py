"""The letters of an A to Z.

In: names. Out: the letter each stands under, and the letters of the A to Z of conditions as links. It stands apart
because listings, pages about words and the home page all have such lists.
"""

from __future__ import annotations

import unicodedata

from healthpress.model.slugs import slug
from healthpress.model.view import LinkView
from healthpress.shape.edition import Edition


def sort_key(name: str) -> str:
    """What a name is sorted by: its letters without accents, in lower case."""
    return "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))


def initial(name: str) -> str:
    """The letter a name stands under: its first, without accents and in upper case; "#" for all that is no letter."""
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else "#"


def letter_id(letter: str) -> str:
    """The anchor of a letter's entries."""
    return f"letter-{slug(letter, unicode=True) or 'other'}"


def condition_letters(edition: Edition) -> tuple[LinkView, ...]:
    """A link for each letter of the A to Z of conditions; none where there is no such page."""
    known, index = edition.catalogue.conditions, edition.site.conditions_path
    names = (name for key in edition.conditions for name in (known[key].name, *known[key].synonyms))
    letters = sorted({initial(name) for name in names}, key=letter_order)
    return tuple(LinkView(letter, f"{index}#{letter_id(letter)}") for letter in letters)


def letter_order(letter: str) -> tuple[bool, str]:
    """Sorts letters: what is no letter comes last."""
    return (not letter.isalpha(), letter)
