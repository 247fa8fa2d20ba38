"""`healthpress check`: what it finds, says, remembers and leaves alone."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from healthpress.build.checked_texts import ReadyCheck, check_texts
from healthpress.build.checking import Asked, check_site
from healthpress.build.inputs import look
from healthpress.build.options import Options
from healthpress.build.text_checks import TEXT_CHECKS
from healthpress.build.understand import understand_files
from healthpress.cli.findings import summary_table
from healthpress.cli.progress import Silent
from healthpress.model.document import Article, Text
from healthpress.model.text_check import CheckContext, CheckSettings, NamedCheck
from healthpress.read.layout import layout_faults
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.report import FORMATS, full
from healthpress.text.rules import RULES
from healthpress.text.source import Source
from tests.conftest import healthpress
from tests.sites import GOOD, article, lay, tree

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
NAPS = "content/living/naps.md"


def check(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as of the tests' day."""
    return healthpress("check", "--site", site, "--now", "2026-11-22", *arguments)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article in which nothing is wrong."""
    return lay(tmp_path, GOOD, {NAPS: article("Naps")})


def options(site: Path, jobs: int = 1) -> Options:
    """Those of a check in this process."""
    return Options(site, site / "public", NOW, jobs=jobs)


def codes(site: Path, *only: str) -> list[str]:
    """The places and codes of all that is found."""
    found = check_site(options(site), Asked(only), Silent()).found
    return [f"{item.place} {item.code}" for item in found]


def test_a_good_site_passes_and_nothing_is_built(site: Path) -> None:
    """Exit code 0, one line, and no output folder."""
    before = tree(site / "content")
    result = check(site)
    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith("Checked 1 article: 0 errors, 0 warnings")
    assert result.stderr == ""
    assert not (site / "public").exists()
    assert tree(site / "content") == before


def test_warnings_count_under_strict_only_and_errors_always(site: Path) -> None:
    """0, 1 and 1."""
    lay(site, {NAPS: article("Naps", body="Sleep on the the sofa.")})
    assert (check(site).returncode, check(site, "--strict").returncode) == (0, 1)
    lay(site, {NAPS: article("Naps", body="[Gone](gone.md).")})
    assert check(site).returncode == 1


def test_texts_pages_and_all_that_a_build_says_are_judged(site: Path) -> None:
    """A finding of each kind, in the order of files and lines."""
    theme = "{% extends 'base.html' %}{% block main %}<h1>{{ view.title }}</h1>{{ view.body|safe }}{% endblock %}"
    lay(site, {NAPS: article("Naps", body="##\n\nSleep on the the sofa.\n"), "templates/article.html": theme})
    found = codes(site)
    assert f"{NAPS}:10:1 heading/empty" in found
    assert f"{NAPS}:12:14 text/repeated-word" in found
    assert f"{NAPS}:1:1 structured-data/fault" in found
    lay(site, {NAPS: article("Naps").replace("description:", "descripton:")})
    assert any(item.endswith("front-matter/unknown-key") for item in codes(site))


def test_faults_of_templates_are_found(site: Path) -> None:
    """At the template's line, as a build says it; pages are not made while the content has errors."""
    lay(site, {"templates/article.html": "<p>{{ view.nothing }}</p>"})
    assert codes(site) == ["templates/article.html:1:1 template/failed"]
    lay(site, {NAPS: article("Naps", body="[Gone](gone.md).")})
    assert codes(site) == [f"{NAPS}:10:8 link/broken"]
    assert "Pages are checked once the content has no errors." in check(site).stdout


def test_a_file_in_the_place_of_a_page_is_found(site: Path) -> None:
    """As when the site is built."""
    lay(site, {"static/living/naps/index.html": b"x"})
    assert [item.rpartition(" ")[2] for item in codes(site)] == ["url/conflict"]


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        (("text/repeated-word",), {"text/repeated-word"}),
        (("text/",), {"text/repeated-word"}),
        (("link", "text"), {"link/broken", "text/repeated-word"}),
        (("template/",), set()),
    ],
)
def test_only_what_is_asked_for_is_said(site: Path, only: tuple[str, ...], wanted: set[str]) -> None:
    """By code or by family; other findings do not count either."""
    lay(site, {NAPS: article("Naps", "tagz: [a]", body="The the [gone](gone.md).")})
    assert {item.rpartition(" ")[2] for item in codes(site, *only)} == wanted
    arguments = [part for code in only for part in ("--only", code)]
    assert check(site, *arguments).returncode == int("link/broken" in wanted)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--only", "link/brokn"), 'Did you mean "link/broken"?'),
        (("--only", "lnk/"), 'Did you mean "link/"?'),
        (("--explain", "xyzzy"), "docs/diagnostics.md"),
        (("--summary", "--format", "json"), "for people"),
        (("--diff", "--format", "sarif"), "for people"),
        (("--site", "nowhere"), "has no content/ folder"),
    ],
)
def test_wrong_usage_says_so(site: Path, arguments: tuple[str, ...], words: str) -> None:
    """Exit code 2, and the nearest name where there is one."""
    result = check(site, *arguments)
    assert result.returncode == 2
    assert words in result.stderr


