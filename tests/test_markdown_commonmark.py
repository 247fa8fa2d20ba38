"""The CommonMark engine against the specs' own examples, and its own treatment of what the specs do not know.

The raw output is compared byte for byte; where our treatment changes it on purpose, docs/architecture.md says why.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest

from healthpress.read import marks
from healthpress.read.commonmark import CommonMark
from healthpress.read.html_tree import Tree

DATA = Path(__file__).parent / "data"
UNSUPPORTED = {"Task list items (extension)", "Autolinks (extension)", "Disallowed Raw HTML (extension)"}
"""GitHub's extensions that neither engine has: a bare address stays text, and raw HTML has our own allow-list."""


class Example(TypedDict):
    """One example of a spec."""

    example: int
    section: str
    markdown: str
    html: str


def examples(name: str) -> list[Example]:
    """The examples of a spec."""
    found: list[Example] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


COMMONMARK = examples("commonmark-0.31.2.json")
GITHUB = examples("gfm-0.29-extensions.json")


def _name(example: Example) -> str:
    return f"{example['section']} {example['example']}"


@pytest.mark.parametrize("example", COMMONMARK, ids=_name)
def test_the_engine_gives_what_commonmark_says(example: Example) -> None:
    """Every example of CommonMark 0.31.2, with our extensions switched on."""
    assert CommonMark().raw(example["markdown"]) == example["html"]


def test_all_examples_are_there() -> None:
    """A file cut short would pass."""
    assert [example["example"] for example in COMMONMARK] == list(range(1, 653))
    assert len(GITHUB) == 24


@pytest.mark.parametrize("example", GITHUB, ids=_name)
def test_the_engine_gives_what_github_says(example: Example) -> None:
    """Tables and strikethrough as GitHub has them; of the rest it is known that we have it not."""
    supported = example["section"] not in UNSUPPORTED
    assert (CommonMark().raw(example["markdown"]) == example["html"]) is supported


def test_our_treatment_changes_few_examples() -> None:
    """Before the page's own steps, all else stays as it is."""
    engine = CommonMark()
    changed = [
        example["example"]
        for example in COMMONMARK
        if marks.without(engine.render(example["markdown"]).html) != example["html"]
    ]
    assert changed == CHANGED


CHANGED = [34, 144]
"""Code in the languages `föö` and `;`, which are none."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b*{.c #d}", '<p>a <em class="c" id="d">b</em></p>'),
        ('[a](/b){rel=me title="x y"}', '<p><a href="/b" rel="me" title="x y">a</a></p>'),
        ("a\n{: .b}", '<p class="b">a</p>'),
        ("- a\n  {: .b}\n- c", '<ul>\n<li class="b">a</li>\n<li>c</li>\n</ul>'),
        ("- a\n  {: .b}\n  - c", '<ul>\n<li class="b">a<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>'),
        ("| a {.b} |\n|---|", '<table>\n<thead>\n<tr>\n<th class="b">a</th>\n</tr>\n</thead>\n</table>'),
        ("## a *b* {: #c}", '<h2 id="c">a <em>b</em></h2>'),
        ("`a{.b}` c{.d}", "<p><code>a{.b}</code> c{.d}</p>"),
        ("*a*\\{.b}", "<p><em>a</em>{.b}</p>"),
        ("**a**{{ b }}", "<p><strong>a</strong>{{ b }}</p>"),
        ("a {.b}", "<p>a {.b}</p>"),
    ],
)
def test_attribute_lists(text: str, expected: str) -> None:
    """As the `attr_list` extension of Python-Markdown has them."""
    assert finished(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A B `A` BA\n\n*[A]: x *y*", '<p><abbr title="x *y*">A</abbr> B <code>A</code> BA</p>'),
        ("> A\n>\n> *[A]: x", '<blockquote>\n<p><abbr title="x">A</abbr></p>\n</blockquote>'),
        ("*[A]: x\n*[A]: y\nA", '<p><abbr title="x">A</abbr></p>'),
        ("```\n*[A]: x\n```\n\nA", "<pre><code>*[A]: x\n</code></pre>\n<p>A</p>"),
    ],
)
def test_abbreviations(text: str, expected: str) -> None:
    """Defined once in a text, explained wherever they stand but in code."""
    assert finished(text).replace("\n\n", "\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n: c", "<dl>\n<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>\n</dl>"),
        ("a\n: c\n\n  d", "<dl>\n<dt>a</dt>\n<dd>\n<p>c</p>\n<p>d</p>\n</dd>\n</dl>"),
        (
            "> a\n> : c\n>\n>   d",
            "<blockquote>\n<dl>\n<dt>a</dt>\n<dd>\n<p>c</p>\n<p>d</p>\n</dd>\n</dl>\n</blockquote>",
        ),
        ("```\na\n: c\n```", "<pre><code>a\n: c\n</code></pre>"),
    ],
)
def test_definition_lists(text: str, expected: str) -> None:
    """Several terms are several, and several paragraphs stay apart."""
    assert finished(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5~10 and 20~30, ~~not~~", "<p>5~10 and 20~30, <del>not</del></p>"),
        ("[a](/~b)", '<p><a href="/~b">a</a></p>'),
        ("`a~b`", "<p><code>a~b</code></p>"),
        ("``` { .python }\na\n```", '<pre><code class="language-python">a\n</code></pre>'),
    ],
)
def test_tildes_and_languages(text: str, expected: str) -> None:
    """A single tilde means about, or a range, and strikes nothing out."""
    assert finished(text) == expected


def finished(text: str) -> str:
    """The engine's HTML with its own steps on the tree."""
    rendering = CommonMark().render(text)
    tree = Tree(rendering.html)
    rendering.finish(tree)
    return marks.without(tree.html).strip()
