"""Tests that read as documents: sites with their files and the findings expected, written in Markdown.

A case is a `##` heading, then blocks fenced with four or more backticks. The info string of a block says what it is:
`file PATH` (the file's text), `bytes PATH` (text with Python escapes such as \\xff, encoded as Latin-1),
`link PATH` (a symbolic link to the path in the block), `expected` (one `path:line:column code` a line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{4,}) *(\w+) *(.*?)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case of a document: files by path, and what is expected."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    expected: tuple[str, ...] = ()

    def write(self, root: Path) -> None:
        """Lay the files of the case out below `root`."""
        for path, data in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for path, destination in self.links.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(destination)


def cases(*documents: Path) -> list[Case]:
    """Every case of the documents, in order."""
    found = []
    for document in documents:
        text = document.read_text(encoding="utf-8")
        inside = [block.span() for block in _BLOCK.finditer(text)]
        headings = [
            heading
            for heading in _HEADING.finditer(text)
            if not any(start < heading.start() < end for start, end in inside)
        ]
        ends = [*(heading.start() for heading in headings[1:]), len(text)]
        for heading, end in zip(headings, ends, strict=True):
            found.append(_case(f"{document.stem}: {heading[1]}", text[heading.end() : end]))
    return found


def _case(name: str, text: str) -> Case:
    files: dict[str, bytes] = {}
    links: dict[str, str] = {}
    expected: tuple[str, ...] = ()
    for _, kind, path, content in _BLOCK.findall(text):
        if kind == "file":
            files[path] = content.encode()
        elif kind == "bytes":
            files[path] = content.encode("latin-1").decode("unicode_escape").encode("latin-1")
        elif kind == "link":
            links[path] = content.strip()
        elif kind == "expected":
            expected = tuple(content.split("\n")[:-1])
        else:
            raise ValueError(f"{name}: a block is of no known kind: {kind}")
    return Case(name, files, links, expected)
