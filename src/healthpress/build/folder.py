"""A site's folder and the theme: which files there are.

In: a folder. Out: the paths of articles, of other files beside them and of static files, and findings about the walk.
Nothing is read here but names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place

REFERENCE_FILES = ("content/references.yaml", "content/references.json", "content/references.bib")
"""Where the references stand that all articles may cite, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """What a site consists of. Keys are paths relative to the site ("content/a/b.md") or to static/ ("css/x.css").

    `templates` are the folders to search for templates, the site's own first. `inputs` are all files that a build
    depends on, by a name that no other has; as text, because a big site has many of them.
    """

    root: Path
    articles: tuple[str, ...]
    content_files: Mapping[str, Path]
    static_files: Mapping[str, Path]
    templates: tuple[Path, ...]
    inputs: Mapping[str, str]
    found: tuple[Diagnostic, ...]

    def path_of(self, file: str) -> Path:
        """The file on disk behind "content/…" or "static/…"."""
        if file.startswith("static/"):
            return self.static_files[file.removeprefix("static/")]
        return self.content_files[file]


def theme_folder() -> Path:
    """The folder of the default theme: inside the installed package, or the repository's own in a checkout."""
    packed = Path(__file__).parents[1] / "theme"
    return packed if packed.is_dir() else Path(__file__).parents[3]


def template_folders(root: Path) -> tuple[Path, ...]:
    """The folders to search for templates: the site's own, where it has one, before the theme's."""
    own, theme = root / "templates", theme_folder()
    return (own, theme / "templates") if own.is_dir() and theme != root else (theme / "templates",)


def read_folder(root: Path) -> SiteFolder:
    """Walk the site at `root`; its own static files and templates stand before the theme's, file by file."""
    found: list[Diagnostic] = []
    content = _walk(root / "content", "content/", found)
    articles = tuple(sorted(path for path in content if path.endswith(".md")))
    data = {f"content/{name}.yaml" for name in ("site", "tags", "conditions", "glossary")} | set(REFERENCE_FILES)
    theme = theme_folder()
    static = _walk(theme / "static", "", found)
    if theme != root:
        static |= _walk(root / "static", "", found)
    templates = template_folders(root)
    records = _walk(root / "content" / ".signoffs", "content/.signoffs/", found)
    inputs = content | records | {f"static/{name}": file for name, file in sorted(static.items())}
    for number, folder in enumerate(templates):
        inputs |= _walk(folder, f"templates-{number}/", found)
    others = {path: Path(file) for path, file in content.items() if not path.endswith(".md") and path not in data}
    return SiteFolder(
        root=root,
        articles=articles,
        content_files=others,
        static_files={name: Path(file) for name, file in sorted(static.items())},
        templates=templates,
        inputs=inputs,
        found=tuple(found),
    )


def _walk(folder: Path, prefix: str, found: list[Diagnostic]) -> dict[str, str]:
    """All files below a folder by their path with forward slashes; hidden files and backups are left out."""
    files: dict[str, str] = {}
    stack = [(folder, prefix, frozenset({folder.resolve()}))]
    while stack:
        here, path, above = stack.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as fault:
            found.append(rules.UNREADABLE.at(Place(path.rstrip("/") or str(here)), f"{fault.strerror}."))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            name = f"{path}{entry.name}"
            if not _is_folder(entry):
                files[name] = entry.path
                continue
            real = Path(entry.path).resolve()
            if real in above:
                found.append(rules.LINK_LOOP.at(Place(name), f"{name} leads back to a folder that holds it."))
            else:
                stack.append((Path(entry.path), f"{name}/", above | {real}))
    return files


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
