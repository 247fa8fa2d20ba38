"""Recommended articles: what always holds, and whether readers would agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthpress.model.document import Article
from healthpress.model.recommendation import Recommendation
from healthpress.shape.orphans import adopt
from healthpress.text.terms import KEPT_TERMS, Terms, singular, term_counts, terms_of
from tests.articles import article, explained, recommended

Picks = Mapping[str, tuple[str, ...]]


def targets(cards: Sequence[Recommendation]) -> list[str]:
    """Where the cards lead."""
    return [card.url for card in cards]


WORDS = st.lists(
    st.sampled_from(("skin", "heart", "sleep", "iron", "vitamin", "sugar", "knee", "pain", "scan")), max_size=6
)


@st.composite
def sites(draw: st.DrawFn) -> tuple[list[Article], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Articles in two folders and two languages, with tags and some hand-picked articles."""
    number = draw(st.integers(0, 14))
    articles = [
        article(
            f"/{draw(st.sampled_from('ab'))}/{index}/",
            " ".join(draw(WORDS)),
            " ".join(draw(WORDS)),
            date=draw(st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 3))),
            lang=draw(st.sampled_from(["", "en-GB", "es"])),
        )
        for index in range(number)
    ]
    tags = {each.url: tuple(dict.fromkeys(draw(WORDS))) for each in articles}
    urls = [each.url for each in articles]
    picked = {url: tuple(draw(st.lists(st.sampled_from(urls), max_size=4, unique=True))) for url in urls}
    return articles, tags, picked


def language(each: Article) -> str:
    """The primary language of an article of a site in English."""
    return (each.meta.lang or "en")[:2]


@given(sites())
def test_cards_lead_to_other_articles_each_once(site: tuple[list[Article], Picks, Picks]) -> None:
    """Never to the article itself; three wherever the language has three others."""
    articles, tags, picked = site
    for url, cards in recommended(articles, tags, picked).items():
        assert url not in cards
        assert len(set(cards)) == len(cards) <= 3
    for url, cards in recommended(articles, tags, {}).items():
        own = next(each for each in articles if each.url == url)
        others = [each for each in articles if language(each) == language(own) and each is not own]
        assert len(cards) == min(3, len(others))
        assert set(cards) <= {each.url for each in others}


@given(sites())
def test_hand_picked_articles_come_first_in_their_order(site: tuple[list[Article], Picks, Picks]) -> None:
    """The rest follow by score, none of them marked as picked."""
    articles, tags, picked = site
    for url, row in recommended(articles, tags, picked).items():
        cards = explained(url, articles, tags, picked)
        assert targets(cards) == list(row)
        wanted = [target for target in picked[url] if target != url][:3]
        assert targets(cards)[: len(wanted)] == wanted
        assert [card.picked for card in cards] == [True] * len(wanted) + [False] * (len(cards) - len(wanted))
        scores = [card.score for card in cards if not card.picked]
        assert scores == sorted(scores, reverse=True)


@given(sites(), st.randoms())
def test_the_order_of_the_input_changes_nothing(site: tuple[list[Article], Picks, Picks], random: Random) -> None:
    """A pure function of the content."""
    articles, tags, picked = site
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert recommended(shuffled, dict(reversed(list(tags.items()))), picked) == recommended(articles, tags, picked)


@given(sites())
def test_no_article_is_an_orphan(site: tuple[list[Article], Picks, Picks]) -> None:
    """Something leads to every article whose language has another one."""
    articles, tags, _ = site
    led_to = {url for row in recommended(articles, tags, {}).values() for url in row}
    for each in articles:
        if any(language(other) == language(each) for other in articles if other is not each):
            assert each.url in led_to


@given(st.data())
def test_orphans_find_a_place_beside_hand_picked_cards_whenever_there_is_one(data: st.DataObject) -> None:
    """With one article that editors put everywhere, the free cards still cover the others where they suffice."""
    number = data.draw(st.integers(2, 9))
    urls = [f"/a/{index}/" for index in range(number)]
    picked = {
        url: tuple(data.draw(st.permutations([u for u in urls if u != url])))[: data.draw(st.integers(0, 3))]
        for url in urls
    }
    cards = recommended([article(url, "same words") for url in urls], {}, picked)
    shown = {target for row in cards.values() for target in row}
    chosen = {target for row in picked.values() for target in row}
    free = {url: min(3, number - 1) - len(picked[url]) for url in urls}
    missing = [url for url in urls if url not in chosen]
    possible = len(missing) <= sum(free.values()) and all(sum(free.values()) > free[url] for url in missing)
    assert not possible or set(urls) == shown


def test_rows_exchange_cards_where_only_the_orphans_own_row_has_one_to_spare() -> None:
    """An editor leads to 0, so that 2's own card to it is the only one that nobody would miss."""
    assert adopt({0: [1], 1: [], 2: [0]}, lambda _: [], {0}) == {0: [2], 2: [1]}


