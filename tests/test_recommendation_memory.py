"""What recommendations remember changes nothing but the time they take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.shape import connections
from healthpress.shape.evaluate import measured, tags_only
from healthpress.shape.recommend import explain, recommend
from healthpress.shape.reconnecting import reconnect
from healthpress.shape.subjects import Subject, TermsOf, by_language, subjects_of
from healthpress.shape.tables import Table
from healthpress.text.terms import Terms
from tests.articles import terms_in
from tests.labelled import labelled_site

WORDS = ("skin", "heart", "sleep", "iron", "vitamin", "sugar", "knee", "pain", "scan", "blood", "bone", "salt")


class Site:
    """A site that is edited at random: subjects, their terms and the editors' choices."""

    def __init__(self, random: Random, subjects: list[Subject], terms_of: TermsOf) -> None:
        self.random = random
        self.subjects = {subject.url: subject for subject in subjects}
        self.terms = dict(terms_of([*self.subjects]))
        self.picked: dict[str, tuple[str, ...]] = {}
        self.words = sorted({word for terms in self.terms.values() for word in terms.body.split()}) or [*WORDS]
        self.asked: list[str] = []

    def terms_of(self, urls: Sequence[str]) -> dict[str, Terms]:
        """The terms of articles, noting that they were asked for."""
        self.asked += urls
        return {url: self.terms[url] for url in urls}

    def edit(self) -> None:
        """Add, remove or change one article, or what an editor chose for it."""
        random = self.random
        kinds = ("add", "remove", "text", "title", "tags", "date", "folder", "lang", "pick")
        kind = random.choice(kinds) if self.subjects else "add"
        url = f"/a/{random.randrange(10**6)}/" if kind == "add" else random.choice(sorted(self.subjects))
        subject = self.subjects.get(url, Subject(url, "en", "/a/", None, (), ""))
        if kind == "remove":
            del self.subjects[url], self.terms[url]
            self.picked.pop(url, None)
            return
        if kind == "pick":
            self.picked[url] = tuple(random.sample(sorted(self.subjects), min(2, len(self.subjects))))
        if kind in {"add", "tags"}:
            subject = replace(subject, tags=tuple(random.sample(WORDS, random.randrange(4))))
        if kind in {"add", "date"}:
            subject = replace(subject, date=dt.date(2026, 1, random.randrange(1, 5)))
        if kind == "folder":
            subject = replace(subject, folder=random.choice(("/a/", "/a/b/", "/c/")))
        if kind == "lang":
            subject = replace(subject, lang=random.choice(("en", "es")))
        if kind in {"add", "text", "title"}:
            body = random.sample(self.words, random.randrange(min(9, len(self.words))))
            title = " ".join(random.sample(WORDS, 2)) if kind != "text" else self.terms[url].title
            self.terms[url] = Terms(title, " ".join(body), bytes(random.randrange(1, 5) for _ in body))
            subject = replace(subject, terms_key=repr(self.terms[url]))
        self.subjects[url] = subject


@settings(deadline=None)
@given(st.integers(), st.integers(0, 60))
def test_with_a_memory_everything_is_as_without(seed: int, size: int) -> None:
    """After any edits, cards and what is remembered equal those that are worked out from nothing."""
    random = Random(seed)
    site = Site(random, [], lambda _: {})
    while len(site.subjects) < size:
        site.edit()
    remembered = recommend(site.subjects.values(), site.terms_of, site.picked).remembered
    for _ in range(6):
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            site.edit()
        quick = recommend(site.subjects.values(), site.terms_of, site.picked, remembered=remembered)
        assert quick == recommend(site.subjects.values(), site.terms_of, site.picked)
        remembered = quick.remembered


@pytest.fixture(scope="module")
def large() -> Site:
    """A site of 1,500 articles in which lists are longer than searches look."""
    articles, tags, _ = labelled_site(1500)
    return Site(Random(3), list(subjects_of(articles, tags)), terms_in(articles))


