"""Every article prints as a leaflet: printed by the real browser, read back page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from healthpress.write.print_code import print_code
from tests.pdfs import kinds, sheets, steady
from tests.serving import StaticServer
from tests.sites import GOOD, article, built, lay

pytestmark = pytest.mark.browser

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}

ROWS = "\n".join(f"| Row {number} | Words that fill a cell of row {number} |" for number in range(1, 13))
FILLING = "\n\n".join(
    f"## Part {number}\n\n" + " ".join(f"Sentence {number} {line} fills the paper." for line in range(40))
    for number in range(1, 6)
)
BODY = f"""
It begins with a word of [another site](https://other.example.com/page) and of [a page here](two.md).

{FILLING}

A table follows.

| Name | Meaning |
|---|---|
{ROWS}

## When to get help

::: emergency Call {{{{emergency}}}} now if:
- your lips turn blue
- you cannot speak
:::

## The end

The last words of the body, with a source [@one].
"""
CTA = "cta: {title: Buy now, text: It is good., link: {text: The shop, url: 'https://shop.example.com/'}}"
SETTINGS = "name: Test site\nurl: https://test.example.org/\ndescription: For tests.\nedition: uk\n" + CTA + "\n"
SITE: Mapping[str, str | bytes] = {
    "content/site.yaml": SETTINGS,
    "content/body/one.md": article("A long article", "key_points: [The point of it]", "tags: [paper]", body=BODY),
    "content/body/two.md": article("Another article", "tags: [paper]"),
}
ONE = "body/one/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an article whose emergency card stands on its last pages."""
    return built(lay(tmp_path_factory.mktemp("print"), GOOD, SITE))


@pytest.fixture(scope="module")
def tab(browser: Browser, site: Path) -> Iterator[Page]:
    """A tab that shows that article."""
    with StaticServer(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url + ONE)
        yield page


@pytest.fixture(scope="module", params=PAPERS)
def printed(request: pytest.FixtureRequest, tab: Page) -> PdfReader:
    """The article on paper, with the browser's own choice of everything but the size."""
    reader = PdfReader(io.BytesIO(tab.pdf(format=request.param, tagged=True)))
    width, height = PAPERS[request.param]
    assert reader.pages[0].mediabox.width == pytest.approx(width, abs=1)
    assert reader.pages[0].mediabox.height == pytest.approx(height, abs=1)
    return reader


@pytest.fixture(scope="module")
def pages(printed: PdfReader) -> list[str]:
    """The text of each sheet with single spaces."""
    return sheets(printed)


def test_the_first_page_says_what_matters_first(pages: list[str]) -> None:
    """Title, reviewer, dates, the address and the emergency card, though that stands pages further down."""
    first, *others = pages
    for text in ("A long article", "Dr Ada Quill", "2 January 2026", "https://test.example.org/body/one/"):
        assert text in first
    assert "Call 999 now if:" in first
    assert "you cannot speak" in first
    assert any("Call 999 now if:" in text for text in others), "it stays in its place, too"


def test_references_come_last(pages: list[str]) -> None:
    """The list of sources stands on the last page, with its address, after the words of the body."""
    last = pages[-1]
    assert last.index("The last words of the body") < last.index("References") < last.index("(https://www.nih.gov/)")


def test_paper_carries_no_screen_furniture(pages: list[str]) -> None:
    """Nothing to click, share or buy, and no other article."""
    everything = " ".join(pages)
    for text in (
        "Buy now",
        "The shop",
        "Share",
        "Copy link",
        "Back to all articles",
        "Skip to main",
        "In this article",
    ):
        assert text not in everything
    assert "Another article" not in everything


def test_addresses_stand_where_they_lead_off_the_paper(pages: list[str]) -> None:
    """A link to another site says where it leads; one to this site and one within the page does not."""
    everything = " ".join(pages)
    assert "another site (https://other.example.com/page)" in everything
    assert "a page here." in everything
    assert everything.count("(http") == 2


def test_pages_are_numbered(pages: list[str]) -> None:
    """Every sheet says which it is and of how many."""
    assert len(pages) >= 3
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text


def test_tables_and_cards_stay_whole(pages: list[str]) -> None:
    """All rows of a table are on one page, below its heads, and a card's lines are on that of its heading."""
    (table,) = [text for text in pages if "Row 1 " in text]
    assert "Name Meaning" in table
    assert "row 12" in table
    for text in pages:
        assert ("Call 999 now if:" in text) == ("you cannot speak" in text)


def test_no_heading_ends_a_page(pages: list[str]) -> None:
    """A heading stands above at least a line of what it heads."""
    for text in pages:
        for number in range(1, 6):
            if f"Part {number}" in text:
                assert f"Sentence {number} 0 " in text


def test_the_tagged_print_has_title_language_and_headings(printed: PdfReader) -> None:
    """What a screen reader needs of a PDF: a title, a language and headings of steady levels."""
    assert str(printed.root_object["/Lang"]) == "en"
    assert printed.metadata is not None
    assert printed.metadata.title == "A long article | Test site"
    assert steady(kinds(printed))


def test_what_is_for_paper_is_not_on_the_screen(tab: Page) -> None:
    """The code and the second emergency card are seen and read by nobody before the page is printed."""
    for selector in (".printed--code", ".printed--emergency"):
        assert tab.locator(selector).count() == 1
        assert not tab.locator(selector).is_visible()
    assert tab.get_by_role("heading", name="Call 999 now if:").count() == 1


def test_the_code_on_paper_is_read_as_the_address(tab: Page) -> None:
    """A reader of codes finds the page's address in what the browser prints."""
    tab.emulate_media(media="print")
    shot = tab.locator(".printed--code svg").screenshot()
    tab.emulate_media(media="screen")
    with Image.open(io.BytesIO(shot)) as picture:
        (code,) = zxingcpp.read_barcodes(ImageOps.expand(picture.convert("L"), 20, 255))
    assert code.text == "https://test.example.org/body/one/"


@pytest.mark.parametrize("length", [20, 63, 64, 180, 700, 2331])
def test_codes_of_addresses_of_any_length_are_read(length: int) -> None:
    """Every size of a code is drawn as it must be; an address that no code can hold has none."""
    address = f"https://e.org/{'an-article-of-many-words/' * 99}"[:length]
    with drawn(print_code(address)) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    assert (code.text, str(code.ec_level)) == (address, "M")
    assert print_code(address.ljust(2332, "x")) == ""


def drawn(svg: str) -> Image.Image:
    """The strokes of a code as a picture, four pixels to a module, with the margin that readers want."""
    (size,) = map(int, re.findall(r'viewBox="0 0 (\d+)', svg))
    picture = Image.new("L", (size, size), 255)
    x = y = 0
    for kind, right, down, run in re.findall(r"([Mm])(\d+) (\d+)h(\d+)", svg):
        x, y = (int(right), int(down)) if kind == "M" else (x + int(right), y)
        picture.paste(0, (x, y, x + int(run), y + 1))
        x += int(run)
    return ImageOps.expand(picture.resize((4 * size, 4 * size), Image.Resampling.NEAREST), 16, 255)


def test_every_sheet_of_a_preview_says_so(tmp_path: Path, browser: Browser) -> None:
    """A sheet that has lost its first page is not taken for one that was reviewed; it has no code to follow."""
    strict = {"content/site.yaml": SETTINGS + "gate: strict\nsign_off: require\n"}
    with StaticServer(built(lay(tmp_path, GOOD, SITE, strict))) as server, browser.new_page() as page:
        page.goto(server.url + ONE)
        pages = sheets(PdfReader(io.BytesIO(page.pdf(format="A4"))))
        assert page.locator(".printed--code").count() == 0
    assert len(pages) > 2
    assert all("Preview" in text for text in pages)


def test_a_site_may_do_without_codes(tmp_path: Path) -> None:
    """`print_code: false` leaves them out, and so does a site that has no address yet."""
    without = {"content/site.yaml": SETTINGS + "print_code: false\n"}
    page = built(lay(tmp_path / "off", GOOD, SITE, without)) / ONE / "index.html"
    assert "printed--code" not in page.read_text()
    assert "printed--emergency" in page.read_text()
    nowhere = {"content/site.yaml": SETTINGS.replace("url: https://test.example.org/\n", "")}
    page = built(lay(tmp_path / "nowhere", GOOD, SITE, nowhere)) / ONE / "index.html"
    assert "printed--code" not in page.read_text()


@pytest.mark.parametrize("chosen", ["", "dark"])
def test_paper_is_white_in_the_dark_too(chosen: str, tab: Page) -> None:
    """Whether the machine is dark or the reader chose so, ink is black on white."""
    tab.emulate_media(media="print", color_scheme="dark")
    colours = tab.evaluate(
        """(chosen) => {
            if (chosen) document.documentElement.dataset.theme = chosen;
            const body = getComputedStyle(document.body);
            const seen = [body.backgroundColor, body.color, body.colorScheme];
            delete document.documentElement.dataset.theme;
            return seen;
        }""",
        chosen,
    )
    tab.emulate_media(media="screen", color_scheme="light")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "light"]
