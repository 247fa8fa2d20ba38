"""What holds of every text: rendering never raises, lets nothing harmful pass and leaves no hole without a use."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from healthpress.model.fragment import Fragment, LinkUse, PackedLinks
from healthpress.model.site import Site
from healthpress.read import block_syntax, marks
from healthpress.read.blocks import scan
from healthpress.read.citations import Citations
from healthpress.read.markdown import render_body, render_snippet
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source

PIECES = (
    *(
        "text",
        " ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "```\n",
        "~~~",
        "***",
        "---\n",
        "| a | b |\n",
    ),
    *(
        "|---|---|\n",
        "[a](b.md)",
        "![](x.jpg)",
        '![](x.jpg){alt=""}',
        "[@one]",
        "[@none]",
        "[^1]",
        "[^1]: note\n",
        "[",
        "]",
    ),
    *("::: note\n", ":::: urgent A\n", ":::\n", "::: x\n", "<script>", "</script>", "<b onclick=x>", "</b>", "<div>"),
    *(
        "</div>",
        '<a href="javascript:x">',
        "[a](javascript:alert(1))",
        "[a]: javascript:x\n",
        "<svg>",
        "<style>",
        "<!--",
    ),
    *(
        "-->",
        "&#106;avascript:",
        "<img src=x onerror=y>",
        "<iframe src=//x>",
        "{#id}",
        "{: onclick=x }",
        "*[A]: b\n",
        ": d\n",
    ),
    *(
        "\u202e",
        "\ufdd2",
        "\ufde1",
        "\ufdd0L0\ufdd1",
        "\x00",
        "\x02",
        "\r",
        "\\",
        "`",
        "*",
        "_",
        "<math><mi>",
        "<p",
        'title="',
        '"',
    ),
    *(
        "<template>",
        "<noscript>",
        "<textarea>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x>",
    ),
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
ENGINES = (Site(), Site(markdown="commonmark"))
SITES = st.sampled_from(ENGINES)
BODY = ("first line\n", "\nlast")

_HOLES = re.compile("\ufdd0([LI])([0-9]+)\ufdd1")
_FORBIDDEN_TAGS = "script,style,iframe,object,embed,form,input,svg,math,template,noscript,textarea,link,meta,base,video"


def render(text: str, site: Site | None = None) -> tuple[Fragment, tuple[str, ...], list[Diagnostic]]:
    """Render a text as the body of a file."""
    citations = Citations()
    fragment, found = render_body(Source("x.md", text), 0, site or Site(), citations, frozenset())
    return fragment, tuple(use.id for use in citations.cited), found


@given(TEXTS, SITES)
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_nothing_harmful_passes(text: str, site: Site) -> None:
    """No element or attribute that runs code, no scheme but the four, whatever an editor pastes."""
    fragment, _, _ = render(text, site)
    tree = LexborHTMLParser(f"<main>{fragment.html}</main>", is_fragment=True)
    assert not tree.css(_FORBIDDEN_TAGS)
    for node in tree.css("*"):
        for name, value in node.attrs.items():
            assert not name.startswith("on"), fragment.html
            assert name not in {"style", "srcset", "formaction"}
            if name in {"href", "src", "cite"} and ":" in (value or ""):
                assert re.match(r"(https?|mailto|tel):|[^:]*[/?#]", (value or "").lower()), value


@given(TEXTS, SITES)
@settings(max_examples=300, deadline=None)
def test_trusted_html_runs_no_script_from_an_address(text: str, site: Site) -> None:
    """A site that trusts its editors' HTML still has no javascript: link."""
    fragment, _, _ = render(text, replace(site, html="trusted"))
    for node in LexborHTMLParser(f"<main>{fragment.html}</main>", is_fragment=True).css("[href],[src]"):
        for name in ("href", "src"):
            assert not (node.attrs.get(name) or "").strip().lower().startswith(("javascript:", "vbscript:", "data:"))


def test_an_address_that_hides_as_text_does_not_pass_in_trusted_html() -> None:
    """What is text to the first parser and an element to the second (the form in `math` is left out in between)."""
    hidden = '<form><math><mtext></form><form><mglyph><style></math><a href="javascript:x">a</a>'
    fragment, _, _ = render(hidden, Site(html="trusted"))
    assert "javascript:" not in fragment.html


@given(TEXTS, SITES)
@settings(max_examples=300, deadline=None)
def test_every_hole_has_its_use_and_every_link_its_hole(text: str, site: Site) -> None:
    """Numbers run from 0 without gap, and no other noncharacter is left."""
    fragment, _, _ = render(text, site)
    holes = {kind: {int(n) for k, n in _HOLES.findall(fragment.html) if k == kind} for kind in "LI"}
    assert holes["L"] <= set(range(len(fragment.links)))
    assert holes["I"] <= set(range(len(fragment.images)))
    filled = fragment.fill(["/"] * len(fragment.links), ['src="x"'] * len(fragment.images))
    assert not re.search("[\ufdd0-\ufdef]", filled + fragment.text + "".join(h.id + h.text for h in fragment.headings))


