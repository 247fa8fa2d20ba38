"""The search: its index of finished pages, and its page in the real browser."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from healthpress.build import pagefind, searching
from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.write.search_index import joined, searchable, settled
from tests.conftest import healthpress
from tests.kinds import pages_by_kind
from tests.looking import Watch
from tests.serving import StaticServer
from tests.sites import GOOD, article, lay, tree
from tests.walks.site import START as NOW

CONDITIONS = """\
multiple-sclerosis:
  name: Multiple sclerosis
  synonyms: [MS, disseminated sclerosis]
hypertension:
  name: High blood pressure
  synonyms: [hypertension]
"""
"""Two conditions as conditions.yaml names them."""


def options(root: Path, **more: object) -> Options:
    """A build of a site with its search."""
    return replace(Options(root, root / "public", NOW, search=True), **more)  # type: ignore[arg-type]  # its fields


def built(root: Path, **more: object) -> Result:
    """A build in this process."""
    result = build(options(root, **more), Silent())
    assert result.commit, result.found
    return result


def fragments(output: Path) -> dict[str, dict[str, object]]:
    """What the index says of each page, by address."""
    found = {}
    for file in (output / "pagefind/fragment").iterdir():
        data = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["url"]] = data
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Four articles, one of them a draft and one in Spanish, and two conditions."""
    return lay(
        tmp_path / "site",
        GOOD,
        {
            "content/conditions.yaml": CONDITIONS,
            "content/about.md": "---\ntitle: About us\n---\nWhat this site is.\n",
            "content/care/sclerosis.md": article(
                "Nerves and sclerosis", "about: [multiple-sclerosis]", "tags: [nerves]"
            ),
            "content/care/pressure.md": article(
                "The pressure of blood", "about: [hypertension]", body="Cuffs squeeze."
            ),
            "content/care/draft.md": article("Not ready", "draft: true"),
            "content/care/tension.md": article("La tensión", "lang: es", body="Presión en las arterias."),
        },
    )


def test_only_pages_that_search_engines_may_list_are_found(site: Path) -> None:
    """Articles, plain pages, people, conditions and sections; no preview, topic, further page, 404 page or redirect."""
    lay(site, {"content/site.yaml": "name: Test\nurl: https://test.example.org/\npage_size: 1\n"})
    built(site)
    wanted = {"/care/sclerosis/", "/care/pressure/", "/care/tension/", "/about/", "/people/ada-quill/", "/care/"}
    conditions = {"/conditions-a-z/multiple-sclerosis/", "/conditions-a-z/hypertension/"}
    assert fragments(site / "public").keys() == wanted | conditions
    marked = {path for path in (site / "public").rglob("*.html") if b"data-pagefind-body" in path.read_bytes()}
    assert marked == {site / f"public{url}index.html" for url in wanted | conditions}


def test_the_index_knows_what_results_show_and_are_narrowed_by(site: Path) -> None:
    """Title, day of review, section and conditions; the text is the article's own and nothing around it."""
    built(site)
    found = fragments(site / "public")["/care/pressure/"]
    assert found["meta"] == {"title": "The pressure of blood", "reviewed": "2026-01-02"}
    assert found["filters"] == {"section": ["Care"], "condition": ["High blood pressure"]}
    text = str(found["content"])
    assert "Cuffs squeeze." in text
    assert "hypertension" in text
    for around in ("Recommended", "Share this article", "Medically reviewed", "References", "Skip to main content"):
        assert around not in text


def test_marks_of_sources_and_notes_are_not_read(site: Path) -> None:
    """In a result, "type 2 diabetes 1" would be a number of the sentence."""
    text = "Of type 2 diabetes [@one], more is known[^note].\n\n[^note]: In part."
    lay(site, {"content/care/sugar.md": article("Sugar", body=text)})
    built(site)
    content = str(fragments(site / "public")["/care/sugar/"]["content"]).replace(" .", ".")
    assert "Of type 2 diabetes, more is known." in content
    assert "In part." in content


