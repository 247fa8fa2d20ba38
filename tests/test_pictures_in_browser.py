"""Pictures of the demo site in the real Chromium: which file it takes, when, and that nothing moves."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.kinds import MITOXANTRONE

pytestmark = pytest.mark.browser

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
SECTION = "conditions/heart-and-circulation/"

# What the browser measured of the page itself: largest contentful paint and layout shifts (web.dev/vitals).
OBSERVE = """window.shifts = 0; window.largest = null;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
    const entry = list.getEntries().at(-1);
    window.largest = {tag: entry.element?.localName, url: entry.url, eager: entry.element?.loading !== "lazy"};
}).observe({type: "largest-contentful-paint", buffered: true});
"""


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition, asked from outside: the pages' policy lets no text become a script within them."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"{condition} did not come true")


@contextmanager
def opened(browser: Browser, address: str, size: ViewportSize, dots: float = 1) -> Iterator[Page]:
    """A page as it is first seen, with what the browser measures of it."""
    with browser.new_context(viewport=size, device_scale_factor=dots, reduced_motion="reduce") as context:
        page = context.new_page()
        page.add_init_script(OBSERVE)
        page.goto(address, wait_until="load")
        wait_until(page, "window.largest !== null")
        yield page


@pytest.mark.parametrize(
    ("size", "dots", "width"), [(PHONE, 1, 400), (PHONE, 2, 800), (PHONE, 3, 1200), (DESKTOP, 1, 800)]
)
def test_the_hero_comes_in_the_best_format_and_the_right_width(
    browser: Browser, demo_url: str, size: ViewportSize, dots: float, width: int
) -> None:
    """A phone takes a phone's picture, in AVIF, and no other version of it."""
    with opened(browser, demo_url + MITOXANTRONE, size, dots) as page:
        assert page.evaluate("document.querySelector('.hero img').currentSrc").endswith(f"-{width}.avif")
        asked: list[str] = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        assert len([name for name in asked if "/assets/mitoxantrone" in name]) == 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", ["", MITOXANTRONE, SECTION], ids=["home", "article", "listing"])
def test_nothing_moves_and_what_is_large_does_not_wait(
    browser: Browser, demo_url: str, address: str, size: ViewportSize
) -> None:
    """No layout shift, also when all pictures below have come; the largest element, if a picture, was not put off."""
    with opened(browser, demo_url + address, size) as page:
        largest: dict[str, Any] = page.evaluate("window.largest")
        assert largest["eager"], largest
        page.evaluate("""async () => {
            for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
                scrollTo(0, top);
                await new Promise((done) => setTimeout(done, 30));
            }
            const seen = [...document.images].filter((image) => image.checkVisibility());
            await Promise.all(seen.map((image) => image.decode().catch(() => {})));
        }""")
        assert page.evaluate("window.shifts") == 0
        assert page.evaluate("[...document.images].filter((image) => !image.complete || !image.naturalWidth)") == []


def test_the_hero_stands_in_the_first_response(demo_url: str) -> None:
    """Its files are in the HTML that the server sends, before any style or script, and it alone is put first."""
    with urllib.request.urlopen(demo_url + MITOXANTRONE) as response:
        html = response.read().decode()
    assert html.count('fetchpriority="high"') == 1
    hero = re.search(r'<figure class="hero">.*?</figure>', html, re.DOTALL)
    assert hero
    assert re.search(r'<source type="image/avif" srcset="[^"]+-400\.avif 400w, ', hero[0])
    assert 'fetchpriority="high"' in hero[0]
    assert "loading=" not in hero[0]
    others = [
        image for image in re.findall(r"<img [^>]+>", html) if image not in hero[0] and "brand__mark" not in image
    ]
    assert others
    assert all('loading="lazy" decoding="async"' in image for image in others)


def test_a_browser_without_new_formats_gets_a_jpeg(browser: Browser, demo_url: str) -> None:
    """Where no source can be used, the picture is the plain one."""
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.goto(demo_url + MITOXANTRONE)
        page.evaluate("for (const source of document.querySelectorAll('source')) source.remove()")
        wait_until(page, "document.querySelector('.hero img').currentSrc.endsWith('-800.jpg')")
        wait_until(page, "document.querySelector('.hero img').naturalWidth > 0")
