"""A small site behind a real nginx, Caddy and Apache, configured as docs/hosting.md says; files for other servers."""

from __future__ import annotations

import datetime as dt
import gzip
import http.client
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.model.hosting import Security
from healthpress.model.site import Site
from healthpress.shape.redirects import alias_path
from healthpress.write.server_files import FOR_EVER, HEADERS, server_files
from tests.servers import apache, caddy, documented, nginx, nginx_configuration
from tests.sites import GOOD, article, built, lay, tree

SETTINGS = "hosting: [nginx, caddy, apache, netlify]\ncompress: true\n"
TODAY = dt.date(2026, 11, 22)
SERVERS = [pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("nginx", "caddy", "apache")]


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes


def small_site(root: Path, settings: str = SETTINGS) -> Path:
    """A site with old addresses."""
    return lay(
        root,
        GOOD,
        {
            "content/site.yaml": f"{GOOD['content/site.yaml']!s}{settings}",
            "content/care/salt.md": article("Salt", "aliases: [/old/, /a/b.html, '/niño y más/', '/x${y}/', /é/]"),
        },
    )


@pytest.fixture(scope="module", params=SERVERS)
def origin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site behind each server in turn."""
    folder = tmp_path_factory.mktemp("served")
    public = built(small_site(folder / "site"))
    if request.param != "nginx":
        with {"caddy": caddy, "apache": apache}[request.param](folder, public) as url:
            yield url
    else:
        with nginx(folder, {"site": nginx_configuration(public, "/")}) as origins:
            yield origins["site"]


def get(address: str, **headers: str) -> Answer:
    """The answer for an address; redirects are not followed."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request(
            "GET", parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def test_pages_have_the_headers_and_are_kept_shortly(origin: str) -> None:
    """Every header once, with the value that is documented and written for other servers."""
    page = get(origin + "care/salt/")
    assert page.status == 200
    assert page.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert {name: page.headers.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}
    assert page.headers.get_all("Cache-Control") == ["public, max-age=300"]
    assert page.headers["ETag"]
    again = get(origin + "care/salt/", If_None_Match=page.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_files_whose_name_is_a_digest_are_kept_for_ever(origin: str) -> None:
    """The style sheet is, the favicon, which has no digest, is not."""
    found = re.search(r'"\./(assets/theme\.[0-9a-f]{10}\.css)"', get(origin).body.decode())
    assert found
    assert get(origin + found[1]).headers.get_all("Cache-Control") == [FOR_EVER]
    assert get(origin + "favicon.svg").headers.get_all("Cache-Control") == ["public, max-age=300"]
    assert get(origin + "site.webmanifest").headers.get_content_type() == "application/manifest+json"


@pytest.mark.parametrize(
    "path", ["no/such/", "no", "assets/theme.0000000000.css", "_redirects.nginx", ".htaccess", "_headers"]
)
def test_what_is_not_there_is_not_kept(path: str, origin: str) -> None:
    """The site's page for it, with the headers of safety; nor do files for servers leave the server."""
    answer = get(origin + path)
    assert answer.status == 404
    assert b'data-kind="404"' in answer.body
    assert answer.headers["Cache-Control"] is None
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/old/", "/a/b.html", "/é/"])
def test_old_addresses_are_answered_with_the_new_one(path: str, origin: str) -> None:
    """For good, with a status that search engines understand."""
    answer = get(origin[:-1] + quote(path))
    assert answer.status == 301
    assert urlsplit(answer.headers["Location"]).path == "/care/salt/"


@pytest.mark.parametrize("path", ["/niño y más/", "/x${y}/"])
def test_odd_old_addresses_lead_on_by_their_page(path: str, origin: str) -> None:
    """What would mean something to a server stays out of its configuration."""
    answer = get(origin[:-1] + quote(path))
    assert answer.status == 200
    assert b'http-equiv="refresh"' in answer.body


def test_small_forms_are_handed_out(origin: str) -> None:
    """The one made by the build, to whoever reads it; caches are told that there are others."""
    page, packed = get(origin + "care/salt/"), get(origin + "care/salt/", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers.get_content_type() == "text/html"
    assert "Accept-Encoding" in packed.headers["Vary"]
    if page.headers["Server"].startswith("Apache"):  # which compresses by itself
        assert gzip.decompress(packed.body) == page.body
    else:
        assert packed.body == zlib.compress(page.body, 9, wbits=31)
    if page.headers["Server"] == "Caddy":
        assert brotli.decompress(get(origin + "care/salt/", Accept_Encoding="gzip, br").body) == page.body
    assert gzip.decompress(get(origin + "feed.xml", Accept_Encoding="gzip").body) == get(origin + "feed.xml").body


def test_a_folder_without_its_slash_leads_to_it(origin: str) -> None:
    """Relative links need it."""
    answer = get(origin + "care/salt")
    assert answer.status in {301, 308}
    assert urlsplit(answer.headers["Location"]).path == "/care/salt/"


def test_the_documents_name_every_header() -> None:
    """In each configuration, and in the table."""
    document = Path(__file__).parents[1].joinpath("docs", "hosting.md").read_text(encoding="utf-8")
    for name, value in HEADERS.items():
        assert f"| `{name}` | `{value}` |" in document
        assert f'add_header {name} "{value}" always;' in documented("nginx")
        assert f'\t{name} "{value}"\n' in documented("caddy")


def test_each_server_has_its_own_files(tmp_path: Path) -> None:
    """Netlify alone may prefer its redirects to pages; Cloudflare does so anyway, and knows no sign for it."""
    files = tree(built(small_site(tmp_path)))
    assert "/old/ /care/salt/ 301!\n" in files["_redirects"].decode()
    assert "/%C3%A9/ /care/salt/ 301!\n" in files["_redirects"].decode()
    assert "/*\n  X-Content-Type-Options: nosniff\n" in files["_headers"].decode()
    assert 'RedirectMatch 301 "^/a/b\\.html$" "/care/salt/"\n' in files[".htaccess"].decode()
    spanish = server_files(Site(hosting=("apache", "nginx")), {"/o/": "/niño/"}, TODAY)
    assert 'RedirectMatch 301 "^/o/$" "/niño/"\n' in spanish[".htaccess"]
    assert 'return 301 "/ni%C3%B1o/"' in spanish["_redirects.nginx"]
    both = server_files(Site(url="https://a.example/b/", hosting=("netlify", "cloudflare")), {"/o/": "/n/"}, TODAY)
    assert "/b/o/ /b/n/ 301\n" in both["_redirects"]
    assert "/b/assets/*\n" in both["_headers"]
    assert server_files(Site(hosting=()), {"/o/": "/n/"}, TODAY) == {}


def test_partners_who_show_pages_in_frames_are_named(tmp_path: Path) -> None:
    """In a policy of the header, which takes the place of the header that knows no partners."""
    root = small_site(tmp_path, "security: {sources: {frame-ancestors: https://partner.example.org}}\n")
    headers = tree(built(root))["_headers"].decode()
    assert "  Content-Security-Policy: frame-ancestors 'self' https://partner.example.org\n" in headers
    assert "X-Frame-Options" not in headers


@settings(max_examples=50)
@given(st.text(max_size=12).map(alias_path))
def test_no_old_address_becomes_a_command(old: str | None) -> None:
    """Whatever an alias is, a line stays one line with one old and one new address."""
    if old is None:
        return
    site = Site(hosting=("netlify", "nginx", "caddy", "apache"))
    files = server_files(site, {old: "/new/"}, TODAY)
    empty = server_files(site, {}, TODAY)
    added = {name: files[name].removeprefix(empty[name]).splitlines() for name in files if name != ".htaccess"}
    assert not any(added["_headers"])
    assert all(len(lines) <= 1 for lines in added.values())
    for line in added["_redirects.nginx"]:
        assert re.fullmatch(r'location = "[^"\\${};\s]+" \{ return 301 "/new/"; \}', line)
    for line in added["_redirects.caddy"]:
        assert re.fullmatch(r'redir "[^"\\${}*\s]+" "/new/" 301', line)
    for line in added["_redirects"]:
        assert re.fullmatch(r"/[!-~]* /new/ 301!", line)


def secured(root: Path, settings: str, day: dt.date) -> Result:
    """The site with contacts for security.txt, as of noon of a day."""
    small_site(root, f"security: {{contact: [mailto:a@example.org, https://example.org/report]{settings}}}\n")
    return build(Options(root, root / "public", dt.datetime.combine(day, dt.time(12), dt.UTC)), Silent())


def test_security_txt_says_whom_to_tell(tmp_path: Path) -> None:
    """The contacts in order, until when they are good, and its own address (RFC 9116)."""
    assert secured(tmp_path, ", expires: 2027-06-01", TODAY).found == ()
    assert (tmp_path / "public/.well-known/security.txt").read_text().splitlines() == [
        "Contact: mailto:a@example.org",
        "Contact: https://example.org/report",
        "Expires: 2027-06-01T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://test.example.org/.well-known/security.txt",
    ]


def test_the_end_of_security_txt_is_announced(tmp_path: Path) -> None:
    """From thirty days before, also by a build in which only the clock moved."""
    until = dt.date(2027, 1, 10)
    for day, told in ((31, 0), (30, 1), (0, 1), (-1, 1)):
        result = secured(tmp_path, f", expires: {until}", until - dt.timedelta(days=day))
        assert [item.code for item in result.found] == ["security/expires"] * told


def test_without_a_day_each_month_sets_one(tmp_path: Path) -> None:
    """Less than a year ahead; the first build of a month writes it, the clock being all that changed."""
    for day, until in (
        (TODAY, "2027-11-01"),
        (dt.date(2026, 11, 30), "2027-11-01"),
        (dt.date(2026, 12, 1), "2027-12-01"),
    ):
        assert secured(tmp_path, "", day).found == ()
        text = (tmp_path / "public/.well-known/security.txt").read_text()
        assert f"Expires: {until}T00:00:00Z\n" in text
    assert ".well-known/security.txt" not in server_files(Site(security=Security()), {}, TODAY)
