"""What can be mended without asking, by the code of the rule.

In: a source and a finding in it. Out: edits, none where it takes a person. Each fix does one thing, to the characters
that the finding is about; whether it helped is found out by whoever applies it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from healthpress.read.fix_front_matter import quoted, quoted_item
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.edit import Edit
from healthpress.text.source import Source

Fixer = Callable[[Source, Diagnostic], Sequence[Edit]]

_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_NEVER = re.compile(r"(?:[Dd]on['’]?t|[Dd]o[ ]?n[o'’]?t|DO NOT|Do NOT|do NOT)(?=[ \t])")
_VERBS = frozenset(
    """
    allow apply breastfeed bring burst chew crush cut double drink drive eat exceed expose feed force give go hold
    ignore inject keep leave let lie lift make mix move open operate panic peel pick pop pour press pull push put
    rub scratch share sit sleep smoke soak split squeeze store swallow swim take touch travel treat try use wait
    walk wash wear
    """.split()  # noqa: SIM905 (easier to read and to keep)
)
"""Verbs that say what to do. "Avoid", "never" and "stop" are not among them: "do not avoid" means the opposite."""


def _blank_line_before(source: Source, finding: Diagnostic) -> Sequence[Edit]:
    start = source.offset(finding.place.line - 1, 0)
    in_quote = source.text[start:].lstrip(" ").startswith(">")
    return () if in_quote else (Edit(start, start, "\n"),)


def _space_after_signs(source: Source, finding: Diagnostic) -> Sequence[Edit]:
    end = source.offset(finding.place.line - 1, finding.place.column - 1 + finding.place.length)
    return (Edit(end, end, " "),)


def _without_spaces(source: Source, finding: Diagnostic) -> Sequence[Edit]:
    start = source.offset(finding.place.line - 1, finding.place.column - 1)
    end = start + finding.place.length
    return (Edit(start, end, ""),) if source.text[start:end].strip(" ") == "" else ()


def do_not(source: Source, finding: Diagnostic) -> Sequence[Edit]:
    """The edit that makes a line of a list of don'ts begin "do not", where that surely is what it says."""
    start = source.offset(finding.place.line - 1, 0)
    line = source.text[start:].partition("\n")[0]
    mark = _ITEM.match(line)
    at = mark.end() if mark else len(line) - len(line.lstrip())
    written = _NEVER.match(line, at)
    if written:
        return (Edit(start + at, start + written.end(), "do not"),)
    word = re.compile(r"[A-Za-z]+").match(line, at)
    if not word or word[0].casefold() not in _VERBS or line[word.end() :][:1] not in {"", " "}:
        return ()
    return (Edit(start + at, start + at + 1, f"do not {line[at].lower()}"),)


FIXERS: Mapping[str, Fixer] = {
    rules.FRONT_MATTER.syntax.code: quoted,
    rules.FRONT_MATTER.wrong_type.code: quoted_item,
    rules.HEADING_WITHOUT_SPACE.code: _space_after_signs,
    rules.TEXT_IN_TABLE.code: _blank_line_before,
    rules.LIST_IN_PARAGRAPH.code: _blank_line_before,
    rules.ACCIDENTAL_BREAK.code: _without_spaces,
    "care/do-not": do_not,
}
"""The fixes. A rule that is not among them is mended by a person."""

MASKING = frozenset({rules.FRONT_MATTER.syntax.code})
"""Rules whose findings hide others: once they are mended, more may be found, and that is no harm done."""
