"""Every component of the style guide looks as it was accepted, told by geometry and computed styles, never by pixels.

What depends on the machine's fonts (the height of text, the width of a word) is not compared; `HEALTHPRESS_ACCEPT=1`
writes down how the components look now.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

ACCEPTED = Path(__file__).parent / "data" / "components.json"
GUIDE = "style-guide/"

# Blocks, whose place and width come from the layout alone, and parts of them, whose size comes from their words.
BLOCKS = (
    ".site-header", ".notice", ".page-intro", ".standing--preview", ".standing:not(.standing--preview)",
    ".article__header", ".hero img", ".key-points", ".toc", ".helplines", ".article__text > .prose",
    ".prose blockquote", ".prose dd", ".care-card--non-urgent", ".care-card--urgent", ".care-card--emergency",
    ".callout--note",
    ".callout--warning", ".callout--key-points", ".reveal", ".do-list", ".dont-list", ".table-scroll", ".prose pre",
    ".footnotes", ".faq__item", ".faq__answer", ".references li", ".history__item", ".recommended", ".cards .card",
    ".card__picture", ".card--feature", ".offer", ".folder", ".disclaimer", ".site-footer",
)  # fmt: skip
PARTS = (
    ".skip-link", ".brand", ".site-nav a", ".theme-switch", ".back a", ".breadcrumb a", ".article__title",
    ".standfirst", ".byline__label", ".byline__people a", ".portrait", ".dates__label", ".key-points__title", ".toc a",
    ".helpline__phone", ".prose > p:first-child", ".prose > h2", ".prose > h3", ".prose > h4", ".prose p a",
    ".citation a", ".prose code", ".care-card__title", ".care-card--emergency .care-card__title", ".callout__title",
    ".do-list__title", ".reveal summary", ".prose caption", ".prose thead th", ".prose td", ".faq__question",
    ".faq summary", ".references__title", ".history__kind", ".share__link", ".pill", ".card__title", ".card__action",
    ".button", ".letters a", ".az__letter", ".az__list a", ".pagination a", ".pagination a[aria-current]",
)  # fmt: skip

LOOKS = """(selector) => {
    const element = document.querySelector(selector);
    if (!element) return null;
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => {
        const width = style[`border${side}Width`];
        return width === "0px" ? "0" : `${width} ${style[`border${side}Style`]} ${style[`border${side}Color`]}`;
    });
    const font = style.fontFamily.includes("monospace") ? "mono" : / serif$/.test(style.fontFamily) ? "serif" : "sans";
    return {
        ink: style.color,
        ground: style.backgroundColor,
        borders: new Set(sides).size === 1 ? sides[0] : sides.join(", "),
        corners: style.borderRadius,
        type: `${style.fontWeight} ${style.fontSize} ${font}`,
        padding: style.padding,
        line: style.textDecorationLine,
    };
}"""

PLACE = """(selector) => {
    const element = document.querySelector(selector);
    const box = element?.getBoundingClientRect();
    return element ? `${Math.round(box.left)} + ${Math.round(box.width)}` : null;
}"""

OVERLAPS = """() => {
    const found = [];
    const flows = (element) => {
        const style = getComputedStyle(element);
        return element.checkVisibility() && style.position !== "absolute" && style.position !== "sticky"
            && !style.display.startsWith("inline") && element.getBoundingClientRect().height > 0;
    };
    for (const parent of document.querySelectorAll("main, main *")) {
        if (parent.closest("svg, .home-lead, .toc") || getComputedStyle(parent).display.startsWith("inline")) continue;
        const boxes = [...parent.children].filter(flows).map((child) => [child, child.getBoundingClientRect()]);
        for (let one = 0; one < boxes.length; one++) {
            for (let other = one + 1; other < boxes.length; other++) {
                const [a, b] = [boxes[one][1], boxes[other][1]];
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (wide > 1 && high > 1) found.push(`${boxes[one][0].className} and ${boxes[other][0].className}`);
            }
        }
    }
    return found;
}"""

CARDS = """() => [...document.querySelectorAll(".recommended .card")].map((card) => {
    const place = (part) => card.querySelector(part)?.getBoundingClientRect();
    const [whole, picture, title, foot] = [card.getBoundingClientRect(), ...[
        ".card__picture", ".card__title", ".card__foot"].map(place)];
    return {top: whole.top, height: whole.height, width: whole.width, picture: picture.width / picture.height,
        title: title.top, foot: foot.top};
})"""


@pytest.fixture(scope="module")
def guide(browser: Browser, demo_url: str) -> Iterator[Page]:
    """The style guide in a tab."""
    with browser.new_context(viewport=ViewportSize(width=1280, height=900), reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(demo_url + GUIDE)
        yield page


def sized(guide: Page, width: int, scheme: Literal["light", "dark"] = "light") -> Page:
    """The style guide in a window of a width."""
    guide.set_viewport_size(ViewportSize(width=width, height=900))
    guide.emulate_media(color_scheme=scheme)
    return guide


def test_every_component_looks_as_it_was_accepted(guide: Page) -> None:
    """Colours, lines, corners, type and padding of each, in light and dark; the place of each block at two widths."""
    found: dict[str, dict[str, Any]] = {}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page = sized(guide, 1280, scheme)
        found[scheme] = {selector: page.evaluate(LOOKS, selector) for selector in (*BLOCKS, *PARTS)}
    light = found["light"]
    for selector, looks in found["dark"].items():
        assert looks, f"the style guide shows no {selector}"
        found["dark"][selector] = {name: value for name, value in looks.items() if light[selector][name] != value}
    for width in (390, 1280):
        page = sized(guide, width)
        found[f"{width} px"] = {selector: page.evaluate(PLACE, selector) for selector in BLOCKS}
    if os.environ.get("HEALTHPRESS_ACCEPT"):
        lines = [
            f'  "{part}": {{\n'
            + ",\n".join(f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in parts.items())
            + "\n  }"
            for part, parts in found.items()
        ]
        ACCEPTED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    accepted = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    differing = {
        f"{part}: {name}": (accepted.get(part, {}).get(name), value)
        for part, parts in found.items()
        for name, value in parts.items()
        if accepted.get(part, {}).get(name) != value
    }
    assert differing == {}, "HEALTHPRESS_ACCEPT=1 accepts these (before, now)"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_two_parts_of_a_page_lie_on_each_other(guide: Page, width: int) -> None:
    """Boxes side by side in the document do not overlap in sight."""
    assert sized(guide, width).evaluate(OVERLAPS) == []


def test_overlaps_are_seen_where_there_are_some(guide: Page) -> None:
    """Without this, the test above could pass because nothing was compared."""
    page = sized(guide, 390)
    page.evaluate("document.querySelector('.key-points').style.marginBlockEnd = '-80px'")
    try:
        assert page.evaluate(OVERLAPS) != []
    finally:
        page.evaluate("document.querySelector('.key-points').removeAttribute('style')")


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_cards_in_a_row_have_steady_proportions(guide: Page, width: int) -> None:
    """Pictures are 16:9; cards of a row are equally high, with titles and feet on common lines, whatever they say."""
    cards = sized(guide, width).evaluate(CARDS)
    assert len(cards) == 3
    rows: dict[float, list[dict[str, float]]] = {}
    for card in cards:
        rows.setdefault(round(card["top"]), []).append(card)
        assert width < 640 or card["picture"] == pytest.approx(16 / 9, rel=0.02)
    assert len(rows) == {390: 3, 768: 2, 1280: 1}[width]
    for row in rows.values():
        for name in ("height", "width", "title", "foot"):
            assert len({round(card[name]) for card in row}) == 1, name


def test_the_head_of_a_long_table_stays_in_sight(guide: Page) -> None:
    """The table scrolls in its own window, by keyboard too; its caption is read with it."""
    page = sized(guide, 390)
    page.evaluate("for (const cell of document.querySelectorAll('.prose td')) cell.style.paddingBlock = '6rem'")
    region = page.locator(".table-scroll")
    region.scroll_into_view_if_needed()
    region.focus()
    assert region.evaluate("(region) => region.scrollHeight > region.clientHeight")
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.wait_for_function("() => document.querySelector('.table-scroll').scrollTop > 200")
    tops = "(region) => [region, region.querySelector('th')].map((part) => part.getBoundingClientRect().top)"
    top, head = region.evaluate(tops)
    assert head == pytest.approx(top, abs=1)
    assert page.get_by_role("table", name="Least contrast").count() == 1
    page.reload()
