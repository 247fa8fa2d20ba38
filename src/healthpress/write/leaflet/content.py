"""A leaflet as its program reads it: one mapping of plain values, ready for JSON.

In: a leaflet. Out: the mapping. All words of the article are data in it and none is code, so no text can do anything in
the program.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from healthpress.model.leaflet import Leaflet
from healthpress.model.source_view import ReferenceView
from healthpress.text.languages import direction
from healthpress.text.wording import N_, Words
from healthpress.write.filters import long_date
from healthpress.write.leaflet.blocks import Block, Blocks, notes_of, parsed
from healthpress.write.leaflet.inline import Context, Line, Node, language_of, line_direction

WORDS = {
    "reviewers": N_("Medically reviewed by"),
    "published": N_("Published"),
    "updated": N_("Updated"),
    "reviewed": N_("Medically reviewed"),
    "review_by": N_("Next review due"),
    "key_points": N_("Key points"),
    "faq": N_("Frequently asked questions"),
    "references": N_("References"),
    "code": N_("QR code of this page"),
    "preview": N_("Preview: not reviewed"),
}
"""The words of a leaflet that the program says, by the name it has for them."""


def content_of(leaflet: Leaflet, words: Words) -> dict[str, Any]:
    """All that the program shows, with the interface in `words`."""
    said = {name: words.gettext(message) for name, message in WORDS.items()}
    said["by"] = words.pgettext("before the authors", "By")
    sources = frozenset(f"ref-{item.reference.id}" for item in leaflet.references)
    context = Context(home=leaflet.site_url, sources=sources)
    body = parsed(leaflet.body)
    context.notes = notes_of(body, context)
    emergency = _emergency(leaflet, sources)
    key_points = [_line(point, context) for point in leaflet.key_points]
    blocks = Blocks(context).of(body)
    answers = [{"question": question, "k": Blocks(context, 3).of(parsed(answer))} for question, answer in leaflet.faq]
    return {
        "words": said,
        "paper": leaflet.paper,
        **language_of(leaflet.lang),
        "dir": direction(leaflet.lang),
        "site": leaflet.site_name,
        "title": leaflet.title,
        "description": leaflet.description,
        "url": leaflet.url,
        "people": {"by": leaflet.authors, "reviewers": leaflet.reviewers},
        "dates": _dates(leaflet, words),
        "day": _day(leaflet.day),
        "standing": _standing(leaflet, words),
        "watermark": said["preview"] if leaflet.preview else "",
        "code": "code.svg" if leaflet.code else "",
        "emergency": emergency,
        "hero": _hero(leaflet),
        "helplines": [
            {"title": item.title, "text": item.text, "phone": item.phone, "dial": item.dial, "url": item.url}
            for item in leaflet.helplines
        ],
        "key_points": key_points,
        "body": blocks,
        "faq": answers,
        "references": [_source(item, words) for item in leaflet.references],
        "disclaimer": {"dir": line_direction(leaflet.disclaimer), "text": leaflet.disclaimer},
        "notice": {"dir": line_direction(leaflet.notice), "text": leaflet.notice},
    }


def _line(html: str, context: Context) -> list[Node]:
    """The words of one line of HTML."""
    line = Line(context)
    line.add(parsed(html))
    return line.end()


def _emergency(leaflet: Leaflet, sources: frozenset[str]) -> list[Block]:
    """The emergency cards of body and answers, for the first sheet; footnotes stay where the text is."""
    found = []
    for html in (leaflet.body, *(answer for _, answer in leaflet.faq)):
        for card in parsed(html).css(".care-card--emergency"):
            found += Blocks(Context(home=leaflet.site_url, sources=sources), 1).of(parsed(card.html or ""))
    return found


def _dates(leaflet: Leaflet, words: Words) -> list[tuple[str, str]]:
    updated = leaflet.updated if leaflet.updated != leaflet.published else None
    days = {
        "published": leaflet.published,
        "updated": updated,
        "reviewed": leaflet.reviewed,
        "review_by": leaflet.review_by,
    }
    return [(name, long_date(day, words.lang)) for name, day in days.items() if day]


def _day(day: dt.date | None) -> list[int]:
    return [day.year, day.month, day.day] if day else []


def _standing(leaflet: Leaflet, words: Words) -> str:
    """What readers must know first, "" for nothing."""
    if leaflet.preview:
        return words.gettext("Preview: not published")
    if leaflet.expired is None:
        return ""
    return words.gettext("This article expired on %(date)s.", date=long_date(leaflet.expired, words.lang))


def _hero(leaflet: Leaflet) -> list[Block]:
    hero = leaflet.hero
    if hero is None:
        return []
    caption: list[Node] = [hero.caption] if hero.caption else []
    if hero.credit:
        caption += [" "] * bool(caption) + [{"t": "em", "k": [hero.credit]}]
    return [{"t": "picture", "name": hero.name, "alt": hero.alt, "caption": caption}]


def _source(item: ReferenceView, words: Words) -> dict[str, Any]:
    """A source as the page on the web has it, with its address written out where no other number leads there."""
    source = item.reference
    title: list[Node] = [item.title]
    line: list[Node] = [f"{item.authors} "] if item.authors else []
    shown = "doi.org" not in item.url
    line += [{"t": "link", "to": item.url, "show": shown, "k": title}] if item.url.startswith("http") else title
    if source.source:
        italic: Node = {"t": "em", "k": [source.source]}
        line += [" ", italic if source.doi or source.volume or source.pmid else source.source]
        line += [] if source.source.endswith(".") else ["."]
    if source.publisher:
        line.append(f" {source.publisher}{';' if item.issue else '.'}")
    if item.issue:
        line.append(f" {item.issue}")
    if source.accessed:
        day = long_date(source.accessed, words.lang)
        line.append(" " + words.gettext("Accessed %(date)s.", date=day))
    for label, value in _identifiers(item):
        line.append(f" {label}{value}")
    return {
        "n": item.number,
        "id": f"ref-{source.id}",
        "dir": line_direction(item.authors or item.title),
        "k": [node for node in line if node],
    }


def _identifiers(item: ReferenceView) -> list[tuple[str, str]]:
    source = item.reference
    named = [
        ("doi:", source.doi),
        ("PMID ", source.pmid),
        ("", source.pmcid),
        ("ClinicalTrials.gov ", source.nct),
        ("ISBN ", source.isbn),
    ]
    return [(label, re.sub(r"\s+", " ", str(value))) for label, value in named if value]
