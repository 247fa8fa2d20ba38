"""Who passes the gate: on any day and in every output, the pages to be found are those with a valid review."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html  # type: ignore[import-untyped]  # it ships no types

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.build.sign import sign
from healthpress.build.site_settings import site_of
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.shape.plan import plan_pages
from healthpress.text.report import concise
from tests.sites import GOOD, PERSON, lay, tree

TODAY = dt.date(2026, 11, 22)
BASE = "https://test.example.org"
FOLDERS = ("care/home", "care/clinic", "food")
PEOPLE = ("ada-quill", "bo-marsh", "cy-plain")
QUALIFIED = {"ada-quill", "bo-marsh"}
TAGS = ("rest", "salt")


@dataclass(frozen=True)
class Piece:
    """What an editor said of one article; days are counted from TODAY."""

    folder: str
    reviewers: tuple[str, ...] = ("ada-quill",)
    reviewed: int | None = -10
    review_by: int | None = None
    expires: int | None = None
    publish_at: int | None = None
    draft: bool = False
    tags: tuple[str, ...] = TAGS
    signed: str = "no"


SIGNATURES = {
    "word": ("Salt and rest.", "Salt and unrest."),
    "dose": ("Salt and rest.", "Salt and rest: 6 g."),
    "day": ("date: {day}, ", "date: 2001-02-03, "),
    "person": ("{{by: {by}", "{{by: somebody-else"),
}
"""What makes a sign-off void after it was given, as what stood in the file and what stands there now."""


@dataclass(frozen=True)
class Policy:
    """What the site says of reviews and ends."""

    gate: str = "strict"
    months: int = 0
    notice: int = 5
    then: str = "noindex"
    sign_off: str = "warn"


def day(offset: int) -> dt.date:
    """A day counted from TODAY."""
    return TODAY + dt.timedelta(days=offset)


def fate(piece: Piece, policy: Policy, today: dt.date) -> str:
    """What becomes of an article on a day, told from its front matter alone: public, preview or no page."""
    if piece.draft or (piece.publish_at is not None and day(piece.publish_at) > today):
        return "none"
    over = piece.expires is not None and day(piece.expires) + dt.timedelta(days=policy.notice) <= today
    if over and policy.then == "remove":
        return "none"
    last = None if piece.review_by is None else day(piece.review_by)
    if last is None and policy.months and piece.reviewed is not None:
        last = later(day(piece.reviewed), policy.months)
    valid = (
        bool(QUALIFIED.intersection(piece.reviewers))
        and piece.reviewed is not None
        and day(piece.reviewed) <= today
        and (last is None or today <= last)
    )
    valid = valid and (policy.sign_off != "require" or piece.signed == "yes")
    return "preview" if over or (policy.gate == "strict" and not valid) else "public"


def later(start: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day: counted month by month, unlike the program."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for number in (start.day, 30, 29, 28):
        try:
            return dt.date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(start)


def url_of(number: int, piece: Piece) -> str:
    """The site path of an article; its name stands nowhere else."""
    return f"/{piece.folder}/piece{number}x/"


def text_of(number: int, piece: Piece) -> str:
    """An article's file."""
    lines = [f"title: Piece{number}x", "description: What there is to know.", f"date: {day(-400 - number)}"]
    lines += [f"aliases: [/old{number}/]", f"authors: [{PEOPLE[number % 3]}]", f"tags: [{', '.join(piece.tags)}]"]
    if piece.reviewers:
        lines.append(f"reviewers: [{', '.join(piece.reviewers)}]")
    for key in ("reviewed", "review_by", "expires", "publish_at"):
        offset = getattr(piece, key)
        if offset is not None:
            lines.append(f"{key}: {day(offset)}")
    if piece.draft:
        lines.append("draft: true")
    return "---\n" + "\n".join(lines) + "\n---\nSalt and rest.\n"


