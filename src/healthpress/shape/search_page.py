"""The search page: what a search can be narrowed to, and where to browse instead.

In: the edition. Out: its page, and the words that mean the same. The index behind it is made of finished pages
(build/searching.py); this page can be planned without it.
"""

from __future__ import annotations

from healthpress.model.catalogue import Catalogue
from healthpress.model.page import Page, page_of
from healthpress.model.search_view import INDEX_FOLDER, SEARCH_URL, SearchView
from healthpress.model.site import Site
from healthpress.model.view import LinkView
from healthpress.shape.conditions import condition_url, search_synonyms
from healthpress.shape.edition import Edition
from healthpress.shape.letters import condition_letters, sort_key
from healthpress.shape.listing_pages import sections, topics
from healthpress.text.digest import digest_of
from healthpress.text.wording import N_

TITLE = N_("Search")
TOPICS = 24


def search_addresses(catalogue: Catalogue, site: Site) -> tuple[str, ...]:
    """The site path of the search page; none where a site does without, or has no article to find."""
    return (SEARCH_URL,) if site.search and catalogue.articles else ()


def synonyms_file(edition: Edition) -> tuple[str, list[list[str]]]:
    """The site path of the table of synonyms, and what stands in it; "" where no words mean the same."""
    table = search_synonyms(edition.catalogue.conditions, edition.glossing.glossary)
    return (f"/assets/synonyms.{digest_of(table)[:10]}.json" if table else "", table)


def search_page(edition: Edition) -> Page:
    """The search page."""
    site, known, words = edition.site, edition.catalogue.conditions, edition.words_for()
    conditions = [LinkView(known[name].name, condition_url(name, site)) for name in edition.conditions]
    title = words.gettext(TITLE)
    description = words.gettext(
        "Search all articles of %(site)s, or find them by condition, section and topic.", site=site.name
    )
    view = SearchView(
        kind="search",
        url=SEARCH_URL,
        lang=site.lang,
        title=title,
        description="",
        head=edition.head(title, description, SEARCH_URL),
        breadcrumb=(edition.home(words), LinkView(title, SEARCH_URL)),
        index=f"/{INDEX_FOLDER}",
        synonyms=synonyms_file(edition)[0],
        languages=_languages(edition),
        sections=tuple(LinkView(item.text, item.url) for item in sections(edition) if item.count),
        conditions=tuple(sorted(conditions, key=lambda link: (sort_key(link.text, words.lang), link.url))),
        letters=condition_letters(edition),
        topics=topics(edition, TOPICS),
    )
    return page_of(view, "search.html")


def _languages(edition: Edition) -> tuple[str, ...]:
    own = edition.site.lang
    others = {article.meta.lang for article in edition.catalogue.articles} - {own, ""}
    return (own, *sorted(others))
