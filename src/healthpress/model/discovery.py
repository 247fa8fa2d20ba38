"""What crawlers and browsers are told of a site beside its pages: addresses for the sitemap, icons for the manifest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

TWIN = "index.md"
"""The name of the Markdown file beside an article's page."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page by its site path. `lastmod` is the day of its last substantive change, None where nobody knows."""

    url: str
    lastmod: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What llms.txt tells of one part of a site: its title, and links with a text and what there is to know."""

    title: str
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ManifestIcon:
    """An icon by its site path. `sizes` is "192x192" or "any"; `type` is the media type."""

    src: str
    sizes: str
    type: str
