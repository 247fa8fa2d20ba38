"""Sitemaps against the schemas of sitemaps.org; robots.txt with the standard library's reader; the web manifest."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree  # type: ignore[import-untyped]

from healthpress.model.discovery import ManifestIcon, SitemapEntry
from healthpress.model.hosting import Crawlers
from healthpress.model.site import Site
from healthpress.write import sitemap
from healthpress.write.crawlers import AGENTS
from healthpress.write.sitemap import robots_txt, sitemaps, web_manifest

DATA = Path(__file__).parent / "data"
SITE = Site(name="Example Health", url="https://example.org/health/", lang="en", description="Plain words.")
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def valid(text: str, schema: str) -> etree._Element:
    """The document, which the schema of that name accepts."""
    root = etree.fromstring(text.encode())
    etree.XMLSchema(etree.parse(DATA / schema)).assertValid(root)
    return root


def locations(root: etree._Element) -> list[str]:
    """All addresses of a sitemap or an index."""
    return [location.text or "" for location in root.iterfind(".//s:loc", NAMESPACE)]


def test_a_sitemap_holds_the_pages_in_the_order_of_their_addresses() -> None:
    """Addresses are absolute, below the base URL's path, and encoded for URLs and for XML."""
    entries = [SitemapEntry("/b/"), SitemapEntry("/"), SitemapEntry("/a/café & más/"), SitemapEntry("/a/中文/")]
    files = sitemaps(entries, SITE)
    assert list(files) == ["sitemap.xml"]
    assert locations(valid(files["sitemap.xml"], "sitemap-0.9.xsd")) == [
        "https://example.org/health/",
        "https://example.org/health/a/%E4%B8%AD%E6%96%87/",
        "https://example.org/health/a/caf%C3%A9%20&%20m%C3%A1s/",
        "https://example.org/health/b/",
    ]


def test_only_known_days_of_change_are_told() -> None:
    """No page says that it changed when it was built."""
    files = sitemaps([SitemapEntry("/a/", dt.date(2026, 3, 12)), SitemapEntry("/b/")], SITE)
    root = valid(files["sitemap.xml"], "sitemap-0.9.xsd")
    assert [day.text for day in root.iterfind(".//s:lastmod", NAMESPACE)] == ["2026-03-12"]


def test_the_order_of_the_pages_changes_nothing() -> None:
    """The same pages give the same bytes."""
    entries = [SitemapEntry(f"/{name}/", dt.date(2026, 1, 1)) for name in "bcad"]
    assert sitemaps(entries, SITE) == sitemaps(entries[::-1], SITE)


def test_a_site_without_pages_has_no_sitemap() -> None:
    """The schema asks for one address at least."""
    assert sitemaps([], SITE) == {}


def test_up_to_50000_addresses_fit_into_one_sitemap() -> None:
    """The limit itself is allowed."""
    assert list(sitemaps([SitemapEntry(f"/{number}/") for number in range(50_000)], SITE)) == ["sitemap.xml"]


def test_more_than_50000_addresses_become_an_index_over_several() -> None:
    """Each keeps the limit, none is lost, and the index knows the newest change of each."""
    newest = dt.date(2026, 5, 5)
    entries = [SitemapEntry(f"/{number:06}/", newest if number == 7 else None) for number in range(100_001)]
    files = sitemaps(entries, SITE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = valid(files["sitemap.xml"], "siteindex-0.9.xsd")
    assert locations(index) == [f"https://example.org/health/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [day.text for day in index.iterfind(".//s:lastmod", NAMESPACE)] == ["2026-05-05"]
    parts = [locations(valid(files[f"sitemap-{number}.xml"], "sitemap-0.9.xsd")) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [50_000, 50_000, 1]
    assert len({address for part in parts for address in part}) == 100_001


def test_large_sitemaps_are_split_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """No part is larger than the limit, which is made small here."""
    monkeypatch.setattr(sitemap, "MOST_BYTES", 600)
    files = sitemaps([SitemapEntry(f"/{'x' * 60}{number}/") for number in range(20)], SITE)
    assert len(files) > 2
    parts = [text for name, text in files.items() if name != "sitemap.xml"]
    assert all(len(text.encode()) <= 600 for text in parts)
    assert sum(len(locations(valid(text, "sitemap-0.9.xsd"))) for text in parts) == 20


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    """The sitemap's address is absolute, as the protocol wants."""
    parser = RobotFileParser()
    parser.parse(robots_txt(SITE).splitlines())
    assert parser.can_fetch("AnyBot", "https://example.org/health/a/")
    assert parser.site_maps() == ["https://example.org/health/sitemap.xml"]


@pytest.mark.parametrize("purpose", ["training", "search", "assistant"])
def test_ai_services_may_read_by_purpose(purpose: Literal["training", "search", "assistant"]) -> None:
    """Those of a denied purpose may read nothing; all others, and the crawlers of search engines, everything."""
    denied: dict[str, Literal["deny"]] = {purpose: "deny"}
    parser = RobotFileParser()
    parser.parse(robots_txt(replace(SITE, crawlers=Crawlers(**denied))).splitlines())
    for name, agents in AGENTS.items():
        assert {parser.can_fetch(agent, "https://example.org/health/a/") for agent in agents} == {name != purpose}
    assert all(parser.can_fetch(agent, "https://example.org/health/a/") for agent in ("Googlebot", "Applebot", "Other"))
    assert robots_txt(SITE).startswith("User-agent: *\nAllow: /\n")


def test_the_documents_name_the_user_agents() -> None:
    """Each in the row of its purpose."""
    document = Path(__file__).parents[1].joinpath("docs", "hosting.md").read_text(encoding="utf-8")
    for purpose, agents in AGENTS.items():
        assert re.search(rf"\| `{purpose}` \| [^|]+ \| {', '.join(agents)} \|", document)


def test_the_manifest_works_wherever_the_folder_stands() -> None:
    """Its addresses resolve against its own."""
    icons = [
        ManifestIcon("/icon-192.png", "192x192", "image/png"),
        ManifestIcon("/favicon.svg", "any", "image/svg+xml"),
    ]
    manifest = json.loads(web_manifest(SITE, icons, theme_color="#112233", background_color="#ffffff"))
    own = "https://other.example/deep/site.webmanifest"
    assert urljoin(own, manifest["start_url"]) == "https://other.example/deep/"
    assert urljoin(own, manifest["scope"]) == "https://other.example/deep/"
    assert [urljoin(own, icon["src"]) for icon in manifest["icons"]] == [
        "https://other.example/deep/icon-192.png",
        "https://other.example/deep/favicon.svg",
    ]
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "any"]
    assert (manifest["name"], manifest["lang"], manifest["theme_color"]) == ("Example Health", "en", "#112233")
