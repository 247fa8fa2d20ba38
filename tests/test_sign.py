"""Signing writes three keys into front matter and leaves every other byte alone."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from healthpress.build.options import Options
from healthpress.build.sign import CannotSignError, sign
from healthpress.build.signoffs import record_path
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.cli.review import review
from healthpress.model.document import Article
from healthpress.model.meta import SignOff
from healthpress.model.signed_text import fingerprint_of, lines_of
from healthpress.model.site import Site
from healthpress.read.parse import Parsed, parse
from healthpress.read.sign import CannotEditError, with_signature
from healthpress.text.reply_code import SIGNS, reply_code, typed_code
from healthpress.text.source import Source, decode
from tests.sites import GOOD, article, lay

DAY = dt.date(2026, 5, 6)
SIGNED = SignOff("ada-quill", DAY, "f00d", None)

FORMS = {
    "nothing yet": (
        """\
title: A
""",
        """\
title: A
reviewed: 2026-05-06
reviewers: [ada-quill]
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
""",
    ),
    "all there, with comments and odd spaces": (
        """\
# top
title:   'A'  # the title
reviewers:  [ ada-quill ]
reviewed:  2026-01-02   # soon
tags: [b,  a]
# end
""",
        """\
# top
title:   'A'  # the title
reviewers:  [ ada-quill ]
reviewed:  2026-05-06   # soon
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
tags: [b,  a]
# end
""",
    ),
    "quoted, and a second reviewer": (
        """\
reviewed: "2026-01-02"
reviewers: ['bo', "cy"] # two
title: A
""",
        """\
reviewed: "2026-05-06"
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
reviewers: ['bo', "cy", ada-quill] # two
title: A
""",
    ),
    "a list of lines": (
        """\
title: A
reviewers:
  - bo   # first
  # then
date: 2026-01-02
reviewed: 2026-01-02
review_by: 2027-01-02
""",
        """\
title: A
reviewers:
  - bo   # first
  - ada-quill
  # then
date: 2026-01-02
reviewed: 2026-05-06
review_by: 2027-01-02
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
""",
    ),
    "words with commas, and no value": (
        """\
title: A
reviewers: bo, cy
reviewed:
""",
        """\
title: A
reviewers: bo, cy, ada-quill
reviewed: 2026-05-06
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
""",
    ),
    "an older signature": (
        """\
title: A
signed: {by: bo, date: 2025-01-02, updated: 2025-01-01, text: beef} # old
reviewers: []
reviewed: 2025-01-02
""",
        """\
title: A
signed: {by: ada-quill, date: 2026-05-06, text: f00d} # old
reviewers: [ada-quill]
reviewed: 2026-05-06
""",
    ),
    "an older signature in lines": (
        """\
title: A
signed:
  text: 'beef'
  by: bo  # who
  date: 2025-01-02

# more
reviewers: ada-quill
reviewed: 2025-01-02
""",
        """\
title: A
signed:
  text: 'f00d'
  by: ada-quill  # who
  date: 2026-05-06

# more
reviewers: ada-quill
reviewed: 2026-05-06
""",
    ),
    "folded text that looks like keys": (
        """\
title: A
description: >-
  reviewed: never
  signed: no
reviewed: 2026-01-02
reviewers: [ada-quill]
""",
        """\
title: A
description: >-
  reviewed: never
  signed: no
