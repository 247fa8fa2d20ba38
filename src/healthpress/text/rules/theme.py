"""Templates and static files."""

from __future__ import annotations

from healthpress.text.rules.registry import error

TEMPLATE_SYNTAX = error(
    "template/syntax",
    "A template cannot be read",
    "Pages that use it cannot be made.",
    "Correct the template at this place.",
)
TEMPLATE_FAILED = error(
    "template/failed",
    "A template failed on a page",
    "The page cannot be made.",
    "Correct the template; docs/theming.md lists all that a template receives.",
)
