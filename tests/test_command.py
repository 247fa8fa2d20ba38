"""The command as its user meets it: exit codes, what is printed where, and what happens to the output folder."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from healthpress.text.rules import RULES
from tests.conftest import healthpress
from tests.sites import GOOD, article, lay, tree

NOW = ("--now", "2026-11-22")
ARTICLES = {
    "content/living/sleep/good-sleep.md": article("Good sleep", "tags: [sleep, night]"),
    "content/living/sleep/short-naps.md": article("Short naps", "tags: [sleep, naps]", date="2026-01-03"),
    "content/living/food/late-meals.md": article("Late meals", "tags: [food]", date="2026-01-04"),
}
BROKEN = {"content/living/food/late-meals.md": "---\ntitle: Late meals\ndate: never\n---\n[Gone](gone.md)\n"}
WARNED = {"content/living/food/late-meals.md": article("Late meals", "colour: red, or 100%")}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three articles in which nothing is wrong."""
    return lay(tmp_path / "site", GOOD, ARTICLES)


def build(site: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Build a site as of the tests' day."""
    return healthpress("build", "--site", site, *NOW, *arguments)


def built(site: Path, *arguments: str | Path) -> dict[str, bytes]:
    """What a build that must succeed wrote."""
    result = build(site, *arguments)
    assert result.returncode == 0, result.stderr
    return tree(site / "public")


def test_a_good_site_is_built_without_a_word_too_many(site: Path) -> None:
    """Exit code 0, the pages, and one line that sums up."""
    result = build(site)
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(
        r"Built \S+public: 3 articles, (\d+) pages \(\1 written, 0 unchanged\), 0 warnings, \d+\.\d s\. "
        r"Indexed \d+ pages for search in \d+\.\d s\.\n",
        result.stdout,
    )
    assert (site / "public/living/sleep/good-sleep/index.html").is_file()


def test_errors_leave_the_old_output_as_it_was(site: Path) -> None:
    """Byte for byte, with exit code 1; all faults are listed, and nothing of the new pages is left lying about."""
    before = built(site)
    lay(site, BROKEN, {"content/living/sleep/good-sleep.md": article("Changed")})
    result = build(site)
    assert result.returncode == 1
    assert tree(site / "public") == before
    assert "error[front-matter/invalid-date]" in result.stderr
    assert "error[link/broken]" in result.stderr
    assert "content/living/food/late-meals.md:3:7" in result.stderr
    assert result.stdout == "Not built: 2 errors, 4 warnings. The old output is as it was.\n"
    assert sorted(path.name for path in site.iterdir()) == [".healthpress", "content", "public", "static"]


def test_a_template_that_fails_leaves_the_old_output_as_it_was(site: Path) -> None:
    """Also when other pages were made already; the template's line is named."""
    before = built(site)
    lay(site, {"templates/listing.html": "<!doctype html>\n<p>{{ view.nothing }}</p>\n"})
    lay(site, {"content/living/sleep/good-sleep.md": article("Changed")})
    result = build(site, "--format", "concise")
    assert result.returncode == 1
    assert "templates/listing.html:2:1: error[template/failed]" in result.stderr
    assert tree(site / "public") == before
    assert not (site / ".public.staged").exists()


def test_warnings_build_but_not_under_strict(site: Path) -> None:
    """Under --strict the old output stays."""
    before = built(site)
    lay(site, WARNED)
    strict = build(site, "--strict")
    assert strict.returncode == 1
    assert "warning[front-matter/unknown-key]" in strict.stderr
    assert tree(site / "public") == before
    result = build(site)
    assert result.returncode == 0
    assert "1 warning," in result.stdout


def test_concise_findings_are_one_line_each(site: Path) -> None:
    """path:line:column: severity[code] message."""
    lay(site, BROKEN)
    lines = build(site, "--format", "concise").stderr.splitlines()
    assert len(lines) == 6
    assert all(re.fullmatch(r"content/\S+\.md:\d+:\d+: (error|warning)\[[a-z-]+/[a-z-]+\] .+", line) for line in lines)


def test_full_findings_show_the_line_why_and_what_to_do(site: Path) -> None:
    """A code frame with a marker under the word that is meant."""
    lay(site, BROKEN)
    assert "3 | date: never\n  |       ^^^^^\n  = why: " in build(site).stderr


def test_json_findings_are_all_of_standard_output(site: Path) -> None:
    """An array, empty where nothing is wrong; the summary goes elsewhere."""
    assert json.loads(build(site, "--format", "json").stdout) == []
    lay(site, BROKEN)
    result = build(site, "--format", "json")
    found = json.loads(result.stdout)
    assert found[-1] | {"why": "", "help": ""} == {
        "code": "link/broken",
        "severity": "error",
        "message": '"gone.md" leads to no page or file of the site.',
        "path": "content/living/food/late-meals.md",
        "line": 5,
        "column": 8,
        "length": 7,
        "source": "[Gone](gone.md)",
        "why": "",
        "help": "",
    }
    assert "Not built" in result.stderr


def test_sarif_has_what_the_standard_requires(site: Path) -> None:
    """Version, runs, a named tool with its rules, and results with messages and regions (SARIF 2.1.0, section 3)."""
    lay(site, BROKEN)
    log = json.loads(build(site, "--format", "sarif").stdout)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    known = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "healthpress"
    assert {item["ruleId"] for item in run["results"]} == {rule["id"] for rule in known}
    for item in run["results"]:
        assert known[item["ruleIndex"]]["id"] == item["ruleId"]
        assert item["level"] in {"error", "warning"}
        assert item["message"]["text"]
        place = item["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "content/living/food/late-meals.md"
        assert place["region"]["endColumn"] > place["region"]["startColumn"] >= 1


def test_github_annotations_are_well_formed(site: Path) -> None:
    """A workflow command a line, with percent signs, colons and commas escaped in its properties."""
    lay(site, WARNED)
    lines = build(site, "--format", "github", "--quiet").stdout.splitlines()
    assert len(lines) == 1
    properties = r"file=[^:,]+,line=9,col=1,title=front-matter/unknown-key"
    assert re.fullmatch(rf"::warning {properties}::[^%]+", lines[0])


@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_nothing_is_printed_of_a_site_without_faults(site: Path, form: str) -> None:
    """With --quiet, in every format for people."""
    result = build(site, "--quiet", "--format", form)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_quiet_still_prints_findings(site: Path) -> None:
    """Findings only."""
    lay(site, BROKEN)
    result = build(site, "--quiet")
    assert (result.returncode, result.stdout) == (1, "")
    assert "error[link/broken]" in result.stderr


def test_drafts_are_published_on_request_only(site: Path) -> None:
    """Drafts, scheduled and removed articles."""
    lay(site, {"content/site.yaml": "url: https://test.example.org/\nexpired: {notice_days: 90, then: remove}\n"})
    states = ("draft: true", "publish_at: 2027-01-01", "expires: 2026-01-01")
    pages = {f"living/state-{number}/index.html" for number in range(3)}
    lay(site, {f"content/living/state-{number}.md": article("State", line) for number, line in enumerate(states)})
    assert not pages & built(site).keys()
    assert pages <= built(site, "--drafts").keys()
    assert not pages & built(site).keys()


@pytest.mark.parametrize(
    ("now", "scheduled", "expiring"),
    [
        ("2026-05-31", False, True),
        ("2026-06-01T04:59:59Z", False, True),
        ("2026-06-01T05:00:00Z", True, True),
        ("2026-06-01T07:00:00+02:00", True, True),
        ("2026-06-30T21:59:59+00:00", True, True),
        ("2026-07-01", True, False),
    ],
)
def test_the_time_of_the_build_decides_what_is_published(site: Path, now: str, scheduled: bool, expiring: bool) -> None:
    """From publish_at on, until expires; a time without a zone is in the site's."""
    lay(
        site,
        {
            "content/site.yaml": "url: https://test.example.org/\ntimezone: Europe/Paris\n"
            "expired: {notice_days: 0, then: remove}\n",
            "content/living/soon.md": article("Soon", "publish_at: 2026-06-01T07:00:00"),
            "content/living/late.md": article("Late", "expires: 2026-06-30T22:00:00Z"),
        },
    )
    assert healthpress("build", "--site", site, "--now", now).returncode == 0
    pages = tree(site / "public").keys()
    assert ("living/soon/index.html" in pages) is scheduled
    assert ("living/late/index.html" in pages) is expiring


def test_the_base_url_replaces_the_sites(site: Path) -> None:
    """In canonical addresses, feeds, sitemap and robots.txt; nothing is left of the old one."""
    files = built(site, "--base-url", "https://other.example.org/sub")
    page = files["living/sleep/good-sleep/index.html"].decode()
    assert '<link rel="canonical" href="https://other.example.org/sub/living/sleep/good-sleep/">' in page
    assert b"Sitemap: https://other.example.org/sub/sitemap.xml" in files["robots.txt"]
    assert not [path for path, data in files.items() if b"test.example.org" in data]


def test_builds_do_not_depend_on_the_number_of_jobs_nor_on_what_was_built_before(site: Path) -> None:
    """One job, two jobs, a second build and a clean one: the same bytes. The second build writes nothing."""
    lay(
        site,
        {
            f"content/living/many/number-{number}.md": article(f"Number {number}", f"tags: [t{number % 7}]")
            for number in range(60)
        },
    )
    one = built(site, "--jobs", "1")
    two = built(site, "--jobs", "2", "--output", site / "second")
    assert two == one
    assert tree(site / "second") == one
    times = {path: path.stat().st_mtime_ns for path in (site / "public").rglob("*")}
    again = build(site, "--jobs", "2")
    assert re.search(r"63 articles, (\d+) pages \(0 written, \1 unchanged\)", again.stdout)
    assert {path: path.stat().st_mtime_ns for path in (site / "public").rglob("*")} == times
    assert built(site, "--clean", "--jobs", "2") == one


def test_an_edited_text_writes_its_own_page_only(site: Path) -> None:
    """Pages that show nothing of it stay as they are."""
    built(site)
    path = site / "content/living/food/late-meals.md"
    path.write_text(path.read_text().replace("The text of", "Other words of"))
    assert " pages (1 written, " in build(site).stdout


def test_foreign_files_survive(site: Path) -> None:
    """Also in folders of pages that go."""
    built(site)
    lay(site / "public", {"CNAME": "test.example.org", "living/food/late-meals/notes.txt": "mine"})
    (site / "content/living/food/late-meals.md").unlink()
    files = built(site)
    assert files["CNAME"] == b"test.example.org"
    assert files["living/food/late-meals/notes.txt"] == b"mine"
    assert "living/food/late-meals/index.html" not in files


def test_a_deleted_article_takes_its_pages_with_it(site: Path) -> None:
    """Its page, its category's, its tags' and the folders that are then empty; nothing else."""
    before = built(site)
    (site / "content/living/food/late-meals.md").unlink()
    after = built(site)
    gone = {"living/food/late-meals/index.html", "living/food/index.html", "tags/food/index.html"}
    assert {path for path in before.keys() - after.keys() if not path.startswith("pagefind/")} == gone
    assert len([path for path in before if "/fragment/" in path]) > len(
        [path for path in after if "/fragment/" in path]
    )
    assert not {path for path in after.keys() - before.keys() if not path.startswith("pagefind/")}
    assert not (site / "public/living/food").exists()
    assert not (site / "public/tags/food").exists()


def test_two_output_folders_of_one_site_are_kept_apart(site: Path) -> None:
    """A build into one removes nothing from the other."""
    built(site)
    (site / "content/living/food/late-meals.md").unlink()
    build(site, "--output", site / "other")
    assert (site / "public/living/food/late-meals/index.html").is_file()
    assert not (site / "other/living/food").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--site", "nowhere"), "has no content/ folder"),
        (("--output", "content/out"), "among the site's sources"),
        (("--output", "static"), "among the site's sources"),
        (("--output", "."), "the site's own folder"),
        (("--output", ".."), "the site's own folder"),
        (("--output", "content/site.yaml"), "among the site's sources"),
        (("--output", "a-file"), "is a file"),
        (("--base-url", "test.example.org"), "write an address in full"),
        (("--base-url", "ftp://test.example.org/"), "write an address in full"),
        (("--now", "yesterday"), "write YYYY-MM-DD"),
        (("--now", "2026-02-30"), "write YYYY-MM-DD"),
        (("--jobs", "0"), "0 is not in the range"),
        (("--format", "xml"), "'xml' is not one of"),
        (("--colour",), "No such option"),
        (("extra",), "unexpected extra argument"),
    ],
)
def test_wrong_usage_says_so(site: Path, arguments: tuple[str, ...], words: str) -> None:
    """Exit code 2, what is wrong, and nothing is written."""
    lay(site, {"a-file": ""})
    before = tree(site)
    result = healthpress("build", *arguments, cwd=site)
    assert result.returncode == 2
    assert result.stderr.startswith("Usage: ")
    assert words in " ".join(result.stderr.split())
    assert tree(site) == before