def test_results_say_what_pages_outside_sections_are(site: Path) -> None:
    """A condition, a section, a person's role; and what the site sells is called so, by the label of its offer."""
    offer = "cta: {title: T, text: X., label: Our own offer, link: {text: More, url: /about/}}\n"
    lay(site, {"content/site.yaml": f"{GOOD['content/site.yaml']!s}{offer}"})
    built(site)
    kinds = {url: found["meta"].get("kind") for url, found in fragments(site / "public").items()}  # type: ignore[attr-defined]
    assert kinds["/conditions-a-z/hypertension/"] == "Condition"
    assert kinds["/care/"] == "Section"
    assert kinds["/about/"] == "Our own offer"
    assert kinds["/people/ada-quill/"] == "Physician"
    assert kinds["/care/pressure/"] is None


def test_there_is_an_index_for_each_language(site: Path) -> None:
    """By the language of each page."""
    built(site)
    entry = json.loads((site / "public/pagefind/pagefind-entry.json").read_text("utf-8"))
    assert {tag: item["page_count"] for tag, item in entry["languages"].items()} == {"en": 7, "es": 1}


def test_it_is_made_again_only_where_what_it_reads_has_changed(site: Path) -> None:
    """Not for another article's card, a navigation entry or a template around the text; for a word it is."""
    first = built(site)
    assert first.indexed is not None
    assert first.indexed.pages == 8
    before = tree(site / "public/pagefind")
    lay(site, {"content/site.yaml": "name: Test\nurl: https://test.example.org/\ndisclaimer: Ask somebody.\n"})
    again = built(site)
    assert again.pages_written > 8
    assert again.indexed is None
    assert tree(site / "public/pagefind") == before
    lay(site, {"content/care/pressure.md": article("The pressure of blood", "about: [hypertension]", body="A cuff.")})
    changed = built(site)
    assert changed.indexed is not None
    assert tree(site / "public/pagefind") != before
    assert len(list((site / "public/pagefind/fragment").iterdir())) == 8


def test_an_index_that_somebody_damaged_is_made_again(site: Path) -> None:
    """A file of it that is missing, or another than was written."""
    built(site)
    before = tree(site / "public")
    (file,) = (site / "public/pagefind").glob("pagefind.en_*.pf_meta")
    file.unlink()
    (site / "public/pagefind/pagefind.js").write_text("changed", encoding="utf-8")
    assert built(site).indexed is not None
    assert tree(site / "public") == before


