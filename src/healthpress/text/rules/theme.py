"""Templates, static files and the pages that come of them."""

from __future__ import annotations

from healthpress.text.rules.registry import error

TEMPLATE_SYNTAX = error(
    "template/syntax",
    "A template cannot be read",
    "Pages that use it cannot be made.",
    "Correct the template at this place.",
)
OVER_BUDGET = error(
    "page/over-budget",
    "A page is heavier than the site allows",
    "On an old phone and a bad connection every kB makes the reader wait.",
    "Make the page, its style sheets or its scripts smaller, or raise `budget` in content/site.yaml.",
)
TEMPLATE_FAILED = error(
    "template/failed",
    "A template failed on a page",
    "The page cannot be made.",
    "Correct the template; docs/theming.md lists all that a template receives.",
)