def test_what_is_piped_has_no_escape_codes(site: Path) -> None:
    """Neither colours nor a progress display."""
    lay(site, BROKEN)
    result = build(site)
    assert "\x1b" not in result.stdout + result.stderr
    assert "Reading articles" not in result.stdout + result.stderr


def test_a_terminal_shows_progress(site: Path) -> None:
    """And clears it away at the end."""
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "healthpress", "build", "--site", str(site), *NOW]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=terminal, env={**os.environ, "TERM": "xterm-256color"}
    ) as process:
        os.close(terminal)
        shown = b""
        try:
            while part := os.read(screen, 65536):
                shown += part
        except OSError:
            pass
        os.close(screen)
    assert process.returncode == 0
    assert b"Reading articles" in shown
    assert b"Rendering pages" in shown
    assert shown.rstrip().endswith(b"\x1b[2K")


def test_related_prints_cards_with_reasons(site: Path) -> None:
    """Shared terms with their weights, and what an editor picked."""
    lay(site, {"content/living/sleep/good-sleep.md": article("Good sleep", "tags: [sleep]", "related: [late-meals]")})
    result = healthpress("related", "good-sleep", "--site", site, *NOW)
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Good sleep  /living/sleep/good-sleep/"
    assert lines[2:4] == ["1. Late meals  /living/food/late-meals/", "   picked by the editor"]
    assert "2. Short naps  /living/sleep/short-naps/" in lines
    assert re.search(r"^   score 0\.\d{3}$", result.stdout, re.MULTILINE)
    assert re.search(r"^ +0\.\d{3}  tag       sleep$", result.stdout, re.MULTILINE)