def test_an_incremental_index_is_that_of_a_clean_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte and file for file, whatever order the file system lists pages in, and in several shards too."""
    for most in (2000, 3):
        monkeypatch.setattr(searching, "MOST_PAGES", most)
        for number in range(4):
            lay(site, {f"content/care/more-{number}.md": article(f"More {number}", body=f"Word{number} cuff.")})
            result = built(site)
        (site / "content/care/more-0.md").unlink()
        lay(site, {"content/care/more-2.md": article("More", body="Otherwise.")})
        result = built(site)
        assert result.indexed is not None
        if most == 3:
            assert result.indexed.pages < len(fragments(site / "public"))
        clean = site.parent / f"clean-{most}"
        built(site, output=clean / "public", memory=clean / "memory", jobs=2)
        assert tree(site / "public") == tree(clean / "public")


def test_a_site_can_do_without(site: Path) -> None:
    """By the command line or the settings: no page, no form, no index, no mark in any page, and nothing left over."""
    built(site)
    for switched_off in ("option", "setting"):
        if switched_off == "setting":
            lay(site, {"content/site.yaml": "url: https://test.example.org/\nsearch: false\n"})
        result = built(site, search=switched_off == "setting")
        assert result.indexed is None
        left = tree(site / "public")
        assert not [path for path in left if path.startswith(("search/", "pagefind/", "assets/synonyms"))]
        assert not [path for path, data in left.items() if path.endswith("l") and b"data-pagefind-body" in data]
        assert b'role="search"' not in left["index.html"]


def test_a_site_without_articles_has_no_search(tmp_path: Path) -> None:
    """There is nothing to find."""
    built(lay(tmp_path, GOOD))
    assert not (tmp_path / "public/search").exists()
    assert not (tmp_path / "public/pagefind").exists()


def test_an_unchanged_site_is_not_indexed_nor_looked_at(site: Path) -> None:
    """The command imports nothing of it, and says nothing of it."""
    assert "for search in" in healthpress("build", "--site", site, "--now", "2026-11-22").stdout
    program = (
        "import sys\nfrom healthpress.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert not {'healthpress.build.searching', 'healthpress.build.pagefind', 'selectolax'} & sys.modules.keys()\n"
    )
    command = [sys.executable, "-c", program, "build", "--site", str(site), "--now", "2026-11-22"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "for search" not in result.stdout


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("#!/bin/sh\nexit 3\n", "ended with code 3"),
        (
            "#!/bin/sh\necho -n 'eyJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJubyJ9fQ==,'\nexec sleep 9\n",
            "reports: no",
        ),
        ("not a program", "cannot be run"),
        (None, "is not installed"),
    ],
)
def test_a_failing_engine_leaves_the_old_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, says: str
) -> None:
    """With a finding that says what happened and how to build without."""
    built(site)
    before = tree(site / "public")
    lay(site, {"content/care/new.md": article("New")})
    broken = tmp_path / "pagefind"
    broken.write_text(program or "", encoding="utf-8")
    broken.chmod(0o755)

    def found() -> Path:
        if program is None:
            raise pagefind.PagefindError("Pagefind is not installed, or not for this machine.")
        return broken

    monkeypatch.setattr(searching, "find_program", found)
    result = build(options(site), Silent())
    assert result.commit is None
    assert [item.code for item in result.found] == ["build/search-failed"]
    assert says in result.found[0].message
    assert tree(site / "public") == before


def test_what_the_engine_reads_of_a_page() -> None:
    """The language, what is marked, and facts told by elements around it; an unmarked page whole."""
    page = (
        '<!doctype html><html lang="en"><head><title>T</title></head><body><nav>No</nav>'
        '<article data-section="A &quot;b&quot;" data-pagefind-filter="section[data-section]"><p>No</p>'
        '<h1 data-pagefind-body>Yes <i data-pagefind-meta="x">too</i></h1></article>'
        '<a data-pagefind-filter="kind">A &amp; B</a></body></html>'
    )
    assert searchable(page) == (
        '<!doctype html><html lang="en"><body>'
        '<div data-section="A &quot;b&quot;" data-pagefind-filter="section[data-section]"></div>'
        '<h1 data-pagefind-body="">Yes <i data-pagefind-meta="x">too</i></h1>'
        '<div data-pagefind-filter="kind">A &amp; B</div></body></html>'
    )
    unmarked = "<html><body>All of it</body></html>"
    assert searchable(unmarked) == unmarked


def test_the_order_of_filters_is_settled() -> None:
    """The engine writes their values in another order each time; the files and their names are the same."""
    html = (
        '<html lang="en"><body data-pagefind-body data-pagefind-filter="a:{0}">'
        '<p data-pagefind-filter="b:{1}">Words {2}</p></body></html>'
    )
    pages = [(f"page-{number}/index.html", html.format(number % 7, number % 11, number)) for number in range(300)]
    program = pagefind.find_program()
    runs = [pagefind.make_index(program, pages) for _ in range(3)]
    assert runs[0] != runs[1]
    assert settled(runs[0]) == settled(runs[1]) == settled(runs[2])


def test_an_index_of_another_form_is_refused() -> None:
    """Rather than published."""
    entry = json.dumps({"languages": {"en": {"hash": "en_1"}}}).encode()
    meta = gzip.compress(b"pagefind_dcd" + b"\x83\x01\x02\xa0")
    with pytest.raises((ValueError, LookupError)):
        settled({"pagefind-entry.json": entry, "pagefind.en_1.pf_meta": meta})
    with pytest.raises(LookupError):
        settled({"pagefind-entry.json": entry})


def test_the_entries_of_shards_are_joined() -> None:
    """One file names the languages of all."""
    one, other = (json.dumps({"version": "1", "languages": {tag: {}}}).encode() for tag in ("en-x-0", "en-x-1"))
    assert json.loads(joined([one, other])) == {"version": "1", "languages": {"en-x-0": {}, "en-x-1": {}}}


@pytest.fixture
def page(browser: Browser, demo_url: str) -> Iterator[Page]:
    """A tab of the browser at the demo's search page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(f"{demo_url}search/")
    yield tab
    context.close()


