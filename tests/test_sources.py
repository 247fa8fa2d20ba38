"""Sources: identifiers, names, AMA style, exported libraries, and what pages and builds make of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from healthpress.model.meta import Reference
from healthpress.read.bibtex import names, read_bibtex
from healthpress.read.latex import plain
from healthpress.read.library import read_bib, read_csl
from healthpress.shape import ama
from healthpress.text.identifiers import bare_doi, bare_isbn, bare_nct, bare_pmcid, bare_pmid
from healthpress.text.names import from_one_text, initials
from healthpress.text.source import Source
from tests.sites import GOOD, article, built, lay


@pytest.mark.parametrize(
    "written",
    [
        "10.1016/S0140-6736(17)30703-1",
        "doi:10.1016/S0140-6736(17)30703-1",
        "DOI: 10.1016/s0140-6736(17)30703-1.",
        "https://doi.org/10.1016/S0140-6736(17)30703-1",
        "http://dx.doi.org/10.1016%2FS0140-6736%2817%2930703-1",
        "https://www.thelancet.com/doi/10.1016/S0140-6736(17)30703-1?a=b",
        "(10.1016/S0140-6736(17)30703-1)",
        "10.1016/S0140-6736&#40;17&#41;30703-1,",
    ],
)
def test_a_doi_is_one_in_every_spelling(written: str) -> None:
    """Addresses, prefixes, capitals, percent-encoding, punctuation around it."""
    assert bare_doi(written) == "10.1016/s0140-6736(17)30703-1"


def test_old_dois_with_odd_signs_are_kept() -> None:
    """Those of the SICI standard hold brackets, semicolons and number signs."""
    odd = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-#"
    assert bare_doi(odd) == odd.lower()


@pytest.mark.parametrize("written", ["", "11.1000/x", "10.1/x", "10.1000", "doi", "https://example.org/"])
def test_what_is_no_doi(written: str) -> None:
    """A registrant's number has four digits or more, and something follows."""
    assert bare_doi(written) == ""


def test_numbers_of_the_libraries_and_registers() -> None:
    """With and without address or prefix."""
    for written in ("30644983", "PMID: 30644983", "30 644 983", "https://pubmed.ncbi.nlm.nih.gov/30644983/"):
        assert bare_pmid(written) == "30644983"
    for written in ("0", "PMC3258128", "123456789", "-1", "abc"):
        assert bare_pmid(written) == ""
    assert bare_pmcid("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3258128/") == bare_pmcid("pmc3258128")
    assert bare_pmcid("3258128") == ""
    assert bare_nct("https://clinicaltrials.gov/study/NCT01288352") == "NCT01288352"
    assert bare_nct("NCT1288352") == ""


def test_the_check_digit_of_an_isbn() -> None:
    """Numbers of real books in both lengths, and one digit off."""
    for right in ("0-306-40615-2", "978-0-306-40615-7", "ISBN 9780306406157", "080442957X"):
        assert bare_isbn(right)
    for wrong in ("0-306-40615-3", "978-0-306-40615-8", "12345", "9770306406157"):
        assert bare_isbn(wrong) == ""


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_every_single_wrong_digit_of_an_isbn_is_found(body: int, place: int, more: int) -> None:
    """Which is what a check digit is for."""
    nine = f"{body:09d}"
    (right,) = (nine + last for last in "0123456789X" if bare_isbn(nine + last))
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert bare_isbn(wrong) == ""


def test_names_become_family_name_and_initials() -> None:
    """AMA 3.7; what may be the name of a group stays."""
    assert initials("Jean-Pierre") == initials("J.-P.") == initials("JP") == "JP"
    assert from_one_text("Wolf, Philip A.") == "Wolf PA"
    assert from_one_text("King, Lloyd E, Jr.") == "King LE Jr"
    for same in ("Wolf PA", "Merck & Co, Inc.", "UK Prospective Diabetes Study (UKPDS) Group"):
        assert from_one_text(same) == same


def test_six_authors_are_named_and_of_seven_three() -> None:
    """AMA 3.7."""
    people = tuple(f"Person {sign}" for sign in "ABCDEFG")
    assert ama.authors(Reference("a", "T", authors=people[:6])) == ", ".join(people[:6]) + "."
    assert ama.authors(Reference("a", "T", authors=people)) == "Person A, Person B, Person C, et al."
    assert ama.authors(Reference("a", "T", authors=("Lean MEJ", "et al."))) == "Lean MEJ, et al."
    assert ama.authors(Reference("a", "T")) == ""


