"""The glossary on pages, and what is said of short forms."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from healthpress.build.options import Options
from healthpress.build.pipeline import build
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.model.document import Article
from healthpress.model.glossary import GlossaryEntry, GlossaryTerm
from healthpress.model.meta import ArticleMeta
from healthpress.model.site import Site
from healthpress.read.glossary import read_glossary
from healthpress.read.parse import parse
from healthpress.shape.glossary_check import glossary_findings
from healthpress.shape.glossing import Glossing
from healthpress.text.diagnostic import Place
from healthpress.text.short_forms import is_short_form, short_forms
from healthpress.text.source import Source
from healthpress.text.vocabulary import mark, marks_in, vocabulary, words_of
from tests.sites import GOOD, article, built, lay
from tests.test_broken_files import NOW

GLOSSARY = """\
magnetic resonance imaging:
  short: MRI
  meaning: A scan with a magnet.
antibody:
  meaning: A protein of the immune system.
  synonyms: [antibodies]
Accident and Emergency:
  short: A&E
  meaning: The part of a hospital for emergencies.
"""


def glossing(text: str = GLOSSARY) -> Glossing:
    """A glossary without a fault."""
    terms, found = read_glossary(Source("content/glossary.yaml", text))
    assert not found
    return Glossing(terms)


def written(*pieces: str) -> list[str]:
    """The pieces of one page with the glossary in them."""
    words = vocabulary(re.sub("<[^>]*>", " ", piece).replace("&amp;", "&") for piece in pieces)
    page = Article(path="x.md", url="/a/x/", meta=ArticleMeta(title="X"), folder="/a/", vocabulary=words)
    pen = glossing().pen(page, "en-GB")
    return [pen(piece) for piece in pieces]


LINK = '<a class="glossary-link" href="../../glossary/#term-{}">{}</a>'
MRI = LINK.format("magnetic-resonance-imaging", '<abbr title="magnetic resonance imaging">MRI</abbr>')
ANTIBODY = LINK.format("antibody", "{}")


def test_the_first_use_on_a_page_is_linked_and_a_short_form_is_spelt_out() -> None:
    """Once on the page, however many pieces it has; capitals and plurals do not matter."""
    first, second = written("<p>An MRI. Antibodies.</p>", "<p>An MRI and antibodies.</p>")
    assert first == f"<p>An {MRI}. {ANTIBODY.format('Antibodies')}.</p>"
    assert second == "<p>An MRI and antibodies.</p>"


def test_a_term_with_its_short_form_is_linked_once() -> None:
    """The long form leads to the glossary; the short one beside it is spelt out without a second link."""
    (html,) = written("<p>Magnetic resonance imaging (MRI) helps.</p>")
    link = LINK.format("magnetic-resonance-imaging", "Magnetic resonance imaging")
    assert html == f'<p>{link} (<abbr title="magnetic resonance imaging">MRI</abbr>) helps.</p>'


@pytest.mark.parametrize(
    "closed",
    [
        "<h2>An MRI</h2>",
        '<div class="care-card care-card--urgent"><h3 class="care-card__title">An MRI if:</h3></div>',
        '<a href="/x/">the <em>MRI</em></a>',
        "<p><code>MRI</code></p>",
        "<pre><code>MRI</code></pre>",
        "<details><summary>MRI</summary></details>",
        '<p title="MRI">x</p>',
        "<p>MRIs-x, XMRI, MRI2, non-MRI</p>",
        "<p>mri</p>",
    ],
)
def test_nothing_is_touched_where_it_must_not_be(closed: str) -> None:
    """Headings, titles of cards, links, code, attributes and parts of words stay; the next use in text is the first."""
    assert written(f"{closed}<p>An MRI.</p>") == [f"{closed}<p>An {MRI}.</p>"]


def test_no_link_leads_out_of_an_emergency_card() -> None:
    """Short forms are spelt out there; the first link stands after the card."""
    card = '<div class="care-card care-card--emergency"><div><p>An MRI. Antibody.</p></div></div>'
    (html,) = written(f"{card}<p>An MRI. Antibody.</p>")
    assert html == (
        '<div class="care-card care-card--emergency"><div><p>An <abbr title="magnetic resonance imaging">MRI</abbr>.'
        f" Antibody.</p></div></div><p>An MRI. {ANTIBODY.format('Antibody')}.</p>"
    )


def test_escaped_signs_are_found() -> None:
    """A&E stands as A&amp;E in HTML."""
    (html,) = written("<p>Go to A&amp;E.</p>")
    assert '<abbr title="Accident and Emergency">A&amp;E</abbr>' in html


def test_a_page_that_gives_another_meaning_is_left_alone() -> None:
    """What the article itself says of a short form is not contradicted by its page."""
    text = "---\ntitle: X\n---\nMitral regurgitation index (MRI) is new. MRI helps.\n"
    page = parse(Source("content/a/x.md", text), Site()).document
    assert isinstance(page, Article)
    pen = glossing().pen(page, "en")
    assert pen("<p>MRI</p>") == "<p>MRI</p>"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["MRI", "MRIs", "antibody", "x", "<b>", "</b>", "<h2>", "</h2>", "&amp;", "A&amp;E"])))
def test_the_words_of_a_page_stay_the_same(parts: list[str]) -> None:
    """Whatever the glossary writes, the text to read is what it was, and nothing is done twice."""
    html = " ".join(parts)
    (once,) = written(html)
    before = LexborHTMLParser(f"<div>{html}</div>").body
    after = LexborHTMLParser(f"<div>{once}</div>").body
    assert before is not None
    assert after is not None
    assert after.text() == before.text()
    assert len(after.css("a.glossary-link")) == len({link.attrs["href"] for link in after.css("a.glossary-link")})
    assert not after.css("h2 a")


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_word_is_lost_in_packing(texts: list[str]) -> None:
    """What is in a text is always found in its vocabulary."""
    marks = marks_in(vocabulary(texts))
    assert all(mark(word) in marks for text in texts for word in words_of(text))


@pytest.mark.parametrize("word", ["MRI", "HbA1c", "A&E", "CBT-I", "mRNA", "GLP-1", "COVID-19", "eGFR", "UVA", "T2DM"])
def test_short_forms_are_known(word: str) -> None:
    """Two capitals or more, with digits, signs and small letters among them."""
    assert is_short_form(word)
    assert [item.form for item in short_forms(f"The {word}s and ({word}).")] == [word]


@pytest.mark.parametrize("word", ["Mac", "McDonald", "PubMed", "B12", "II", "XIV", "NOT", "WARNING", "X-ray", "mmHg"])
def test_other_words_are_not_short_forms(word: str) -> None:
    """Names, numbers, units and words in capitals."""
    assert not is_short_form(word)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("Sun protection factor (SPF) matters.", ("Sun protection factor",)),
        ("SPF (sun protection factor) matters.", ("sun protection factor",)),
        ("It has a sun protection factor, or SPF, of 30.", ("sun protection factor",)),
        ("SPF matters.", ()),
        ("The number on the bottle (SPF) matters.", ()),
    ],
)
def test_meanings_in_the_text_are_read(text: str, meanings: tuple[str, ...]) -> None:
    """Before or in brackets, or after "or"."""
    (form,) = short_forms(text)
    assert form.meanings == meanings
    assert form.told == (text != "SPF matters.")


def test_only_names_that_tell_something_are_shown(tmp_path: Path) -> None:
    """No plural or other spelling of the term, and no name that the meaning gives; in texts all of them are found."""
    glossary = """\
