"""Checks of how articles read: claims without a source, reading level, style.

In: an article, its text, its file and what the site sets. Out: findings. They stand apart from the list of checks
because they say what each is given; the checks themselves know nothing of commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from healthpress.model.document import Article, Text
from healthpress.model.text_check import CheckContext, CheckSettings, CheckSetup
from healthpress.read.claims import claim_findings
from healthpress.read.glossary import read_glossary
from healthpress.read.prose import passages_of
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.digest import digest, digest_of
from healthpress.text.prose import Passage
from healthpress.text.reading import reading_findings, reading_report
from healthpress.text.source import Source, decode
from healthpress.text.style import style_findings
from healthpress.text.terms import primary_language

_GLOSSARY = "content/glossary.yaml"


@lru_cache(maxsize=1)
def _passages(text: Text, source: Source) -> tuple[Passage, ...]:
    """The passages of an article, which one check after the other reads."""
    return passages_of(text, source)


def check_claims(_: Article, text: Text, context: CheckContext) -> Iterable[Diagnostic]:
    """Sentences that claim something and cite nothing."""
    return claim_findings(context.source, text)


def claims_wanted(setup: CheckSetup) -> bool:
    """Only where the command asks for claims: on a site that cites little they are many."""
    return bool(setup.options.get("claims"))


def explained_terms(setup: CheckSetup) -> CheckSettings:
    """The words that the site's glossary explains, long and short, and the limits of reading."""
    file = setup.root / _GLOSSARY
    data = file.read_bytes() if file.is_file() else b""
    terms, _ = read_glossary(decode(_GLOSSARY, data)[0] if data else None)
    names = frozenset(name for item in terms for name in (item.term, item.entry.short) if name)
    return CheckSettings(names, digest(data, digest_of(setup.site.reading)))


def check_reading(article: Article, text: Text, context: CheckContext) -> Iterator[Diagnostic]:
    """Sentences, paragraphs and whole texts that are hard to read; of English, whose rules these are."""
    lang = article.meta.lang or context.site.lang
    if primary_language(lang) != "en":
        return
    passages = _passages(text, context.source)
    report = reading_report(passages, lang, context.site.reading, context.settings)
    yield from reading_findings(report, article.place(), context.site.reading)


def style_levels(setup: CheckSetup) -> CheckSettings:
    """Which rules of style are switched off or raised."""
    return CheckSettings(None, digest_of(setup.site.style))


def check_style(article: Article, text: Text, context: CheckContext) -> Iterator[Diagnostic]:
    """Words and numbers that health writing does better without; of English."""
    if primary_language(article.meta.lang or context.site.lang) == "en":
        yield from style_findings(_passages(text, context.source), context.source, context.site.style)
