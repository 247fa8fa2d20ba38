"""Machines read what people read: a page's JSON-LD against schema.org's vocabulary and against the page itself.

In: the HTML of a page. Out: sentences, one for every value that the vocabulary does not allow or that the page does not
show. It stands apart from what writes the graph, so that a mistake there is not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthpress.model.document import WORDS_A_MINUTE
from healthpress.text.languages import same_language
from healthpress.write.graph import Graph, Node, label, read_graph, values
from healthpress.write.parity_lists import list_faults, question_faults
from healthpress.write.shown import Shown, bare, read_page, spaced
from healthpress.write.vocabulary import is_a, vocabulary, vocabulary_faults

CODES = frozenset(
    {
        "additionalType", "articleBody", "codeValue", "codingSystem", "cssSelector", "encodingFormat", "identifier",
        "inLanguage", "isbn", "issn", "itemListOrder", "propertyID", "query", "schemaVersion", "termCode", "text",
        "urlTemplate", "version", "xpath",
    }
)  # fmt: skip
"""Properties of text that is meant for machines alone, or that is judged in another way."""

SOMEWHERE = frozenset({"alternateName", "knowsAbout", "knowsLanguage"})
"""Texts of which pages make lists within a line."""

PAGE_TYPES = {
    "article": {"MedicalWebPage"},
    "home": {"WebPage"},
    "section": {"CollectionPage"},
    "category": {"CollectionPage"},
    "tag": {"CollectionPage"},
    "tag-index": {"CollectionPage"},
    "people": {"CollectionPage"},
    "person": {"ProfilePage"},
}
"""What kinds of page are to schema.org."""

_CODE_FORMS = {
    "ICD-10": re.compile(r"[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?(?:-[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?)?"),
    "MeSH": re.compile(r"[CD][0-9]{6,9}"),
}
_CROP = re.compile(r"(.*\.[0-9a-f]{10}-)([0-9]+)x([0-9]+)-[0-9]+-[0-9]+\.jpg")
_SHAPES = {(1, 1), (4, 3), (16, 9)}
_DATE_WORDS = {"datePublished": "published", "dateModified": "updated", "lastReviewed": "reviewed"}
_OPEN_GRAPH = {"datePublished": "article:published_time", "dateModified": "article:modified_time"}


def graph_faults(html: str) -> list[str]:
    """Everything wrong with the structured data of one page, each once; a page without any has none."""
    page = read_page(html)
    if not page.scripts:
        return []
    graph = read_graph(page.scripts)
    found = [*graph.faults, *vocabulary_faults(graph, page.url), *_orphans(graph, page)]
    for node in graph.nodes:
        if str(node["@type"]) in vocabulary().types:
            found += [*_texts(node, page), *_identity(node, page), *_addresses(node, graph, page)]
            found += [*_dates(node, page), *_picture(node, graph, page), *_codes(node)]
    found += [*_article(graph, page), *_people(graph, page), *list_faults(graph, page), *question_faults(graph, page)]
    return list(dict.fromkeys(found))


def _orphans(graph: Graph, page: Shown) -> Iterator[str]:
    """Nodes with an id that nothing refers to: whoever reads the graph would not know what they are there for."""
    used = {
        value["@id"]
        for node in graph.nodes
        for name in node
        for value in values(node, name)
        if isinstance(value, dict) and "@id" in value and "@type" not in value
    }
    for identity, node in graph.by_id.items():
        is_page = is_a(node, "WebPage") and node.get("url") == page.url
        if identity not in used and not is_page:
            yield f"{label(node)}: nothing refers to it."


def _texts(node: Node, page: Shown) -> Iterator[str]:
    for name in node:
        ranges = vocabulary().ranges.get(name, frozenset[str]())
        if "Text" not in ranges or name in CODES:
            continue
        for value in values(node, name):
            if not isinstance(value, str) or ("URL" in ranges and value.startswith(("http:", "https:"))):
                continue
            seen = page.mentions(value) if name in SOMEWHERE else page.shows(value)
            if not seen:
                yield f'{label(node)}: {name} "{value}" is not on the page.'


def _identity(node: Node, page: Shown) -> Iterator[str]:
    """What a node says of the page itself: address, title, language, kind."""
    own = is_a(node, "Article") or (is_a(node, "WebPage") and "url" in node)
    title = node.get("headline") or node.get("name")
    if own and page.url and node.get("url") != page.url:
        yield f"{label(node)}: its url {node.get('url')} is not the page's, {page.url}."
    if own and page.heading and spaced(str(title)) != page.heading:
        yield f'{label(node)}: the page is headed "{page.heading}".'
    if (own or is_a(node, "FAQPage")) and page.lang and node.get("inLanguage", page.lang) != page.lang:
        yield f"{label(node)}: inLanguage is {node['inLanguage']}, and the page's language is {page.lang}."
    wanted = PAGE_TYPES.get(page.kind)
    if wanted and is_a(node, "WebPage") and "url" in node and node["@type"] not in wanted:
        yield f"{label(node)}: a page of the kind {page.kind} is a {' or '.join(sorted(wanted))}."
    if is_a(node, "WebSite") and not page.url.startswith(str(node.get("url"))):
        yield f"{label(node)}: the page {page.url} is not below {node.get('url')}."


def _addresses(node: Node, graph: Graph, page: Shown) -> Iterator[str]:
    """Addresses of people and sources are those that the page links to."""
    given = values(node, "sameAs")
    site = next((str(item.get("url")) for item in graph.of("WebSite")), page.url)
    source = any(node in values(item, "citation") for item in graph.nodes)
    if is_a(node, "Person") or source or (is_a(node, "Organization") and node.get("url") != site):
        given = [*given, *values(node, "url")]
    for url in given:
        if url != page.url and not page.links_to(str(url)):
            yield f"{label(node)}: the page has no link to {url}."
    for url in values(node, "thumbnailUrl"):
        if url != page.meta("og:image"):
            yield f"{label(node)}: thumbnailUrl {url} is not the page's picture for link previews."
    for name in ("mainEntityOfPage", "isPartOf"):
        if is_a(node, "Article") or (is_a(node, "FAQPage") and "url" not in node):
            for target in graph.targets(node, name):
                if target.get("url") != page.url:
                    yield f"{label(node)}: {name} leads to {label(target)}, which is not this page."


def _dates(node: Node, page: Shown) -> Iterator[str]:
    given = {name: str(node[name])[:10] for name in _DATE_WORDS if name in node}
    for name, day in given.items():
        beside = {shown.day for shown in page.days if _DATE_WORDS[name] in shown.words.split()[-3:]}
        if name == "dateModified" and not beside:
            beside = {given.get("datePublished", day)}
        if day not in (beside or {shown.day for shown in page.days}):
            yield f"{label(node)}: {name} {day} is not what the page says."
        told = page.meta(_OPEN_GRAPH.get(name, name))
        if told and told != node[name]:
            yield f"{label(node)}: {name} is {node[name]}, and the page's head says {told}."
    if given.get("dateModified", "9999") < given.get("datePublished", ""):
        yield f"{label(node)}: it was modified before it was published."


def _picture(node: Node, graph: Graph, page: Shown) -> Iterator[str]:
    """A picture is one that the page shows, in its size; logos are not shown on every page."""
    if not is_a(node, "ImageObject"):
        return
    address = str(node.get("contentUrl"))
    if node.get("url", address) != address:
        yield f"{label(node)}: url and contentUrl differ."
    if any(node in graph.targets(item, "logo") for item in graph.nodes):
        return
    size = page.pictures.get(address)
    if size is None and _is_crop(node, address, page):
        return
    if size is None:
        yield f"{label(node)}: the picture {address} is not on the page."
    elif (str(node.get("width")), str(node.get("height"))) != size:
        yield f"{label(node)}: the page shows it as {' by '.join(size)} pixels."
    ending = address.rpartition(".")[2].casefold().replace("jpg", "jpeg")
    if "encodingFormat" in node and str(node["encodingFormat"]).removesuffix("+xml") != f"image/{ending}":
        yield f"{label(node)}: encodingFormat {node['encodingFormat']} is not that of {address}."


def _is_crop(node: Node, address: str, page: Shown) -> bool:
    """Whether a picture is one that the page shows, cut to one of the shapes that Google asks for.

    Versions of a picture have one name and digest: `sleep.0123456789-1600.jpg`, `sleep.0123456789-4x3-50-50.jpg`.
    """
    crop = _CROP.fullmatch(address)
    if crop is None or not any(shown.startswith(crop[1]) for shown in page.pictures):
        return False
    width, height = node.get("width"), node.get("height")
    shape = (int(crop[2]), int(crop[3]))
    right = isinstance(width, int) and isinstance(height, int) and abs(width * shape[1] - height * shape[0]) <= shape[0]
    return right and shape in _SHAPES and node.get("encodingFormat") == "image/jpeg"


def _codes(node: Node) -> Iterator[str]:
    if not is_a(node, "MedicalCode"):
        return
    system, code = str(node.get("codingSystem")), str(node.get("codeValue"))
    form = _CODE_FORMS.get(system)
    if form is None:
        yield f"{label(node)}: {system} is no coding system that is known here."
    elif not form.fullmatch(code):
        yield f"{label(node)}: {code} is no code of {system}."


def _article(graph: Graph, page: Shown) -> Iterator[str]:
    """What an article says of its length, its publisher and its sources."""
    for node in graph.nodes:
        if not is_a(node, "Article"):
            continue
        minutes = re.fullmatch(r"PT([0-9]+)M", str(node.get("timeRequired", "")))
        if minutes:
            if not _tells_minutes(page, minutes[1]):
                yield f"{label(node)}: the page does not say that it takes {minutes[1]} minutes."
            words = node.get("wordCount")
            if isinstance(words, int) and max(1, round(words / WORDS_A_MINUTE)) != int(minutes[1]):
                yield f"{label(node)}: {words} words do not take {minutes[1]} minutes."
        publishers = {str(item.get("@id")) for item in graph.targets(node, "publisher")}
        of_site = {str(item.get("@id")) for site in graph.of("WebSite") for item in graph.targets(site, "publisher")}
        if of_site and publishers != of_site:
            yield f"{label(node)}: it has another publisher than the site."
        if any(not is_a(item, "Organization") for item in graph.targets(node, "publisher")):
            yield f"{label(node)}: its publisher is no organisation."
        sources = [bare(str(item.get("name"))) for item in graph.targets(node, "citation")]
        shown = page.words_of("#references .references__title")
        if shown and sources != [bare(words) for words in shown]:
            yield f"{label(node)}: citation is not the list of references on the page."


def _people(graph: Graph, page: Shown) -> Iterator[str]:
    """Authors stand in the byline as authors, and reviewers as reviewers, where its theme tells them apart."""
    if page.tree.css_first(".byline__group") is None:
        return
    groups = (
        ("author", "Article", ".byline__group:not(.byline__group--reviewers) .byline__people li"),
        ("reviewedBy", "MedicalWebPage", ".byline__group--reviewers .byline__people li"),
    )
    for name, kind, selector in groups:
        shown = [_with_comma(words) for words in page.words_of(f"{selector} > span:last-child") if words]
        for node in graph.nodes:
            if not is_a(node, kind):
                continue
            given = [item for item in graph.targets(node, name) if is_a(item, "Person")]
            told = [_with_comma(_as_in_byline(item)) for item in given]
            if told != list(dict.fromkeys(shown)):
                yield f"{label(node)}: {name} is {told}, and the byline says {shown}."


def _tells_minutes(page: Shown, minutes: str) -> bool:
    """Whether the page tells a reading time; other languages than English may say one and two in words alone."""
    if same_language(page.lang, "en"):
        return page.mentions(f"{minutes} minutes") or page.mentions(f"{minutes} minute")
    return minutes in {"1", "2"} or page.mentions(minutes)


def _with_comma(words: str) -> str:
    """The words with European commas, however their language writes them."""
    return re.sub(r"\s*[,،，]\s*", ", ", words)


def _as_in_byline(person: Node) -> str:
    more = person.get("honorificSuffix") or person.get("jobTitle")
    return spaced(f"{person.get('name')}, {more}" if more else str(person.get("name")))
