"""Articles to pages.

In: an article and the edition it appears in. Out: its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from healthpress.model.address import parent_url
from healthpress.model.document import Article, Document
from healthpress.model.fragment import Heading
from healthpress.model.meta import Condition
from healthpress.model.page import Page
from healthpress.model.view import ArticleView, FaqView, LinkView, TocEntry
from healthpress.shape.conditions import condition_url
from healthpress.shape.edition import Edition
from healthpress.shape.parts import Parts
from healthpress.shape.share import share_links
from healthpress.shape.sources import reference_views, shared_part, sources_view
from healthpress.shape.translations import default_version, own_name
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.languages import primary_tag, same_language, tags_for
from healthpress.text.wording import Words

HEADINGS_FOR_CONTENTS = 3
CARDS = 3


def article_page(article: Article, edition: Edition, parts: Parts) -> Page:
    """The page of one article."""
    day = article.meta.updated or article.meta.date
    listed = not edition.catalogue.is_preview(article.url)
    made_of = _parts(article, edition, parts, listed=listed)
    view, lang = partial(article_view, article, edition), made_of["lang"]
    return Page(article.url, "article.html", made_of, view, day, listed, lang, searched=listed)


def _parts(article: Article, edition: Edition, parts: Parts, *, listed: bool) -> dict[str, str]:
    meta, catalogue = article.meta, edition.catalogue
    section = edition.section_of(article)
    versions = [catalogue.by_url[url] for url in catalogue.translations.get(article.url, ())]
    standing = catalogue.standings.get(article.url)
    return {
        "title": meta.title,
        "description": meta.description or f"\n{article.summary}",
        "lang": edition.lang_of(article),
        "dates": f"{meta.date} {meta.updated} {meta.reviewed} {meta.review_by}",
        "words": str(article.words),
        "extra": digest_of(meta.extra)[:SHORT] if meta.extra else "",
        **parts.text(article),
        "hero": parts.picture(meta.image, article),
        "card": edition.social_card(article.url),
        "breadcrumb": parts.trail(parent_url(article.url), edition.lang_of(article)),
        "section": f"{section.meta.title}\n{section.url}\n{edition.has_feed(section)}"
        if section
        else edition.homes.get(primary_tag(edition.lang_of(article)), ""),
        "authors": " ".join(map(parts.person, meta.authors)),
        "reviewers": " ".join(map(parts.person, meta.reviewers)),
        "tags": "\n".join(map(parts.tag, catalogue.tags_of.get(article.url, ()))),
        "conditions": _conditions_part(article, edition) if meta.about else "",
        "recommended": parts.cards(edition.recommended.get(article.url, ())[:CARDS]),
        "translations": "\n".join(
            f"{edition.lang_of(item)} {item.url} {item.meta.title}" for item in _with_default(versions, edition)
        ),
        "share": parts.share if listed else "",
        "standing": f"{standing.preview} {' '.join(standing.reasons)} {standing.due} {standing.expired}"
        if standing
        else "",
        "history": digest_of(meta.history)[:SHORT] if meta.history else "",
        "support": edition.support(article).key,
        "shared references": shared_part(article, catalogue),
    }


def _conditions_part(article: Article, edition: Edition) -> str:
    """What stands for the conditions that a page shows; "" where its language has a name for none of them."""
    shown = _conditions(article, edition)
    return digest_of((_condition_urls(article, edition), shown))[:SHORT] if shown else ""


def _condition_urls(article: Article, edition: Edition) -> tuple[str, ...]:
    """The site paths of the pages of an article's conditions; "" where no article that is listed is about one."""
    ours = same_language(edition.lang_of(article), edition.site.lang)
    return tuple(
        condition_url(name, edition.site) if ours and name in edition.conditions else ""
        for name, _ in _conditions(article, edition)
    )


