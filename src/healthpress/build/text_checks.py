"""The checks of what articles say: the list to which a new one is added, in one line.

In: nothing. Out: the checks. A check with an option of its own also adds that to `OPTIONS` of cli/check.py.
"""

from __future__ import annotations

from healthpress.model.text_check import NamedCheck
from healthpress.read.layout import check_layout
from healthpress.shape.repeated_words import check_repeated_words
from healthpress.text import rules

TEXT_CHECKS: tuple[NamedCheck, ...] = (
    NamedCheck("repeated-words", (rules.REPEATED_WORD.code,), check_repeated_words),
    NamedCheck(
        "layout",
        (
            rules.EMPTY_HEADING.code,
            rules.HEADING_WITHOUT_SPACE.code,
            rules.TEXT_IN_TABLE.code,
            rules.LIST_IN_PARAGRAPH.code,
            rules.ACCIDENTAL_BREAK.code,
        ),
        check_layout,
    ),
)
