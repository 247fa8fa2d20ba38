"""The checks of what articles say: the list to which a new one is added, in one line.

In: nothing. Out: the checks. A check with an option of its own also adds that to `OPTIONS` of cli/check.py.
"""

from __future__ import annotations

from healthpress.build.word_checks import (
    check_claims,
    check_reading,
    check_style,
    claims_wanted,
    explained_terms,
    style_levels,
)
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
    NamedCheck("claims", (rules.NO_CITATION.code,), check_claims, wanted=claims_wanted),
    NamedCheck(
        "reading",
        (rules.LONG_SENTENCE.code, rules.LONG_PARAGRAPH.code, rules.READING_GRADE.code),
        check_reading,
        explained_terms,
    ),
    NamedCheck("style", tuple(rule.rule.code for rule in rules.STYLE_RULES.values()), check_style, style_levels),
)