def titles(page: Page) -> list[str]:
    """The titles of the results once they are there."""
    page.locator(".search-result").first.wait_for()
    return page.locator(".search-result__title").all_text_contents()


@pytest.mark.browser
def test_nothing_is_loaded_before_the_reader_searches(page: Page, demo_url: str) -> None:
    """Then the engine, its index and the table of synonyms, all from this site; no word goes anywhere."""
    with Watch(page, f"{demo_url}search/") as watch:
        page.reload()
        page.wait_for_load_state("networkidle")
        assert not [address for address in watch.requests if "pagefind" in address or "synonyms" in address]
        page.get_by_label("What are you looking for?").fill("migraine")
        assert titles(page)
        assert {
            name for name in ("pagefind.js", "synonyms.", ".pf_index") if any(name in a for a in watch.requests)
        } == {
            "pagefind.js",
            "synonyms.",
            ".pf_index",
        }
        assert not [address for address in watch.requests if "migraine" in address and "/assets/" not in address]
    assert watch.faults == []


@pytest.mark.browser
def test_results_show_the_picture_and_the_day_of_review(page: Page) -> None:
    """And the section and the words around what was found; the search can be found again by its address."""
    page.get_by_label("What are you looking for?").fill("migraine")
    assert titles(page)[0] == "Migraine or tension headache: how to tell them apart"
    first = page.locator(".search-result").first
    expect(first.locator(".search-result__facts")).to_have_text("Conditions · Medically reviewed 16 February 2026")
    expect(first.locator("mark").first).to_have_text("Migraine")
    picture = first.locator("img")
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.naturalWidth") >= 160
    assert page.url.endswith("/search/?q=migraine")
    page.reload()
    assert titles(page)[0] == "Migraine or tension headache: how to tell them apart"
    page.locator(".search-result__link").first.click()
    expect(page.locator("body")).to_have_attribute("data-kind", "article")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "also", "first"),
    [
        ("MS", "Multiple sclerosis", "Multiple sclerosis"),
        ("hypertension", "High blood pressure", "High blood pressure"),
        ("high blood pressure", "Hypertension", "High blood pressure"),
        ("myocardial infarction", "Heart attack", "Heart attack"),
    ],
)
def test_other_words_for_the_same_are_searched_too(page: Page, words: str, also: str, first: str) -> None:
    """And the page says so."""
    page.get_by_label("What are you looking for?").fill(words)
    assert titles(page)[0].startswith(first)
    assert also.casefold() in page.locator(".search-results__also").inner_text().casefold()


@pytest.mark.browser
def test_results_are_narrowed_to_a_section_and_a_condition(page: Page) -> None:
    """Each alone and both together; the address keeps them."""
    page.get_by_label("What are you looking for?").fill("blood")
    everything = len(titles(page))
    page.get_by_label("Section", exact=True).select_option("Nutrition")
    expect(page.locator(".search-result__facts").first).to_contain_text("Nutrition")
    facts = page.locator(".search-result__facts").all_text_contents()
    assert 0 < len(facts) < everything
    assert all(text.startswith("Nutrition") for text in facts)
    page.get_by_label("Condition", exact=True).select_option("High blood pressure")
    expect(page.locator(".search-result")).to_have_count(1)
    assert "section=Nutrition&condition=High+blood+pressure" in page.url


@pytest.mark.browser
def test_searching_by_keyboard_alone(page: Page, demo_url: str) -> None:
    """From the header of the home page to an article, and further results; what was found is announced."""
    page.goto(demo_url)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Search this site")).to_be_focused()
    page.keyboard.type("blood")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=blood")
    assert len(titles(page)) == 10
    expect(page.locator("[role=status]").first).to_contain_text("Results for “blood”")
    more = page.get_by_role("button", name="Show more results")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-result__link").nth(10)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/search/" not in address)


