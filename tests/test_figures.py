"""What a build says about its own cost, to people, to machines and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from healthpress import __version__
from healthpress.build.figures import Figures, Recorder, Timing, timed
from healthpress.cli.progress import Silent
from tests.conftest import healthpress
from tests.sites import GOOD, article, lay

NOW = ("--now", "2026-11-22")
STAGES = [
    "Starting",
    "Reading articles",
    "Connecting articles",
    "Recommending articles",
    "Preparing pictures",
    "Planning pages",
    "Rendering pages",
    "Writing files",
    "Indexing for search",
    "Moving files into place",
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of sixty articles, enough for workers."""
    articles = {
        f"content/living/sleep/number-{number}.md": article(f"Number {number}", "tags: [sleep]") for number in range(60)
    }
    return lay(tmp_path / "site", GOOD, articles)


def stats(site: Path, *arguments: str) -> dict[str, Any]:
    """The figures of a build that must succeed."""
    result = healthpress("build", "--site", site, *NOW, "--stats", "json", *arguments)
    assert result.returncode == 0, result.stderr
    assert result.stderr.startswith("Built ")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_figures_of_a_first_build(site: Path) -> None:
    """Every file is parsed and every page rendered, in workers; the ten slowest of each are named, slowest first."""
    found = stats(site, "--jobs", "2")
    assert found["built"] is True
    assert [stage["name"] for stage in found["stages"]] == STAGES
    assert found["articles"] == {"published": 60, "parsed": 61, "remembered": 0}
    pages = found["pages"]
    assert pages == {"total": pages["total"], "rendered": pages["total"], "written": pages["total"], "unchanged": 0}
    assert pages["total"] > 60
    assert found["files"]["written"] > pages["total"]
    for name, key in (("slowest_articles", "path"), ("slowest_pages", "url")):
        seconds = [item["seconds"] for item in found[name]]
        assert len({item[key] for item in found[name]}) == 10
        assert seconds == sorted(seconds, reverse=True)
        assert seconds[-1] > 0
    assert {"template": "article.html", "pages": 60} in [
        {"template": item["template"], "pages": item["pages"]} for item in found["slowest_templates"]
    ]
    assert 0 < sum(stage["seconds"] for stage in found["stages"]) == pytest.approx(found["seconds"], abs=1e-4)
    assert found["cpu_seconds"] > 0
    assert min(found["peak_memory"].values()) > 10_000_000


def test_figures_of_later_builds(site: Path) -> None:
    """Where nothing changed, nothing is read; what is remembered is not parsed or rendered; what goes is counted."""
    stats(site)
    again = stats(site)
    assert again["articles"] == {"published": 60, "parsed": 0, "remembered": 0}
    assert (again["pages"]["rendered"], again["pages"]["unchanged"]) == (0, again["pages"]["total"])
    assert (again["files"]["written"], again["slowest_articles"], again["slowest_pages"]) == (0, [], [])
    (site / "content/living/sleep/number-7.md").unlink()
    less = stats(site)
    assert less["articles"] == {"published": 59, "parsed": 0, "remembered": 60}
    assert less["files"]["removed"] >= 1
    lay(site, {"content/living/sleep/number-8.md": article("Number 8", "tags: [sleep]", body="Other words.")})
    edited = stats(site)
    assert edited["articles"] == {"published": 59, "parsed": 1, "remembered": 59}
    assert [item["path"] for item in edited["slowest_articles"]] == ["content/living/sleep/number-8.md"]
    assert {"url": "/living/sleep/number-8/", "template": "article.html"} in [
        {"url": item["url"], "template": item["template"]} for item in edited["slowest_pages"]
    ]


