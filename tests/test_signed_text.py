"""What a signature covers: each changed word or number voids it, each change of form does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from healthpress.model.document import Article
from healthpress.model.signed_text import fingerprint_of, lines_of, sentences_of
from healthpress.model.site import Site
from healthpress.read.parse import Parsed, parse
from healthpress.text.source import Source

HEAD = """\
---
title: Asthma inhalers
description: How to use an inhaler.
date: 2026-01-02
tags: [asthma, inhalers]
image: {src: puffer.png, alt: A blue inhaler}
authors: [ada-quill]
reviewers: [ada-quill]
reviewed: 2026-01-02
key_points:
  - Use **4 puffs** a day at most.
faq:
  - question: May I take 10 puffs?
    answer: Only in an [emergency](https://a.example.org/), one every 60 seconds.
references:
  - {id: one, title: Asthma, url: 'https://www.nhs.uk/conditions/asthma/', doi: 10.1000/182, year: 2024}
  - {id: two, title: Inhalers, url: 'https://www.nhs.uk/'}
---
"""

BODY = """\
Take 5 mg of the blue medicine twice a day [@one]. It helps 80% of people within 5–10 minutes.

## If it does *not* help

Keep to **2 puffs** and read [about attacks](https://www.nhs.uk/conditions/asthma/asthma-attack/). Breathe slowly.

![A spacer](spacer.png)

| Age | Dose |
|---|---|
| Under 5 | 0.5 mg |
| Adults | -5 to 10 mg |

::: emergency Call 999 if:
- you cannot speak
- your lips turn blue or grey
:::

1. Sit up.
2. Take one puff each 30 seconds, 10 puffs at most.
"""


def understood(text: str, site: Site | None = None) -> Parsed:
    """What the program makes of an article's text."""
    return parse(Source("content/a/inhalers.md", text), site or Site())


def fingerprint(text: str) -> str:
    """The fingerprint of an article's text."""
    return fingerprint_in(understood(text))


def fingerprint_in(parsed: Parsed) -> str:
    """The fingerprint of what was understood."""
    assert isinstance(parsed.document, Article)
    return fingerprint_of(lines_of(parsed.document.meta, parsed.text))


SIGNED = fingerprint(HEAD + BODY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg of", "5 g of"),
        ("5 mg of", "5 Mg of"),
        ("0.5 mg", "5 mg"),
        ("0.5 mg", "0,5 mg"),
        ("-5 to", "5 to"),
        ("5–10 minutes", "5 10 minutes"),
        ("5–10 minutes", "5-10 minutes"),
        ("80%", "80"),
        ("twice a day", "once a day"),
        ("does *not* help", "does help"),
        ("## If it does *not* help\n\n", ""),
        ("[@one]", "[@two]"),
        ("[@one]", ""),
        ("| Under 5 | 0.5 mg |", "| Under 5 0.5 mg | |"),
        ("| Under 5 | 0.5 mg |\n| Adults | -5 to 10 mg |", "| Under 5 | -5 to 10 mg |\n| Adults | 0.5 mg |"),
        ("::: emergency", "::: non-urgent"),
        ("- your lips turn blue or grey\n:::", ":::\n\n- your lips turn blue or grey"),
        ("**2 puffs**", "~~2 puffs~~"),
        ("80% of", "80<sup>2</sup>% of"),
        ("**4 puffs**", "**40 puffs**"),
        ("10 puffs?", "12 puffs?"),
        ("every 60 seconds", "every 6 seconds"),
        ("title: Asthma inhalers", "title: Asthma inhaler"),
        ("use an inhaler.", "use the inhaler."),
        ("doi: 10.1000/182", "doi: 10.1000/183"),
        ("title: Asthma, url", "title: Asthma in adults, url"),
        ("year: 2024", "year: 2014"),
        ("id: two", "id: three"),
        ("a day [@one]", "a.day [@one]"),
        ("Breathe slowly.", "Breathe slowly!"),
    ],
)
def test_a_change_of_what_is_said_is_a_change(old: str, new: str) -> None:
    """Doses, units, signs, ranges, columns, urgency, sources and single words each count."""
    text = HEAD + BODY
    assert old in text
    assert fingerprint(text.replace(old, new, 1)) != SIGNED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5 mg", "5   mg"),
        ("5 mg", "5\u00a0mg"),
        ("5 mg", "5\nmg"),
        (". It helps", ".\n\nIt helps"),
        ("**2 puffs**", "2 puffs"),
        ("Breathe slowly", "*Breathe* __slowly__"),
        ("## If", "### If"),
        ("asthma/asthma-attack/", "asthma-attack/"),
        ("[about attacks](https://www.nhs.uk/conditions/asthma/asthma-attack/)", "about attacks"),
        ("![A spacer](spacer.png)", '![Another](other.png "A title")'),
        ("![A spacer](spacer.png)\n\n", ""),
        ("{src: puffer.png, alt: A blue inhaler}", "{src: other.png, alt: A red one}"),
        ("tags: [asthma, inhalers]", "tags: [lungs]"),
        ("https://www.nhs.uk/conditions/asthma/'", "https://www.nhs.uk/asthma/'"),
        ("https://a.example.org/", "https://b.example.org/"),
        ("title: Asthma inhalers", 'title: "Asthma  inhalers"'),
        ("1. Sit up.\n2. Take", "- Sit up.\n- Take"),
        ("| Age | Dose |\n|---|---|", "|Age|Dose|\n|:--|--:|"),
        ("date: 2026-01-02\n", "date: 2026-01-02\nupdated: 2026-02-03\n"),
        ("reviewers: [ada-quill]", "reviewers: [ada-quill]\nsigned: {by: ada-quill, date: 2026-01-02, text: abc}"),
        ("speak", "spe\u00adak"),
    ],
)
def test_a_change_of_form_is_none(old: str, new: str) -> None:
    """White space, emphasis, heading levels, addresses, pictures, tags, layout and dates do not count."""
    text = HEAD + BODY
    assert old in text
    assert fingerprint(text.replace(old, new, 1)) == SIGNED