@pytest.mark.browser
def test_nothing_found_is_said(page: Page) -> None:
    """With the words, as text."""
    page.get_by_label("What are you looking for?").fill("<b>xyzzy")
    expect(page.locator("[role=status]").first).to_contain_text("No results for “<b>xyzzy”.")
    page.get_by_label("What are you looking for?").fill("")
    expect(page.locator(".search-results")).to_be_hidden()


@pytest.mark.browser
def test_without_script_the_page_is_for_browsing(browser: Browser, demo_url: str) -> None:
    """The header's form leads there from every page, and its lists lead on."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto(f"{demo_url}nutrition/")
    tab.get_by_role("button", name="Search").click()
    tab.wait_for_url("**/search/?q=")
    expect(tab.locator(".search__noscript")).to_be_visible()
    expect(tab.get_by_label("Section", exact=True)).to_be_hidden()
    tab.get_by_role("navigation", name="Conditions by letter").get_by_role("link", name="M").click()
    tab.wait_for_url("**/conditions-a-z/#letter-m")
    context.close()


@pytest.mark.browser
def test_it_runs_below_a_path_under_its_own_policy(demo: Path, browser: Browser, tmp_path: Path) -> None:
    """WebAssembly is all that its policy allows beside that of other pages; nothing is refused."""
    (tmp_path / "sub").symlink_to(demo)
    assert "'wasm-unsafe-eval'" in (demo / "search/index.html").read_text("utf-8")
    assert "'wasm-unsafe-eval'" not in (demo / "index.html").read_text("utf-8")
    with StaticServer(tmp_path) as server:
        context = browser.new_context()
        tab = context.new_page()
        address = f"{server.url}sub/search/?q=MS"
        with Watch(tab, address) as watch:
            tab.goto(address)
            assert titles(tab)
            link = tab.locator(".search-result__link").first.get_attribute("href") or ""
        assert link.startswith("/sub/")
        assert watch.faults == []
        context.close()


@pytest.mark.browser
def test_the_shards_of_a_big_site_are_searched_as_one(
    site: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in any of them is found, those of another language when it is chosen; the engine comes once."""
    monkeypatch.setattr(searching, "MOST_PAGES", 3)
    for number in range(6):
        lay(site, {f"content/care/more-{number}.md": article(f"More {number}", body="Cuffs squeeze.")})
    built(site)
    with StaticServer(site / "public") as server:
        context = browser.new_context()
        tab = context.new_page()
        address = f"{server.url}search/"
        with Watch(tab, address) as watch:
            tab.goto(f"{address}?q=cuffs")
            assert sorted(titles(tab)) == [*(f"More {number}" for number in range(6)), "The pressure of blood"]
            tab.get_by_label("Language").select_option("es")
            tab.get_by_label("What are you looking for?").fill("arterias")
            expect(tab.locator(".search-result__title")).to_have_text(["La tensión"])
        engines = [request for request in watch.requests if request.endswith(".pagefind")]
        assert sorted(engine.rpartition("/")[2] for engine in engines) == ["wasm.en.pagefind", "wasm.es.pagefind"]
        assert watch.faults == []
        context.close()


def test_every_page_can_search(demo: Path) -> None:
    """The form of the header, or of the search page, sends the words to the search page; a redirect has none."""
    for kind, files in pages_by_kind(demo).items():
        for file in files:
            forms = LexborHTMLParser(file.read_text("utf-8")).css("form[role=search]")
            assert len(forms) == (kind != "redirect"), file
            for form in forms:
                action = form.attributes["action"] or ""
                page = demo / action.lstrip("/") if action.startswith("/") else file.parent / action
                assert (page / "index.html").resolve() == (demo / "search/index.html").resolve(), file
                assert form.css("input[name=q]")


def test_the_demo_has_one_search_page(demo: Path) -> None:
    """Its form and its index are named in it and nowhere else."""
    pages = pages_by_kind(demo)
    assert pages["search"] == [demo / "search/index.html"]
    naming = [file for files in pages.values() for file in files if 'data-index="' in file.read_text("utf-8")]
    assert naming == pages["search"]
