"""References as the AMA Manual of Style (11th edition, chapter 3) writes them.

In: a reference. Out: its parts as texts, in their order; where they stand and how they look is the template's.
"""

from __future__ import annotations

import re

from healthpress.model.meta import Reference
from healthpress.text.names import from_one_text

MOST_AUTHORS, AUTHORS_OF_MANY = 6, 3
"""AMA 3.7: up to six authors are all named; of more, the first three, and et al."""

_ET_AL = re.compile(r"(?:et al\.?|and others|others)", re.IGNORECASE)


def authors(reference: Reference) -> str:
    """The authors with a full stop; "" where none is named."""
    named = [from_one_text(name) for name in reference.authors if not _ET_AL.fullmatch(name.strip())]
    many = len(named) < len(reference.authors) or len(named) > MOST_AUTHORS
    if not named:
        return ""
    text = ", ".join(named[:AUTHORS_OF_MANY] if len(named) > MOST_AUTHORS else named)
    return f"{text}, et al." if many else text if text.endswith(".") else f"{text}."


def sentence(text: str) -> str:
    """A title with its full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def issue(reference: Reference) -> str:
    """Year, volume, issue and pages: "2020;383(14):1305-1316."; "" where nothing of it is known."""
    part = reference.volume + (f"({reference.issue})" if reference.issue else "")
    pages = re.sub(r"\s*(?:--+|[\u2010-\u2015])\s*", "-", reference.pages)
    numbers = f"{part}:{pages}" if part and pages else part or pages
    text = ";".join(filter(None, (str(reference.year or ""), numbers)))
    return f"{text}." if text else ""
