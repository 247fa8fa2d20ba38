"""The JSON-LD graph of each page kind, against a slice of schema.org's own vocabulary."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from healthpress.model.card import Card, Picture
from healthpress.model.meta import Change, Condition, Reference
from healthpress.model.pagination import Pagination
from healthpress.model.source_view import ReferenceView
from healthpress.model.view import (
    ArticleView,
    FaqView,
    Frame,
    Head,
    HomeView,
    LinkView,
    ListingView,
    NotFoundView,
    PeopleView,
    PersonView,
    PlainView,
    ProfileView,
    RedirectView,
    TagIndexView,
    View,
)
from healthpress.write.structured_data import StructuredData

VOCABULARY = json.loads((Path(__file__).parent / "data" / "schema-org-slice.json").read_text(encoding="utf-8"))

SITE = "https://example.org/health/"
PAGE = f"{SITE}conditions/skin/caf%C3%A9-au-lait/"
PICTURE = Picture(
    "/assets/hero.jpg", 1600, 900, "image/jpeg", alt="A spot", caption="A light brown spot", credit="Studio"
)
WRITER = PersonView("Ada Examplar", "/people/ada-examplar/", role="Health writer")
DOCTOR = PersonView("Ben Fictum", "/people/ben-fictum/", role="Dermatologist", credentials="MD, PhD")
TRAIL = (
    LinkView("Home", "/"),
    LinkView("Conditions", "/conditions/"),
    LinkView("Café-au-lait spots", "/conditions/skin/café-au-lait/"),
)
CARD = Card("/conditions/skin/moles/", "Moles", "About moles.", "en", None, None, None, 3)

FRAME = Frame(
    site_name="Example Health",
    site_url=SITE,
    base_path="/health/",
    description="Plain words on health.",
    lang="en",
    timezone="Europe/Madrid",
    publisher_name="Example Trust",
    publisher_url="/about/",
    publisher_logo=Picture("/logo.svg", 300, 60, "image/svg+xml"),
    article_type="article",
    navigation=(),
    footer=(),
    offer=None,
    disclaimer="",
    notice="",
    social_image=None,
    assets={},
    feeds=(),
)


def common(kind: str, url: str, **more: Any) -> dict[str, Any]:
    """What every view has."""
    title = more.pop("title", "A title")
    head = Head(title, "", f"{SITE}{url[1:]}")
    return {"kind": kind, "url": url, "lang": "en", "title": title, "description": "What it says.", "head": head} | more


ARTICLE = ArticleView(
    **common("article", "/conditions/skin/café-au-lait/", title="Café-au-lait spots", breadcrumb=TRAIL),
    back=LinkView("Back to all articles", "/conditions/"),
    section=LinkView("Conditions", "/conditions/"),
    authors=(WRITER,),
    reviewers=(DOCTOR,),
    published=dt.date(2026, 3, 12),
    updated=dt.date(2026, 7, 1),
    reviewed=dt.date(2026, 6, 30),
    review_by=None,
    reading_minutes=5,
    words=900,
    hero=PICTURE,
    key_points=(),
    toc=(),
    body="<p>Text.</p>",
    faq=(FaqView("faq-are-they-harmful", "Are they harmful?", "<p>Rarely.</p>", "Rarely."),),
    references=(
        ReferenceView(1, Reference("a", "A study", doi="10.1/x"), "https://doi.org/10.1/x", cited=True),
        ReferenceView(2, Reference("b", "An old book"), "", cited=False),
    ),
    share=(),
    tags=(LinkView("skin", "/tags/skin/"), LinkView("birthmarks", "/tags/birthmarks/")),
    conditions=(Condition("Café-au-lait spot", synonyms=("Giraffe spot",), icd10="L81.3", mesh="D019080"),),
    recommended=(),
    history=(
        Change(dt.date(2026, 7, 1), "The size was given in inches.", "correction"),
        Change(dt.date(2026, 5, 1), "Added a picture."),
    ),
)
LISTING = ListingView(
    **common("section", "/conditions/", title="Conditions", breadcrumb=TRAIL[:2]),
    intro_html="",
    image=None,
    children=(),
    cards=(CARD, replace(CARD, url="/conditions/skin/acne/", title="Acne")),
    count=2,
    pagination=Pagination(1, 1, "/conditions/"),
)
HOME = HomeView(**common("home", "/"), intro_html="", lead=None, cards=(CARD,), sections=(), topics=())
TAG_INDEX = TagIndexView(**common("tag-index", "/tags/", breadcrumb=TRAIL[:2]), groups=())
PEOPLE = PeopleView(
    **common("people", "/people/", breadcrumb=TRAIL[:2]),
    intro_html="",
    authors=(WRITER, DOCTOR),
    reviewers=(DOCTOR,),
    others=(),
)
PROFILE = ProfileView(
    **common("person", "/people/ben-fictum/", title="Ben Fictum", breadcrumb=TRAIL[:2]),
    person=replace(
        DOCTOR, image=PICTURE, description="He sees skin.", links=("https://example.net/ben", "mailto:b@x.org")
    ),
    body="",
    written=(),
    reviewed=(CARD,),
)
PLAIN = PlainView(
    **common("page", "/about/", breadcrumb=TRAIL[:2]), body="", hero=None, published=dt.date(2026, 1, 2), updated=None
)
PAGES = {view.kind: view for view in (ARTICLE, LISTING, HOME, TAG_INDEX, PEOPLE, PROFILE, PLAIN)}


def graph(view: View, frame: Frame = FRAME) -> dict[str, Any]:
    """The first node of each type in the page's graph."""
    document = json.loads(StructuredData(frame)(view))
    assert document["@context"] == "https://schema.org"
    return {node["@type"]: node for node in reversed(document["@graph"])}


