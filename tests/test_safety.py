"""Names by edition, sensitive topics and what they keep off a page: on built sites, and over random texts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as Html

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.main import cli
from healthpress.cli.progress import Silent
from healthpress.model.editions import ALSO_ANSWERED, EMERGENCY_NUMBERS, foreign_numbers, own_numbers
from healthpress.model.site import SENSITIVE_TOPICS, Site
from healthpress.read.care_words import SPOKEN, TITLES, hidden
from healthpress.read.components import _LOOKS
from healthpress.read.locate import in_source
from healthpress.read.names import resolve
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.report import concise
from healthpress.text.source import Source
from healthpress.text.wording import Wording
from tests.sites import GOOD, article, lay

SITE = """\
name: Test site
url: https://test.example.org/
description: A site for tests.
edition: uk
names:
  advice_line: {uk: NHS 111, us: your insurer's nurse line}
  crisis_line: {uk: 116 123, us: "988"}
cta: {title: T, text: U, link: {text: V, url: /}}
sensitive:
  - topics: [Baby loss, suicide]
    conditions: [grief]
    helpline:
      - {title: A helpline, text: At any hour., phone: "{{crisis_line}}", link: {text: Site of A, url: "https://a.example.org/"}}
  - topics: grieving
    helpline: {title: B helpline, phone: 020 7946 0000}
"""
EMERGENCY = "::: emergency Call {{emergency}} if:\n- you faint\n:::\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of articles that are sensitive by tag, by condition and by another spelling, urgent, or neither."""
    articles = {
        "plain": article("Plain", body="Call {{advice_line}}."),
        "other": article("Other", body="Nothing to call."),
        "urgent": article("Urgent", body=EMERGENCY),
        "answer": article("Answer", 'faq: [{question: Q, answer: "See {{emergency}}."}]', body="Words."),
        "tagged": article("Tagged", "tags: [Miscarriage]"),
        "about": article("About", "about: [grief]", "tags: [grieving]"),
    }
    files = {f"content/mind/help/{name}.md": text for name, text in articles.items()}
    data = {
        "content/site.yaml": SITE,
        "content/conditions.yaml": "grief: {name: Grief}\n",
        "content/tags.yaml": "miscarriage:\n  synonyms: [baby loss]\n",
    }
    return lay(tmp_path, GOOD, files, data)


def built(root: Path, edition: str = "") -> Result:
    """The site, built without an error."""
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    result = build(Options(root, root / "public", now, edition=edition), Silent())
    assert result.commit is not None, concise(result.found)
    return result


def page(root: Path, name: str) -> Html:
    """The page of an article."""
    return Html((root / f"public/mind/help/{name}/index.html").read_text(encoding="utf-8"))


def edit(root: Path, old: str, new: str) -> None:
    """Replace a piece of the settings that is there."""
    file = root / "content/site.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_sold_where_it_must_not_be(root: Path) -> None:
    """Sensitive by tag, by a synonym or by condition, or with an emergency card: no offer; else one, and labelled."""
    built(root)
    shown = {name: len(page(root, name).css(".offer")) for name in ("plain", "other", "urgent", "tagged", "about")}
    assert shown == {"plain": 1, "other": 1, "urgent": 0, "tagged": 0, "about": 0}
    label = page(root, "plain").css_first(".offer__label")
    assert label is not None
    assert label.text(strip=True) == "Our own offer"


def test_sensitive_pages_show_the_helplines_of_their_topics(root: Path) -> None:
    """Of all entries that match, in their order, before the text; with numbers that can be dialled, and the web."""
    built(root)
    about = page(root, "about")
    assert [node.text(strip=True) for node in about.css(".helpline__title")] == ["A helpline", "B helpline"]
    assert [node.attributes["href"] for node in about.css(".helplines a")] == [
        "tel:116123",
        "https://a.example.org/",
        "tel:02079460000",
    ]
    assert [len(page(root, name).css(".helpline")) for name in ("tagged", "plain", "urgent")] == [1, 0, 0]
    html = about.html or ""
    assert html.index('id="helplines"') < html.index("The text of an article.")


def test_an_offer_that_sells_nothing_is_not_called_sponsored(root: Path) -> None:
    """`sells` is true unless a site says otherwise."""
    built(root)
    assert [link.attributes.get("rel") for link in page(root, "plain").css(".offer a")] == ["sponsored"]
    edit(root, "cta: {title", "cta: {sells: false, title")
    built(root)
    assert [link.attributes.get("rel") for link in page(root, "plain").css(".offer a")] == [None]


def test_without_settings_the_gravest_topics_have_no_offer(root: Path) -> None:
    """A site that never heard of the setting does not sell on them either."""
    edit(root, SITE[SITE.index("sensitive:") :], "")
    lay(root, {"content/mind/help/x.md": article("X", f"tags: [{SENSITIVE_TOPICS[-1]}]")})
    built(root)
    assert [len(page(root, name).css(".offer")) for name in ("x", "plain", "tagged")] == [0, 1, 0]


def test_a_value_changed_renders_only_pages_that_use_it(root: Path) -> None:
    """Names reach parsing, and what did not come out otherwise is not rendered again."""
    built(root)
    edit(root, "NHS 111,", "NHS 111 online,")
    shown = {url for url in built(root).rendered if url.startswith("/mind/help/") and url.count("/") == 4}
    assert "/mind/help/plain/" in shown
    assert not shown & {"/mind/help/urgent/", "/mind/help/answer/", "/mind/help/about/"} - _recommending(root, "Plain")
    edit(root, "A helpline", "Another helpline")
    assert set(built(root).rendered) == {"/mind/help/tagged/", "/mind/help/about/"}


def _recommending(root: Path, title: str) -> set[str]:
    """The articles on whose pages another one has a card, as its first words are on it."""
    folder = root / "public/mind/help"
    pages = {f"/mind/help/{file.parent.name}/": Html(file.read_text(encoding="utf-8")) for file in folder.glob("*/*")}
    return {url for url, html in pages.items() if any(title in node.text() for node in html.css("#recommended h3"))}


def test_the_command_line_chooses_another_edition(root: Path) -> None:
    """All pages that use a name change, and back again; without a value there is an error with its place."""
    built(root)
    british = {name: page(root, name).html for name in ("plain", "urgent", "answer", "about")}
    arguments = ["build", "--site", str(root), "--now", "2026-11-22", "--edition"]
    result = CliRunner().invoke(cli, [*arguments, "us"])
    assert result.exit_code == 0, result.output
    assert "Call 911 if:" in page(root, "urgent").text()
    assert "your insurer's nurse line" in page(root, "plain").text()
    assert "See 911." in page(root, "answer").text()
    assert 'href="tel:988"' in (page(root, "about").html or "")
    assert built(root).rendered
    assert {name: page(root, name).html for name in british} == british
    result = CliRunner().invoke(cli, [*arguments, "eu", "--format", "concise"])
    assert result.exit_code == 1
    assert re.search(r"plain\.md:\d+:6: error\[name/no-value\]", result.output), result.output
    result = CliRunner().invoke(cli, [*arguments, "ux", "--format", "concise"])
    assert "data/invalid-value" in result.output


def test_every_component_has_a_title() -> None:
    """The table of titles is whole, and what only colour says is said in words."""
    assert set(TITLES) == set(_LOOKS)
    assert all(hidden(name, Wording().of("en")).strip() for name in SPOKEN)
    assert {"urgent", "emergency", "non-urgent", "warning"} == SPOKEN


def test_no_edition_calls_its_own_number_foreign() -> None:
    """What helps in an edition is neither the number of another only, nor missing."""
    for edition, number in EMERGENCY_NUMBERS.items():
        foreign = foreign_numbers({}, edition)
        assert not {number, *ALSO_ANSWERED.get(edition, ())} & set(foreign)
        assert own_numbers({}, edition) == {number: "emergency"}
    assert {field.name for field in fields(Site)} >= {"edition", "names", "sensitive"}


WORDS = st.lists(
    st.sampled_from(["{{a}}", "{{long-name}}", "`{{a}}`", "x", " ", "\n", "é", "\\{{a}}", "{{"]), max_size=20
)


@given(WORDS)
def test_places_are_those_of_what_the_editor_wrote(pieces: list[str]) -> None:
    """Each character that was not a name keeps its place, whatever is put in before it."""
    text = "".join(pieces)
    source = Source("x.md", text)
    site = Site(edition="uk", names={"a": {"uk": "very much longer than before"}, "long-name": {"uk": "b"}})
    found: list[Diagnostic] = []
    named = resolve(text, in_source(source, 0), site, found)
    assert found == []
    kept = re.sub(r"(?<!\\)\{\{(?:a|long-name)\}\}", "", text) if "`" not in text else None
    places = [(named.at(offset, 1), sign) for offset, sign in enumerate(named.text)]
    offsets = [source.offset(place.line - 1, place.column - 1) for place, _ in places]
    assert offsets == sorted(offsets)
    same = [sign for (_, sign), offset in zip(places, offsets, strict=True) if text[offset : offset + 1] == sign]
    if kept is not None:
        assert len(same) >= len(kept)
