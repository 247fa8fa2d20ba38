"""Markdown beside articles, and llms.txt: nothing is lost, nothing becomes syntax, and only what is public is told."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from healthpress.write.markdown_text import markdown_text
from tests.kinds import MITOXANTRONE
from tests.sites import GOOD, article, built, lay, tree

ADDRESS = "https://test.example.org/care/salt/"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MACHINES = "machines: {markdown: true, llms_txt: true}\n"

SUGAR = "https://test.example.org/care/sugar/"

BODY = """\
Salt [matters](sugar.md "x") for 10<sup>9</sup> cells[@one] and CO<sub>2</sub>; see ~~this~~ *that* and **those**.

1. One

   - deep
2. Two

::: emergency Call 999 if:
- you faint
:::

| a \\| b | c |
|---|---|
| 1 | [2](sugar.md) |

> Quoted.

```
code *here*
```

Term
: Meaning[^n].

[^n]: A note.
"""

EXPECTED = f"""\
Salt [matters]({SUGAR}) for 10<sup>9</sup> cells[1] and CO<sub>2</sub>; see ~~this~~ *that* and **those**.

1. One
   - deep
2. Two

## Immediate action required: Call 999 if:

- you faint

| a \\| b | c |
| --- | --- |
| 1 | [2]({SUGAR}) |

> Quoted.

```
code *here*
```

**Term**

Meaning[^1].
"""


def words(html: str) -> str:
    """The words of HTML without white space, the brackets of numbers, and the arrows that lead back."""
    body = LexborHTMLParser(html).body
    return re.sub(r"[\s\[\]^↩]+", "", body.text() if body else "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a small site with all that is made for machines."""
    root = lay(
        tmp_path_factory.mktemp("twins"),
        GOOD,
        {
            "content/site.yaml": f"{GOOD['content/site.yaml']!s}gate: strict\nsign_off: 'off'\n{MACHINES}",
            "content/care/_index.md": "---\ntitle: Care [at home]\n---\n",
            "content/care/salt.md": article("Salt & *pepper*", "tags: [salt]", body=BODY),
            "content/care/sugar.md": article("Sugar"),
            "content/care/secret.md": article("Secret").replace("reviewed: 2026-01-02\n", ""),
        },
    )
    return tree(built(root))


def test_a_text_reads_as_an_editor_would_write_it(site: dict[str, bytes]) -> None:
    """Links are absolute, sources are numbers, raised digits stay raised, cards are headings."""
    twin = site["care/salt/index.md"].decode()
    assert EXPECTED in twin
    assert twin.startswith(
        "# Salt & \\*pepper\\*\n\nWhat there is to know about salt & \\*pepper\\*.\n\n- By: Dr Ada Quill"
    )
    assert (
        "- Medically reviewed by: Dr Ada Quill, MBBS, MRCP\n- Published: 2026-01-02\n- Medically reviewed: 2026-01"
        in twin
    )
    assert f"- en, <{ADDRESS}>\n" in twin
    assert "## References\n\n1. [A page.](https://www.nih.gov/)" in twin
    assert "\n\n\n" not in twin


def test_each_public_article_names_its_twin(site: dict[str, bytes]) -> None:
    """In its head; a preview has none, and nothing else has."""
    twins = {path for path in site if path.endswith(".md")}
    assert twins == {"care/salt/index.md", "care/sugar/index.md"}
    link = b'<link rel="alternate" type="text/markdown" href="../../care/salt/index.md">'
    assert link in site["care/salt/index.html"]
    assert {path[:-4] + "md" for path, data in site.items() if b'type="text/markdown"' in data} == twins
    assert not [path for path in ("sitemap.xml", "feed.xml") if b"index.md" in site[path]]


def test_llms_txt_leads_to_what_is_public(site: dict[str, bytes]) -> None:
    """A title, a quote, then a list for each section (llmstxt.org)."""
    lines = site["llms.txt"].decode().splitlines()
    assert lines[:3] == ["# Test site", "", "> A site for tests."]
    assert [line for line in lines if line.startswith("#")][1:] == ["## Care \\[at home\\]", "## Optional"]
    about = "What there is to know about salt & \\*pepper\\*."
    assert f"- [Salt & \\*pepper\\*]({ADDRESS}index.md): {about}" in lines
    assert not [line for line in lines if "ecret" in line]
    assert [line for line in lines if line.startswith("- [Sitemap](https://test.example.org/sitemap.xml)")]
    links = [line for line in lines if line.startswith("- ")]
    assert all(re.fullmatch(r"- \[[^\n]+\]\(https://test\.example\.org/[!-~]*\)(: .+)?", line) for line in links)


def test_by_itself_a_site_has_neither(tmp_path: Path) -> None:
    """They are asked for."""
    files = tree(built(lay(tmp_path, GOOD, {"content/care/salt.md": article("Salt")})))
    assert not [path for path in files if path.endswith(".md") or path == "llms.txt"]
    assert b"text/markdown" not in files["care/salt/index.html"]


def test_no_word_of_the_demo_is_lost(demo: Path) -> None:
    """Read by a CommonMark parser, the Markdown has the words of each page's text, answers and key points, in order."""
    seen = 0
    for file in demo.rglob("*.html"):
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for part in page.css("h1, .prose, .faq__question, .key-points li, .history__what"):
            seen += 1
            assert words(READER.render(markdown_text(part.html or "", ADDRESS))) == words(part.html or ""), file
    assert seen > 400


def test_a_page_reads_in_the_order_in_which_it_is_meant(demo: Path) -> None:
    """Whoever takes the HTML from top to bottom gets title, people and dates, the text, its sources, then the rest."""
    page = LexborHTMLParser((demo / MITOXANTRONE / "index.html").read_text(encoding="utf-8"))
    parts = [
        *("h1", ".standfirst", ".byline", ".dates", ".hero", ".key-points", ".toc", ".prose", ".faq", ".references"),
        *(".share", ".recommended", ".disclaimer", ".site-footer"),
    ]
    order = [node.mem_id for node in page.css("*")]
    places = [order.index(page.css(part)[0].mem_id) for part in parts]
    assert places == sorted(places)


tricky = st.text(alphabet="ab1 *_`[]()<>#+-=|~!\\&;:.0^\"'é中\n", max_size=30)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(tricky, min_size=1, max_size=4),
    st.sampled_from(("p", "li", "td", "h2", "strong", "em", "dd", "blockquote")),
)
def test_text_never_becomes_syntax(texts: list[str], tag: str) -> None:
    """Whatever a page says, a CommonMark parser reads the same words out of its Markdown."""
    wrapped = {"li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>", "strong": "<p>{}</p>", "em": "<p>{}</p>"}
    inner = " x ".join(f"<{tag}>{escape(text)}</{tag}>" if text.strip() else "" for text in texts)
    if tag in {"li", "td", "p", "h2", "dd", "blockquote"}:
        inner = inner.replace(" x ", "")
    html = wrapped.get(tag, "{}").format(inner)
    found = words(READER.render(markdown_text(html, ADDRESS)))
    assert found == words(html)
