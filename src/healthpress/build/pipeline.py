"""The order of stages: a folder of Markdown becomes a site. This module tells the story; the others do the work.

In: options. Out: what was found and what was written. Errors leave the output folder as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from healthpress.build.folder import SiteFolder, read_folder
from healthpress.build.machine_files import machine_files
from healthpress.build.output import Commit, OutputFolder
from healthpress.build.pictures import Pictures, make_pictures
from healthpress.build.static import StaticFiles, plan_static
from healthpress.build.workers import spread
from healthpress.model.document import Document
from healthpress.model.page import Page
from healthpress.model.recommendation import Recommendation
from healthpress.model.site import Site
from healthpress.model.view import Frame
from healthpress.read.parse import Parsed, parse
from healthpress.read.settings import read_conditions, read_site, read_tags
from healthpress.shape.check import check
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.edition import Edition
from healthpress.shape.frame import build_frame
from healthpress.shape.link import LinkIndex, SiteFiles, asset_url, fragments, link_index, linked_file, resolve_image
from healthpress.shape.plan import plan_feeds, plan_pages, sitemap_entry
from healthpress.shape.recommend import recommend
from healthpress.shape.redirects import collect_redirects
from healthpress.shape.related import resolve_related
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place, Severity
from healthpress.text.source import Source, decode
from healthpress.write.templates import TemplateSet


class Progress(Protocol):
    """Told how far a build has come; prints or does nothing."""

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""

    def step(self) -> None:
        """One step of the stage is done."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `base_url` replaces the site's `url`; `now` decides what is published."""

    root: Path
    output: Path
    now: dt.datetime
    base_url: str = ""
    jobs: int = 1
    drafts: bool = False
    strict: bool = False

    @property
    def state(self) -> Path:
        """The folder in which builds of this site remember things."""
        return self.root / ".healthpress"


@dataclass(frozen=True, slots=True)
class Content:
    """A site, understood: everything that pages are made of, and every finding so far."""

    folder: SiteFolder
    edition: Edition
    frame: Frame
    static: StaticFiles
    redirects: Mapping[str, str]
    pictures: Pictures
    recommendations: Mapping[str, Sequence[Recommendation]]
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How a build ended; `commit` is None where errors stopped it."""

    found: tuple[Diagnostic, ...]
    articles: int
    pages: int
    pages_written: int
    commit: Commit | None


def build(options: Options, progress: Progress) -> Result:
    """Build a site. Nothing of the old output is touched unless every page was made."""
    content = understand(options, progress)
    found = list(content.found)
    articles = len(content.edition.catalogue.articles)
    if stops(found, strict=options.strict):
        return Result(_reported(found, options.root), articles, 0, 0, None)

    output = OutputFolder(options.output, options.state)
    output.open()
    outputs: dict[str, bool] = {}
    pages = list(plan_pages(content.edition, content.redirects))
    progress.stage("Rendering pages", len(pages))
    templates = TemplateSet(content.folder.templates, content.frame, options.state / "templates")
    for page, result in zip(pages, spread(_renderer(templates, output), pages, options.jobs), strict=True):
        progress.step()
        if isinstance(result, Diagnostic):
            found.append(result)
        else:
            outputs[page.output_path] = result
    written = sum(outputs.values())

    entries = [entry for entry in map(sitemap_entry, pages) if entry]
    texts = machine_files(content.edition.site, plan_feeds(content.edition), entries, content.static)
    copies = {**content.pictures.outputs, **_linked_files(content), **content.static.copies}
    progress.stage("Writing files", len(texts) + len(copies))
    for path, data in texts.items():
        progress.step()
        if path not in copies:
            outputs[path] = output.put(path, data)
    for path, file in copies.items():
        progress.step()
        if path in outputs:
            found.append(rules.URL_CONFLICT.at(Place(str(file)), f"{file.name} would replace the page /{path}."))
        else:
            outputs[path] = output.put(path, file.read_bytes())

    if stops(found, strict=options.strict):
        output.discard()
        return Result(_reported(found, options.root), articles, len(pages), 0, None)
    return Result(_reported(found, options.root), articles, len(pages), written, output.commit(outputs.items()))


def understand(options: Options, progress: Progress) -> Content:
    """Read and judge all content, without making a page."""
    folder = read_folder(options.root)
    found = list(folder.found)
    settings = read_site(_source(folder.root, "content/site.yaml", found))
    site = replace(settings.site, url=options.base_url) if options.base_url else settings.site
    tags, tag_places, tag_faults = read_tags(_source(folder.root, "content/tags.yaml", found))
    conditions, condition_faults = read_conditions(_source(folder.root, "content/conditions.yaml", found))
    found += [item for item in settings.found if not (options.base_url and item.code == rules.NO_SITE_URL.code)]
    found += [*tag_faults, *condition_faults]

    progress.stage("Reading articles", len(folder.articles))
    documents: list[Document] = []
    for parsed in spread(_reader(folder.root, site), folder.articles, options.jobs):
        progress.step()
        found += parsed.found
        if parsed.document:
            documents.append(parsed.document)

    progress.stage("Connecting articles", 3)
    collected = collect(documents, site, SiteData(tags, conditions, tag_places), options.now, drafts=options.drafts)
    catalogue = collected.catalogue
    redirects = collect_redirects(catalogue, site)
    files = SiteFiles(folder.content_files.keys(), folder.static_files.keys())
    index = link_index(catalogue, files, redirects.targets)
    picked = resolve_related(catalogue, index)
    found += [*collected.found, *redirects.found, *picked.found, *check(catalogue, index, site, options.now.date())]
    progress.step()
    recommendations = recommend(catalogue.articles, picked=picked.urls, tags_of=catalogue.tags_of, lang=site.lang)
    progress.step()
    used = _used_pictures(catalogue.by_url.values(), site, index)
    pictures = make_pictures(used, used, folder, options.state / "pictures")
    found += pictures.found
    progress.step()
    cards = {url: tuple(item.url for item in items) for url, items in recommendations.items()}
    edition = Edition(site, catalogue, index, pictures.by_file, cards)
    static = plan_static(folder)
    framed = build_frame(edition, static.assets, settings.places)
    found += framed.found
    return Content(
        folder,
        edition,
        framed.frame,
        static,
        redirects.targets,
        pictures,
        recommendations,
        _reported(found, options.root),
    )


def stops(found: Sequence[Diagnostic], *, strict: bool) -> bool:
    """Whether findings stop the build: any error, or under `strict` anything at all."""
    return any(strict or item.severity is Severity.ERROR for item in found)


def _reported(found: Iterable[Diagnostic], root: Path) -> tuple[Diagnostic, ...]:
    """The findings in order, each once and with the text of its line."""
    return tuple(_with_line(item, root) for item in sorted(dict.fromkeys(found), key=lambda item: item.order))


def _with_line(item: Diagnostic, root: Path) -> Diagnostic:
    """A finding whose place was kept without the line's text, complete; only findings are worth reading it again."""
    place = item.place
    if place.line_text:
        return item
    try:
        source, _ = decode(place.path, (root / place.path).read_bytes())
    except OSError:
        return item
    return replace(item, place=source.place(source.offset(place.line - 1, place.column - 1), place.length))


