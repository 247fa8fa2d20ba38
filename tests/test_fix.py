"""What `healthpress check --fix` mends, and that it leaves everything else alone."""

from __future__ import annotations

import codecs
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.build.checking import Asked
from healthpress.build.fixing import mend_file
from healthpress.model.site import Site
from healthpress.read.fixes import FIXERS, do_not
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.edit import Edit, applied, without_overlaps
from healthpress.text.source import Source, decode
from tests.conftest import ROOT, healthpress
from tests.sites import GOOD, article, lay

PATH = "content/living/naps.md"
HEAD = "---\ntitle: Naps\n---\n"


def mended(text: str) -> str:
    """The text of an article after all fixes."""
    return mend_file(PATH, text.encode(), Site(), Asked())[0].decode()


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("title: Sleep: what helps", 'title: "Sleep: what helps"'),
        ("title: Sleep:", 'title: "Sleep:"'),
        ("title: @home with a cold", 'title: "@home with a cold"'),
        ("title: %age of people", 'title: "%age of people"'),
        ("title: `Code`", 'title: "`Code`"'),
        ('title: Say: "ah"', "title: 'Say: \"ah\"'"),
        ('title: It\'s so: "ah"', "title: 'It''s so: \"ah\"'"),
        ("title: Sleep\ndescription: One: two\ntags: [a]", 'title: Sleep\ndescription: "One: two"\ntags: [a]'),
        ("title: A: b\ndescription: @c", 'title: "A: b"\ndescription: "@c"'),
        ("title: Sleep\nimage:\n\tsrc: x.jpg\n\talt: A bed", "title: Sleep\nimage:\n  src: x.jpg\n  alt: A bed"),
        ("title: Sleep\nkey_points:\n  - Dose: one tablet\n", 'title: Sleep\nkey_points:\n  - "Dose: one tablet"\n'),
        ("title: Sleep\nfaq:\n  - question: Why: how?\n    answer: So.", None),
        ("title: Sleep: one # two", ""),
        ("title: Sleep: one\n  and two", ""),
        ('title: "Sleep', ""),
        ("title: [Sleep", ""),
        ("title: *sleep*", ""),
        ("date: @today\ntitle: Sleep", ""),
        ("title Sleep\ndate: 2026-01-02", ""),
    ],
)
def test_front_matter_is_quoted_where_that_takes_no_guess(line: str, fixed: str | None) -> None:
    """A colon, an @, a % or a tab; comments, texts of several lines, quotation marks and aliases are left to people."""
    wanted = line.replace("question: Why: how?", 'question: "Why: how?"') if fixed is None else fixed or line
    assert mended(f"---\n{line}\n---\nText.\n") == f"---\n{wanted}\n---\nText.\n"


@pytest.mark.parametrize(
    ("body", "fixed", "code"),
    [
        ("##Why\n\nText.\n", "## Why\n\nText.\n", "heading/no-space"),
        ("Text.\n##Why\nText.\n", "Text.\n## Why\nText.\n", "heading/no-space"),
        ("#sleep is a tag.\n", "", ""),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\nText.\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\nText.\n",
            "markdown/text-in-table",
        ),
        ("Then:\n3. Rest.\n4. Drink.\n", "Then:\n\n3. Rest.\n4. Drink.\n", "markdown/list-in-paragraph"),
        ("It was\n1999. A year.\n", "", ""),
        ("Take one tablet  \nwith water.\n", "Take one tablet\nwith water.\n", "markdown/accidental-break"),
        ("12 High Street.  \nLondon\n", "", ""),
        ("```\n##Why  \nnot\n```\n", "", ""),
        ("- Item\n- Item\n\n> Text\n\n1. One\n", "", ""),
        ("Text:\n- one\n- two\n# Heading\nText.\n", "", ""),
    ],
)
def test_markdown_is_mended_where_it_is_surely_not_meant(body: str, fixed: str, code: str) -> None:
    """A space, a blank line, spaces at the end; code, poems and hash tags are left alone."""
    changed, done = mend_file(PATH, (HEAD + body).encode(), Site(), Asked())
    assert changed.decode() == HEAD + (fixed or body)
    assert [item.code for item in done] == ([code] if code else [])


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("- don't smoke", "- do not smoke"),
        ("- Don’t smoke", "- do not smoke"),
        ("* Dont smoke", "* do not smoke"),
        ("1. Take two tablets", "1. do not take two tablets"),
        ("  - drive", "  - do not drive"),
        ("- avoid alcohol", ""),
        ("- never drive", ""),
        ("- stop your medicine", ""),
        ("- alcohol", ""),
        ("- takeaway meals", ""),
        ("- use-by dates", ""),
    ],
)
def test_lines_of_donts_begin_do_not(line: str, fixed: str) -> None:
    """Only where "do not" says what the line says already: "do not avoid" would be its opposite."""
    source = Source(PATH, f"{HEAD}::: dont\n{line}\n:::\n")
    place = source.place(source.text.index(line))
    edits = do_not(source, Diagnostic("care/do-not", Severity.WARNING, "x", place, "y", "z"))
    assert applied(source.text.encode(), edits).decode() == source.text.replace(line, fixed or line)


