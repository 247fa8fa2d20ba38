"""The rules of style as a Vale style, for writers whose editors run Vale.

In: the table of rules. Out: files by their path below Vale's StylesPath, and a configuration. Rules that judge a whole
text have no form in Vale and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from healthpress.text.limits import Level
from healthpress.text.rules import STYLE_RULES, StyleRule

STYLE = "Healthpress"
"""The name of the style: its folder, and what BasedOnStyles names."""

_LEVELS = {"warn": "warning", "error": "error"}


def vale_files(levels: Mapping[str, Level] | None = None) -> dict[str, str]:
    """The files of the style by path ("Healthpress/suffer.yml"), with the levels of a site; rules that are off are not.

    Each is YAML with the keys extends, message, link, level, scope, ignorecase, nonword and tokens, as Vale documents
    them for `existence`.
    """
    chosen = levels or {}
    return {
        f"{STYLE}/{rule.id}.yml": _file(rule, chosen.get(rule.id, "warn"))
        for rule in STYLE_RULES.values()
        if rule.tokens and chosen.get(rule.id) != "off"
    }


def vale_config(styles: str = "styles") -> str:
    """A `.vale.ini` that applies the style to Markdown; `styles` is the folder that the files are in."""
    return f"StylesPath = {styles}\nMinAlertLevel = warning\n\n[*.md]\nBasedOnStyles = {STYLE}\n"


def _file(rule: StyleRule, level: Level) -> str:
    message = "'%s': " + rule.rule.title[:1].lower() + rule.rule.title[1:] + ". " + rule.rule.help
    lines = [
        f"# {rule.rule.why}",
        "extends: existence",
        f"message: {json.dumps(message, ensure_ascii=False)}",
        f"link: {rule.link}",
        f"level: {_LEVELS[level]}",
        "scope: text",
        f"ignorecase: {'true' if rule.ignorecase else 'false'}",
        "nonword: true",
        "tokens:",
        *(f"  - {json.dumps(token, ensure_ascii=False)}" for token in rule.tokens),
    ]
    return "\n".join(lines) + "\n"
