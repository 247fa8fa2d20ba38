"""The review commands and what a build says of signatures, on real sites and through the real command."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, ViewportSize
from selectolax.lexbor import LexborHTMLParser

from healthpress.build.desk import open_desk
from healthpress.build.folder import read_folder
from healthpress.build.options import Options
from healthpress.build.pipeline import build
from healthpress.build.signoffs import record_path
from healthpress.cli.progress import Silent
from healthpress.model.review import REASONS, Reason, Wanted
from healthpress.model.signed_text import fingerprint_of
from healthpress.model.site import Site
from healthpress.shape.sign_off import signoff_state
from healthpress.text.word_changes import changes_of, plain
from healthpress.write.icalendar import calendar
from tests import rfc5545
from tests.conftest import DEMO_DAY, ROOT, healthpress
from tests.looking import Watch
from tests.sites import GOOD, article, lay, tree

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
PERSON = "---\ntitle: Bo, Quill; the second\ncredentials: RGN\ndescription: Invented.\n---\nBo is invented.\n"
FLU = "content/news/flu.md"


def flu(*lines: str, body: str = "Take 5 mg of it. Rest for 2 days.\n\nDrink [water](https://www.nih.gov/).") -> str:
    """An article that was reviewed on 2 January 2026."""
    return article("Flu", *lines, body=body)


def site(root: Path, *, policy: str = "warn", text: str = "") -> Path:
    """A site with one article."""
    own = {"content/site.yaml": f"name: Test\nurl: https://test.example.org/\nsign_off: {policy}\n"}
    return lay(root, GOOD, own, {"content/people/bo-quill.md": PERSON, FLU: text or flu()})


def signed(root: Path, *more: str) -> str:
    """Sign the article with the command."""
    result = healthpress("review", "sign", "flu", "--by", "ada-quill", "--on", "2026-01-02", "--site", root, *more)
    assert result.returncode == 0, result.stderr
    return result.stdout


def edited(root: Path, old: str, new: str) -> None:
    """Change the article's file."""
    file = root / FLU
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings(root: Path) -> dict[str, str]:
    """What a build says of the review, by code and place, with the message."""
    result = build(Options(root, root / "public", NOW), Silent())
    found = [item for item in result.found if item.code.startswith("review/")]
    return {f"{item.code} {item.place.line}:{item.place.column}": item.message for item in found}


def test_a_changed_word_voids_and_is_told_at_its_place(tmp_path: Path) -> None:
    """The build names the sentences, and the dates that do not say so."""
    root = site(tmp_path)
    signed(root)
    assert findings(root) == {}
    edited(root, "5 mg", "50 mg")
    found = findings(root)
    assert list(found) == ["review/changed-without-updated 4:7", "review/sign-off-void 11:6"]
    assert found["review/sign-off-void 11:6"] == (
        "The words are not those that ada-quill signed on 2026-01-02. "
        'Removed: "Take 5 mg of it." Added: "Take 50 mg of it."'
    )
    edited(root, "date: 2026-01-02", "date: 2026-01-02\nupdated: 2026-03-04")
    assert list(findings(root)) == ["review/sign-off-void 12:6"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Rest for 2 days.", "Rest.", "11:18"),
        ("Drink [water]", "Drink [hot water]", "13:8"),
        ("title: A page", "title: Another page", "9:31"),
        ("title: Flu", "title: The flu", "2:8"),
        ("Take 5 mg", "Then take 5 mg", "11:1"),
        (" Rest for 2 days.", "", "13:1"),
    ],
)
def test_the_place_is_that_of_the_first_changed_word(old: str, new: str, place: str, tmp_path: Path) -> None:
    """In the text, a link, a source or the title; of what was left out, where the words after it stand."""
    root = site(tmp_path)
    signed(root)
    edited(root, old, new)
    assert f"review/sign-off-void {place}" in findings(root)


