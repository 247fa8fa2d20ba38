"""axe-core finds nothing wrong on any page: in light, dark and forced colours, narrow, wide, with large text.

The style guide, which has every component, is judged in each combination of colours, width and size of text. Every
other kind of page is judged in five ways, in which each of these occurs: rules on layout where layout differs, those on
colours where colours do.
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
from tests.serving import StaticServer
from tests.sites import DOT, GOOD, PERSON, article, built, lay

pytestmark = pytest.mark.browser

# Target size (WCAG 2.2, 2.5.8) is left out by axe unless it is asked for.
EVERYTHING: Mapping[str, Any] = {"rules": {"target-size": {"enabled": True}}}
COLOURS: Mapping[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
# Cells that are scrolled out of sight hide their colours from axe; on a desktop it sees them. So does a label that lies
# on a picture, which is white on black of its own.
HIDDEN = "(selector) => !!document.querySelector(selector).closest('.table-scroll, .video__label')"


class Mode(NamedTuple):
    """A way in which a page is looked at; `text` is the reader's font size in pixels."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    text: int = 16
    rules: Mapping[str, Any] = EVERYTHING


WIDTHS, TEXTS = (320, 390, 1280), (16, 32)
FIVE = (
    Mode(390),
    Mode(1280),
    Mode(320, "dark", text=32),
    Mode(1280, "dark", rules=COLOURS),
    Mode(390, forced=True, rules=COLOURS),
)
ALL = (
    *(Mode(width, text=text) for width in WIDTHS for text in TEXTS),
    *(Mode(width, "dark", text=text, rules=COLOURS) for width in WIDTHS for text in TEXTS),
    *(Mode(width, "light", forced=True, text=16, rules=COLOURS) for width in WIDTHS),
    *(Mode(width, "dark", forced=True, text=32, rules=COLOURS) for width in WIDTHS),
)

OTHERS = {
    "preview": "care/preview/",
    "expired article": "care/expired/",
    "video and offer with a picture": "care/breath/",
    "article in Chinese": "zh/stroke/",
    "person with a portrait": "people/ada-quill/",
    "condition of two names": "conditions-a-z/stroke/",
}
"""Pages such as the demo has none of."""

CHINESE = article(
    "中风的预警信号",
    "lang: zh-Hans",
    "about: [stroke]",
    "key_points: [立即求助]",
    "faq: [{question: 为什么？, answer: 因为。}]",
    body="血液无法到达部分大脑。\n\n::: emergency 如果出现以下情况，请求助：\n- 一侧面部下垂\n:::\n",
)
VIDEO = "::: video Breathing\n![A woman breathes out](dot.png)\n[Watch it](https://youtu.be/abcdefghijk)\n:::\n"
OFFER = "cta: {title: Ask us, text: Yes., link: {text: Write, url: /care/}, image: /dot.png}\n"
OTHER_SITE: Mapping[str, str | bytes] = {
    "content/site.yaml": f"{GOOD['content/site.yaml']!s}{OFFER}gate: strict\nexpired: {{notice_days: 400}}\n",
    "content/conditions.yaml": "stroke: {name: Stroke, synonyms: [brain attack], names: {zh: 中风}}\n",
    "content/people/ada-quill.md": PERSON.replace("role:", "image: {src: /dot.png, alt: Ada}\nrole:"),
    "content/care/preview.md": article("Nobody has reviewed this").replace("reviewed: 2026-01-02\n", ""),
    "content/care/expired.md": article("This was true once", "expires: 2026-06-01"),
    "content/care/breath.md": article(
        "Breathing out", "about: [stroke]", "image: {src: dot.png, alt: A dot}", body=VIDEO
    ),
    "content/care/dot.png": DOT,
    "static/dot.png": DOT,
    "content/zh/_index.md": "---\ntitle: 中文\nlang: zh-Hans\n---\n",
    "content/zh/stroke.md": CHINESE,
}


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
    """Assert that axe finds nothing, that it could tell everything, and that nothing is wider than the window."""
    with seen(tab, mode):
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= mode.width, mode
        results = Axe().run(tab, options={"resultTypes": ["violations", "incomplete"], **mode.rules})
        undecided = [
            (rule["id"], node["html"])
            for rule in results.response["incomplete"]
            for node in rule["nodes"]
            if not (rule["id"] == "color-contrast" and tab.evaluate(HIDDEN, node["target"][0]))
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
        for mode in ALL if kind == "style-guide" else FIVE:
            judge(tab, mode)
        tab.goto("about:blank")


@pytest.fixture(scope="module")
def other_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of OTHERS on a server of this machine."""
    with StaticServer(built(lay(tmp_path_factory.mktemp("others"), GOOD, OTHER_SITE))) as server:
        yield server.url


@pytest.mark.parametrize("name", OTHERS)
def test_axe_finds_nothing_wrong_with_what_the_demo_lacks(name: str, tab: Page, other_url: str) -> None:
    """By the same rules, in the same ways."""
    open_whole(tab, other_url + OTHERS[name])
    assert tab.locator("body").get_attribute("data-kind") != "404"
    for mode in FIVE:
        judge(tab, mode)


@pytest.mark.parametrize(("query", "wait"), [("blood", ".search-result"), ("xyzzyq", ".search-results")])
def test_axe_finds_nothing_wrong_with_what_a_search_found(query: str, wait: str, tab: Page, demo_url: str) -> None:
    """Results with their pictures and filters, and the message that there are none."""
    tab.goto(f"{demo_url}search/?q={query}")
    tab.locator(wait).first.wait_for()
    for mode in FIVE:
        judge(tab, mode)


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
