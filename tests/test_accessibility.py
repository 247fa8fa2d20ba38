"""axe-core finds nothing wrong on any kind of page, in light and dark, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, ViewportSize

from tests.kinds import KINDS
from tests.looking import open_whole, staying_at

pytestmark = pytest.mark.browser

# Only colours depend on the scheme, so that in the dark only the rules on colours run again.
SCHEMES: tuple[tuple[Literal["light", "dark"], dict[str, object]], ...] = (
    ("light", {}),
    ("dark", {"runOnly": ["color-contrast", "link-in-text-block"]}),
)
SIZES = (ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900))


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(kind: str, tab: Page, demo_url: str, samples: dict[str, str]) -> None:
    """All rules but the experimental ones: WCAG 2.2 A and AA, and best practice."""
    address = demo_url + samples[kind]
    with staying_at(tab, address):
        open_whole(tab, address)
        for scheme, rules in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for size in SIZES:
                tab.set_viewport_size(size)
                results = Axe().run(tab, options={"resultTypes": ["violations", "incomplete", "passes"], **rules})
                where = f"{scheme}, {size['width']} px"
                assert results.violations_count == 0, f"{where}: {results.generate_report()}"
                undecided = [rule["id"] for rule in results.response["incomplete"]]
                assert undecided == [], f"{where}: axe could not tell"
                assert "color-contrast" in {rule["id"] for rule in results.response["passes"]}, where
        tab.goto("about:blank")


def test_axe_sees_a_fault_where_there_is_one(tab: Page, demo_url: str) -> None:
    """Without this, the test above could pass because nothing was looked at."""
    tab.goto(demo_url)
    faults = "<p style='color: #eee; background: #fff'>pale</p><img src='data:,'>"
    tab.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", faults)
    found = {violation["id"] for violation in Axe().run(tab).response["violations"]}
    assert {"color-contrast", "image-alt", "region"} <= found
    dark = Axe().run(tab, options=SCHEMES[1][1]).response["violations"]
    assert "color-contrast" in {violation["id"] for violation in dark}
