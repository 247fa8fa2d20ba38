"""What servers are told: headers, caching, old addresses, and whom to write to about holes.

In: a site and its redirects. Out: files by output path, in the form of each server that the site names. An address
with a sign that a server's own language knows is left to its redirect page, which works everywhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from healthpress.model.address import encoded
from healthpress.model.hosting import Security
from healthpress.model.policy import FRAME_ANCESTORS, frame_ancestors
from healthpress.model.security_txt import PATH, good_until
from healthpress.model.site import Site

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers of every file. The address of a page names an illness, so other sites hear nothing of it."""

FOR_EVER = "public, max-age=31536000, immutable"
"""How long files under /assets/ may be kept: their names carry a digest."""

_PLAIN = re.compile(r"[^\s\"'\\{}$;*`()<>|^~]+")
_RAW = re.compile(r"[\w/.~-]+")
"""What Apache may be given as the new address: it encodes it itself, and reads signs such as & in it."""

_HIDDEN = r"/(_|\.(?!well-known/))[^/]*$"
"""Files that are for servers, as Apache says it: they are not there for anybody else."""

_FOUND = "expr=%{REQUEST_STATUS} -lt 400"
"""When Apache lets its answer be kept; without that, the page for what is missing would be."""

_BRIEF = ("# Written by healthpress. What each line is for stands in its docs/hosting.md.\n",)


def headers_of(security: Security) -> dict[str, str]:
    """The headers of a site; whoever it lets show its pages is named in a policy instead of the older header."""
    headers = dict(HEADERS)
    if FRAME_ANCESTORS in security.sources:
        del headers["X-Frame-Options"]
        headers["Content-Security-Policy"] = " ".join((FRAME_ANCESTORS, *frame_ancestors(security)))
    return headers


def server_files(site: Site, redirects: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Every file that only servers and security researchers look for."""
    files: dict[str, str] = {}
    root = site.base_path.rstrip("/")
    moved = {f"{root}{old}": f"{root}{target}" for old, target in redirects.items() if _PLAIN.fullmatch(root + old)}
    wanted = set(site.hosting)
    if wanted & {"netlify", "cloudflare"}:
        files["_headers"] = _headers(site)
        files["_redirects"] = _redirects(moved, "301" if "cloudflare" in wanted else "301!")
    if "apache" in wanted:
        files[".htaccess"] = _htaccess(site, moved)
    if "nginx" in wanted:
        files["_redirects.nginx"] = _nginx(moved)
    if "caddy" in wanted:
        files["_redirects.caddy"] = _caddy(moved)
    if site.security.contact:
        files[PATH] = security_txt(site, today)
    return files


def _headers(site: Site) -> str:
    """Headers as Netlify and Cloudflare Pages read them: rules that match are joined, so none says a header twice."""
    lines = [f"{site.base_path}*", *(f"  {name}: {value}" for name, value in headers_of(site.security).items())]
    return "\n".join((*_BRIEF, *lines, f"{site.base_path}assets/*", f"  Cache-Control: {FOR_EVER}")) + "\n"


def _redirects(moved: Mapping[str, str], status: str) -> str:
    """Old addresses as Netlify and Cloudflare Pages read them; with "!", Netlify prefers them to redirect pages."""
    return "".join((*_BRIEF, *(f"{encoded(old)} {encoded(new)} {status}\n" for old, new in moved.items())))


def _nginx(moved: Mapping[str, str]) -> str:
    lines = (f'location = "{old}" {{ return 301 "{_percent(new)}"; }}\n' for old, new in moved.items())
    return "".join((*_BRIEF, *lines))


def _caddy(moved: Mapping[str, str]) -> str:
    return "".join((*_BRIEF, *(f'redir "{old}" "{_percent(new)}" 301\n' for old, new in moved.items())))


def _htaccess(site: Site, moved: Mapping[str, str]) -> str:
    """What Apache 2.4 reads in the folder itself; where a module is missing, its part is passed over."""
    headers = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers_of(site.security).items())
    rules = "".join(
        f'  RedirectMatch 301 "^{re.escape(old)}$" "{new}"\n' for old, new in moved.items() if _RAW.fullmatch(new)
    )
    return "".join(
        (
            *_BRIEF,
            f"DirectoryIndex index.html\nErrorDocument 404 {encoded(site.base_path)}404.html\n",
            "AddDefaultCharset utf-8\nAddType application/manifest+json .webmanifest\nAddType text/markdown .md\n",
            f"<IfModule mod_headers.c>\n{headers}",
            f'  Header set Cache-Control "public, max-age=300" "{_FOUND}"\n',
            f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(encoded(site.base_path))}assets/#">\n',
            f'    Header set Cache-Control "{FOR_EVER}" "{_FOUND}"\n  </If>\n</IfModule>\n',
            f'<IfModule mod_alias.c>\n  RedirectMatch 404 "{_HIDDEN}"\n{rules}</IfModule>\n',
        )
    )


def _percent(target: str) -> str:
    """An address without a sign that begins a variable or ends a text."""
    return re.sub(r"[$'(){};*]", lambda sign: f"%{ord(sign[0]):02X}", encoded(target))


def security_txt(site: Site, today: dt.date) -> str:
    """Whom to tell of holes (RFC 9116)."""
    until = dt.datetime.combine(good_until(site.security, today), dt.time(), dt.UTC)
    lines = [f"Contact: {address}" for address in site.security.contact]
    lines += [f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}", f"Preferred-Languages: {site.lang}"]
    return "\n".join((*lines, f"Canonical: {site.absolute(f'/{PATH}')}")) + "\n"
