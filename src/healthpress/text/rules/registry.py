"""Where rules are registered, so that no two share a code."""

from __future__ import annotations

from healthpress.text.diagnostic import Rule, Severity

RULES: dict[str, Rule] = {}
"""Every rule by its code."""


def error(code: str, title: str, why: str, help_text: str) -> Rule:
    """Register a kind of fault that stops the build."""
    return _add(Severity.ERROR, code, title, why, help_text)


def warning(code: str, title: str, why: str, help_text: str) -> Rule:
    """Register a kind of fault that stops the build under `--strict` only."""
    return _add(Severity.WARNING, code, title, why, help_text)


def _add(severity: Severity, code: str, title: str, why: str, help_text: str) -> Rule:
    if code in RULES:
        raise ValueError(f"two rules share the code {code}")
    RULES[code] = Rule(code, severity, title, why, help_text)
    return RULES[code]
