"""What is judged once all files are known: people, conditions, related articles, links, pictures, good practice.

In: the catalogue and its link index. Out: findings only.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document
from healthpress.shape.link import LinkIndex, focus_of, missing_image, resolve_image
from healthpress.shape.sources import source_findings
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.suggest import did_you_mean


def check(catalogue: Catalogue, index: LinkIndex) -> list[Diagnostic]:
    """Every finding about the published documents."""
    found: list[Diagnostic] = []
    for document in catalogue.by_url.values():
        found.extend(_pictures(document, index))
        if isinstance(document, Article):
            found.extend(_people(document, catalogue))
            found.extend(_conditions(document, catalogue))
            found.extend(_date_order(document))
            found.extend(_practice(document))
            found.extend(source_findings(document, catalogue))
    return found


def _pictures(document: Document, index: LinkIndex) -> Iterator[Diagnostic]:
    image = document.meta.image
    if image and resolve_image(image.src, document, index.files) is None:
        yield missing_image(image.src, document.place("image", "src"), document, index.files)
    if image and image.focus and focus_of(image) != image.focus:
        message = f"The focus is {list(image.focus)}."
        yield rules.WRONG_FOCUS.at(document.place("image", "focus"), message)
    for use in document.images:
        if resolve_image(use.src, document, index.files) is None:
            yield missing_image(use.src, use.place, document, index.files)


def _people(article: Article, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for key, slugs in (("authors", article.meta.authors), ("reviewers", article.meta.reviewers)):
        for number, slug in enumerate(slugs):
            if slug not in catalogue.people:
                advice = did_you_mean(slug, catalogue.people, rules.UNKNOWN_PERSON.help)
                message = f"There is no content/people/{slug}.md."
                yield rules.UNKNOWN_PERSON.at(article.place(key, number), message, advice)


def _conditions(article: Article, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for number, name in enumerate(article.meta.about):
        if name not in catalogue.conditions:
            advice = did_you_mean(name, catalogue.conditions, rules.UNKNOWN_CONDITION.help)
            yield rules.UNKNOWN_CONDITION.at(
                article.place("about", number), f'content/conditions.yaml has no "{name}".', advice
            )


def _date_order(article: Article) -> Iterator[Diagnostic]:
    meta = article.meta
    pairs = (
        ("updated", meta.updated, "date", meta.date),
        ("review_by", meta.review_by, "reviewed", meta.reviewed),
    )
    for later, late, earlier, early in pairs:
        if late and early and late < early:
            yield rules.DATE_ORDER.at(article.place(later), f'"{later}" ({late}) is before "{earlier}" ({early}).')
    if meta.expires and meta.publish_at and meta.expires <= meta.publish_at:
        yield rules.DATE_ORDER.at(article.place("expires"), '"expires" is not after "publish_at".')


def _practice(article: Article) -> Iterator[Diagnostic]:
    meta = article.meta
    if not meta.description:
        yield rules.NO_DESCRIPTION.at(article.place(), "The article has no description.")
    if meta.date is None and "date" not in article.places:
        yield rules.NO_DATE.at(article.place(), "The article has no date.")
    if not meta.authors and "authors" not in article.places:
        yield rules.NO_AUTHOR.at(article.place(), "The article names no author.")
    if not article.has_anchor("references"):
        yield rules.NO_REFERENCES.at(article.place(), "The article lists no references.")