def all_nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a piece of JSON."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from all_nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_nodes(inner)


def faults(document: dict[str, Any]) -> list[str]:
    """What the vocabulary objects to: types, domains, ranges, empty values, references that lead nowhere."""
    nodes = [node for node in all_nodes(document["@graph"]) if "@type" in node]
    kinds = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
    found = []
    for node in nodes:
        kind = node["@type"]
        for name, value in node.items():
            if name.startswith("@"):
                continue
            known = VOCABULARY["properties"].get(name)
            if known is None or kind not in VOCABULARY["types"]:
                found.append(f"{kind}.{name} is unknown")
            elif not set(known["domain"]) & set(VOCABULARY["types"][kind]):
                found.append(f"{kind} has no {name}")
            else:
                values = value if isinstance(value, list) else [value]
                found += [
                    f"{kind}.{name}: {one!r}" for one in values or [None] if not _fits(one, known["range"], kinds)
                ]
    return found


def _fits(value: Any, wanted: list[str], kinds: dict[str, str]) -> bool:
    if isinstance(value, dict):
        kind = value.get("@type") or kinds.get(value["@id"], "")
        return bool(set(wanted) & set(VOCABULARY["types"].get(kind, ())))
    if isinstance(value, int):
        return value > 0 and bool({"Integer", "QuantitativeValue"} & set(wanted))
    if not isinstance(value, str) or not value.strip():
        return False
    if "Text" in wanted:
        return True
    if wanted == ["Date"]:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))
    if "DateTime" in wanted:
        return dt.datetime.fromisoformat(value).tzinfo is not None
    if "Duration" in wanted:
        return bool(re.fullmatch(r"PT\d+M", value))
    return value.startswith("https://") and value.isascii()


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_kind_uses_schema_org_as_it_is_defined(kind: str) -> None:
    """Types, properties, their domains and ranges are schema.org's; nothing is empty or refers to nothing."""
    assert faults(json.loads(StructuredData(FRAME)(PAGES[kind]))) == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Article", "lastReviewed": "2026-01-01"}, "Article has no lastReviewed"),
        ({"@type": "Article", "author": {"@id": "https://example.org/#nobody"}}, "Article.author: {'@id'"),
        ({"@type": "WebPage", "lastReviewed": "2026-01-01T00:00:00+00:00"}, "WebPage.lastReviewed"),
        ({"@type": "WebPage", "name": ""}, "WebPage.name"),
    ],
)
def test_the_check_itself_finds_faults(node: dict[str, Any], fault: str) -> None:
    """A check that finds nothing anywhere would prove nothing."""
    assert any(found.startswith(fault) for found in faults({"@graph": [node]}))


