"""The style guide: every component on one page, in previews only."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from tests.conftest import ROOT
from tests.sites import GOOD, article, lay

SETTINGS = "name: Test site\nurl: https://test.example.org/\ndescription: A site for tests.\n"
GUIDE = "public/style-guide/index.html"

CSS = ROOT / "static" / "css"
SHEETS = ("40-article.css", "45-trust.css", "50-components.css", "55-helplines.css", "60-cards.css")
CLASS = re.compile(r"\.([a-z][\w-]*)")
NO_CLASS = re.compile(r"/\*.*?\*/|\d\.\w+", re.DOTALL)
ELSEWHERE = {"lost", "lost__code", "lost__title", "glossary", "glossary-link", "offer--image", "offer__image"} | {
    "portrait--large",
    "share__status",
}
"""What stands on the 404 page, in the glossary, on a profile, or comes with a script or a picture of the offer."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one article."""
    return lay(tmp_path, GOOD, {"content/a/one.md": article("One")})


def built(site: Path, *, drafts: bool = False) -> Result:
    """The result of a build as of one day."""
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    return build(Options(site, site / "public", now, drafts=drafts), Silent())


def test_only_previews_have_it(site: Path) -> None:
    """A build with --drafts, or one of a site that asks for it; a published site has no trace."""
    assert built(site).commit
    assert not (site / GUIDE).exists()
    result = built(site, drafts=True)
    assert result.found == ()
    assert (site / GUIDE).exists()
    built(site)
    assert not (site / GUIDE).exists()
    lay(site, {"content/site.yaml": SETTINGS + "style_guide: true\n"})
    assert built(site).found == ()
    assert (site / GUIDE).exists()


def test_search_engines_leave_it_out_and_nothing_leads_to_it(site: Path) -> None:
    """No sitemap, feed or page names it; it says noindex, and nothing of itself to machines."""
    built(site, drafts=True)
    text = (site / GUIDE).read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert "application/ld+json" not in text
    others = [path for path in (site / "public").rglob("*") if path.is_file() and path != site / GUIDE]
    assert len(others) > 10
    assert [path for path in others if b"style-guide" in path.read_bytes()] == []


def test_a_site_without_articles_has_one_too(tmp_path: Path) -> None:
    """Nothing on it needs content."""
    site = lay(tmp_path, GOOD)
    assert built(site, drafts=True).found == ()
    assert (site / GUIDE).exists()


def test_it_shows_every_component_that_the_style_sheet_knows(demo: Path) -> None:
    """A class of articles, components or cards that stands nowhere on the guide is dead, or was forgotten there."""
    text = (demo / "style-guide" / "index.html").read_text(encoding="utf-8")
    shown = {name for names in re.findall(r'class="([^"]+)"', text) for name in names.split()}
    known = {name for sheet in SHEETS for name in CLASS.findall(NO_CLASS.sub("", (CSS / sheet).read_text("utf-8")))}
    assert len(known) > 90
    assert known - shown - ELSEWHERE == set()


def test_a_card_of_another_language_says_so_of_its_own_words_alone(site: Path) -> None:
    """Title and description are in the article's language; "Read the article" is in the page's (WCAG 2.2, 3.1.2)."""
    other = article("Otro", "lang: es", "tags: [food]")
    lay(site, {"content/a/otro.md": other, "content/a/one.md": article("One", "tags: [food]", "related: [otro]")})
    assert built(site).commit
    page = LexborHTMLParser((site / "public/a/one/index.html").read_text(encoding="utf-8"))
    cards = [card for card in page.css("#recommended .card") if "Otro" in card.text()]
    assert [[node.attributes["class"] for node in card.css("[lang=es]")] for card in cards] == [
        ["card__title", "card__description"]
    ]


@pytest.mark.parametrize(("site_lang", "lang"), [("en-US", "en-US"), ("es", "en")])
def test_it_says_which_language_it_is_in(site: Path, site_lang: str, lang: str) -> None:
    """Ours is in English on any site; what the site says of itself there is in the site's language, and says so."""
    lay(site, {"content/site.yaml": f"{SETTINGS}lang: {site_lang}\n"})
    built(site, drafts=True)
    page = LexborHTMLParser((site / GUIDE).read_text(encoding="utf-8"))
    assert page.css("html")[0].attributes["lang"] == lang
    assert page.css(".skip-link")[0].text() == "Skip to main content"
    assert page.css("#recommended .card__title")[0].attributes.get("lang") == (site_lang if lang == "en" else None)


def test_a_site_may_write_its_own(site: Path) -> None:
    """A sample in its templates stands for ours, its faults are told at its place; a page of that address wins."""
    own = "---\ntitle: Our own\n---\nText.\n\n::: wonder\nWhat is this?\n:::\n"
    lay(site, {"templates/style-guide.md": own})
    result = built(site, drafts=True)
    assert [(item.code, item.place.path, item.place.line) for item in result.found] == [
        ("component/unknown", "templates/style-guide.md", 6)
    ]
    lay(site, {"templates/style-guide.md": "---\ntitle: Our own\n---\nText.\n"})
    built(site, drafts=True)
    assert "Our own" in (site / GUIDE).read_text(encoding="utf-8")
    lay(site, {"content/style-guide.md": "---\ntitle: A page of ours\n---\nText.\n"})
    built(site, drafts=True)
    assert "A page of ours" in (site / GUIDE).read_text(encoding="utf-8")
