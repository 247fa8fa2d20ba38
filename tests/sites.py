"""Small sites for tests, written file by file."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from healthpress.build.options import Options
from healthpress.build.pipeline import build as run
from healthpress.cli.progress import Silent
from healthpress.text.report import concise

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A PNG of one pixel."""

PERSON = """\
---
title: Dr Ada Quill
role: Physician
credentials: MBBS, MRCP
description: An invented physician.
---
Ada is invented.
"""

GOOD: Mapping[str, str | bytes] = {
    "content/site.yaml": "name: Test site\nurl: https://test.example.org/\ndescription: A site for tests.\n",
    "content/people/ada-quill.md": PERSON,
    "static/social-card.png": DOT,
}
"""A site without articles in which nothing is wrong; its small card keeps the theme's from being scaled down."""


def article(title: str, *lines: str, body: str = "The text of an article.", date: str = "2026-01-02") -> str:
    """An article in which nothing is wrong; `lines` are added to its front matter."""
    head = [
        f"title: {title}",
        f"description: What there is to know about {title.lower()}.",
        f"date: {date}",
        "authors: [ada-quill]",
        "reviewers: [ada-quill]",
        f"reviewed: {date}",
        "references: [{id: one, title: A page, url: 'https://www.nih.gov/'}]",
        *lines,
    ]
    return "---\n" + "\n".join(head) + f"\n---\n{body}\n"


def lay(root: Path, *layers: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, later layers over earlier ones; returns `root`."""
    for layer in layers:
        for path, content in layer.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def built(root: Path, *, strict: bool = False) -> Path:
    """The output of the site at `root`, built in this process as of 22 November 2026 without an error."""
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    result = run(Options(root, root / "public", now, strict=strict), Silent())
    assert result.commit is not None, concise(result.found)
    return root / "public"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
