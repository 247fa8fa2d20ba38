"""What llms.txt tells of a site: its public articles by section, and where the rest is.

In: an edition. Out: guides, none where the site wants no such file. Only the catalogue's public articles are asked, as
in every list.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.model.discovery import TWIN, Guide
from healthpress.model.document import Article, Document
from healthpress.shape.edition import Edition
from healthpress.shape.listing_pages import child_folders

MOST = 50
"""So many articles of a section are named, the newest; of a bigger one, its page leads to all."""

OPTIONAL = "Optional"
"""The title by which programs know what may be passed over; llmstxt.org has it in no other language."""

Link = tuple[str, str, str]


def plan_guides(edition: Edition) -> tuple[Guide, ...]:
    """The parts of llms.txt in their order; the last, as llmstxt.org has it, may be passed over."""
    site, catalogue, words = edition.site, edition.catalogue, edition.words_for()
    if not site.machines.llms_txt or not catalogue.articles:
        return ()
    ending = TWIN if site.machines.markdown else ""
    guides = []
    for folder in child_folders(edition, "/"):
        articles = [article for article in catalogue.articles if article.url.startswith(folder.url)]
        if articles:
            links = [_link(article, edition, ending) for article in articles[:MOST]]
            if len(articles) > MOST:
                links.append((words.gettext("All articles"), site.absolute(folder.url), ""))
            guides.append(Guide(folder.meta.title, tuple(links)))
    loose = [article for article in catalogue.articles if article.url.count("/") == 2]  # noqa: PLR2004 (no folder)
    if loose:
        links = [_link(article, edition, ending) for article in loose[:MOST]]
        guides.append(Guide(words.gettext("Articles"), tuple(links)))
    about = [_link(page, edition, "") for page in catalogue.plain if page.meta.footer]
    if about:
        guides.append(Guide(words.gettext("About this site"), tuple(about)))
    return (*guides, Guide(OPTIONAL, tuple(_optional(edition))))


def _link(document: Document, edition: Edition, ending: str) -> Link:
    meta = document.meta
    description = meta.description or (document.summary if isinstance(document, Article) else "")
    return (meta.title, edition.site.absolute(f"{document.url}{ending}"), description)


def _optional(edition: Edition) -> Iterator[Link]:
    site, catalogue, words = edition.site, edition.catalogue, edition.words_for()
    if catalogue.people:
        yield words.gettext("People"), site.absolute("/people/"), ""
    if catalogue.tags:
        yield words.gettext("Topics A to Z"), site.absolute("/tags/"), ""
    yield words.gettext("JSON feed"), site.absolute("/feed.json"), ""
    yield words.gettext("Sitemap"), site.absolute("/sitemap.xml"), ""
