"""Style of health writing, asked of rendered text.

In: passages and their file. Out: findings, each rule at the level that the site gives it. The rules themselves are a
table, text/style_rules.py; the same table is written out for Vale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from healthpress.text.diagnostic import Diagnostic, Place, Severity
from healthpress.text.limits import Level
from healthpress.text.prose import Passage, Sentence
from healthpress.text.rules import DARK_SKIN, SIGN_ON_SKIN, SKIN_TONES, STYLE_RULES, StyleRule
from healthpress.text.source import Source


def style_findings(
    passages: Sequence[Passage], source: Source, levels: Mapping[str, Level] | None = None
) -> Iterator[Diagnostic]:
    """The findings in passages of a file. `levels` is by rule id, such as "suffer"; a rule not in it warns."""
    chosen = levels or {}
    every = [rule for rule in STYLE_RULES.values() if chosen.get(rule.id) != "off" and rule.tokens]
    active = _needed(every, "\n".join(passage.text for passage in passages))
    for passage in passages:
        for sentence in passage.sentences:
            for rule in _needed(active, sentence.text):
                if passage.kind == "cell" and not rule.in_tables:
                    continue
                for found in _matches(rule, sentence.text):
                    place = _place(sentence, found[0], source)
                    yield _at_level(rule, rule.rule.at(place, rule.message.format(found[0])), chosen)
    if chosen.get(SKIN_TONES.id) != "off":
        yield from (_at_level(SKIN_TONES, item, chosen) for item in _skin(passages))


def _needed(judges: Iterable[StyleRule], text: str) -> list[StyleRule]:
    """The rules that may find something in a text."""
    lowered = text.lower()
    return [rule for rule in judges if any(piece in lowered for piece in rule.needs)]


@cache
def _pattern(tokens: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{token})" for token in tokens), flags)


def _matches(rule: StyleRule, text: str) -> Iterator[re.Match[str]]:
    flags = re.IGNORECASE if rule.ignorecase else re.NOFLAG
    for found in _pattern(rule.tokens, flags).finditer(text):
        if not (rule.excuse and re.search(rule.excuse, text, re.IGNORECASE)):
            yield found


def _place(sentence: Sentence, words: str, source: Source) -> Place:
    """Where words of a sentence stand; the sentence's own place where they are written in another way."""
    end = sentence.offset + 3 * len(sentence.text) + 200
    at = source.text.find(words, sentence.offset, end)
    return source.place(at, len(words)) if at >= 0 else sentence.place


def _at_level(rule: StyleRule, item: Diagnostic, levels: Mapping[str, Level]) -> Diagnostic:
    return replace(item, severity=Severity.ERROR) if levels.get(rule.id) == "error" else item


def _skin(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """The first sentence with a colour of skin as a sign, where none says how it looks on brown or black skin."""
    told = [sentence for passage in passages if passage.kind != "heading" for sentence in passage.sentences]
    signs = ((sentence, re.search(SIGN_ON_SKIN, sentence.text, re.IGNORECASE)) for sentence in told)
    for sentence, found in signs:
        if found:
            if not any(re.search(DARK_SKIN, other.text, re.IGNORECASE) for other in told):
                yield SKIN_TONES.rule.at(sentence.place, SKIN_TONES.message.format(found[0]))
            return
