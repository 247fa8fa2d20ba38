"""How the corpus is laid out for each generator, how it is called, and where its pages are.

In: a corpus and a folder. Out: a site's folder and the command that builds it. Peers get the same content and templates
of about the same pages (peers/*); what one lacks is said beside its name.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import words
from tests.benchmarks.corpus import Address, Article, Corpus, slugged
from tests.benchmarks.generator import HERE, Generator, put, said, yaml

SITE = "https://health.example.org/"
PAGE = 20
"""Articles on one page of a listing, for every generator."""


@dataclass(frozen=True)
class Healthpress(Generator):
    """Ours, with one of its Markdown engines."""

    engine: str = "commonmark"

    def lay(self, corpus: Corpus) -> None:
        """The site's settings, its people and all articles."""
        super().lay(corpus)
        settings = {
            "name": "Benchmark site",
            "url": SITE,
            "description": "A site to measure.",
            "markdown": self.engine,
            "page_size": PAGE,
            "review_months": 0,
        }
        put(self.folder / "content/site.yaml", yaml(settings))
        for name in (*words.AUTHORS, *words.REVIEWERS):
            person = {"title": name, "role": "Writer", "credentials": "MSc", "description": f"{name} is invented."}
            put(self.folder / f"content/people/{slugged(name)}.md", f"---\n{yaml(person)}---\n{name} is invented.\n")

    def front_matter(self, article: Article) -> dict[str, Any]:
        """With people as files of their own, and the editors' picks."""
        facts = super().front_matter(article)
        del facts["author"], facts["reviewer"]
        return facts | {
            "authors": [slugged(article.author)],
            "reviewers": [slugged(article.reviewer)],
            "tags": list(article.tags),
            "related": [address.slug for address in article.related],
        }

    def command(self) -> list[str]:
        """A build by all cores, without a search page; the day is fixed so that every day finds the same."""
        return [*self.program.split("\n"), "build", "--quiet", "--no-search", "--now", "2026-11-22"]

    def version(self) -> str:
        """The name, version and engine."""
        return said(*self.program.split("\n"), "--version")


@dataclass(frozen=True)
class Hugo(Generator):
    """Hugo, with or without its related content."""

    related: bool = True

    def lay(self, corpus: Corpus) -> None:
        """With an _index.md for each category, which Hugo wants for nested sections."""
        super().lay(corpus)
        for section, categories in words.SECTIONS.items():
            put(self.folder / "content" / slugged(section) / "_index.md", f"---\n{yaml({'title': section})}---\n")
            for category in categories:
                file = self.folder / "content" / slugged(section) / slugged(category) / "_index.md"
                put(file, f"---\n{yaml({'title': category})}---\n")

    def front_matter(self, article: Article) -> dict[str, Any]:
        """With tags."""
        return super().front_matter(article) | {"tags": list(article.tags)}

    def command(self) -> list[str]:
        """Cores as Hugo chooses."""
        return [self.program, "--quiet", "--noBuildLock", "--environment", "related" if self.related else "plain"]

    def version(self) -> str:
        """The first words of what it says."""
        return said(self.program, "version").split(" ")[1]


@dataclass(frozen=True)
class Pelican(Generator):
    """Pelican, with or without its cache."""

    cached: bool = False

    def write(self, article: Article) -> None:
        """Metadata are lines of text; what has structure goes in as JSON."""
        facts = super().front_matter(article)
        address = article.address
        facts |= {
            "slug": address.slug,
            "place": address.folder,
            "category": f"{address.section}/{address.category}",
            "tags": ", ".join(article.tags),
        }
        lines = (f"{key}: {value if isinstance(value, str) else json.dumps(value)}" for key, value in facts.items())
        put(self.source(address), "\n".join(lines) + f"\n\n{article.body}")

    def command(self) -> list[str]:
        """One process: Pelican knows no more."""
        cache = ["CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true", 'CHECK_MODIFIED_METHOD="mtime"']
        return [self.program, "--quiet", "--settings", "pelicanconf.py", *(["-e", *cache] if self.cached else [])]


@dataclass(frozen=True)
class Eleventy(Generator):
    """Eleventy, with lists made in one pass, which is faster than its own tags."""

    def front_matter(self, article: Article) -> dict[str, Any]:
        """With tags under another name, so that Eleventy makes no collection of each."""
        place = {"topics": list(article.tags), "folder": article.address.folder, "permalink": article.address.url}
        sections = {"sections": list(words.SECTIONS), "layout": "article.njk"}
        return super().front_matter(article) | place | sections

    def command(self) -> list[str]:
        """One build without a word."""
        return [self.program, "--quiet"]


