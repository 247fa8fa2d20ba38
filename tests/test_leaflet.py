"""`healthpress leaflet`: the PDF of an article, read back page by page, and by its tags as a screen reader would."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, StreamObject

from healthpress.build.leaflet import usual_paper
from healthpress.cli.main import cli
from healthpress.model.leaflet import Leaflet, PaperPicture
from healthpress.text.wording import Wording
from healthpress.write.leaflet.pdf import leaflet_pdf
from tests.conftest import DEMO_DAY, ROOT
from tests.pdfs import kinds, sheets, steady, tags
from tests.sites import DOT, GOOD, article, built, lay, tree

BODY = """
The beginning, with *slanted*, **heavy**, ~~struck~~, H~2~O, `code` and a note[^n]. The note again[^n]. It cites [@one].
A [far page](https://far.example.com/page), a [near page](two.md) and the BMI.

*[BMI]: body mass index

[^n]: The words of the note.

## A list

- first
- second
    1. inner one
    2. inner two

Term
:   What it means.

> Words of somebody else.

| Name | Amount |
|---|--:|
| Salt | 6 g |
| Fibre | 30 g |

![A dot seen closely](dot.png)

### When to call

::: emergency Call 999 now if:
- your lips turn blue
:::

### Today

::: urgent Call your GP today if:
- it lasts
:::

## The rest

::: do Do
- rest
:::

::: dont Do not
- do not run
:::

::: warning Mind this
A warning.
:::

::: details More on this
Hidden words.
:::

```
line one
  line two
```
"""
SETTINGS = """\
name: Test site
url: https://test.example.org/health/
lang: en-GB
description: A site for tests.
edition: uk
cta: {title: Buy now, text: It is good., link: {text: The shop, url: "https://shop.example.com/"}}
disclaimer: Ask somebody who knows you.
"""
SITE: Mapping[str, str | bytes] = {
    "content/site.yaml": SETTINGS,
    "content/body/one.md": article(
        "Words & *signs* $1",
        "updated: 2026-02-03",
        "key_points: [The point of it]",
        "faq: [{question: Why so?, answer: Because of it.}]",
        "image: {src: dot.png, alt: A red dot, caption: The dot, credit: Somebody}",
        body=BODY,
    ),
    "content/body/two.md": article("Another article"),
    "content/body/dot.png": DOT,
}


def made(*arguments: str | Path) -> Result:
    """What the command says as of the demo's day."""
    return CliRunner().invoke(cli, ["leaflet", *map(str, arguments), "--now", DEMO_DAY])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an article that has every kind of element."""
    return lay(tmp_path_factory.mktemp("leaflet"), GOOD, SITE)


@pytest.fixture(scope="module")
def leaflet(site: Path) -> PdfReader:
    """The leaflet of that article."""
    result = made("one", "--site", site, "--output", site / "one.pdf")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    return PdfReader(site / "one.pdf")


def test_the_first_sheet_says_what_matters_first(leaflet: PdfReader) -> None:
    """Title, reviewer, dates, address and emergency card come before the text, and the card is in the text too."""
    first = sheets(leaflet)[0]
    wanted = [
        "Words & *signs* $1",
        "By Dr Ada Quill",
        "Medically reviewed by Dr Ada Quill, MBBS, MRCP",
        "3 February 2026",
    ]
    wanted += ["Call 999 now if:", "your lips turn blue", "The point of it", "The beginning"]
    places = [first.index(text) for text in wanted]
    assert places == sorted(places)
    assert "https://test.example.org/health/body/one/" in first
    assert " ".join(sheets(leaflet)).count("your lips turn blue") == 2


def test_every_element_is_on_paper(leaflet: PdfReader) -> None:
    """No word of the body is lost, whatever stands around it; nothing is sold."""
    everything = " ".join(sheets(leaflet))
    for text in ("slanted", "heavy", "struck", "The words of the note.", "first", "inner two", "What it means."):
        assert text in everything
    for text in ("Words of somebody else.", "Fibre 30 g", "it lasts", "do not run", "A warning.", "Hidden words."):
        assert text in everything
    for text in ("More on this", "line two", "Why so?", "Because of it.", "The dot Somebody", "Ask somebody who knows"):
        assert text in everything
    assert "BMI (body mass index)" in everything
    for text in ("Buy now", "The shop", "Another article"):
        assert text not in everything


def test_references_come_last_with_their_addresses(leaflet: PdfReader) -> None:
    """Sources end the leaflet; paper shows where links off the site lead, and no address of the site but its own."""
    everything = " ".join(sheets(leaflet))
    assert (
        everything.index("Because of it.") < everything.index("References") < everything.index("https://www.nih.gov/")
    )
    assert "far page (https://far.example.com/page)" in everything
    assert "body/two" not in everything


def test_links_work_on_the_screen_too(leaflet: PdfReader) -> None:
    """Every link of the text is a link of the PDF, with its full address."""
    found = set()
    for page in leaflet.pages:
        for note in page.get("/Annots", ArrayObject()).get_object():
            action = note.get_object().get("/A")
            if action and "/URI" in action:
                found.add(str(action["/URI"]))
    assert found >= {
        "https://far.example.com/page",
        "https://test.example.org/health/body/two/",
        "https://www.nih.gov/",
    }


def test_the_pdf_is_tagged_as_pdf_ua(leaflet: PdfReader) -> None:
    """Language, title, and elements of the right kind; heading levels go down by one step at most."""
    root = leaflet.root_object
    assert str(root["/Lang"]) == "en-GB"
    assert leaflet.metadata is not None
    assert leaflet.metadata.title == "Words & *signs* $1"
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert b"pdfuaid:part" in metadata.get_data()
    found = kinds(leaflet)
    counted = Counter(found)
    assert counted["H1"] == 1
    assert counted["TH"] == 2
    assert counted["Note"] == 1
    assert counted["Figure"] == 3, "the code, the hero and the picture of the text"
    assert {"L", "LI", "Table", "Link", "BlockQuote"} <= set(found)
    assert steady(found)
    pictures = [str(node.get("/Alt", "")) for node in tags(leaflet) if str(node["/S"]) == "/Figure"]
    assert pictures == ["QR code of this page", "A red dot", "A dot seen closely"]


def test_the_same_article_gives_the_same_bytes(site: Path, leaflet: PdfReader, tmp_path: Path) -> None:
    """No clock and no chance is in the file."""
    del leaflet
    made("one", "--site", site, "--output", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (site / "one.pdf").read_bytes()


def test_nothing_but_the_leaflet_is_written(tmp_path: Path) -> None:
    """The site and its output stay as they are."""
    site = lay(tmp_path, GOOD, SITE)
    built(site)
    before = {path: data for path, data in tree(site).items() if not path.startswith(".healthpress/")}
    result = made("two", "--site", site, "--output", site / "two.pdf")
    assert result.stdout == f"{site / 'two.pdf'}: Another article.\n"
    after = {path: data for path, data in tree(site).items() if not path.startswith(".healthpress/")}
    assert after.pop("two.pdf").startswith(b"%PDF-1.7")
    assert after == before


def test_all_leaflets_have_their_paths(site: Path, tmp_path: Path) -> None:
    """`--all` writes every published article below a folder; the paper is the one asked for."""
    result = made("--all", "--paper", "letter", "--site", site, "--output", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert sorted(tree(tmp_path)) == ["body/one.pdf", "body/two.pdf"]
    size = PdfReader(tmp_path / "body" / "two.pdf").pages[0].mediabox
    assert (size.width, size.height) == (612, 792)


def test_a_preview_is_marked_on_every_sheet(tmp_path: Path) -> None:
    """Words that nobody has signed can be handed round for comments, and not by mistake."""
    strict = {"content/site.yaml": SETTINGS + "gate: strict\nsign_off: require\n"}
    site = lay(tmp_path, GOOD, SITE, strict)
    result = made("one", "--site", site, "--output", site / "one.pdf")
    assert result.exit_code == 0, result.stderr
    assert "a preview that nobody has reviewed" in result.stdout
    pages = sheets(PdfReader(site / "one.pdf"))
    assert all("Preview: not reviewed" in text for text in pages)
    assert "Preview: not published" in pages[0]
    everything = made("--all", "--site", site, "--output", tmp_path / "all")
    assert everything.exit_code == 0
    assert everything.stdout == "", "--all hands out nothing that is not published"


def test_what_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """Wrong usage ends with 2, an article with an error in its file with 1 and the finding; no file is left."""
    draft = {"content/body/draft.md": article("A draft", "draft: true")}
    broken = {"content/body/broken.md": article("Broken", body="::: emergency Call 999 if:\n")}
    site = lay(tmp_path, GOOD, SITE, draft, broken)

    def run(*arguments: str) -> tuple[int, str]:
        result = made(*arguments, "--site", site, "--output", tmp_path / "x.pdf")
        return result.exit_code, result.stderr

    assert run()[0] == 2
    assert run("one", "--all")[0] == 2
    code, said = run("tow")
    assert code == 2
    assert 'There is no article "tow".' in said
    code, said = run("draft")
    assert code == 2
    assert "--drafts" in said
    code, said = run("broken")
    assert code == 1
    assert "content/body/broken.md:" in said
    assert not (tmp_path / "x.pdf").exists()
    result = made("one", "--site", site, "--output", site / "content" / "site.yaml" / "x.pdf")
    assert result.exit_code == 1
    assert "x.pdf cannot be written: " in result.stderr


def test_paper_follows_the_region() -> None:
    """Letter where it is sold, A4 everywhere else."""
    assert [usual_paper(lang) for lang in ("en-US", "es-MX", "fr-CA", "en", "en-GB", "zh-Hans-CN")] == [
        *["us-letter"] * 3,
        *["a4"] * 3,
    ]


def page_of(title: str, body: str) -> Leaflet:
    """A leaflet that says little else."""
    day = dt.date(2026, 1, 2)
    return Leaflet(
        site_name="S", site_url="https://s.example.org/", lang="en", title=title, description="", paper="a4",
        url="https://s.example.org/x/", authors=(), reviewers=(), published=day, updated=None, reviewed=None,
        review_by=None, body=body,
    )  # fmt: skip


ENGLISH = Wording().of("en")
SIGNS = "#$*_`@<>[](){}\\/~=+-:;\"'&|%!?.,^0123abcXYZéß"


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(SIGNS + " ", min_size=1, max_size=40).map(str.strip).filter(bool), min_size=5, max_size=30))
def test_any_text_survives(texts: list[str]) -> None:
    """What is code elsewhere is text here, in a paragraph, a heading, a list, a table, a link and a title."""
    shapes = (
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<ul><li>{}</li></ul>",
        "<table><tr><td>{}</td></tr></table>",
        "<pre>{}</pre>",
    )
    body = "".join(shapes[number % len(shapes)].format(escape(text)) for number, text in enumerate(texts))
    data, note = leaflet_pdf(page_of(texts[0], body), ENGLISH)
    assert note == ""
    seen = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    for text in texts:
        assert "".join(text.split()) in seen


def test_a_leaflet_is_made_of_what_can_be_set() -> None:
    """Neither a character that no font has nor a picture that cannot be drawn keeps a warning from being printed."""
    data, note = leaflet_pdf(page_of("Title", "<p>Call 999 \U0010fffd</p>"), ENGLISH)
    assert note.startswith("It is tagged, but it is not PDF/UA: ")
    assert "Call 999" in PdfReader(io.BytesIO(data)).pages[0].extract_text()
    spoilt = {"picture-0.jpg": PaperPicture(b"no picture", 10, 10)}
    page = replace(page_of("Title", '<p>Call 999</p><img src="picture-0.jpg" alt="A picture">'), files=spoilt)
    data, note = leaflet_pdf(page, ENGLISH)
    assert note.startswith("Its pictures are left out: ")
    assert "Call 999" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_no_nesting_is_too_deep() -> None:
    """Beyond a dozen elements within one another words lose their look and nothing else."""
    many = 60
    body = "<ul><li>a" * many + "the innermost" + "</li></ul>" * many + "<p>" + "<b><i>" * many + "the last</p>"
    data, note = leaflet_pdf(page_of("Deep", body), ENGLISH)
    assert note == ""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "the innermost" in text
    assert "the last" in text


def test_a_table_with_any_spans_is_set() -> None:
    """Cells over several rows and columns take their places, however wrong their numbers are."""
    body = (
        "<table><tr><th colspan=3>Head</th></tr><tr><td rowspan=9>side</td><td>b</td><td>c</td></tr>"
        "<tr><td colspan=99999>long</td></tr><tr></tr></table>" + f"<table><tr>{'<td>cell</td>' * 40}</tr></table>"
    )
    data, note = leaflet_pdf(page_of("Table", body), ENGLISH)
    assert note == ""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert text.count("cell") == 40
    assert "long" in text


def test_the_demo_has_leaflets(tmp_path: Path) -> None:
    """A real article of the demo has its emergency card on the first sheet and is PDF/UA."""
    result = made("high-blood-pressure-numbers", "--site", ROOT, "--output", tmp_path / "x.pdf")
    assert result.exit_code == 0, result.stderr
    first = sheets(PdfReader(tmp_path / "x.pdf"))[0]
    assert "Call 999 or go to A&E if:" in first
    assert "Dr Emeka Thistlewood-Oru" in first


def test_a_leaflet_speaks_the_language_of_its_article(tmp_path: Path) -> None:
    """The program's own words, dates and the PDF's language are those of the article, on an English site too."""
    spanish = {
        "content/site.yaml": f"{SETTINGS}languages: {{es: {{name: Prueba, disclaimer: Consulte., notice: Ojo.}}}}\n",
        "content/body/uno.md": article("Uno", "lang: es", "key_points: [Un punto]"),
    }
    site = lay(tmp_path, GOOD, SITE, spanish)
    assert made("uno", "--site", site, "--output", site / "uno.pdf").exit_code == 0
    reader = PdfReader(site / "uno.pdf")
    text = " ".join(sheets(reader))
    assert str(reader.root_object["/Lang"]) == "es"
    for words in (
        "Por Dr Ada Quill",
        "Revisión médica de Dr Ada Quill",
        "Publicado 2 de enero de 2026",
        "Puntos clave",
        "Referencias",
        "Prueba",
        "Consulte.",
        "Ojo.",
    ):
        assert words in text
    for words in ("reviewed", "Published", "Key points", "References", "Test site", "Ask somebody"):
        assert words not in text


def test_a_leaflet_says_what_the_site_says_in_its_language(tmp_path: Path) -> None:
    """Name, notice and disclaimer; what nobody gave in that language is said in the site's own."""
    told = "languages: {es: {name: El sitio, notice: Una prueba, disclaimer: Consulte a su médico.}}\n"
    texts = {f"content/body/{lang}.md": article(lang.upper(), f"lang: {lang}") for lang in ("es", "ar")}
    site = lay(tmp_path, GOOD, SITE, texts, {"content/site.yaml": SETTINGS + "notice: A trial\n" + told})
    said = {}
    for lang in ("es", "ar"):
        assert made(lang, "--site", site, "--output", site / f"{lang}.pdf").exit_code == 0
        said[lang] = " ".join(sheets(PdfReader(site / f"{lang}.pdf")))
    for spanish, english in (("El sitio", "Test site"), ("Una prueba", "A trial"), ("su médico.", "who knows you.")):
        assert spanish in said["es"]
        assert english not in said["es"]
        assert english in said["ar"]


def test_a_leaflet_runs_from_right_to_left() -> None:
    """The language is in the file, lists and cards are set from the right, and addresses stay whole."""
    arabic = replace(page_of("ضغط الدم", "<p>ضغط الدم</p>"), lang="ar", disclaimer="An English line.")
    reader = PdfReader(io.BytesIO(leaflet_pdf(arabic, ENGLISH)[0]))
    assert str(reader.root_object["/Lang"]) == "ar"
    text = reader.pages[0].extract_text()
    assert "An English line." in text
    assert "https://s.example.org/x/" in text
    assert dict(placed(reader))["An English line."] > 300


def placed(reader: PdfReader) -> list[tuple[str, float]]:
    """Every run of text of the first sheet with its distance from the left in points."""
    found: list[tuple[str, float]] = []

    def note(text: str, page: list[float], line: list[float], *_: object) -> None:
        found.append((text.strip(), line[4] * page[0] + line[5] * page[2] + page[4]))

    reader.pages[0].extract_text(visitor_text=note)
    return found