@pytest.mark.parametrize(
    ("old", "new"), [("www.nih.gov/)", "nih.gov/flu/)"), ("5 mg", "**5** mg"), ("days.\n\n", "days. ")]
)
def test_a_change_of_form_is_not_told(old: str, new: str, tmp_path: Path) -> None:
    """A mended link, emphasis and white space leave the signature as it was."""
    root = site(tmp_path)
    signed(root)
    edited(root, old, new)
    assert findings(root) == {}


def test_dates_must_be_borne_out_by_words(tmp_path: Path) -> None:
    """A moved `updated` over the same words, another day of review, and a signer who is no reviewer."""
    root = site(tmp_path)
    signed(root)
    edited(root, "date: 2026-01-02", "date: 2026-01-02\nupdated: 2026-03-04")
    assert list(findings(root)) == ["review/updated-without-change 5:10"]
    edited(root, "reviewed: 2026-01-02", "reviewed: 2026-03-05")
    found = findings(root)
    assert found["review/sign-off-void 8:11"] == '"reviewed" says 2026-03-05, but the sign-off is of 2026-01-02.'
    edited(root, "reviewed: 2026-03-05", "reviewed: 2026-01-02")
    edited(root, "reviewers: [ada-quill]", "reviewers: [bo-quill]")
    assert '"ada-quill" signed, but is not among the reviewers.' in findings(root).values()


def test_updated_as_signed_is_no_news(tmp_path: Path) -> None:
    """What `updated` said when the words were signed is kept with the signature."""
    root = site(tmp_path, text=flu("updated: 2026-02-03"))
    signed(root)
    assert "updated: 2026-02-03, text:" in (root / FLU).read_text(encoding="utf-8")
    assert findings(root) == {}


def test_policies(tmp_path: Path) -> None:
    """`warn` asks for no signature, `require` does, `off` looks at none."""
    root = site(tmp_path)
    assert findings(root) == {}
    settings_file = root / "content/site.yaml"
    settings_file.write_text(settings_file.read_text(encoding="utf-8").replace("warn", "require"), encoding="utf-8")
    assert findings(root) == {"review/not-signed 7:11": "The review of 2026-01-02 is not signed."}
    signed(root)
    assert findings(root) == {}
    edited(root, "5 mg", "50 mg")
    assert len(findings(root)) == 2
    settings_file.write_text(settings_file.read_text(encoding="utf-8").replace("require", "off"), encoding="utf-8")
    assert findings(root) == {}


def test_a_record_that_is_not_of_the_words_signed_tells_nothing(tmp_path: Path) -> None:
    """Missing or altered: the sign-off is still known to be void, what changed is not guessed."""
    root = site(tmp_path)
    signed(root)
    record = root / "content/.signoffs/news/flu.txt"
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    edited(root, "5 mg", "50 mg")
    assert "Added:" in findings(root)["review/sign-off-void 11:6"]
    record.write_bytes(record.read_bytes().replace(b"2 days", b"3 days"))
    assert "cannot be said" in " ".join(findings(root).values())
    assert healthpress("review", "diff", "flu", "--site", root).returncode == 1
    record.unlink()
    assert "cannot be said" in " ".join(findings(root).values())


def test_records_are_inputs_of_a_build_and_never_published(tmp_path: Path) -> None:
    """A changed record makes a build look again; no file of the output is or holds one."""
    root = site(tmp_path)
    signed(root)
    folder = read_folder(root)
    name = "content/.signoffs/news/flu.txt"
    assert name in folder.inputs
    assert name not in folder.content_files
    build(Options(root, root / "public", NOW), Silent())
    assert not [path for path in tree(root / "public") if "signoffs" in path or path.endswith("flu.txt")]
    edited(root, "5 mg", "50 mg")
    findings(root)
    (root / name).unlink()
    assert "cannot be said" in " ".join(findings(root).values())