@dataclass(frozen=True)
class Nikola(Generator):
    """Nikola, with its own memory of what has changed."""

    def front_matter(self, article: Article) -> dict[str, Any]:
        """With tags, and the category as a path."""
        category = f"{article.address.section}/{article.address.category}"
        place = {"slug": article.address.slug, "category": category, "tags": list(article.tags)}
        return super().front_matter(article) | place

    def command(self) -> list[str]:
        """One process, as it does unasked."""
        return [self.program, "build", "--quiet"]

    def version(self) -> str:
        """The word after its name."""
        return said(self.program, "version").rpartition(" ")[2]

    def listing(self, url: str, number: int) -> Path:
        """Nikola calls the second page the first."""
        return self.page(url if number == 1 else f"{url}page/{number - 1}/")


@dataclass(frozen=True)
class MkDocs(Generator):
    """MkDocs with a small theme; it has no tag pages, so their lists are laid out for it as Markdown."""

    def lay(self, corpus: Corpus) -> None:
        """The articles, and lists by tag and folder with 20 articles to a page."""
        super().lay(corpus)
        lists: dict[str, list[Article]] = defaultdict(list)
        for article in corpus:
            for url in (*(f"tags/{slugged(tag)}" for tag in article.tags), article.address.folder):
                lists[url].append(article)
        put(self.folder / "docs/index.md", "---\ntitle: Benchmark site\n---\nWelcome.\n")
        for url, articles in lists.items():
            for start in range(0, len(articles), PAGE):
                place = url if start == 0 else f"{url}/page/{start // PAGE + 1}"
                shown = articles[start : start + PAGE]
                text = "\n".join(f"- [{item.address.title}]({item.address.url}) {item.description}" for item in shown)
                put(self.folder / "docs" / place / "index.md", f"---\ntitle: {url}\n---\n{text}\n")

    def source(self, address: Address) -> Path:
        """Below docs/."""
        return self.folder / "docs" / address.folder / f"{address.slug}.md"

    def front_matter(self, article: Article) -> dict[str, Any]:
        """With tags for the foot of the page."""
        return super().front_matter(article) | {"topics": list(article.tags)}

    def command(self) -> list[str]:
        """A clean build: it has no other."""
        return [self.program, "build", "--quiet"]

    def version(self) -> str:
        """What it says, without the folder in which it is installed."""
        return super().version().partition(" from ")[0]


@dataclass(frozen=True)
class Zensical(MkDocs):
    """Zensical, which reads MkDocs's settings and, but for the sitemap, its templates."""

    def lay(self, corpus: Corpus) -> None:
        """As for MkDocs, with its own sitemap."""
        super().lay(corpus)
        shutil.copytree(HERE / "peers" / "zensical", self.folder, dirs_exist_ok=True)

    def command(self) -> list[str]:
        """A build that may use what an earlier one left in .cache."""
        return [self.program, "build"]


COMMONMARK = "healthpress (commonmark)"
PYTHON_MARKDOWN = "healthpress (python-markdown)"
_OURS = {"memory": (".healthpress",)}
_LISTS = "related content, feed, pages of sections; its lists are laid out for it"
_PELICAN = {"peer": "pelican", "lacks": "related content, pages of sections"}
_NIKOLA = {
    "peer": "nikola",
    "lacks": "related content; but each list has a feed, and its home page lists all articles",
    "memory": (".doit.db", ".doit.db.bak", ".doit.db.dat", ".doit.db.db", ".doit.db.dir", "__pycache__", "cache"),
    "feed": "rss.xml",
}
KNOWN: Mapping[str, tuple[type[Generator], dict[str, Any]]] = {
    COMMONMARK: (Healthpress, _OURS),
    PYTHON_MARKDOWN: (Healthpress, {**_OURS, "engine": "python-markdown"}),
    "hugo": (Hugo, {"peer": "hugo", "memory": ("resources",), "feed": "index.xml"}),
    "hugo, related off": (Hugo, {"peer": "hugo", "memory": ("resources",), "feed": "index.xml", "related": False}),
    "pelican": (Pelican, _PELICAN),
    "pelican with cache": (Pelican, {**_PELICAN, "memory": ("cache", "__pycache__"), "cached": True}),
    "nikola": (Nikola, _NIKOLA),
    "mkdocs": (MkDocs, {"peer": "mkdocs", "feed": "", "lacks": _LISTS}),
    "zensical": (Zensical, {"peer": "mkdocs", "feed": "", "lacks": _LISTS, "memory": (".cache",)}),
    "eleventy": (Eleventy, {"peer": "eleventy", "lacks": "related content"}),
}
"""Every generator by the name it has in the results."""


def generator(name: str, programs: Mapping[str, str], work: Path) -> Generator | None:
    """A generator by name, its site in a folder below `work`; None where there is no such program."""
    path = program(name, programs)
    kind, options = KNOWN[name]
    return kind(name, path, work / slugged(name), **options) if path else None


def program(name: str, programs: Mapping[str, str]) -> str:
    """The program that a generator's name begins with, "" where there is none; its words are parted by line ends."""
    first = name.replace(",", " ").split()[0]
    if programs.get(first) or first != "healthpress":
        return programs.get(first, "")
    script = Path(sys.executable).parent / "healthpress"
    return str(script) if script.is_file() else f"{sys.executable}\n-m\nhealthpress"
