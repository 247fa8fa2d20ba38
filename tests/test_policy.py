"""The Content-Security-Policy of pages: what it says, and what the real Chromium makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from healthpress.model.hosting import Security
from healthpress.model.policy import policy_of
from healthpress.read.settings import read_site
from healthpress.text.source import Source
from healthpress.write.page_policy import with_policy
from tests.kinds import KINDS
from tests.looking import Watch, open_whole, staying_at
from tests.serving import StaticServer
from tests.sites import GOOD, article, built, lay

RECORD = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""

DEFAULT = Security()

INLINE = """<style>.marked { order: 7; }</style>
<script>document.documentElement.dataset.plain = "ran"; /* "quoted" > & */</script>
<SCRIPT type='module'>document.documentElement.dataset.module = "ran";</SCRIPT >
<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["/tags/"]}]}</script>
<script type="application/json">{"not": "run"}</script>
<p class="marked" style="opacity: 0.5">Marked</p>
"""
"""What a site's own theme may have in its pages."""


def policy(page: str) -> dict[str, list[str]]:
    """The policy that a page names, by directive."""
    node = LexborHTMLParser(page).css_first('meta[http-equiv="Content-Security-Policy"]')
    assert node
    parts = [part.split() for part in (node.attributes["content"] or "").split(";")]
    return {name: sources for name, *sources in parts}


def page_with(body: str, security: Security = DEFAULT, kind: str = "article") -> dict[str, list[str]]:
    """The policy of a page of this body."""
    page = f'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>{body}</body></html>'
    return policy(with_policy(page, kind, policy_of(security)))


def test_everything_comes_from_the_site_itself(demo: Path) -> None:
    """Every page has a policy, before anything that it loads, and no policy lets text become code."""
    pages = list(demo.rglob("*.html"))
    assert len(pages) > 100
    for file in pages:
        page = file.read_text(encoding="utf-8")
        assert page.index("<meta charset") < page.index("http-equiv") < page.index("<title>") < page.index("stylesheet")
        told = policy(page)
        assert {told["object-src"][0], told["base-uri"][0], told["frame-src"][0]} == {"'none'"}
        sources = {source for items in told.values() for source in items}
        sources -= {"'wasm-unsafe-eval'"} if file.parent.name == "search" else set()
        assert not [item for item in sources if "unsafe" in item or item.startswith(("http", "*"))], file
        assert told["default-src"] == ["'self'"]


def test_no_page_has_a_style_attribute(demo: Path) -> None:
    """The theme has none, and what engines write for the columns of tables becomes a class."""
    assert [
        file for file in demo.rglob("*.html") if re.search(r"<[^>]*\sstyle=", file.read_text(encoding="utf-8"))
    ] == []


def test_only_search_may_run_web_assembly() -> None:
    """It is searched in WebAssembly, and its results are markup."""
    assert page_with("", kind="search")["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert "trusted-types" not in page_with("", kind="search")
    assert page_with("")["require-trusted-types-for"] == ["'script'"]
    assert "script-src" not in page_with("")


def test_a_site_adds_its_sources_or_does_without() -> None:
    """What is added joins what is there; 'none' makes room; frames of others are for servers to tell."""
    more = {
        "script-src": ("https://stats.example.org",),
        "frame-src": ("https://maps.example.org",),
        "frame-ancestors": ("https://partner.example.org",),
    }
    told = page_with("<script>1</script>", Security(sources=more, trusted_types=False))
    assert told["script-src"][:2] == ["'self'", "https://stats.example.org"]
    assert len(told["script-src"]) == 3
    assert told["frame-src"] == ["https://maps.example.org"]
    assert told.keys().isdisjoint({"frame-ancestors", "trusted-types", "require-trusted-types-for"})
    page = "<html><head></head></html>"
    assert with_policy(page, "article", policy_of(Security(policy=False))) == page


def test_pictures_in_the_style_sheet_are_seen() -> None:
    """A data: address may be shown where the style sheet has one, and only as a picture."""
    told = policy_of(DEFAULT, ".a { background: url(data:image/svg+xml,x) }")
    assert told["img-src"] == ("'self'", "data:")
    assert "img-src" not in policy_of(DEFAULT, ".a { color: red }")


@pytest.mark.parametrize(
    ("page", "before"),
    [
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A</title>',
            '<meta charset="utf-8">\n',
        ),
        ("<!DOCTYPE html><html><!-- x --><HEAD><title>A</title>", "<HEAD>\n"),
        ("<!doctype html>\n<meta charset=utf-8>\n<title>A</title>", "<meta charset=utf-8>\n"),
        ("<!doctype html><html lang=en><title>A</title>", "<html lang=en>\n"),
    ],
)
def test_the_policy_comes_first(page: str, before: str) -> None:
    """After the charset, which must be near the beginning; the tags that HTML lets pages leave out may be."""
    assert f'{before}<meta http-equiv="Content-Security-Policy"' in with_policy(page, "page", policy_of(DEFAULT))
    assert with_policy("<p>No page</p>", "page", policy_of(DEFAULT)) == "<p>No page</p>"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("sources: {script-src: [\"'unsafe-inline'\"]}", "unsafe-inline"),
        ("sources: {script-src: \"'unsafe-eval'\"}", "unsafe-eval"),
        ("sources: {script-src: 'data:'}", "data:"),
        ("sources: {script-src: '*'}", "*"),
        ("sources: {img-src: 'https://a.example.org; script-src *'}", "script-src *"),
        ('sources: {img-src: "https://a.example.org\\" onload=x"}', "onload"),
        ("sources: {scripts-src: https://a.example.org}", "scripts-src"),
        ("contact: security@example.org", "security@example.org"),
    ],
)
def test_what_would_undo_the_policy_is_refused(said: str, place: str) -> None:
    """At its place in site.yaml, and it reaches no page."""
    settings = read_site(Source("content/site.yaml", f"url: https://a.example.org/\nsecurity:\n  {said}\n"))
    (found,) = settings.found
    assert found.code == "data/invalid-value"
    assert place in found.message
    assert found.place.line == 3
    assert settings.site.security == DEFAULT


