"""What holds whatever the input is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthpress.build import state_file
from healthpress.build.options import Options
from healthpress.build.output import OutputFolder, is_inside
from healthpress.build.understand import understand
from healthpress.cli.progress import Silent
from healthpress.model.address import encoded, output_path, relative
from healthpress.model.document import Article, Text
from healthpress.model.meta import ArticleMeta, TagSettings
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.model.view import ListingView
from healthpress.read.glossary import read_conditions
from healthpress.read.parse import parse
from healthpress.read.settings import read_site, read_tags
from healthpress.shape.collect import SiteData, collect
from healthpress.shape.edition import Edition
from healthpress.shape.link import SiteFiles, link_index
from healthpress.shape.listing_pages import folder_pages
from healthpress.shape.parts import Parts
from healthpress.shape.plan import plan_pages
from healthpress.shape.taxonomy import build_taxonomy
from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.report import FORMATS
from healthpress.text.source import decode
from tests.sites import GOOD, article, lay, tree

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
SITE = Site(url="https://test.example.org/")
GOLDEN = Path(__file__).parent / "golden/everything/content"
GOOD_FILES = [(GOLDEN / "conditions/heart/everything.md").read_bytes(), (GOLDEN / "site.yaml").read_bytes()]
PATHS = ("content/a/b/c.md", "content/about.md", "content/people/ada.md", "content/a/_index.md", "content/_index.md")
SNIPPETS = (
    *(b"---\n", b": ", b"- ", b"\n\n", b"\t", b'"', b"'", b"[", b"]", b"{", b"}", b"*", b"&a ", b"*a", b"!!", b"|\n"),
    *(b"::: note\n", b":::\n", b"```\n", b"[^1]", b"[@nhs]", b"<div>", b"</div>", b"<!--", b"\x00", b"\xff", b">"),
    *("\u2028".encode(), "\ufdd0L0\ufdd1".encode(), "\ufffe".encode(), b"\xef\xbb\xbf", b"\r", b"![](", b"{#", b"~"),
    *(b"javascript:", b"&#0;"),
)  # fmt: skip


def bounded(examples: int) -> settings:
    """So many examples, the same in every run."""
    return settings(
        max_examples=examples, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


@st.composite
def mutated_files(draw: st.DrawFn) -> bytes:
    """A good file in which some stretches were cut out or replaced."""
    data = draw(st.sampled_from(GOOD_FILES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from((0, 0, 1, 3, 40)))
        piece = draw(st.sampled_from(SNIPPETS) | st.binary(max_size=4) | st.text(max_size=3).map(str.encode))
        data = data[:start] + piece * draw(st.sampled_from((1, 1, 1, 3, 200))) + data[start + length :]
    return data


def judged(found: tuple[Diagnostic, ...], lines: int) -> None:
    """Every finding stands at a place that the file has, and every format can print it."""
    for item in found:
        assert 1 <= item.place.line <= lines
        assert item.place.column >= 1
        assert item.place.length >= 1
    for form in FORMATS.values():
        form(found).encode()


@bounded(1000)
@given(st.binary(max_size=200) | mutated_files(), st.sampled_from(PATHS))
def test_no_article_crashes_the_reader(data: bytes, path: str) -> None:
    """A document or none, and findings at places that exist."""
    source, found = decode(path, data)
    parsed = parse(source, SITE)
    judged((*found, *parsed.found), source.text.count("\n") + 1)
    if parsed.document:
        assert is_inside(output_path(parsed.document.url))


@bounded(400)
@given(st.binary(max_size=200) | mutated_files())
def test_no_data_file_crashes_the_reader(data: bytes) -> None:
    """Settings, tags and conditions."""
    source, found = decode("content/site.yaml", data)
    lines = source.text.count("\n") + 1
    judged((*found, *read_site(source).found), lines)
    judged(tuple(read_tags(source)[2]), lines)
    judged(tuple(read_conditions(source)[1]), lines)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
NASTY = st.sampled_from(
    ("..", "../../etc/passwd", "/etc/passwd", "a/../../b", "\\..\\x", ".", "~", "a\0b", "CON", "x" * 300, "index.html",
     "%2e%2e/", "page/2", "tags", "assets", "people", "404.html", "//host/x", "javascript:alert(1)", "睡" * 100)
)  # fmt: skip
OLD_PATHS = st.sampled_from(("/old/", "/old", "/old/index.html", "/a.html", "/a.html/b/"))
NAMES = (WORDS | NASTY).filter(
    lambda name: "/" not in name and "\0" not in name and not name.startswith(".") and len(name.encode()) < 250
)


@bounded(400)
@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    slugs=st.lists(WORDS | NASTY, min_size=4, max_size=4),
    titles=st.lists(WORDS | NASTY, min_size=4, max_size=4),
    tags=st.lists(WORDS | NASTY, max_size=4),
    aliases=st.lists(WORDS | NASTY | OLD_PATHS, max_size=4),
    unicode=st.booleans(),
)  # fmt: skip
def test_nothing_is_written_outside_the_output_folder(
    names: list[str], slugs: list[str], titles: list[str], tags: list[str], aliases: list[str], unicode: bool
) -> None:
    """Whatever files, folders, slugs, titles, tags and aliases are called; and where there is no error, no page takes
    another's file or needs a folder where a file stands."""
    with tempfile.TemporaryDirectory() as temporary:
        root = lay(Path(temporary), GOOD)
        with (root / "content/site.yaml").open("a") as settings_file:
            settings_file.write(f"slugs: {'unicode' if unicode else 'ascii'}\npage_size: 1\n")
        for number, (name, slug, title) in enumerate(zip(names, slugs, titles, strict=False)):
            head = {"title": title, "slug": slug if number % 2 else "", "tags": tags, "aliases": aliases[number:]}
            path = root / "content" / name / f"{names[-1]}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\n{json.dumps(head)}\n---\nText.\n", encoding="utf-8")
        content = understand(Options(root, root / "public", NOW), Silent())
        outputs = [page.output_path for page in plan_pages(content.edition, content.redirects)]
    for output in outputs:
        assert is_inside(output)
        assert (Path("/out") / output).resolve().is_relative_to("/out")
        assert all(part not in {".", ".."} and len(part.encode()) <= 255 for part in output.split("/"))
    if not any(item.severity is Severity.ERROR for item in content.found):
        assert len({*outputs}) == len(outputs)
        folders = {parent.as_posix() for output in outputs for parent in Path(output).parents}
        assert not folders & {*outputs}


