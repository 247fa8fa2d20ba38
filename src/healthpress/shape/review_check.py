"""What is judged of reviews and dates: the gate, the end of articles, what leads to previews, history.

In: the catalogue, what links lead to, the site's policies and the time of the build. Out: findings only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document
from healthpress.model.site import Site
from healthpress.model.standing import Reason
from healthpress.shape.gate import review_due, review_faults
from healthpress.shape.link import without_query
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place

_NO_PLACE = "It has no valid review, so it is built as a preview that nothing lists."


def check_reviews(
    catalogue: Catalogue, leads: Mapping[str, tuple[str, ...]], site: Site, now: dt.datetime
) -> list[Diagnostic]:
    """Every finding about reviews and dates of published documents and previews."""
    found: list[Diagnostic] = []
    today = now.date()
    for article in (*catalogue.articles, *catalogue.previews):
        if site.gate != "off":
            found.extend(_review(article, catalogue, site, today))
        found.extend(_expired(article, catalogue))
        found.extend(_future(article, today))
        found.extend(_history(article))
    if site.gate != "off":
        found.extend(_credentials(catalogue))
    if catalogue.previews:
        for document in catalogue.by_url.values():
            if not catalogue.is_preview(document.url):
                found.extend(_leads_to_previews(document, leads.get(document.url, ()), catalogue))
    return found


def _review(article: Article, catalogue: Catalogue, site: Site, today: dt.date) -> Iterator[Diagnostic]:
    faults = review_faults(article.meta, catalogue.people, site, today)
    if not faults:
        return
    strict = site.gate == "strict"
    consequence = f" {_NO_PLACE}" if strict else ""
    missing = {Reason.NO_REVIEWER: "reviewer", Reason.NOT_REVIEWED: "date of review"}
    absent = [word for reason, word in missing.items() if reason in faults]
    if absent:
        yield rules.NO_REVIEWER.at(article.place(), f"The article names no {absent[0]}.{consequence}")
    if Reason.NO_CREDENTIALS in faults and strict:
        message = f"Nobody who reviewed the article has credentials.{consequence}"
        yield rules.NO_QUALIFIED_REVIEWER.at(article.place("reviewers"), message)
    if Reason.REVIEW_IN_FUTURE in faults:
        message = f"The review is dated {article.meta.reviewed}.{consequence}"
        yield rules.REVIEW_IN_FUTURE.at(article.place("reviewed"), message)
    if Reason.REVIEW_OVERDUE in faults:
        key = "review_by" if article.meta.review_by else "reviewed"
        message = f"The review was due by {review_due(article.meta, site)}.{consequence}"
        yield rules.REVIEW_OVERDUE.at(article.place(key), message)


def _credentials(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Reviewers without credentials, each once however many articles they review."""
    articles = (*catalogue.articles, *catalogue.previews)
    reviews = Counter(slug for article in articles for slug in dict.fromkeys(article.meta.reviewers))
    for slug, count in reviews.items():
        person = catalogue.people.get(slug)
        if person and not person.meta.credentials:
            what = f"{person.meta.title} reviews {count} article{'s' * (count != 1)} and has no credentials."
            yield rules.NO_CREDENTIALS.at(person.place("title"), what)


def _expired(article: Article, catalogue: Catalogue) -> Iterator[Diagnostic]:
    standing = catalogue.standings.get(article.url)
    if standing and standing.expired:
        told = "nothing lists it any more" if standing.preview else "its page carries a notice"
        yield rules.EXPIRED.at(article.place("expires"), f"The article expired on {standing.expired}; {told}.")


def _future(article: Article, today: dt.date) -> Iterator[Diagnostic]:
    """Dates later than today, or than the day of a publication to come (which only --drafts shows)."""
    meta = article.meta
    latest = max(today, meta.publish_at.date()) if meta.publish_at else today
    for key, day in (("date", meta.date), ("updated", meta.updated)):
        if day and day > latest:
            yield rules.DATE_IN_FUTURE.at(article.place(key), f'"{key}" is {day}.')
    for number, change in enumerate(meta.history):
        if change.date > latest:
            place = article.place("history", number, "date")
            yield rules.DATE_IN_FUTURE.at(place, f"A change is dated {change.date}.")


def _history(article: Article) -> Iterator[Diagnostic]:
    meta = article.meta
    if not meta.history:
        return
    for number, change in enumerate(meta.history):
        if meta.date and change.date < meta.date:
            place = article.place("history", number, "date")
            message = f"The change of {change.date} is before the publication of {meta.date}."
            yield rules.CHANGE_BEFORE_PUBLICATION.at(place, message)
    newest = max(change.date for change in meta.history)
    if meta.updated and meta.updated > newest:
        message = f'"updated" is {meta.updated}, and no entry says what changed on that day.'
        yield rules.HISTORY_BEHIND.at(article.place("updated"), message)
    elif newest > (meta.updated or meta.date or newest):
        message = f'The newest change is of {newest}, and "{"updated" if meta.updated else "date"}" says otherwise.'
        yield rules.HISTORY_BEHIND.at(article.place("history"), message)


def _leads_to_previews(document: Document, leads: tuple[str, ...], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Links that work, and lead to something else without a valid review."""
    shown = [without_query(lead) for lead in leads]
    if not any(map(catalogue.is_preview, shown)):
        return
    for use, url in zip(document.links, shown, strict=True):
        found = leads_to_preview(url, use.place, catalogue)
        if found and url != document.url:
            yield found


def leads_to_preview(lead: str, place: Place, catalogue: Catalogue) -> Diagnostic | None:
    """The finding that a site path, with or without a fragment, is that of a preview."""
    url = without_query(lead)
    if not catalogue.is_preview(url):
        return None
    return rules.LINK_TO_PREVIEW.at(place, f"{url} is a preview: it has no valid review, or has expired.")
