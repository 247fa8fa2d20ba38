"""`.br` and `.gz` beside text files: what is in them, when they are made anew, and when they go."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.build.verify import verify
from healthpress.cli.progress import Silent
from tests.sites import GOOD, article, lay, tree

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
TEXTS = {".html", ".css", ".js", ".xml", ".json", ".txt", ".webmanifest", ".svg"}


def made_site(root: Path) -> Path:
    """Three articles, with a file of the site's own that is small already."""
    articles = {f"content/care/{name}.md": article(name.title(), "tags: [rest]") for name in ("salt", "sugar", "fat")}
    return lay(root, GOOD, articles, {"static/terms.txt": "Terms.", "static/terms.txt.gz": gzip.compress(b"Own.")})


def compressed(root: Path, *, jobs: int = 2, on: bool = True, output: str = "public") -> Result:
    """The site built with compressed files, or without."""
    result = build(Options(root, root / output, NOW, jobs=jobs, compress=on), Silent())
    assert result.commit is not None, result.found
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site built with compressed files."""
    compressed(made_site(tmp_path))
    return tmp_path


def test_every_text_file_has_two_small_forms(root: Path) -> None:
    """They hold its bytes, and no time; pictures have none, and what the site brings itself stays."""
    files = tree(root / "public")
    small = {path for path in files if path.endswith((".br", ".gz"))}
    texts = {path for path in files.keys() - small if Path(path).suffix in TEXTS}
    assert {Path(path).suffix for path in texts} == TEXTS
    assert small == {path + suffix for path in texts for suffix in (".br", ".gz")}
    for path in texts - {"terms.txt"}:
        assert brotli.decompress(files[path + ".br"]) == gzip.decompress(files[path + ".gz"]) == files[path]
        assert files[path + ".gz"][4:8] == b"\0\0\0\0"
    assert gzip.decompress(files["terms.txt.gz"]) == b"Own."


def test_only_what_changed_is_made_anew(root: Path) -> None:
    """After an edit the output is that of a clean build, and no other file was touched."""
    public = root / "public"
    before = {path: (public / path).stat().st_mtime_ns for path in tree(public)}
    lay(root, {"content/care/salt.md": article("Salt", "tags: [rest]", body="Another text.")})
    result = compressed(root)
    assert result.commit
    touched = {path for path, time in before.items() if (public / path).stat().st_mtime_ns != time}
    assert touched == set(result.commit.written)
    assert {"care/salt/index.html", "care/salt/index.html.br", "care/salt/index.html.gz"} <= touched
    assert "people/index.html.br" not in touched
    compressed(root, jobs=1, output="again")
    assert tree(public) == tree(root / "again")


def test_pages_that_stay_keep_theirs(root: Path) -> None:
    """Nothing is written where a file was touched, or rendered again to the same bytes."""
    small = {path: data for path, data in tree(root / "public").items() if path.endswith(".br")}
    lay(root, {"content/care/fat.md": article("Fat", "tags: [rest]") + "\n"})
    result = compressed(root)
    assert result.commit
    assert result.commit.written == ()
    assert {path: data for path, data in tree(root / "public").items() if path.endswith(".br")} == small


def test_a_small_form_that_somebody_changed_is_made_again(root: Path) -> None:
    """It would be shown in the place of the page."""
    for name in ("index.html.br", "index.html.gz"):
        (root / "public" / name).write_bytes(b"damaged")
    result = compressed(root)
    assert result.commit
    assert set(result.commit.written) == {"index.html.br", "index.html.gz"}
    assert brotli.decompress((root / "public/index.html.br").read_bytes()) == (root / "public/index.html").read_bytes()


def test_they_go_with_their_file_and_with_the_option(root: Path) -> None:
    """Nothing stays that no page stands behind."""
    (root / "content/care/sugar.md").unlink()
    compressed(root)
    assert not [path for path in tree(root / "public") if "sugar" in path]
    compressed(root, on=False)
    assert [path for path in tree(root / "public") if path.endswith((".br", ".gz"))] == ["terms.txt.gz"]
    settings = f"{GOOD['content/site.yaml']!s}compress: true\n"
    lay(root, {"content/site.yaml": settings})
    compressed(root, on=False)
    assert (root / "public/index.html.br").is_file()
    assert verify(Options(root, root / "public", NOW), Silent()).difference == ""