def lay_out(root: Path, said: Sequence[Piece], policy: Policy) -> None:
    """The files of a site."""
    rules = f"gate: {policy.gate}\nreview_months: {policy.months}\npage_size: 2\nsign_off: {policy.sign_off}\n"
    rules += "machines: {markdown: true, llms_txt: true}\n"
    rules += f"expired: {{notice_days: {policy.notice}, then: {policy.then}}}\n"
    people = {f"content/people/{slug}.md": PERSON.replace("Ada Quill", slug.title()) for slug in PEOPLE}
    people["content/people/cy-plain.md"] = people["content/people/cy-plain.md"].replace("credentials", "extra")
    people["content/people/cy-plain.md"] = re.sub("extra: .*\n", "", people["content/people/cy-plain.md"])
    articles = {f"content{url_of(n, piece)[:-1]}.md": text_of(n, piece) for n, piece in enumerate(said)}
    lay(root, GOOD, {"content/site.yaml": f"{GOOD['content/site.yaml']!s}{rules}"}, people, articles)
    for path, piece in zip(articles, said, strict=True):
        if piece.signed != "no" and piece.reviewers and piece.reviewed is not None:
            sign_piece(root, path, piece, piece.reviewers[0], day(piece.reviewed))


def sign_piece(root: Path, path: str, piece: Piece, by: str, on: dt.date) -> None:
    """Sign an article with the very command's function, and then do to it what the piece says."""
    options = Options(root, root / "public", dt.datetime.combine(TODAY, dt.time(12), dt.UTC))
    sign(root, path, site_of(options), by, on)
    if piece.signed != "yes":
        old, new = (text.format(by=by, day=on) for text in SIGNATURES[piece.signed])
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")


def built(root: Path, today: dt.date) -> Result:
    """The site as of noon of a day."""
    now = dt.datetime.combine(today, dt.time(12), dt.UTC)
    result = build(Options(root, root / "public", now), Silent())
    assert result.commit is not None, concise(result.found)
    return result


def searched(root: Path, today: dt.date) -> set[str]:
    """The articles that are given to the search index."""
    now = dt.datetime.combine(today, dt.time(12), dt.UTC)
    content = understand(Options(root, root / "public", now), Silent())
    pages = plan_pages(content.edition, content.redirects)
    return {page.url for page in pages if page.searched and page.template == "article.html"}


class Shown:
    """What the outputs of a site show of its articles; all are sets of site paths of articles."""

    def __init__(self, output: Path) -> None:
        files = tree(output)
        self.pages = {
            "/" + path.removesuffix("index.html"): html.document_fromstring(data.decode())
            for path, data in files.items()
            if path.endswith(".html")
        }
        self.kinds = {url: page.body.get("data-kind") for url, page in self.pages.items()}
        self.files = files
        self.made = {url for url, kind in self.kinds.items() if kind == "article"}

    def indexable(self) -> set[str]:
        """Article pages that search engines may list."""
        return {url for url in self.made if not self.pages[url].xpath("//meta[@name='robots']")}

    def sitemap(self) -> set[str]:
        """The articles of the sitemap."""
        locations = etree.fromstring(self.files["sitemap.xml"]).iter("{*}loc")
        return self._articles(item.text for item in locations)

    def feeds(self, path: str) -> tuple[set[str], set[str]]:
        """The articles of a feed in both forms; none where there is no feed."""
        if f"{path}feed.xml" not in self.files:
            assert f"{path}feed.json" not in self.files
            return set(), set()
        atom = etree.fromstring(self.files[f"{path}feed.xml"])
        links = (link.get("href") for entry in atom.iter("{*}entry") for link in entry.iter("{*}link"))
        items = json.loads(self.files[f"{path}feed.json"])["items"]
        return self._articles(links), self._articles(item["url"] for item in items)

    def cards(self, *kinds: str, below: str = "/") -> set[str]:
        """The cards on the pages of some kinds."""
        hrefs = (
            urljoin(BASE + url, href)
            for url, page in self.pages.items()
            if self.kinds[url] in kinds and url.startswith(below)
            for href in page.xpath("//a[contains(@class, 'card__link')]/@href")
        )
        return self._articles(hrefs)

    def item_lists(self, *kinds: str, below: str = "/") -> set[str]:
        """The articles of the ItemLists in the JSON-LD of the pages of some kinds."""
        found = []
        for url, page in self.pages.items():
            for script in page.xpath("//script[@type='application/ld+json']/text()"):
                if self.kinds[url] in kinds and url.startswith(below):
                    lists = [item for item in json.loads(script)["@graph"] if item["@type"] == "ItemList"]
                    found += [entry["url"] for item in lists for entry in item["itemListElement"]]
        return self._articles(found)

    def twins(self) -> set[str]:
        """The articles that have a Markdown file."""
        return {"/" + path.removesuffix("index.md") for path in self.files if path.endswith("/index.md")}

    def guide(self) -> set[str]:
        """The articles that llms.txt leads to."""
        text = self.files.get("llms.txt", b"").decode()
        links = re.findall(r"^- \[[^\]]*\]\(([^)]*)\)", text, re.MULTILINE)
        return self._articles(link.removesuffix("index.md") for link in links)

    def counts(self) -> dict[str, int]:
        """How many articles the A to Z of topics and the home page tell of each topic and section, by site path."""
        found = {}
        for url, row, link, count in (
            ("/tags/", "//ul[@class='az__list']/li", "a/@href", "span[@class='count']/span[@class='visually-hidden']"),
            ("/", "//li[@class='folder']", ".//a/@href", "p[@class='folder__count']"),
        ):
            for item in self.pages[url].xpath(row) if url in self.pages else ():
                number = re.search(r"\d+", item.xpath(count)[0].text_content())
                assert number
                found[urljoin(url, item.xpath(link)[0])] = int(number[0])
        return found

    def naming(self, number: int) -> set[str]:
        """The files that name an article in any way."""
        return {
            path for path, data in self.files.items() if re.search(rf"piece{number}x".encode(), data, re.IGNORECASE)
        }

    def _articles(self, addresses: Iterable[str | None]) -> set[str]:
        paths = {(address or "").removeprefix(BASE) for address in addresses}
        return {path for path in paths if "/piece" in path}


