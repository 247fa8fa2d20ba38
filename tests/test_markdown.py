"""What becomes of Markdown: cases that read as documents, in tests/markdown/*.md.

A case is a `##` heading and blocks fenced with four or more backticks. `markdown` is the text; its info string may set
`html=`, `slugs=`, `citations=` and `title=`. `html` is the result, its holes filled with what they stand for. `found`
has one `line:column code` a line, and `links`, `images`, `headings`, `cited` and `words` the rest of the fragment
where a case is about it. Every case holds for both engines; a block whose info string is `(commonmark)` says what that
engine gives
where it rightly gives something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from healthpress.model.fragment import Fragment
from healthpress.model.site import Site
from healthpress.read.citations import Citations
from healthpress.read.markdown import render_body
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import Source

HERE = Path(__file__).parent / "markdown"
ENGINES: tuple[Literal["python-markdown", "commonmark"], ...] = ("python-markdown", "commonmark")
MOST_DIFFERENT = 10
"""Cases in which the engines may differ; each has its reason in docs/architecture.md."""

_CASE = re.compile(r"^## ([^\n]+)\n\n((?:(`{4,})\w+[^\n]*\n.*?^\3\n*)+)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^(`{4,})(\w+) ?([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_EMPTY_LINES = re.compile(r"\n{2,}")
_TAG = re.compile(r"<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r" [a-z-]+=\"[^\"]*\"")


@dataclass(frozen=True)
class Case:
    """One case: the text, the settings, and the blocks of what is expected by name."""

    name: str
    text: str
    settings: dict[str, str]
    expected: dict[str, str]
    commonmark: dict[str, str]

    def expects(self, engine: str) -> dict[str, str]:
        """What an engine is to give."""
        return {"found": "", **self.expected, **(self.commonmark if engine == "commonmark" else {})}


def cases() -> list[Case]:
    """Every case of every document."""
    return [
        _case(f"{document.stem}: {name}", body)
        for document in sorted(HERE.glob("*.md"))
        for name, body, _ in _CASE.findall(document.read_text(encoding="utf-8"))
    ]


def _case(name: str, body: str) -> Case:
    blocks = [(kind, info, content) for _, kind, info, content in _BLOCK.findall(body)]
    (_, info, text), *rest = blocks
    settings = dict(pair.split("=", 1) for pair in info.split())
    expected = {kind: content for kind, which, content in rest if not which}
    commonmark = {kind: content for kind, which, content in rest if which == "(commonmark)"}
    return Case(name, text, settings, expected, commonmark)


def render(text: str, settings: dict[str, str], engine: str) -> tuple[Fragment, tuple[str, ...], list[Diagnostic]]:
    """Render a text as the body of a file."""
    site = Site(
        markdown="commonmark" if engine == "commonmark" else "python-markdown",
        html="trusted" if settings.get("html") == "trusted" else "sanitised",
        slugs="unicode" if settings.get("slugs") == "unicode" else "ascii",
    )
    title = settings.get("title", "").replace("_", " ")
    citations = None if settings.get("citations") == "no" else Citations()
    fragment, found = render_body(Source("x.md", text), 0, site, citations, frozenset({"main"}), title=title)
    return fragment, tuple(use.id for use in citations.cited) if citations else (), found


def shown(case: Case, engine: str) -> dict[str, str]:
    """All that a case can expect, as its blocks write it."""
    fragment, cited, found = render(case.text, case.settings, engine)
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


def same(text: str, kind: str, engine: str) -> str:
    """HTML without what tells two writers of the same apart: the order of attributes, and lines left empty."""
    if kind != "html" or engine == "python-markdown":
        return text
    lines = _EMPTY_LINES.sub("\n", text).lstrip("\n")
    return _TAG.sub(lambda tag: f"<{tag[1]}{''.join(sorted(_ATTRIBUTE.findall(tag[2])))}>", lines)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_text_becomes_what_its_document_says(case: Case, engine: str) -> None:
    """The HTML and whatever else the case names; faults it does not name must not be there."""
    actual = shown(case, engine)
    expected = case.expects(engine)
    assert {kind: same(actual[kind], kind, engine) for kind in expected} == {
        kind: same(text, kind, engine) for kind, text in expected.items()
    }


def test_there_are_many_cases() -> None:
    """A document whose cases cannot be read would pass by having none."""
    assert len(cases()) >= 120


def test_few_cases_tell_the_engines_apart() -> None:
    """A difference is an exception with a reason, and one that is none any more goes."""
    different = [case for case in cases() if case.commonmark]
    assert len(different) <= MOST_DIFFERENT
    for case in different:
        assert shown(case, "python-markdown") != shown(case, "commonmark"), case.name
