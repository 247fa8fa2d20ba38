"""Pictures for pages: facts and smaller versions, made once for each content.

In: the picture files that pages show. Out: `Picture` values by file, the output files they need, and findings.
What was made is remembered by the digest of the original, so that an unchanged picture is never opened again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from healthpress.build.folder import SiteFolder
from healthpress.model.address import file_url
from healthpress.model.card import Picture
from healthpress.model.document import Document
from healthpress.model.site import Site
from healthpress.model.slugs import slug
from healthpress.shape.link import LinkIndex, fragments, resolve_image
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.images import ImageFacts, probe, renditions

SOCIAL_CARDS = ("static/social-card.png", "static/social-card.jpg")
"""Shown by other sites beside a link, never on a page: no smaller versions are needed."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures by file; the files to publish for them (output path to file on disk); faults."""

    by_file: Mapping[str, Picture]
    outputs: Mapping[str, Path]
    found: tuple[Diagnostic, ...]


def make_pictures(files: Iterable[str], places: Mapping[str, Place], folder: SiteFolder, memo: Path) -> Pictures:
    """Facts and renditions of `files` ("content/…" or "static/…"); `places` says where each is first named."""
    by_file: dict[str, Picture] = {}
    outputs: dict[str, Path] = {}
    found: list[Diagnostic] = []
    for file in sorted(set(files)):
        place = places.get(file, Place(file))
        try:
            data = folder.path_of(file).read_bytes()
        except OSError as fault:
            found.append(rules.UNREADABLE.at(place, f"{file}: {fault.strerror}."))
            continue
        made = _made(data, PurePosixPath(file).suffix, memo / digest(data))
        if isinstance(made, str):
            found.append(rules.UNREADABLE_IMAGE.at(place, f"{file}: {made}"))
            continue
        facts, smaller = made
        if file in SOCIAL_CARDS:
            smaller = {}
        name = f"{slug(PurePosixPath(file).stem) or 'picture'}.{digest(data)[:10]}"
        src = f"/assets/{name}{PurePosixPath(file).suffix.lower()}"
        if file.startswith("static/"):
            src = file_url(file.removeprefix("static"))
        else:
            outputs[src[1:]] = folder.path_of(file)
        sources = tuple((f"/assets/{name}-{width}.webp", width) for width in sorted(smaller))
        outputs.update({address[1:]: smaller[width] for address, width in sources})
        by_file[file] = Picture(src, facts.width, facts.height, facts.type, sources=sources)
    return Pictures(by_file, outputs, tuple(found))


def used_pictures(documents: Iterable[Document], site: Site, index: LinkIndex) -> dict[str, Place]:
    """The picture files that pages show, with the place that names each first."""
    used: dict[str, Place] = {}
    for document in documents:
        shown = [(use.src, use.place) for fragment in fragments(document) for use in fragment.images]
        if document.meta.image:
            shown.append((document.meta.image.src, document.place("image", "src")))
        for src, place in shown:
            file = resolve_image(src, document, index.files)
            if file:
                used.setdefault(file, place)
    named = (site.publisher.logo, site.cta.image if site.cta else "", *SOCIAL_CARDS)
    for path in named:
        name = path.lstrip("/").removeprefix("static/")
        if name in index.files.static:
            used.setdefault(f"static/{name}", Place("content/site.yaml"))
    return used


def _made(data: bytes, suffix: str, memo: Path) -> tuple[ImageFacts, dict[int, Path]] | str:
    """The facts of a picture and its smaller versions on disk, remembered or made now."""
    record = memo / f"facts{suffix.lower()}.json"
    try:
        proof, _, text = record.read_text(encoding="utf-8").partition("\n")
        known = json.loads(text)
        smaller = {width: memo / f"{width}.webp" for width in known["widths"]}
        if digest(text, *(path.read_bytes() for path in smaller.values())) == proof:
            return ImageFacts(known["width"], known["height"], known["type"]), smaller
    except (OSError, ValueError, KeyError, TypeError):
        pass
    probed = probe(data, suffix)
    if isinstance(probed, str):
        return probed
    try:
        versions = renditions(data, probed)
    except (OSError, ValueError, SyntaxError) as fault:
        return f"The picture is damaged ({fault})."
    memo.mkdir(parents=True, exist_ok=True)
    for width, version in versions.items():
        (memo / f"{width}.webp").write_bytes(version)
    text = json.dumps({"width": probed.width, "height": probed.height, "type": probed.type, "widths": list(versions)})
    record.write_text(f"{digest(text, *versions.values())}\n{text}", encoding="utf-8")
    return probed, {width: memo / f"{width}.webp" for width in versions}
