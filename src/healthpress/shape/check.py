"""What is judged once all files are known: people, conditions, related articles, links, pictures, good practice.

In: the catalogue and its link index. Out: findings only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document
from healthpress.model.site import Site
from healthpress.shape.link import LinkIndex, missing_image, resolve_image
from healthpress.shape.sources import source_findings
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.suggest import did_you_mean


def check(catalogue: Catalogue, index: LinkIndex, site: Site, today: dt.date) -> list[Diagnostic]:
    """Every finding about the published documents."""
    found: list[Diagnostic] = []
    for document in catalogue.by_url.values():
        found.extend(_pictures(document, index))
        if isinstance(document, Article):
            found.extend(_people(document, catalogue))
            found.extend(_conditions(document, catalogue))
            found.extend(_date_order(document))
            found.extend(_practice(document, site, today))
            found.extend(source_findings(document, catalogue))
    found.extend(_credentials(catalogue, site))
    return found


def _pictures(document: Document, index: LinkIndex) -> Iterator[Diagnostic]:
    image = document.meta.image
    if image and resolve_image(image.src, document, index.files) is None:
        yield missing_image(image.src, document.place("image", "src"), document, index.files)
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


def _credentials(catalogue: Catalogue, site: Site) -> Iterator[Diagnostic]:
    """Reviewers without credentials, each once however many articles they review."""
    reviews = Counter(slug for article in catalogue.articles for slug in dict.fromkeys(article.meta.reviewers))
    for slug, count in reviews.items():
        person = catalogue.people.get(slug)
        if site.gate != "off" and person and not person.meta.credentials:
            what = f"{person.meta.title} reviews {count} article{'s' * (count != 1)} and has no credentials."
            yield rules.NO_CREDENTIALS.at(person.place("title"), what)


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


def _practice(article: Article, site: Site, today: dt.date) -> Iterator[Diagnostic]:
    meta = article.meta
    if not meta.description:
        yield rules.NO_DESCRIPTION.at(article.place(), "The article has no description.")
    if meta.date is None and "date" not in article.places:
        yield rules.NO_DATE.at(article.place(), "The article has no date.")
    if not meta.authors and "authors" not in article.places:
        yield rules.NO_AUTHOR.at(article.place(), "The article names no author.")
    if not article.has_anchor("references"):
        yield rules.NO_REFERENCES.at(article.place(), "The article lists no references.")
    if site.gate == "off":
        return
    if not (meta.reviewers and meta.reviewed):
        missing = "reviewer" if not meta.reviewers else "date of review"
        yield _gated(site, rules.NO_REVIEWER.at(article.place(), f"The article names no {missing}."))
    if meta.review_by and meta.review_by < today:
        overdue = rules.REVIEW_OVERDUE.at(article.place("review_by"), f"The review was due by {meta.review_by}.")
        yield _gated(site, overdue)


def _gated(site: Site, finding: Diagnostic) -> Diagnostic:
    """Under `gate: strict`, a missing or overdue review is an error."""
    if site.gate != "strict":
        return finding
    return Diagnostic(finding.code, Severity.ERROR, finding.message, finding.place, finding.why, finding.help)