def test_an_orphan_goes_where_it_is_nearest() -> None:
    """Of two rows that could take it, the first in its own order of nearness does, for its last card to spare."""
    rows = {0: [1, 2], 1: [0, 2], 2: [0, 1], 3: [0, 1]}
    assert adopt(rows, lambda number: [(9, 1), (8, 0)] if number == 3 else [], ()) == {1: [0, 3]}


def test_a_row_takes_the_orphan_that_is_nearest_to_it() -> None:
    """The other one goes to its second choice, whichever of them comes first."""
    rows = {0: [1], 1: [0], 2: [1], 3: [1], 4: [2]}
    near = {3: [(5, 2), (4, 0)], 4: [(7, 2), (1, 3)]}
    assert adopt(rows, lambda number: near.get(number, []), {1}) == {2: [4], 0: [3]}


def test_ties_go_to_the_newer_then_by_address() -> None:
    """Articles that say the same differ by their dates and addresses only."""
    day = dt.date(2026, 1, 1)
    articles = [
        article("/a/x/", "iron"),
        *(article(f"/a/{name}/", "iron", date=date) for name, date in (("c", day), ("b", day), ("d", None))),
        article("/a/e/", "iron", date=day + dt.timedelta(1)),
        article("/a/f/", "bones"),
    ]
    assert recommended(articles, {}, {}, count=5)["/a/x/"][:4] == ("/a/e/", "/a/b/", "/a/c/", "/a/d/")


def test_scores_are_the_sums_of_their_reasons() -> None:
    """Title, body, tag and category each say what they add."""
    articles = [
        article("/a/b/one/", "Iron in food", "spinach lentils spinach", answer="Anaemia is common."),
        article("/a/b/two/", "Iron tablets", "lentils spinach and anaemia"),
        article("/c/three/", "Sleep apnoea", "snoring at night"),
    ]
    tags = {"/a/b/one/": ("nutrition",), "/a/b/two/": ("nutrition",), "/c/three/": ()}
    first = explained("/a/b/one/", articles, tags, {})[0]
    assert first.url == "/a/b/two/"
    assert {(reason.kind, reason.term) for reason in first.reasons} == {
        ("title", "iron"),
        ("body", "spinach"),
        ("body", "lentil"),
        ("body", "anaemia"),
        ("tag", "nutrition"),
        ("category", "/a/b/"),
    }
    assert first.score == pytest.approx(sum(reason.weight for reason in first.reasons))
    assert 0 < first.score <= 1
    assert explained("/nowhere/", articles, tags, {}) == ()


def test_picks_that_are_no_articles_or_the_article_itself_are_passed_over() -> None:
    """The reader has reported them; here they only must not show."""
    articles = [article("/a/x/"), article("/a/y/")]
    cards = explained("/a/x/", articles, {}, {"/a/x/": ("/a/x/", "/gone/", "/a/y/", "/a/y/")})
    assert [(card.url, card.picked) for card in cards] == [("/a/y/", True)]


def test_an_editor_may_lead_to_another_language() -> None:
    """Scores never do."""
    articles = [article("/a/x/", "iron"), article("/a/y/", "iron", lang="es"), article("/a/z/", "iron")]
    cards = explained("/a/x/", articles, {}, {"/a/x/": ("/a/y/",)})
    assert targets(cards) == ["/a/y/", "/a/z/"]
    assert cards[0].reasons == ()


LABELLED = {
    "migraine": (
        "Migraine: triggers and treatment",
        "A migraine is a throbbing headache with nausea, aura and dislike of light. Triptans help.",
    ),
    "tension": (
        "Tension headache",
        "A tension headache feels like a band around the head. Stress, poor sleep and a stiff neck bring it on.",
    ),
    "cluster": (
        "Cluster headache explained",
        "Cluster headaches are short, terrible attacks around one eye, treated with oxygen or triptans.",
    ),
    "knee": (
        "Knee osteoarthritis and exercise",
        "Cartilage in the knee wears thin. Strong thigh muscles and walking ease joint pain and stiffness.",
    ),
    "hip": (
        "Hip impingement",
        "The hip joint pinches when bent. A physiotherapist strengthens the muscles; cartilage can tear.",
    ),
    "runner": (
        "Runner's knee",
        "Pain around the kneecap after running. Strengthening thigh and hip muscles helps the joint.",
    ),
    "iron": (
        "Iron deficiency anaemia",
        "Tiredness and pale skin come with low ferritin. Tablets, red meat and lentils restore iron.",
    ),
    "b12": (
        "Vitamin B12 deficiency",
        "Lack of B12 causes anaemia and tingling. Vegans need supplements; injections treat poor absorption.",
    ),
    "folate": (
        "Folate before pregnancy",
        "Folic acid is a vitamin. Supplements prevent neural tube defects and one kind of anaemia.",
    ),
    "insomnia": (
        "Insomnia: what helps",
        "Lying awake at night. A regular bedtime, less caffeine and sleep restriction improve sleep.",
    ),
    "apnoea": (
        "Sleep apnoea",
        "Breathing stops at night, with snoring and daytime sleepiness. A sleep study finds it; a mask treats it.",
    ),
    "shift": (
        "Sleeping after night shifts",
        "Shift workers sleep by day. Dark rooms, naps and less caffeine help against sleepiness.",
    ),
}
TOPICS = [
    ("migraine", "tension", "cluster"),
    ("knee", "hip", "runner"),
    ("iron", "b12", "folate"),
    ("insomnia", "apnoea", "shift"),
]


