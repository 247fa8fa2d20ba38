"""Retracted sources: the file of Retraction Watch as it is, and every way in which an article may name a paper."""

from __future__ import annotations

import csv
import io
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

import pytest

from healthpress.build.retractions import retraction_findings
from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.model.meta import Reference
from healthpress.model.site import Site
from healthpress.model.source_key import read_keys
from healthpress.read.parse import parse
from healthpress.read.retraction_watch import read_retractions
from healthpress.shape.retracted import retracted
from healthpress.text.source import Source

COLUMNS = (
    *("Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS"),
    *("ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI"),
    *("OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes"),
)


def row(number: int, doi: str, pmid: str, nature: str = "Retraction", day: str = "12/31/2020 0:00") -> dict[str, str]:
    """A row as the database has them."""
    return {
        "Record ID": str(number),
        "Title": "A paper,\nof two lines",
        "Author": "A;B",
        "RetractionDate": day,
        "RetractionDOI": "10.9999/notice",
        "RetractionPubMedID": "0",
        "OriginalPaperDOI": doi,
        "OriginalPaperPubMedID": pmid,
        "RetractionNature": nature,
        "Reason": "+Unreliable Results;+Investigation by Journal/Publisher;",
        "Notes": 'He said "no"',
    }


def csv_of(rows: Iterable[dict[str, str]]) -> bytes:
    """The file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def article_of(number: int, front: str, body: str) -> Article:
    """An article that was read."""
    source = Source(f"content/a/x{number}.md", f"---\ntitle: X\n{front}---\n{body}\n")
    document = parse(source, Site()).document
    assert isinstance(document, Article)
    return document


def in_reference(key: str) -> Callable[[str], tuple[str, str]]:
    """An article that names a source in the field of a reference."""
    return lambda name: (f'references:\n  - id: a\n    title: T\n    {key}: "{name}"\n', "It is so [@a].")


def in_text(form: str) -> Callable[[str], tuple[str, str]]:
    """An article that names a source in its text."""
    return lambda name: ("", form.format(name))


DOI_FORMS = (
    in_reference("doi"),
    lambda doi: in_reference("doi")("https://doi.org/" + doi),
    lambda doi: in_reference("doi")("DOI:" + doi.upper()),
    lambda doi: in_reference("url")("http://dx.doi.org/" + quote(doi, safe="")),
    lambda doi: in_reference("url")("https://www.tandfonline.com/doi/full/" + doi),
    in_text("See [the trial](https://doi.org/{})."),
    lambda doi: in_text("See https://dx.doi.org/{}.")(quote(doi)),
    in_text("As printed (doi: {}), it helps."),
    lambda doi: in_text("Read <https://DOI.ORG/{}>, please.")(doi.upper()),
    in_text('It <a href="https://onlinelibrary.wiley.com/doi/{}/abstract?x=1">helps</a>.'),
    lambda doi: ("faq: [{question: Q, answer: 'See [it](https://doi.org/" + doi + "#top).'}]\n", "Text."),
)
PMID_FORMS = (
    in_reference("pmid"),
    lambda pmid: in_reference("pmid")(f"PMID: {pmid} "),
    lambda pmid: in_reference("pmid")(f"{pmid[:2]} {pmid[2:5]} {pmid[5:]}"),
    lambda pmid: in_reference("url")(f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"),
    in_text("See [it](http://www.ncbi.nlm.nih.gov/pubmed/{})."),
    in_text("See https://www.ncbi.nlm.nih.gov/pubmed/?term={}, please."),
    in_text("PMID:{}."),
    lambda pmid: in_text("It helps (PubMed ID: {}).")(f"{pmid[:2]} {pmid[2:5]} {pmid[5:]}"),
    in_text("[it](https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids={}&dopt=Abstract)"),
    in_text("See https://europepmc.org/article/MED/{}"),
)


def together(parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Many articles as one: all their references, all their texts."""
    listed = [front.removeprefix("references:\n") for front, _ in parts if front.startswith("references:")]
    asked = [front for front, _ in parts if front.startswith("faq:")]
    return "references:\n" + "".join(listed), "\n\n".join([*(body for _, body in parts), *asked])


def made_doi(chance: random.Random) -> str:
    """A DOI as publishers make them."""
    number = chance.randrange(10**6)
    return chance.choice(
        [
            f"10.1016/S0140-6736({chance.randrange(10, 24)}){chance.randrange(30000, 40000)}-{number % 10}",
            f"10.1056/NEJMoa{number}",
            f"10.1136/bmj.k{number}",
            f"10.3389/fnins.2019.{number:06d}",
            f"10.1007/s00125-{number:06d}-x",
            f"10.1155/2021/{number}",
        ]
    )


def test_every_retracted_source_is_found_and_no_other() -> None:
    """200 DOIs and PMIDs in varied spellings among 10,000 that nobody has retracted."""
    chance = random.Random(7)
    dois = list(dict.fromkeys(made_doi(chance) for _ in range(6000)))
    pmids = [str(number) for number in chance.sample(range(10_000_000, 40_000_000), 5200)]
    assert len({doi.lower() for doi in dois}) == len(dois) > 5200
    bad = [(doi, "0") for doi in dois[:100]] + [("unavailable", pmid) for pmid in pmids[:100]]
    index, found = read_retractions(csv_of(row(n, *pair) for n, pair in enumerate(bad)), "rw.csv")
    assert (found, len(index.notices), index.rows) == ([], 200, 200)
    named = [DOI_FORMS[n % len(DOI_FORMS)](doi) for n, doi in enumerate(dois[:100])]
    named += [PMID_FORMS[n % len(PMID_FORMS)](pmid) for n, pmid in enumerate(pmids[:100])]
    guilty = [article_of(n, *parts) for n, parts in enumerate(named)]
    missed = [parts for parts, one in zip(named, guilty, strict=True) if len(retracted([one], {}, index)) != 1]
    assert missed == []
    clean = [DOI_FORMS[n % len(DOI_FORMS)](doi) for n, doi in enumerate(dois[100:5100])]
    clean += [PMID_FORMS[n % len(PMID_FORMS)](pmid) for n, pmid in enumerate(pmids[100:5100])]
    assert len(clean) == 10_000
    innocent = [article_of(n, *together(clean[n : n + 100])) for n in range(0, 10_000, 100)]
    assert sum(len(one.mentions) + len(read_keys(one.listed)) for one in innocent) >= 10_000
    assert retracted(innocent, {}, index) == []


