"""What all generators have in common: a site's folder with one file for each article, and a command.

In: articles. Out: files with front matter, and the places of the pages that are made of them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Address, Article, Corpus

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Generator:
    """One way to build the site in `folder`, by the program at `program`. `memory` are the files of its caches."""

    name: str
    program: str
    folder: Path
    peer: str = ""
    lacks: str = ""
    memory: tuple[str, ...] = ()
    feed: str = "feed.xml"

    @property
    def output(self) -> Path:
        """The folder of the finished site."""
        return self.folder / "public"

    def lay(self, corpus: Corpus) -> None:
        """Write the whole site anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.peer:
            shutil.copytree(HERE / "peers" / self.peer, self.folder, dirs_exist_ok=True)
        for article in corpus:
            self.write(article)

    def write(self, article: Article) -> None:
        """Write one article, over what was there."""
        put(self.source(article.address), f"---\n{yaml(self.front_matter(article))}---\n{article.body}")

    def source(self, address: Address) -> Path:
        """The file of an article."""
        return self.folder / "content" / address.folder / f"{address.slug}.md"

    def front_matter(self, article: Article) -> dict[str, Any]:
        """What the generator's templates want to know of an article."""
        return {
            "title": article.address.title,
            "description": article.description,
            "date": article.date.isoformat(),
            "author": article.author,
            "reviewer": article.reviewer,
            "reviewed": article.reviewed.isoformat(),
            "key_points": list(article.key_points),
            "faq": [{"question": question, "answer": answer} for question, answer in article.faq],
            "references": references(article),
        }

    def command(self) -> list[str]:
        """What is run in the site's folder."""
        raise NotImplementedError

    def version(self) -> str:
        """What the program says of itself."""
        return said(self.program, "--version")

    def clean(self) -> None:
        """Remove the output and every cache."""
        for name in ("public", *self.memory):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def page(self, url: str) -> Path:
        """The file of a page."""
        return self.output / url.strip("/") / "index.html"

    def listing(self, url: str, number: int) -> Path:
        """The file of one page of a list, the first of which is number 1 and has the list's own address."""
        return self.page(url if number == 1 else f"{url}page/{number}/")


def references(article: Article) -> list[dict[str, Any]]:
    """The references of an article as plain values."""
    return [
        {"id": item.id, "title": item.title, "url": item.url, "source": item.source, "year": item.year}
        for item in article.references
    ]


def yaml(facts: Mapping[str, Any]) -> str:
    """YAML whose values are JSON, which is YAML too; dates stay dates."""
    lines = []
    for key, value in facts.items():
        plain = key in {"date", "reviewed"}
        lines.append(f"{key}: {value if plain else json.dumps(value)}\n")
    return "".join(lines)


def put(file: Path, text: str) -> None:
    """Write a file, with its folders."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def said(*command: str) -> str:
    """What a program prints, in one line."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return (result.stdout + result.stderr).strip().partition("\n")[0]
