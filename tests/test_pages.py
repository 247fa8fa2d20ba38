"""What the pages of the default theme show, part by part, on a small site and on the demo site."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image
from selectolax.lexbor import LexborHTMLParser as Html
from selectolax.lexbor import LexborNode as Node

from tests.sites import DOT, GOOD, PERSON, article, built, lay

URL = "https://test.example.org/health/"
FULL = article(
    "Sleep apnoea",
    "updated: 2026-03-04",
    "review_by: 2028-01-02",
    "tags: [Snoring, kip, Café, Crohn's disease]",
    "image: {src: hero.png, alt: A sleeping fox, caption: A fox asleep., credit: Test Trust}",
    "key_points: [Snoring **matters**.]",
    "faq:",
    "  - {question: Is it dangerous?, answer: 'Yes, *untreated*.'}",
    "  - {question: Is it common?, answer: Very.}",
    "related: [late-meals]",
    "aliases: [/old/apnoea/, /apnoea.html]",
    body="""Words [@one].

## What it is

### More of it

## What helps

## What it costs

![A fox](hero.png)
""",
)
SITE_YAML = """\
name: Test site
url: https://test.example.org/health/
description: A site for tests.
lang: en-GB
timezone: Europe/Madrid
page_size: 2
share: [email, copy, whatsapp]
disclaimer: No substitute for a professional.
publisher: {name: Test Trust}
cta:
  title: Worried about your health?
  text: Explore our health check packages.
  label: Our own offer
  link: {text: See the packages, url: /about/}
  image: images/offer.png
"""


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "PNG")
    return data.getvalue()


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which one article says everything and one says as little as it can."""
    files: dict[str, str | bytes] = {
        "content/site.yaml": SITE_YAML,
        "content/tags.yaml": "sleeping: {synonyms: [kip, Night's rest], description: All about sleep.}\n",
        "content/about.md": "---\ntitle: About us\ndescription: Who we are.\ndate: 2026-01-01\n---\nWe are invented.\n",
        "content/people/bo-marsh.md": PERSON.replace("Ada Quill", "Bo Marsh"),
        "content/living/_index.md": "---\ntitle: Living well\ndescription: Daily life.\n---\nAn *introduction*.\n",
        "content/living/sleep/_index.md": "---\ntitle: Sleep\ndescription: Nights.\n---\n",
        "content/living/sleep/apnoea.md": FULL,
        "content/living/sleep/hero.png": png(1000, 500),
        "static/images/offer.png": DOT,
        "content/living/sleep/bare.md": "---\ntitle: Bare\n---\n## One\n\n## Two\n\nShort.\n",
        "content/living/food/late-meals.md": article(
            "Late meals", "tags: [Sleeping, Cafe, Crohn’s Disease]", date="2026-01-04"
        ),
        "content/living/food/breakfast.md": article("Breakfast", "tags: [sleeping, Café]", date="2026-01-03"),
        "content/care/checks.md": article("Checks", "tags: [sleeping]", date="2026-01-05"),
        "content/care/draft.md": article("Secret", "draft: true", "tags: [secret]"),
    }
    return built(lay(tmp_path_factory.mktemp("pages"), GOOD, files))


@pytest.fixture(scope="module")
def full(output: Path) -> Html:
    """The article that says everything."""
    return read(output, "/living/sleep/apnoea/")


@pytest.fixture(scope="module")
def bare(output: Path) -> Html:
    """The article that says as little as it can."""
    return read(output, "/living/sleep/bare/")


def read(output: Path, url: str) -> Html:
    """The page at a site path."""
    return Html((output / f"{url[1:]}{'' if url.endswith('.html') else 'index.html'}").read_text(encoding="utf-8"))


def one(html: Html | Node, selector: str) -> Node:
    """The only element that a selector finds."""
    found = html.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def words(node: Html | Node, selector: str) -> list[str]:
    """The words of every element that a selector finds."""
    return [" ".join(item.text().split()) for item in node.css(selector)]


def head(html: Html) -> dict[str, list[str]]:
    """The contents of `<meta>` by name or property, and the addresses of `<link>` by relation."""
    found: dict[str, list[str]] = {}
    for node in html.css("head meta, head link"):
        names = node.attributes
        key = names.get("property") or names.get("name") or names.get("rel")
        if key:
            found.setdefault(key, []).append(names.get("content") or names.get("href") or "")
    return found