def test_on_a_large_site_too_and_only_what_changed_is_read(large: Site) -> None:
    """Single edits hardly ever connect everything again: no terms are asked for but those of the articles edited."""
    all_over = 0
    remembered = recommend(large.subjects.values(), large.terms_of, large.picked).remembered
    for _ in range(9):
        large.edit()
        large.asked.clear()
        quick = recommend(large.subjects.values(), large.terms_of, large.picked, remembered=remembered)
        all_over += len(large.asked) > 1
        assert quick == recommend(large.subjects.values(), large.terms_of, large.picked)
        remembered = quick.remembered
    assert all_over <= 2


def test_what_did_not_change_is_not_asked_for(large: Site) -> None:
    """The same site needs no terms, and reasons need those of one article."""
    subjects = large.subjects.values()
    first = recommend(subjects, large.terms_of, {})
    large.asked.clear()
    assert recommend(subjects, large.terms_of, {}, remembered=first.remembered) == first
    assert large.asked == []
    url = min(large.subjects)
    reasons = explain(url, subjects, large.terms_of, {}, remembered=first.remembered)
    assert large.asked == [url]
    assert reasons == explain(url, subjects, large.terms_of, {})


def test_where_much_changed_all_is_connected_anew(large: Site) -> None:
    """More changes than an eighth of the articles are no work for small steps."""
    members = by_language(large.subjects.values())["en"]
    remembered = recommend(members.values(), large.terms_of, {}).remembered
    half = dict([*members.items()][::2])
    assert reconnect(connections.unpack(remembered)["en"], half, large.terms_of) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"recommendations 0 little 0000"])
def test_a_damaged_memory_is_no_memory(damage: bytes) -> None:
    """Nor is one with a byte changed, or cut short."""
    articles, tags, _ = labelled_site(30)
    subjects = subjects_of(articles, tags)
    good = recommend(subjects, terms_in(articles), {})
    changed = bytearray(good.remembered)
    changed[len(changed) // 2] ^= 1
    for memory in (damage, bytes(changed), good.remembered[:-3]):
        assert connections.unpack(memory) == {}
        assert recommend(subjects, terms_in(articles), {}, remembered=memory) == good


def test_one_edit_is_far_quicker_than_all(large: Site) -> None:
    """Less than half the time, even on a site small enough for a test."""
    subjects = large.subjects.values()
    began = process_time()
    remembered = recommend(subjects, large.terms_of, {}).remembered
    whole = process_time() - began
    large.edit()
    began = process_time()
    recommend(large.subjects.values(), large.terms_of, {}, remembered=remembered)
    assert process_time() - began < whole / 2


def test_quality_on_known_topics_stays_above_its_floor() -> None:
    """Without seeing what belongs together, most cards find it; everything is led to; tags alone find less."""
    articles, tags, related = labelled_site(1200)
    subjects, terms_of = subjects_of(articles, tags), terms_in(articles)
    cards = recommend(subjects, terms_of, {})
    longer = recommend(subjects, terms_of, {}, count=10, remembered=cards.remembered)
    ours = measured(cards.cards, longer.cards, related).figures
    by_tags = tags_only(subjects)
    baseline = measured(by_tags, by_tags, related).figures
    assert ours["coverage"] == 1.0
    assert ours["hit@3"] > max(0.6, baseline["hit@3"])
    assert ours["nDCG@10"] > max(0.45, baseline["nDCG@10"])
    assert ours["reciprocity"] > 0.6


def test_tables_give_back_what_was_changed() -> None:
    """Rows replaced, added and removed, read and packed again."""
    table = Table.of({2: b"bbbb", 5: b"", 9: b"cccc"}).changed({1: b"aaaa", 9: b"dddddddd"}, [2])
    packed = b"".join(table.pieces())
    again, end = Table.read(b"...." + packed, 4, len(table))
    assert end == len(packed) + 4
    assert [*again.items()] == [*table.items()] == [(1, b"aaaa"), (5, b""), (9, b"dddddddd")]
    later = again.changed({3: b"aaaa"}, [5, 7])
    assert [*later.items()] == [(1, b"aaaa"), (3, b"aaaa"), (9, b"dddddddd")]
    assert later.holders({int.from_bytes(b"aaaa", "little")}) == {1, 3}
    assert later.get(5) == later.get(8) == b""
    assert b"".join(later.pieces()) == b"".join(Table.of(dict(later.items())).pieces())