reviewed: 2026-05-06
signed: {by: ada-quill, date: 2026-05-06, text: f00d}
reviewers: [ada-quill]
""",
    ),
}
"""Front matter before and after it is signed."""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", FORMS)
def test_only_the_signature_is_written(name: str, mark: str, newline: str) -> None:
    """Comments, order, quoting, line ends and a byte-order mark stay, in every form that front matter has."""
    before, after = (
        f"{mark}---\n{head}---\n\nText -- with\n---\nrules.\n".replace("\n", newline) for head in FORMS[name]
    )
    assert with_signature("a.md", before, SIGNED, dt.UTC) == after


@pytest.mark.parametrize(
    "head", ["{title: A, tags: [b]}\n", "title: A\nreviewers: &r [bo]\nauthors: *r\n", "title: [\n", ""]
)
def test_front_matter_of_another_form_is_refused(head: str) -> None:
    """Nothing is written where another value could change with it."""
    with pytest.raises(CannotEditError):
        with_signature("a.md", f"---\n{head}---\nText.\n", SIGNED, dt.UTC)


NAMES = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,6})?", fullmatch=True)
KEYS = st.sampled_from(
    [
        "reviewed: 2026-01-02",
        "reviewed: '2026-01-02' # x",
        "reviewers: [bo]",
        "reviewers:\n  - bo\n  - 'cy'",
        "reviewers:\n- bo # b",
        "reviewers: bo",
        "review_by: 2027-01-01",
        "signed: {text: beef, by: bo, date: 2025-01-02}",
        "signed:\n    by: bo\n    text: beef\n    date: 2025-01-02",
        "tags: [a, 'b: c']",
        "# a comment: [",
        "extra:\n  signed: yes\n  reviewed: 2020-01-01",
        "",
    ]
)


@settings(deadline=None)
@given(st.lists(KEYS, max_size=8, unique_by=lambda key: key.split(":")[0]), NAMES, st.booleans())
def test_signing_twice_is_signing_once(keys: list[str], person: str, updated: bool) -> None:
    """Whatever the order of keys, the second signature changes nothing, and the text is never touched."""
    signed = SignOff(person, DAY, "f00d", dt.date(2026, 4, 1) if updated else None)
    text = "\n".join(["---", "title: A", *keys, "---", "The text: signed.", ""])
    once = with_signature("a.md", text, signed, dt.UTC)
    assert with_signature("a.md", once, signed, dt.UTC) == once
    assert once.endswith("---\nThe text: signed.\n")
    kept = [
        line
        for line in text.split("\n")
        if not line.lstrip(" -").startswith(("rev", "signed", "by", "text", "date", "bo"))
    ]
    assert [line for line in once.split("\n") if line in kept] == kept


def site_of(folder: Path, text: str) -> Path:
    """A site with one article."""
    return lay(folder, GOOD, {"content/news/flu.md": text})


def read(root: Path) -> Article:
    """The article as it stands in the file."""
    document = understood(root).document
    assert isinstance(document, Article)
    return document


def understood(root: Path) -> Parsed:
    """The same with its text."""
    source, _ = decode("content/news/flu.md", (root / "content/news/flu.md").read_bytes())
    return parse(source, Site())


def test_signature_and_record_are_written_together(tmp_path: Path) -> None:
    """The file keeps its mode, the record has a sentence a line, and nothing else is left behind."""
    root = site_of(tmp_path, article("Flu", body="Rest. Drink 2 litres a day."))
    file = root / "content/news/flu.md"
    file.chmod(0o640)
    signed = sign(root, "content/news/flu.md", Site(), "ada-quill", DAY)
    assert read(root).meta.signed == signed
    assert signed.text == read(root).fingerprint
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    record = (root / record_path(read(root))).read_text(encoding="utf-8")
    assert "Rest.\nDrink 2 litres a day.\n" in record
    assert [path.name for path in file.parent.iterdir()] == ["flu.md"]
    assert record_path(read(root)) == "content/.signoffs/news/flu.txt"


def test_words_that_cannot_be_read_are_not_signed(tmp_path: Path) -> None:
    """An error in the file must be mended first; nothing is written."""
    root = site_of(tmp_path, article("Flu", body="See [@nobody]."))
    before = (root / "content/news/flu.md").read_bytes()
    with pytest.raises(CannotSignError, match="nobody"):
        sign(root, "content/news/flu.md", Site(), "ada-quill", DAY)
    assert (root / "content/news/flu.md").read_bytes() == before
    assert not (root / "content/.signoffs").exists()


def test_a_code_is_good_for_one_text_and_one_reviewer(tmp_path: Path) -> None:
    """In any spelling that a person types; another text, reviewer or a mistyped sign is told apart."""
    root = site_of(tmp_path, article("Flu", body="Take 5 mg."))
    document, words = read(root), fingerprint_of(lines_of(read(root).meta, understood(root).text))
    code = reply_code(words, document.url, "ada-quill")
    sloppy = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    path = "content/news/flu.md"
    with pytest.raises(CannotSignError, match="not for the words"):
        sign(root, path, Site(), "bo-quill", DAY, code)
    wrong = code[:-1] + SIGNS[(SIGNS.index(code[-1]) + 1) % 32]
    with pytest.raises(CannotSignError, match="a sign is wrong or missing"):
        sign(root, path, Site(), "ada-quill", DAY, wrong)
    file = root / path
    signed = file.read_bytes()
    file.write_bytes(signed.replace(b"5 mg", b"6 mg"))
    with pytest.raises(CannotSignError, match="not for the words"):
        sign(root, path, Site(), "ada-quill", DAY, code)
    file.write_bytes(signed)
    assert sign(root, path, Site(), "ada-quill", DAY, sloppy).text == words == read(root).fingerprint


@given(st.text(alphabet="0123456789abcdef", min_size=32, max_size=32), st.integers(0, 12), st.integers(1, 31))
def test_one_wrong_sign_is_always_noticed(fingerprint: str, at: int, step: int) -> None:
    """The check sign tells a mistyped code from one for other words."""
    code = reply_code(fingerprint, "/a/", "ada").replace("-", "")
    assert typed_code(code) == reply_code(fingerprint, "/a/", "ada")
    assert typed_code(code[:at] + SIGNS[(SIGNS.index(code[at]) + step) % 32] + code[at + 1 :]) is None


def test_the_source_of_a_signature_is_read_as_any_other() -> None:
    """`signed` without a fingerprint is a fault of front matter at its place."""
    parsed = parse(Source("content/a/b.md", "---\ntitle: A\nsigned: {by: bo, date: 2026-01-02}\n---\n"), Site())
    assert [item.code for item in parsed.found] == ["front-matter/missing-key"]


def test_the_words_signed_are_those_of_the_edition(tmp_path: Path) -> None:
    """A name in braces stands for the same number to who signs as to the build, though the site sets no names."""
    root = site_of(tmp_path, article("Flu", body="Call {{emergency}} if you cannot breathe."))
    lay(root, {"content/people/ada-quill.md": "---\ntitle: Ada Quill\ncredentials: MD\n---\n"})
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "edition: us\nsign_off: require\n", encoding="utf-8")
    arguments = ["sign", "flu", "--by", "ada-quill", "--on", "2026-05-06", "--site", str(root)]
    result = CliRunner().invoke(review, arguments)
    assert result.exit_code == 0, result.output
    now = dt.datetime(2026, 5, 7, tzinfo=dt.UTC)
    found = understand(Options(root, root / "public", now), Silent()).found
    assert [item for item in found if item.code in {"review/sign-off-void", "review/not-signed"}] == []
    assert "911" in (root / "content/.signoffs/news/flu.txt").read_text(encoding="utf-8")


def test_a_sign_off_holds_in_every_edition(tmp_path: Path) -> None:
    """Only what names stand for differs there; a changed word, and the home edition's number, void it everywhere."""
    said = article("Sleep", body="In an emergency, call {{emergency}}. Rest for {{rest}}.")
    names = "edition: uk\nsign_off: require\nnames:\n  rest: {uk: 2 days, us: two days}\n"
    lay(tmp_path, GOOD, {"content/site.yaml": f"{GOOD['content/site.yaml']!s}{names}", "content/living/sleep.md": said})
    signing = ["sign", "sleep", "--by", "ada-quill", "--on", "2026-05-06", "--site", str(tmp_path)]
    result = CliRunner().invoke(review, signing)
    assert result.exit_code == 0, result.output

    def void(edition: str) -> list[str]:
        now = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
        found = understand(Options(tmp_path, tmp_path / "public", now, edition=edition), Silent()).found
        return [item.message for item in found if item.code == "review/sign-off-void"]

    assert [void(edition) for edition in ("", "uk", "us")] == [[], [], []]
    file, settings_file = tmp_path / "content/living/sleep.md", tmp_path / "content/site.yaml"
    signed = file.read_text(encoding="utf-8")
    file.write_text(signed.replace("Rest for", "Run for"), encoding="utf-8")
    for edition in ("", "us"):
        (message,) = void(edition)
        assert message.endswith('Removed: "Rest for 2 days." Added: "Run for 2 days."')
    file.write_text(signed, encoding="utf-8")
    for old, new, is_void in (("us: two days", "us: three days", False), ("uk: 2 days", "uk: 3 days", True)):
        settings_file.write_text(settings_file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        assert [bool(void(edition)) for edition in ("", "us")] == [is_void, is_void]