def _source(root: Path, path: str, found: list[Diagnostic]) -> Source | None:
    """One data file; None where there is none."""
    try:
        source, faults = decode(path, (root / path).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as fault:
        found.append(rules.UNREADABLE.at(Place(path), f"{fault.strerror}."))
        return None
    found += faults
    return source


def _reader(root: Path, site: Site) -> Callable[[str], Parsed]:
    def read(path: str) -> Parsed:
        found: list[Diagnostic] = []
        source = _source(root, path, found)
        if source is None:
            return Parsed(None, (*found, *([] if found else [rules.UNREADABLE.at(Place(path), "It is gone.")])))
        parsed = parse(source, site)
        return Parsed(parsed.document, (*found, *parsed.found))

    return read


def _renderer(templates: TemplateSet, output: OutputFolder) -> Callable[[Page], bool | Diagnostic]:
    def render(page: Page) -> bool | Diagnostic:
        html = templates.render(page)
        return html if isinstance(html, Diagnostic) else output.put(page.output_path, html.encode())

    return render


def _used_pictures(documents: Iterable[Document], site: Site, index: LinkIndex) -> dict[str, Place]:
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
    named = (site.publisher.logo, site.cta.image if site.cta else "", "social-card.png", "social-card.jpg")
    for path in named:
        name = path.lstrip("/").removeprefix("static/")
        if name in index.files.static:
            used.setdefault(f"static/{name}", Place("content/site.yaml"))
    return used


def _linked_files(content: Content) -> dict[str, Path]:
    """Files beside articles that links lead to: documents to download."""
    wanted = {}
    for document in content.edition.catalogue.by_url.values():
        for fragment in fragments(document):
            for link in fragment.links:
                file = linked_file(link.target, document, content.edition.index)
                if file:
                    wanted[asset_url(file)[1:]] = content.folder.path_of(file)
    return wanted
