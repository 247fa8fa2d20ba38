"""The nearest of the names that exist, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, or None where none is near."""
    import difflib

    by_key = {name.casefold(): name for name in sorted(names, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), by_key, n=1, cutoff=0.6)
    return by_key[close[0]] if close else None


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """A sentence with the nearest name, or `otherwise`."""
    name = nearest(word, names)
    return f'Did you mean "{name}"?' if name else otherwise
