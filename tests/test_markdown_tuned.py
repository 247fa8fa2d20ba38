"""The tuned `markdown` package gives what the package gives: the same HTML, byte for byte, for a varied corpus."""

from __future__ import annotations

import random

import pytest

from healthpress.read.block import TooDeepError
from healthpress.read.python_markdown import PythonMarkdown
from healthpress.read.tuned import NEEDS
from tests.conftest import ROOT
from tests.test_markdown import cases
from tests.test_markdown_properties import PIECES
from tests.test_markdown_structure import by_chance, documents

TUNED, PLAIN = PythonMarkdown(), PythonMarkdown(tuned=False)
BY_CHANCE = 1500


def _pieces(number: int) -> str:
    chance = random.Random(number)
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 30)))


CORPUS = {
    "cases": [case.text for case in cases()],
    "structure": list(documents().values()),
    "articles": [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))],
    "documents": [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))],
    "blocks by chance": [by_chance(number) for number in range(BY_CHANCE)],
    "pieces by chance": [_pieces(number) for number in range(BY_CHANCE)],
    "footnotes": [
        "a[^x] " * 40 + "\n\n[^x]: n",
        "a[^x] b[^2-x]\n\nc[^x]\n\n[^x]: n\n[^2-x]: m",
        "[^fnref2]" * 9 + "\n\n[^fnref2]: n",
    ],
}


def html(engine: PythonMarkdown, text: str) -> str:
    """The engine's HTML, or that there is none."""
    try:
        return engine.render(text).html
    except TooDeepError as fault:
        return f"too deep in line {fault.line}"


@pytest.mark.parametrize("kind", CORPUS)
def test_tuning_changes_nothing(kind: str) -> None:
    """Every text of a kind."""
    assert CORPUS[kind]
    for text in CORPUS[kind]:
        assert html(TUNED, text) == html(PLAIN, text), text


def test_every_pattern_is_known() -> None:
    """A pattern that the package renames or adds is asked everywhere: right, but slow, so it is noticed here."""
    patterns = TUNED.package.inlinePatterns
    known = {patterns.get_index_for_name(name) for name in NEEDS}
    unknown = set(range(len(patterns))) - known
    assert unknown == {patterns.get_index_for_name("em_strong")}
