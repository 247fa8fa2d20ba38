"""The built demo site behind a real nginx, under / and under /health/, configured as the documents say."""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import DEMO_DAY, ROOT, healthpress
from tests.kinds import KINDS, MISSING, VARIANTS
from tests.servers import nginx, nginx_configuration

pytestmark = pytest.mark.nginx

BASE_URL = "https://host.example/health/"
MEDIA_TYPES = {
    ".html": {"text/html"},
    ".css": {"text/css"},
    ".js": {"text/javascript", "application/javascript"},
    ".json": {"application/json"},
    ".xml": {"text/xml", "application/xml"},
    ".txt": {"text/plain"},
    ".svg": {"image/svg+xml"},
    ".png": {"image/png"},
    ".jpg": {"image/jpeg"},
    ".webp": {"image/webp"},
    ".avif": {"image/avif"},
    # Older tables of media types lack the web manifest, and browsers read it as whatever it is served.
    ".webmanifest": {"application/manifest+json", "application/octet-stream"},
}


@dataclass(frozen=True)
class Answer:
    """What nginx answered."""

    status: int
    media_type: str
    location: str
    body: bytes


@dataclass(frozen=True)
class Site:
    """A built site that nginx serves at `url`; answers are remembered, because pages share most of their links."""

    url: str
    folder: Path
    remembered: dict[str, Answer] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        """The answer for an address, which must be on this server; redirects are not followed."""
        if address not in self.remembered:
            parts = urlsplit(address)
            connection = http.client.HTTPConnection(parts.netloc, timeout=10)
            try:
                connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
                response = connection.getresponse()
                media_type = response.headers.get_content_type()
                location = response.headers.get("Location", "")
                self.remembered[address] = Answer(response.status, media_type, location, response.read())
            finally:
                connection.close()
        return self.remembered[address]


@pytest.fixture(scope="module")
def sites(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """The demo site under /, the same folder moved under /health/, and a build for an address that ends in /health/."""
    folder = tmp_path_factory.mktemp("nginx")
    moved, based = folder / "moved" / "health", folder / "based" / "health"
    shutil.copytree(demo, moved)
    result = healthpress(
        "build", "--site", ROOT, "--output", based, "--now", DEMO_DAY, "--drafts", "--base-url", BASE_URL
    )
    assert result.returncode == 0, result.stderr
    servers = {
        "at the root": nginx_configuration(demo, "/"),
        "moved": nginx_configuration(moved.parent, "/health/"),
        "built for a path": nginx_configuration(based.parent, "/health/"),
    }
    with nginx(folder, servers) as origins:
        yield {
            "at the root": Site(origins["at the root"], demo),
            "moved": Site(origins["moved"] + "health/", moved),
            "built for a path": Site(origins["built for a path"] + "health/", based),
        }


SITES = pytest.mark.parametrize("name", ["at the root", "moved", "built for a path"])


def internal_addresses(answer: Answer, address: str) -> set[str]:
    """Everything on the same server that a page links to, loads or redirects to, without fragments."""
    found: set[str] = set()
    tree = LexborHTMLParser(answer.body.decode())
    for node in tree.css("[href], [src], [srcset], meta[http-equiv=refresh]"):
        attributes = node.attributes
        found |= {attributes.get("href") or "", attributes.get("src") or ""}
        found |= {part.split()[0] for part in (attributes.get("srcset") or "").split(",") if part.strip()}
        if attributes.get("http-equiv"):
            found.add((attributes.get("content") or "").partition("url=")[2])
    absolute = {urldefrag(urljoin(address, link)).url for link in found if link and not link.startswith("#")}
    return {link for link in absolute if urlsplit(link)[:2] == urlsplit(address)[:2]}


@SITES
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_every_kind_of_page_works_with_all_it_links_to(
    name: str, kind: str, sites: dict[str, Site], samples: dict[str, str]
) -> None:
    """Each page, and every page, picture, style sheet, script and feed it leads to, answers 200 below the same path."""
    site = sites[name]
    page = site.get(site.url + samples[kind])
    assert (page.status, page.media_type) == (200, "text/html")
    assert f'data-kind="{VARIANTS.get(kind, kind)}"' in page.body.decode()
    links = internal_addresses(page, site.url + samples[kind])
    assert len(links) > (1 if kind == "redirect" else 20)
    assert [link for link in links if not link.startswith(site.url)] == []
    assert {link: site.get(link).status for link in links if site.get(link).status != 200} == {}


@pytest.mark.parametrize("name", ["at the root", "built for a path"])
@pytest.mark.parametrize("address", [MISSING, "missing", "conditions/missing.html"])
def test_a_missing_address_shows_the_page_for_it(name: str, address: str, sites: dict[str, Site]) -> None:
    """With status 404 at any depth, and with everything it loads and links to."""
    site = sites[name]
    page = site.get(site.url + address)
    assert (page.status, page.media_type) == (404, "text/html")
    assert 'data-kind="404"' in page.body.decode()
    links = internal_addresses(page, site.url + address)
    assert [link for link in links if not link.startswith(site.url)] == []
    assert {link: site.get(link).status for link in links if site.get(link).status != 200} == {}
    sheets = [link for link in links if site.get(link).media_type == "text/css"]
    assert len(sheets) == 1
    assert len(site.get(sheets[0]).body) > 1000


@SITES
def test_an_address_without_its_slash_leads_to_the_page(name: str, sites: dict[str, Site]) -> None:
    """nginx adds the slash that relative links need."""
    site = sites[name]
    for address in ("conditions", "conditions/brain-and-nerves", "tags"):
        answer = site.get(site.url + address)
        assert answer.status == 301
        assert urljoin(site.url, answer.location) == f"{site.url}{address}/"
        assert site.get(f"{site.url}{address}/").status == 200


@SITES
def test_files_have_their_media_types(name: str, sites: dict[str, Site]) -> None:
    """One file of every extension in the site; the search index has kinds of its own, read as bytes."""
    site = sites[name]
    found = (file for file in sorted(site.folder.rglob("*.*")) if file.is_file())
    files = {file.suffix: file for file in found if "pagefind" not in file.parts}
    assert {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".avif", ".webp", ".jpg"} <= files.keys()
    for suffix, file in files.items():
        answer = site.get(site.url + file.relative_to(site.folder).as_posix())
        assert answer.status == 200
        assert answer.media_type in MEDIA_TYPES[suffix], file
        assert answer.body == file.read_bytes()


def test_absolute_addresses_carry_the_base_url(sites: dict[str, Site], samples: dict[str, str]) -> None:
    """Canonical addresses, the sitemap and the feeds name pages below the path, and each is there."""
    site = sites["built for a path"]
    named = set(re.findall(r"<loc>([^<]+)</loc>", site.get(site.url + "sitemap.xml").body.decode()))
    named |= set(re.findall(r'<link[^>]* href="(https://host[^"]+)"', site.get(site.url + "feed.xml").body.decode()))
    for kind in KINDS:
        page = LexborHTMLParser(site.get(site.url + samples[kind]).body.decode())
        for node in page.css("link[rel=canonical], meta[property='og:url'], meta[property='og:image']"):
            named.add(node.attributes.get("href") or node.attributes.get("content") or "")
    assert len(named) > 100
    assert [address for address in named if not address.startswith(BASE_URL)] == []
    missing = [address for address in named if site.get(address.replace(BASE_URL, site.url, 1)).status != 200]
    assert missing == []
