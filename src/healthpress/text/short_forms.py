"""Short forms in a text: MRI, HbA1c, A&E; and what the text itself says that they mean.

In: words to read. Out: each short form with its first place in the text and its meanings there. It stands apart because
it is done where texts are parsed, whatever a glossary will say of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from healthpress.text.diagnostic import Place
from healthpress.text.terms import term_counts
from healthpress.text.value import Value

_FORM = re.compile(r"(?<![\w@/.&-])[A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:[&-][A-Z0-9]+[a-z]?(?![a-z]))*(?![\w@])")
_TWO_CAPITALS = re.compile(r"[A-Z][a-z0-9&-]{0,3}[A-Z]")
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_PLAIN_WORD = re.compile(r"[^\W_][\w'’-]*")
_MOST_WORDS = 9
_WITHIN = re.compile(r" \(([^\W\d_][^()]{2,79})\)")
_OR = (", or ", " or ", ", also called ", " also called ", ", known as ")
_SMALL = frozenset(["a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_LONGEST_WORD = 6
"""Letters of the longest short form that is letters alone: longer words in capitals are words."""


@dataclass(frozen=True, slots=True)
class ShortForm(Value):
    """A short form in a text, with the place of its first use.

    `meanings` are those that the text gives it; `told` is whether it gives any at all. A meaning whose letters do not
    spell the short form, as in "average sugar (HbA1c)", is told and not known.
    """

    form: str
    meanings: tuple[str, ...] = ()
    told: bool = False
    place: Place = field(default_factory=lambda: Place(""))


def short_forms(text: str) -> tuple[ShortForm, ...]:
    """The short forms of a text in the order of their first use: two capitals or more, a plural's s left out."""
    meanings: dict[str, dict[str, None]] = {}
    told: set[str] = set()
    for found in _candidates(text):
        form = _singular(found[0])
        if not is_short_form(form):
            continue
        known = meanings.setdefault(form, {})
        if text[found.start() - 1 : found.start()] == "(" and text[found.end() : found.end() + 1] == ")":
            told.add(form)
            known.update(dict.fromkeys(_spelt_before(text[max(0, found.start() - 120) : found.start() - 1], form)))
        elif spelt := list(_spelt_before_or(text[max(0, found.start() - 120) : found.start()], form)):
            told.add(form)
            known.update(dict.fromkeys(spelt))
        else:
            within = _WITHIN.match(text, found.end())
            if within and _spells(within[1].split(), form):
                told.add(form)
                known[within[1]] = None
    return tuple(ShortForm(form, tuple(known), form in told) for form, known in meanings.items())


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """The words that may be short forms; two capitals near each other are looked for first, because few words have."""
    end = 0
    while found := _TWO_CAPITALS.search(text, end):
        start = found.start()
        while start > end and (text[start - 1].isalnum() or text[start - 1] in "&-"):
            start -= 1
        form = next((form for at in (start, found.start()) if (form := _FORM.match(text, at))), None)
        if form:
            yield form
        end = max(found.end(), form.end() if form else 0)


def _singular(form: str) -> str:
    return form[:-1] if form.endswith("s") and not form[-2:-1].islower() else form


@lru_cache(maxsize=10_000)
def is_short_form(word: str) -> bool:
    """Whether a word has two capitals, more capitals and digits than small letters, and is no number or plain word."""
    capitals = sum(char.isupper() for char in word)
    small = sum(char.islower() for char in word)
    if capitals < 2 or len(word) - small <= small or _ROMAN.fullmatch(word):  # noqa: PLR2004
        return False
    return not (word.isalpha() and (len(word) > _LONGEST_WORD or not term_counts(word.lower(), "en")))


def _spelt_before(text: str, form: str) -> Iterator[str]:
    """The shortest run of words at the end of a text whose first letters spell a short form."""
    words: list[str] = []
    for word in reversed(text.split()[-_MOST_WORDS:]):
        if not _PLAIN_WORD.fullmatch(word):
            return
        words.insert(0, word)
        if _spells(words, form):
            yield " ".join(words)
            return


def _spelt_before_or(text: str, form: str) -> Iterator[str]:
    """The same before "or" and its like: "sun protection factor, or SPF"."""
    for link in _OR:
        if text.endswith(link):
            return _spelt_before(text.removesuffix(link), form)
    return iter(())


def _spells(words: list[str], form: str) -> bool:
    """Whether the first letters of words, small words aside, are the capitals of a short form."""
    capitals = [char.lower() for char in form if char.isupper()]
    parts = [part for word in words for part in re.split(r"[-–]", word.lower()) if part]
    if len(capitals) < 2 or not parts or parts[0] in _SMALL:  # noqa: PLR2004
        return False
    if [part[0] for part in parts] == capitals:
        return True
    return [part[0] for part in parts if part not in _SMALL] == capitals


def same_meaning(one: str, other: str) -> bool:
    """Whether two meanings differ in capitals, hyphens and plurals at most."""
    return _plain(one) == _plain(other)


def _plain(meaning: str) -> list[str]:
    return [
        word.rstrip("s").replace("ae", "e") for word in re.findall(r"[^\W_]+", meaning.lower()) if word not in _SMALL
    ]
