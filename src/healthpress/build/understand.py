"""A site, understood: everything that pages are made of, and every finding.

In: the files of a site. Out: its edition, frame, pictures and redirects. No page is made here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from healthpress.build.cards import Cards, with_cards
from healthpress.build.figures import READING
from healthpress.build.findings import reported
from healthpress.build.folder import SiteFolder
from healthpress.build.inputs import Inputs, look
from healthpress.build.options import Options, Progress
from healthpress.build.picture_memory import PictureMemory
from healthpress.build.pictures import Pictures, make_pictures, used_pictures
from healthpress.build.reading import Reading, Texts, read_articles
from healthpress.build.related import Related
from healthpress.build.shared import shared_references
from healthpress.build.signoffs import judge_sign_offs
from healthpress.build.site_settings import data_source, settings_of
from healthpress.build.static import StaticFiles, plan_static
from healthpress.build.style_guide import sample_of
from healthpress.model.catalogue import Catalogue
from healthpress.model.frame import Frame
from healthpress.model.policy import policy_of
from healthpress.read.edition import tags_in_edition
from healthpress.read.glossary import read_conditions, read_glossary
from healthpress.read.settings import read_tags
from healthpress.shape.check import check
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.conditions import Synonyms, synonyms_of
from healthpress.shape.edition import Edition
from healthpress.shape.frame import build_frame
from healthpress.shape.glossary_check import check_words, word_addresses
from healthpress.shape.glossing import Glossing
from healthpress.shape.horizon import Horizon, horizon_of
from healthpress.shape.link import SiteFiles, leads_of, link_index
from healthpress.shape.redirects import collect_redirects
from healthpress.shape.related import resolve_related
from healthpress.shape.review_check import check_reviews
from healthpress.shape.safety import check_sensitive
from healthpress.shape.search_page import search_addresses
from healthpress.shape.security_check import check_security
from healthpress.shape.subjects import TermsOf, subjects_of
from healthpress.shape.translations import older_translations
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.terms import Terms, primary_language


@dataclass(frozen=True, slots=True)
class Content:
    """A site, understood. `horizon` is how long the clock changes nothing of it."""

    folder: SiteFolder
    edition: Edition
    frame: Frame
    static: StaticFiles
    redirects: Mapping[str, str]
    pictures: Pictures
    cards: Cards
    related: Related
    horizon: Horizon
    found: tuple[Diagnostic, ...]
    notice: str = ""


def understand(options: Options, progress: Progress) -> Content:
    """Read and judge all content."""
    return understand_files(*look(options), options, progress)


def understand_files(folder: SiteFolder, inputs: Inputs, options: Options, progress: Progress) -> Content:
    """Read and judge the content of files that were looked at."""
    found = list(folder.found)
    settings = settings_of(options, found)
    site = settings.site
    tags, tag_places, tag_faults = read_tags(data_source(folder.root, "content/tags.yaml", found))
    tags = tags_in_edition(tags, tag_places, site, found)
    conditions, condition_faults = read_conditions(data_source(folder.root, "content/conditions.yaml", found))
    found += [item for item in settings.found if not (options.base_url and item.code == rules.NO_SITE_URL.code)]
    glossary, glossary_faults = read_glossary(data_source(folder.root, "content/glossary.yaml", found))
    found += [*tag_faults, *condition_faults, *glossary_faults]

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
    made = (*word_addresses(catalogue, glossary, site), *search_addresses(catalogue, site))
    redirects = collect_redirects(catalogue, site, made)
    files = SiteFiles(folder.content_files.keys(), folder.static_files.keys())
    index = link_index(catalogue, files, redirects.targets, made)
    leads, broken = leads_of(catalogue, index)
    picked = resolve_related(catalogue, index)
    found += [*collected.found, *redirects.found, *broken, *picked.found, *check(catalogue, index)]
    found += check_reviews(catalogue, leads, site, options.now)
    found += [*check_sensitive(site, catalogue, settings.places), *older_translations(catalogue)]
    found += judge_sign_offs((*catalogue.articles, *catalogue.previews), site, options.root, articles.texts.of)
    found += check_words(catalogue, glossary, index, site)
    progress.stage("Recommending articles", len(catalogue.articles))
    synonyms = synonyms_of(conditions, primary_language(site.lang))
    subjects = subjects_of(catalogue.articles, catalogue.tags_of, site.lang, synonyms.key)
    terms_of = _terms_of(catalogue, articles.texts, synonyms)
    related = Related(subjects, terms_of, picked.urls, options.state / "recommended")
    cards = related.cards()
    pictures = make_pictures(
        used_pictures(catalogue.by_url.values(), site, index),
        folder,
        inputs,
        PictureMemory(options.state / "pictures"),
        options.jobs,
        progress,
    )
    glossing = Glossing(glossary, primary_language(site.lang))
    edition = Edition(
        site,
        catalogue,
        index,
        pictures.by_file,
        cards,
        leads,
        articles.texts.of,
        glossing,
        pictures.crops,
        sample=sample_of(folder, site, options, found),
    )
    edition, cards_of_pages = with_cards(edition, folder, pictures.outputs, options.state)
    found += [*pictures.found, *cards_of_pages.found]
    static = plan_static(folder)
    framed = build_frame(edition, static.assets, settings.places)
    frame = framed.frame.with_all(policy=policy_of(site.security, static.sheet), markdown=site.machines.markdown)
    found += [*framed.found, *check_security(site.security, settings.places, options.now.date())]
    return Content(
        folder,
        edition,
        frame,
        static,
        redirects.targets,
        pictures,
        cards_of_pages,
        related,
        horizon_of(articles.documents, site, options.now),
        reported(found, options.root),
        articles.notice,
    )


def _terms_of(catalogue: Catalogue, texts: Texts, synonyms: Synonyms) -> TermsOf:
    def terms_of(urls: Sequence[str]) -> dict[str, Terms]:
        found = texts.terms_of(catalogue.by_url[url] for url in urls)
        return {url: synonyms.put_into(terms) for url, terms in found.items()}

    return terms_of
