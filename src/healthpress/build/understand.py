"""A site, understood: everything that pages are made of, and every finding.

In: the files of a site. Out: its edition, frame, pictures and redirects. No page is made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from healthpress.build.figures import READING
from healthpress.build.findings import reported
from healthpress.build.folder import SiteFolder, read_folder
from healthpress.build.inputs import Inputs, look_at
from healthpress.build.options import Options, Progress
from healthpress.build.pictures import Pictures, make_pictures, used_pictures
from healthpress.build.reading import Reading, Texts, read_articles
from healthpress.build.related import Related
from healthpress.build.shared import shared_references
from healthpress.build.static import StaticFiles, plan_static
from healthpress.model.catalogue import Catalogue
from healthpress.model.view import Frame
from healthpress.read.settings import read_conditions, read_site, read_tags
from healthpress.shape.check import check
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.edition import Edition
from healthpress.shape.frame import build_frame
from healthpress.shape.horizon import Horizon, horizon_of
from healthpress.shape.link import SiteFiles, leads_of, link_index
from healthpress.shape.redirects import collect_redirects
from healthpress.shape.related import resolve_related
from healthpress.shape.subjects import TermsOf, subjects_of
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source, decode


@dataclass(frozen=True, slots=True)
class Content:
    """A site, understood. `horizon` is how long the clock changes nothing of it."""

    folder: SiteFolder
    edition: Edition
    frame: Frame
    static: StaticFiles
    redirects: Mapping[str, str]
    pictures: Pictures
    related: Related
    horizon: Horizon
    found: tuple[Diagnostic, ...]
    notice: str = ""


def look(options: Options) -> tuple[SiteFolder, Inputs]:
    """The files of a site, and their digests."""
    folder = read_folder(options.root)
    return folder, look_at(folder.inputs, options.state / "files", paranoid=options.paranoid)


def understand(options: Options, progress: Progress) -> Content:
    """Read and judge all content."""
    return understand_files(*look(options), options, progress)


def understand_files(folder: SiteFolder, inputs: Inputs, options: Options, progress: Progress) -> Content:
    """Read and judge the content of files that were looked at."""
    found = list(folder.found)
    settings = read_site(_source(folder.root, "content/site.yaml", found))
    site = replace(settings.site, url=options.base_url) if options.base_url else settings.site
    tags, tag_places, tag_faults = read_tags(_source(folder.root, "content/tags.yaml", found))
    conditions, condition_faults = read_conditions(_source(folder.root, "content/conditions.yaml", found))
    found += [item for item in settings.found if not (options.base_url and item.code == rules.NO_SITE_URL.code)]
    found += [*tag_faults, *condition_faults]

    progress.stage(READING, len(folder.articles))
    reading = Reading(folder.root, site, options.state, options.jobs)
    articles = read_articles(folder.articles, inputs, reading, progress.step)
    inputs.save(options.state / "files")
    found += articles.found

    progress.stage("Connecting articles", len(articles.documents))
    shared = shared_references(folder.root, inputs, options.state / "references")
    found += shared.found
    data = SiteData(tags, conditions, tag_places, shared.references)
    collected = collect(articles.documents, site, data, options.now, drafts=options.drafts)
    catalogue = collected.catalogue
    redirects = collect_redirects(catalogue, site)
    index = link_index(catalogue, SiteFiles(folder.content_files.keys(), folder.static_files.keys()), redirects.targets)
    leads, broken = leads_of(catalogue, index)
    picked = resolve_related(catalogue, index)
    found += [*collected.found, *redirects.found, *broken, *picked.found]
    found += check(catalogue, index, site, options.now.date())
    progress.stage("Recommending articles", len(catalogue.articles))
    subjects = subjects_of(catalogue.articles, catalogue.tags_of, site.lang)
    related = Related(subjects, _terms_of(catalogue, articles.texts), picked.urls, options.state / "recommended")
    cards = related.cards()
    progress.stage("Preparing pictures", 1)
    used = used_pictures(catalogue.by_url.values(), site, index)
    pictures = make_pictures(used, folder, inputs, options.state / "pictures")
    found += pictures.found
    edition = Edition(site, catalogue, index, pictures.by_file, cards, leads, articles.texts.of)
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
        related,
        horizon_of(articles.documents, options.now),
        reported(found, options.root),
        articles.notice,
    )


def _terms_of(catalogue: Catalogue, texts: Texts) -> TermsOf:
    return lambda urls: {url: texts.of(catalogue.by_url[url]).terms for url in urls}


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
