"""What machines read of a page against schema.org and against the page: correct graphs pass, changed ones do not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthpress.write.parity import graph_faults
from healthpress.write.shown import joined
from healthpress.write.vocabulary import vocabulary
from tests.sites import DOT, GOOD, article, built, lay

HERE = Path(__file__).parent
SCRIPT = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)

FULL = article(
    "Why naps help",
    "updated: 2026-03-04",
    "review_by: 2028-01-02",
    "tags: [Sleep, Rest]",
    "about: [insomnia]",
    "image: {src: nap.png, alt: A bed, caption: A made bed, credit: Studio Nil}",
    "faq:",
    "  - {question: Is a nap good for me?, answer: 'Often, if it is **short**.'}",
    "  - {question: How long should it be?, answer: About twenty minutes.}",
    body="Naps help some people [@one].\n\n## More\n\nThey do not help others.",
).replace("authors: [ada-quill]", "authors: [bo-nil, cy-nemo]")

SITE = {
    **GOOD,
    "content/people/bo-nil.md": "---\ntitle: Bo Nil\nrole: Health writer\nlinks: [https://example.net/bo]\n---\nInvented.\n",
    "content/people/cy-nemo.md": "---\ntitle: Cy Nemo\nrole: Editor\n---\nInvented too.\n",
    "content/conditions.yaml": "insomnia: {name: Insomnia, synonyms: [Sleeplessness], icd10: G47.0, mesh: D007319}\n",
    "content/living/_index.md": "---\ntitle: Living\ndescription: How we live.\n---\n",
    "content/living/naps.md": FULL,
    "content/living/nap.png": DOT,
    "content/living/walks.md": article("Why walks help", date="2026-01-05"),
    "content/living/baths.md": article("Why baths help", date="2026-01-06"),
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of node, built."""
    return built(lay(tmp_path_factory.mktemp("parity"), SITE))