def test_readers_would_mostly_agree() -> None:
    """Of the two others on an article's topic, at least five of six are among its cards, without any tags."""
    articles = [article(f"/all/{slug}/", title, body) for slug, (title, body) in LABELLED.items()]
    cards = recommended(articles, {}, {})
    pairs = [(one, other) for topic in TOPICS for one in topic for other in topic if one != other]
    hits = [f"/all/{other}/" in cards[f"/all/{one}/"] for one, other in pairs]
    assert sum(hits) >= len(hits) * 5 / 6


def test_many_articles_on_few_words_are_found_through_a_pruned_index() -> None:
    """Terms that nearly all articles share do not hide the one that only two share."""
    articles = [article(f"/a/{number}/", body=f"health care advice topic{number // 2}") for number in range(1200)]
    cards = recommended(articles, {}, {})
    assert all(cards[f"/a/{number}/"][0] == f"/a/{number ^ 1}/" for number in range(1200))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The heart's rhythms, and COVID-19 in 2026", "en", ["heart", "rhythm", "covid"]),
        ("Los síntomas de la diabetes", "es", ["síntomas", "diabetes"]),
        ("السُّكَّري والقلب، والضغط؟", "ar", ["السكري", "والقلب", "والضغط"]),
        ("糖尿病とは。", "ja", ["糖尿", "尿病", "病と", "とは"]),
        ("ＭＲＩ検査", "ja", ["mri", "検査"]),
        ("मधुमेह के लक्षण।", "hi", ["मधुमेह", "के", "लक्षण"]),
        ("Диабет: симптомы", "ru", ["диабет", "симптомы"]),
    ],
)
def test_terms_are_found_in_any_script(text: str, lang: str, expected: list[str]) -> None:
    """Words where spaces divide them, pairs of characters where none do; marks and punctuation are no part of them."""
    assert list(term_counts(text, lang)) == expected


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("studies", "study"),
        ("rashes", "rash"),
        ("headaches", "headache"),
        ("diseases", "disease"),
        ("diabetes", "diabetes"),
        ("sclerosis", "sclerosis"),
        ("virus", "virus"),
        ("illness", "illness"),
        ("gas", "gas"),
    ],
)
def test_english_plurals_become_singular(plural: str, expected: str) -> None:
    """By their endings, with the words of medicine that only look like plurals left alone."""
    assert singular(plural) == expected


def test_terms_are_counted_over_their_forms() -> None:
    """Singular and plural are one term."""
    assert term_counts("Tablet, tablets and TABLETS", "en") == {"tablet": 3}


def test_the_terms_that_stand_in_a_text_most_often_are_kept() -> None:
    """Strongest first, of equals the first; and a count fits into a byte."""
    often = " ".join(["ferritin"] * 300)
    words = " ".join(f"word{number}x" for number in range(2 * KEPT_TERMS))
    terms = terms_of("A guide to iron", (words, often), "en-GB")
    assert terms.title == "iron"
    assert terms.body.split()[:2] == ["ferritin", "word0x"]
    assert len(terms.body.split()) == len(terms.counts) == KEPT_TERMS
    assert list(terms.counts[:2]) == [255, 1]
    assert terms_of("", (), "en") == Terms()


def invented_site(number: int) -> tuple[list[Article], dict[str, tuple[str, ...]]]:
    """Dated articles on topics of their own vocabularies, beside words that many share."""
    random = Random(7)
    articles: list[Article] = []
    tags: dict[str, tuple[str, ...]] = {}
    for index in range(number):
        topic = random.randrange(number // 12)
        words = [f"topic{topic}word{random.randrange(30)}" for _ in range(25)]
        words += [f"common{int(random.paretovariate(0.6)) % 900}" for _ in range(60)]
        url = f"/s{topic % 5}/c{topic % 20}/article-{index}/"
        title = f"topic{topic} {words[0]} {words[30]}"
        day = dt.date(2019, 1, 1) + dt.timedelta(index)
        articles.append(article(url, title, " ".join(words), date=day))
        tags[url] = (f"tag{topic}", f"tag{random.randrange(50)}")
    return articles, tags


def test_one_article_more_changes_the_cards_of_few_others() -> None:
    """At most 60 pages, whenever it was published."""
    articles, tags = invented_site(2000)
    cards = recommended(articles, tags, {})
    for added in (1999, 1500, 700):
        before = recommended([each for number, each in enumerate(articles) if number != added], tags, {})
        assert sum(cards[url] != row for url, row in before.items()) <= 60
