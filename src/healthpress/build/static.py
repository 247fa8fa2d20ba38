"""Static files: the style sheet and script bundles, and everything else as it is.

In: the static files of the site and the theme. Out: output files, and the names under which templates know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from healthpress.build.folder import SiteFolder
from healthpress.shape.edition import Edition
from healthpress.shape.link import asset_url, linked_file
from healthpress.text.digest import digest
from healthpress.write.style_sheet import lightened

ICONS = ("favicon.ico", "favicon.svg", "apple-touch-icon.png", "icon-192.png", "icon-512.png")

BUNDLES = {
    "css": ("css/", "theme.css"),
    "js": ("js/", "theme.js"),
    "search.css": ("search/", "search.css"),
    "search.js": ("search/", "search.js"),
    "video.js": ("video/", "video.js"),
}
"""Folders of static/ whose files of a kind are put together, and the names of what they become, by their asset's name.
Only the search page loads those of search, and only a page with a video that of videos."""


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """`copies` maps output paths to files on disk, `texts` output paths to bytes; `assets` names to site paths."""

    copies: Mapping[str, Path]
    texts: Mapping[str, bytes]
    assets: Mapping[str, str]

    @property
    def sheet(self) -> str:
        """The text of the style sheet; "" where there is none."""
        return self.texts.get(self.assets.get("css", "/")[1:], b"").decode(errors="replace")


def plan_static(folder: SiteFolder) -> StaticFiles:
    """The files of each bundle, in order of name, become one file whose name carries its digest."""
    texts: dict[str, bytes] = {}
    assets: dict[str, str] = {}
    for name, (place, bundle) in BUNDLES.items():
        files = [path for file, path in folder.static_files.items() if _is_part(file, place, bundle)]
        if files:
            data = b"\n".join(path.read_bytes().rstrip() for path in files) + b"\n"
            stem, _, kind = bundle.rpartition(".")
            if kind == "css":
                data = lightened(data.decode(errors="surrogateescape")).encode(errors="surrogateescape")
            path = f"assets/{stem}.{digest(data)[:10]}.{kind}"
            texts[path] = data
            assets[name] = f"/{path}"
    copies = {
        name: path
        for name, path in folder.static_files.items()
        if not any(_is_part(name, place, bundle) for place, bundle in BUNDLES.values())
    }
    assets.update({name: f"/{name}" for name in ICONS if name in copies})
    assets["manifest"] = "/site.webmanifest"
    return StaticFiles(copies, texts, assets)


def _is_part(name: str, place: str, bundle: str) -> bool:
    return name.startswith(place) and name.endswith(bundle[bundle.rindex(".") :])


def linked_files(edition: Edition) -> dict[str, str]:
    """Files beside articles that links lead to ("content/…"), such as documents to download, by output path."""
    wanted = {}
    for document in edition.catalogue.by_url.values():
        for target in document.links.targets:
            file = linked_file(target, document, edition.index)
            if file:
                wanted[asset_url(file)[1:]] = file
    return wanted
