"""Words that stand twice in a row: "the the".

In: an English article's file. Out: a finding for each. Where doubling a word can be right, as in "had had" or in a
name, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthpress.model.document import Article, Text
from healthpress.model.text_check import CheckContext
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

_TWICE = re.compile(r"(?<![\w'’.-])([a-z]+|[A-Z](?=[a-z])[a-z]*|[AI])(?:[ \t]+|[ \t]*\n[ \t]*)(?=((?i:\1))(?![\w'’-]))")
_CODE = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?^ {0,3}\2`*~*[ \t]*$|`[^`\n]+`|<[^<>\n]*>", re.MULTILINE | re.DOTALL)
_RIGHT = frozenset({"had", "that", "her", "is", "can", "so", "bye", "night", "tut", "there", "ha"})
_ACROSS_LINES = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "if",
        "in",
        "it",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    }
)
"""Words that no line ends with on purpose: other words may be a heading, and the first of the text below it."""


def check_repeated_words(article: Article, _: Text, context: CheckContext) -> Iterator[Diagnostic]:
    """A finding for every word that is repeated by mistake, in front matter and text."""
    if not (article.meta.lang or context.site.lang).casefold().startswith("en"):
        return
    source = context.source
    readable = _CODE.sub(lambda code: re.sub(r"[^\n]", "\x00", code[0]), source.text)
    for found in _TWICE.finditer(readable):
        word, second = found[1], found[2]
        across = "\n" in found[0]
        if word.casefold() in _RIGHT or second[0].isupper() or (across and word.casefold() not in _ACROSS_LINES):
            continue
        place = source.place(found.end(), len(second))
        yield rules.REPEATED_WORD.at(place, f'"{word} {second}": the word stands twice.')