@given(TEXTS, SITES)
@settings(max_examples=200, deadline=None)
def test_links_that_are_kept_are_those_of_the_text(text: str, site: Site) -> None:
    """Their order, words and places come through a build's memory; the text of their lines does not."""
    fragment, _, _ = render(text, site)
    kept = pickle.loads(pickle.dumps(PackedLinks.of("x.md", fragment.links)))  # noqa: S301 (our own)
    assert list(kept) == [LinkUse(use.target, use.place.bare) for use in fragment.links]
    assert kept.targets == [use.target for use in fragment.links]


@given(TEXTS, SITES)
@settings(max_examples=200, deadline=None)
def test_ids_are_unique_and_places_lie_in_the_text(text: str, site: Site) -> None:
    """Whatever is found stands in the body, not in the lines above it."""
    source = Source("x.md", BODY[0] + text + BODY[1])
    citations = Citations()
    fragment, found = render_body(source, len(BODY[0]), site, citations, {"main"})
    ids = re.findall(r' id="([^"]*)"', re.sub(r">[^<]*", ">", fragment.html))
    assert len(ids) == len(set(ids))
    assert fragment.anchors >= {heading.id for heading in fragment.headings}
    anchors = [anchor for use in citations.cited for anchor in use.anchors]
    assert set(anchors) <= set(ids)
    assert len(anchors) == len(set(anchors))
    lines = source.text.split("\n")
    uses = [*(use.place for use in fragment.links), *(use.place for use in fragment.images)]
    for place in [*(item.place for item in found), *uses]:
        assert 2 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(TEXTS, SITES)
@settings(max_examples=150, deadline=None)
def test_rendering_is_a_function_of_the_text(text: str, site: Site) -> None:
    """The engine keeps nothing from one text to the next."""
    first = render(text, site)
    render("# Other\n\n*[A]: b\n\n[x]: /y\n\n[^1]: z\n\nA [x][^1]", site)
    assert render(text, site) == first


@given(TEXTS, SITES)
@settings(max_examples=100, deadline=None)
def test_a_snippet_has_one_place(text: str, site: Site) -> None:
    """All faults of a value of front matter are at the value."""
    place = Place("x.md", 3, 5, 2, "  a: b")
    fragment, found = render_snippet(text, place, site, Citations(), frozenset())
    assert {item.place for item in found} | {use.place for use in fragment.links} <= {place}


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
@pytest.mark.parametrize("piece", [">", "> ", "[", "![", "[x](", "<b>", "<div>", "[a][", "{: ", "("])
def test_deep_nesting_is_found(piece: str, site: Site) -> None:
    """A run of brackets or quotes that a program pasted is a finding, and takes no time."""
    _, _, found = render(piece * 10_000, site)
    assert [item.code for item in found] == ["markdown/too-complex"]


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- " * 10_000, set()),
        ("*" * 10_000 + "a" + "*" * 10_000, {"markdown/too-complex"}),
        ("> - " * 200, {"markdown/too-complex"}),
        ("<table><tr><td>" * 2000, {"markdown/too-complex"}),
        ("".join("  " * depth + "- a\n" for depth in range(400)), {"markdown/too-complex"}),
        ("::: note\n" * 2000, {"component/unclosed", "markdown/too-complex"}),
    ],
    ids=("hyphens", "stars", "quotes and items", "tables", "items", "components"),
)
def test_nesting_of_every_kind_is_a_finding_at_most(text: str, codes: set[str], site: Site) -> None:
    """Nothing raises, and what cannot be rendered is said."""
    _, _, found = render(text, site)
    assert {item.code for item in found} == codes


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
def test_nesting_too_deep_is_found_at_its_line(site: Site) -> None:
    """The place is that of the line, not of the file."""
    _, _, found = render("text\n\nmore\n\n" + ">" * 100, site)
    assert [(item.code, item.place.line) for item in found] == [("markdown/too-complex", 5)]


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
def test_a_long_text_is_rendered(site: Site) -> None:
    """700 KB as one body, every heading with its id."""
    part = "## Heading\n\nSome *text* with a [link](a.md) and [@one].\n\n- one\n  - two\n\n| a |\n|---|\n| 1 |\n\n"
    count = 700_000 // len(part) + 1
    fragment, cited, found = render(part * count, site)
    assert len(fragment.headings) == len({heading.id for heading in fragment.headings}) == len(fragment.links) == count
    assert cited == ("one",)
    assert not found


