"""What is judged once all files are known: people, conditions, related articles, links, pictures, good practice.

In: the catalogue and its link index. Out: findings only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document
from healthpress.model.site import Site
from healthpress.shape.link import LinkIndex, fragments, missing_image, resolve_image, resolve_link
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.suggest import did_you_mean


def check(catalogue: Catalogue, index: LinkIndex, site: Site, today: dt.date) -> list[Diagnostic]:
    """Every finding about the published documents."""
    found: list[Diagnostic] = []
    for document in catalogue.by_url.values():
        found.extend(_references_to_files(document, index))
        if isinstance(document, Article):
            found.extend(_people(document, catalogue))
            found.extend(_conditions(document, catalogue))
            found.extend(_date_order(document))
            found.extend(_practice(document, site, today))
    return found


def _references_to_files(document: Document, index: LinkIndex) -> Iterator[Diagnostic]:
    image = document.meta.image
    if image and resolve_image(image.src, document, index.files) is None:
        yield missing_image(image.src, document.place("image", "src"), document, index.files)
    for fragment in fragments(document):
        for link in fragment.links:
            result = resolve_link(link, document, index)
            if isinstance(result, Diagnostic):
                yield result
        for use in fragment.images:
            if resolve_image(use.src, document, index.files) is None:
                yield missing_image(use.src, use.place, document, index.files)


def _people(article: Article, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for key, slugs in (("authors", article.meta.authors), ("reviewers", article.meta.reviewers)):
        for number, slug in enumerate(slugs):
            place = article.place(key, number)
            person = catalogue.people.get(slug)
            if person is None:
                advice = did_you_mean(slug, catalogue.people, rules.UNKNOWN_PERSON.help)
                yield rules.UNKNOWN_PERSON.at(place, f"There is no content/people/{slug}.md.", advice)
            elif key == "reviewers" and not person.meta.credentials:
                yield rules.NO_CREDENTIALS.at(place, f"{person.path} has no credentials.")


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
    top = article.place()
    if not meta.description:
        yield rules.NO_DESCRIPTION.at(top, "The article has no description.")
    if meta.date is None and "date" not in article.places:
        yield rules.NO_DATE.at(top, "The article has no date.")
    if not meta.authors and "authors" not in article.places:
        yield rules.NO_AUTHOR.at(top, "The article names no author.")
    if not meta.references:
        yield rules.NO_REFERENCES.at(top, "The article lists no references.")
    if not (meta.reviewers and meta.reviewed):
        missing = "reviewer" if not meta.reviewers else "date of review"
        yield _gated(site, rules.NO_REVIEWER.at(top, f"The article names no {missing}."))
    if meta.review_by and meta.review_by < today:
        overdue = rules.REVIEW_OVERDUE.at(article.place("review_by"), f"The review was due by {meta.review_by}.")
        yield _gated(site, overdue)


def _gated(site: Site, finding: Diagnostic) -> Diagnostic:
    """Under `gate: strict`, a missing or overdue review is an error."""
    if site.gate != "strict":
        return finding
    return Diagnostic(finding.code, Severity.ERROR, finding.message, finding.place, finding.why, finding.help)
