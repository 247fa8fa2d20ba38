"""What crawlers and browsers look for at the site's root: sitemaps, robots.txt and the web manifest.

In: pages' addresses with their days of change, and the site. Out: texts by output path.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from healthpress.model.address import encoded, relative
from healthpress.model.discovery import ManifestIcon, SitemapEntry
from healthpress.model.site import Site
from healthpress.write.crawlers import denied_groups

MOST_URLS = 50_000
"""How many addresses one sitemap may hold, by sitemaps.org."""

MOST_BYTES = 50 * 1024 * 1024
"""How large one sitemap may be, by sitemaps.org."""

MANIFEST = "/site.webmanifest"
"""The site path of the web manifest."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemaps(entries: Sequence[SitemapEntry], site: Site) -> dict[str, str]:
    """The text of sitemap.xml, and where the pages are too many for one, those of the sitemaps it then lists.

    An empty site has no sitemap, because the schema asks for one address at least.
    """
    located = sorted(((_location(entry.url, site), entry.lastmod) for entry in entries), key=lambda pair: pair[0])
    parts = list(_parts((_row("url", location, day), day) for location, day in located))
    if not parts:
        return {}
    if len(parts) == 1:
        return {"sitemap.xml": _urlset(parts[0])}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    rows = [
        _row("sitemap", _location(f"/{name}", site), max((day for _, day in part if day), default=None))
        for name, part in files.items()
    ]
    index = f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(rows)}</sitemapindex>\n'
    return {"sitemap.xml": index} | {name: _urlset(part) for name, part in files.items()}


_DatedRow = tuple[str, dt.date | None]


def _parts(rows: Iterable[_DatedRow]) -> Iterator[list[_DatedRow]]:
    """The rows cut into sitemaps that keep both limits."""
    frame = len(_urlset([]))
    part: list[_DatedRow] = []
    size = frame
    for row, day in rows:
        if part and (len(part) == MOST_URLS or size + len(row) > MOST_BYTES):
            yield part
            part, size = [], frame
        part.append((row, day))
        size += len(row)
    if part:
        yield part


def _urlset(part: Iterable[_DatedRow]) -> str:
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n{"".join(row for row, _ in part)}</urlset>\n'


def _row(element: str, location: str, day: dt.date | None) -> str:
    lastmod = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{element}><loc>{escape(location)}</loc>{lastmod}</{element}>\n"


def _location(url: str, site: Site) -> str:
    return site.absolute(encoded(url))


def robots_txt(site: Site) -> str:
    """Everything may be read by all but those that the site shuts out, and here is the sitemap."""
    return f"{denied_groups(site.crawlers)}User-agent: *\nAllow: /\n\nSitemap: {site.absolute('/sitemap.xml')}\n"


def web_manifest(site: Site, icons: Sequence[ManifestIcon], *, theme_color: str, background_color: str) -> str:
    """The web manifest. All addresses are relative to it, so that the site's folder can move."""
    manifest = {
        "name": site.name,
        "short_name": site.name,
        "description": site.description,
        "lang": site.lang,
        "start_url": relative(MANIFEST, "/"),
        "scope": relative(MANIFEST, "/"),
        "display": "browser",
        "theme_color": theme_color,
        "background_color": background_color,
        "icons": [{"src": relative(MANIFEST, icon.src), "sizes": icon.sizes, "type": icon.type} for icon in icons],
    }
    return json.dumps({name: value for name, value in manifest.items() if value}, ensure_ascii=False, indent=1) + "\n"
