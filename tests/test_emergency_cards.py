"""The copy of an article's emergency cards that paper shows on its first sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites import GOOD, article, built, lay

INNER = """\
- it burns[^n] [@one]
- **it bleeds** and the MRI says <div title="</div> is <div> here">so</div>

::: details More
Words within.
:::

[^n]: A note.

*[MRI]: magnetic resonance imaging
"""
BODY = f"""\
Some words.

## Part one

:::: emergency Call 999 if:
{INNER.split("[^n]:", maxsplit=1)[0]}
::::

## Part two

::: urgent Call 111 if:
- it itches
:::

[^n]: A note.
"""
FAQ = 'faq: [{question: And then?, answer: "::: emergency Call 112 if:\\n- you fall\\n:::"}]'


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    """A page with an emergency card in its text and one in an answer."""
    files = {"content/body/one.md": article("One", FAQ, body=BODY)}
    root = lay(tmp_path_factory.mktemp("cards"), GOOD, files)
    return LexborHTMLParser((built(root) / "body" / "one" / "index.html").read_text(encoding="utf-8"))


def test_every_emergency_card_has_one_copy_and_no_other_card_has(page: LexborHTMLParser) -> None:
    """Those of answers too, in order, whole, before the text begins."""
    copies = page.css(".printed--emergency")
    assert [title.text() for copy in copies for title in copy.css("h2")] == [
        "Immediate action required: Call 999 if:",
        "Immediate action required: Call 112 if:",
    ]
    assert all(copy.parent and copy.parent.tag == "header" for copy in copies)
    originals = page.css(".article__text .care-card--emergency")
    for copy, original in zip(copies, originals, strict=True):
        assert "".join(copy.text().split()) == "".join(original.text().split())


def test_a_copy_is_hidden_and_names_nothing_a_second_time(page: LexborHTMLParser) -> None:
    """Without the style for paper nobody meets it, and every id of the page is still there once."""
    assert all("hidden" in copy.attributes for copy in page.css(".printed"))
    assert page.css(".printed [id]") == []
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert page.css_first('.care-card [id="cite-one"]') is not None


def test_the_page_around_a_copy_stays_whole(page: LexborHTMLParser) -> None:
    """A card that holds other boxes, and attributes that look like tags, end where they end."""
    assert "Words within." in page.css(".printed--emergency")[0].text()
    assert page.css_first(".printed--emergency .article__text") is None
    assert page.css_first("article > .article__columns .prose") is not None


def test_without_a_card_there_is_no_copy(tmp_path: Path) -> None:
    """The page of an article without an emergency card is as it was."""
    html = (built(lay(tmp_path, GOOD, {"content/body/a.md": article("A")})) / "body/a/index.html").read_text()
    assert "printed--emergency" not in html
