"""Lists and questions of a graph against those on the page: breadcrumbs, what a listing leads to, an article's FAQ.

In: a graph and what the page shows. Out: sentences about entries that are missing, changed or out of order.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.write.graph import Graph, Node, label, values
from healthpress.write.shown import Link, Shown, bare, squeezed
from healthpress.write.vocabulary import is_a


def list_faults(graph: Graph, page: Shown) -> Iterator[str]:
    """What is wrong with the lists of a graph."""
    for node in graph.nodes:
        if not is_a(node, "ItemList"):
            continue
        entries = graph.targets(node, "itemListElement")
        positions = [entry.get("position") for entry in entries]
        if positions != list(range(1, len(entries) + 1)):
            yield f"{label(node)}: its positions are {positions}."
        if node.get("numberOfItems", len(entries)) != len(entries):
            yield f"{label(node)}: it says that it has {node['numberOfItems']} items, and has {len(entries)}."
        if is_a(node, "BreadcrumbList"):
            yield from _breadcrumb(node, entries, page)
        else:
            yield from _listing(node, entries, page)


def _breadcrumb(node: Node, entries: list[Node], page: Shown) -> Iterator[str]:
    shown = page.words_of(".breadcrumb li")
    named = [str(entry.get("name")) for entry in entries]
    if shown and [bare(name) for name in named] != [bare(words) for words in shown]:
        yield f"{label(node)}: it reads {named}, and the page says {shown}."
    for number, entry in enumerate(entries, 1):
        target = str(entry.get("item"))
        if number == len(entries):
            if not page.url.startswith(target):
                yield f"{label(node)}: its last item {target} is not this page."
        elif Link(target, str(entry.get("name"))) not in page.links:
            yield f'{label(node)}: the page has no link "{entry.get("name")}" to {target}.'


def _listing(node: Node, entries: list[Node], page: Shown) -> Iterator[str]:
    """A listing names the cards of its page in their order, each once."""
    told = [Link(str(entry.get("url")), str(entry.get("name"))) for entry in entries]
    named = set(told)
    shown = list(dict.fromkeys(link for link in page.links if link in named))
    yield from (
        f'{label(node)}: the page has no link "{link.text}" to {link.url}.' for link in told if link not in shown
    )
    if sorted(shown) == sorted(told) and shown != told:
        yield f"{label(node)}: its items are in another order than on the page."
    cards = page.addresses_of("main .card__link")
    yield from (f"{label(node)}: it leaves out {url}." for url in sorted(cards - {link.url for link in told}))


def question_faults(graph: Graph, page: Shown) -> Iterator[str]:
    """What is wrong with questions and answers: each stands on the page as it is told, and none is left out."""
    asked = graph.of("Question")
    section = page.tree.css_first("#faq")
    text = squeezed(section.text()) if section else squeezed(page.everything)
    told = [str(question.get("url", "")).rpartition("#") for question in asked]
    shown = [node.attributes.get("id") or "" for node in section.css("[id^=faq-]")] if section else []
    missing = [name for name in shown if name not in [name for _, _, name in told]]
    yield from (f"The question #{name} of the page is not in the graph." for name in missing)
    if not missing and [name for _, _, name in told if name in shown] != shown:
        yield "The questions are in another order than on the page."
    at = 0
    for question, (base, _, name) in zip(asked, told, strict=True):
        if base and (base != page.url or page.tree.css_first(f'[id="{name}"]') is None):
            yield f"{label(question)}: there is nothing at {question.get('url')}."
        for answer in graph.targets(question, "acceptedAnswer"):
            whole = squeezed(f"{question.get('name')}{answer.get('text')}")
            found = text.find(whole, at)
            if found < 0:
                yield f"{label(question)}: the page does not answer it so."
            at = max(at, found)
    for node in graph.of("FAQPage"):
        if len(values(node, "mainEntity")) != len(asked):
            yield f"{label(node)}: not all questions are part of it."
