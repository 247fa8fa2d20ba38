"""The beginning of a text, as a stand-in for a description that nobody wrote."""

from __future__ import annotations

DESCRIPTION_LENGTH = 155
"""What result lists and link previews show of a description, in characters."""


def summary(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """The beginning of a text, cut after a sentence or else a word, at most `length` characters."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    stop = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "))
    if stop > length // 2:
        return cut[: stop + 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:–- ") + "…"
