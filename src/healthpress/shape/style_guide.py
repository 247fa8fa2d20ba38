"""The style guide: one page with every component, for those who write and design.

In: the edition of a preview. Out: the page, or none where a build has no sample or the site has such a page itself.
Nothing leads to it and no search engine lists it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from healthpress.model.card import Card
from healthpress.model.helpline import HelplineView
from healthpress.model.meta import Condition
from healthpress.model.page import Page, page_of
from healthpress.model.standing import Reason, Standing
from healthpress.model.style_guide import STYLE_GUIDE_URL, Sample, SamplePagination, StyleGuideView
from healthpress.model.view import ArticleView, LetterGroup, LinkView, PersonView
from healthpress.shape.article_page import article_view
from healthpress.shape.edition import Edition
from healthpress.shape.letters import letter_id
from healthpress.text.languages import same_language

_AUTHOR = PersonView("Name of Author", "#byline", "Health writer", description="What this person does.")
_REVIEWER = PersonView("Name of Reviewer", "#byline", "Physician", "MBBS, MRCP")
_REASONS = tuple(reason for reason in Reason if reason is not Reason.EXPIRED)
"""All that may be wrong with a review; no article has all of it at once."""
_TOPICS = 26
"""So many topics in a row is more than any article should have, and must still be easy to hit."""


def style_guide_pages(edition: Edition) -> Iterator[Page]:
    """The style guide, where the build makes one."""
    sample = edition.sample
    if sample and STYLE_GUIDE_URL not in edition.catalogue.by_url:
        yield page_of(_view(sample, edition), "style-guide.html")


def _view(sample: Sample, edition: Edition) -> StyleGuideView:
    article = _article(sample, edition)
    newest = (item.url for item in edition.catalogue.articles if edition.lang_of(item) == edition.site.lang)
    first = next(newest, None)
    card = edition.card(first) if first else _card(article)
    return StyleGuideView(
        kind="style-guide",
        url=STYLE_GUIDE_URL,
        lang=article.lang,
        title=article.title,
        description=article.description,
        head=article.head,
        breadcrumb=article.breadcrumb,
        article=replace(article, hero=card.image, recommended=(card, _long(card), _bare(card))),
        card=card,
        person=replace(_AUTHOR, credentials="PhD"),
        folders=(
            LinkView("A section", "#folders", 12, "What the reader finds in it, in one sentence."),
            LinkView("Another section", "#folders", 1, "It has one article."),
        ),
        groups=_groups(),
        pagination=SamplePagination(5, 12, STYLE_GUIDE_URL),
        standings=(
            Standing(preview=True, reasons=_REASONS, due=dt.date(2026, 5, 31)),
            Standing(reasons=(Reason.EXPIRED,), expired=dt.date(2026, 6, 30)),
        ),
    )


def _article(sample: Sample, edition: Edition) -> ArticleView:
    alone = replace(edition, text_of=lambda _: sample.text, recommended={}, sample=None)
    article, ours = sample.article, edition.site.lang
    if same_language(article.meta.lang, ours):
        article = replace(article, meta=replace(article.meta, lang=ours))
    view = article_view(article, alone)
    return replace(
        view,
        head=replace(view.head, noindex=True),
        authors=(_AUTHOR,),
        reviewers=(_REVIEWER,),
        tags=tuple(LinkView(f"topic {chr(ord('a') + number)}", "#tags") for number in range(_TOPICS)),
        conditions=(Condition("A condition", ("another name", "a third one")),),
        condition_urls=("#conditions",),
        helplines=(
            HelplineView("Somebody to talk to", "Who answers, and when.", "116 123", "116123", "", ""),
            HelplineView("Another helpline", "It has a site and no number.", "", "", "#helplines", "their site"),
        ),
    )


def _card(article: ArticleView) -> Card:
    """A card for a site that has no article yet."""
    return Card(
        url=STYLE_GUIDE_URL,
        title=article.title,
        description=article.description,
        lang=article.lang,
        image=None,
        published=article.published,
        updated=article.updated,
        reading_minutes=article.reading_minutes,
    )


def _long(card: Card) -> Card:
    """The same card with a title and a description of many words."""
    return replace(card, title=f"{card.title}: {card.title}", description=f"{card.description} {card.description}")


def _bare(card: Card) -> Card:
    """The same card without picture and description."""
    return replace(card, image=None, description="")


def _groups() -> tuple[LetterGroup, ...]:
    entries = (
        LinkView("A topic", "#az", 3),
        LinkView("Another name", "#az", 1, "The name that is used"),
        LinkView("A topic with a name so long that it needs two lines even in a wide column", "#az", 12),
    )
    return tuple(LetterGroup(letter, letter_id(letter), entries) for letter in "ABC")