def test_numbers_and_ids_of_citations_go_on_from_one_text_to_the_next() -> None:
    """A source has one number on the whole page, and each place where it is cited an id of its own."""
    citations = Citations()
    render_snippet("a [@one]", Place("x.md"), Site(), citations, frozenset())
    fragment, _ = render_snippet("a [@two; @one]", Place("x.md"), Site(), citations, {"cite-one"})
    assert [(use.id, use.anchors) for use in citations.cited] == [
        ("one", ("cite-one", "cite-one-2")),
        ("two", ("cite-two",)),
    ]
    assert fragment.anchors == {"cite-two", "cite-one-2"}
    assert re.findall(r">([0-9]+)<", fragment.html) == ["1", "2"]


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![[]()" * 10_000,
        "<a" * 20_000,
        "&amp;" * 50_000,
        "[a](b.md) " * 40_000,
        "`a` " * 100_000,
        "<b>x</b> " * 44_000,
        "*a* " * 100_000,
        "~~a " * 20_000,
        "\\* " * 100_000,
        "a\n: b\n" * 4_000,
        "| " + "*a* " * 50_000 + "|\n|---|",
        "- " + "<i>" * 30_000,
    ],
    ids=(
        "brackets",
        "pictures",
        "tags",
        "entities",
        "links",
        "code",
        "elements",
        "stars",
        "tildes",
        "escapes",
        "meanings",
        "cells",
        "items",
    ),
)
def test_a_paragraph_that_would_take_hours_is_found(text: str, site: Site) -> None:
    """At its line, by counting; the same texts whatever the engine."""
    _, _, found = render("Before.\n\n" + text, site)
    assert [(item.code, item.place.line) for item in found] == [("markdown/too-complex", 3)]


@pytest.mark.parametrize("site", ENGINES, ids=lambda site: site.markdown)
@pytest.mark.parametrize(
    "text",
    [
        "A sentence of *plain* prose with [a link](https://example.org/), `code` &amp; [@one].[^1] " * 300
        + "\n\n[^1]: x",
        "- [a](https://example.org/) and **b**\n" * 3_000,
        "| *a* | [b](https://example.org/) | `c` |\n"
        "|---|---|---|\n" + "| *a* | [b](https://example.org/) | `c` |\n" * 1_500,
        "Term\n: meaning\n\n" * 1_500,
        "```\n" + "[<&`*_" * 5_000 + "\n```",
    ],
    ids=("prose", "items", "rows", "terms", "code"),
)
def test_long_ordinary_texts_are_far_from_the_bound(text: str, site: Site) -> None:
    """A paragraph of 27 KB with 2,000 marks, lists and tables of thousands of rows, any code."""
    fragment, _, found = render(text, site)
    assert not found
    assert fragment.html


@given(st.text(alphabet="ab \n[](#!{}=\"'<>@;:.", max_size=120))
@settings(max_examples=200, deadline=None)
def test_marks_can_be_taken_out_again(text: str) -> None:
    """Text with marks is the text and nothing else."""
    spans: list[marks.Span] = []
    assert marks.without(marks.insert(text, 0, spans)) == text
    assert all(0 <= span.offset <= len(text) for span in spans)


@given(st.text(alphabet="-*1.> \t#`|:a\n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_is_lost_in_blocks(text: str) -> None:
    """Every letter of a text is in one of its blocks."""
    stack, letters = [scan(text)], 0
    while stack:
        block = stack.pop()
        letters += sum(line.count("a") for line in block.lines) + block.info.count("a")
        stack.extend(block.children)
    assert letters == text.count("a")


@pytest.mark.parametrize(
    ("line", "interrupts", "expected"),
    [
        ("- a", False, block_syntax.Item("-", None, 2)),
        ("  12) a", False, block_syntax.Item(")", 12, 6)),
        ("2. a", True, None),
        ("-", True, None),
        ("-      code", False, block_syntax.Item("-", None, 2)),
        ("- - -", False, None),
        ("-a", False, None),
    ],
)
def test_list_items_begin_as_commonmark_says(line: str, interrupts: bool, expected: block_syntax.Item | None) -> None:
    """Section 5.2 of CommonMark 0.31."""
    assert block_syntax.item(line, interrupts=interrupts) == expected


@given(st.text(alphabet=st.sampled_from("aé \u00a0\t\n!*_`[]()<>&~|{}\\\\:.-#1\ufdd2"), max_size=30), SITES)
@settings(max_examples=500, deadline=None)
def test_a_snippet_of_plain_words_is_what_the_engine_makes_of_it(text: str, site: Site) -> None:
    """The short way of a line that is no Markdown leads to the same place."""
    place = Place("x.md")
    fragment, _ = render_body(Source("x.md", text), 0, site, Citations(), frozenset())
    short, _ = render_snippet(text, place, site, Citations(), frozenset())
    assert (short.html, short.text) == (fragment.html, fragment.text)
