"""Articles that cite what a journal has taken back.

In: articles, the shared references and an index of notices. Out: findings, one an article and paper, at the place
where the paper is named. Retractions are errors, corrections and expressions of concern warnings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from healthpress.model.document import Article, Mention
from healthpress.model.meta import Reference
from healthpress.model.retraction import Notice, RetractionIndex
from healthpress.model.source_key import SourceKey, key_of, read_keys
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place

_SAID = {
    "retraction": "was retracted",
    "concern": "has an expression of concern",
    "correction": "was corrected",
}


def retracted(articles: Iterable[Article], shared: Mapping[str, Reference], index: RetractionIndex) -> list[Diagnostic]:
    """What there is to say of the papers that articles name: in references, links or words, by DOI or PMID."""
    keys = {name: key_of(reference) for name, reference in shared.items()}
    found: list[Diagnostic] = []
    for article in articles:
        told: set[str] = set()
        for name, place in _named(article, keys):
            notice = index.notices.get(name)
            if notice and notice.record not in told:
                told.add(notice.record)
                found.append(_finding(name, notice, place()))
    return found


def _named(article: Article, shared: Mapping[str, SourceKey]) -> Iterator[tuple[str, Callable[[], Place]]]:
    """Every DOI and PMID that an article names, and how to find its place, which few are asked for."""
    for number, key in enumerate(read_keys(article.listed)):
        for name in key.names:
            yield name, partial(article.place, "references", number, name.partition(":")[0])
    for mention in article.mentions:
        yield mention.name, partial(_place, mention)
    for mention in article.wanted:
        for name in shared[mention.name].names if mention.name in shared else ():
            yield name, partial(_place, mention)


def _place(mention: Mention) -> Place:
    return mention.place


def _finding(name: str, notice: Notice, place: Place) -> Diagnostic:
    rule = rules.RETRACTED if notice.nature == "retraction" else rules.DOUBTED
    when = f" on {notice.day}" if notice.day else ""
    reasons = [reason.strip(" +") for reason in notice.reason.split(";") if reason.strip(" +")]
    why = f" Given reasons: {', '.join(reasons)}." if reasons else ""
    title = f' "{notice.title}"' if notice.title else ""
    return rule.at(place, f"{name}{title} {_SAID[notice.nature]}{when}.{why}")