def test_redirects_and_the_404_page_say_nothing() -> None:
    """They are no content."""
    redirect = RedirectView(**common("redirect", "/old/"), target="/new/")
    missing = NotFoundView(**common("404", "/404.html"), sections=())
    assert StructuredData(FRAME)(redirect) == ""
    assert StructuredData(FRAME)(missing) == ""


def test_text_cannot_leave_the_script_element() -> None:
    """Everything that HTML could read as markup is escaped, and reads back as it was."""
    title = "</script><!-- & \u2028\u2029 <script>"
    text = StructuredData(FRAME)(replace(ARTICLE, title=title))
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text)["@graph"][0]["headline"] == title


def test_an_article_is_joined_to_its_page_people_and_publisher() -> None:
    """Article and MedicalWebPage are two nodes; the review belongs to the page."""
    nodes = graph(ARTICLE)
    article, page = nodes["Article"], nodes["MedicalWebPage"]
    assert article["@id"] == f"{PAGE}#article"
    assert article["mainEntityOfPage"] == {"@id": page["@id"]}
    assert page["mainEntity"] == {"@id": article["@id"]}
    assert article["author"] == [{"@id": f"{SITE}people/ada-examplar/#person"}]
    assert page["reviewedBy"] == [{"@id": f"{SITE}people/ben-fictum/#person"}]
    assert page["lastReviewed"] == "2026-06-30"
    assert "lastReviewed" not in article
    assert article["publisher"] == {"@id": nodes["Organization"]["@id"]}
    assert nodes["Organization"]["url"] == f"{SITE}about/"


def test_days_begin_at_midnight_of_the_sites_time_zone() -> None:
    """Winter and summer have their own offset."""
    article = graph(ARTICLE)["Article"]
    assert article["datePublished"] == "2026-03-12T00:00:00+01:00"
    assert article["dateModified"] == "2026-07-01T00:00:00+02:00"


def test_an_article_that_was_never_changed_was_modified_when_it_was_published() -> None:
    """`updated` is optional."""
    assert graph(replace(ARTICLE, updated=None))["Article"]["dateModified"] == "2026-03-12T00:00:00+01:00"


def test_an_article_tells_its_subject_sources_and_length() -> None:
    """Codes say their system; sources without an address have a name only."""
    nodes = graph(ARTICLE)
    article = nodes["Article"]
    assert nodes["MedicalCondition"]["code"] == [
        {"@type": "MedicalCode", "codeValue": "L81.3", "codingSystem": "ICD-10"},
        {"@type": "MedicalCode", "codeValue": "D019080", "codingSystem": "MeSH"},
    ]
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The size was given in inches.",
            "datePublished": "2026-07-01T00:00:00+02:00",
        }
    ]
    assert article["citation"] == [
        {"@type": "CreativeWork", "name": "A study", "url": "https://doi.org/10.1/x"},
        {"@type": "CreativeWork", "name": "An old book"},
    ]
    assert (article["wordCount"], article["timeRequired"]) == (900, "PT5M")
    assert article["keywords"] == ["skin", "birthmarks"]


def test_questions_are_a_page_of_their_own_in_the_graph() -> None:
    """FAQPage is a node beside the article, with the words that the page shows."""
    [question] = graph(ARTICLE)["FAQPage"]["mainEntity"]
    assert question["url"] == f"{PAGE}#faq-are-they-harmful"
    assert (question["name"], question["acceptedAnswer"]["text"]) == ("Are they harmful?", "Rarely.")
    assert "FAQPage" not in graph(replace(ARTICLE, faq=()))


