"""What machines read of a page: one JSON-LD graph in the vocabulary of schema.org.

In: a view and the frame. Out: JSON that is safe inside <script>. Everything in it is also visible on the page, or is
a code, and every node that is referred to is defined in the same graph.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from healthpress.model.frame import Frame
from healthpress.model.style_guide import StyleGuideView
from healthpress.model.view import (
    ArticleView,
    HomeView,
    ListingView,
    NotFoundView,
    PeopleView,
    PlainView,
    ProfileView,
    RedirectView,
    TagIndexView,
    View,
)
from healthpress.write.schema_org import (
    Node,
    absolute,
    breadcrumb_reference,
    breadcrumbs,
    citations,
    conditions,
    corrections,
    crops,
    item_list,
    moment,
    node,
    organization,
    people,
    picture,
    profile,
    questions,
    reference_to,
    references_to,
    website,
)

_ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class StructuredData:
    """The JSON-LD of a site's pages."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._site = _json([website(frame), *organization(frame)])

    def __call__(self, view: View) -> Markup:
        """The page's JSON-LD, for use inside `<script type="application/ld+json">`; "" where a page is no content."""
        nodes = _own_nodes(view, self._frame)
        if not nodes:
            return Markup("")
        graph = _json(nodes) if isinstance(view, HomeView) else f"{_json(nodes)},{self._site}"
        return Markup(f'{{"@context":"https://schema.org","@graph":[{graph}]}}')  # noqa: S704 (_json escapes)


def _json(nodes: list[Node]) -> str:
    """The nodes as JSON with commas between them, in which nothing can end a script or mean something in HTML."""
    text = _encode(nodes)[1:-1]
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text


def _own_nodes(view: View, frame: Frame) -> list[Node]:
    """The nodes of a page, without those of the site unless it is the home page, which says more of it."""
    page = absolute(frame, view.url)
    match view:
        case RedirectView() | NotFoundView() | StyleGuideView():
            return []
        case ArticleView() if view.head.noindex:
            return []
        case ArticleView():
            own = _article(view, page, frame)
        case HomeView():
            return [
                _page("WebPage", view, page, frame, about={"@id": f"{frame.site_url}#organization"}),
                website(frame, frame.description),
                *organization(frame),
            ]
        case ListingView():
            own = _collection(view, page, frame, item_list(view.cards, page, frame))
        case TagIndexView():
            own = _collection(view, page, frame, [])
        case PeopleView():
            everybody = (*view.reviewers, *view.authors, *view.others)
            once = {who.url or who.name: who for who in everybody}.values()
            own = _collection(view, page, frame, item_list(once, page, frame))
        case ProfileView():
            own = _profile(view, page, frame)
        case PlainView():
            own = _plain(view, page, frame)
        case _:
            own = [_page("WebPage", view, page, frame)]
    return [*own, *breadcrumbs(view.breadcrumb, page, frame)]


def _page(kind: str, view: View, page: str, frame: Frame, **properties: Any) -> Node:
    """The page itself, as a type of WebPage."""
    return node(
        kind,
        f"{page}#webpage",
        url=page,
        name=view.title,
        description=_shown_description(view),
        inLanguage=view.lang,
        isPartOf={"@id": f"{frame.site_url}#website"},
        breadcrumb=breadcrumb_reference(view.breadcrumb, page),
        thumbnailUrl=absolute(frame, view.head.image.src) if view.head.image else "",
        **properties,
    )


def _shown_description(view: View) -> str:
    """The description where the page shows it: a folder's own introduction or a person's own text replaces it."""
    match view:
        case HomeView() | ListingView() | PeopleView():
            return "" if view.intro_html else view.description
        case ProfileView():
            return "" if view.body else view.description
        case _:
            return view.description


def _collection(view: View, page: str, frame: Frame, entries: list[Node]) -> list[Node]:
    main = reference_to(entries[0]) if entries else None
    return [_page("CollectionPage", view, page, frame, mainEntity=main), *entries]


def _profile(view: ProfileView, page: str, frame: Frame) -> list[Node]:
    nodes = profile(view.person, _shown_description(view), page, frame)
    return [_page("ProfilePage", view, page, frame, mainEntity=reference_to(nodes[0])), *nodes]


def _plain(view: PlainView, page: str, frame: Frame) -> list[Node]:
    image = picture(view.hero, f"{page}#primaryimage", frame)
    dates = {
        "datePublished": moment(view.published, frame),
        "dateModified": moment(view.updated or view.published, frame),
    }
    main = reference_to(image[0]) if image else None
    return [_page("WebPage", view, page, frame, primaryImageOfPage=main, **dates), *image]


def _article(view: ArticleView, page: str, frame: Frame) -> list[Node]:
    """The article, the page it is on, its FAQ, and all that both refer to."""
    image = picture(view.hero, f"{page}#primaryimage", frame)
    cropped = crops(view.hero, page, frame)
    authors, reviewers = people(view.authors, page, frame), people(view.reviewers, page, frame)
    about = conditions(view.conditions, page)
    faq = _faq(view, page)
    dates = {
        "datePublished": moment(view.published, frame),
        "dateModified": moment(view.updated or view.published, frame),
    }
    publisher = {"@id": f"{frame.site_url}#organization"}
    article = node(
        "NewsArticle" if frame.article_type == "news" else "Article",
        f"{page}#article",
        headline=view.title,
        description=view.description,
        url=page,
        mainEntityOfPage={"@id": f"{page}#webpage"},
        isPartOf={"@id": f"{page}#webpage"},
        inLanguage=view.lang,
        **dates,
        author=references_to(authors) or publisher,
        publisher=publisher,
        image=references_to([*image, *cropped]),
        articleSection=view.section.text if view.section else "",
        keywords=[tag.text for tag in view.tags],
        wordCount=view.words,
        timeRequired=f"PT{view.reading_minutes}M" if view.reading_minutes else "",
        about=references_to(about),
        citation=citations(view.references),
        correction=corrections(view.history, frame),
    )
    medical_page = _page(
        "MedicalWebPage",
        view,
        page,
        frame,
        **dates,
        lastReviewed=view.reviewed.isoformat() if view.reviewed else "",
        reviewedBy=references_to(reviewers),
        about=references_to(about),
        primaryImageOfPage=reference_to(image[0]) if image else None,
        mainEntity=reference_to(article),
        hasPart=references_to(faq),
    )
    named = {made["@id"]: made for made in (*authors, *reviewers)}
    return [article, medical_page, *faq, *named.values(), *image, *cropped, *about]


def _faq(view: ArticleView, page: str) -> list[Node]:
    """The FAQPage of an article as a list of one; it is a part of the article's page."""
    if not view.faq:
        return []
    made = node(
        "FAQPage",
        f"{page}#faq",
        inLanguage=view.lang,
        isPartOf={"@id": f"{page}#webpage"},
        mainEntity=questions(view.faq, page),
    )
    return [made]
