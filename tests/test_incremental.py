"""Incremental equals clean: random walks of sites of sixty articles, and what each kind of edit may cost.

HEALTHPRESS_STEPS says how many steps are walked in all: 600 where nobody says it, 2,000 in continuous integration.
Twenty thousand are walked by hand before a release. One walk again: `python -m tests.walks.walk SEED SEED+1 100`.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from healthpress.build import last, ledger, state_file
from healthpress.build.options import Options, Result
from healthpress.build.picture_memory import KEPT_DAYS
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.text.report import concise
from tests.conftest import ROOT
from tests.sites import DOT, GOOD, article, lay, tree
from tests.walks.walk import KINDS, steps_of

STEPS = int(os.environ.get("HEALTHPRESS_STEPS", "600"))
STEPS_OF_A_WALK = 100
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def test_incremental_builds_equal_clean_ones() -> None:
    """After each step every byte is what a clean build makes, and the pages rendered are those whose views changed."""
    counts = [min(STEPS_OF_A_WALK, STEPS - start) for start in range(0, STEPS, STEPS_OF_A_WALK)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = list(pool.map(walked, range(1, len(counts) + 1), counts))
    assert [result.stdout + result.stderr for result in results if result.returncode] == []


def walked(seed: int, steps: int) -> subprocess.CompletedProcess[str]:
    """A walk in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "tests.walks.walk", str(seed), str(seed + 1), str(steps)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_walks_take_steps_of_every_kind() -> None:
    """Two thousand steps leave out nothing that can happen to a site, and half of them have two jobs."""
    steps = [step for seed in range(1, 21) for step in steps_of(seed, STEPS_OF_A_WALK)]
    assert {step.kind for step in steps} == KINDS.keys()
    assert 900 < sum(step.jobs == 2 for step in steps) < 1100


def site_of(root: Path, *layers: Mapping[str, str | bytes]) -> Path:
    """A site of five articles in two sections, built: one of them is apart from the others in all its words."""
    titles = ("Iron and blood", "Blood and salt", "Salt and iron", "Iron in blood")
    texts = {
        f"content/food/a{number}.md": article(title, "tags: [iron]", body=f"{title}.", date=f"2026-01-0{number}")
        for number, title in enumerate(titles, 1)
    }
    alone = article("Quiet nights", "tags: [sleep]", body="Dreams.", date="2025-01-01")
    lay(root, GOOD, texts, {"content/mind/nights.md": alone}, *layers)
    built(root)
    return root


def built(root: Path, **options: object) -> Result:
    """The site built once more, without an error."""
    now = replace(Options(root, root / "public", NOW), **options)  # type: ignore[arg-type]  # the fields of Options
    result = build(now, Silent())
    assert result.commit is not None, concise(result.found)
    return result


def test_a_term_that_no_article_holds_renders_none(tmp_path: Path) -> None:
    """A new term whose words all stand in an article, yet not together, leaves its page; one that does stand there is
    put into it."""
    words = {"content/glossary.yaml": "dreams: {meaning: What is seen in sleep}\n"}
    root = site_of(tmp_path, words)
    lay(root, {"content/glossary.yaml": words["content/glossary.yaml"] + "salt blood: {meaning: Something}\n"})
    assert set(built(root).rendered) == {"/glossary/"}
    lay(root, {"content/glossary.yaml": words["content/glossary.yaml"] + "blood and salt: {meaning: Something}\n"})
    assert set(built(root).rendered) == {"/glossary/", "/food/a2/"}
    assert built(root).rendered == ()


def test_a_glossary_and_previews_go_together(tmp_path: Path) -> None:
    """A view that says why its article is a preview can be told from others too."""
    words = "dreams: {meaning: What is seen in sleep}\n"
    site = f"{GOOD['content/site.yaml']!s}gate: strict\n"
    late = article("Late", "review_by: 2026-02-01", body="Dreams.")
    root = site_of(tmp_path, {"content/glossary.yaml": words, "content/site.yaml": site, "content/food/late.md": late})
    lay(root, {"content/glossary.yaml": words + "salt blood: {meaning: Something}\n"})
    assert set(built(root).rendered) == {"/glossary/"}