def test_diff_marks_the_words(tmp_path: Path) -> None:
    """By signs, not by colour alone; nothing is shown where nothing changed, or where nothing was signed."""
    root = site(tmp_path)
    never = healthpress("review", "diff", "flu", "--site", root)
    assert (never.returncode, "never been signed" in never.stderr) == (1, True)
    signed(root)
    assert "Nothing changed" in healthpress("review", "diff", "flu", "--site", root).stdout
    edited(root, "Rest for 2 days.", "Rest well for 3 days. Sleep.")
    lines = healthpress("review", "diff", "flu", "--site", root).stdout.splitlines()
    assert lines == ["- Rest for [-2-] days.", "+ Rest {+well+} for {+3+} days.", "+ {+Sleep.+}", ""]


LINES = st.lists(st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=4).map(" ".join), max_size=8)


@given(LINES, LINES)
def test_changes_tell_the_whole_difference(old: list[str], new: list[str]) -> None:
    """Equal words are no change whatever their lines; unequal ones always are, and what is shown did stand there."""
    changes = changes_of(old, new)
    assert bool(changes) == (" ".join(old) != " ".join(new))
    for change in changes:
        assert all(plain(sentence) in old for sentence in change.removed)
        assert all(plain(sentence) in new for sentence in change.added)
        assert 0 <= change.at <= len(" ".join(new).split())
    one = " ".join(old).split()
    assert changes_of(old, one) == ()


QUEUE = {
    "content/news/late.md": article("Late", "review_by: 2026-11-21"),
    "content/news/soon.md": article("Soon; or, “later”", "review_by: 2026-12-22"),
    "content/news/far.md": article("Far", "review_by: 2026-12-23"),
    "content/news/draft.md": article("Draft", "draft: true"),
    "content/news/two.md": article("Two").replace("reviewers: [ada-quill]", "reviewers: [ada-quill, bo-quill]"),
    "content/news/none.md": article("None").replace("reviewers: [ada-quill]\n", ""),
}


def queue_site(root: Path) -> Path:
    """Articles in every state, Flu being signed and then changed."""
    lay(site(root), QUEUE)
    signed(root)
    for slug in ("late", "soon", "far"):
        result = healthpress("review", "sign", slug, "--by", "ada-quill", "--on", "2026-01-02", "--site", root)
        assert result.returncode == 0, result.stderr
    edited(root, "5 mg", "50 mg")
    return root


def listed(root: Path, *more: str) -> str:
    """What the queue's command prints on 22 November 2026."""
    result = healthpress("review", "--site", root, "--now", "2026-11-22", *more)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_the_queue_in_every_form(tmp_path: Path) -> None:
    """The same articles for the same reasons as a table, JSON, CSV, a calendar and a page."""
    root = queue_site(tmp_path)
    expected = {
        "Late": ["overdue"],
        "Flu": ["void"],
        "None": ["unsigned"],
        "Two": ["unsigned"],
        "Soon; or, “later”": ["due"],
    }
    as_json = json.loads(listed(root, "--format", "json"))
    assert {item["title"]: item["reasons"] for item in as_json} == expected
    assert [item["title"] for item in as_json][:2] == ["Late", "Flu"]
    rows = list(csv.DictReader(io.StringIO(listed(root, "--format", "csv"))))
    assert {row["title"]: row["reasons"].split("; ") for row in rows} == expected
    assert {row["title"]: row["reviewers"] for row in rows}["Two"] == "ada-quill; bo-quill"
    table = listed(root)
    assert re.findall(r"^(\S.*) \((\d+)\)$", table, re.MULTILINE) == [
        ("Bo, Quill; the second", "1"),
        ("Dr Ada Quill", "4"),
        ("No reviewer named", "1"),
    ]
    assert "5 of 6 articles want a reviewer." in table
    _, events = rfc5545.read(as_file(root, "ics"))
    opened = icalendar.Calendar.from_ical(as_file(root, "ics"))
    assert [str(event["SUMMARY"]) for event in opened.walk("VEVENT")] == [event["SUMMARY"] for event in events]
    assert not any(part.errors for part in opened.walk())
    assert {event["SUMMARY"]: event["DTSTART"] for event in events} == {
        "Review overdue: Late": "20261121",
        "Sign-off void: Flu": "20261122",
        "Never signed: None": "20261122",
        "Never signed: Two": "20261122",
        "Review due: Soon; or, “later”": "20261222",
    }
    page = LexborHTMLParser(as_file(root, "html").decode())
    assert [node.text() for node in page.css("h2")] == [
        "Bo, Quill; the second (1)",
        "Dr Ada Quill (4)",
        "No reviewer named (1)",
    ]
    assert len(page.css("tbody tr")) == 6