def test_related_takes_paths_and_helps_with_misspelt_slugs(site: Path) -> None:
    """Exit code 2 and the nearest slug."""
    path = healthpress("related", "/living/sleep/good-sleep/", "--site", site, *NOW)
    assert path.stdout.startswith("Good sleep  ")
    result = healthpress("related", "good-slep", "--site", site, *NOW)
    assert result.returncode == 2
    assert 'There is no article "good-slep". Did you mean "good-sleep"?' in " ".join(result.stderr.split())


def test_help_and_version_answer_at_once() -> None:
    """Every command is named; help costs less than 0.3 s of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = healthpress("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.returncode == 0
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3
    for name in ("build", "related"):
        assert f"\n  {name} " in result.stdout
        assert healthpress(name, "--help").returncode == 0
    assert re.fullmatch(r"healthpress \d+\.\d+\.\d+\n", healthpress("--version").stdout)
    assert "No such command" in healthpress("bild").stderr


def test_no_front_matter_fault_shows_a_traceback(site: Path) -> None:
    """Whatever is written between the lines, the command says what is wrong in its own words."""
    heads = [
        "title: [",
        "title: {a: b}",
        "- a\n- b",
        "just words",
        "title: A\nfaq: 3",
        "title: A\nimage: [x]",
        "title: A\nreferences: {a: b}",
        "title: A\ndate: 2026-13-45",
        "title: A\npublish_at: 9999-99-99",
        "title: A\n\tdraft: true",
        "title: A\nextra: &x {y: *x}",
        "title: A\ntags: !!python/object:os.system [x]",
        "title: !!binary x",
        "? [a]\n: b",
        "title: *unknown",
        "%YAML 9.9\n---\ntitle: A",
        'title: "A\\ud800"',
        "title: A\nslug: " + "long" * 200,
        "title: A\ntags: [" + "long" * 200 + "]",
        "title: A\naliases: [/" + "long" * 200 + "]",
        "title: A\naliases: [/index.html, /robots.txt/, /404.html, /living/index.html, /living/page/2/, /assets/x/]",
        "title: A\ndate: 0001-01-01T00:00:00+14:00\nupdated: 9999-12-31T23:59:59-12:00",
        "title: A\nlang: '<b>'",
    ]
    for number, head in enumerate(heads):
        lay(site, {f"content/living/broken/b{number}.md": f"---\n{head}\n---\nText.\n"})
    result = build(site, "--format", "json")
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    found = json.loads(result.stdout)
    assert {item["code"] for item in found} <= RULES.keys()
    assert {item["path"] for item in found} >= {f"content/living/broken/b{number}.md" for number in range(len(heads))}


def test_names_too_long_for_a_file_system_are_cut(site: Path) -> None:
    """A slug, a tag, and a file name that becomes longer when it is written in Latin letters."""
    long = article("Long", f"slug: {'long' * 100}", f"tags: [{'tag' * 100}]", "aliases: [/old/]")
    lay(site, {"content/living/a.md": long, f"content/living/{'睡' * 80}.md": article("Sleep")})
    result = build(site)
    assert result.returncode == 0, result.stderr
    assert max(len(name) for path in tree(site / "public") for name in path.split("/")) <= 200


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/index.html", "url/conflict"),
        ("/404.html", "url/conflict"),
        ("/living", "url/conflict"),
        ("/living/sleep/good-sleep/index.html", "url/conflict"),
        ("/living/page/2/", "url/conflict"),
        ("/assets/x/", "url/conflict"),
        ("/robots.txt", "alias/invalid"),
        ("/robots.txt/", "alias/invalid"),
        ("/living/feed.xml/old/", "alias/invalid"),
        ("/../outside/", "alias/invalid"),
        ("//other.example.org/", "alias/invalid"),
        ("/a//b/", "alias/invalid"),
        (f"/{'long' * 80}/", "alias/invalid"),
    ],
)
def test_old_addresses_take_nothing_from_others(site: Path, alias: str, code: str) -> None:
    """Neither a page's, nor a file's, nor anything outside the site's."""
    lay(site, {"content/living/a.md": article("Old", f"aliases: ['{alias}']")})
    result = build(site, "--format", "json")
    assert [item["code"] for item in json.loads(result.stdout)] == [code]
    assert result.returncode == 1
