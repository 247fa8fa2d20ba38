"""The build itself."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

WORKER_DIED = error(
    "build/worker-died",
    "A process of the build died",
    "What it was making is missing, so nothing was published; the old output is as it was.",
    "Most often the machine ran out of memory: build again with `--jobs 1`. If that ends too, look at what is named.",
)
SEARCH_FAILED = error(
    "build/search-failed",
    "The search index could not be made",
    "A search page without its index finds nothing, so nothing was published; the old output is as it was.",
    "Install healthpress with its libraries again, or leave the search out: `--no-search`, or `search: false` in "
    "content/site.yaml.",
)
CARD_FAILED = error(
    "social-card/failed",
    "A card for link previews cannot be drawn",
    "Pages would name a picture that is not there.",
    "Correct templates/social-card.typ, or remove it to have the theme's; docs/pictures.md says what it is told.",
)
CARD_CHARACTERS = warning(
    "social-card/characters",
    "The fonts of cards for link previews lack a character",
    "The card would show an empty box in its place, so those pages have none; other sites show their own picture or "
    "the site's instead.",
    "Write the title without it, or set `social_cards: off` on a site in a script that the fonts do not have.",
)
