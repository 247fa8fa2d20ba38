"""The order of stages: a folder of Markdown becomes a site. This module tells the story; the others do the work.

In: options. Out: what was found and what was written. Errors leave the output folder as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from healthpress.build.findings import reported, stops
from healthpress.build.folder import SiteFolder, read_folder
from healthpress.build.ledger import Due, Inputs, open_ledger, recorded
from healthpress.build.lock import only_build
from healthpress.build.machine_files import machine_files
from healthpress.build.output import Commit, OutputFolder
from healthpress.build.pictures import Pictures, make_pictures, used_pictures
from healthpress.build.reading import Reading, read_articles
from healthpress.build.static import StaticFiles, linked_files, plan_static
from healthpress.build.workers import spread
from healthpress.model.view import Frame
from healthpress.read.settings import read_conditions, read_site, read_tags
from healthpress.shape.check import check
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.edition import Edition
from healthpress.shape.frame import build_frame
from healthpress.shape.link import SiteFiles, link_index
from healthpress.shape.plan import plan_feeds, plan_pages, sitemap_entry
from healthpress.shape.recommend import recommend
from healthpress.shape.redirects import collect_redirects
from healthpress.shape.related import resolve_related
from healthpress.shape.subjects import subjects_of, terms_in
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
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
    paranoid: bool = False
    memory: Path | None = None

    @property
    def state(self) -> Path:
        """The folder in which builds of this site remember things; `memory` replaces the usual one."""
        return self.memory or self.root / ".healthpress"


@dataclass(frozen=True, slots=True)
class Content:
    """A site, understood: everything that pages are made of, and every finding so far."""

    folder: SiteFolder
    edition: Edition
    frame: Frame
    static: StaticFiles
    redirects: Mapping[str, str]
    pictures: Pictures
    picked: Mapping[str, tuple[str, ...]]
    found: tuple[Diagnostic, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How a build ended; `commit` is None where errors stopped it."""

    found: tuple[Diagnostic, ...]
    articles: int
    pages: int
    pages_rendered: int
    pages_written: int
    commit: Commit | None
    notice: str = ""


def build(options: Options, progress: Progress) -> Result:
    """Build a site. Nothing of the old output is touched unless every page was made."""
    with only_build(options.state, lambda: progress.stage("Waiting for another build of this site", 1)):
        return _build(options, progress)


def _build(options: Options, progress: Progress) -> Result:
    content = understand(options, progress)
    found = list(content.found)
    articles = len(content.edition.catalogue.articles)
    if stops(found, strict=options.strict):
        return Result(reported(found, options.root), articles, 0, 0, 0, None)

    output = OutputFolder(options.output, options.state)
    output.open()
    templates = TemplateSet(content.folder.templates, content.frame, options.state / "templates")
    pages = list(plan_pages(content.edition, content.redirects))
    ledger = open_ledger(output.memory("pages"))
    due, kept = ledger.due(pages, Inputs(content.frame, templates), output.target)
    outputs = dict.fromkeys(kept, False)
    progress.stage("Rendering pages", len(due))
    for item, result in zip(due, spread(_renderer(templates, output), due, options.jobs), strict=True):
        progress.step()
        if isinstance(result, Diagnostic):
            found.append(result)
        else:
            outputs[item.page.output_path] = result
    written = sum(outputs.values())

    entries = [entry for entry in map(sitemap_entry, pages) if entry]
    texts = machine_files(content.edition.site, plan_feeds(content.edition), entries, content.static)
    copies = {**content.pictures.outputs, **linked_files(content.edition, content.folder), **content.static.copies}
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
        return Result(reported(found, options.root), articles, len(pages), 0, 0, None)
    commit = output.commit(outputs.items())
    ledger.save(recorded(due, kept, output.target))
    return Result(reported(found, options.root), articles, len(pages), len(due), written, commit, content.notice)


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
    reading = Reading(folder.root, site, options.state, options.jobs, options.paranoid)
    parsed, notice = read_articles(folder.articles, reading, progress.step)
    found += (item for result in parsed for item in result.found)
    documents = [result.document for result in parsed if result.document]

    progress.stage("Connecting articles", 3)
    collected = collect(documents, site, SiteData(tags, conditions, tag_places), options.now, drafts=options.drafts)
    catalogue = collected.catalogue
    redirects = collect_redirects(catalogue, site)
    files = SiteFiles(folder.content_files.keys(), folder.static_files.keys())
    index = link_index(catalogue, files, redirects.targets)
    picked = resolve_related(catalogue, index)
    found += [*collected.found, *redirects.found, *picked.found, *check(catalogue, index, site, options.now.date())]
    progress.step()
    subjects = subjects_of(catalogue.articles, catalogue.tags_of, site.lang)
    cards = recommend(subjects, terms_in(catalogue.articles), picked.urls).cards
    progress.step()
    used = used_pictures(catalogue.by_url.values(), site, index)
    pictures = make_pictures(used, used, folder, options.state / "pictures")
    found += pictures.found
    progress.step()
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
        picked.urls,
        reported(found, options.root),
        notice,
    )


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


def _renderer(templates: TemplateSet, output: OutputFolder) -> Callable[[Due], bool | Diagnostic]:
    def render(item: Due) -> bool | Diagnostic:
        html = templates.render(item.page)
        return html if isinstance(html, Diagnostic) else output.put(item.page.output_path, html.encode())

    return render