ORDER = (
    "a.skip-link",
    "header nav[aria-label=Main]",
    ".back a",
    "nav.breadcrumb",
    "h1",
    ".standfirst",
    ".byline__label",
    ".byline__group--reviewers",
    ".dates",
    "figure.hero img",
    "figure.hero figcaption",
    "#key-points",
    "#contents",
    "h2#what-it-is",
    "#faq",
    "#references",
    "#share",
    "#tags",
    "#recommended",
    ".offer",
    ".disclaimer",
    "footer",
)
OPTIONAL = (
    *("figure.hero", "#key-points", "#contents", "#faq", "#references", "#tags", ".byline__label", ".byline__people"),
    *(".standfirst", ".conditions", ".dates time", "figcaption"),
)


def test_an_article_has_its_parts_in_order(full: Html) -> None:
    """From the skip link to the footer."""
    place = {node.mem_id: number for number, node in enumerate(full.css("*"))}
    found = [place[full.css(selector)[0].mem_id] for selector in ORDER]
    assert found == sorted(found)
    assert len(set(found)) == len(ORDER)


@pytest.mark.parametrize("selector", OPTIONAL)
def test_a_part_with_nothing_to_say_is_left_out(bare: Html, selector: str) -> None:
    """The bare article has a title, a text, share links, recommended articles, the offer and the disclaimer."""
    assert bare.css(selector) == []


def test_every_element_of_the_bare_article_holds_something(bare: Html) -> None:
    """No empty list, heading, paragraph or section is left where a part was left out."""
    empty = [
        node.html
        for node in bare.css("ul, ol, p, h1, h2, h3, section, figure, nav, div:not(.card__picture)")
        if not node.text(strip=True) and not node.css("img, svg")
    ]
    assert empty == []


def test_back_and_breadcrumb_lead_up(full: Html) -> None:
    """To the section's listing, and through every folder to the home page."""
    back = one(full, ".back a")
    assert (back.text(strip=True), back.attributes["href"]) == ("Back to all articles", "../../../living/")
    crumbs = one(full, "nav.breadcrumb")
    assert words(crumbs, "li") == ["Home", "Living well", "Sleep", "Sleep apnoea"]
    assert [node.attributes["href"] for node in crumbs.css("a")] == [
        "../../../",
        "../../../living/",
        "../../../living/sleep/",
    ]
    assert words(crumbs, "[aria-current=page]") == ["Sleep apnoea"]


def test_the_byline_names_people_and_dates(full: Html) -> None:
    """Authors, reviewers with credentials, four dates as machines read them, and the reading time."""
    assert words(full, ".byline__label") == ["By", "Medically reviewed by"]
    reviewer = one(full, ".byline__group--reviewers li")
    assert "Dr Ada Quill, MBBS, MRCP" in " ".join(reviewer.text().split())
    assert one(reviewer, "a").attributes["href"] == "../../../people/ada-quill/"
    assert words(full, ".dates li") == [
        "Published 2 January 2026",
        "Updated 4 March 2026",
        "Medically reviewed 2 January 2026",
        "Next review due 2 January 2028",
        "Reading time 1 minute",
    ]
    assert [node.attributes["datetime"] for node in full.css(".dates time")] == [
        *("2026-01-02", "2026-03-04", "2026-01-02", "2028-01-02")
    ]


def test_the_hero_has_its_size_and_smaller_versions(output: Path, full: Html) -> None:
    """Alternative text, caption, credit, and files that are as wide as they say."""
    hero = one(full, "figure.hero img").attributes
    assert (hero["alt"], hero["width"], hero["height"]) == ("A sleeping fox", "1000", "500")
    assert "loading" not in hero
    assert words(full, "figure.hero figcaption") == ["A fox asleep. Test Trust"]
    for source in (hero["srcset"] or "").split(", "):
        address, width = source.split()
        with Image.open(output / "living/sleep/apnoea" / address) as image:
            assert image.width == int(width[:-1])
    body = one(full, ".prose img").attributes
    assert (body["loading"], body["width"], body["height"]) == ("lazy", "1000", "500")


