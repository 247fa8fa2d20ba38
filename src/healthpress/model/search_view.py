"""What the template of the search page sees."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.view import LinkView, View

SEARCH_URL = "/search/"
"""The site path of the search page."""

INDEX_FOLDER = "pagefind/"
"""The output folder of the search index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    """The search page. `sections` and `conditions` are what results can be narrowed to; the rest is for browsing.

    `synonyms` is the site path of the table of words that mean the same, "" where there is none; `languages` are the
    language tags of what can be found, the site's own first. `letters` lead into
    the A to Z of conditions.
    """

    index: str
    synonyms: str
    languages: tuple[str, ...]
    sections: tuple[LinkView, ...]
    conditions: tuple[LinkView, ...]
    letters: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