@pytest.mark.parametrize("form", range(len(DOI_FORMS)))
def test_every_spelling_of_an_awkward_doi(form: int) -> None:
    """One with brackets, which sentences and Markdown have too."""
    doi = "10.1016/S0140-6736(97)11096-0"
    index, _ = read_retractions(csv_of([row(1, doi, "9500320")]), "rw.csv")
    parts = DOI_FORMS[form](doi.replace("(", "%28").replace(")", "%29") if form == 5 else doi)
    (finding,) = retracted([article_of(1, *parts)], {}, index)
    assert finding.code == "source/retracted"


def test_the_finding_says_what_and_where() -> None:
    """At the identifier, with day and reasons."""
    index, _ = read_retractions(csv_of([row(1, "10.1000/abc", "0")]), "rw.csv")
    (finding,) = retracted([article_of(1, "", "One.\n\nSee https://doi.org/10.1000/ABC.")], {}, index)
    assert (finding.place.line, finding.place.column, finding.severity) == (6, 21, "error")
    assert finding.message == (
        'doi:10.1000/abc "A paper, of two lines" was retracted on 2020-12-31.'
        " Given reasons: Unreliable Results, Investigation by Journal/Publisher."
    )


def test_what_is_less_than_a_retraction_is_a_warning() -> None:
    """Corrections and concerns; a paper that was reinstated is as any other."""
    rows = [
        row(1, "10.1000/concern", "0", "Expression of concern"),
        row(2, "10.1000/corrected", "0", "Correction"),
        row(3, "10.1000/again", "0", "Retraction", "1/1/2019 0:00"),
        row(4, "10.1000/again", "0", "Reinstatement", "2/1/2020 0:00"),
        row(5, "10.1000/twice", "0", "Reinstatement", "2/1/2020 0:00"),
        row(6, "10.1000/twice", "0", "Retraction", "3/1/2021 0:00"),
        row(7, "10.1000/both", "0", "Retraction", "3/1/2020 0:00"),
        row(8, "10.1000/both", "0", "Correction", "3/1/2021 0:00"),
    ]
    index, _ = read_retractions(csv_of(rows), "rw.csv")

    def codes(doi: str) -> list[str]:
        return [item.code for item in retracted([article_of(1, *in_reference("doi")(doi))], {}, index)]

    assert codes("10.1000/concern") == codes("10.1000/corrected") == ["source/doubted"]
    assert codes("10.1000/again") == []
    assert codes("10.1000/twice") == codes("10.1000/both") == ["source/retracted"]
    assert codes("10.9999/notice") == []


def test_a_shared_source_is_found_where_it_is_cited() -> None:
    """And only there."""
    index, _ = read_retractions(csv_of([row(1, "10.1000/abc", "0")]), "rw.csv")
    shared = {"s": Reference("s", "T", doi="10.1000/ABC")}
    citing, other = article_of(1, "", "It is so [@s]."), article_of(2, "", "It is so.")
    assert [item.place.path for item in retracted([citing, other], shared, index)] == ["content/a/x1.md"]


def test_bad_bytes_and_odd_values_are_read() -> None:
    """Windows-1252 among UTF-8, NUL, a byte-order mark, values that are not known."""
    rows = [row(1, "Unavailable", "unavailable"), row(2, "", "0"), row(3, " https://doi.org/10.1000/ABC ", "12345678")]
    data = csv_of(rows).replace(b"A paper", "Café ".encode() + b"M\xfcller \x93x\x94\x81\0")
    index, found = read_retractions(b"\xef\xbb\xbf" + data, "rw.csv")
    assert found == []
    assert sorted(index.notices) == ["doi:10.1000/abc", "pmid:12345678"]
    assert index.notices["pmid:12345678"].title == "Café Müller “x”\ufffd, of two lines"


def test_another_file_is_a_finding(tmp_path: Path) -> None:
    """Not silence."""
    empty = Catalogue((), {}, {}, (), {}, {}, {}, {}, {}, {}, {})
    for data in (b"", b"a,b\n1,2\n", b"\x89PNG\r\n"):
        (tmp_path / "rw.csv").write_bytes(data)
        assert [item.code for item in retraction_findings(tmp_path / "rw.csv", empty)] == ["source/retractions-file"]
    assert [item.code for item in retraction_findings(tmp_path / "no.csv", empty)] == ["source/retractions-file"]


def test_fifty_thousand_rows_are_read_in_seconds() -> None:
    """About as many as there are."""
    data = csv_of(row(n, f"10.1000/x.{n}", str(20_000_000 + n)) for n in range(50_000))
    before = time.process_time()
    index, _ = read_retractions(data, "rw.csv")
    assert len(index.notices) == 100_000
    assert time.process_time() - before < 10
