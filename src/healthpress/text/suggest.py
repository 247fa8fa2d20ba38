"""The nearest of the names that exist, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

_LIKENESS = 62
"""How alike, of 100, a name must be to be suggested."""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, or None where none is near; of two as near, the first by the alphabet."""
    from rapidfuzz import fuzz, process

    ordered = sorted(names)
    found = process.extractOne(word, ordered, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKENESS)
    return found[0] if found else None


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """A sentence with the nearest name, or `otherwise`."""
    name = nearest(word, names)
    return f'Did you mean "{name}"?' if name else otherwise
