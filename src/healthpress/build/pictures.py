"""Pictures for pages: what pages show of each, and the files that are published for it.

In: the picture files that pages show. Out: `Picture` values by file, crops, output files, and findings. The versions
themselves are made and remembered by `build/picture_memory.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from healthpress.build.folder import SiteFolder
from healthpress.build.inputs import Inputs
from healthpress.build.options import Progress
from healthpress.build.picture_memory import Known, Original, PictureMemory, key_of
from healthpress.model.address import file_url
from healthpress.model.card import Focus, Format, Picture
from healthpress.model.document import Article, Document
from healthpress.model.site import Site
from healthpress.model.slugs import slug
from healthpress.shape.link import LinkIndex, focus_of, resolve_image
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.images import Refusal
from healthpress.write.renditions import Version, crops, sizes

SOCIAL_CARDS = ("static/social-card.png", "static/social-card.jpg")
"""Shown by other sites beside a link, never on a page: published as they are."""

_DIGEST = 10
"""Digits of a digest in the name of a published file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to publish as it is. Equal keys, equal bytes."""

    file: Path
    key: str

    def read(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()


@dataclass(frozen=True, slots=True)
class PictureCopy(Copy):
    """A version of a picture to publish."""

    memory: PictureMemory
    original: Original

    def read(self) -> bytes:
        """Its bytes, made again where the memory lost them."""
        return self.memory.read(self.original, self.file.name)


@dataclass(slots=True)
class Use:
    """How pages use a picture file: where it is first named, whether they show it, the points to crop it around."""

    place: Place
    shown: bool = True
    focuses: set[Focus] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures by file; crops by file and focus; the files to publish for them, by output path; faults."""

    by_file: Mapping[str, Picture]
    crops: Mapping[tuple[str, Focus], tuple[Picture, ...]]
    outputs: Mapping[str, Copy]
    found: tuple[Diagnostic, ...]


def make_pictures(
    uses: Mapping[str, Use], folder: SiteFolder, inputs: Inputs, memory: PictureMemory, jobs: int, progress: Progress
) -> Pictures:
    """Facts and versions of picture files ("content/…" or "static/…")."""
    found: list[Diagnostic] = []
    originals: dict[str, Original] = {}
    for file, use in sorted(uses.items()):
        seen, suffix = inputs.digest_of(file), PurePosixPath(file).suffix
        if seen:
            key = key_of(seen, suffix)
            originals[file] = Original(file, folder.path_of(file), key, suffix, use.shown, frozenset(use.focuses))
        else:
            found.append(rules.UNREADABLE.at(use.place, f"{file} cannot be read."))
    known = memory.known(originals.values(), jobs, progress)
    by_file: dict[str, Picture] = {}
    cropped: dict[tuple[str, Focus], tuple[Picture, ...]] = {}
    outputs: dict[str, Copy] = {}
    for file, original in originals.items():
        what = known[original.key]
        if isinstance(what, Refusal):
            found.append(what.rule.at(uses[file].place, f"{file}: {what.message}", what.help))
            continue
        by_file[file] = _picture(original, what)
        if what.facts.located and (file.startswith("static/") or not what.facts.still):
            found.append(rules.IMAGE_LOCATION.at(uses[file].place, f"{file} says where it was taken."))
        cropped |= {(file, focus): _crops(original, what, focus) for focus in original.focuses}
        for version in original.versions(what.facts, clear=what.clear):
            made = memory.folder / original.key / version.name
            outputs[_address(original, version)[1:]] = PictureCopy(made, _copy_key(original, version), memory, original)
        if by_file[file].src == _own_address(original):
            outputs[by_file[file].src[1:]] = Copy(original.path, inputs.digest_of(file))
    return Pictures(by_file, cropped, outputs, tuple(found))


def _picture(original: Original, known: Known) -> Picture:
    """What pages show of a picture: its versions, or the file itself where it has none."""
    facts = known.facts
    if not (facts.still and original.shown):
        static = original.name.startswith("static/")
        src = file_url(original.name.removeprefix("static")) if static else _own_address(original)
        return Picture(src, facts.width, facts.height, facts.type)
    kinds: dict[str, list[Version]] = {}
    for version in sizes(facts, clear=known.clear):
        kinds.setdefault(version.type, []).append(version)
    *formats, plain = (Format(kind, _files(original, versions)) for kind, versions in kinds.items())
    widest = kinds[plain.type][-1]
    src = plain.files[-1][0]
    files = plain.files if formats else ()
    return Picture(src, widest.width, widest.height, widest.type, formats=tuple(formats), files=files)


def _files(original: Original, versions: Iterable[Version]) -> tuple[tuple[str, int], ...]:
    return tuple((_address(original, version), version.width) for version in versions)


def _crops(original: Original, known: Known, focus: Focus) -> tuple[Picture, ...]:
    made = crops(known.facts, focus) if known.facts.still else ()
    return tuple(Picture(_address(original, item), item.width, item.height, item.type) for item in made)


def _address(original: Original, version: Version) -> str:
    """The site path of a version."""
    return f"/assets/{_stem(original)}.{original.key[:_DIGEST]}-{version.name}"


def _own_address(original: Original) -> str:
    """The site path of a file beside an article that is published as it is."""
    return f"/assets/{_stem(original)}.{original.key[:_DIGEST]}{original.suffix.lower()}"


def _stem(original: Original) -> str:
    return slug(PurePosixPath(original.name).stem) or "picture"


def _copy_key(original: Original, version: Version) -> str:
    return digest(original.key, version.name)


def used_pictures(documents: Iterable[Document], site: Site, index: LinkIndex) -> dict[str, Use]:
    """The picture files that pages use. Those of articles' front matter are cropped for other sites."""
    used: dict[str, Use] = {}
    for document in documents:
        for use in document.images:
            file = resolve_image(use.src, document, index.files)
            if file:
                used.setdefault(file, Use(use.place))
        image = document.meta.image
        file = resolve_image(image.src, document, index.files) if image else None
        if image and file:
            if file not in used:
                used[file] = Use(document.place("image", "src"))
            if isinstance(document, Article):
                used[file].focuses.add(focus_of(image))
    named = ((site.publisher.logo, False), (site.cta.image if site.cta else "", True))
    for path, shown in (*named, *((card, False) for card in SOCIAL_CARDS)):
        name = path.lstrip("/").removeprefix("static/")
        if name in index.files.static:
            use_of = used.setdefault(f"static/{name}", Use(Place("content/site.yaml"), shown=shown))
            use_of.shown |= shown
    return used