def test_contents_need_three_headings(full: Html, bare: Html) -> None:
    """Second-level headings with the third-level ones below, then questions and references; each leads to its place."""
    contents = one(full, "#contents")
    headings = ["What it is", "More of it", "What helps", "What it costs"]
    assert words(contents, "a") == [*headings, "Frequently asked questions", "References"]
    assert [link.attributes["href"] for link in contents.css("a")][-2:] == ["#faq", "#references"]
    for link in contents.css("a")[:-2]:
        assert one(full, f'.prose [id="{(link.attributes["href"] or "")[1:]}"]').text(strip=True) == link.text(
            strip=True
        )
    assert words(bare, ".prose h2") == ["One", "Two"]


def test_questions_can_be_linked_to_and_answers_are_seen_without_script(full: Html) -> None:
    """Each question is a heading that folds its answer away without script; at first all are open, and have an id."""
    faq = one(full, "#faq")
    assert words(faq, "h2") == ["Frequently asked questions"]
    assert words(faq, "h3") == ["Is it dangerous?", "Is it common?"]
    assert words(faq, ".faq__answer") == ["Yes, untreated.", "Very."]
    assert len(faq.css("details[open][id^=faq-] > summary > h3")) == 2
    assert faq.css("details:not([open]), [hidden], script") == []


def test_references_are_numbered_and_cited(full: Html) -> None:
    """The citation leads to the reference, and the reference back."""
    citation = one(full, ".prose .citation a")
    assert (citation.text(), citation.attributes["href"]) == ("1", "#ref-one")
    reference = one(full, "#references li#ref-one")
    assert reference.attributes["value"] == "1"
    assert one(reference, "a.references__title").attributes["href"] == "https://www.nih.gov/"
    assert one(reference, "a[role=doc-backlink]").attributes["href"] == f"#{citation.attributes['id']}"


def test_share_links_are_plain_and_chosen_by_the_site(full: Html) -> None:
    """In the order of site.yaml, with the page's absolute address."""
    links = one(full, "#share").css("a")
    page = "https%3A%2F%2Ftest.example.org%2Fhealth%2Fliving%2Fsleep%2Fapnoea%2F"
    assert [node.attributes["href"] for node in links] == [
        f"mailto:?subject=Sleep%20apnoea&body={page}",
        f"{URL}living/sleep/apnoea/",
        f"https://wa.me/?text=Sleep%20apnoea%20{page}",
    ]
    assert one(full, "#share").css("button, img, script, iframe") == []


def test_three_other_articles_are_recommended(full: Html) -> None:
    """The editor's choice first; each with title, description and the words that lead on; never itself or a draft."""
    cards = one(full, "#recommended").css("article.card")
    assert len(cards) == 3
    titles = words(one(full, "#recommended"), ".card__title")
    assert titles[0] == "Late meals"
    assert not {"Sleep apnoea", "Secret"} & set(titles)
    for card in cards:
        assert "Read the article" in card.text()
        assert one(card, "a.card__link").attributes["href"]
    assert words(cards[0], ".card__description") == ["What there is to know about late meals."]


def test_a_card_shows_the_hero(output: Path) -> None:
    """As decoration, because the title beside it says what it is."""
    cards = [
        card for card in read(output, "/living/").css("article.card") if card.text().strip().startswith("Sleep ap")
    ]
    cards += [card for card in read(output, "/").css("article.card") if card.text().strip().startswith("Sleep ap")]
    assert cards
    assert all(one(card, "img").attributes["alt"] == "" for card in cards)


def test_the_offer_says_whose_it_is(full: Html, output: Path) -> None:
    """Labelled, marked as sponsored, with picture and link; on articles."""
    offer = one(full, ".offer")
    assert words(offer, ".offer__label, .offer__title") == ["Our own offer", "Worried about your health?"]
    link = one(offer, "a")
    assert (link.attributes["rel"], link.attributes["href"]) == ("sponsored", "../../../about/")
    assert link.text(strip=True) == "See the packages"
    assert len(offer.css("img")) == 1
    assert "No substitute for a professional." in one(full, ".disclaimer").text()
    assert read(output, "/about/").css(".offer") == []


