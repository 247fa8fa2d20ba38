"""What readers can set and follow on a page: light and dark colours, answers that fold, the part that is being read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.conftest import ROOT
from tests.kinds import MITOXANTRONE
from tests.looking import Watch

pytestmark = pytest.mark.browser

DESKTOP = ViewportSize(width=1280, height=900)
PAPER = {"light": "rgb(251, 246, 237)", "dark": "rgb(26, 23, 20)"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# The colour of the page when it was first drawn, noted before any script of the page but the one in <head> ran.
FIRST_PAINT = """() => {
    new PerformanceObserver((list) => {
        window.firstPaint ??= getComputedStyle(document.body).backgroundColor;
    }).observe({type: "paint", buffered: true});
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of a reader who has chosen nothing yet."""
    with browser.new_context(viewport=DESKTOP, reduced_motion="reduce") as context:
        yield context.new_page()


def paper(page: Page) -> str:
    """The colour of the page."""
    found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found


def reach(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.mark.parametrize("system", SCHEMES)
def test_the_choice_of_colours_is_made_with_the_keyboard_and_remembered(
    page: Page, demo_url: str, system: Literal["light", "dark"]
) -> None:
    """It holds on the next page from the first paint on; chosen back, the page follows the system again."""
    other = SCHEMES[system == "light"]
    page.emulate_media(color_scheme=system)
    page.goto(demo_url)
    assert paper(page) == PAPER[system]
    reach(page, ".theme-switch")
    button = page.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == str(system == "dark").lower()
    page.keyboard.press("Space")
    assert paper(page) == PAPER[other]
    assert button.get_attribute("aria-pressed") == str(other == "dark").lower()
    assert page.evaluate("document.querySelectorAll('meta[name=theme-color][media=all]').length") == 1

    page.add_init_script(f"({FIRST_PAINT})()")
    with Watch(page, demo_url + MITOXANTRONE) as watch:
        page.goto(demo_url + MITOXANTRONE)
        page.wait_for_function("() => window.firstPaint")
    assert watch.faults == []
    assert page.evaluate("window.firstPaint") == PAPER[other]
    assert paper(page) == PAPER[other]

    reach(page, ".theme-switch")
    page.keyboard.press("Enter")
    assert paper(page) == PAPER[system]
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme=other)
    assert paper(page) == PAPER[other]


def test_without_script_the_page_follows_the_system_and_shows_no_button(browser: Browser, demo_url: str) -> None:
    """A button that does nothing would be worse than none."""
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(demo_url)
        assert page.locator(".theme-switch").count() == 1
        assert not page.locator(".theme-switch").is_visible()
        assert paper(page) == PAPER["dark"]


def test_a_browser_that_keeps_nothing_still_changes_colours(page: Page, demo_url: str) -> None:
    """Where the storage is refused, the choice lasts as long as the page, and nothing is thrown."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.emulate_media(color_scheme="light")
    with Watch(page, demo_url) as watch:
        page.goto(demo_url)
        page.get_by_role("button", name="Dark colours").click()
    assert paper(page) == PAPER["dark"]
    assert watch.faults == []


def test_the_dark_colours_are_the_same_asked_for_and_chosen() -> None:
    """They stand twice in the style sheet, because old browsers know no way to write them once."""
    text = (ROOT / "static" / "css" / "10-tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"color-scheme: dark;(.*?)\}", text, re.DOTALL)
    asked, chosen = ([line.strip() for line in block.splitlines() if line.strip()] for block in blocks)
    assert len(asked) > 15
    assert asked == chosen


@pytest.mark.parametrize("script", [True, False])
def test_answers_are_open_and_fold_with_the_keyboard(browser: Browser, demo_url: str, *, script: bool) -> None:
    """Also without script; the question stays a heading."""
    with browser.new_context(viewport=DESKTOP, java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(demo_url + MITOXANTRONE)
        first, answer = page.locator("#faq details").first, page.locator("#faq .faq__answer").first
        assert answer.is_visible()
        assert page.locator("#faq").get_by_role("heading", level=3).count() == page.locator("#faq details").count()
        first.locator("summary").focus()
        page.keyboard.press("Enter")
        assert not answer.is_visible()
        page.keyboard.press("Space")
        assert answer.is_visible()


def test_the_contents_list_marks_the_part_that_is_being_read(page: Page, demo_url: str) -> None:
    """One entry at a time, that of the last heading passed; it stays in sight beside the text."""
    page.goto(demo_url + MITOXANTRONE)
    marked = page.locator(".toc [aria-current]")
    assert marked.count() == 0
    for link in page.locator(".toc a").all()[1:6:2]:
        link.focus()
        page.keyboard.press("Enter")
        target = link.get_attribute("href")
        page.wait_for_function(
            "(target) => document.querySelector('.toc [aria-current]')?.getAttribute('href') === target", arg=target
        )
        assert marked.count() == 1
        box = marked.bounding_box()
        assert box
        assert 0 <= box["y"] <= DESKTOP["height"] - box["height"]


PREFERS = """() => {
    const style = (selector, at) => getComputedStyle(document.querySelector(selector))[at];
    const name = (token) => getComputedStyle(document.documentElement).getPropertyValue(token);
    document.querySelector(".brand").focus();
    return {
        scroll: style("html", "scrollBehavior"),
        moves: style("a", "transitionDuration").split(", ")[0],
        lines: name("--line") === name("--line-strong"),
        ink: name("--ink-soft") === name("--ink"),
        outline: style(".brand", "outlineWidth"),
    };
}"""


def test_pages_follow_a_wish_for_more_contrast_and_less_movement(page: Page, demo_url: str) -> None:
    """Lines and small print as strong as the rest and a broader focus; nothing slides or fades."""
    page.goto(demo_url)
    page.keyboard.press("Tab")
    page.emulate_media(reduced_motion="no-preference", contrast="no-preference")
    usual = page.evaluate(PREFERS)
    assert usual == {"scroll": "smooth", "moves": "0.15s", "lines": False, "ink": False, "outline": usual["outline"]}
    page.emulate_media(reduced_motion="reduce", contrast="more")
    assert page.evaluate(PREFERS) == {"scroll": "auto", "moves": "0s", "lines": True, "ink": True, "outline": "4px"}
    assert usual["outline"] in {"2px", "3px"}


FADES = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && matchMedia(rule.media.mediaText).matches)
    .flatMap((rule) => [...rule.cssRules])
    .filter((rule) => rule instanceof CSSViewTransitionRule).map((rule) => rule.navigation)"""


def test_pages_fade_into_each_other_unless_less_movement_is_asked_for(page: Page, demo_url: str) -> None:
    """Told by the rule that the browser understood, because a busy browser leaves out the fade itself."""
    page.goto(demo_url)
    assert page.evaluate(FADES) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(FADES) == ["auto"]


def test_the_next_page_is_fetched_when_the_reader_points_at_its_link(page: Page, demo_url: str) -> None:
    """Not before, and it is then shown without asking for it again."""
    fetched: list[str] = []
    devtools = page.context.new_cdp_session(page)
    devtools.on("Preload.prefetchStatusUpdated", lambda told: fetched.extend(ready(told)))
    devtools.send("Preload.enable")
    page.goto(demo_url)
    link = page.locator(".site-nav a").first
    assert fetched == []
    link.hover()
    for _ in range(400):
        if fetched:
            break
        page.wait_for_timeout(25)
    link.click()
    page.wait_for_url("**/conditions/")
    page.locator("h1").wait_for()
    assert fetched == [page.url]
    assert page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType") == "navigational-prefetch"


def ready(told: dict[str, str]) -> list[str]:
    """The page that the browser now has, of what it tells about fetching ahead."""
    return [told["prefetchUrl"]] if told["status"] == "Ready" else []
