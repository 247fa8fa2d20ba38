"""The rules of care cards, warnings and lists of don'ts, judged on what they have become.

In: the tree of a text, whose components still carry the marks of their first lines. Out: findings only. The rules are
those of the NHS digital service manual, but for the order of cards.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthpress.read import marks
from healthpress.read.care_words import CareRules, rules_for
from healthpress.read.html_tree import Node, Tree, ancestors, children, classes, words
from healthpress.read.links import scheme
from healthpress.read.locate import Locator
from healthpress.read.notes import is_note
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

MOST_WARNINGS = 2
"""Warnings on a page (NHS digital service manual, warning callout)."""

_EMERGENCY = "care-card--emergency"
_BOXES = ".care-card,.callout--warning,.do-list,.dont-list"
_COMPONENTS = frozenset({"care-card", "callout", "do-list", "dont-list", "reveal"})
_HEADED = _COMPONENTS - {"reveal"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEM = r"^[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(\S[^\n]*)"


def judge(tree: Tree, locator: Locator, lang: str) -> list[Diagnostic]:
    """Every finding about the cards, warnings and lists of a text in a language."""
    boxes = [node for node in tree.select(_BOXES) if _is_ours(node)]
    if not boxes:
        return []
    known = rules_for(lang)
    found: list[Diagnostic] = []
    for box in boxes:
        kind = classes(box)
        found.extend(_box(box, locator))
        if "care-card" in kind:
            found.extend(_card(box, locator, known))
        if _EMERGENCY in kind:
            found.extend(_links(box, locator))
        if "dont-list" in kind and known:
            found.extend(_donts(box, locator, known))
    return [*found, *_order(boxes, locator), *_warnings(tree, boxes, locator)]


def _is_ours(node: Node) -> bool:
    """Whether a box is a component, not an editor's own HTML with its class."""
    first = next(iter(children(node)), None)
    return first is not None and first.is_text_node and (first.text_content or "").startswith(marks.PLACE)


def _box(box: Node, locator: Locator) -> Iterator[Diagnostic]:
    """What no box may be: empty, or hidden."""
    says = "".join(words(node) if node.is_element_node else node.text_content or "" for node in _content(box))
    place = locator.marked(box.html or "")
    if not marks.without(says).strip() and not box.css("img"):
        yield rules.CARD_EMPTY.at(place, f"Nothing stands in this {_what(box)}.")
    if classes(box) & {"care-card", "callout--warning"} and any(outer.tag == "details" for outer in ancestors(box)):
        yield rules.IN_DETAILS.at(place, f"This {_what(box)} is shown to nobody who does not open the part around it.")


def _content(box: Node) -> list[Node]:
    """What stands in a box below its heading."""
    inner = [node for node in children(box) if not (node.is_text_node and marks.PLACE in (node.text_content or ""))]
    body = next((node for node in inner if node.is_element_node and _has(node, "__body")), None)
    if body is not None:
        return children(body)
    return [node for node in inner if not (node.is_element_node and _has(node, "__title"))]


def _has(node: Node, ending: str) -> bool:
    return any(name.endswith(ending) for name in classes(node))


def _what(box: Node) -> str:
    kind = classes(box)
    return "care card" if "care-card" in kind else "warning" if "callout" in kind else "list"


def _card(card: Node, locator: Locator, known: CareRules | None) -> Iterator[Diagnostic]:
    """A heading that ends in "if:", a list right below it, and a heading again after the card."""
    heading = next(node for node in children(card) if node.is_element_node)
    place = locator.marked(card.html or "")
    title = words(heading)
    leads = known is not None and title.casefold().endswith(known.condition)
    if known is not None and not leads:
        yield rules.CARD_HEADING.at(place, f'The heading of this card is "{title}".')
    first = next((node for node in _content(card) if node.is_element_node), None)
    if leads and first is not None and first.tag not in {"ul", "ol"}:
        yield rules.CARD_WITHOUT_LIST.at(place, f'"{title}" is not followed by a list.')
    after = _after(card)
    if after is not None and not _begins_anew(after, heading):
        message = "What comes after this card reads as if it belonged to it."
        yield rules.TEXT_AFTER_CARD.at(place, message)


def _after(node: Node) -> Node | None:
    """What is read after the end of a node, or None where nothing is."""
    current: Node | None = node
    while current is not None:
        following = current.next
        while following is not None:
            if following.is_element_node and following.tag != "hr":
                return following
            if following.is_text_node and marks.without(following.text_content or "").strip():
                return following
            following = following.next
        current = current.parent
    return None


def _begins_anew(node: Node, heading: Node) -> bool:
    """Whether a node is a heading no lower than that of the card before it, has one of its own, or holds notes."""
    tag = node.tag or ""
    if tag in _HEADINGS:
        return tag <= (heading.tag or "")
    return bool(classes(node) & (_HEADED | {"footnotes"})) if node.is_element_node else False


def _links(card: Node, locator: Locator) -> Iterator[Diagnostic]:
    for link in card.css("a[href]"):
        target = link.attrs.get("href") or ""
        if scheme(marks.without(target)) != "tel" and not is_note(link):
            message = f'The link leads to "{marks.without(target)}".'
            yield rules.LINK_IN_EMERGENCY.at(locator.marked(target), message)


def _donts(box: Node, locator: Locator, known: CareRules) -> Iterator[Diagnostic]:
    for group in _content(box):
        if not group.is_element_node or group.tag not in {"ul", "ol"}:
            continue
        for item in (node for node in children(group) if node.is_element_node):
            place = locator.following(box.html or "", _ITEM)
            if not words(item).casefold().startswith(known.prohibition):
                yield rules.DO_NOT.at(place, f'This line does not begin with "{known.prohibition}".')
            for nested in item.css("li"):
                if nested.mem_id != item.mem_id:
                    locator.following(box.html or "", _ITEM)


def _order(boxes: list[Node], locator: Locator) -> Iterator[Diagnostic]:
    cards = [box for box in boxes if "care-card" in classes(box)]
    lesser = next((number for number, card in enumerate(cards) if _EMERGENCY not in classes(card)), len(cards))
    for card in cards[lesser:]:
        if _EMERGENCY in classes(card):
            yield rules.CARD_ORDER.at(locator.marked(card.html or ""), "A less urgent card stands before this one.")


def _warnings(tree: Tree, boxes: list[Node], locator: Locator) -> Iterator[Diagnostic]:
    """More than two warnings, and two with no text between them."""
    ours = {box.mem_id for box in boxes if "callout--warning" in classes(box)}
    count, apart = 0, True
    for node in tree.select("p,li,.callout--warning") if len(ours) > 1 else ():
        if node.mem_id not in ours:
            apart = apart or not any(classes(outer) & _COMPONENTS for outer in ancestors(node))
            continue
        count += 1
        place = locator.marked(node.html or "")
        if count > MOST_WARNINGS:
            yield rules.TOO_MANY_WARNINGS.at(place, f"This is warning number {count} on the page.")
        if not apart:
            yield rules.WARNINGS_TOGETHER.at(place, "This warning follows another one at once.")
        apart = False
