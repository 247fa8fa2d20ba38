"""YAML: front matter and the site's data files share their kinds of fault."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.text.diagnostic import Rule
from healthpress.text.rules.registry import error, warning


@dataclass(frozen=True, slots=True)
class YamlRules:
    """The kinds of fault of one kind of YAML text."""

    syntax: Rule
    not_a_mapping: Rule
    duplicate_key: Rule
    unknown_key: Rule
    missing_key: Rule
    wrong_type: Rule
    invalid_date: Rule
    invalid_value: Rule
    empty_item: Rule
    too_deep: Rule


def _yaml_rules(family: str, what: str) -> YamlRules:
    return YamlRules(
        syntax=error(
            f"{family}/syntax",
            f"The YAML of {what} cannot be read",
            "Nothing after the fault can be trusted to mean what it says.",
            "Quote text that holds a colon and a space or begins with a special character; indent with spaces.",
        ),
        not_a_mapping=error(
            f"{family}/not-a-mapping",
            f"{what[0].upper()}{what[1:]} is not a list of keys and values",
            "Every setting has a name.",
            "Write `key: value` lines.",
        ),
        duplicate_key=error(
            f"{family}/duplicate-key",
            f"A key stands twice in {what}",
            "YAML would silently keep one of the two values.",
            "Keep one of them.",
        ),
        unknown_key=warning(
            f"{family}/unknown-key",
            f"A key in {what} means nothing here",
            "A misspelt key is a value that never reaches the page.",
            "Correct or remove it; values for your own templates go under `extra:`.",
        ),
        missing_key=error(
            f"{family}/missing-key",
            f"A required key of {what} is missing or empty",
            "The page cannot be made without it.",
            "Add it.",
        ),
        wrong_type=error(
            f"{family}/wrong-type",
            f"A value in {what} has the wrong form",
            "The value cannot be used for what the key means.",
            "Write it in the form the documentation of the key gives.",
        ),
        invalid_date=error(
            f"{family}/invalid-date",
            f"A date in {what} cannot be read",
            "Readers and search engines rely on the dates, so none is guessed.",
            "Write dates as YYYY-MM-DD, and times as YYYY-MM-DDTHH:MM:SS with a time zone such as Z or +01:00.",
        ),
        invalid_value=error(
            f"{family}/invalid-value",
            f"A value in {what} is none of the allowed ones",
            "The value cannot be used for what the key means.",
            "Choose one of the values the documentation of the key gives.",
        ),
        empty_item=warning(
            f"{family}/empty-item",
            f"A list in {what} has an empty item",
            "It says nothing, so it was left out.",
            "Remove the item or fill it in.",
        ),
        too_deep=error(
            f"{family}/too-deep",
            f"The YAML of {what} is nested too deeply or grows without end",
            "Such text exhausts memory; no editor writes it on purpose.",
            "Remove the nesting or the YAML aliases (`*name`).",
        ),
    )


FRONT_MATTER = _yaml_rules("front-matter", "the front matter")
DATA = _yaml_rules("data", "a data file")

UNCLOSED_FRONT_MATTER = error(
    "front-matter/unclosed",
    "The front matter has no end",
    "Without the closing line nobody can tell where the article's text begins.",
    "Put a line with only --- after the last key.",
)
MISSING_TITLE = error(
    "front-matter/missing-title",
    "There is no title",
    "The title is the heading of the page, its name in lists and in search results.",
    "Begin the file with a line ---, then `title: …`, then a line ---.",
)
DATE_ORDER = warning(
    "front-matter/date-order",
    "Dates are in an order that cannot be",
    "Readers judge by dates how far to trust an article.",
    "Correct the date that is wrong.",
)
