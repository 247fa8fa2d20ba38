"""The built demo site in the real Chromium: layout, keyboard, print, and what works without JavaScript."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from tests.kinds import KINDS, MITOXANTRONE, VARIANTS, file_of, pages_by_kind
from tests.looking import Watch, open_whole, staying_at

pytestmark = pytest.mark.browser

DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=320, height=640)
MOST_STOPS = 400

# Text counts as cut off if a line of it leaves the window, unless it scrolls by itself or is for screen readers only.
OVERFLOW = """() => {
    const root = document.scrollingElement;
    const found = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
    const scrolls = (element) => element.closest("body") && /auto|scroll/.test(getComputedStyle(element).overflowX);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || parent.closest("script, .visually-hidden, .skip-link")) continue;
        let box = parent;
        while (box && !scrolls(box)) box = box.parentElement;
        if (box) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const line of range.getClientRects()) {
            if (line.right > innerWidth + 0.5 || line.left < -0.5) {
                found.push(`cut off: ${walker.currentNode.data.trim().slice(0, 60)}`);
                break;
            }
        }
    }
    return found;
}"""

# What has the focus: whether it can be seen, where it is, how it is marked, and a signature that its like share.
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    const lines = [...element.getClientRects()].filter((line) => line.width > 1 && line.height > 1);
    const line = lines[0] ?? new DOMRect();
    const at = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    const around = element.getBoundingClientRect();
    const path = [];
    for (let box = element; box && path.length < 4; box = box.parentElement) {
        path.push(box.localName + [...box.classList].map((name) => "." + name).join(""));
    }
    const first = !element.dataset.visited;
    element.dataset.visited = "yes";
    return {
        first,
        html: element.outerHTML.slice(0, 160),
        signature: path.reverse().join(" > "),
        shown: lines.length > 0 && (at === element || element.contains(at) || !!at?.contains(element)),
        inside: line.bottom > 0 && line.top < innerHeight && line.right > 0 && line.left < innerWidth,
        lines: lines.length,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        box: {x: around.x, y: around.y, width: around.width, height: around.height},
        line: {x: line.x, y: line.y, width: line.width, height: line.height},
    };
}"""

LANDMARKS = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const outermost = (name) => shown(name).filter((element) => !element.closest("main, article, aside, nav, section"));
    return {
        banner: outermost("header").length,
        main: shown("main").length,
        footer: outermost("footer").length,
        navs: shown("nav").map((nav) => nav.ariaLabel),
    };
}"""


@dataclass(frozen=True)
class Opened:
    """A page of one kind, open in the browser, and what went wrong on it so far."""

    kind: str
    page: Page
    watch: Watch
    missing: list[str]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for the pages of this module."""
    with browser.new_context(viewport=DESKTOP, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=KINDS)
def opened(request: pytest.FixtureRequest, tab: Page, demo_url: str, samples: dict[str, str]) -> Iterator[Opened]:
    """Each sample page in turn, loaded once for all tests that look at it."""
    kind: str = request.param
    address = demo_url + samples[kind]
    with ExitStack() as stack:
        if kind == "redirect":
            stack.enter_context(staying_at(tab, address))
        watch = stack.enter_context(Watch(tab, address))
        tab.set_viewport_size(DESKTOP)
        missing = open_whole(tab, address)
        yield Opened(kind, tab, watch, missing)
        tab.goto("about:blank")