def test_spellings_of_a_tag_are_one_topic(output: Path, full: Html) -> None:
    """By case, accents, apostrophes and tags.yaml; the old addresses lead to the topic."""
    assert words(full, "#tags a") == ["Snoring", "sleeping", "Café", "Crohn's disease"]
    index = {one(item, "a").text(strip=True): item for item in read(output, "/tags/").css(".az__list li")}
    assert sorted(index) == ["Café", "Crohn's disease", "Snoring", "sleeping"]
    assert "4 articles" in " ".join(index["sleeping"].text().split())
    assert words(read(output, "/tags/"), ".az__letter") == ["C", "S"]
    topic = read(output, "/tags/sleeping/")
    assert "All about sleep." in one(topic, ".page-intro").text()
    for old in ("kip", "nights-rest"):
        refresh = one(read(output, f"/tags/{old}/"), "meta[http-equiv=refresh]")
        assert refresh.attributes["content"] == "0; url=../../tags/sleeping/"
    assert not (output / "tags/secret").exists()


@pytest.mark.parametrize(
    ("old", "back"), [("/old/apnoea/", "../../living/sleep/apnoea/"), ("/apnoea.html", "./living/sleep/apnoea/")]
)
def test_old_addresses_lead_to_the_article(output: Path, old: str, back: str) -> None:
    """At once, with a link for those whom nothing takes there, and out of search results."""
    html = read(output, old)
    assert one(html, "meta[http-equiv=refresh]").attributes["content"] == f"0; url={back}"
    assert one(html, "main a").attributes["href"] == back
    assert head(html)["robots"] == ["noindex"]
    assert head(html)["canonical"] == [f"{URL}living/sleep/apnoea/"]


def test_long_listings_have_pages(output: Path) -> None:
    """Four articles, two a page; each page knows its neighbours and has a title of its own."""
    first, second = read(output, "/living/"), read(output, "/living/page/2/")
    assert words(first, "h1") == ["Living well"]
    assert "An introduction." in one(first, ".page-intro").text()
    assert words(first, ".folder__title") == ["Food", "Sleep"]
    shown = [words(html, ".card__title") for html in (first, second)]
    assert shown == [["Late meals", "Breakfast"], ["Sleep apnoea", "Bare"]]
    assert one(first, ".pagination a[rel=next]").attributes["href"] == "../living/page/2/"
    assert one(second, ".pagination a[rel=prev]").attributes["href"] == "../../../living/"
    assert one(second, "title").text() == "Living well (page 2 of 2) | Test site"
    assert not (output / "living/page/3").exists()


def test_people_have_profiles_with_their_articles(output: Path) -> None:
    """Credentials and what they wrote and reviewed; somebody without articles has a profile too."""
    ada = read(output, "/people/ada-quill/")
    assert "MBBS, MRCP" in one(ada, "main").text()
    assert set(words(ada, ".card__title")) == {"Late meals", "Breakfast", "Checks", "Sleep apnoea"}
    assert read(output, "/people/bo-marsh/").css("article.card") == []
    assert {"Dr Ada Quill", "Dr Bo Marsh"} <= set(words(read(output, "/people/"), ".person__name"))


def test_the_page_for_missing_addresses_works_at_any_depth(output: Path) -> None:
    """All its links begin at the server's root, below the base URL's path; it is out of search results."""
    html = read(output, "/404.html")
    assert head(html)["robots"] == ["noindex"]
    addresses = [node.attributes.get("href") or node.attributes.get("src") or "" for node in html.css("[href], [src]")]
    assert all(re.match(r"/health/|https://|#", address) for address in addresses), addresses
    assert one(html, "link[rel=stylesheet]").attributes["href"] in addresses