def as_file(root: Path, form: str) -> bytes:
    """The queue in a file."""
    target = root / f"queue.{form}"
    result = healthpress("review", "list", "--format", form, "--output", target, "--site", root, "--now", "2026-11-22")
    assert result.returncode == 0, result.stderr
    return target.read_bytes()


def test_the_queue_looks_as_far_as_it_is_told(tmp_path: Path) -> None:
    """--within counts days from the day of --now, --drafts lists what is not public yet."""
    root = queue_site(tmp_path)

    def titles(*more: str) -> set[str]:
        return {item["title"] for item in json.loads(listed(root, "--format", "json", *more))}

    assert "Far" in titles("--within", "31")
    assert "Soon; or, “later”" not in titles("--within", "29")
    assert "Draft" in titles("--drafts")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=120)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1))


@settings(deadline=None)
@given(
    st.lists(st.tuples(TEXTS, st.none() | DAYS, st.sets(st.sampled_from(sorted(REASONS)), min_size=1)), max_size=6),
    TEXTS,
)
def test_any_queue_is_a_calendar(items: Sequence[tuple[str, dt.date | None, set[Reason]]], name: str) -> None:
    """Whatever titles hold: lines are folded between characters, texts come back as they were."""
    wanted = [
        Wanted(f"/a/{number}/", f"content/a/{number}.md", title, ("bo",), (title,), tuple(reasons), None, due, None)
        for number, (title, due, reasons) in enumerate(items)
    ]
    where = Site(name=name, url="https://test.example.org/")
    data = calendar(wanted, where, NOW)
    found, events = rfc5545.read(data)
    assert [event["SUMMARY"] for event in events] == [f"{item.why}: {item.title}" for item in wanted]
    later = rfc5545.read(calendar(wanted, where, NOW + dt.timedelta(days=9)))[1]
    assert [event["UID"] for event in later] == [event["UID"] for event in events]
    assert found["METHOD"] == "PUBLISH"


def test_what_must_not_be_signed(tmp_path: Path) -> None:
    """By somebody unknown, on a day to come, or an article that is not there."""
    root = site(tmp_path)
    before = tree(root / "content")
    for arguments, message in (
        (("flu", "--by", "ada-quil"), 'Did you mean "ada-quill"?'),
        (("flu", "--by", "ada-quill", "--on", "2999-01-01"), "has not come yet"),
        (("flue", "--by", "ada-quill"), 'Did you mean "flu"?'),
    ):
        result = healthpress("review", "sign", *arguments, "--site", root)
        assert (result.returncode, message in result.stderr) == (2, True), result.stderr
    assert tree(root / "content") == before


def test_every_article_of_the_demo_is_signed(tmp_path: Path) -> None:
    """And its words, dates and reviewers are those signed: sign again after a change that was read."""
    options = Options(ROOT, tmp_path / "public", NOW, memory=tmp_path)
    desk = open_desk(options)
    assert desk.site.sign_off == "require"
    assert {item.path: signoff_state(item) for item in desk.every} == {item.path: "valid" for item in desk.every}
    for item in desk.every:
        signed = item.meta.signed
        assert signed
        lines = (ROOT / record_path(item)).read_text(encoding="utf-8").splitlines()
        assert fingerprint_of(lines) == signed.text


