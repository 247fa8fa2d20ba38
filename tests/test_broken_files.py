"""What the command says of broken files: code, line and column of every finding, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from healthpress.build.options import Options
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.report import full
from tests.documents import Case, cases

HERE = Path(__file__).parent / "broken"
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

GOOD_SITE = """\
name: Test site
url: https://test.example.org/
"""
GOOD_PERSON = """\
---
title: Dr Ada Quill
credentials: MBBS
---
An invented reviewer.
"""
GOOD_ARTICLE = """\
---
title: Good sleep
description: A short text about sleep that has nothing wrong with it.
date: 2026-01-02
authors: [ada-quill]
reviewers: [ada-quill]
reviewed: 2026-01-02
references:
  - id: one
    title: Sleep
    url: https://www.nhlbi.nih.gov/health/sleep
---
## Why sleep matters

Sleep matters [@one].
"""


def lay_site(root: Path) -> None:
    """A small site in which nothing is wrong."""
    files = {
        "content/site.yaml": GOOD_SITE,
        "content/people/ada-quill.md": GOOD_PERSON,
        "content/living/sleep/good-sleep.md": GOOD_ARTICLE,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def findings(root: Path) -> tuple[Diagnostic, ...]:
    """All that is found wrong with a site."""
    return understand(Options(root, root / "public", NOW), Silent()).found


def test_the_good_site_has_no_findings(tmp_path: Path) -> None:
    """Without this, cases below could pass for the wrong reason."""
    lay_site(tmp_path)
    assert findings(tmp_path) == ()


@pytest.mark.parametrize("case", cases(*sorted(HERE.glob("*.md"))), ids=lambda case: case.name)
def test_each_fault_is_found_at_its_place(case: Case, tmp_path: Path) -> None:
    """Exactly the expected findings, by place and code; advice on good practice counts where it is expected."""
    lay_site(tmp_path)
    case.write(tmp_path)
    found = findings(tmp_path)
    wanted = {line.split()[1] for line in case.expected}
    shown = [item for item in found if not item.code.startswith("practice/") or item.code in wanted]
    assert [f"{item.place} {item.code}" for item in shown] == list(case.expected), full(shown)


def test_there_are_sixty_cases_or_more() -> None:
    """The number that the contract asks for."""
    assert len(cases(*HERE.glob("*.md"))) >= 60