def test_networks_to_share_on_do_not_render_previews(tmp_path: Path) -> None:
    """A preview is not to be shared, so it shows none of them."""
    site = f"{GOOD['content/site.yaml']!s}gate: strict\n"
    late = article("Late", "review_by: 2026-02-01", body="Dreams.")
    root = site_of(tmp_path, {"content/site.yaml": site, "content/food/late.md": late})
    assert (root / "public/food/late/index.html").is_file()
    lay(root, {"content/site.yaml": f"{site}share: [email]\n"})
    shown = {f"/food/a{number}/" for number in range(1, 5)} | {"/mind/nights/"}
    assert shown <= set(rendered := built(root).rendered)
    assert "/food/late/" not in rendered


def test_a_condition_without_a_name_in_the_pages_language_renders_none(tmp_path: Path) -> None:
    """It is not shown there; once it has a name, it is."""
    names = {"content/conditions.yaml": "flu: {name: Influenza}\n"}
    files = {
        "content/food/sal.md": article("Sal", "lang: es", body="Uno dos."),
        "content/food/flu.md": article("Flu", "about: [flu]", body="A fever."),
    }
    root = site_of(tmp_path, names, files)
    lay(root, {"content/food/sal.md": article("Sal", "lang: es", "about: [flu]", body="Uno dos.")})
    assert "/food/sal/" not in built(root).rendered
    lay(root, {"content/conditions.yaml": "flu: {name: Influenza, names: {es: Gripe}}\n"})
    assert "/food/sal/" in built(root).rendered
    assert "Gripe" in (root / "public/food/sal/index.html").read_text("utf-8")


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a piece of a file that is there."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def written(result: Result) -> set[str]:
    """The files that a build wrote."""
    assert result.commit is not None
    return set(result.commit.written)