@pytest.fixture(scope="module")
def own_theme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose footer holds scripts and styles of its own."""
    root = lay(
        tmp_path_factory.mktemp("own"),
        GOOD,
        {"content/care/salt.md": article("Salt", "tags: [salt]"), "templates/partials/footer.html": INLINE},
    )
    with StaticServer(built(root)) as server:
        yield server.url


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that notes what its pages' policies forbid."""
    page = browser.new_page()
    page.add_init_script(RECORD)
    yield page
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_keeps_its_policy(kind: str, tab: Page, demo_url: str, samples: dict[str, str]) -> None:
    """With all that it loads: no violation, no message, no request to another origin, and the script runs."""
    address = demo_url + samples[kind]
    with Watch(tab, address) as watch, staying_at(tab, address):
        assert open_whole(tab, address) == []
        assert tab.evaluate("violations") == []
    assert watch.faults == []
    assert {request.split("/")[2] for request in watch.requests} == {demo_url.split("/")[2]}
    if kind == "article":
        assert tab.locator("button.share__link").count() == 1


@pytest.mark.browser
def test_what_a_theme_puts_into_its_pages_works(tab: Page, own_theme: str) -> None:
    """Scripts, modules, speculation rules, styles and style attributes are allowed by what they say."""
    with Watch(tab, own_theme + "care/salt/") as watch:
        tab.goto(own_theme + "care/salt/")
        said = tab.evaluate("[document.documentElement.dataset.plain, document.documentElement.dataset.module]")
        assert said == ["ran", "ran"]
        style = "getComputedStyle(document.querySelector('.marked'))"
        assert tab.evaluate(f"[{style}.order, {style}.opacity]") == ["7", "0.5"]
        assert tab.evaluate("violations") == []
    assert watch.faults == []


FOREIGN = {
    "script-src-elem": "<script>window.evil = 1</script><script src='https://evil.example.org/x.js'></script>",
    "script-src-attr": "<img src='x' onerror='window.evil = 1'>",
    "img-src": "<img src='https://evil.example.org/x.png'>",
    "style-src-elem": "<style>p { color: red }</style>",
    "style-src-attr": "<p style='color: red'>",
    "frame-src": "<iframe src='https://evil.example.org/'></iframe>",
    "base-uri": "<base href='https://evil.example.org/'>",
    "object-src": "<object data='x.svg'></object>",
}
"""What may not work in a page, by the directive that stops it."""


@pytest.mark.browser
def test_what_somebody_else_puts_in_does_not(tab: Page, own_theme: str) -> None:
    """Whatever slips into a page after it was built is stopped, all of it."""
    address = own_theme + "care/salt/"
    page = tab.request.get(address).text().replace("</main>", f"{''.join(FOREIGN.values())}</main>")
    tab.route(address, lambda route: route.fulfill(body=page, content_type="text/html"))
    tab.goto(address)
    told = tab.evaluate("violations")
    assert {violation.split()[0] for violation in told} == FOREIGN.keys()
    assert len(told) == len(FOREIGN) + 1
    assert tab.evaluate("window.evil") is None


@pytest.mark.browser
def test_text_does_not_become_markup_by_script(tab: Page, own_theme: str) -> None:
    """Trusted Types: the ways from a text to code throw."""
    tab.goto(own_theme + "care/salt/")
    refused = tab.evaluate("""() => {
        try { document.body.innerHTML = "<p>text</p>"; } catch (error) { return error.name; }
    }""")
    assert refused == "TypeError"
