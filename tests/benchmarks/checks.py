"""Whether a built site is right: nobody is measured at making something else.

In: a generator's output and the corpus. Out: the faults in words, the first few of each kind.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.benchmarks.corpus import Corpus, slugged
from tests.benchmarks.generator import Generator
from tests.benchmarks.generators import PAGE


def faults(generator: Generator, corpus: Corpus) -> list[str]:
    """Every article has its page with its title; every tag and category its listing, to the last page."""
    found: list[str] = []
    listed: Counter[str] = Counter()
    for article in corpus:
        listed.update(f"/tags/{slugged(tag)}/" for tag in article.tags)
        listed[f"/{article.address.folder}/"] += 1
        found += _lacking(generator.page(article.address.url), article.address.title, article.body)
    for url, count in listed.items():
        last = -(-count // PAGE)
        found += _there(generator.listing(url, last))
        if generator.listing(url, last + 1).is_file():
            found.append(f"{url} has more than {last} pages")
    for name in ("index.html", "sitemap.xml", generator.feed):
        if name:
            found += _there(generator.output / name)
    return found[:5]


def pages(generator: Generator) -> int:
    """The number of HTML files."""
    return sum(1 for _ in generator.output.rglob("*.html"))


def _lacking(file: Path, title: str, body: str) -> list[str]:
    """What the page of an article does not show of its title, its last words and its table."""
    if not file.is_file():
        return [f"{file} is missing"]
    text = file.read_text(encoding="utf-8")
    if not re.search(rf"<h1[^>]*>\s*{re.escape(title)}\s*</h1>", text):
        return [f"{file} does not show the title {title!r}"]
    words = re.findall(r"[A-Za-z]+", body.rpartition("](")[0])[-4:]
    if " ".join(words) not in re.sub(r"\W+", " ", text):
        return [f"{file} does not show the words {' '.join(words)!r}"]
    return [] if ("<table" in text) == ("| ---" in body) else [f"{file} does not show its table as one"]


def _there(file: Path) -> list[str]:
    return [] if file.is_file() else [f"{file} is missing"]
