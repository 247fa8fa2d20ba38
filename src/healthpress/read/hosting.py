"""The settings that browsers and servers obey, judged: sources of the policy, whom to tell of holes.

In: a site's settings. Out: those that hold, and faults. It stands apart because the words of these settings are not
ours but those of standards (Content Security Policy Level 3, RFC 9116).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from healthpress.model.hosting import Security
from healthpress.model.policy import OPEN_TO_SOURCES
from healthpress.text.suggest import did_you_mean

Refuse = Callable[[str, str, str], None]
"""Notes that the value of a key says nothing usable, and what to write."""

_SOURCE = re.compile(
    r"(?:https|wss)://(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5}|:\*)?(?:/[A-Za-z0-9._~/%-]*)?"
    r"|data:|blob:|'self'|'wasm-unsafe-eval'|'sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}'"
)
_CODE = frozenset({"script-src", "worker-src"})
_CONTACT = re.compile(r"(?:https://|mailto:|tel:)[!-~]+")
_ADVICE = "Write an origin such as https://stats.example.org; a list may hold several."


def checked_security(security: Security, refuse: Refuse) -> Security:
    """The settings without what no browser would read as it is meant, or what would undo the policy."""
    return replace(
        security,
        sources=_sources(security.sources, refuse),
        contact=tuple(
            text
            for number, text in enumerate(security.contact)
            if _is_contact(text, f"security.contact.{number}", refuse)
        ),
    )


def _sources(sources: Mapping[str, tuple[str, ...]], refuse: Refuse) -> dict[str, tuple[str, ...]]:
    kept: dict[str, tuple[str, ...]] = {}
    for name, items in sources.items():
        if name not in OPEN_TO_SOURCES:
            advice = did_you_mean(name, OPEN_TO_SOURCES, f"Use one of: {', '.join(sorted(OPEN_TO_SOURCES))}.")
            refuse(f"security.sources.{name}.#key", f'No source can be added to "{name}".', advice)
            continue
        passed = []
        for number, item in enumerate(items):
            if not _SOURCE.fullmatch(item):
                refuse(f"security.sources.{name}.{number}", f'"{item}" is no source that a policy may name.', _ADVICE)
            elif name in _CODE and item in {"data:", "blob:"}:
                refuse(f"security.sources.{name}.{number}", f'With "{item}", any text could run as code.', _ADVICE)
            else:
                passed.append(item)
        kept[name] = tuple(passed)
    return {name: items for name, items in kept.items() if items}


def _is_contact(text: str, key: str, refuse: Refuse) -> bool:
    """Whether security.txt may name a contact (RFC 9116, 2.5.3)."""
    if _CONTACT.fullmatch(text):
        return True
    refuse(
        key, f'"{text}" is no address to write to.', "Write mailto:security@example.org, or an https or tel address."
    )
    return False