def _conditions(article: Article, edition: Edition) -> list[tuple[str, Condition]]:
    """An article's conditions by id, as its language calls them; those that it has no name for are left out."""
    lang, known = edition.lang_of(article), edition.catalogue.conditions
    named = [(name, known[name]) for name in article.meta.about if name in known]
    if same_language(lang, edition.site.lang):
        return named
    own = ((name, item, next(filter(None, map(item.names.get, tags_for(lang))), "")) for name, item in named)
    return [(name, replace(item, name=said, synonyms=())) for name, item, said in own if said]


def _with_default(versions: Sequence[Document], edition: Edition) -> Sequence[Document]:
    """The versions of an article, then the one that is for readers of any other language once more."""
    return (*versions, default_version(versions, edition.site)) if versions else ()


def _name_among(item: Document, versions: Sequence[Document], edition: Edition) -> str:
    """What a version's language calls itself, with its country only where another version differs by that alone."""
    lang = edition.lang_of(item)
    alike = sum(same_language(lang, edition.lang_of(other)) for other in versions)
    return own_name(lang if alike > 1 else primary_tag(lang))


def _alternates(versions: Sequence[Document], edition: Edition) -> tuple[tuple[str, str], ...]:
    """What `hreflang` says of the versions; "x-default" is the one for readers of any other language."""
    told = [(edition.lang_of(item), edition.site.absolute(item.url)) for item in _with_default(versions, edition)]
    return (*told[:-1], ("x-default", told[-1][1])) if told else ()


def article_view(article: Article, edition: Edition) -> ArticleView:
    """What the page of an article shows."""
    text, filled = edition.text_of(article), edition.explained(article)
    meta, site, catalogue = article.meta, edition.site, edition.catalogue
    words = edition.words_for(article)
    section = edition.section_of(article)
    section_link = LinkView(section.meta.title, section.url) if section else None
    preview = catalogue.is_preview(article.url)
    support = edition.support(article)
    picture = edition.picture(meta.image, article)
    description = meta.description or article.summary
    versions = [catalogue.by_url[url] for url in catalogue.translations.get(article.url, ())]
    references = reference_views(text, catalogue.references)
    return ArticleView(
        kind="article",
        url=article.url,
        lang=edition.lang_of(article),
        title=meta.title,
        description=meta.description,
        head=edition.head(
            meta.title,
            description,
            article.url,
            words.lang,
            image=picture,
            noindex=preview,
            feeds=section_feeds(section.meta.title, section.url, words)
            if section and edition.has_feed(section) and not preview
            else (),
            translations=_alternates(versions, edition),
        ),
        breadcrumb=edition.breadcrumb(article.url, meta.title, words),
        extra=meta.extra,
        back=LinkView(words.gettext("Back to all articles"), section.url if section else edition.home(words).url),
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
        key_points=tuple(filled(point) for point in text.key_points),
        toc=contents(text.body.headings),
        body=filled(text.body),
        faq=tuple(FaqView(item.id, item.question, filled(item.answer), item.answer.text) for item in text.faq),
        references=references,
        share=() if preview else share_links(site.share, site.absolute(article.url), meta.title, words),
        tags=tuple(map(edition.tag_link, catalogue.tags_of.get(article.url, ()))),
        conditions=tuple(condition for _, condition in _conditions(article, edition)),
        recommended=edition.card_list(edition.recommended.get(article.url, ())[:CARDS]),
        translations=tuple(
            LinkView(_name_among(item, versions, edition), item.url, 0, item.meta.title, edition.lang_of(item))
            for item in versions
            if item.url != article.url
        ),
        standing=catalogue.standings.get(article.url),
        history=tuple(sorted(meta.history, key=lambda change: change.date, reverse=True)),
        helplines=support.helplines,
        offer=support.offer,
        condition_urls=_condition_urls(article, edition),
        sources=sources_view(references),
    )


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


def section_feeds(title: str, url: str, words: Words) -> tuple[LinkView, ...]:
    """The feeds of a section."""
    return (
        LinkView(words.gettext("%(title)s (Atom)", title=title), f"{url}feed.xml"),
        LinkView(words.gettext("%(title)s (JSON Feed)", title=title), f"{url}feed.json"),
    )
