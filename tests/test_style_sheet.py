"""Style sheets are published without comments and indentation, and say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from healthpress.write.style_sheet import lightened
from tests.conftest import ROOT

RULES = """(texts) => texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText).join("\\n");
})"""

TRICKY = """/* a */ @charset "utf-8";
a/**/.b, c /* d */ e,
f/* g */ h { content: "/* kept   */  \\"  x"; background: url(data:a/*b*/c) }
  /*! a licence
      stays */
.i { margin: 1px/**/2px; /* j
  k */ color:
     red }
"""


@pytest.mark.parametrize("text", ["", "/* nothing */\n", TRICKY], ids=["empty", "comment", "tricky"])
def test_nothing_that_means_something_goes(text: str) -> None:
    """Strings, addresses, licences and comments between two tokens stay as they are; twice is as once."""
    light = lightened(text)
    assert lightened(light) == light
    for kept in (
        '"/* kept   */  \\"  x"',
        "url(data:a/*b*/c)",
        "/*! a licence\n      stays */",
        "a/**/.b",
        "1px/**/2px",
    ):
        assert (kept in light) == (kept in text)
    for gone in ("/* a */", "/* d */", "/* g */", "/* j", "\n ", "\n\n", "/* nothing */"):
        assert gone not in light.replace("licence\n      stays", "")


@pytest.mark.browser
def test_a_browser_reads_the_same_rules(browser: Browser) -> None:
    """Every file of the theme, and the tricky one, told by Chromium's own parser."""
    files = sorted((ROOT / "static").rglob("*.css"))
    texts = [TRICKY.partition(";")[2], *(file.read_text(encoding="utf-8") for file in files)]
    assert len(texts) > 10
    page = browser.new_page()
    before, after = (page.evaluate(RULES, items) for items in (texts, [lightened(text) for text in texts]))
    page.close()
    assert all(before[1:])
    assert before == after


def test_the_bundle_is_light(demo: Path) -> None:
    """A fifth of the bytes of the theme's sheets was for those who write them."""
    (sheet,) = demo.glob("assets/theme.*.css")
    whole = sum(file.stat().st_size for file in (ROOT / "static" / "css").glob("*.css"))
    assert sheet.stat().st_size < 0.85 * whole
    assert "/*" not in sheet.read_text(encoding="utf-8")