def test_nothing_changed_renders_and_writes_nothing(tmp_path: Path) -> None:
    """A second build leaves every file, and every time stamp, alone."""
    root = site_of(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*")}
    result = built(root)
    assert (result.rendered, written(result)) == ((), set())
    assert {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*")} == times


def test_a_body_edit_renders_one_page(tmp_path: Path) -> None:
    """Its page and the feeds that hold its text are written, and nothing else."""
    root = site_of(tmp_path)
    edit(root, "content/mind/nights.md", "Dreams.", "Dreams, of them.")
    result = built(root)
    assert result.rendered == ("/mind/nights/",)
    assert written(result) == {
        "mind/nights/index.html",
        *("feed.xml", "feed.json", "mind/feed.xml", "mind/feed.json"),
    }


def test_a_title_edit_renders_the_pages_that_show_the_title(tmp_path: Path) -> None:
    """Its own page, the listings and profile that show its card, and the articles that recommend it."""
    root = site_of(tmp_path)
    shown = {
        "/" + path.removesuffix("index.html")
        for path, data in tree(root / "public").items()
        if path.endswith(".html") and b"Quiet nights" in data
    }
    assert {"/", "/mind/", "/mind/nights/", "/tags/sleep/", "/people/ada-quill/"} <= shown
    assert "/tags/" not in shown
    edit(root, "content/mind/nights.md", "title: Quiet nights", "title: Silent nights")
    assert set(built(root).rendered) == shown


def test_one_article_more_renders_what_shows_it(tmp_path: Path) -> None:
    """Listings, its topic, its author and its section; not the articles that are near neither it nor each other."""
    root = site_of(tmp_path)
    text = article("Zinc", "tags: [sleep]", body="Galvanised.", date="2026-01-06")
    lay(root, {"content/food/zinc.md": text})
    rendered = set(built(root).rendered)
    assert {"/", "/food/", "/food/zinc/", "/tags/", "/tags/sleep/", "/people/ada-quill/"} <= rendered
    assert rendered & {"/tags/iron/", "/people/", "/mind/"} == set()


def test_a_topic_more_renders_no_other_article(tmp_path: Path) -> None:
    """How many articles a topic has is not on the pages of its articles."""
    root = site_of(tmp_path)
    edit(root, "content/mind/nights.md", "tags: [sleep]", "tags: [sleep, iron]")
    edit(root, "content/mind/nights.md", "authors:", "related: [a1, a2, a3]\nauthors:")
    for number in (1, 2, 3, 4):
        picked = ", ".join(f"a{other}" for other in range(1, 5) if other != number)
        edit(root, f"content/food/a{number}.md", "authors:", f"related: [{picked}]\nauthors:")
    built(root)
    edit(root, "content/mind/nights.md", "tags: [sleep, iron]", "tags: [sleep]")
    rendered = set(built(root).rendered)
    assert rendered == {"/mind/nights/", "/tags/iron/", "/tags/", "/"}


def test_a_template_edit_renders_the_pages_whose_closure_holds_it(tmp_path: Path) -> None:
    """The disclaimer's template stands on articles only; one that nothing includes renders nothing."""
    root = site_of(tmp_path, {"templates/unused.html": "a"})
    lay(root, {"templates/partials/disclaimer.html": "<p>{{ frame.disclaimer }}</p>\n", "templates/unused.html": "b"})
    articles = {"/food/a1/", "/food/a2/", "/food/a3/", "/food/a4/", "/mind/nights/"}
    assert set(built(root).rendered) == articles
    lay(root, {"templates/unused.html": "c"})
    assert built(root).rendered == ()


def test_a_style_edit_renders_what_names_the_sheet(tmp_path: Path) -> None:
    """The sheet's address carries its digest, so every page is rendered; and no feed or sitemap is written."""
    root = site_of(tmp_path, {"content/site.yaml": f"{GOOD['content/site.yaml']!s}", "static/css/95-own.css": "a{}\n"})
    lay(root, {"static/css/95-own.css": "b{}\n"})
    result = built(root)
    assert len(result.rendered) == result.pages
    others = {name for name in written(result) if not name.endswith(".html")}
    assert {name.rpartition(".")[2] for name in others} == {"css"}
    assert len(list((root / "public/assets").glob("theme.*.css"))) == 1


def test_a_deleted_article_leaves_nothing(tmp_path: Path) -> None:
    """Its page, its picture, the pages of its last topic and section go; what listed it is mended."""
    picture = {"content/mind/dot.png": DOT}
    root = site_of(tmp_path, picture)
    edit(root, "content/mind/nights.md", "tags:", "image: {src: dot.png, alt: A dot}\naliases: [/old/]\ntags:")
    built(root)
    before = tree(root / "public").keys()
    assert {"old/index.html", "tags/sleep/index.html", "mind/index.html"} <= before
    assert any(name.startswith("assets/dot.") for name in before)
    (root / "content/mind/nights.md").unlink()
    result = built(root)
    after = tree(root / "public")
    assert not any(name.startswith(("mind/", "tags/sleep/", "old/", "assets/dot.")) for name in after)
    assert not any(b"Quiet nights" in data for data in after.values())
    assert {"/", "/tags/", "/people/ada-quill/"} <= set(result.rendered)


def test_a_new_program_renders_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of healthpress trusts no page of this one; and writes none that is the same."""
    root = site_of(tmp_path)
    for module in (ledger, last):
        monkeypatch.setattr(module, "program_digest", lambda: "another")
    result = built(root)
    assert len(result.rendered) == result.pages
    assert written(result) == set()


@pytest.mark.parametrize("copy", [False, True])
def test_a_moved_site_goes_on_where_it_was(tmp_path: Path, copy: bool) -> None:
    """Renamed or copied with its output and memory, nothing is rendered; an article deleted there leaves no page."""
    root = site_of(tmp_path / "here")
    there = tmp_path / "there"
    if copy:
        shutil.copytree(root, there)
        shutil.rmtree(root)
    else:
        root.rename(there)
    assert built(there).rendered == ()
    (there / "content/mind/nights.md").unlink()
    built(there)
    assert not (there / "public/mind").exists()


def test_memory_without_output_makes_everything(tmp_path: Path) -> None:
    """A build server restores the memory and starts with an empty output folder."""
    root = site_of(tmp_path)
    wanted = tree(root / "public")
    shutil.rmtree(root / "public")
    result = built(root)
    assert len(result.rendered) == result.pages
    assert tree(root / "public") == wanted


def test_memory_of_another_branch_does_no_harm(tmp_path: Path) -> None:
    """Output and memory are of newer content than the sources: the older site is built, and nothing newer is left."""
    root = site_of(tmp_path / "site")
    older = tree(root / "public")
    shutil.copytree(root / "content", tmp_path / "older")
    lay(root, {"content/new/one.md": article("New", "tags: [new]"), "static/css/95-own.css": "a{}\n"})
    edit(root, "content/food/a1.md", "Iron and blood.", "Iron.")
    built(root)
    shutil.rmtree(root / "content")
    shutil.rmtree(root / "static/css")
    (tmp_path / "older").rename(root / "content")
    built(root)
    assert tree(root / "public") == older


def test_a_damaged_memory_of_pictures_makes_no_wrong_picture(tmp_path: Path) -> None:
    """A smaller version that changed in the memory, its size the same, is made again."""
    wide = (ROOT / "static/social-card.png").read_bytes()
    root = site_of(tmp_path, {"content/food/wide.png": wide})
    edit(root, "content/food/a1.md", "tags:", "image: {src: wide.png, alt: A card}\ntags:")
    built(root)
    wanted = tree(root / "public")
    for version in (root / ".healthpress/pictures").rglob("*.webp"):
        data = version.read_bytes()
        version.write_bytes(data[:-9] + b"?" + data[-8:])
    shutil.rmtree(root / "public")
    built(root)
    assert tree(root / "public") == wanted


def test_damaged_code_of_templates_is_not_run(tmp_path: Path) -> None:
    """Compiled templates that changed in the memory are compiled again."""
    root = site_of(tmp_path)
    wanted = tree(root / "public")
    for file in (root / ".healthpress/templates").glob("*/*"):
        file.write_bytes(file.read_bytes().replace(b"card", b"bard"))
    shutil.rmtree(root / "public")
    built(root)
    assert tree(root / "public") == wanted


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    """Both end well, and the output is that of a clean build."""
    root = site_of(tmp_path / "site")
    for number in range(40):
        lay(root, {f"content/food/more-{number}.md": article(f"More {number}")})
    command = [sys.executable, "-m", "healthpress", "build", "--no-search", "--site", str(root)]
    command += ["--now", NOW.isoformat()]
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    results = [build.communicate(timeout=120) for build in builds]
    assert [build.returncode for build in builds] == [0, 0], results
    built(root, output=tmp_path / "clean/public", memory=tmp_path / "clean/memory")
    assert tree(root / "public") == tree(tmp_path / "clean/public")


def test_versions_of_pictures_that_no_build_uses_go_in_time(tmp_path: Path) -> None:
    """Those in use stay however old they are; those of a picture that is gone stay for some weeks, and no longer."""
    root = site_of(tmp_path)
    memory = root / ".healthpress/pictures"
    others = set(memory.iterdir())
    picture = io.BytesIO()
    Image.new("RGB", (600, 30), "teal").save(picture, "PNG")
    (root / "content/mind/p.png").write_bytes(picture.getvalue())
    article = root / "content/mind/nights.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text}\n\n![A picture](p.png)\n", encoding="utf-8")
    built(root)
    (kept,) = set(memory.iterdir()) - others
    weeks_ago = int(time.time()) // 86_400 - KEPT_DAYS - 1

    def grow_old() -> None:
        known = state_file.load(memory / "index")
        state_file.save(memory / "index", {key: {**entry, "used": weeks_ago} for key, entry in known.items()})

    grow_old()
    article.write_text(f"{text}\n\nMore.\n\n![A picture](p.png)\n", encoding="utf-8")
    built(root)
    article.write_text(text, encoding="utf-8")
    built(root)
    assert set(memory.iterdir()) == {kept, *others}
    grow_old()
    article.write_text(f"{text}\n\nEven more.\n", encoding="utf-8")
    built(root)
    assert set(memory.iterdir()) == others


def test_what_another_version_remembers_in_another_form_is_no_fault(tmp_path: Path) -> None:
    """Its tables go without a word, and from then on builds remember again."""
    root = site_of(tmp_path)
    wanted = tree(root / "public")
    state = root / ".healthpress"
    for path, table in ((state / "parsed.sqlite", "entries"), *((path, "files") for path in state.glob("pages-*"))):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN more")
            connection.execute("PRAGMA user_version = 1")
    edit(root, "content/mind/nights.md", "Dreams.", "Dreams!")
    result = built(root)
    assert result.notice == ""
    assert len(result.rendered) == result.pages
    edit(root, "content/mind/nights.md", "Dreams!", "Dreams.")
    assert built(root).rendered == ("/mind/nights/",)
    assert tree(root / "public") == wanted