def test_the_head_of_an_article_says_what_it_is(full: Html) -> None:
    """Open Graph, Twitter, canonical address, and times with the zone of their day."""
    found = head(full)
    page = f"{URL}living/sleep/apnoea/"
    wanted = {
        "og:title": ["Sleep apnoea"],
        "og:type": ["article"],
        "og:url": [page],
        "og:site_name": ["Test site"],
        "og:locale": ["en_GB"],
        "og:description": ["What there is to know about sleep apnoea."],
        "description": ["What there is to know about sleep apnoea."],
        "og:image:width": ["1000"],
        "og:image:height": ["500"],
        "og:image:alt": ["A sleeping fox"],
        "og:image:type": ["image/jpeg"],
        "twitter:card": ["summary_large_image"],
        "canonical": [page],
        "article:published_time": ["2026-01-02T00:00:00+01:00"],
        "article:modified_time": ["2026-03-04T00:00:00+01:00"],
        "article:section": ["Living well"],
        "article:tag": ["Snoring", "sleeping", "Café", "Crohn's disease"],
    }
    assert {name: found.get(name) for name in wanted} == wanted
    assert re.fullmatch(rf"{URL}assets/hero\.[0-9a-f]{{10}}-1000\.jpg", found["og:image"][0])
    assert found["alternate"] == [
        *("../../../feed.xml", "../../../feed.json", "../../../living/feed.xml", "../../../living/feed.json"),
    ]
    assert "robots" not in found


def test_pages_that_are_no_articles_claim_no_article_times(output: Path) -> None:
    """Their type is another."""
    for url, kind in (
        ("/", "website"),
        ("/living/", "website"),
        ("/people/ada-quill/", "profile"),
        ("/about/", "website"),
    ):
        found = head(read(output, url))
        assert found["og:type"] == [kind]
        assert not [name for name in found if name.startswith("article:")]
        assert found["canonical"] == [URL + url[1:]]


def test_feeds_exist_for_the_site_and_each_section(output: Path) -> None:
    """Newest first, drafts and undated articles left out; both formats name the same articles."""
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("feed.*")) == [
        *("care/feed.json", "care/feed.xml", "feed.json", "feed.xml", "living/feed.json", "living/feed.xml")
    ]
    names = {"a": "http://www.w3.org/2005/Atom"}
    for folder, titles in (
        ("", ["Checks", "Late meals", "Breakfast", "Sleep apnoea"]),
        ("care/", ["Checks"]),
        ("living/", ["Late meals", "Breakfast", "Sleep apnoea"]),
    ):
        atom = etree.parse(output / f"{folder}feed.xml")
        feed = json.loads((output / f"{folder}feed.json").read_text(encoding="utf-8"))
        assert Counter(atom.xpath("//a:entry/a:title/text()", namespaces=names)) == Counter(titles)
        assert [item["title"] for item in feed["items"]] == titles
        assert feed["feed_url"] == f"{URL}{folder}feed.json"
        assert feed["home_page_url"] == URL + folder
        for item in feed["items"]:
            addresses = re.findall(r'(?:href|src)="([^"]*)"', item["content_html"])
            assert all(address.startswith((URL, "#", "https://")) for address in addresses)


def test_robots_and_manifest(output: Path) -> None:
    """The sitemap's absolute address; icons that exist, relative to the manifest."""
    assert (output / "robots.txt").read_text().splitlines()[-1] == f"Sitemap: {URL}sitemap.xml"
    manifest = json.loads((output / "site.webmanifest").read_text())
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Test site", "en-GB", "./")
    assert len(manifest["icons"]) >= 2
    assert all((output / icon["src"]).is_file() for icon in manifest["icons"])


