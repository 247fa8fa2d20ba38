"""How hard a text is to read: long sentences and paragraphs first, one grade second, and what is most worth mending.

In: passages. Out: a report, and findings. Headings, tables and notes do not count; a list item that ends without a full
stop is no sentence, but may be too long. Offline, from the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.limits import DEFAULT_LIMITS, ReadingLimits
from healthpress.text.prose import Passage, Sentence, ends, words
from healthpress.text.syllables import syllables
from healthpress.text.terms import primary_language, singular

LONG_WORD = 3
"""From so many syllables on, a word makes a sentence more worth mending."""


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What was measured. `grade` is None for texts that are not English or have no whole sentence.

    `words` and `sentences` are those that the grade counts, `term_words` how many of the words belong to explained
    terms, `longest` the long sentences as (words, sentence), `paragraphs` the long paragraphs as (sentences, place),
    `worst` the sentences most worth mending, worst first.
    """

    words: int
    sentences: int
    term_words: int
    grade: float | None
    longest: tuple[tuple[int, Sentence], ...]
    paragraphs: tuple[tuple[int, Place], ...]
    worst: tuple[Sentence, ...]


def reading_report(
    passages: Sequence[Passage],
    lang: str = "en",
    limits: ReadingLimits = DEFAULT_LIMITS,
    terms: Collection[str] = (),
) -> ReadingReport:
    """Measure passages in a language. `terms` are those that the site's glossary explains.

    The grade is that of Kincaid, Fishburne, Rogers and Chissom (1975): 0.39 words a sentence + 11.8 syllables a word
    - 15.59. Words of explained terms, and numbers, make sentences long but not words: they are left out of the second.
    """
    counted = [passage for passage in passages if passage.kind in {"paragraph", "item"}]
    every = [sentence for passage in counted for sentence in passage.sentences]
    whole = [sentence for sentence in every if ends(sentence.text)]
    explained = _Explained(terms)
    lengths = [(len(words(sentence.text)), sentence) for sentence in every]
    longest = tuple(item for item in lengths if 0 < limits.sentence_words < item[0])
    total, in_terms, spoken = 0, 0, []
    for sentence in whole:
        own = words(sentence.text)
        rest = explained.taken_out(sentence.text)
        plain = words(rest) if rest != sentence.text else own
        total += len(own)
        in_terms += len(own) - len(plain)
        spoken += [syllables(word) for word in plain if word[0].isalpha()]
    hardest = sorted(longest, key=lambda item: (-_hardness(item), item[1].place.line, item[1].offset))
    return ReadingReport(
        words=total,
        sentences=len(whole),
        term_words=in_terms,
        grade=_grade(total, len(whole), spoken) if primary_language(lang) == "en" else None,
        longest=longest,
        paragraphs=tuple(
            (len(passage.sentences), passage.sentences[0].place)
            for passage in counted
            if passage.kind == "paragraph" and 0 < limits.paragraph_sentences < len(passage.sentences)
        ),
        worst=tuple(sentence for _, sentence in hardest[: limits.worst]),
    )


def _grade(total: int, count: int, spoken: list[int]) -> float | None:
    if not count or not spoken:
        return None
    return round(0.39 * total / count + 11.8 * sum(spoken) / len(spoken) - 15.59, 1)


def _hardness(item: tuple[int, Sentence]) -> int:
    """Words, and the long ones twice."""
    length, sentence = item
    return length + sum(syllables(word) >= LONG_WORD for word in words(sentence.text))


class _Explained:
    """The terms that a glossary explains, to be taken out of a text."""

    def __init__(self, terms: Collection[str]) -> None:
        self._first = {singular(term.lower().split()[0]) for term in terms if term.strip()}
        names = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True) if term.strip())
        self._pattern = re.compile(rf"(?<!\w)(?:{names})s?(?!\w)", re.IGNORECASE) if names else None

    def taken_out(self, text: str) -> str:
        if self._pattern is None or self._first.isdisjoint(singular(word) for word in text.lower().split()):
            return text
        return self._pattern.sub(" ", text)


def reading_findings(
    report: ReadingReport, place: Place, limits: ReadingLimits = DEFAULT_LIMITS
) -> Iterator[Diagnostic]:
    """What is worth saying of a report, the worst sentences first; `place` is the article's."""
    yield from _long_sentences(report)
    for count, where in report.paragraphs:
        yield rules.LONG_PARAGRAPH.at(where, f"The paragraph has {count} sentences.")
    if report.grade is not None and 0 < limits.grade < report.grade:
        yield rules.READING_GRADE.at(place, f"The text reads at grade {report.grade:g}; {limits.grade} is the limit.")


def _long_sentences(report: ReadingReport) -> Iterable[Diagnostic]:
    count = len(report.longest)
    for sentence in report.worst:
        among = f" It is among the {len(report.worst)} worst of {count} long ones." if count > len(report.worst) else ""
        yield rules.LONG_SENTENCE.at(sentence.place, f"The sentence has {len(words(sentence.text))} words.{among}")