def test_what_looks_the_same_is_the_same() -> None:
    """Composed and decomposed accents are one letter, typographic quotation marks are quotation marks."""
    decomposed = unicodedata.normalize("NFD", 'Ménière’s "attack"')
    assert fingerprint(HEAD + "Ménière's “attack”") == fingerprint(HEAD + decomposed)
    assert fingerprint(HEAD + "10²") != fingerprint(HEAD + "102")


def test_a_link_that_shows_its_address_may_be_mended() -> None:
    """The words of such a link are its target."""
    one = fingerprint(HEAD + "See <https://www.nhs.uk/a/> today.")
    assert one == fingerprint(HEAD + "See <https://www.nhs.uk/b/> today.")
    assert one != fingerprint(HEAD + "See today.")


@pytest.mark.parametrize("engine", ["python-markdown", "commonmark"])
def test_both_engines_give_one_fingerprint(engine: str) -> None:
    """A site that changes its engine keeps its signatures."""
    assert fingerprint_in(understood(HEAD + BODY, Site(markdown=engine))) == SIGNED  # type: ignore[arg-type]


def test_the_record_has_the_fingerprint_of_what_it_records() -> None:
    """Sentences a line each are the same words, so a record proves itself."""
    parsed = understood(HEAD + BODY)
    assert isinstance(parsed.document, Article)
    lines = lines_of(parsed.document.meta, parsed.text)
    sentences = sentences_of(lines)
    assert fingerprint_of(sentences) == SIGNED
    assert "Take 5 mg of the blue medicine twice a day [@one]." in sentences
    assert "| Under 5 | 0.5 mg" in sentences


