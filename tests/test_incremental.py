"""Incremental equals clean: random edits of a site of sixty articles, each followed by both kinds of build.

HEALTHPRESS_STEPS says how many edits are made (the suite makes few; thousands are run by hand).
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from healthpress.build.ledger import open_ledger
from healthpress.build.options import Options
from healthpress.build.output import OutputFolder
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.text.report import concise
from tests.sites import GOOD, article, lay, tree

STEPS = int(os.environ.get("HEALTHPRESS_STEPS", "80"))
WORDS = (
    *("sleep", "heart", "fever", "cough", "skin", "bone", "diet", "iron", "salt", "fibre", "nerve", "pain", "dose"),
    *("test", "scan", "walk", "rest", "child", "parent", "doctor", "nurse", "tablet", "vaccine", "allergy", "asthma"),
    *("eczema", "migraine", "stroke", "kidney", "liver", "lung", "blood", "sugar", "pressure", "habit", "night"),
)
TAGS = ("sleep", "Sleep", "heart", "pain", "diet", "MS", "multiple sclerosis", "café", "cafe", "rest", "children")
FOLDERS = ("care/home", "care/clinic", "food", "mind/calm", "mind/work")
START = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


class Site:
    """A site that random edits change; it knows nothing of builds."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.now = START
        self.made = 0
        lay(
            root,
            GOOD,
            {"content/tags.yaml": "multiple sclerosis: [MS]\n", "content/about.md": "---\ntitle: About\n---\nX.\n"},
        )
        for _ in range(60):
            self.add()

    def articles(self) -> list[Path]:
        """The files of all articles, in order."""
        folders = {self.root / "content" / name for name in FOLDERS}
        files = (file for folder in sorted(folders) for file in sorted(folder.rglob("*.md")))
        return [file for file in files if file.name != "_index.md"]

    def some(self) -> Path:
        """One article."""
        return self.random.choice(self.articles())

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self.random.choices(WORDS, k=count))

    def text(self) -> str:
        """A whole article."""
        tags = ", ".join(self.random.sample(TAGS, 3))
        lines = [f"tags: [{tags}]"]
        if self.random.random() < 0.2:
            lines.append(f"publish_at: {(self.now + dt.timedelta(days=self.random.randint(-9, 9))).isoformat()}")
        body = f"{self.words(30)}.\n\n## {self.words(2)}\n\n{self.words(20)}.\n"
        return article(
            self.words(4), *lines, body=body, date=f"2026-0{self.random.randint(1, 5)}-1{self.random.randint(0, 9)}"
        )

    def add(self) -> None:
        """A new article."""
        self.made += 1
        lay(self.root, {f"content/{self.random.choice(FOLDERS)}/article-{self.made}.md": self.text()})

    def edit_body(self) -> None:
        """A sentence more."""
        file = self.some()
        file.write_text(f"{file.read_text()}\n{self.words(5)}.\n")

    def edit_title(self) -> None:
        """Another title."""
        file = self.some()
        file.write_text(file.read_text().replace("title: ", f"title: {self.random.choice(WORDS)} ", 1))

    def same_size_edit(self) -> None:
        """One letter changed at once after the last build: the size stays."""
        file = self.some()
        text = file.read_text()
        at = text.rindex(".")
        file.write_text(text[: at - 1] + self.random.choice("abcdefgh") + text[at:])

    def touch(self) -> None:
        """A new time stamp, and nothing else."""
        self.some().touch()

    def retag(self) -> None:
        """Other tags."""
        file = self.some()
        lines = [
            f"tags: [{', '.join(self.random.sample(TAGS, 2))}]" if line.startswith("tags:") else line
            for line in file.read_text().splitlines()
        ]
        file.write_text("\n".join(lines) + "\n")

    def draft(self) -> None:
        """Withdrawn, or published again."""
        file = self.some()
        text = file.read_text()
        file.write_text(
            text.replace("draft: true\n", "")
            if "draft: true" in text
            else text.replace("---\n", "---\ndraft: true\n", 1)
        )

    def delete(self) -> None:
        """An article less."""
        if len(self.articles()) > 30:
            self.some().unlink()

    def move(self) -> None:
        """An article in another folder."""
        file = self.some()
        target = self.root / "content" / self.random.choice(FOLDERS) / f"moved-{file.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)

    def settings(self) -> None:
        """Another setting."""
        line = self.random.choice(
            [
                "page_size: 5",
                "page_size: 7",
                "share: [email]",
                "share: []",
                "notice: Be well.",
                "lang: en-GB",
                "slugs: unicode",
            ]
        )
        (self.root / "content/site.yaml").write_text(str(GOOD["content/site.yaml"]) + line + "\n")

    def tags_file(self) -> None:
        """Other synonyms."""
        lines = self.random.choice(
            ["multiple sclerosis: [MS]\n", "sleep: [rest]\n", "heart:\n  description: The heart.\n"]
        )
        (self.root / "content/tags.yaml").write_text(lines)

    def person(self) -> None:
        """Another role of the author."""
        text = str(GOOD["content/people/ada-quill.md"]).replace("role: Physician", f"role: {self.words(1)} physician")
        (self.root / "content/people/ada-quill.md").write_text(text)

    def folder_name(self) -> None:
        """A name for a folder, or another one."""
        path = f"content/{self.random.choice(FOLDERS)}/_index.md"
        lay(self.root, {path: f"---\ntitle: {self.words(2)}\n---\n{self.words(4)}\n"})

    def plain_page(self) -> None:
        """Another text of a plain page."""
        lay(self.root, {"content/about.md": f"---\ntitle: About\n---\n{self.words(4)}\n"})

    def template(self) -> None:
        """The site's own partial, or no longer."""
        file = self.root / "templates/partials/disclaimer.html"
        if file.exists():
            file.unlink()
        else:
            lay(self.root, {"templates/partials/disclaimer.html": f"<p>{self.words(3)}</p>\n"})

    def style(self) -> None:
        """The site's own style sheet."""
        lay(self.root, {"static/css/95-own.css": f"a {{ top: {self.random.randint(1, 9)}px; }}\n"})

    def clock(self) -> None:
        """Days pass."""
        self.now += dt.timedelta(days=self.random.randint(1, 3))

    def damage_output(self) -> None:
        """Somebody changes or removes a page in the output folder."""
        pages = sorted((self.root / "public").rglob("index.html"))
        page = self.random.choice(pages)
        if self.random.random() < 0.5:
            page.unlink()
        else:
            page.write_text("changed by somebody")

    def damage_memory(self) -> None:
        """What builds remember is cut short or overwritten."""
        files = [
            path for path in sorted((self.root / ".healthpress").iterdir()) if path.is_file() and path.name != "lock"
        ]
        file = self.random.choice([path for path in files if not path.name.startswith("ledger-")])
        data = bytearray(file.read_bytes())
        middle = len(data) // 2
        file.write_bytes(
            bytes(data[:middle])
            if self.random.random() < 0.5
            else bytes(data[:middle]) + b"?" + bytes(data[middle + 1 :])
        )

    def edits(self) -> list[Callable[[], None]]:
        """Every kind of edit, the usual ones more often."""
        usual = [self.edit_body, self.edit_title, self.retag, self.add, self.delete, self.same_size_edit]
        seldom = [self.touch, self.draft, self.move, self.settings, self.tags_file, self.person, self.folder_name]
        return [
            *usual * 2,
            *seldom,
            self.plain_page,
            self.template,
            self.style,
            self.clock,
            self.damage_output,
            self.damage_memory,
        ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_incremental_builds_equal_clean_ones(tmp_path: Path, jobs: int) -> None:
    """After each edit every byte is what a clean build makes, and only pages whose key changed were rendered."""
    site = Site(tmp_path / "site", seed=jobs)
    clean = tmp_path / "clean"
    run(Options(site.root, site.root / "public", site.now, jobs=jobs))
    for step in range(STEPS // 2):
        edit = site.random.choice(site.edits())
        edit()
        intact = edit not in (site.damage_output, site.damage_memory)
        before = keys(site.root)
        rendered = run(Options(site.root, site.root / "public", site.now, jobs=jobs))
        shutil.rmtree(clean, ignore_errors=True)
        run(Options(site.root, clean / "public", site.now, memory=clean / "memory"))
        assert tree(site.root / "public") == tree(clean / "public"), f"step {step}: {edit.__name__}"
        after = keys(site.root)
        changed = {path for path, key in after.items() if before.get(path) != key}
        assert not intact or rendered == len(changed), f"step {step}: {edit.__name__}"


def run(options: Options) -> int:
    """Build, and say how many pages were rendered."""
    result = build(options, Silent())
    assert result.commit is not None, concise(result.found)
    return result.pages_rendered


def keys(root: Path) -> dict[str, str]:
    """The key of each page of the last build."""
    ledger = open_ledger(OutputFolder(root / "public", root / ".healthpress").memory("pages"))
    return {path: facts[0] for path, facts in ledger.facts.items()}


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    """Both end well, and the output is that of a clean build."""
    site = Site(tmp_path / "site", seed=3)
    command = [sys.executable, "-m", "healthpress", "build", "--site", str(site.root), "--now", site.now.isoformat()]
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    results = [build.communicate(timeout=120) for build in builds]
    assert [build.returncode for build in builds] == [0, 0], results
    run(Options(site.root, tmp_path / "clean/public", site.now, memory=tmp_path / "clean/memory"))
    assert tree(site.root / "public") == tree(tmp_path / "clean/public")
