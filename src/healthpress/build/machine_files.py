"""Files for programs: feeds, sitemaps, robots.txt, the web manifest, bundles.

In: what was planned. Out: bytes by output path.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from healthpress.build.static import StaticFiles
from healthpress.model.discovery import ManifestIcon, SitemapEntry
from healthpress.shape.edition import Edition
from healthpress.shape.guides import plan_guides
from healthpress.shape.plan import plan_feeds
from healthpress.shape.search_page import search_addresses, synonyms_file
from healthpress.write.feeds import atom, json_feed
from healthpress.write.llms_txt import llms_txt
from healthpress.write.server_files import server_files
from healthpress.write.sitemap import robots_txt, sitemaps, web_manifest

_BRAND, _PAPER = "#0e5a50", "#fbf6ed"
_ICONS = {
    "favicon.svg": ManifestIcon("/favicon.svg", "any", "image/svg+xml"),
    "icon-192.png": ManifestIcon("/icon-192.png", "192x192", "image/png"),
    "icon-512.png": ManifestIcon("/icon-512.png", "512x512", "image/png"),
}


def machine_files(
    edition: Edition,
    entries: Sequence[SitemapEntry],
    static: StaticFiles,
    redirects: Mapping[str, str],
    today: dt.date,
) -> dict[str, bytes]:
    """Every file of a site that is neither a page nor copied, but for the search index."""
    site = edition.site
    texts: dict[str, str] = {}
    for url, feed in plan_feeds(edition).items():
        texts[f"{url[1:]}feed.xml"] = atom(feed)
        texts[f"{url[1:]}feed.json"] = json_feed(feed)
    texts.update(sitemaps(entries, site))
    texts.update(server_files(site, redirects, today))
    guides = plan_guides(edition)
    if guides:
        texts["llms.txt"] = llms_txt(site, guides)
    texts["robots.txt"] = robots_txt(site)
    texts["site.webmanifest"] = web_manifest(
        site,
        [icon for name, icon in _ICONS.items() if name in static.copies],
        theme_color=_BRAND,
        background_color=_PAPER,
    )
    address, table = synonyms_file(edition)
    if address and search_addresses(edition.catalogue, site):
        texts[address[1:]] = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return {**{path: text.encode() for path, text in texts.items()}, **static.texts}
