"""Text as people read it: passages of sentences, each with its place in the file.

In: words to read. Out: sentences. It stands apart because grade, style and claims are all asked of sentences, and only
one rule should say where one ends.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from healthpress.text.diagnostic import Place

PassageKind = Literal["paragraph", "item", "heading", "cell", "note"]

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\W_a-z])|[!?…]+[\"'”’)\]]*(?=\s)")
_NO_END = re.compile(
    r"(?:\b(?i:e\.g|i\.e|a\.m|p\.m|cf|vs|dr|mr|mrs|prof|fig|figs|approx|vol|pp|sp|spp|subsp|inc|ltd)"
    r"|\b(?:[Mm]s|St|st|ca|al)|(?<![^\W_])(?<!&)(?<!itamin )(?<!epatitis )[A-Za-z])$"
)
_NUMBER_SIGN = re.compile(r"\b[Nn]os?\.\s+[0-9]")
_WORD = re.compile(r"[^\W_]+(?:(?:['’]|[.,:/-](?=[^\W_]))[^\W_]+)*")


class Sentence(NamedTuple):
    """A sentence and where it begins in its file."""

    text: str
    place: Place
    offset: int = 0


class Passage(NamedTuple):
    """A paragraph, a list item, a heading, a cell of a table or a note, as its sentences."""

    kind: PassageKind
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(sentence.text for sentence in self.sentences)


def sentences(text: str) -> list[str]:
    """The sentences of one passage. Decimals, initials and abbreviations such as "e.g." and "Dr" end none."""
    found: list[str] = []
    start = 0
    for stop in _END.finditer(text):
        if stop[0].startswith(".") and stop[0][:2] != ".." and _goes_on(text, start, stop):
            continue
        found.append(text[start : stop.end()].strip())
        start = stop.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the full stop of a sentence that begins at `start` is that of an abbreviation."""
    number_sign = _NUMBER_SIGN.match(text, max(start, text.rfind(" ", start, stop.start()) + 1))
    return number_sign is not None or _NO_END.search(text, start, stop.start()) is not None


def words(text: str) -> list[str]:
    """The words of a text: numbers with their signs, and hyphenated words, are one each."""
    return _WORD.findall(text)


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return re.search(r"[.!?…:][\"'”’)\]]*$", text.rstrip()) is not None