offsets = st.sampled_from((-800, -370, -40, -6, -5, -4, -1, 0, 1, 3, 30))
pieces = st.builds(
    Piece,
    folder=st.sampled_from(FOLDERS),
    reviewers=st.sets(st.sampled_from(PEOPLE)).map(lambda names: tuple(sorted(names)))
    | st.just(("ada-quill",))
    | st.just(("bo-marsh", "cy-plain")),
    reviewed=st.none() | offsets | st.just(-10),
    review_by=st.none() | offsets,
    expires=st.none() | st.none() | offsets,
    publish_at=st.none() | st.none() | offsets,
    draft=st.sampled_from((False, False, False, True)),
    tags=st.sets(st.sampled_from(TAGS), min_size=1).map(lambda names: tuple(sorted(names))),
    signed=st.sampled_from(("yes", "yes", "yes", "no", *SIGNATURES)),
)
policies = st.builds(
    Policy,
    gate=st.sampled_from(("strict", "strict", "strict", "warn", "off")),
    months=st.sampled_from((0, 1, 12, 36)),
    notice=st.sampled_from((0, 5, 40)),
    then=st.sampled_from(("noindex", "remove")),
    sign_off=st.sampled_from(("require", "require", "warn", "off")),
)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, min_size=1, max_size=7), policies, st.lists(st.integers(-8, 8), min_size=1, max_size=3))
@example([Piece("food", expires=-1), Piece("food")], Policy(notice=2), [0, 1, 2, 0])
@example([Piece("food", reviewers=()), Piece("care/home")], Policy(), [0])
@example([Piece("food", reviewed=-10, review_by=0)], Policy(), [0, 1, 0])
@example([Piece("food", reviewed=1), Piece("food", reviewers=())], Policy(), [0, 1, 0])
@example([Piece("food", signed=how) for how in ("yes", "no", *SIGNATURES)], Policy(sign_off="require"), [0])
def test_what_can_be_found_is_what_has_a_valid_review(said: list[Piece], policy: Policy, days: list[int]) -> None:
    """In pages, sitemap, feeds, listings, cards, counts, ItemLists and search, on one day after another in any order.

    Where the site requires it, the review must also be signed, and the words, day and person be those signed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        lay_out(root, said, policy)
        for offset in days:
            built(root, day(offset))
            fates = {url_of(n, piece): fate(piece, policy, day(offset)) for n, piece in enumerate(said)}
            judge(Shown(root / "public"), said, fates)
            assert searched(root, day(offset)) == {url for url, state in fates.items() if state == "public"}


def judge(shown: Shown, said: list[Piece], fates: dict[str, str]) -> None:
    """Every output shows the public articles, and no trace of the others but a preview's own page and old address."""
    public = {url for url, state in fates.items() if state == "public"}
    previews = {url for url, state in fates.items() if state == "preview"}
    assert shown.made == public | previews
    assert shown.indexable() == public
    assert shown.sitemap() == public
    assert shown.feeds("") == (public, public)
    assert shown.twins() == shown.guide() == public
    assert shown.cards("home") == public
    for place in ("care/", "food/"):
        there = {url for url in public if url.startswith(f"/{place}")}
        assert shown.feeds(place) == (there, there)
        assert shown.cards("section", below=f"/{place}") == there
        assert shown.item_lists("section", below=f"/{place}") == there
    categories = {url for url in public if url.startswith("/care/")}
    assert shown.cards("category") == shown.item_lists("category") == categories
    assert shown.cards("tag") == shown.item_lists("tag") == public
    assert shown.cards("person") == public
    assert shown.counts() == counted(said, public)
    assert shown.cards("article") <= public
    if len(public) > 1:
        assert shown.cards("article")
    for number, piece in enumerate(said):
        url = url_of(number, piece)
        if url not in public:
            own = {f"{url[1:]}index.html", f"old{number}/index.html", "_redirects"}
            allowed = own if url in previews else set()
            assert shown.naming(number) == allowed
    if not public:
        assert not {kind for kind in shown.kinds.values() if kind in {"tag", "tag-index", "section", "category"}}


