"""The demo site uses all that makes a site trusted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

CONTENT = Path(__file__).parents[1] / "content"
ARTICLES = sorted(file for depth in ("*/*/*.md", "ar/*.md") for file in CONTENT.glob(depth) if file.name != "_index.md")


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: str(file.stem))
def test_every_article_is_signed_and_cited_and_says_when_to_get_help(file: Path) -> None:
    """By a reviewer, with a record; with sources that are cited, a care card, and what it is about or why not."""
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    assert meta["signed"]["by"] in meta["reviewers"]
    assert (CONTENT / ".signoffs" / file.relative_to(CONTENT).with_suffix(".txt")).is_file()
    assert len(re.findall(r"\[@[\w-]+", body)) >= 3
    assert re.search(r"^::: (?:emergency|urgent|non-urgent) .*(?:if|si|إذا):$", body, re.MULTILINE)


def test_there_are_words_and_conditions_enough() -> None:
    """Thirty words explained and twelve conditions with codes of both systems; a sensitive topic with a helpline."""
    read = {name: yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8")) for name in
            ("glossary", "conditions", "site")}  # fmt: skip
    assert len(read["glossary"]) >= 30
    assert sum("icd10" in item and "mesh" in item for item in read["conditions"].values()) >= 12
    assert read["site"]["sensitive"][0]["helpline"]
    topics = {topic for item in read["site"]["sensitive"] for topic in item["topics"]}
    assert any(topics.intersection(yaml.safe_load(file.read_text().split("---\n")[1])["tags"]) for file in ARTICLES)