def sitemap(output: Path) -> dict[str, str | None]:
    """The days of change by absolute address."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    rows = etree.parse(output / "sitemap.xml").findall("s:url", names)
    return {row.findtext("s:loc", None, names): row.findtext("s:lastmod", None, names) for row in rows}


def pages(output: Path) -> dict[str, Html]:
    """Every page by its path below the output folder."""
    found = sorted(output.rglob("*.html"))
    return {path.relative_to(output).as_posix(): Html(path.read_text(encoding="utf-8")) for path in found}


def test_the_sitemap_lists_what_search_engines_may_list(output: Path) -> None:
    """Every page without `noindex`, by its canonical address, and nothing else."""
    indexable = [head(html)["canonical"][0] for html in pages(output).values() if "robots" not in head(html)]
    assert sorted(indexable) == sorted(sitemap(output))
    assert len(indexable) > 15


def test_the_sitemap_tells_true_days_of_change(output: Path) -> None:
    """An article's own; a listing's newest; none where nobody knows."""
    days = sitemap(output)
    assert {url: days[URL + url] for url in ("living/sleep/apnoea/", "living/sleep/bare/", "about/", "care/")} == {
        "living/sleep/apnoea/": "2026-03-04",
        "living/sleep/bare/": None,
        "about/": "2026-01-01",
        "care/": "2026-01-05",
    }
    assert days[f"{URL}living/page/2/"] == "2026-03-04"


@pytest.fixture(scope="module")
def demo_pages(demo: Path) -> dict[str, Html]:
    """Every page of the demo site."""
    return pages(demo)


def test_demo_titles_and_descriptions_are_unique(demo_pages: dict[str, Html]) -> None:
    """Among the pages that search engines may list; none is without."""
    shown = [html for html in demo_pages.values() if "robots" not in head(html)]
    titles = Counter(one(html, "title").text() for html in shown)
    descriptions = Counter(head(html)["description"][0] for html in shown)
    assert [title for title, count in titles.items() if count > 1] == []
    assert [description for description, count in descriptions.items() if count > 1] == []
    assert "" not in titles
    assert "" not in descriptions


def test_demo_pages_have_one_title_heading_and_no_skipped_level(demo_pages: dict[str, Html]) -> None:
    """One h1 a page; ids are unique."""
    for path, html in demo_pages.items():
        levels = [int((node.tag or "h0")[1]) for node in html.css("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, path
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path
        ids = Counter(node.attributes["id"] for node in html.css("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_demo_links_lead_somewhere(demo: Path, demo_pages: dict[str, Html]) -> None:
    """Every address on the site that a page names is a file of it, and every fragment an id there."""
    anchors = {path: {node.attributes["id"] for node in html.css("[id]")} for path, html in demo_pages.items()}
    broken = set()
    for path, html in demo_pages.items():
        for node in html.css("[href], [src], [srcset]"):
            names = node.attributes
            sources = [part.split()[0] for part in (names.get("srcset") or "").split(",") if part.strip()]
            for address in filter(None, (names.get("href"), names.get("src"), *sources)):
                target = urlsplit(urljoin(f"https://demo.invalid/{path}", address))
                if target.netloc != "demo.invalid":
                    continue
                file = unquote(target.path[1:]) + ("index.html" if target.path.endswith("/") else "")
                if not (demo / file).is_file() or (target.fragment and unquote(target.fragment) not in anchors[file]):
                    broken.add((path, address))
    assert broken == set()


def test_demo_articles_recommend_three_and_none_is_forgotten(demo_pages: dict[str, Html]) -> None:
    """Every article shows three cards with pictures, and is on some other article's."""
    articles = {
        path: html for path, html in demo_pages.items() if html.css('html[lang="en-GB"] body[data-kind="article"]')
    }
    assert len(articles) >= 28
    led_to = set()
    for path, html in articles.items():
        cards = one(html, "#recommended").css("article.card")
        assert len(cards) == 3, path
        for card in cards:
            assert len(card.css("img")) == 1, path
            target = urljoin(f"https://demo.invalid/{path}", one(card, "a").attributes["href"] or "")
            led_to.add(urlsplit(target).path[1:] + "index.html")
    assert led_to == set(articles)


def test_demo_sitemap_lists_the_indexable_pages(demo: Path, demo_pages: dict[str, Html]) -> None:
    """All of them and no others."""
    indexable = {head(html)["canonical"][0] for html in demo_pages.values() if "robots" not in head(html)}
    assert indexable == set(sitemap(demo))


def test_a_folder_above_a_named_one_needs_no_name(tmp_path: Path) -> None:
    """Only the inner folder has an _index.md; the outer one still has its page, and the breadcrumb both."""
    lay(
        tmp_path,
        GOOD,
        {
            "content/mind/calm/_index.md": "---\ntitle: Calm days\n---\n",
            "content/mind/calm/breathing.md": article("Breathing"),
            "content/empty/room/_index.md": "---\ntitle: Empty room\n---\n",
        },
    )
    public = built(tmp_path)
    assert (public / "mind/index.html").is_file()
    assert (public / "empty/index.html").is_file()
    page = (public / "mind/calm/breathing/index.html").read_text(encoding="utf-8")
    assert ">Mind</a>" in page
    assert ">Calm days</a>" in page
