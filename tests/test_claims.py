"""Claims without citation: how well sentences are told apart, what covers one, and where it stands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from healthpress.model.site import Site
from healthpress.read.claims import claim_findings
from healthpress.read.parse import parse
from healthpress.text.claims import claim_in
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import Source

LABELLED = Path(__file__).parent / "claims.tsv"


def measured(part: str) -> tuple[float, float]:
    """Precision and recall on one part of the labelled sentences."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["set"] == part]
    assert len(rows) >= 100
    told = [(row["expected"] == "yes", bool(claim_in(row["sentence"]))) for row in rows]
    hits = sum(wanted and given for wanted, given in told)
    return hits / sum(given for _, given in told), hits / sum(wanted for wanted, _ in told)


@pytest.mark.parametrize(("part", "precision", "recall"), [("tune", 0.98, 0.98), ("held", 0.95, 0.88)])
def test_claims_are_told_from_other_sentences(part: str, precision: float, recall: float) -> None:
    """After their first version, the rules were changed by the first part alone; docs give the figures of both."""
    reached = measured(part)
    assert reached[0] >= precision
    assert reached[1] >= recall


def found_in(body: str, front: str = "") -> list[Diagnostic]:
    """What is found in an article."""
    source = Source("content/a/x.md", f"---\ntitle: X\n{front}---\n{body}\n")
    return claim_findings(source, parse(source, Site()).text)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("It affects 5% of people.", [4]),
        ("It affects 5% of people [@a].", []),
        ("It affects 5% of people.[@a]", []),
        ("It affects 5% of people [@a]. Of those, 3% die.", [4]),
        ("It affects 5% of people. Of those, 3% die [@a].", []),
        ("It affects 5% of people. It is old. [@a]", []),
        ("It affects 5% of people[^1].\n\n[^1]: A note.", []),
        ("As seen [@a], it is rare. It affects 5% of people.", [4]),
        ("It affects 5% of people.\n\nIt is old [@a].", [4]),
        ("In short [@a]:\n\n- 5% of people\n- 3% of dogs", []),
        ("In short:\n\n- 5% of people [@a]\n- 3% of dogs", [7]),
        ("In short [@a]:\n\n| who | how many |\n|---|---|\n| people | 5% |", []),
        ("Who:\n\n| who | how many |\n|---|---|\n| people | 5% |", [8]),
        ("## It affects 5% of people\n\nYes.", []),
        ("```\n5% of people\n```", []),
        ("Dr. Who saw 5% of people, e.g. Ann [@a].", []),
        ("- It is *as* common as [tea](https://example.org/a).\n  - And 5% of people have it.", [4, 5]),
    ],
)
def test_what_a_citation_covers(body: str, lines: list[int]) -> None:
    """Its sentence; at the end of a block, the block; at the end of what leads into a list or table, that."""
    assert [item.place.line for item in found_in(body)] == lines


def test_a_claim_is_found_at_its_words() -> None:
    """With markup between them, and in answers."""
    (finding,) = found_in("First.\n\nSecond. A *third* of [people](https://example.org/) have it.")
    assert finding.code == "claim/no-citation"
    assert (finding.place.line, finding.place.column) == (6, 9)
    assert finding.message == "This holds a proportion and no citation: “A third of people have it.”"
    (finding,) = found_in("Text.", "faq:\n  - question: Why?\n    answer: Because. It affects 5% of people.\n")
    assert (finding.place.line, finding.place.column) == (5, 22)


def test_key_points_are_not_judged() -> None:
    """They repeat what the text says, where it is cited."""
    assert found_in("Text.", "key_points: ['It affects 5% of people']\n") == []


def test_a_table_without_a_source_is_told_once() -> None:
    """At its first cell that claims something; the text beside it is judged by itself, and so is the next table."""
    table = "| Food | Fibre |\n|---|---|\n| Beans | 4 g |\n| Bread | 3 g |\n"
    found = found_in(f"{table}\nIt holds 5 g.\n\n{table}")
    assert [item.place.line for item in found] == [6, 9, 13]
