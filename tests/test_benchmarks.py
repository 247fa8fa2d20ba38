"""The benchmark measures what it says: its corpus, its layouts, its clock and its table."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import checks
from tests.benchmarks.corpus import Corpus, digest
from tests.benchmarks.generators import COMMONMARK, KNOWN, PYTHON_MARKDOWN, generator
from tests.benchmarks.measure import RunError, peak_memory, run
from tests.benchmarks.report import TARGETS, report, rows
from tests.benchmarks.run import PEERS
from tests.sites import built

MACHINE = {"cpu": "A processor", "cores": 2, "memory": "8 GiB", "system": "Linux", "python": "3.11"}


def test_the_corpus_is_the_same_for_everyone() -> None:
    """By number and seed; another seed makes another."""
    assert digest(Corpus(20)) == "bb091107120aeda8a264b8cae4759e64a1122fc9ffd04563b22211330d78c695"
    assert digest(Corpus(20, 8)) != digest(Corpus(20))


def test_the_corpus_is_as_described() -> None:
    """About 700 words, 17 tags of a vocabulary with a long tail, and an address for each that no other has."""
    corpus = Corpus(300)
    articles = list(corpus)
    assert len(Corpus(10_000).tags) == 2_000
    assert len({article.address.url for article in articles}) == 300
    assert 650 < sum(len(article.body.split()) for article in articles) / 300 < 750
    assert 16 < sum(len(article.tags) for article in articles) / 300 < 18
    used = Counter(tag for article in articles for tag in article.tags)
    counts = sorted(used.values(), reverse=True)
    assert 300 > counts[0] > 5 * counts[len(counts) // 2]
    assert articles[7] == corpus.article(7)


@pytest.mark.parametrize("name", [COMMONMARK, PYTHON_MARKDOWN])
def test_our_site_is_built_without_a_finding_and_is_right(tmp_path: Path, name: str) -> None:
    """Also where warnings stop a build; and what is wrong is seen."""
    corpus = Corpus(30)
    ours = generator(name, {}, tmp_path)
    assert ours is not None
    ours.lay(corpus)
    built(ours.folder, strict=True)
    assert checks.faults(ours, corpus) == []
    page = ours.page(corpus.address(3).url)
    page.write_text(page.read_text().replace("</h1>", " and more</h1>"))
    ours.page(corpus.address(4).url).unlink()
    assert [fault.partition(str(ours.output))[2].split()[1] for fault in checks.faults(ours, corpus)] == ["does", "is"]


@pytest.mark.parametrize("name", KNOWN)
def test_every_layout_has_every_article(tmp_path: Path, name: str) -> None:
    """With its title, its last words and an edit."""
    corpus = Corpus(5)
    laid = generator(name, dict.fromkeys(PEERS, "program"), tmp_path)
    assert laid is not None
    laid.lay(corpus)
    for article in corpus:
        text = laid.source(article.address).read_text(encoding="utf-8")
        assert article.address.title in text
        assert text.endswith(article.body)
    laid.write(corpus.article(2).edited("One sentence more."))
    assert laid.source(corpus.address(2)).read_text(encoding="utf-8").endswith("One sentence more.\n")
    laid.output.mkdir()
    laid.clean()
    assert not laid.output.exists()


def test_a_peer_that_is_not_there_is_none(tmp_path: Path) -> None:
    """It is left out, not looked for elsewhere."""
    assert generator("hugo, related off", {"pelican": "program"}, tmp_path) is None


def test_time_is_that_of_all_processes(tmp_path: Path) -> None:
    """A child's work counts, a nap does not; a program that fails says what it wrote."""
    work = "import time, subprocess, sys; time.sleep(0.2); subprocess.run([sys.executable, '-c', 'sum(range(9**7))'])"
    used = run([sys.executable, "-c", work], tmp_path)
    assert used.wall >= 0.2
    assert 0.03 < used.cpu < used.wall
    with pytest.raises(RunError, match=r"^python\S* ended with 1: no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    """Two that hold 60 MB each hold more than 110 together."""
    hold = "x = bytearray(b'x') * 60_000_000"
    child = f"import time; {hold}; time.sleep(0.5)"
    both = f"import subprocess, sys; {hold}; subprocess.run([sys.executable, '-c', {child!r}])"
    assert 110_000_000 < peak_memory([sys.executable, "-c", both], tmp_path) < 200_000_000
    killed = f"import os, time; {hold}; time.sleep(0.5); os.kill(os.getpid(), 9)"
    with pytest.raises(RunError, match=r"was killed by SIGKILL when it held up to [6-9]\d MB: $"):
        peak_memory([sys.executable, "-c", killed], tmp_path)


def part(articles: int, **steps: tuple[float, float]) -> dict[str, Any]:
    """What a part with three equal rounds has measured."""
    times = {name: {"wall": [wall] * 3, "cpu": [cpu] * 3} for name, (wall, cpu) in steps.items()}
    return {"articles": articles, "seed": 7, "rounds": 3, "date": "2026-11-22", "machine": MACHINE, "steps": times}


def test_the_table_says_what_holds_and_what_is_missed() -> None:
    """By the clock and in processor time; at another size nothing is claimed; what was not measured says so."""
    ours, theirs = f"{COMMONMARK}, cold", "hugo, cold"
    versions = {"healthpress --version": (0.02, 0.01), "python -c pass": (0.01, 0.01)}
    parts = {"small": part(1_000, **{ours: (1, 3), theirs: (4, 5)}), "version": part(0, **versions)}
    found = {row.name: row for row in rows(parts)}
    assert {target.name for target in TARGETS} < found.keys()
    assert found["small-commonmark"].holds is False
    assert found["small-commonmark"].measured.startswith("0.250 × by the clock (1 s to 4 s), 0.600 × processor")
    assert found["version"].holds is True
    assert (found["edit"].measured, found["edit"].holds) == ("not measured", None)
    peers = {"peers": part(1_000) | {"left_out": {"nikola": "nikola ended with 1"}}}
    assert [row.measured for row in rows(peers) if row.name == "nikola-cold"] == ["left out, see the end"]
    assert "- left out: nikola, nikola ended with 1" in report(peers, {})
    text = report(parts, {"small-commonmark": "Parsing takes most of it."})
    assert "| 1,000 articles, cold, commonmark | ≤ 0.5 × hugo, cold | 0.250 ×" in text
    assert "Parsing takes most of it." in text
    tried = {row.name: row for row in rows({"small": part(200, **{ours: (1, 3), theirs: (4, 5)})})}
    assert tried["small-commonmark"].holds is None
    assert tried["small-commonmark"].target == "≤ 0.5 × hugo, cold at 1,000"


def test_memory_and_the_greatest_size_have_targets() -> None:
    """Half of Hugo's memory; twelve times the time, and three gigabytes."""
    cold = {f"{COMMONMARK}, cold": (10.0, 20.0)}
    facts = {"pages": {}, "lacks": {}, "versions": {}, "memory_measure": "PSS"}
    large = part(10_000, **cold) | facts | {"memory": {COMMONMARK: 5, PYTHON_MARKDOWN: 6, "hugo, related off": 10}}
    most = {f"{COMMONMARK}, cold": (110.0, 2500.0), f"{COMMONMARK}, 10,000 articles, cold": (10.0, 200.0)}
    huge = part(100_000, **most) | facts | {"memory": {COMMONMARK: 2_900_000_000}}
    found = {row.name: row for row in rows({"large": large, "huge": huge})}
    assert [found[name].holds for name in ("memory", "huge", "huge-memory")] == [False, False, True]
    assert found["huge"].measured == "11.000 × by the clock (110 s to 10 s), 12.500 × processor (2,500 s to 200 s)"