def counted(said: list[Piece], public: set[str]) -> dict[str, int]:
    """The articles of each topic and section that has any."""
    places: list[str] = []
    for number, piece in enumerate(said):
        if url_of(number, piece) in public:
            places += [f"/{piece.folder.split('/')[0]}/", *(f"/tags/{tag}/" for tag in piece.tags)]
    return dict(Counter(places))


def site_with(root: Path, *said: Piece, policy: Policy = Policy()) -> Shown:
    """A site built as of TODAY."""
    lay_out(root, said, policy)
    built(root, TODAY)
    return Shown(root / "public")


def words(shown: Shown, url: str, name: str) -> str:
    """The text of the elements of a class on a page, its white space made plain."""
    found = shown.pages[url].xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return " ".join(" ".join(item.text_content() for item in found).split())


def test_a_preview_says_why(tmp_path: Path) -> None:
    """Each reason is a sentence of its own banner, and nothing is said of what has a valid review."""
    overdue = Piece("food", reviewed=-40, review_by=-4)
    pieces = (Piece("food", reviewers=()), Piece("food", ("cy-plain",)), Piece("food", reviewed=None))
    shown = site_with(tmp_path, *pieces, Piece("food", reviewed=1), overdue, Piece("food", expires=-6), Piece("food"))
    told = [words(shown, f"/food/piece{number}x/", "standing") for number in range(7)]
    assert all(banner.startswith("Preview: not published") for banner in told[:6])
    assert "No medical reviewer is named" in told[0]
    assert "Nobody with medical credentials" in told[1]
    assert "has no date of medical review" in told[2]
    assert "has not taken place yet" in told[3]
    assert "not been reviewed since 13 October 2026. Its next review was due by 18 November 2026." in told[4]
    assert "expired on 16 November 2026. It was last medically reviewed on 12 November 2026." in told[5]
    assert told[6] == ""


def test_an_expired_article_first_carries_a_notice(tmp_path: Path) -> None:
    """For as many days as the policy says it is public, with a notice that is no preview's."""
    shown = site_with(tmp_path, Piece("food", expires=-4))
    told = words(shown, "/food/piece0x/", "standing")
    assert told.startswith("This article has expired This article expired on 18 November 2026.")
    assert "Preview" not in told
    assert shown.indexable() == {"/food/piece0x/"}


def test_a_preview_claims_nothing_to_machines(tmp_path: Path) -> None:
    """It has no JSON-LD, no feeds and no other languages; its own address is canonical."""
    shown = site_with(tmp_path, Piece("food", reviewers=()), Piece("food"))
    page = shown.pages["/food/piece0x/"]
    assert page.xpath("//script[@type='application/ld+json']") == []
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/food/piece0x/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//*[@id='share']") == []
    assert shown.pages["/food/piece1x/"].xpath("//script[@type='application/ld+json']")


def test_links_to_previews_work_and_are_reported(tmp_path: Path) -> None:
    """The reader arrives; the editor is told at the link; previews may link as they like."""
    lay_out(tmp_path, [Piece("food"), Piece("food", reviewers=())], Policy())
    for number, other in ((0, 1), (1, 0)):
        file = tmp_path / f"content/food/piece{number}x.md"
        file.write_text(f"{file.read_text()}See [it](piece{other}x.md), [again](/old{other}/).\n", encoding="utf-8")
    result = built(tmp_path, TODAY)
    found = [item for item in result.found if item.code == "review/link-to-preview"]
    assert {item.place.path for item in found} == {"content/food/piece0x.md"}
    assert len(found) == 2
    shown = Shown(tmp_path / "public")
    assert [href for href in shown.pages["/food/piece0x/"].xpath("//main//a/@href") if "piece1x" in href]


