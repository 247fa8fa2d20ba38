"""Reading level: sentences, syllables, blocks and places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.model.site import Site
from healthpress.read.parse import parse
from healthpress.read.prose import passages_of
from healthpress.text.diagnostic import Place
from healthpress.text.limits import ReadingLimits
from healthpress.text.prose import sentences
from healthpress.text.reading import ReadingReport, reading_findings, reading_report
from healthpress.text.source import Source
from healthpress.text.syllables import syllables
from healthpress.text.whereabouts import Whereabouts

DATA = Path(__file__).parent / "data"
LONG = (
    "This one sentence goes on and on about nothing at all so that it has many more words than it ever should have had."
)


def report_of(
    body: str, head: str = "", limits: ReadingLimits | None = None, terms: tuple[str, ...] = ()
) -> ReadingReport:
    """What is measured of an article."""
    source = Source("content/a/x.md", f"---\ntitle: X\n{head}---\n{body}\n")
    passages = passages_of(parse(source, Site()).text, source)
    return reading_report(passages, "en-GB", limits or ReadingLimits(), terms)


def accuracy(name: str) -> tuple[int, float, float]:
    """How many words a list has, which share of them is counted rightly, and how far off the sum is, as a share."""
    pairs = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, *words = line.split()
            pairs += [(word.partition(":")[0], int(word.partition(":")[2] or number)) for word in words]
    counted = [(syllables(word), right) for word, right in pairs]
    total = sum(right for _, right in counted)
    return (
        len(pairs),
        sum(found == right for found, right in counted) / len(pairs),
        abs(sum(found - right for found, right in counted)) / total,
    )


@pytest.mark.parametrize(("name", "size", "floor"), [("syllables.txt", 300, 0.96), ("syllables-unseen.txt", 150, 0.85)])
def test_syllables_are_counted_rightly(name: str, size: int, floor: float) -> None:
    """Of most words, and nearly in sum, which is what a grade is made of."""
    count, share, off = accuracy(name)
    assert count >= size
    assert share >= floor
    assert off < 0.02


@pytest.mark.parametrize(
    "text",
    [
        "Take 2.5 mg a day, e.g. in the morning.",
        "Dr. Quill and Mr. Finch agree.",
        "Fruit, i.e. plums or Pears, helps.",
        "See J. R. Quill for more.",
        "It costs approx. 20 pounds.",
        "Stop at 9 p.m. on Monday.",
        "See no. 5 of Ms. Quill's list.",
    ],
)
def test_a_full_stop_within_a_sentence_ends_nothing(text: str) -> None:
    """Decimals, initials, titles and abbreviations."""
    assert sentences(text) == [text]


def test_sentences_end_where_they_end() -> None:
    """With quotes and brackets behind the stop, and before a number or a quote."""
    text = 'One. Two! Three? "Four." (Five.) 6 six. Vitamin B12 seven... "Eight."'
    assert sentences(text) == [
        "One.", "Two!", "Three?", '"Four."', "(Five.)", "6 six.", "Vitamin B12 seven...", '"Eight."',
    ]  # fmt: skip
    short = ["It is not for progressive MS.", "No.", "For others it is.", "Go to A&E.", "Take vitamin C.", "Rest."]
    assert sentences(" ".join(short)) == short


@settings(deadline=None)
@given(st.text())
def test_no_word_is_lost_in_sentences(text: str) -> None:
    """The sentences of a text are its words in their order."""
    assert " ".join(" ".join(sentences(text)).split()) == " ".join(text.split())


def test_blocks_count_as_what_they_are() -> None:
    """A list without full stops is no long sentence; headings, tables, code and notes do not count."""
    items = "\n".join(f"- item number {number} of a list" for number in range(9))
    table = "| A long head of a table. | B |\n|---|---|\n| " + LONG + " | x |"
    report = report_of(f"Short text.[^1]\n\nYou need:\n\n{items}\n\n## {LONG}\n\n{table}\n\n[^1]: {LONG}")
    assert report.longest == ()
    assert (report.sentences, report.words) == (2, 4)


def test_long_sentences_and_paragraphs_are_found_at_their_places() -> None:
    """In the body, in key points and in answers; a paragraph is long by its sentences."""
    head = f"key_points:\n  - {LONG}\nfaq:\n  - question: Why?\n    answer: {LONG}\n"
    body = f"A. B is. C is. D is. E is.\n\n- one\n- **This** [one sentence](/x/){LONG[17:]}"
    report = report_of(body, head)
    found = list(reading_findings(report, Place("content/a/x.md")))
    assert [(item.code, item.place.line, item.place.column) for item in found] == [
        ("reading/long-sentence", 4, 5),
        ("reading/long-sentence", 7, 13),
        ("reading/long-sentence", 12, 5),
        ("reading/long-paragraph", 9, 1),
    ]


def test_the_worst_come_first_and_no_more_than_asked_for() -> None:
    """By words, long words twice; the limits are settings."""
    hard = LONG.replace("nothing", "immunological hypersensitivity")
    body = "\n\n".join([LONG, hard, *[LONG] * 6])
    report = report_of(body)
    assert (len(report.longest), len(report.worst)) == (8, 5)
    assert report.worst[0].text == hard
    assert report_of(body, limits=ReadingLimits(sentence_words=0)).longest == ()


def test_the_grade_is_that_of_kincaid() -> None:
    """0.39 words a sentence + 11.8 syllables a word - 15.59, by hand: 12 words, 2 sentences, 15 syllables."""
    report = report_of("The nurse will see you at seven. Drink a lot of water.")
    assert (report.words, report.sentences) == (12, 2)
    assert report.grade == round(0.39 * 12 / 2 + 11.8 * 14 / 12 - 15.59, 1)


def test_explained_terms_do_not_make_words_hard() -> None:
    """They count in the length of a sentence, and apart."""
    text = "Your immunoglobulin electrophoresis is done today."
    hard, explained = report_of(text), report_of(text, terms=("immunoglobulin electrophoresis",))
    assert hard.words == explained.words
    assert explained.term_words == 2
    assert hard.grade is not None
    assert explained.grade is not None
    assert explained.grade < hard.grade
    found = list(reading_findings(hard, Place("x")))
    assert [item.code for item in found] == ["reading/grade"]


def test_only_english_has_a_grade() -> None:
    """The formula was made for it; long sentences are long in every language."""
    source = Source("content/a/x.md", "---\ntitle: X\nlang: es\n---\nEl agua es vida.\n")
    passages = passages_of(parse(source, Site()).text, source)
    assert reading_report(passages, "es").grade is None
    assert reading_report((), "en").grade is None


@settings(deadline=None)
@given(st.text(), st.text(), st.integers(min_value=0, max_value=50))
def test_whereabouts_never_fail(text: str, phrase: str, after: int) -> None:
    """An offset in the text, or none."""
    at = Whereabouts(text).of(phrase, after)
    assert at is None or 0 <= at < len(text)


def test_places_are_where_the_words_stand() -> None:
    """In the demo's own articles, with their links, citations, names in braces, and words that come again and again."""
    wrong, count = [], 0
    for file in sorted((Path(__file__).parents[1] / "content").glob("*/*/*.md")):
        source = Source(f"content/{file.name}", file.read_text(encoding="utf-8"))
        for passage in passages_of(parse(source, Site(edition="uk")).text, source):
            for sentence in passage.sentences:
                first, *more = re.findall(r"[^\W_]+", sentence.text) or [""]
                here = re.findall(r"[^\W_]+", source.text[sentence.offset :][:60])
                if len(more) > 2:
                    count += 1
                    wrong += [sentence.text] if here[:2] != [first, more[0]] and "999" not in sentence.text else []
    assert count > 1500
    assert len(wrong) < count / 100, wrong