antibody: {meaning: A protein., synonyms: [antibodies, immunoglobulin]}
beta blocker: {meaning: A medicine., synonyms: [beta-blocker]}
diuretic: {meaning: Some call it a water tablet., synonyms: [Water tablet]}
"""
    text = "Antibodies, a beta-blocker and a water tablet."
    public = built(
        lay(tmp_path, GOOD, {"content/glossary.yaml": glossary, "content/care/x.md": article("X", body=text)})
    )
    page = LexborHTMLParser((public / "glossary/index.html").read_text())
    assert [node.text(strip=True) for node in page.css("dd")] == [
        "A protein. Also called: immunoglobulin.",
        "A medicine.",
        "Some call it a water tablet.",
    ]
    links = LexborHTMLParser((public / "care/x/index.html").read_text()).css("a.glossary-link")
    assert [node.text() for node in links] == ["Antibodies", "beta-blocker", "water tablet"]


def found_in(body: str, text: str = GLOSSARY) -> list[str]:
    """Place and code of what is found in an article."""
    source = Source("content/a/x.md", f"---\ntitle: X\n---\n{body}\n")
    page = parse(source, Site()).document
    assert isinstance(page, Article)
    terms = {term.entry.short: term for term in glossing(text).glossary}
    return [f"{item.place.line}:{item.place.column} {item.code}" for item in glossary_findings(page, terms, {"NHS"})]


def test_an_undefined_short_form_is_found_at_its_first_place() -> None:
    """Known ones, those of the glossary and those that the text explains are not."""
    assert found_in("The NHS has an MRI.\n\nA TSH is *high*. TSH!") == ["6:3 glossary/undefined"]
    assert found_in("A thyroid-stimulating hormone (TSH).\n\n*[LDL]: low-density lipoprotein\n\nLDL.") == []


def test_two_meanings_are_found() -> None:
    """Within a page, and between a page and the glossary; capitals, hyphens and plurals are no difference."""
    assert found_in("Multiple sclerosis (MS). Mitral stenosis (MS).") == ["4:21 glossary/two-meanings"]
    assert found_in("Mitral regurgitation index (MRI).") == ["4:29 glossary/two-meanings"]
    assert found_in("Magnetic-resonance Imaging (MRI).") == []


def test_a_name_of_two_terms_is_found() -> None:
    """One short form cannot lead to two explanations."""
    text = "mitral stenosis: {short: MS, meaning: a}\nmultiple sclerosis: {short: MS, meaning: b}\n"
    _, found = read_glossary(Source("content/glossary.yaml", text))
    assert [(item.code, item.place.line) for item in found] == [("glossary/conflict", 2)]


def test_a_term_that_is_taken_out_renders_only_the_pages_that_use_it(tmp_path: Path) -> None:
    """The glossary is in no article's key: no article is parsed again, and other pages stay."""
    lay(
        tmp_path,
        GOOD,
        {
            "content/glossary.yaml": GLOSSARY,
            "content/a/mri.md": article("Scans", body="An MRI."),
            "content/a/cells.md": article("Cells", body="Antibodies."),
            "content/a/sleep.md": article("Sleep", body="Nothing."),
        },
    )
    built(tmp_path)
    assert 'id="term-antibody"' in (tmp_path / "public/glossary/index.html").read_text()
    (tmp_path / "content/glossary.yaml").write_text(GLOSSARY.replace("MRI", "MRT"))
    options = Options(tmp_path, tmp_path / "public", NOW)
    result = build(options, Silent())
    assert [url for url in result.rendered if url.startswith("/a/")] == ["/a/mri/"]
    assert [item.code for item in understand(options, Silent()).found] == ["glossary/undefined"]


def test_a_broken_link_of_a_term_is_found(tmp_path: Path) -> None:
    """The addresses in a glossary are judged like all others, and its page has an address of its own."""
    bad = "x:\n  meaning: y\n  link: /no/\nz:\n  meaning: y\n  link: javascript:x\n"
    page = {"content/glossary.yaml": bad, "content/glossary.md": "---\ntitle: Glossary\n---\nText."}
    lay(tmp_path, GOOD, page)
    codes = {item.code for item in understand(Options(tmp_path, tmp_path / "public", NOW), Silent()).found}
    assert codes == {"link/broken", "link/unsafe-scheme", "url/conflict"}


def test_a_term_may_hold_signs() -> None:
    """What is written in the file stands on the page as text."""
    term = GlossaryTerm('a "b" <c>', GlossaryEntry("d & e", short="ABX"), Place("x"))
    words = vocabulary(["ABX a b c"])
    page = Article(path="x.md", url="/x/", meta=ArticleMeta(title="X"), folder="/", vocabulary=words)
    html = Glossing((term,)).pen(page, "en")("<p>ABX</p>")
    assert f'title="{escape(term.term)}"' in html