SEGMENT = st.text(st.sampled_from("abz019-_~!$&'()*+,=:@. éñ中🙂"), min_size=1, max_size=6).filter(
    lambda part: part not in {".", ".."}
)
SITE_PATH = st.lists(SEGMENT, max_size=4).flatmap(
    lambda parts: st.sampled_from(("/" + "".join(f"{part}/" for part in parts), "/" + "/".join(parts)))
)


@bounded(500)
@given(SITE_PATH, SITE_PATH, st.sampled_from(("", "#part", "#x/y")), st.sampled_from(("", "/sub/")))
def test_a_relative_address_leads_to_its_target(base: str, target: str, fragment: str, prefix: str) -> None:
    """From every page to every other, wherever the site's folder stands."""
    server = f"https://test.example.org{prefix.rstrip('/')}"
    written = relative(base, target + fragment)
    assert not written.startswith("/")
    assert urljoin(server + encoded(base), written) == server + encoded(target) + fragment


def in_memory(number: int, tags: tuple[str, ...] = (), folder: str = "/a/b/") -> Article:
    """An article that was never a file."""
    meta = ArticleMeta(title=f"Article {number}", tags=tags, date=dt.date(2026, 1, 1) + dt.timedelta(number // 3))
    name = f"n{number}"
    return Article(
        path=f"content{folder}{name}.md",
        url=f"{folder}{name}/",
        meta=meta,
        summary="Words.",
        folder=folder,
    )


TAG = st.sampled_from(
    ("Sleep", "sleep", "SLEEP", "slēep", "sleep!", "night sleep", "Night-Sleep", "kip", "Kip", "?", "café", "Cafe")
)


@bounded(200)
@given(st.lists(st.lists(TAG, max_size=5), max_size=6))
def test_tags_are_one_topic_exactly_if_their_slugs_or_synonyms_are(tagged: list[list[str]]) -> None:
    """Every article is in each of its topics once, and in no other."""
    articles = [in_memory(number, tuple(tags)) for number, tags in enumerate(tagged)]
    merged = {"kip": "sleep"}
    taxonomy = build_taxonomy(articles, {"Sleep": TagSettings(synonyms=("kip",))}, {}, SITE)

    def topics(tags: list[str]) -> list[str]:
        slugs = [site_slug(tag, SITE) for tag in tags]
        return list(dict.fromkeys(merged.get(slug, slug) for slug in slugs if slug))

    wanted = {article.url: topics(tags) for article, tags in zip(articles, tagged, strict=True)}
    assert {url: list(slugs) for url, slugs in taxonomy.tags_of.items()} == wanted
    assert {slug: list(tag.articles) for slug, tag in taxonomy.tags.items()} == {
        slug: [url for url, slugs in wanted.items() if slug in slugs] for slug in sorted(set().union(*wanted.values()))
    }
    assert len(taxonomy.found) == sum(tags.count("?") for tags in tagged)
    if "sleep" in taxonomy.tags:
        assert taxonomy.tags["sleep"].name == "Sleep"


@bounded(60)
@given(st.integers(0, 23), st.integers(1, 9))
def test_listings_show_every_article_once(count: int, size: int) -> None:
    """In the order of the catalogue, on full pages but the last, each linked with its neighbours."""
    site = Site(page_size=size)
    articles = [in_memory(number) for number in range(count)] + [in_memory(99, folder="/other/")]
    catalogue = collect(articles, site, SiteData(), NOW).catalogue
    index = link_index(catalogue, SiteFiles(set(), set()), {})
    edition = Edition(site, catalogue, index, {}, {}, {}, lambda _: Text())
    views = [page.view for page in folder_pages(edition, Parts(edition)) if page.url.startswith("/a/b/")]
    listings = [view for view in views if isinstance(view, ListingView)]
    shown = [card.url for view in listings for card in view.cards]
    assert shown == [item.url for item in catalogue.articles if item.folder == "/a/b/"]
    assert len(shown) == count
    assert [len(view.cards) for view in listings[:-1]] == [size] * (len(listings) - 1)
    assert len(listings) == -(-count // size)
    urls = [view.url for view in listings]
    for number, view in enumerate(listings):
        assert view.pagination.previous == (urls[number - 1] if number else "")
        assert view.pagination.next == (urls[number + 1] if number + 1 < len(urls) else "")
        assert [step for step in view.pagination.steps if step] == sorted(
            {1, len(urls), *(near for near in (number, number + 1, number + 2) if 1 <= near <= len(urls))}
        )


OUR_PATHS = ("index.html", "a/index.html", "a/b/index.html", "a/b/c/index.html", "d.txt", "é/x.html")
THEIR_PATHS = ("CNAME", "a/theirs.txt", "a/b/c/d/theirs.html", "theirs/index.html")
OUTPUTS = st.dictionaries(st.sampled_from(OUR_PATHS), st.binary(max_size=2))


@bounded(80)
@given(st.lists(OUTPUTS, min_size=1, max_size=4), st.sets(st.sampled_from(THEIR_PATHS)))
def test_a_commit_makes_the_folder_what_was_put_and_leaves_foreign_files(
    builds: list[dict[str, bytes]], theirs: set[str]
) -> None:
    """After every build; what is stale goes, with folders that are empty then; files that did not change stay."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        foreign = dict.fromkeys(theirs, b"theirs")
        lay(root / "public", foreign)
        before: dict[str, bytes] = {}
        for outputs in builds:
            folder = OutputFolder(root / "public", root / "state")
            folder.open()
            commit = folder.commit([(path, folder.put(path, data)) for path, data in outputs.items()])
            assert tree(root / "public") == outputs | foreign
            assert {*commit.written} == {path for path in outputs if before.get(path) != outputs[path]}
            assert commit.removed == len(before.keys() - outputs.keys())
            assert not folder.stage.exists()
            empty = [path for path in (root / "public").rglob("*") if path.is_dir() and not any(path.iterdir())]
            assert empty == []
            before = outputs


OLD = {"index.html": b"old", "same.html": b"same", "gone/a/index.html": b"old", "gone/b.html": b"old"}
NEW = {"index.html": b"new", "same.html": b"same", "fresh/index.html": b"new", "fresh/deep/x.html": b"new"}
DIES = """
import os, sys
from pathlib import Path
from healthpress.build.output import OutputFolder

root, steps = Path(sys.argv[1]), int(sys.argv[2])
folder = OutputFolder(root / "public", root / "state")
folder.open()
outputs = [(path, folder.put(path, data)) for path, data in eval(sys.argv[3]).items()]
left = steps

def die(event, arguments):
    global left
    if event in {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}:
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(die)
folder.commit(outputs)
os._exit(0)
"""
"""A build that is killed after so many of the commit's steps on the disk."""


def test_a_commit_that_is_killed_is_finished_by_the_next_build(tmp_path: Path) -> None:
    """Wherever it is killed, the next build finds the whole old site or makes it the whole new one."""
    states = []
    for steps in range(120):
        root = tmp_path / str(steps)
        folder = OutputFolder(root / "public", root / "state")
        folder.open()
        folder.commit([(path, folder.put(path, data)) for path, data in OLD.items()])
        lay(root / "public", {"gone/theirs.txt": "theirs"})
        killed = subprocess.run([sys.executable, "-c", DIES, root, str(steps), repr(NEW)], check=False, timeout=30)
        folder.open()
        found = tree(root / "public")
        assert found.pop("gone/theirs.txt") == b"theirs"
        assert found in (OLD, NEW)
        states.append(found == NEW)
        assert tree(folder.stage) == {}
        folder.commit([(path, folder.put(path, data)) for path, data in NEW.items()])
        assert not folder.stage.exists()
        assert tree(root / "public") == NEW | {"gone/theirs.txt": b"theirs"}
        if killed.returncode == 0:
            break
    else:
        pytest.fail("the commit never came to its end")
    assert states == sorted(states)
    assert states.count(True) > 5


def test_a_journal_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    """Nothing outside is removed, even if the program's own notes were tampered with."""
    lay(tmp_path, {"precious.txt": "precious"})
    folder = OutputFolder(tmp_path / "public", tmp_path / "state")
    folder.open()
    folder.commit([("a.html", folder.put("a.html", b"a"))])
    state_file.save(folder.memory("ledger"), ["../precious.txt", "/etc/hostname", "a.html"])
    folder.commit([])
    assert (tmp_path / "precious.txt").is_file()
    assert not (tmp_path / "public/a.html").exists()
    with pytest.raises(ValueError, match="leave the output folder"):
        folder.put("../x", b"")


def test_the_good_files_are_good() -> None:
    """Else what is made of them would show little."""
    source, found = decode("content/conditions/heart/everything.md", GOOD_FILES[0])
    assert not [*found, *parse(source, SITE).found]
    assert article("A").startswith("---\n")


@pytest.mark.parametrize("path", sorted(GOLDEN.rglob("*.md")), ids=lambda path: path.stem)
def test_what_is_kept_of_a_file_comes_back_as_it_was(path: Path) -> None:
    """Equal in every field, and words that many files have are one object."""
    source, _ = decode(f"content/{path.relative_to(GOLDEN)}", path.read_bytes())
    document = parse(source, SITE).document
    assert document is not None
    data = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
    first, second = pickle.loads(data), pickle.loads(data)  # noqa: S301 (made above)
    for item in dataclasses.fields(document):
        kept, was = getattr(first, item.name), getattr(document, item.name)
        assert dict(kept) == dict(was) if item.name == "places" else kept == was
    assert all(mine is other for mine, other in zip(first.shown, second.shown, strict=True))
    if isinstance(document, Article):
        assert all(mine is other for mine, other in zip(first.meta.tags, second.meta.tags, strict=True))