def test_rules_are_explained_without_a_site(tmp_path: Path) -> None:
    """Title, why, help and severity of one rule, or of a family."""
    result = healthpress("check", "--explain", "link/broken", cwd=tmp_path)
    rule = RULES["link/broken"]
    assert result.returncode == 0
    assert result.stdout == f"error[link/broken]: {rule.title}.\n  why: {rule.why}\n  help: {rule.help}\n"
    family = healthpress("check", "--explain", "link", cwd=tmp_path).stdout
    assert family.count("[link/") == sum(code.startswith("link/") for code in RULES)


@pytest.mark.parametrize("form", ["concise", "json", "github", "sarif", "full"])
def test_every_form_says_the_same_as_the_report(site: Path, form: str) -> None:
    """Standard output is the report; for machines, nothing else."""
    lay(site, {NAPS: article("Naps", body="Sleep on the the sofa.")})
    result = check(site, "--format", form)
    wanted = FORMATS[form](check_site(options(site), Asked(), Silent()).found)
    assert result.stdout.startswith(wanted)
    if form in {"json", "sarif"}:
        json.loads(result.stdout)
    if form in {"json", "sarif", "github"}:
        assert result.stderr.startswith("Checked 1 article: 0 errors, 1 warning")


def test_the_summary_names_the_worst_files_first(site: Path) -> None:
    """Errors before warnings, more before fewer, with the codes met most."""
    lay(
        site,
        {
            "content/living/a.md": article("A", body="The the, an an."),
            "content/living/b.md": article("B", body="[Gone](gone.md)."),
            "content/living/c.md": article("C", body="The the."),
        },
    )
    lines = check(site, "--summary").stdout.splitlines()
    assert lines[1:4] == [
        "       1         0  content/living/b.md  (1 link/broken)",
        "       0         2  content/living/a.md  (2 text/repeated-word)",
        "       0         1  content/living/c.md  (1 text/repeated-word)",
    ]
    assert summary_table(()) == "No findings.\n"


def test_what_is_remembered_is_what_is_found_anew(tmp_path: Path) -> None:
    """After each edit, a check that remembers finds the same as one that remembers nothing, with any number of jobs."""
    bodies = ["Text.", "The the sofa.", "##Why\n\nText.", "[Gone](gone.md).", "Text."]
    pages = {f"content/living/{number}.md": article(f"No {number}", body="A a b.") for number in range(60)}
    site = lay(tmp_path / "site", GOOD, pages)
    for step, body in enumerate(bodies):
        lay(site, {"content/living/7.md": article("Seven", body=body), f"content/living/n{step}.md": article("New")})
        (site / f"content/living/{step}.md").unlink()
        fresh = check_site(replace(options(site), memory=tmp_path / f"fresh{step}"), Asked(), Silent())
        for jobs in (2, 1):
            assert check_site(options(site, jobs), Asked(), Silent()) == fresh
    assert check_site(options(site), Asked(("text/",)), Silent()).found == tuple(
        item for item in fresh.found if item.code.startswith("text/")
    )


def test_a_check_runs_again_where_its_settings_changed(site: Path) -> None:
    """Equal digest, nothing to do; another digest, all anew; and a check sees the article's own words and file."""
    content = understand_files(*look(options(site)), options(site), Silent())
    inputs = look(options(site))[1]
    runs: list[str] = []

    def find(article: Article, text: Text, context: CheckContext) -> list[Diagnostic]:
        runs.append(article.url)
        assert "The text of an article." in text.body.html
        place = context.source.find("The text")
        return [rules.REPEATED_WORD.at(place, str(context.settings))]

    def run(value: str) -> list[Diagnostic]:
        ready = ReadyCheck(NamedCheck("own", (), find), CheckSettings(value, value))
        return check_texts(content.edition, inputs, site, site / ".healthpress", [ready], 1, Silent().step)

    assert [item.message for item in run("one")] == ["one"] == [item.message for item in run("one")]
    assert runs == ["/living/naps/"]
    assert [(item.message, item.place.line) for item in run("two")] == [("two", 10)]
    assert len(runs) == 2


