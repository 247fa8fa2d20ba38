"""axe-core finds nothing wrong on any kind of page: in light, dark and forced colours, narrow, wide, with large text.

Every kind of page is judged by all rules on a phone and on a desktop, and by those on colours in the dark. The style
guide, which has every component, and the two pages that most readers see are judged in all other ways too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize

from tests.kinds import KINDS
from tests.looking import open_whole, staying_at

pytestmark = pytest.mark.browser

# Target size (WCAG 2.2, 2.5.8) is left out by axe unless it is asked for.
EVERYTHING: Mapping[str, Any] = {"rules": {"target-size": {"enabled": True}}}
COLOURS: Mapping[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
# Cells that are scrolled out of sight hide their colours from axe; on a desktop it sees them.
IN_TABLE = "(selector) => !!document.querySelector(selector).closest('.table-scroll')"
MOST_SEEN = ("style-guide", "home", "article")


class Mode(NamedTuple):
    """A way in which a page is looked at; `text` is the reader's font size in pixels."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    text: int = 16
    rules: Mapping[str, Any] = EVERYTHING


USUAL = (Mode(390), Mode(1280), Mode(1280, "dark", rules=COLOURS))
OTHERS = (
    Mode(320, "dark", text=32),
    Mode(320, rules=COLOURS),
    Mode(1280, forced=True, rules=COLOURS),
    Mode(390, "dark", forced=True, rules=COLOURS),
)


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@contextmanager
def seen(tab: Page, mode: Mode) -> Iterator[None]:
    """The page in the tab as in a mode, while the block lasts."""
    tab.set_viewport_size(ViewportSize(width=mode.width, height=900))
    tab.emulate_media(color_scheme=mode.scheme, forced_colors="active" if mode.forced else "none")
    devtools = tab.context.new_cdp_session(tab)
    try:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": mode.text, "fixed": mode.text}})
        yield
    finally:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        devtools.detach()
        tab.emulate_media(color_scheme="light", forced_colors="none")


def judge(tab: Page, mode: Mode) -> None:
    """Assert that axe finds nothing, and that there was nothing that it could not tell."""
    with seen(tab, mode):
        results = Axe().run(tab, options={"resultTypes": ["violations", "incomplete", "passes"], **mode.rules})
        undecided = [
            (rule["id"], node["html"])
            for rule in results.response["incomplete"]
            for node in rule["nodes"]
            if not (rule["id"] == "color-contrast" and tab.evaluate(IN_TABLE, node["target"][0]))
        ]
    assert results.violations_count == 0, f"{mode}: {results.generate_report()}"
    assert undecided == [], f"{mode}: axe could not tell"
    passed = {rule["id"] for rule in results.response["passes"]}
    assert mode.forced or "color-contrast" in passed, mode
    assert mode.rules is COLOURS or "document-title" in passed, mode


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(kind: str, tab: Page, demo_url: str, samples: dict[str, str]) -> None:
    """All rules but the experimental ones: WCAG 2.2 A and AA, and best practice."""
    address = demo_url + samples[kind]
    with staying_at(tab, address):
        open_whole(tab, address)
        for mode in (*USUAL, *(OTHERS if kind in MOST_SEEN else ())):
            judge(tab, mode)
        tab.goto("about:blank")


def test_axe_sees_a_fault_where_there_is_one(browser: Browser, demo_url: str) -> None:
    """Without this, the test above could pass because nothing was looked at."""
    faults = (
        "<p style='color: #eee; background: #fff'>pale</p><img src='data:,'>"
        "<a href='#a' style='display: inline-block; font-size: 8px'>a</a><a href='#b' style='font-size: 8px'>b</a>"
    )
    with browser.new_context(bypass_csp=True) as context:
        tab = context.new_page()
        tab.goto(demo_url)
        tab.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", faults)
        found = {violation["id"] for violation in Axe().run(tab, options=EVERYTHING).response["violations"]}
        assert {"color-contrast", "image-alt", "region", "target-size"} <= found
        colours = Axe().run(tab, options=COLOURS).response["violations"]
        assert "color-contrast" in {violation["id"] for violation in colours}


def test_twenty_six_topics_in_a_row_are_easy_to_hit(tab: Page, demo_url: str) -> None:
    """At least 24 by 24 CSS pixels each, on the narrowest screen, and no two touch (WCAG 2.2, 2.5.8)."""
    tab.set_viewport_size(ViewportSize(width=320, height=900))
    tab.goto(demo_url + "style-guide/")
    boxes: list[dict[str, float]] = tab.evaluate(
        "[...document.querySelectorAll('#tags .pill')].map((pill) => pill.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) == 26
    for number, box in enumerate(boxes):
        assert min(box["width"], box["height"]) >= 24
        assert box["right"] <= 320
        for other in boxes[number + 1 :]:
            apart = other["left"] >= box["right"] or other["top"] >= box["bottom"] or other["right"] <= box["left"]
            assert apart, (box, other)


def test_what_is_in_another_language_says_so(tab: Page, demo_url: str, samples: dict[str, str]) -> None:
    """Every page names its language; parts that name one name a real tag (WCAG 2.2, 3.1.1 and 3.1.2)."""
    tab.goto(demo_url + samples["article"])
    assert tab.evaluate("document.documentElement.lang") == "en-GB"
    tags = tab.evaluate(
        "[...document.querySelectorAll('[lang]')].map((part) => Intl.getCanonicalLocales(part.lang)[0])"
    )
    assert "en-GB" in tags


def test_the_order_of_the_page_is_the_order_in_sight(tab: Page, demo_url: str, samples: dict[str, str]) -> None:
    """On a phone, what stands later in the document stands lower: heading, byline, picture, key points, text."""
    tab.set_viewport_size(ViewportSize(width=390, height=844))
    tab.goto(demo_url + samples["article"])
    parts = ["h1", ".standfirst", ".byline", ".dates", ".hero", ".key-points", ".toc", ".article__text > .prose"]
    parts += ["#faq", "#references", "#share", "#tags", "#recommended", ".disclaimer", ".site-footer"]
    tops = [tab.locator(part).first.evaluate("(part) => part.getBoundingClientRect().top") for part in parts]
    assert tops == sorted(tops)
    follows = (
        "(parts) => parts.map((part) => [...document.querySelectorAll('*')].indexOf(document.querySelector(part)))"
    )
    places = tab.evaluate(follows, parts)
    assert places == sorted(places)
