"""Figures that say how good recommendations are."""

from __future__ import annotations

import math

import pytest
from click.testing import CliRunner

from healthpress.cli.related import related
from healthpress.shape.evaluate import measured, tags_only
from healthpress.shape.subjects import subjects_of
from tests.articles import article

ROWS = {"/a/": ("/b/", "/c/"), "/b/": ("/a/",), "/c/": ("/a/",), "/d/": ()}


def test_figures_of_a_site_small_enough_to_count_by_hand() -> None:
    """Five articles chosen on two pages; the cards of /a/ and /b/ lead to each other, those of /c/ lead to /a/."""
    found = measured(ROWS, ROWS, {"/a/": ("/c/",), "/b/": ("/d/",), "/d/": ("/d/",), "/gone/": ("/a/",)})
    assert found.judged == 2
    assert found.figures == {
        "hit@3": 0.5,
        "nDCG@10": pytest.approx(1 / math.log2(3) / 2),
        "coverage": 3 / 4,
        "reciprocity": 1.0,
    }


def test_cards_that_nobody_returns_are_not_reciprocal() -> None:
    """Two of three lead to each other."""
    rows = {"/a/": ("/b/",), "/b/": ("/c/",), "/c/": ("/b/",)}
    assert measured(rows, rows, {}).figures["reciprocity"] == pytest.approx(2 / 3)


def test_a_site_without_choices_has_nothing_to_find() -> None:
    """Figures stay defined."""
    assert measured({}, {}, {}).figures == {"hit@3": 0.0, "nDCG@10": 0.0, "coverage": 0.0, "reciprocity": 0.0}


def test_the_baseline_counts_shared_tags_within_a_language() -> None:
    """Ties go by address, and never to the article itself."""
    articles = [article(f"/{name}/") for name in "abcd"] + [article("/e/", lang="es")]
    tags = {"/a/": ("x", "y"), "/b/": ("x",), "/c/": ("x", "y"), "/d/": (), "/e/": ("x", "y")}
    rows = tags_only(subjects_of(articles, tags))
    assert rows["/a/"] == ("/c/", "/b/")
    assert rows["/b/"] == ("/a/", "/c/")
    assert rows["/d/"] == rows["/e/"] == ()


def test_the_demo_is_measured_from_the_command_line() -> None:
    """Hand-picked links of the demo are found far more often than not, and no less often than by tags."""
    result = CliRunner().invoke(related, ["--eval", "--now", "2026-11-22"])
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.output.splitlines()]
    figures = {
        line[0]: (float(line[1]), float(line[2])) for line in lines if len(line) == 3 and line[0] != "healthpress"
    }
    assert set(figures) == {"hit@3", "nDCG@10", "coverage", "reciprocity"}
    assert figures["hit@3"][0] >= figures["hit@3"][1]
    assert figures["coverage"][0] >= 0.97, "only the one article in Arabic has none beside it"


def test_without_an_article_there_must_be_something_to_measure() -> None:
    """The command says what to write."""
    result = CliRunner().invoke(related, [])
    assert result.exit_code == 2
    assert "--eval" in result.output
