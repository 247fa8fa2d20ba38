"""A site as those who look after reviews need it: articles and people, without pages, pictures or recommendations.

In: options. Out: the articles with their texts and the people, read through the same memory as a build's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from healthpress.build.folder import SiteFolder
from healthpress.build.inputs import look
from healthpress.build.options import Options
from healthpress.build.reading import Reading, Texts, read_articles
from healthpress.build.shared import shared_references
from healthpress.build.site_settings import site_of
from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Person
from healthpress.model.meta import Reference
from healthpress.model.site import Site
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.link import LinkIndex, SiteFiles, link_index
from healthpress.text.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Desk:
    """`articles` are those that have a page, previews too; `every` are all, drafts, scheduled and expired ones too.

    `found` are the findings about single files.
    """

    site: Site
    articles: tuple[Article, ...]
    every: tuple[Article, ...]
    people: Mapping[str, Person]
    index: LinkIndex
    texts: Texts
    references: Mapping[str, Reference]
    catalogue: Catalogue
    folder: SiteFolder
    found: tuple[Diagnostic, ...]


def open_desk(options: Options) -> Desk:
    """Read the site. What is wrong with it is a build's to tell; here it is read as far as it can be."""
    folder, inputs = look(options)
    site = site_of(options)
    reading = Reading(options.root, site, options.state, options.jobs)
    articles = read_articles(folder.articles, inputs, reading, lambda _: None)
    inputs.save(options.state / "files")
    catalogue = collect(articles.documents, site, SiteData(), options.now, drafts=options.drafts).catalogue
    return Desk(
        site,
        (*catalogue.articles, *catalogue.previews),
        tuple(item for item in articles.documents if isinstance(item, Article)),
        catalogue.people,
        link_index(catalogue, SiteFiles(folder.content_files.keys(), folder.static_files.keys()), {}),
        articles.texts,
        shared_references(options.root, inputs, options.state / "references").references,
        catalogue,
        folder,
        articles.found,
    )


def find_article(desk: Desk, slug: str) -> Article:
    """The article of a slug, a site path or a file; LookupError, with a sentence, where it is none or not one."""
    from healthpress.text.suggest import did_you_mean

    path = f"/{slug.strip('/')}/"
    found = [item for item in desk.every if item.url == path or item.path == slug or item.url.split("/")[-2] == slug]
    if len(found) == 1:
        return found[0]
    if found:
        raise LookupError(f'More than one article has the slug "{slug}". Write a path: {_listed(found)}.')
    advice = did_you_mean(slug, [item.url.split("/")[-2] for item in desk.every], "")
    raise LookupError(f'There is no article "{slug}". {advice}'.strip())


def _listed(articles: list[Article]) -> str:
    return ", ".join(item.url for item in articles)