PACKED = "antibiotics-and-resistance"


@pytest.fixture
def demo_copy(tmp_path: Path) -> Path:
    """The demo's content, to be changed."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def packed(root: Path, slug: str) -> tuple[Path, str]:
    """A pack and the code in it."""
    target = root / "pack.html"
    result = healthpress("review", "pack", slug, "--output", target, "--site", root, "--now", DEMO_DAY)
    assert result.returncode == 0, result.stderr
    code = LexborHTMLParser(target.read_text(encoding="utf-8")).css_first(".code")
    assert code is not None
    return target, code.text()


def test_the_code_of_a_pack_signs_its_very_words(demo_copy: Path) -> None:
    """And no others: each altered byte of a word makes it fail."""
    (file,) = demo_copy.rglob(f"{PACKED}.md")
    reviewer = re.search(r"reviewers: \[([\w-]+)", file.read_text(encoding="utf-8"))
    assert reviewer
    sign = ("review", "sign", PACKED, "--by", reviewer[1], "--site", demo_copy)
    _, code = packed(demo_copy, PACKED)
    whole = file.read_bytes()
    start = whole.index(b"\n---\n") + 5
    for at in range(start + 100, start + 2500, 800):
        word = re.compile(rb"[a-z]").search(whole, whole.index(b". ", at))
        assert word
        changed = whole[: word.start()] + bytes([word[0][0] ^ 1]) + whole[word.end() :]
        file.write_bytes(changed)
        refused = healthpress(*sign, "--code", code)
        assert (refused.returncode, "not for the words" in refused.stderr) == (1, True), refused.stderr
        assert file.read_bytes() == changed
    file.write_bytes(whole)
    accepted = healthpress(*sign, "--code", code.lower())
    assert accepted.returncode == 0, accepted.stderr


@pytest.mark.browser
def test_a_pack_is_read_on_a_phone_without_a_network(demo_copy: Path, browser: Browser) -> None:
    """From file://: no request but the file's own, no scrolling sideways, tables, care cards, sources and checks."""
    (file,) = demo_copy.rglob("migraine-or-tension-headache.md")
    by = "maribel-ostrander-wick"
    again = healthpress("review", "sign", file.stem, "--by", by, "--on", "2026-02-16", "--site", demo_copy)
    assert again.returncode == 0, again.stderr
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("5 to 60 minutes", "5 to 90 minutes"), encoding="utf-8")
    target, code = packed(demo_copy, "migraine-or-tension-headache")
    page = browser.new_page(viewport=ViewportSize(width=390, height=844))
    address = target.resolve().as_uri()
    with Watch(page, address) as watch:
        page.goto(address)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
        assert page.locator("table").count() == 1
        assert page.locator(".care-card--emergency").count() == 1
        assert page.locator("ins").all_inner_texts() == ["90"]
        assert page.locator("del").all_inner_texts() == ["60"]
        assert "DOI 10.1177/0333102417738202" in page.locator("#ref-ichd-3").inner_text()
        for box in page.locator("input[type=checkbox]").all():
            box.check()
        page.get_by_text(code).scroll_into_view_if_needed()
        assert all(box["height"] >= 20 for box in [page.locator("input").first.bounding_box()] if box)
        assert page.locator("a[href^='content'], a[href^='/'], a[href$='.md']").count() == 0
    assert watch.requests == [address]
    assert watch.faults == []
    page.close()


@pytest.mark.browser
def test_packs_and_reports_are_accessible(demo_copy: Path, browser: Browser) -> None:
    """axe-core finds nothing in either."""
    pack, _ = packed(demo_copy, PACKED)
    report = demo_copy / "queue.html"
    listed(demo_copy, "--format", "html", "--within", "900", "--output", str(report))
    for file in (pack, report):
        page = browser.new_page(viewport=ViewportSize(width=390, height=844), bypass_csp=True)
        page.goto(file.resolve().as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        page.close()