def test_the_list_of_checks_is_sound() -> None:
    """Names are files of the memory, and codes are those of rules."""
    names = [item.name for item in TEXT_CHECKS]
    assert len(set(names)) == len(names)
    assert not {"pages", "last"} & set(names)
    assert {code for item in TEXT_CHECKS for code in item.codes} <= RULES.keys()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Sleep on the the sofa.", ["the the"]),
        ("The the sofa.", ["The the"]),
        ("Sleep on the\nthe sofa.", ["the the"]),
        ("We had had enough, and that that was it.", []),
        ("Walla Walla and Baden Baden.", []),
        ("## Sleep\nSleep helps.", []),
        ("The mother\nmother tongue", []),
        ("`the the` and\n\n```\nthe the\n```", []),
        ("Very, very and the-the and 5 5.", []),
        ("She slept. Slept well.", []),
        ("It is well-being being said.", []),
    ],
)
def test_words_that_are_repeated_by_mistake(site: Path, body: str, found: list[str]) -> None:
    """In one line or over its end; not in code, names, or where two words make sense."""
    lay(site, {NAPS: article("Naps", body=body)})
    checked = check_site(options(site), Asked(("text/repeated-word",)), Silent()).found
    assert [item.message.split('"')[1] for item in checked] == found


def test_other_languages_may_repeat_words(site: Path) -> None:
    """« Nous nous reposons » is right."""
    lay(site, {NAPS: article("Naps", "lang: fr", body="Nous vous le disons: nous nous reposons.")})
    assert codes(site, "text/repeated-word") == []


def test_layout_is_told_at_the_place_that_is_mended() -> None:
    """Lines and columns of the file."""
    body = "##Why\n\nOne  \ntwo\n\n|a|b|\n|-|-|\nText.\n\nThen\n2. a\n3. b\n\n#\n"
    found = layout_faults(Source("x.md", f"---\ntitle: X\n---\n{body}"))
    assert sorted(f"{item.place.line}:{item.place.column}:{item.place.length} {item.code}" for item in found) == [
        "11:1:5 markdown/text-in-table",
        "14:1:4 markdown/list-in-paragraph",
        "17:1:1 heading/empty",
        "4:1:2 heading/no-space",
        "6:4:2 markdown/accidental-break",
    ]


def findings(count: int) -> list[Diagnostic]:
    """So many findings of one kind, and one of another."""
    many = [rules.BROKEN_LINK.at(Place("a.md", number), f"No {number}.") for number in range(1, count + 1)]
    return [*many, rules.NO_ALT.at(Place("b.md"), "No words.")]


def test_findings_of_one_kind_are_counted_beyond_a_number() -> None:
    """The first are shown in full; then a line says how many more there are, and how to see them."""
    shown = full(findings(5), 3)
    assert [f"No {number}." in shown for number in range(1, 6)] == [True, True, True, False, False]
    assert "… and 2 more of link/broken" in shown
    assert "--only link/broken --format concise" in shown
    assert "more of image/no-alt" not in shown
    assert full(findings(5), 5) == full(findings(5))


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_terminal_is_not_flooded(site: Path, command: str) -> None:
    """On a terminal 20 of a kind are shown in full; into a pipe, all."""
    lay(site, {NAPS: article("Naps", body="\n\n".join(f"[Gone](gone-{number}.md)" for number in range(25)))})
    piped = healthpress(command, "--site", site, "--now", "2026-11-22")
    assert (piped.stdout + piped.stderr).count("error[link/broken]") == 25
    arguments = [sys.executable, "-m", "healthpress", command, "--site", str(site), "--now", "2026-11-22", "--quiet"]
    handle, terminal = pty.openpty()
    with subprocess.Popen(arguments, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                data = os.read(handle, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
        process.wait()
    os.close(handle)
    assert shown.count(b"error[link/broken]") == 20
    assert "… and 5 more of link/broken".encode() in shown