def test_line_ends_marks_and_strange_characters_stay() -> None:
    """The byte-order mark, CR LF and dropped control characters are those of the file."""
    text = "---\r\ntitle: Sleep: why\r\n---\r\nA\x07b.\r\n\r\n| a | b |\r\n|---|---|\r\nText.\r\n"
    fixed, _ = mend_file(PATH, codecs.BOM_UTF8 + text.encode(), Site(), Asked())
    wanted = text.replace("Sleep: why", '"Sleep: why"').replace("|\r\nText", "|\r\n\r\nText")
    assert fixed == codecs.BOM_UTF8 + wanted.encode()


@pytest.mark.parametrize("data", [b"\xff\xfeT\x00", b"---\ntitle: A: b\n---\n\xe9"])
def test_files_that_are_not_utf8_are_left_alone(data: bytes) -> None:
    """Nobody knows what their letters are."""
    assert mend_file(PATH, data, Site(), Asked()) == (data, ())


def test_only_what_is_asked_for_is_mended() -> None:
    """`--only heading/ --fix` leaves tables alone."""
    text = HEAD + "##Why\n\n| a | b |\n|---|---|\nText.\n"
    fixed, _ = mend_file(PATH, text.encode(), Site(), Asked(("heading/",)))
    assert fixed.decode() == text.replace("##Why", "## Why")


PIECES = [
    "Text.", "##Why", "## Why", "| a | b |", "|---|---|", "Then:", "3. Rest", "4. Drink", "one  ", "two", "",
    "- item", "> quote", "```", ":::", "::: dont", "- don't smoke", "    code  ", "more  ", "<div>", "[^1]: note",
]  # fmt: skip
VALUES = ["Sleep", "Sleep: why", "@home", "%x", "'a': b", "a # b: c", "[a: b]", '"x: y"', "- a", "x:", "|", "> a", "*a"]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Article files with and without faults, with any line ends."""
    keys = draw(
        st.lists(st.tuples(st.sampled_from(["title", "description", "slug", "extra", "lang"]), st.sampled_from(VALUES)))
    )
    head = [f"{key}:{draw(st.sampled_from([' ', '  ', chr(9)]))}{value}" for key, value in keys]
    body = draw(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from([b"", codecs.BOM_UTF8]))
    return mark + end.join(["---", *head, "---", *body, ""]).encode("utf-8", "replace")


@settings(max_examples=150, deadline=None)
@given(files())
def test_fixing_twice_is_fixing_once(data: bytes) -> None:
    """What was mended stays as it is, and a file without a fix is the same file."""
    fixed, done = mend_file(PATH, data, Site(), Asked())
    assert mend_file(PATH, fixed, Site(), Asked()) == (fixed, ())
    assert bool(done) == (fixed != data)


@settings(max_examples=150, deadline=None)
@given(files())
def test_words_are_never_lost(data: bytes) -> None:
    """Fixes add and remove white space and quotation marks, and say "do not" where it was left out."""
    fixed, _ = mend_file(PATH, data, Site(), Asked())

    def words(text: bytes) -> str:
        plain = "".join(sign for sign in text.decode("utf-8-sig") if not sign.isspace() and sign not in "\"'")
        return plain.casefold().replace("donot", "").replace("dont", "")

    assert words(fixed) == words(data)


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=3)), max_size=6)
)
def test_text_outside_edits_is_identical(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Edits that overlap are dropped; what lies between the others is copied."""
    data = text.encode("utf-8", "replace")
    source, _ = decode("x", data)
    size = len(source.text)
    edits = without_overlaps(Edit(min(a, b, size), min(max(a, b), size), new.replace("\r", "")) for a, b, new in spans)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    wanted, at = "", 0
    for edit in edits:
        wanted += source.text[at : edit.start] + edit.text
        at = edit.end
    clean = decode("x", applied(data, edits).replace(b"\r\n", b"\n"))[0].text
    assert clean == decode("x", (wanted + source.text[at:]).encode("utf-8", "replace"))[0].text
    assert applied(data, []) == data


def test_the_demo_has_nothing_to_mend() -> None:
    """Every article of the demo site stays as it is."""
    for path in sorted((ROOT / "content").rglob("*.md")):
        data = path.read_bytes()
        assert mend_file(path.relative_to(ROOT).as_posix(), data, Site(), Asked()) == (data, ()), path


def test_every_fixer_is_of_a_rule() -> None:
    """A fix whose code is misspelt would never run."""
    assert FIXERS.keys() - rules.RULES.keys() <= {"care/do-not"}


def test_the_command_mends_and_says_what(tmp_path: Path) -> None:
    """`--diff` shows and leaves; `--fix` writes, names file and rule, and the second time has nothing to do."""
    text = article("Naps", body="##Why\n\nText.")
    site = lay(tmp_path, GOOD, {PATH: text})
    shown = healthpress("check", "--site", site, "--diff", "--now", "2026-11-22")
    assert "-##Why\n+## Why\n" in shown.stdout
    assert (site / PATH).read_text("utf-8") == text
    done = healthpress("check", "--site", site, "--fix", "--now", "2026-11-22")
    assert f"fixed {PATH}\n  10: heading/no-space\n" in done.stderr
    assert (site / PATH).read_text("utf-8") == text.replace("##Why", "## Why")
    assert "0 warnings" in done.stdout
    assert done.returncode == 0
    again = healthpress("check", "--site", site, "--fix", "--now", "2026-11-22")
    assert "fixed" not in again.stderr
