"""Whether a text is too complex to be rendered in a time that grows with its length alone.

In: Markdown. Out: nothing, or `TooDeepError` with the line. It stands apart so that every engine is spared the same
texts: what one would take hours over is a finding with the other too, and the bound is a count, never a clock.
"""

from __future__ import annotations

import re

from healthpress.read.block import Block, TooDeepError
from healthpress.read.blocks import scan

MOST_SIGNS = 5000
"""Signs that may begin markup in one paragraph (a page of dense prose has 50); Python-Markdown takes 0.5 s for them."""

MOST_OPEN = 100
"""Brackets of a kind that are open at one place."""

MOST_MEANINGS = 500
"""Definitions of one term."""

_SIGNS = "[<&`*_\\~!"
_PREFIX = re.compile(r"\n(?:[ >*+\-0-9.):]{40}|[ >*+\-0-9.):]*\t[ \t>*+\-0-9.):]{8})")
_PAIRS = tuple((opening, re.compile(rf"[\{opening}\{closing}]")) for opening, closing in ("[]", "()", "{}"))


def judge(text: str) -> None:
    """Raise `TooDeepError` at the first block of a text that no engine is given."""
    few = text.count("\n: ") <= MOST_MEANINGS and _signs(text) <= MOST_SIGNS
    if few and not _is_tangled(text) and not _PREFIX.search("\n" + text):
        return
    stack = [scan(text)]
    while stack:
        block = stack.pop()
        stack.extend(reversed(block.children))
        if block.kind in {"paragraph", "heading", "terms", "references"}:
            _judge(block, "\n".join(block.lines))
        elif block.kind == "table":
            for line in block.lines:
                _judge(block, line)
        elif block.kind == "definitions" and _most_meanings(block) > MOST_MEANINGS:
            raise TooDeepError(block.line)


def _most_meanings(definitions: Block) -> int:
    most = run = 0
    for part in definitions.children:
        run = 0 if part.kind == "terms" else run + 1
        most = max(most, run)
    return most


def _judge(block: Block, text: str) -> None:
    if _signs(text) > MOST_SIGNS or _is_tangled(text):
        raise TooDeepError(block.line)


def _signs(text: str) -> int:
    return sum(map(text.count, _SIGNS))


def _is_tangled(text: str) -> bool:
    """Whether so many brackets stay open that an engine would look for their ends without end."""
    for opening, either in _PAIRS:
        if text.count(opening) > MOST_OPEN:
            depth = 0
            for bracket in either.findall(text):
                depth = depth + 1 if bracket == opening else max(0, depth - 1)
                if depth > MOST_OPEN:
                    return True
    return False
