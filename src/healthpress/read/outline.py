"""What the rest of the site may need to know of a document, taken from its text.

In: rendered fragments. Out: the fields that all documents have, and the text without what those tell already. It
stands apart because it decides what is at hand for every article in every build, and what is fetched when needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from healthpress.model.document import Text
from healthpress.model.fragment import Fragment, ImageUse, LinkUse, PackedLinks
from healthpress.model.meta import ArticleMeta
from healthpress.text.diagnostic import Places
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.short_forms import ShortForm, short_forms
from healthpress.text.source import Source
from healthpress.text.summary import summary

_ABBR = re.compile(r'<abbr title="([^"]*)"[^>]*>([^<]*)</abbr>')


def without_lines(fragment: Fragment) -> Fragment:
    """A fragment whose places are without the text of their lines, which is read again if there is a fault."""
    if not fragment.links and not fragment.images:
        return fragment
    links = tuple(LinkUse(use.target, use.place.bare) for use in fragment.links)
    images = tuple(ImageUse(use.src, use.place.bare) for use in fragment.images)
    return replace(fragment, links=links, images=images)


def lean(fragment: Fragment, *, text: bool = False) -> Fragment:
    """A fragment without what the document itself tells from now on."""
    if text and not fragment.anchors:
        return fragment
    return Fragment(fragment.html, fragment.text if text else "", fragment.links, fragment.images, fragment.headings)


def common_fields(path: str, places: Places, url: str, *fragments: Fragment) -> dict[str, Any]:
    """The fields that all kinds of document have, of one whose text consists of `fragments`, the body first."""
    return {
        "path": path,
        "url": url,
        "summary": summary(fragments[0].text),
        "links": PackedLinks.of(path, (use for fragment in fragments for use in fragment.links)),
        "images": tuple(use for fragment in fragments for use in fragment.images),
        "anchors": "\n".join(sorted({"main"}.union(*(fragment.anchors for fragment in fragments)))),
        "shown": {"body": _digest(fragments[0])} if fragments[0].html else {},
        "places": places.packed(),
    }


def short_forms_of(source: Source, start: int, fragments: Iterable[Fragment]) -> tuple[ShortForm, ...]:
    """The short forms of fragments with their first places, in the text from `start` or else in the front matter.

    Those that Markdown itself explains (`*[MRI]: …`) are told there.
    """
    parts = list(fragments)
    marked = {unescape(form): unescape(title) for part in parts for title, form in _ABBR.findall(part.html)}
    found = short_forms("\n".join(part.text for part in parts))
    placed = []
    for item in found:
        place = source.place(_first_word(item.form, source.text, start), len(item.form)).bare
        more = (marked[item.form],) if item.form in marked else ()
        placed.append(replace(item, place=place, meanings=(*item.meanings, *more), told=item.told or bool(more)))
    return tuple(placed)


def _first_word(form: str, text: str, start: int) -> int:
    """Where a word stands first at or after `start`, else first of all; `start` where it is written in another way."""
    for begin in (start, 0):
        at = text.find(form, begin)
        while at >= 0:
            if not (text[at - 1 : at].isalnum() or text[at + len(form) : at + len(form) + 1].isalnum()):
                return at
            at = text.find(form, at + 1)
    return start


def _digest(fragment: Fragment) -> str:
    """The digest of what a page shows of a fragment, its links and pictures being looked at elsewhere."""
    return digest_of((fragment.html, fragment.headings))[:SHORT]


def anchors_of(text: Text, meta: ArticleMeta, *fragments: Fragment) -> str:
    """All ids on an article's page: those in its text, and those that the theme gives to parts of it."""
    shown: dict[str, object] = {
        "faq": text.faq,
        "references": text.references or text.cited,
        "key-points": text.key_points,
        "tags": meta.tags,
    }
    shown["what-changed"] = meta.history
    ids = {"main", *(name for name, content in shown.items() if content)}
    ids.update(item.id for item in text.faq)
    ids.update(f"ref-{item.id}" for item in text.references)
    ids.update(f"ref-{item.id}" for item in text.cited)
    return "\n".join(sorted(ids.union(*(fragment.anchors for fragment in fragments))))


def shown_of(body: Mapping[str, str], text: Text) -> dict[str, str]:
    """Digests of the parts of a text, by the field of the view that shows them."""
    shown = dict(body)
    if text.key_points:
        shown["key_points"] = digest_of([point.html for point in text.key_points])[:SHORT]
    if text.faq:
        shown["faq"] = digest_of([(item.id, item.question, item.answer.html) for item in text.faq])[:SHORT]
    if text.references or text.cited:
        shown["references"] = digest_of((text.references, text.cited))[:SHORT]
    return shown
