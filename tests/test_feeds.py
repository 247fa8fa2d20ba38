"""Atom and JSON Feed, read back with feedparser, lxml and json."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from healthpress.model.feed import Feed, FeedEntry
from healthpress.write.feeds import ATOM, atom, json_feed

MADRID = ZoneInfo("Europe/Madrid")
NEWER = FeedEntry(
    url="https://example.org/health/news/café/",
    title="Coffee & the heart: <5 cups?",
    published=dt.datetime(2026, 3, 1, tzinfo=MADRID),
    updated=dt.datetime(2026, 7, 2, tzinfo=MADRID),
    summary="What a large study found.",
    content_html='<p>Less than <a href="https://example.org/x/?a=1&amp;b=2">five</a>.</p>',
    authors=("Ada Examplar", "Ben Fictum"),
    tags=("coffee", "heart & vessels"),
    image="https://example.org/health/assets/cup.jpg",
    lang="en",
)
OLDER = FeedEntry(
    url="https://example.org/health/news/te/",
    id="tag:example.org,2026:te",
    title="Té verde",
    published=dt.datetime(2026, 2, 1, tzinfo=dt.UTC),
    updated=dt.datetime(2026, 2, 1, tzinfo=dt.UTC),
    lang="es",
)
FEED = Feed(
    title="Example Health",
    description="Plain words on health.",
    home_url="https://example.org/health/",
    atom_url="https://example.org/health/feed.xml",
    json_url="https://example.org/health/feed.json",
    author="Example Trust",
    lang="en",
    if_empty=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    icon="https://example.org/health/icon-512.png",
    entries=(OLDER, NEWER),
)
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tree(feed: Feed) -> etree._Element:
    """The Atom document as lxml, which takes nothing that is not well-formed, reads it."""
    return etree.fromstring(atom(feed).encode())


def parsed(feed: Feed) -> Any:
    """The Atom document as feedparser reads it."""
    found = feedparser.parse(atom(feed).encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def text(element: etree._Element, name: str) -> str | None:
    """The text of a child element."""
    found: str | None = element.findtext(f"{{{ATOM}}}{name}")
    return found


def test_a_feed_reader_sees_what_was_meant() -> None:
    """Title, address, summary, content, people and topics come back as they were."""
    found = parsed(FEED)
    assert found.version == "atom10"
    assert (found.feed.title, found.feed.link) == ("Example Health", "https://example.org/health/")
    entry = found.entries[1]
    assert entry.title == "Coffee & the heart: <5 cups?"
    assert entry.summary == "What a large study found."
    assert entry.content[0].value == NEWER.content_html
    assert [author.name for author in entry.authors] == ["Ada Examplar", "Ben Fictum"]
    assert [tag.term for tag in entry.tags] == ["coffee", "heart & vessels"]
    assert entry.media_thumbnail == [{"url": "https://example.org/health/assets/cup.jpg"}]


def test_the_feed_says_what_rfc_4287_demands() -> None:
    """Each of id, title and updated once; a link to itself; an author for entries that name none; languages."""
    root = tree(FEED)
    for element in (root, *root.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{ATOM}}}{name}")) == 1
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{{{ATOM}}}link")}
    assert links == {"self": FEED.atom_url, "alternate": FEED.home_url}
    assert root.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") == "Example Trust"
    assert root.get(XML_LANG) == "en"
    older, newer = root.findall(f"{{{ATOM}}}entry")
    assert (older.get(XML_LANG), newer.get(XML_LANG)) == ("es", None)


def test_dates_have_a_time_zone() -> None:
    """RFC 3339, with the offset that the day has."""
    newer = tree(FEED).findall(f"{{{ATOM}}}entry")[1]
    assert text(newer, "published") == "2026-03-01T00:00:00+01:00"
    assert text(newer, "updated") == "2026-07-02T00:00:00+02:00"


def test_the_feed_changed_when_its_newest_entry_did() -> None:
    """The clock of the build has no part in it."""
    assert text(tree(FEED), "updated") == "2026-07-02T00:00:00+02:00"
    assert text(tree(replace(FEED, entries=())), "updated") == "2020-01-01T00:00:00+00:00"


def test_addresses_are_encoded_and_identities_are_stable() -> None:
    """An entry without an id of its own has its address."""
    older, newer = tree(FEED).findall(f"{{{ATOM}}}entry")
    assert text(older, "id") == "tag:example.org,2026:te"
    assert text(newer, "id") == "https://example.org/health/news/caf%C3%A9/"
    assert json.loads(json_feed(FEED))["items"][1]["url"] == "https://example.org/health/news/caf%C3%A9/"


def test_parts_with_nothing_to_say_are_left_out() -> None:
    """No empty subtitle, icon, summary or content."""
    root = tree(replace(FEED, description="", icon="", entries=(OLDER,)))
    empty = [element.tag for element in root.iter() if not len(element) and not element.text and not element.attrib]
    assert empty == []
    assert root.find(f"{{{ATOM}}}subtitle") is None


@given(st.text(), st.text(), st.text())
def test_atom_is_well_formed_whatever_the_words_are(title: str, summary: str, content: str) -> None:
    """Also with characters that XML cannot hold."""
    entry = replace(NEWER, title=title, summary=summary, content_html=content, tags=(title,))
    etree.fromstring(atom(replace(FEED, title=title, entries=(entry,))).encode())


def test_json_feed_has_its_version_and_addresses() -> None:
    """JSON Feed 1.1."""
    feed = json.loads(json_feed(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (FEED.home_url, FEED.json_url)
    assert (feed["authors"], feed["language"]) == ([{"name": "Example Trust"}], "en")


def test_json_feed_items_always_have_content() -> None:
    """HTML where there is some, else the summary or the title as text."""
    older, newer = json.loads(json_feed(FEED))["items"]
    assert newer["content_html"] == NEWER.content_html
    assert "content_text" not in newer
    assert older["content_text"] == "Té verde"
    assert (older["id"], older["language"]) == ("tag:example.org,2026:te", "es")
    assert newer["date_modified"] == "2026-07-02T00:00:00+02:00"
    assert newer["authors"] == [{"name": "Ada Examplar"}, {"name": "Ben Fictum"}]


@pytest.mark.parametrize("written", [atom, json_feed])
def test_equal_feeds_have_equal_bytes(written: Any) -> None:
    """And another title gives others."""
    assert written(FEED) == written(replace(FEED, entries=tuple(map(replace, FEED.entries))))
    assert written(FEED) != written(replace(FEED, title="Other"))
