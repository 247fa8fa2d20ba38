"""News feeds: Atom (RFC 4287) and JSON Feed 1.1 from one value.

In: a Feed. Out: text, the same for the same feed whenever it is built, with all addresses percent-encoded.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from healthpress.model.address import encoded
from healthpress.model.feed import Feed, FeedEntry
from healthpress.text.languages import direction

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
JSON_FEED = "https://jsonfeed.org/version/1.1"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed) -> str:
    """The feed as an Atom document; its id is its own address."""
    root = ET.Element("feed", {"xmlns": ATOM, "xmlns:media": MEDIA, "xml:lang": feed.lang})
    _add(root, "id", encoded(feed.atom_url))
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", _moment(feed.updated))
    _link(root, "self", feed.atom_url, "application/atom+xml")
    _link(root, "alternate", feed.home_url, "text/html")
    _add(root, "icon", encoded(feed.icon))
    _add(ET.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(ET.SubElement(root, "entry"), entry, feed)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_entry(element: ET.Element, entry: FeedEntry, feed: Feed) -> None:
    if entry.lang and entry.lang != feed.lang:
        element.set("xml:lang", entry.lang)
    _add(element, "id", encoded(entry.id or entry.url))
    _add(element, "title", entry.title)
    _link(element, "alternate", entry.url, "text/html")
    _add(element, "published", _moment(entry.published))
    _add(element, "updated", _moment(entry.updated))
    for name in entry.authors:
        _add(ET.SubElement(element, "author"), "name", name)
    for tag in entry.tags:
        ET.SubElement(element, "category", {"term": _legal(tag)})
    _add(element, "summary", entry.summary)
    _add(element, "content", _content(entry, feed), {"type": "html"})
    if entry.image:
        ET.SubElement(element, "media:thumbnail", {"url": encoded(entry.image)})


def _content(entry: FeedEntry, feed: Feed) -> str:
    """The HTML of an entry. What runs from the right says so itself: few programs tell that by the feed's language."""
    lang = entry.lang or feed.lang
    if not entry.content_html or direction(lang) == "ltr":
        return entry.content_html
    return f'<div lang="{lang}" dir="rtl">{entry.content_html}</div>'


def _add(parent: ET.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    """An element with text, where there is text."""
    if text:
        ET.SubElement(parent, name, attributes or {}).text = _legal(text)


def _link(parent: ET.Element, relation: str, url: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": encoded(url)})


def _legal(text: str) -> str:
    """The text without characters that no XML document can hold."""
    return _NOT_XML.sub("", text)


def _moment(when: dt.datetime) -> str:
    return when.isoformat(timespec="seconds")


def json_feed(feed: Feed) -> str:
    """The feed as a JSON Feed."""
    document = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": encoded(feed.home_url),
        "feed_url": encoded(feed.json_url),
        "description": feed.description,
        "icon": encoded(feed.icon),
        "authors": [{"name": feed.author}],
        "language": feed.lang,
    }
    items = [_item(entry, feed) for entry in feed.entries]
    return json.dumps(_told(document) | {"items": items}, ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedEntry, feed: Feed) -> dict[str, Any]:
    """One entry; JSON Feed asks for content, which is the summary or the title where there is no more."""
    item = {
        "id": encoded(entry.id or entry.url),
        "url": encoded(entry.url),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": _content(entry, feed),
        "content_text": "" if entry.content_html else entry.summary or entry.title,
        "image": encoded(entry.image),
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
        "language": entry.lang or feed.lang,
    }
    return _told(item)


def _told(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}