WORD = re.compile(r"(?<![\w\[(/.\-–])[A-Za-z0-9]+(?![\w\](/]|\.\w)")
LIST_NUMBER = re.compile(r"^[0-9]+(?=\. )", re.MULTILINE)
NUMBERS_OF_LISTS = {match.span() for match in LIST_NUMBER.finditer(BODY)}
INSIDE_A_CARD_LINE = range(BODY.index("::: emergency"), BODY.index("Call 999"))
PROSE = [
    match.span()
    for match in WORD.finditer(BODY)
    if match.span() not in NUMBERS_OF_LISTS and match.start() not in INSIDE_A_CARD_LINE
]
WORDS = st.from_regex(r"[a-z]{1,9}|[0-9]{1,4}(\.[0-9]{1,2})?", fullmatch=True)
NO_SHRINKING_CLOCK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@NO_SHRINKING_CLOCK
@given(st.sampled_from(PROSE), WORDS)
def test_any_other_word_or_number_is_a_change(span: tuple[int, int], word: str) -> None:
    """Wherever in the prose, tables and lists it stands."""
    assume(BODY[slice(*span)] != word)
    assert fingerprint(HEAD + BODY[: span[0]] + word + BODY[span[1] :]) != SIGNED


@NO_SHRINKING_CLOCK
@given(st.sampled_from(PROSE))
def test_any_word_left_out_is_a_change(span: tuple[int, int]) -> None:
    """A "not" that is gone is the worst of changes."""
    assert fingerprint(HEAD + BODY[: span[0]] + BODY[span[1] :]) != SIGNED


LINK = re.compile(r"\]\((https://[^)\s]+)\)")
PARAGRAPHS = [0, BODY.index("Keep to"), BODY.index("![A spacer]")]
ADDRESSES = st.from_regex(r"https://[a-z]{1,8}\.example\.org/[a-z]{0,8}/", fullmatch=True)


def _emphasised(text: str, data: st.DataObject) -> str:
    start, end = data.draw(st.sampled_from([match.span() for match in WORD.finditer(text) if match[0].isalpha()]))
    sign = data.draw(st.sampled_from(["*", "**"]))
    around = text[max(0, start - 2) : start] + text[end : end + 2]
    assume(not set(around) & set("*`[]~:") and text.rfind("\n:::", 0, start) < text.rfind("\n", 0, start))
    return text[:start] + sign + text[start:end] + sign + text[end:]


def _spaced(text: str, data: st.DataObject) -> str:
    spots = [match.span() for match in re.finditer(r"(?<=[a-z,]) (?=[a-z])", text)]
    start, end = data.draw(st.sampled_from(spots))
    return text[:start] + data.draw(st.sampled_from(["  ", "\u00a0", "   ", "\u2009"])) + text[end:]


def _linked(text: str, data: st.DataObject) -> str:
    address = data.draw(ADDRESSES)
    return LINK.sub(lambda _: f"]({address})", text)


def _pictured(text: str, data: st.DataObject) -> str:
    name = data.draw(st.from_regex(r"[a-z]{1,8}", fullmatch=True))
    return re.sub(r"!\[[^\]]*\]\([^)]*\)", f"![{name} 5 mg]({name}.png)", text)


def _tagged(text: str, data: st.DataObject) -> str:
    tags = data.draw(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=4))
    return re.sub(r"^tags: .*$", f"tags: [{', '.join(tags)}]", text, flags=re.MULTILINE)


FORMS: list[Callable[[str, st.DataObject], str]] = [_emphasised, _spaced, _linked, _pictured, _tagged]


@NO_SHRINKING_CLOCK
@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=4), st.data())
def test_no_change_of_form_is_a_change(edits: list[Callable[[str, st.DataObject], str]], data: st.DataObject) -> None:
    """White space, emphasis, link targets, pictures and tags, several of them at once."""
    head, body = HEAD, BODY
    for edit in edits:
        if edit is _tagged:
            head = edit(head, data)
        else:
            body = edit(body, data)
    assert fingerprint(head + body) == SIGNED
