"""The budget of site.yaml: pages that weigh more than the site allows stop the build."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest

from healthpress.build.checking import Asked, check_site
from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.model.budget import Budget
from healthpress.text.rules import OVER_BUDGET
from healthpress.write.weight import compressed, overweight, weigh
from tests.sites import GOOD, article, lay

SETTINGS = "name: Test site\nurl: https://test.example.org/sub/\ndescription: A site for tests.\n"
CODE = "page/over-budget"

# Words that no two pages share, so that gzip cannot make them small.
LONG = " ".join(f"word{number * 7919 % 99991}" for number in range(3000))


def options(root: Path) -> Options:
    """A build as of one day."""
    return Options(root, root / "public", dt.datetime(2026, 11, 22, tzinfo=dt.UTC))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two articles, one of them long."""
    texts = {"content/a/short.md": article("Short"), "content/a/long.md": article("Long", body=LONG)}
    return lay(tmp_path, GOOD, texts)


def built(site: Path, budget: str) -> Result:
    """The result of a build under a budget."""
    lay(site, {"content/site.yaml": SETTINGS + (f"budget: {budget}\n" if budget else "")})
    return build(options(site), Silent())


def said(result: Result) -> list[tuple[str, str]]:
    """The files and messages of findings about weight."""
    assert OVER_BUDGET.code == CODE
    return [(item.place.path, item.message) for item in result.found if item.code == CODE]


def test_a_page_over_the_budget_stops_the_build_with_its_bytes(site: Path) -> None:
    """The one that is too heavy, at the file of its words, in bytes that gzip confirms; nothing is published."""
    assert built(site, "").commit
    size = len(gzip.compress((site / "public/a/long/index.html").read_bytes(), 6, mtime=0))
    result = built(site, "{html: 10}")
    ((path, message),) = said(result)
    assert path == "content/a/long.md"
    assert message == f"HTML of /a/long/: {size:,} bytes after gzip; the budget is 10,000."
    assert result.commit is None


def test_incremental_and_clean_builds_say_the_same(site: Path) -> None:
    """A page that is not rendered is weighed from memory; one that was made shorter is weighed again."""
    assert built(site, "").pages_rendered > 2
    first, again = said(built(site, "{html: 10, requests: 1}")), said(built(site, "{html: 10, requests: 1}"))
    assert first == again
    assert len(first) == 2
    lay(site, {"content/a/short.md": article("Short", body="Another text.")})
    assert said(built(site, "{html: 10, requests: 1}")) == first
    lay(site, {"content/a/long.md": article("Long")})
    result = built(site, "{html: 10}")
    assert said(result) == []
    assert result.commit


def test_what_pages_have_in_common_is_said_once(site: Path) -> None:
    """The style sheet of all pages is named with the first page and the number of the others."""
    ((path, message),) = said(built(site, "{css: 1}"))
    assert path == "content/site.yaml"
    assert message.startswith("style sheets of /")
    assert "/assets/theme." in message
    assert "more pages" in message


def test_a_check_says_what_a_build_says(site: Path) -> None:
    """`healthpress check` renders in memory and weighs the same bytes."""
    found = said(built(site, "{html: 10, total: 20, script: 0, requests: 2}"))
    checked = check_site(options(site), Asked(("page",)), Silent())
    assert sorted((item.place.path, item.message) for item in checked.found) == sorted(found)
    assert len(found) == 4


def test_a_budget_of_less_than_nothing_is_refused(site: Path) -> None:
    """A fault of site.yaml, at the number."""
    (fault,) = [item for item in built(site, "{html: -1}").found if item.code == "data/invalid-value"]
    assert "less than nothing" in fault.message
    assert fault.place.line_text.startswith("budget:")


def test_a_site_without_a_budget_weighs_nothing(site: Path) -> None:
    """No memory of weights is left behind."""
    built(site, "")
    assert list((site / ".healthpress").glob("weights-*")) == []
    built(site, "{html: 100}")
    assert len(list((site / ".healthpress").glob("weights-*"))) == 1


def test_requests_are_what_is_asked_for_before_pictures() -> None:
    """Icons, the manifest and preloaded pictures do not hold up the text; what is asked for twice counts once."""
    html = (
        b'<link rel="stylesheet" href="../x.css?1"><link rel="icon" href="i.svg"><link rel="manifest" href="m">'
        b'<link rel="preload" as="image" href="p.avif"><link rel="preload" as="font" href="/sub/f.woff2">'
        b'<script src="../s.js"></script><script src="../s.js"></script><script>1</script>'
        b'<script src="https://other.example/t.js"></script>'
    )
    weight = weigh(html, "/a/", "/sub/")
    assert weight.css == ("/x.css",)
    assert weight.script == ("/s.js", "https://other.example/t.js")
    assert weight.others == ("/f.woff2",)
    assert weight.requests == 5
    assert abs(weight.html - len(gzip.compress(html, 6, mtime=0))) <= 1
    (over,) = overweight({"/a/": weight}, Budget(requests=4), lambda _: 0)
    assert over[0] == "/a/"
    assert "asks for 5 files" in over[1]
    assert list(overweight({"/a/": weight}, Budget(html=1, requests=5), lambda _: 0)) == []


def test_the_size_after_gzip_is_that_of_gzip() -> None:
    """Byte for byte the length that gzip gives at its usual level."""
    for data in (b"", b"a" * 5000, LONG.encode()):
        assert compressed(data) == len(gzip.compress(data, 6, mtime=0))