def test_year_volume_issue_and_pages() -> None:
    """AMA 3.11: 2020;383(14):1305-1316; what is not known leaves no punctuation."""
    whole = Reference("a", "T", year=2020, volume="383", issue="14", pages="1305–1316")
    assert ama.issue(whole) == "2020;383(14):1305-1316."
    assert ama.issue(Reference("a", "T", year=2020)) == "2020."
    assert ama.issue(Reference("a", "T", volume="3", pages="e1")) == "3:e1."
    assert ama.issue(Reference("a", "T")) == ""
    assert (ama.sentence("Why?"), ama.sentence("Because")) == ("Why?", "Because.")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"{u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"{\'E}cole", "École"),
        (r"Garc\'{\i}a", "García"),
        (r"Garc{\'\i}a", "García"),
        (r"\v{C}ech", "Čech"),
        (r"\v Cech", "Čech"),
        (r"Fran\c{c}ois", "François"),
        (r"{\O}stergaard", "Østergaard"),
        (r"Stra{\ss}e", "Straße"),
        (r"\L{}ukasz", "Łukasz"),
        (r"{\AA}ngstr{\"o}m", "Ångström"),
        (r"Erd{\H o}s", "Erdős"),
        (r"{\~n}", "ñ"),
        (r"Salt \& water: 5\% of {DNA}", "Salt & water: 5% of DNA"),
        (r"pages 1--9", "pages 1–9"),
        (r"``Quoted''", "“Quoted”"),
        (r"\textit{In vitro} and \emph{in vivo}", "In vitro and in vivo"),
        (r"TNF-$\alpha$ $\geq$ 3", "TNF-α ≥ 3"),
        (r"x\_y\$\{z\}", "x_y${z}"),
    ],
)
def test_latex_is_undone(written: str, meant: str) -> None:
    """The letters and signs that exported libraries are full of."""
    assert plain(written) == meant


@given(st.text(alphabet="\\{}'\"^~a\u00e9 $%&@,=#n", max_size=40))
def test_no_field_raises(value: str) -> None:
    """Whatever stands in it."""
    plain(value)
    names(value)
    read_bib(Source("x.bib", f"@article{{a, title = {value}}}\n@book{{b, title={{B}}}}"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Wolf, Philip A. and Abbott, R D", ("Wolf PA", "Abbott RD")),
        ("Philip A. Wolf", ("Wolf PA",)),
        ("Ludwig van Beethoven and van der Berg, Jan", ("van Beethoven L", "van der Berg J")),
        ("King, Jr., Lloyd E.", ("King LE Jr",)),
        ("{World Health Organization} and Lean, M and others", ("World Health Organization", "Lean M", "et al.")),
        (r"M{\"u}ller, J{\'e}r{\^o}me", ("Müller J",)),
        ("{Barnes and Noble} AND Brandt, A", ("Barnes and Noble", "Brandt A")),
        ("Plato", ("Plato",)),
        ("", ()),
    ],
)
def test_names_of_bibtex(written: str, meant: tuple[str, ...]) -> None:
    """The three orders of BibTeX, groups in braces, small words, others."""
    assert names(written) == meant


BIB = r"""
% Exported
@preamble{ "\newcommand{\x}{y}" }
@string{nejm = "N Engl J Med"}
@comment{ @article{no, title = {No}} }
@article{east2020,
  title = {Early {Rhythm}-Control Therapy in Patients with {Atrial Fibrillation}},
  author = {Kirchhof, Paulus and Camm, A. John and Goette, Andreas},
  journal = nejm, year = 2020, month = oct, volume = "383", number = {14},
  pages = {1305--1316}, doi = {10.1056/NEJMoa2019422},
  note = {PMID: 32865375
Kind: trial},
}
@Book(marcy,
  author = "Marcy, Randolph B.", title = "The " # {Prairie Traveler},
  publisher = {Harper \& Brothers}, date = {1859-05})
@online{who, title = {Diabetes}, author = {{World Health Organization}}, url = {https://www.who.int/x},
  urldate = {2026-02-03}}
"""


def test_a_bibtex_file_is_read() -> None:
    """Macros, joined values, round brackets, comments and preambles, Zotero's notes."""
    listed, found = read_bib(Source("content/references.bib", BIB))
    assert found == []
    east, marcy, who = (item.reference for item in listed)
    assert east == Reference(
        "east2020",
        "Early Rhythm-Control Therapy in Patients with Atrial Fibrillation",
        doi="10.1056/NEJMoa2019422",
        pmid="32865375",
        authors=("Kirchhof P", "Camm AJ", "Goette A"),
        source="N Engl J Med",
        year=2020,
        volume="383",
        issue="14",
        pages="1305–1316",
        kind="trial",
    )
    assert (marcy.title, marcy.publisher, marcy.year) == ("The Prairie Traveler", "Harper & Brothers", 1859)
    assert (who.authors, str(who.accessed)) == (("World Health Organization",), "2026-02-03")
    assert listed[0].place.line == 6


def test_what_follows_a_broken_entry_is_read() -> None:
    """Each fault at its place, and the entries around it."""
    text = "@article{a, title = {A}}\n@article{b title = {B}}\n@article{c, title = }\n@article{d, title = {D}}\n"
    entries, found = read_bibtex(Source("x.bib", text))
    assert [entry.key for entry in entries] == ["a", "d"]
    assert [(item.code, item.place.line) for item in found] == [("source/bibtex", 2), ("source/bibtex", 3)]


