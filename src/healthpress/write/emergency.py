"""The emergency cards of an article once more, for the first page of paper.

In: an article's view. Out: its emergency cards as they may stand a second time on the same page: without ids,
under a heading of the second level. A card is ours (read/components.py), so it is found by its markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from healthpress.model.view import ArticleView

_OPENING = '<div class="care-card care-card--emergency">'
_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^>"]|"[^"]*")*)>')
_ID = re.compile(r' id="[^"]*"')
_TITLE = re.compile(r'<h[1-6] class="care-card__title">(.*?)</h[1-6]>', re.DOTALL)


def emergency_cards(view: ArticleView) -> list[Markup]:
    """Each emergency card of an article's body and answers, in order."""
    return [card for text in (view.body, *(item.answer_html for item in view.faq)) for card in _cards(text)]


def _cards(text: str) -> Iterator[Markup]:
    start = text.find(_OPENING)
    while start >= 0:
        end = _end(text, start)
        yield _copy(text[start:end])
        start = text.find(_OPENING, end)


def _end(text: str, start: int) -> int:
    """Where the element that begins at `start` ends."""
    depth = 0
    for tag in _TAG.finditer(text, start):
        if tag["name"] == "div":
            depth += -1 if tag["end"] else 1
        if not depth:
            return tag.end()
    return len(text)


def _copy(card: str) -> Markup:
    bare = _TAG.sub(lambda tag: f"<{tag['end']}{tag['name']}{_ID.sub('', tag['rest'])}>", card)
    return Markup(_TITLE.sub(r'<h2 class="care-card__title">\1</h2>', bare, count=1))  # noqa: S704 (sanitised before)
