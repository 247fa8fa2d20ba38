"""What a rule of style is, and where such rules are registered.

In: a rule's words and tokens. Out: the table by id. Tokens are regular expressions that Python and Vale both read.
"""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.text.diagnostic import Rule
from healthpress.text.rules.registry import warning

_MANUAL = "https://service-manual.nhs.uk/content/"
INCLUSIVE = f"{_MANUAL}inclusive-content"
NUMBERS = f"{_MANUAL}numbers-measurements-dates-time"
LITERACY = f"{_MANUAL}health-literacy"
HEALTH_WRITING = f"{_MANUAL}a-to-z-of-nhs-health-writing"
"""Pages of the NHS digital service manual that rules come from."""


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule of style. `id` is its name in site.yaml, `link` its source; `message` has {} where the words stand.

    `needs` are pieces in small letters, one of which is in all that a token matches: they are looked for first, because
    most texts have none. A sentence that `excuse` matches is left alone. So are cells of tables, whose heads tell more,
    without `in_tables`. A rule without tokens is judged by its own function.
    """

    id: str
    rule: Rule
    message: str
    link: str
    tokens: tuple[str, ...]
    needs: tuple[str, ...] = ()
    excuse: str = ""
    ignorecase: bool = True
    in_tables: bool = True


STYLE_RULES: dict[str, StyleRule] = {}
"""Every rule of style by its id."""


def style_rule(
    name: str,
    title: str,
    why: str,
    advice: str,
    link: str,
    *tokens: str,
    needs: str = "",
    excuse: str = "",
    in_tables: bool = True,
) -> StyleRule:
    """Register a rule of style; it warns unless a site says otherwise. `needs` are pieces with "|" between them."""
    rule = warning(f"style/{name}", title, f"{why} (Source: {link})", advice)
    message = "“{}”: " + title[:1].lower() + title[1:] + "."
    made = StyleRule(name, rule, message, link, tokens, tuple(needs.split("|")), excuse, in_tables=in_tables)
    STYLE_RULES[name] = made
    return made