def test_csl_json_is_read() -> None:
    """As Zotero writes it: parts of dates, particles, groups, markup in titles, the field Extra."""
    item = {
        "id": "http://zotero.org/users/1/items/A",
        "citation-key": "lean2018",
        "type": "article-journal",
        "title": "Weight management for <i>remission</i> (DiRECT) &amp; more",
        "author": [
            {"family": "Lean", "given": "Michael E J"},
            {"family": "Berg", "given": "J.", "non-dropping-particle": "van den", "suffix": "Jr."},
            {"literal": "DiRECT Group"},
        ],
        "container-title": "The Lancet",
        "container-title-short": "Lancet",
        "issued": {"date-parts": [["2018", 2, 10]]},
        "accessed": {"date-parts": [[2026, 1, 2]]},
        "volume": 391,
        "issue": "10120",
        "page": "541-551",
        "DOI": "10.1016/S0140-6736(17)33102-1",
        "note": "PMID: 29221645\nPMCID: PMC5809541",
    }
    listed, found = read_csl(Source("content/references.json", json.dumps([item, {"id": 7, "title": "Seven"}])))
    assert found == []
    lean, seven = (entry.reference for entry in listed)
    assert lean.id == "lean2018"
    assert lean.title == "Weight management for remission (DiRECT) & more"
    assert lean.authors == ("Lean MEJ", "van den Berg J Jr", "DiRECT Group")
    assert (lean.source, lean.year, lean.volume, lean.pages) == ("Lancet", 2018, "391", "541-551")
    assert (lean.pmid, lean.pmcid, str(lean.accessed)) == ("29221645", "PMC5809541", "2026-01-02")
    assert (seven.id, seven.title, seven.year) == ("7", "Seven", None)


@pytest.mark.parametrize("data", ["{}", "3", '[1, null, {"id": []}]', '[{"id": "a", "title": {}, "issued": 3}]'])
def test_odd_json_is_a_finding(data: str) -> None:
    """Nothing raises."""
    listed, found = read_csl(Source("x.json", data))
    assert not listed
    assert found


CITING = article(
    "Citing",
    "key_points: ['First of all [@shared]']",
    "faq: [{question: 'Why?', answer: 'So [@one; @shared].'}]",
    body="It is so [@two], and so [@shared; @two].",
).replace("references: [", "references: [{id: two, title: Two, year: 2021, kind: trial}, ")
SHARED = "- {id: shared, title: A shared source, year: 2024, kind: guideline, doi: 10.1000/shared}\n"


def _page(output: Path) -> LexborHTMLParser:
    return LexborHTMLParser((output / "living/citing/index.html").read_text(encoding="utf-8"))


def test_citations_are_numbered_by_the_page_and_linked_both_ways(tmp_path: Path) -> None:
    """In the order of first citation: key points, text, questions; each place has a way back of its own."""
    site = lay(tmp_path, GOOD, {"content/living/citing.md": CITING, "content/references.yaml": SHARED})
    page = _page(built(site))
    assert [node.text() for node in page.css(".citation a")] == ["1", "2", "1", "2", "1", "3"]
    items = page.css("#references li")
    assert [node.attributes["id"] for node in items] == ["ref-shared", "ref-two", "ref-one"]
    ids = {node.attributes["id"] for node in page.css("[id]")}
    backs = [[link.attributes["href"] or "" for link in item.css("[role=doc-backlink]")] for item in items]
    assert [len(links) for links in backs] == [3, 2, 1]
    assert {link[1:] for links in backs for link in links} <= ids
    assert len({link for links in backs for link in links}) == 6
    assert [node.text() for node in items[0].css("[role=doc-backlink]")] == ["a", "b", "c"]
    for node in page.css(".citation a"):
        assert (node.attributes["href"] or "")[1:] in ids


def test_a_line_sums_the_sources_up(tmp_path: Path) -> None:
    """How many, of which kinds, how new."""
    site = lay(tmp_path, GOOD, {"content/living/citing.md": CITING, "content/references.yaml": SHARED})
    (line,) = _page(built(site)).css(".references__sum")
    assert line.text() == "3 sources: 1 guideline, 1 trial; newest 2024"


def test_a_changed_shared_source_changes_only_pages_that_cite_it(tmp_path: Path) -> None:
    """No article is read again; the citing page alone is rendered, and is what a clean build makes."""
    plain_one = article("Plain", body="Nothing is cited.")
    files = {"content/living/citing.md": CITING, "content/living/plain.md": plain_one}
    site = lay(tmp_path, GOOD, files, {"content/references.yaml": SHARED})
    output = built(site)
    memo = (site / ".healthpress").rglob("parsed.sqlite")
    before = {path: path.read_bytes() for path in memo}
    stamps = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    lay(site, {"content/references.yaml": SHARED.replace("A shared source", "Another title")})
    built(site)
    changed = {path.parent.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp}
    assert changed == {"citing"}
    assert "Another title." in (output / "living/citing/index.html").read_text(encoding="utf-8")
    assert before
    assert {path: path.read_bytes() for path in before} == before