@pytest.fixture
def article(browser: Browser, demo_url: str) -> Iterator[Page]:
    """The article on mitoxantrone in a tab of its own that may read and write the clipboard."""
    with browser.new_context(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(demo_url + MITOXANTRONE)
        yield page


@pytest.fixture
def scriptless(browser: Browser, demo_url: str) -> Iterator[Page]:
    """The article on mitoxantrone in a browser that runs no JavaScript."""
    with browser.new_context(viewport=DESKTOP, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(demo_url + MITOXANTRONE)
        yield page


def test_every_kind_of_page_has_a_sample(demo: Path, samples: dict[str, str]) -> None:
    """A page kind that is added later cannot escape these tests."""
    assert set(pages_by_kind(demo)) <= set(KINDS)
    assert set(samples) == set(KINDS)


def test_the_page_shows_its_kind_and_one_heading_of_level_one(opened: Opened) -> None:
    """Exactly one h1, and it can be seen."""
    assert opened.page.locator("h1").count() == 1
    assert opened.page.locator("h1").is_visible()
    assert opened.page.locator("h1").inner_text().strip()
    assert opened.page.locator("body").get_attribute("data-kind") == VARIANTS.get(opened.kind, opened.kind)


def test_nothing_is_wider_than_a_window_of_320_pixels(opened: Opened) -> None:
    """No sideways scrolling, and no text cut off (WCAG 2.2, 1.4.10)."""
    opened.page.set_viewport_size(NARROW)
    assert opened.page.evaluate(OVERFLOW) == []


def test_nothing_is_wider_than_a_narrow_window_with_text_twice_as_large(opened: Opened) -> None:
    """The reader's own font size, set in the browser, so that media queries in em see it too (WCAG 2.2, 1.4.4)."""
    opened.page.set_viewport_size(NARROW)
    devtools = opened.page.context.new_cdp_session(opened.page)
    try:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        assert opened.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert opened.page.evaluate(OVERFLOW) == []
    finally:
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        devtools.detach()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_skip_link_is_the_first_stop_and_leads_to_the_text(opened: Opened, size: ViewportSize) -> None:
    """Only the page that tells of a redirect has nothing to skip."""
    if opened.kind == "redirect":
        assert opened.page.locator("header, nav").count() == 0
        return
    opened.page.set_viewport_size(size)
    start_at_top(opened.page)
    opened.page.keyboard.press("Tab")
    link = opened.page.locator("a:focus")
    assert link.inner_text() == words_of(opened)["Skip to main content"]
    assert link.is_visible()
    box = link.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.localName") == "main"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("!!document.activeElement.closest('main, footer')")


def test_every_tab_stop_can_be_seen_and_shows_that_it_has_the_focus(opened: Opened) -> None:
    """From the first to the last, nothing hidden, nothing covered, and none that holds the focus fast."""
    opened.page.set_viewport_size(DESKTOP)
    stops = list(tab_stops(opened.page))
    assert len(stops) >= opened.page.locator("a[href]:visible").count() > 0
    assert [stop["html"] for stop in stops if not (stop["shown"] and stop["inside"])] == []
    assert [stop["html"] for stop in stops if stop["outline"] < 2] == []


def test_the_landmarks_are_there_and_told_apart(opened: Opened) -> None:
    """One banner, one main and one footer; each navigation has a name of its own."""
    found = opened.page.evaluate(LANDMARKS)
    around = 0 if opened.kind == "redirect" else 1
    assert (found["banner"], found["main"], found["footer"]) == (around, 1, around)
    assert all(found["navs"])
    assert len(set(found["navs"])) == len(found["navs"])
    sections = around and "Arabic" not in opened.kind  # that language has no sections to lead to
    assert (words_of(opened)["Main"] in found["navs"]) == bool(sections)


def test_nothing_goes_wrong_and_nothing_is_asked_of_others(opened: Opened) -> None:
    """No console message, no request that fails, none to another origin; last, so that it sees all that happened."""
    assert opened.watch.requests
    assert opened.watch.faults == []
    assert opened.missing == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_drawn_with_contrast_on_every_kind_of_control(
    browser: Browser, demo_url: str, samples: dict[str, str], scheme: Any
) -> None:
    """As many pixels change by 3:1 as a line of two pixels around the control has (WCAG 2.2, 2.4.13), on all sides."""
    seen: set[str] = set()
    weak: list[str] = []
    with browser.new_context(viewport=DESKTOP, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        for kind in ("article", "article with lists", "home", "section", "page 2", "tag-index", "person", "404"):
            page.goto(demo_url + samples[kind])
            for stop in tab_stops(page):
                if stop["signature"] in seen:
                    continue
                seen.add(stop["signature"])
                page.evaluate("document.activeElement.scrollIntoView({block: 'center'})")
                weak += (f"{kind}: {stop['html']}: {fault}" for fault in focus_faults(page, page.evaluate(FOCUS)))
    assert len(seen) > 15
    assert weak == []


def test_the_redirect_arrives_without_javascript(browser: Browser, demo_url: str, samples: dict[str, str]) -> None:
    """The old address of a topic shows the topic."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        with Watch(page, demo_url + samples["redirect"]) as watch:
            page.goto(demo_url + samples["redirect"])
            page.locator("body[data-kind=tag]").wait_for()
        assert page.url.startswith(demo_url + "tags/")
        assert page.url != demo_url + samples["redirect"]
        assert watch.faults == []


def test_the_answers_can_be_read_without_javascript(scriptless: Page) -> None:
    """Five questions, each with its answer in sight."""
    questions, answers = scriptless.locator("#faq h3"), scriptless.locator("#faq .faq__answer")
    assert questions.count() == answers.count() == 5
    for number in range(5):
        assert questions.nth(number).is_visible()
        assert answers.nth(number).is_visible()
        assert len(answers.nth(number).inner_text()) > 40


def test_the_article_is_whole_without_javascript(article: Page, scriptless: Page) -> None:
    """Every word is there; only the copy button is a link instead."""
    with_script, without = (page.locator("body").inner_text() for page in (article, scriptless))
    assert without.count("Link to this article") == 1
    assert with_script == without.replace("Link to this article", "Copy link")


def test_all_text_of_the_article_is_in_sight(demo: Path, scriptless: Page) -> None:
    """What stands in the file's main part can be read on the screen, but for words meant for screen readers."""
    main = LexborHTMLParser(file_of(demo, MITOXANTRONE).read_text(encoding="utf-8")).css_first("main")
    assert main
    for hidden in main.css("script, style, .visually-hidden, [hidden]"):
        hidden.decompose()
    shown = squeezed(scriptless.locator("main").inner_text())
    paragraphs = [squeezed(part.text()) for part in main.css("h1, h2, h3, p, li")]
    assert len(paragraphs) > 60
    assert [text for text in paragraphs if text not in shown] == []


def test_the_copy_button_copies_the_canonical_address_and_says_so(article: Page) -> None:
    """Reached and pressed with the keyboard; the message is a live region, so that it is heard too."""
    button = article.get_by_role("button", name="Copy link")
    status = article.locator("#share [role=status]")
    assert status.inner_text() == ""
    button.focus()
    article.keyboard.press("Enter")
    article.get_by_text("Link copied").wait_for(timeout=5000)
    assert status.inner_text() == "Link copied"
    copied = article.evaluate("navigator.clipboard.readText()")
    assert copied == article.locator("link[rel=canonical]").get_attribute("href")
    assert copied.endswith(MITOXANTRONE)
    assert button.evaluate("(button) => button === document.activeElement")


def test_the_copy_button_says_when_it_cannot_copy(article: Page) -> None:
    """A browser that refuses the clipboard gets the address as text."""
    article.context.clear_permissions()
    article.context.grant_permissions(["geolocation"])  # Chromium then refuses whatever is not granted.
    article.get_by_role("button", name="Copy link").click()
    article.get_by_text("could not be copied").wait_for(timeout=5000)
    assert MITOXANTRONE in article.locator("#share [role=status]").inner_text()


def test_the_navigation_works_on_a_phone_with_the_keyboard(browser: Browser, demo_url: str) -> None:
    """Every section is in sight without a menu to open, follows the site's name, and says when it is the one shown."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(demo_url)
        links = page.get_by_role("navigation", name="Main").get_by_role("link")
        names = links.all_inner_texts()
        assert len(names) >= 4
        for link in links.all():
            box = link.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE["width"]
            assert box["height"] >= 24, "smaller than the least target size (WCAG 2.2, 2.5.8)"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Search"
        for name in names:
            page.keyboard.press("Tab")
            assert page.locator(":focus").inner_text() == name
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == names[-1]
        current = page.get_by_role("navigation", name="Main").locator("[aria-current]")
        assert current.all_inner_texts() == [names[-1]]


def test_print_leaves_out_what_paper_cannot_do(article: Page) -> None:
    """No navigation or sharing; title, dates, text, answers and references stay, dark on white."""
    article.emulate_media(media="print", color_scheme="dark")
    for gone in ("nav", ".site-footer", "#share", "#tags", "#recommended", ".skip-link", ".back"):
        assert article.locator(gone).count() > 0, gone
        assert not any(part.is_visible() for part in article.locator(gone).all()), gone
    for kept in ("h1", ".byline", ".dates", ".hero img", ".prose h2", "#faq", "#references", ".disclaimer"):
        assert article.locator(kept).first.is_visible(), kept
    ink, paper = (article.evaluate(f"getComputedStyle(document.body).{name}") for name in ("color", "backgroundColor"))
    assert contrast(numbers(ink), numbers(paper)) > 7
    assert sum(numbers(paper)) > sum(numbers(ink))


def test_print_leaves_out_the_offer(article: Page, demo_url: str) -> None:
    """It is on an article without an emergency card, and not on its paper."""
    article.goto(f"{demo_url}/conditions/skin-and-hair/checking-moles/")
    assert article.locator(".offer").is_visible()
    article.emulate_media(media="print")
    assert not article.locator(".offer").is_visible()


def test_urgency_is_seen_without_colour(article: Page, demo_url: str) -> None:
    """In forced colours the border of a card is thicker the more urgent it is; an emergency page shows helplines."""
    article.emulate_media(forced_colors="active")
    article.goto(f"{demo_url}/wellbeing/mind/after-a-miscarriage/")
    assert article.locator(".helplines a[href^='tel:']").is_visible()
    assert article.locator(".offer").count() == 0
    width = "element => parseFloat(getComputedStyle(element).borderTopWidth)"
    kinds = ("emergency", "urgent", "non-urgent")
    widths = [article.locator(f".care-card--{kind}").first.evaluate(width) for kind in kinds]
    assert widths == sorted(set(widths), reverse=True)


SAID = {
    "en": {"Skip to main content": "Skip to main content", "Main": "Main"},
    "es": {"Skip to main content": "Ir al contenido principal", "Main": "Principal"},
    "ar": {"Skip to main content": "انتقل إلى المحتوى الرئيسي", "Main": "التصفح الرئيسي"},
}


def words_of(opened: Opened) -> dict[str, str]:
    """What is said in the language of a page."""
    lang: str = opened.page.evaluate("document.documentElement.lang")
    return SAID[lang.partition("-")[0]]


def start_at_top(page: Page) -> None:
    """Let the next Tab start at the top of the document, as on a page just opened."""
    page.evaluate("""() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute("tabindex");
        scrollTo(0, 0);
        for (const element of document.querySelectorAll("[data-visited]")) delete element.dataset.visited;
    }""")


def tab_stops(page: Page) -> Iterator[dict[str, Any]]:
    """Everything that Tab reaches, in order, once round the page."""
    start_at_top(page)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate(FOCUS)
        if stop is None or not stop["first"]:
            return
        yield stop
    pytest.fail(f"more than {MOST_STOPS} Tab stops")


def focus_faults(page: Page, stop: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the look of the focused element, told from the pixels that change when it loses the focus."""
    size = page.viewport_size
    assert size
    x, y, width, height = (round(stop["box"][name]) for name in ("x", "y", "width", "height"))
    left, top = max(0, x - 10), max(0, y - 10)
    right, bottom = min(size["width"], x + width + 10), min(size["height"], y + height + 10)
    clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
    focused = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    page.evaluate("document.activeElement.blur()")
    plain = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    pairs = zip(pixels(focused), pixels(plain), strict=True)
    drawn = bytes(before != after and contrast(before, after) >= 3 for before, after in pairs)
    wanted = 4 * (stop["line"]["width"] + stop["line"]["height"])
    if sum(drawn) < wanted:
        yield f"{sum(drawn)} of {wanted:.0f} pixels"
    if stop["lines"] == 1:
        mask = Image.frombytes("L", focused.size, drawn)
        upright = (y + height // 4 - top, y + height * 3 // 4 - top)
        level = (x + width // 4 - left, x + width * 3 // 4 - left)
        sides = {
            "left": mask.crop((0, upright[0], 20, upright[1])),
            "right": mask.crop((mask.width - 20, upright[0], mask.width, upright[1])),
            "top": mask.crop((level[0], 0, level[1], 20)).transpose(Image.Transpose.ROTATE_90),
            "bottom": mask.crop((level[0], mask.height - 20, level[1], mask.height)).transpose(
                Image.Transpose.ROTATE_90
            ),
        }
        for side, strip in sides.items():
            values = strip.tobytes()
            rows = [any(values[start : start + 20]) for start in range(0, len(values), 20)]
            if sum(rows) < 0.8 * len(rows):
                yield f"no line at its {side}"


def pixels(image: Image.Image) -> Iterator[tuple[int, ...]]:
    """The colours of an RGB image, line by line."""
    values = iter(image.tobytes())
    return zip(values, values, values, strict=True)


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of two sRGB colours (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = [value / 255 for value in colour[:3]]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def numbers(colour: str) -> tuple[int, ...]:
    """The numbers of a computed colour such as rgb(1, 2, 3)."""
    return tuple(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


def squeezed(text: str) -> str:
    """Without any white space, which layout may change."""
    return "".join(text.split())
