"""What becomes of Markdown: cases that read as documents, in tests/markdown/*.md.

A case is a `##` heading and blocks fenced with four or more backticks. `markdown` is the text; its info string may set
`html=`, `slugs=` and `title=`. `html` is the result, its holes filled with what they stand for. `found` has one
`line:column code` a line, and `links`, `images`, `headings`, `cited` and `words` the rest of the fragment where a case
is about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from healthpress.model.fragment import Fragment
from healthpress.model.site import Site
from healthpress.read.markdown import render_body
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import Source

HERE = Path(__file__).parent / "markdown"
REFERENCES = {"one": 1, "two": 2, "smith-2010": 3}

_CASE = re.compile(r"^## ([^\n]+)\n\n((?:(`{4,})\w+[^\n]*\n.*?^\3\n*)+)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^(`{4,})(\w+) ?([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case: the text, the settings, and the blocks of what is expected by name."""

    name: str
    text: str
    settings: dict[str, str]
    expected: dict[str, str]


def cases() -> list[Case]:
    """Every case of every document."""
    return [
        _case(f"{document.stem}: {name}", body)
        for document in sorted(HERE.glob("*.md"))
        for name, body, _ in _CASE.findall(document.read_text(encoding="utf-8"))
    ]


def _case(name: str, body: str) -> Case:
    blocks = {kind: (info, content) for _, kind, info, content in _BLOCK.findall(body)}
    info, text = blocks.pop("markdown")
    settings = dict(pair.split("=", 1) for pair in info.split())
    return Case(name, text, settings, {kind: content for kind, (_, content) in blocks.items()})


def render(text: str, settings: dict[str, str]) -> tuple[Fragment, tuple[str, ...], list[Diagnostic]]:
    """Render a text as the body of a file."""
    site = Site(
        html="trusted" if settings.get("html") == "trusted" else "sanitised",
        slugs="unicode" if settings.get("slugs") == "unicode" else "ascii",
    )
    title = settings.get("title", "").replace("_", " ")
    return render_body(Source("x.md", text), 0, site, REFERENCES, frozenset({"main"}), title=title)


def shown(case: Case) -> dict[str, str]:
    """All that a case can expect, as its blocks write it."""
    fragment, cited, found = render(case.text, case.settings)
    links = [f"‹{use.target}›" for use in fragment.links]
    images = [f'src="‹{use.src}›"' for use in fragment.images]
    places = {
        "found": [f"{item.place.line}:{item.place.column} {item.code}" for item in found],
        "links": [f"{use.place.line}:{use.place.column} {use.target}" for use in fragment.links],
        "images": [f"{use.place.line}:{use.place.column} {use.src}" for use in fragment.images],
        "headings": [f"{heading.level} {heading.id} {heading.text}" for heading in fragment.headings],
        "cited": list(cited),
        "words": [fragment.text],
        "html": fragment.fill(links, images).split("\n"),
    }
    return {kind: "".join(f"{line}\n" for line in lines) for kind, lines in places.items()}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_text_becomes_what_its_document_says(case: Case) -> None:
    """The HTML and whatever else the case names; faults it does not name must not be there."""
    actual = shown(case)
    expected = {"found": "", **case.expected}
    assert {kind: actual[kind] for kind in expected} == expected


def test_there_are_many_cases() -> None:
    """A document whose cases cannot be read would pass by having none."""
    assert len(cases()) >= 120
