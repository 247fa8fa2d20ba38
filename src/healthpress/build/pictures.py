"""Pictures for pages: facts and smaller versions, made once for each content.

In: the picture files that pages show. Out: `Picture` values by file, the output files they need, and findings.
What was made is remembered by the digest of the original, so that an unchanged picture is never opened again.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from healthpress.build import state_file
from healthpress.build.folder import SiteFolder
from healthpress.build.inputs import Inputs
from healthpress.build.ledger import signature
from healthpress.model.address import file_url
from healthpress.model.card import Picture
from healthpress.model.document import Document
from healthpress.model.site import Site
from healthpress.model.slugs import slug
from healthpress.shape.link import LinkIndex, resolve_image
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.images import ImageFacts, probe, renditions

PILLOW = version("pillow")
"""Another version may make other bytes of the same picture."""

KEPT_DAYS = 60
"""Versions of a picture that no build used for so many days are dropped."""

_DAY_SECONDS = 86_400

SOCIAL_CARDS = ("static/social-card.png", "static/social-card.jpg")
"""Shown by other sites beside a link, never on a page: no smaller versions are needed."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to publish as it is. Equal keys, equal bytes."""

    file: Path
    key: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures by file; the files to publish for them, by output path; faults."""

    by_file: Mapping[str, Picture]
    outputs: Mapping[str, Copy]
    found: tuple[Diagnostic, ...]


def make_pictures(places: Mapping[str, Place], folder: SiteFolder, inputs: Inputs, memo: Path) -> Pictures:
    """Facts and renditions of files ("content/…" or "static/…"); `places` says where each is first named."""
    by_file: dict[str, Picture] = {}
    outputs: dict[str, Copy] = {}
    found: list[Diagnostic] = []
    kept: set[str] = set()
    for file, place in sorted(places.items()):
        seen = inputs.digest_of(file)
        if not seen:
            found.append(rules.UNREADABLE.at(place, f"{file} cannot be read."))
            continue
        suffix = PurePosixPath(file).suffix
        own = memo / digest(seen, PILLOW)
        kept.add(own.name)
        made = _made(folder.path_of(file), suffix, own)
        if isinstance(made, str):
            found.append(rules.UNREADABLE_IMAGE.at(place, f"{file}: {made}"))
            continue
        facts, smaller = made
        if file in SOCIAL_CARDS:
            smaller = {}
        name = f"{slug(PurePosixPath(file).stem) or 'picture'}.{seen[:10]}"
        src = f"/assets/{name}{suffix.lower()}"
        if file.startswith("static/"):
            src = file_url(file.removeprefix("static"))
        else:
            outputs[src[1:]] = Copy(folder.path_of(file), seen)
        sources = tuple((f"/assets/{name}-{width}.webp", width) for width in sorted(smaller))
        outputs.update(
            {address[1:]: Copy(smaller[width], digest(seen, PILLOW, str(width))) for address, width in sources}
        )
        by_file[file] = Picture(src, facts.width, facts.height, facts.type, sources=sources)
    _forget(memo, kept)
    return Pictures(by_file, outputs, tuple(found))


def _forget(memo: Path, used: set[str]) -> None:
    """Drop versions of pictures that no build used for long; the time of a folder says when one did."""
    if not memo.is_dir():
        return
    now = time.time()
    for entry in list(os.scandir(memo)):
        age = now - entry.stat().st_mtime
        if entry.name in used and age > _DAY_SECONDS:
            os.utime(entry.path)
        elif entry.name not in used and age > KEPT_DAYS * _DAY_SECONDS:
            shutil.rmtree(entry.path, ignore_errors=True)


def used_pictures(documents: Iterable[Document], site: Site, index: LinkIndex) -> dict[str, Place]:
    """The picture files that pages show, with the place that names each first."""
    used: dict[str, Place] = {}
    for document in documents:
        for use in document.images:
            file = resolve_image(use.src, document, index.files)
            if file:
                used.setdefault(file, use.place)
        image = document.meta.image
        file = resolve_image(image.src, document, index.files) if image else None
        if file and file not in used:
            used[file] = document.place("image", "src")
    named = (site.publisher.logo, site.cta.image if site.cta else "", *SOCIAL_CARDS)
    for path in named:
        name = path.lstrip("/").removeprefix("static/")
        if name in index.files.static:
            used.setdefault(f"static/{name}", Place("content/site.yaml"))
    return used


def _made(file: Path, suffix: str, memo: Path) -> tuple[ImageFacts, dict[int, Path]] | str:
    """The facts of a picture and its smaller versions on disk, remembered or made now."""
    record = memo / f"facts{suffix.lower()}"
    known = state_file.load(record)
    if isinstance(known, dict):
        smaller = {width: memo / f"{width}.webp" for width in known["versions"]}
        if all(_is_sound(path, *known["versions"][width]) for width, path in smaller.items()):
            return ImageFacts(*known["facts"]), smaller
    try:
        data = file.read_bytes()
    except OSError as fault:
        return f"{fault.strerror}."
    probed = probe(data, suffix)
    if isinstance(probed, str):
        return probed
    try:
        versions = renditions(data, probed)
    except (OSError, ValueError, SyntaxError) as fault:
        return f"The picture is damaged ({fault})."
    shutil.rmtree(memo, ignore_errors=True)
    memo.mkdir(parents=True, exist_ok=True)
    for width, made in versions.items():
        (memo / f"{width}.webp").write_bytes(made)
    smaller = {width: memo / f"{width}.webp" for width in versions}
    proofs = {width: (signature(path), digest(versions[width])) for width, path in smaller.items()}
    state_file.save(record, {"facts": (probed.width, probed.height, probed.type), "versions": proofs})
    return probed, smaller


def _is_sound(file: Path, known: tuple[int, int], proof: str) -> bool:
    """Whether a file is what was written: it seems untouched, or its bytes are the same."""
    try:
        return signature(file) == known or digest(file.read_bytes()) == proof
    except OSError:
        return False
