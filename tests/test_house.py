"""The rules of the house: documents that are written from code, sizes, pinned requirements, nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
import runpy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from healthpress.text.rules import RULES
from tests.conftest import ROOT

TESTS = ROOT / "tests"

UNTESTED: set[str] = set()
"""Codes that no test can bring about, each with the reason."""


def test_the_page_of_diagnostics_is_what_the_program_says() -> None:
    """`make docs` writes it anew."""
    script = runpy.run_path(str(ROOT / "docs" / "write_diagnostics.py"))
    assert (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8") == script["page"]()


def test_every_rule_is_brought_about_by_a_test() -> None:
    """Each permanent code stands in a test or in a document of cases, but for those listed with a reason."""
    here = Path(__file__)
    texts = [
        file.read_text(encoding="utf-8", errors="replace")
        for file in TESTS.rglob("*")
        if file.suffix in {".py", ".md", ".txt"} and file != here
    ]
    named = {code for code in RULES if any(re.search(rf"(?<![\w/-]){code}(?![\w/-])", text) for text in texts)}
    assert RULES.keys() - named == UNTESTED


def test_modules_stay_small() -> None:
    """Three screens, 300 lines, is the most that one module may have."""
    modules = list((ROOT / "src").rglob("*.py"))
    assert len(modules) > 40
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in modules}
    assert {file: lines for file, lines in lengths.items() if lines > 300} == {}


def test_style_sheet_and_script_are_light(demo: Path) -> None:
    """12 KB of CSS and 3 KB of JavaScript, compressed, in one file each; those of the search page are its own."""
    (sheet,) = demo.glob("assets/theme.*.css")
    (script,) = demo.glob("assets/theme.*.js")
    assert 1_000 < len(gzip.compress(sheet.read_bytes(), 6, mtime=0)) < 12_000
    assert 100 < len(gzip.compress(script.read_bytes(), 6, mtime=0)) < 3_000


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_requirements_are_pinned_with_hashes_and_without_addresses(name: str) -> None:
    """They must install from whatever index the reader's machine is told to use."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)
    requirements = re.sub(r"\\\n\s*", " ", text)
    entries = [line for line in requirements.splitlines() if line.strip() and not line.startswith("#")]
    assert len(entries) > 8
    pinned = re.compile(r"^[\w.\[\]-]+==[^\s;]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+$")
    assert [entry[:80] for entry in entries if not pinned.match(entry.strip())] == []


def test_pages_load_nothing_from_another_origin(demo: Path) -> None:
    """No picture, script, style sheet, font or frame of another site, no handler, and the same two scripts everywhere.

    One sets the reader's colours before anything is drawn, one says what may be fetched ahead: two hashes for a policy.
    """
    pages = list(demo.rglob("*.html"))
    assert len(pages) > 100
    found = []
    scripts = set()
    for page in pages:
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        loaded = [node.attributes.get("src") for node in tree.css("[src]")]
        loaded += [node.attributes.get("data") for node in tree.css("object")]
        loaded += [node.attributes.get("poster") for node in tree.css("[poster]")]
        loaded += [
            node.attributes.get("href")
            for node in tree.css("link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=manifest]")
        ]
        loaded += [node.attributes.get("href") for node in tree.css("link[rel~=preconnect], link[rel=dns-prefetch]")]
        for node in tree.css("[srcset]"):
            loaded += [part.split()[0] for part in (node.attributes.get("srcset") or "").split(",")]
        found += [f"{page}: {address}" for address in loaded if address and urlsplit(address)[:2] != ("", "")]
        for node in tree.css("*"):
            found += [f"{page}: {node.tag} {name}" for name in node.attributes if name.startswith("on")]
        scripts |= {node.text() for node in tree.css("script:not([src]):not([type='application/ld+json'])")}
    assert found == []
    assert len(scripts) == 2


def test_style_sheets_and_scripts_name_no_other_origin(demo: Path) -> None:
    """No import, font or picture of another site, and no request that a script makes but that of the search page."""
    for file in [*demo.rglob("*.css"), *demo.glob("assets/*.js")]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//|https?://", text), file
        if file.name.startswith("search."):
            continue
        assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|importScripts", text), file
