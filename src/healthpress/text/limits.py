"""What a site may set of reading and style. It stands apart because settings are read where nothing is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["off", "warn", "error"]
"""What a finding of a rule is: nothing, a warning, an error."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What is too hard: words of a sentence, sentences of a paragraph, and the grade; 0 switches a limit off.

    Twenty words and three sentences are common advice of plain-language guides. Grade 9 is the reading of someone aged
    14 to 15: with the words of medicine, few texts come to the 9 to 11 years that the NHS aims at. `worst` is how many
    sentences are named.
    """

    sentence_words: int = 20
    paragraph_sentences: int = 3
    grade: int = 9
    worst: int = 5


DEFAULT_LIMITS = ReadingLimits()
"""The limits of a site that sets none."""