def test_settings_that_lead_to_previews_are_reported(tmp_path: Path) -> None:
    """In the navigation and in the call to action, at their very lines; what is public is no finding."""
    lay_out(tmp_path, [Piece("food"), Piece("food", reviewers=())], Policy())
    settings_file = tmp_path / "content/site.yaml"
    menu = "navigation:\n  - {text: Good, url: /food/piece0x/}\n  - {text: Salt, url: '/food/piece1x/#main'}\n"
    offer = "cta:\n  title: Tests\n  text: We test.\n  link:\n    text: See\n    url: /old1/\n"
    settings_file.write_text(settings_file.read_text(encoding="utf-8") + menu + offer, encoding="utf-8")
    found = [item for item in built(tmp_path, TODAY).found if item.code == "review/link-to-preview"]
    assert [item.place.line_text.strip() for item in found] == [menu.splitlines()[2].strip(), "url: /old1/"]


def test_a_translation_of_a_preview_stands_alone(tmp_path: Path) -> None:
    """It is no fault, and neither version names the other to search engines or readers."""
    lay_out(tmp_path, [Piece("food", reviewers=()), Piece("food")], Policy())
    file = tmp_path / "content/food/piece1x.md"
    head = file.read_text(encoding="utf-8").replace("---\n", "---\nlang: es\ntranslation_of: food/piece0x.md\n", 1)
    file.write_text(head, encoding="utf-8")
    built(tmp_path, TODAY)
    pages = Shown(tmp_path / "public").pages
    for number in (0, 1):
        assert pages[f"/food/piece{number}x/"].xpath("//link[@hreflang]") == []


def test_a_review_that_ends_renders_what_it_changes(tmp_path: Path) -> None:
    """The day after the last day of a review, nothing but the clock being different, the article is a preview."""
    lay_out(tmp_path, [Piece("food", review_by=0), Piece("care/home")], Policy())
    built(tmp_path, TODAY)
    assert built(tmp_path, day(0)).rendered == ()
    rendered = set(built(tmp_path, day(1)).rendered)
    assert {"/food/piece0x/", "/", "/tags/rest/", "/people/ada-quill/"} <= rendered


def test_drafts_pass_no_gate_either(tmp_path: Path) -> None:
    """With --drafts, a draft without a review is a preview, and one with a review stands in the listings."""
    lay_out(tmp_path, [Piece("food", draft=True, reviewers=()), Piece("food", draft=True)], Policy())
    now = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    assert build(replace(Options(tmp_path, tmp_path / "public", now), drafts=True), Silent()).commit
    shown = Shown(tmp_path / "public")
    assert shown.made == {"/food/piece0x/", "/food/piece1x/"}
    assert shown.indexable() == shown.cards("home") == {"/food/piece1x/"}


def test_changes_are_told_newest_first(tmp_path: Path) -> None:
    """Below the text, with their kind; corrections also as CorrectionComments of the article."""
    lay_out(tmp_path, [Piece("food")], Policy())
    file = tmp_path / "content/food/piece0x.md"
    changes = (
        "updated: 2026-05-01\nhistory:\n"
        "  - {date: 2026-02-01, what: Added a section on salt.}\n"
        "  - {date: 2026-05-01, what: 'The dose was 10 mg; it is 1 mg.', kind: correction}\n"
    )
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{changes}", 1), encoding="utf-8")
    result = built(tmp_path, TODAY)
    assert not [item for item in result.found if item.code.startswith(("history/", "date/"))]
    page = Shown(tmp_path / "public").pages["/food/piece0x/"]
    told = [" ".join(item.text_content().split()) for item in page.xpath("//*[@id='what-changed']//li")]
    assert told == [
        "1 May 2026 Correction The dose was 10 mg; it is 1 mg.",
        "1 February 2026 Update Added a section on salt.",
    ]
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    (article,) = (item for item in json.loads(script)["@graph"] if item["@type"] == "Article")
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The dose was 10 mg; it is 1 mg.",
            "datePublished": "2026-05-01T00:00:00+00:00",
        }
    ]