def test_the_profile_is_for_people(site: Path) -> None:
    """Stages with seconds, then what was slowest, on standard error; nothing of it without the option."""
    result = healthpress("build", "--site", site, *NOW, "--profile")
    assert result.returncode == 0
    assert re.fullmatch(r"Built .*\n", result.stdout)
    for stage in (*STAGES, "Together"):
        assert re.search(rf"^{stage} +\d+\.\d{{3}} +\d+\.\d{{3}}$", result.stderr, re.MULTILINE), stage
    assert len(re.findall(r"^ +0\.\d{4}  content/\S+\.md$", result.stderr, re.MULTILINE)) == 10
    assert len(re.findall(r"^ +0\.\d{4}  /\S*  \(\S+\.html\)$", result.stderr, re.MULTILINE)) == 10
    assert re.search(r"^ +\d\.\d{4}  article\.html  \(60 pages\)$", result.stderr, re.MULTILINE)
    assert re.search(r"^Peak memory: \d+ MB, largest worker \d+ MB$", result.stderr, re.MULTILINE)
    assert healthpress("build", "--site", site, *NOW).stderr == ""


def test_a_build_that_errors_stop_has_figures_too(site: Path) -> None:
    """Up to where it stopped, with exit code 1."""
    lay(site, {"content/living/sleep/number-7.md": article("Number 7", body="[Gone](gone.md)")})
    result = healthpress("build", "--site", site, *NOW, "--stats", "json")
    assert result.returncode == 1
    found = json.loads(result.stdout)
    assert found["built"] is False
    assert found["stages"][-1]["name"] == "Preparing pictures"
    assert found["articles"]["parsed"] == 61
    assert found["files"] == {"written": 0, "unchanged": 0, "removed": 0}


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_two_documents_for_machines_do_not_share_an_output(site: Path, form: str) -> None:
    """Figures and findings are asked for one at a time."""
    result = healthpress("build", "--site", site, *NOW, "--stats", "json", "--format", form)
    assert (result.returncode, result.stdout) == (2, "")
    assert "choose one" in result.stderr
    assert not (site / "public").exists()


def test_a_recorder_passes_on_what_it_is_told() -> None:
    """The display beside it hears every stage and every step, in order."""
    heard: list[tuple[str, int] | Timing | None] = []

    class Ear(Silent):
        def stage(self, name: str, total: int) -> None:
            heard.append((name, total))

        def step(self, timing: Timing | None = None) -> None:
            heard.append(timing)

    recorder = Recorder(Ear())
    recorder.stage("Reading articles", 2)
    recorder.step()
    recorder.step(Timing("a.md", 0.5))
    recorder.stage("Rendering pages", 1)
    recorder.step(Timing("/a/", 0.25, "article.html"))
    figures: Figures = recorder.figures()
    assert heard[:3] == [("Reading articles", 2), None, Timing("a.md", 0.5)]
    assert [(stage.name, stage.steps) for stage in figures.stages] == [
        ("Starting", 0),
        ("Reading articles", 2),
        ("Rendering pages", 1),
    ]
    assert (figures.remembered, figures.parsed) == (1, (Timing("a.md", 0.5),))
    assert figures.rendered == (Timing("/a/", 0.25, "article.html"),)


def test_timed_work_says_how_long_it_took() -> None:
    """Beside its result, in seconds."""

    def nap(length: float) -> str:
        time.sleep(length)
        return "rested"

    result, seconds = timed(nap)(0.02)
    assert result == "rested"
    assert 0.02 <= seconds < 2


def test_a_terminal_shows_stages_with_counts_and_time_left(site: Path) -> None:
    """Drawn again and again, each stage on a line of its own, and cleared away at the end."""
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
    text = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"Reading articles .* 0/61 --:--", text)
    assert re.search(r"Reading articles .* 61/61 \d\d:\d\d", text)
    assert [name for name in STAGES[1:] if name not in text] == []
    assert re.search(r"Reading articles[^\n]*\n+Connecting articles", text.replace("\r", ""))
    assert shown.rstrip().endswith(b"\x1b[2K")


def test_the_version_is_answered_before_the_command_line_is_loaded() -> None:
    """Neither click nor anything of ours but the package itself is imported."""
    command = [sys.executable, "-X", "importtime", "-m", "healthpress", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == f"healthpress {__version__}\n"
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "healthpress" in loaded
    assert not loaded & {"click", "importlib.metadata", "healthpress.cli", "healthpress.build", "re"}


def test_the_version_goes_through_the_command_line_where_more_is_asked() -> None:
    """Other arguments beside it are judged as ever."""
    assert healthpress("--version", "build").stdout == f"healthpress {__version__}\n"
    assert healthpress("--version", "--colour").returncode == 2