def test_the_byline_shows_credentials_or_else_the_role() -> None:
    """So does the graph, because everything in it is visible."""
    people = {
        node["name"]: node for node in json.loads(StructuredData(FRAME)(ARTICLE))["@graph"] if node["@type"] == "Person"
    }
    assert people["Ben Fictum"]["honorificSuffix"] == "MD, PhD"
    assert "jobTitle" not in people["Ben Fictum"]
    assert people["Ada Examplar"]["jobTitle"] == "Health writer"


def test_a_person_who_writes_and_reviews_is_one_node() -> None:
    """Two nodes of one identity would contradict each other."""
    view = replace(ARTICLE, authors=(DOCTOR,), reviewers=(DOCTOR,))
    nodes = json.loads(StructuredData(FRAME)(view))["@graph"]
    assert [node["name"] for node in nodes if node["@type"] == "Person"] == ["Ben Fictum"]


def test_an_article_that_says_little_is_still_valid() -> None:
    """Everything except the title is optional; the publisher answers for unsigned articles."""
    bare = replace(
        ARTICLE,
        description="",
        breadcrumb=(),
        section=None,
        authors=(),
        reviewers=(),
        published=None,
        updated=None,
        reviewed=None,
        hero=None,
        faq=(),
        references=(),
        tags=(),
        conditions=(),
        words=0,
        reading_minutes=0,
    )
    assert faults(json.loads(StructuredData(replace(FRAME, publisher_logo=None, publisher_url=""))(bare))) == []
    assert graph(bare)["Article"]["author"] == {"@id": f"{SITE}#organization"}


def test_a_news_site_publishes_news_articles() -> None:
    """`article_type: news` of site.yaml."""
    assert "NewsArticle" in graph(ARTICLE, replace(FRAME, article_type="news"))


def test_breadcrumbs_are_those_of_the_page_and_never_a_single_one() -> None:
    """Search engines ask for two items at least."""
    items = graph(ARTICLE)["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"]) for item in items] == [
        (1, "Home"),
        (2, "Conditions"),
        (3, "Café-au-lait spots"),
    ]
    assert items[-1]["item"] == PAGE
    assert "BreadcrumbList" not in graph(replace(ARTICLE, breadcrumb=TRAIL[:1]))


def test_listings_say_what_they_lead_to_in_their_order() -> None:
    """A CollectionPage with an ItemList of its cards; people in the order of their page, each once."""
    entries = graph(LISTING)["ItemList"]["itemListElement"]
    assert [entry["name"] for entry in entries] == ["Moles", "Acne"]
    assert entries[0]["url"] == f"{SITE}conditions/skin/moles/"
    named = graph(PEOPLE)["ItemList"]["itemListElement"]
    assert [entry["name"] for entry in named] == ["Ben Fictum", "Ada Examplar"]


def test_a_description_that_the_page_does_not_show_is_left_out() -> None:
    """A folder's introduction replaces its description."""
    assert graph(LISTING)["CollectionPage"]["description"] == "What it says."
    assert "description" not in graph(replace(LISTING, intro_html="<p>More.</p>"))["CollectionPage"]


def test_a_profile_is_about_its_person() -> None:
    """With role, credentials, picture and profiles elsewhere, which its page shows."""
    nodes = graph(PROFILE)
    person = nodes["Person"]
    assert nodes["ProfilePage"]["mainEntity"] == {"@id": person["@id"]} == {"@id": f"{SITE}people/ben-fictum/#person"}
    assert (person["jobTitle"], person["honorificSuffix"]) == ("Dermatologist", "MD, PhD")
    assert person["sameAs"] == ["https://example.net/ben"]
    assert person["image"] == [{"@id": nodes["ImageObject"]["@id"]}]


def test_equal_pages_have_equal_bytes() -> None:
    """Keys stand in a fixed order."""
    assert StructuredData(FRAME)(ARTICLE) == StructuredData(replace(FRAME))(replace(ARTICLE))
