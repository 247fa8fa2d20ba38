"""A site of sixty articles that edits change; it knows nothing of builds.

In: a folder and a seed. Out: files, and the options of the next build. Every write is noted, so that a step that
breaks the site can be undone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from healthpress.build.options import Options
from tests.sites import DOT, GOOD, lay
from tests.walks.theme import SLIM

WORDS = (
    *("sleep", "heart", "fever", "cough", "skin", "bone", "diet", "iron", "salt", "fibre", "nerve", "pain", "dose"),
    *("test", "scan", "walk", "rest", "child", "parent", "doctor", "nurse", "tablet", "vaccine", "allergy", "asthma"),
    *("eczema", "migraine", "stroke", "kidney", "liver", "lung", "blood", "sugar", "pressure", "habit", "night"),
)
TAGS = ("sleep", "Sleep", "heart", "pain", "diet", "MS", "multiple sclerosis", "café", "cafe", "rest", "children")
FOLDERS = ("care/home", "care/clinic", "food", "mind/calm", "mind/work")
PEOPLE = ("ada-quill", "ben-oak")
START = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
ARTICLES = 60


@dataclass
class Text:
    """A Markdown file: front matter as lines of `key: value`, and the body."""

    front: dict[str, str]
    body: str

    def __str__(self) -> str:
        lines = "".join(f"{key}: {value}\n" for key, value in self.front.items())
        return f"---\n{lines}---\n{self.body}"


@dataclass(frozen=True)
class Switches:
    """What the command line says."""

    now: dt.datetime = START
    base_url: str = ""
    drafts: bool = False
    paranoid: bool = False
    search: bool = False
    output: str = "public"


@dataclass
class Site:
    """Files below `root`; `dice` is what a step draws from; `built_at` is when the last build began, in nanoseconds."""

    root: Path
    dice: random.Random
    pictures: bool = False
    switches: Switches = Switches()
    made: int = 0
    built_at: int = 0
    strangers: set[str] = field(default_factory=set)
    _before: dict[str, bytes | None] = field(default_factory=dict)
    _switches_before: Switches = Switches()

    def options(self, jobs: int) -> Options:
        """The options of the next build."""
        now = self.switches
        return Options(
            self.root,
            self.root / now.output,
            now.now,
            now.base_url,
            jobs=jobs,
            drafts=now.drafts,
            paranoid=now.paranoid,
            search=now.search,
        )

    def state(self) -> str:
        """All that a clean build may depend on, as a digest: sources, where they are, and the command line."""
        now = self.switches
        said = (str(self.root), now.now, now.base_url, now.drafts, now.search)
        names = [name for folder in ("content", "static", "templates") for name in self.files(folder)]
        read = (part for name in names for part in (name.encode(), b"\0", self.path(name).read_bytes(), b"\0"))
        return hashlib.blake2b(b"".join((repr(said).encode(), *read))).hexdigest()

    def begin(self, dice: random.Random) -> None:
        """A step begins; what it does can be undone."""
        self.dice = dice
        self._before = {}
        self._switches_before = self.switches

    def undo(self) -> None:
        """All sources are as they were when the step began."""
        before, self._before = self._before, {}
        for path, data in before.items():
            if data is None:
                self.remove(path)
            else:
                self.write(path, data)
        self.switches = self._switches_before

    def switch(self, **changes: object) -> None:
        """Other words on the command line."""
        self.switches = replace(self.switches, **changes)  # type: ignore[arg-type]  # the fields of Switches

    def path(self, name: str) -> Path:
        """The file behind a path."""
        return self.root / name

    def write(self, name: str, content: str | bytes) -> None:
        """Write one source file in place."""
        self._note(name)
        lay(self.root, {name: content})

    def remove(self, name: str) -> None:
        """Remove one source file, and folders that are empty without it."""
        self._note(name)
        self.path(name).unlink(missing_ok=True)
        folder = self.path(name).parent
        while folder not in (self.root, self.root / "content") and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def _note(self, name: str) -> None:
        file = self.path(name)
        self._before.setdefault(name, file.read_bytes() if file.exists() else None)

    def read(self, name: str) -> Text:
        """A Markdown file, taken apart."""
        _, head, body = self.path(name).read_text(encoding="utf-8").split("---\n", 2)
        return Text(dict(line.split(": ", 1) for line in head.splitlines()), body)

    def files(self, folder: str, ending: str = "") -> list[str]:
        """The files below a folder of the site, in order."""
        found = (path for path in self.path(folder).rglob(f"*{ending}") if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def articles(self) -> list[str]:
        """The files of all articles, in order."""
        files = (name for folder in FOLDERS for name in self.files(f"content/{folder}", ".md"))
        return [name for name in files if not name.endswith("_index.md")]

    def some(self) -> str:
        """One article."""
        return self.dice.choice(self.articles())

    def public(self) -> str:
        """An article that is surely published, if there is one."""
        hidden = ("draft: ", "publish_at: ", "expires: ")
        for _ in range(20):
            name = self.some()
            if not any(key in self.path(name).read_text(encoding="utf-8") for key in hidden):
                break
        return name

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self.dice.choices(WORDS, k=count))

    def day(self, first: int = -150, last: int = 0) -> str:
        """A date, counted in days from now."""
        return (self.switches.now + dt.timedelta(days=self.dice.randint(first, last))).date().isoformat()

    def new_article(self) -> Text:
        """An article in which nothing is wrong."""
        day, title = self.day(), self.words(4)
        front = {
            "title": title,
            "description": f"What there is to know about {title}.",
            "date": day,
            "authors": "[ada-quill]",
            "reviewers": "[ada-quill]",
            "reviewed": day,
            "references": "[{id: one, title: A page, url: 'https://www.nih.gov/'}]",
            "tags": f"[{', '.join(self.dice.sample(TAGS, 3))}]",
        }
        return Text(front, f"{self.words(20)}.\n\n## {self.words(2)}\n\n{self.words(8)}.\n")


def new_site(root: Path, seed: int) -> Site:
    """A site in one of several forms: with the theme or slim templates, either engine, with pictures or without."""
    site = Site(root, random.Random(seed), pictures=seed % 4 == 3)
    engine = "commonmark" if seed % 2 else "python-markdown"
    lay(
        root,
        GOOD,
        {
            "content/site.yaml": f"{GOOD['content/site.yaml']!s}markdown: {engine}\nshare: [email]\n",
            "content/tags.yaml": "multiple sclerosis: [MS]\n",
            "content/conditions.yaml": "flu: {name: Influenza, icd10: J11}\nasthma: {name: Asthma}\n",
            "content/about.md": "---\ntitle: About\n---\nX.\n",
            "content/people/ben-oak.md": str(GOOD["content/people/ada-quill.md"]).replace("Ada Quill", "Ben Oak"),
            "static/icon-192.png": DOT,
            "static/icon-512.png": DOT,
            "static/apple-touch-icon.png": DOT,
        },
        SLIM if seed % 10 else {},
    )
    for _ in range(ARTICLES):
        site.made += 1
        site.write(f"content/{site.dice.choice(FOLDERS)}/article-{site.made}.md", str(site.new_article()))
    return site


def move(site: Site, *, copy: bool) -> None:
    """The whole site, with its output and what builds remember, stands in another folder."""
    target = site.root.with_name(f"{site.root.name}x")
    if copy:
        shutil.copytree(site.root, target)
        shutil.rmtree(site.root)
    else:
        site.root.rename(target)
    site.root = target