def faults_of_all(folder: Path) -> dict[str, list[str]]:
    """The faults of the pages below a folder that have any."""
    found = {str(path.relative_to(folder)): graph_faults(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    assert found
    return {path: faults for path, faults in found.items() if faults}


def test_the_pages_of_the_demo_say_the_same_to_machines(demo: Path) -> None:
    """No page of the demo site has a fault, and most of them have a graph."""
    assert faults_of_all(demo) == {}
    with_graph = [path for path in demo.rglob("*.html") if SCRIPT.search(path.read_text("utf-8"))]
    assert len(with_graph) > 100


def test_the_golden_sites_say_the_same_to_machines() -> None:
    """No page that is expected of them has a fault."""
    assert faults_of_all(HERE / "golden") == {}


def test_the_test_site_has_no_faults(output: Path) -> None:
    """Without this, mutations could be caught for another reason."""
    assert faults_of_all(output) == {}


def test_a_page_without_a_graph_has_no_faults() -> None:
    """Redirects and error pages have none."""
    assert graph_faults("<!doctype html><title>x</title><p>y") == []


def test_the_slice_agrees_with_the_release() -> None:
    """All that the release says of the types and properties in use, supertypes, domains and ranges, is in the slice."""
    release = json.loads((HERE / "data" / "schema-org-slice.json").read_text("utf-8"))
    known = vocabulary()
    assert {kind: known.types[kind] for kind in release["types"]} == {
        kind: frozenset(above) for kind, above in release["types"].items()
    }
    for name, wanted in release["properties"].items():
        assert known.domains[name] == frozenset(wanted["domain"])
        assert known.ranges[name] == frozenset(wanted["range"])
    assert not known.superseded.keys() & known.domains.keys()


Nodes = dict[str, dict[str, Any]]
Change = Callable[[Nodes], Any]


def put(kind: str, name: str, value: Any) -> Change:
    """Give a node another value."""
    return lambda nodes: nodes[kind].update({name: value})


def rename(kind: str, name: str, new: str) -> Change:
    """Give a property another name."""
    return lambda nodes: nodes[kind].update({new: nodes[kind].pop(name)})


def drop(kind: str, name: str) -> Change:
    """Leave a property out."""
    return lambda nodes: nodes[kind].pop(name)


def swap(kind: str, one: str, other: str) -> Change:
    """Exchange the values of two properties."""

    def change(nodes: Nodes) -> None:
        node = nodes[kind]
        node[one], node[other] = node[other], node[one]

    return change


def item(kind: str, name: str, index: int, key: str, value: Any) -> Change:
    """Change one entry of a list."""
    return lambda nodes: nodes[kind][name][index].update({key: value})


def cut(kind: str, name: str) -> Change:
    """Drop the last entry of a list."""
    return lambda nodes: nodes[kind][name].pop()


def turn(kind: str, name: str) -> Change:
    """Turn a list round."""
    return lambda nodes: nodes[kind][name].reverse()


def lose(kind: str) -> Change:
    """Take a node away."""
    return lambda nodes: nodes.pop(kind)


ARTICLE, LISTING, PROFILE, HOME = "living/naps", "living", "people/bo-nil", ""
PAGE = "https://test.example.org/living/naps/"

MUTATIONS: list[tuple[str, str, Change]] = [
    (ARTICLE, "unknown type", put("Article", "@type", "Artikel")),
    (ARTICLE, "type in small letters", put("Person", "@type", "person")),
    (ARTICLE, "page of another type", put("MedicalWebPage", "@type", "CollectionPage")),
    (ARTICLE, "person as organisation", put("Person", "@type", "Organization")),
    (ARTICLE, "organisation as person", put("Organization", "@type", "Person")),
    (ARTICLE, "picture as page", put("ImageObject", "@type", "WebPage")),
    (ARTICLE, "FAQ as article", put("FAQPage", "@type", "Article")),
    (ARTICLE, "condition as thing", put("MedicalCondition", "@type", "Thing")),
    (ARTICLE, "misspelt headline", rename("Article", "headline", "headLine")),
    (ARTICLE, "misspelt date", rename("Article", "datePublished", "datePublised")),
    (ARTICLE, "misspelt reviewer", rename("MedicalWebPage", "reviewedBy", "reviewdBy")),
    (ARTICLE, "misspelt answer", lambda nodes: nodes["FAQPage"]["mainEntity"][0].update(acceptedanswer={})),
    (ARTICLE, "superseded aspect", put("MedicalWebPage", "aspect", "Treatment")),
    (ARTICLE, "superseded reviews", put("Article", "reviews", "Good")),
    (ARTICLE, "superseded encodings", put("Article", "encodings", "x")),
    (ARTICLE, "superseded awards", put("Person", "awards", "x")),
    (ARTICLE, "domain: review of an article", rename("MedicalWebPage", "lastReviewed", "accessMode")),
    (ARTICLE, "domain: lastReviewed of an article", put("Article", "lastReviewed", "2026-01-02")),
    (ARTICLE, "domain: jobTitle of an organisation", put("Organization", "jobTitle", "Editor")),
    (ARTICLE, "domain: headline of a person", put("Person", "headline", "Bo Nil")),
    (ARTICLE, "domain: wordCount of a page", rename("FAQPage", "inLanguage", "articleSection")),
    (ARTICLE, "range: author as text", put("Article", "author", "Bo Nil")),
    (ARTICLE, "range: date as words", put("Article", "datePublished", "2 January 2026")),
    (ARTICLE, "range: impossible date", put("MedicalWebPage", "lastReviewed", "2026-02-30")),
    (ARTICLE, "range: number as text", put("Article", "wordCount", "12")),
    (ARTICLE, "range: duration in words", put("Article", "timeRequired", "1 minute")),
    (ARTICLE, "range: empty duration", put("Article", "timeRequired", "PT")),
    (ARTICLE, "range: address without a server", put("Article", "url", "/living/naps/")),
    (ARTICLE, "range: picture as author", put("Article", "author", [{"@id": f"{PAGE}#primaryimage"}])),
    (ARTICLE, "empty value", put("Article", "keywords", [])),
    (ARTICLE, "empty text", put("Article", "description", "")),
    (ARTICLE, "no value", put("Article", "description", None)),
    (ARTICLE, "said twice", lambda nodes: nodes["Article"]["keywords"].append("Sleep")),
    (ARTICLE, "headline changed", put("Article", "headline", "Why naps harm")),
    (ARTICLE, "headline cut short", put("Article", "headline", "Why naps")),
    (ARTICLE, "page name changed", put("MedicalWebPage", "name", "Another")),
    (ARTICLE, "description changed", put("Article", "description", "What nobody knows about why naps help.")),
    (ARTICLE, "description cut short", put("Article", "description", "What there is to know")),
    (ARTICLE, "published another day", put("Article", "datePublished", "2026-01-03T00:00:00+00:00")),
    (ARTICLE, "published in another zone", put("Article", "datePublished", "2026-01-02T00:00:00+05:00")),
    (ARTICLE, "modified another day", put("Article", "dateModified", "2026-03-05T00:00:00+00:00")),
    (ARTICLE, "modified when published", put("MedicalWebPage", "dateModified", "2026-01-02T00:00:00+00:00")),
    (ARTICLE, "dates exchanged", swap("Article", "datePublished", "dateModified")),
    (ARTICLE, "reviewed another day", put("MedicalWebPage", "lastReviewed", "2026-01-01")),
    (ARTICLE, "reviewed when it is due", put("MedicalWebPage", "lastReviewed", "2028-01-02")),
    (ARTICLE, "author renamed", put("Person", "name", "Bo Null")),
    (ARTICLE, "author left out", cut("Article", "author")),
    (ARTICLE, "authors exchanged", turn("Article", "author")),
    (
        ARTICLE,
        "author reviews",
        lambda nodes: nodes["MedicalWebPage"].update(reviewedBy=nodes["Article"]["author"][:1]),
    ),
    (
        ARTICLE,
        "reviewer writes",
        lambda nodes: nodes["Article"].update(author=nodes["MedicalWebPage"]["reviewedBy"]),
    ),
    (ARTICLE, "role invented", put("Person", "jobTitle", "Surgeon")),
    (ARTICLE, "credentials invented", put("Person", "honorificSuffix", "MD")),
    (ARTICLE, "person elsewhere", put("Person", "url", "https://test.example.org/people/cy/")),
    (ARTICLE, "reviewer's node lost", put("MedicalWebPage", "reviewedBy", [{"@id": f"{PAGE}#nobody"}])),
    (ARTICLE, "publisher's node lost", lose("Organization")),
    (ARTICLE, "picture's node lost", lose("ImageObject")),
    (ARTICLE, "breadcrumb's node lost", lose("BreadcrumbList")),
    (ARTICLE, "FAQ's node lost", lose("FAQPage")),
    (ARTICLE, "FAQ not referred to", drop("MedicalWebPage", "hasPart")),
    (
        ARTICLE,
        "publisher changed",
        put("Article", "publisher", {"@id": "https://test.example.org/people/bo-nil/#person"}),
    ),
    (ARTICLE, "publisher renamed", put("Organization", "name", "Another house")),
    (ARTICLE, "site renamed", put("WebSite", "name", "Another site")),
    (ARTICLE, "site elsewhere", put("WebSite", "url", "https://other.example.org/")),
    (ARTICLE, "page elsewhere", put("MedicalWebPage", "url", "https://test.example.org/living/walks/")),
    (ARTICLE, "article is part of the site", put("Article", "isPartOf", {"@id": "https://test.example.org/#website"})),
    (ARTICLE, "another language", put("Article", "inLanguage", "fr")),
    (ARTICLE, "no language", put("MedicalWebPage", "inLanguage", "English language")),
    (ARTICLE, "more words", put("Article", "wordCount", 900)),
    (ARTICLE, "more minutes", put("Article", "timeRequired", "PT9M")),
    (ARTICLE, "another section", put("Article", "articleSection", "Dying")),
    (ARTICLE, "another topic", put("Article", "keywords", ["Sleep", "Rust"])),
    (ARTICLE, "question dropped", cut("FAQPage", "mainEntity")),
    (ARTICLE, "questions exchanged", turn("FAQPage", "mainEntity")),
    (ARTICLE, "question changed", item("FAQPage", "mainEntity", 0, "name", "Is a nap bad for me?")),
    (ARTICLE, "question elsewhere", item("FAQPage", "mainEntity", 0, "url", f"{PAGE}#faq-no")),
    (
        ARTICLE,
        "answer changed",
        item("FAQPage", "mainEntity", 1, "acceptedAnswer", {"@type": "Answer", "text": "About thirty minutes."}),
    ),
    (
        ARTICLE,
        "answer of another question",
        item("FAQPage", "mainEntity", 0, "acceptedAnswer", {"@type": "Answer", "text": "About twenty minutes."}),
    ),
    (ARTICLE, "answer missing", lambda nodes: nodes["FAQPage"]["mainEntity"][0].pop("acceptedAnswer")),
    (ARTICLE, "breadcrumb: wrong position", item("BreadcrumbList", "itemListElement", 1, "position", 3)),
    (ARTICLE, "breadcrumb: wrong name", item("BreadcrumbList", "itemListElement", 1, "name", "Dying")),
    (ARTICLE, "breadcrumb: wrong address", item("BreadcrumbList", "itemListElement", 1, "item", PAGE)),
    (ARTICLE, "breadcrumb: last left out", cut("BreadcrumbList", "itemListElement")),
    (ARTICLE, "breadcrumb: turned round", turn("BreadcrumbList", "itemListElement")),
    (ARTICLE, "picture elsewhere", put("ImageObject", "contentUrl", f"{PAGE}other.png")),
    (ARTICLE, "picture wider", put("ImageObject", "width", 2)),
    (ARTICLE, "picture of another format", put("ImageObject", "encodingFormat", "image/jpeg")),
    (ARTICLE, "caption changed", put("ImageObject", "caption", "An unmade bed")),
    (ARTICLE, "credit changed", put("ImageObject", "creditText", "Studio Two")),
    (ARTICLE, "source renamed", item("Article", "citation", 0, "name", "A book")),
    (ARTICLE, "source elsewhere", item("Article", "citation", 0, "url", "https://www.nih.gov/x")),
    (ARTICLE, "source left out", put("Article", "citation", [])),
    (ARTICLE, "condition renamed", put("MedicalCondition", "name", "Hypersomnia")),
    (ARTICLE, "condition's synonym", put("MedicalCondition", "alternateName", ["Wakefulness"])),
    (ARTICLE, "code misspelt", item("MedicalCondition", "code", 0, "codeValue", "47.0G")),
    (ARTICLE, "code of another system", item("MedicalCondition", "code", 0, "codingSystem", "MeSH")),
    (LISTING, "list: numbered from 0", item("ItemList", "itemListElement", 0, "position", 0)),
    (LISTING, "list: wrong count", put("ItemList", "numberOfItems", 4)),
    (LISTING, "list: dropped", cut("ItemList", "itemListElement")),
    (
        LISTING,
        "list: dropped and counted",
        lambda nodes: (nodes["ItemList"]["itemListElement"].pop(), nodes["ItemList"].update(numberOfItems=2)),
    ),
    (LISTING, "list: renamed", item("ItemList", "itemListElement", 0, "name", "Why naps harm")),
    (LISTING, "list: elsewhere", item("ItemList", "itemListElement", 0, "url", PAGE + "x/")),
    (LISTING, "list: item without a position", lambda nodes: nodes["ItemList"]["itemListElement"][0].pop("position")),
    (LISTING, "listing as an article's page", put("CollectionPage", "@type", "MedicalWebPage")),
    (LISTING, "listing's description", put("CollectionPage", "description", "How they live.")),
    (PROFILE, "profile: another name", put("Person", "name", "Bo Nihil")),
    (PROFILE, "profile: another role", put("Person", "jobTitle", "Physician")),
    (PROFILE, "profile: link not shown", put("Person", "sameAs", ["https://example.net/other"])),
    (PROFILE, "profile: a plain page", put("ProfilePage", "@type", "WebPage")),
    (HOME, "home: description", put("WebSite", "description", "A site for nobody.")),
    (HOME, "home: about nobody", put("WebPage", "about", {"@id": "https://test.example.org/#nobody"})),
]


@pytest.mark.parametrize(("page", "change"), [case[::2] for case in MUTATIONS], ids=[case[1] for case in MUTATIONS])
def test_every_change_of_a_correct_graph_is_caught(page: str, change: Change, output: Path) -> None:
    """One wrong word, date, number, name, order or reference is enough."""
    html = (output / page / "index.html").read_text("utf-8")
    found = SCRIPT.search(html)
    assert found
    document = json.loads(found[2])
    nodes: Nodes = {node["@type"]: node for node in reversed(document["@graph"])}
    others = [node for node in document["@graph"] if not any(node is kept for kept in nodes.values())]
    change(nodes)
    document["@graph"] = [*nodes.values(), *others]
    changed = json.dumps(document).replace("<", "\\u003c")
    assert graph_faults(html.replace(found[0], f"{found[1]}{changed}{found[3]}")) != []


def test_the_order_of_nodes_means_nothing(output: Path) -> None:
    """The graph that mutations start from is caught by nothing when it is merely written in another order."""
    html = (output / ARTICLE / "index.html").read_text("utf-8")
    found = SCRIPT.search(html)
    assert found
    document = json.loads(found[2])
    document["@graph"].reverse()
    assert graph_faults(html.replace(found[0], f"{found[1]}{json.dumps(document)}{found[3]}")) == []


def test_there_are_sixty_mutations_or_more() -> None:
    """All of them different."""
    assert len({case[1] for case in MUTATIONS}) == len(MUTATIONS) >= 60


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[]",
        '{"@context":"https://example.org","@type":"WebSite","name":"x","url":"https://x.example/"}',
        '{"@context":"https://schema.org","@graph":[{"name":"x"}]}',
        '{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"#a"},{"@type":"Thing","@id":"#a"}]}',
    ],
)
def test_what_is_no_graph_is_said(script: str) -> None:
    """A script that is no JSON, no object, of another context, without types, or with two nodes of one id."""
    assert graph_faults(f'<body><script type="application/ld+json">{script}</script>x</body>') != []


@given(
    st.sampled_from(["https://a.example/", "https://a.example/b/", "https://a.example/b/c/d/", "https://a.example/b"]),
    st.lists(st.sampled_from(["..", ".", "", "x", "y-z", "a.b", "?q", "#f", "ü", "https:"]), max_size=6),
    st.sampled_from(["", "/"]),
)
def test_addresses_are_joined_as_the_standard_says(page: str, parts: list[str], end: str) -> None:
    """As the standard library does, whatever stands in them."""
    address = "/".join(parts) + end
    assert joined(page, address) == urljoin(page, address)
