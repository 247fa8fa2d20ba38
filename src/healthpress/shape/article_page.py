"""Articles to pages.

In: an article and the edition it appears in. Out: its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from healthpress.model.document import Article
from healthpress.model.fragment import Heading
from healthpress.model.meta import Reference
from healthpress.model.page import Page
from healthpress.model.view import ArticleView, FaqView, LinkView, ReferenceView, TocEntry
from healthpress.shape.edition import Edition, summary
from healthpress.shape.link import section_url
from healthpress.shape.share import share_links

HEADINGS_FOR_CONTENTS = 3
CARDS = 3


def article_page(article: Article, edition: Edition) -> Page:
    """The page of one article."""
    meta, site, catalogue = article.meta, edition.site, edition.catalogue
    section = catalogue.folders[section_url(article.url)]
    section_link = LinkView(section.meta.title, section.url)
    picture = edition.picture(meta.image, article)
    tags = [catalogue.tags[slug] for slug in catalogue.tags_of[article.url]]
    description = meta.description or summary(article.body.text)
    versions = [catalogue.by_url[url] for url in catalogue.translations.get(article.url, ())]
    view = ArticleView(
        kind="article",
        url=article.url,
        lang=meta.lang or site.lang,
        title=meta.title,
        description=meta.description,
        head=edition.head(
            meta.title,
            description,
            article.url,
            image=picture,
            feeds=section_feeds(section.meta.title, section.url),
            translations=tuple((item.meta.lang or site.lang, site.absolute(item.url)) for item in versions),
        ),
        breadcrumb=edition.breadcrumb(article.url, meta.title),
        extra=meta.extra,
        back=LinkView("Back to all articles", section.url),
        section=section_link,
        authors=edition.people(meta.authors),
        reviewers=edition.people(meta.reviewers),
        published=meta.date,
        updated=meta.updated,
        reviewed=meta.reviewed,
        review_by=meta.review_by,
        reading_minutes=article.reading_minutes,
        words=article.words,
        hero=picture,
        key_points=tuple(edition.filled(point, article) for point in article.key_points),
        toc=contents(article.body.headings),
        body=edition.filled(article.body, article),
        faq=tuple(
            FaqView(item.id, item.question, edition.filled(item.answer, article), item.answer.text)
            for item in article.faq
        ),
        references=tuple(
            ReferenceView(number, reference, reference_url(reference), reference.id in article.cited)
            for number, reference in enumerate(meta.references, 1)
        ),
        share=share_links(site.share, site.absolute(article.url), meta.title),
        tags=tuple(LinkView(tag.name, tag.url) for tag in tags),
        conditions=tuple(catalogue.conditions[name] for name in meta.about if name in catalogue.conditions),
        recommended=edition.card_list(edition.recommended.get(article.url, ())[:CARDS]),
        translations=tuple(
            LinkView(item.meta.lang or site.lang, item.url, description=item.meta.title)
            for item in versions
            if item.url != article.url
        ),
    )
    return Page(article.url, "article.html", view)


def contents(headings: Sequence[Heading]) -> tuple[TocEntry, ...]:
    """The contents list: second-level headings with the third-level ones below them, where there are three or more."""
    groups: list[tuple[Heading, list[TocEntry]]] = []
    for heading in headings:
        if heading.level == 2:  # noqa: PLR2004 (the levels of HTML)
            groups.append((heading, []))
        elif heading.level == 3 and groups:  # noqa: PLR2004
            groups[-1][1].append(TocEntry(heading.text, heading.id))
    if len(groups) < HEADINGS_FOR_CONTENTS:
        return ()
    return tuple(TocEntry(heading.text, heading.id, tuple(children)) for heading, children in groups)


def reference_url(reference: Reference) -> str:
    """The address that stays longest: the DOI's, else the editor's, else PubMed's."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.url:
        return reference.url
    return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else ""


def section_feeds(title: str, url: str) -> tuple[LinkView, ...]:
    """The feeds of a section."""
    return (LinkView(f"{title} (Atom)", f"{url}feed.xml"), LinkView(f"{title} (JSON Feed)", f"{url}feed.json"))
