"""The wheel brings the theme along: installed elsewhere, it builds a whole site from a folder with only content/."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT

ARTICLE = """\
---
title: Sleep and light
description: What bright light in the evening does to sleep, told briefly.
date: 2026-01-02
tags: [sleep]
---
## In the evening

Bright light tells the body that it is day.
"""


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command that must succeed, in an environment without settings for Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))}
    result = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a new environment with the wheel keeps its programs; its dependencies are ours, as tests have no net."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    lent = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (own / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    where = run(python, "-c", "import healthpress; print(healthpress.__file__)", cwd=folder).strip()
    assert Path(where).is_relative_to(own), "the environment does not use its own healthpress"
    return programs


def test_the_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path) -> None:
    """Every template and static file, the mark of a typed package and the licence; no content, no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {
        f"healthpress/theme/{file.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "static")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    package = ROOT / "src" / "healthpress"
    files = [
        file for suffix in ("py", "json", "po", "typ", "ttf", "otf", "txt") for file in package.rglob(f"*.{suffix}")
    ]
    modules = {file.relative_to(ROOT / "src").as_posix() for file in files}
    assert "healthpress/write/schema_org_slice.json" in modules
    assert "healthpress/theme/templates/article.html" in theme
    assert any(name.startswith("healthpress/theme/static/css/") for name in theme)
    assert theme | modules | {"healthpress/py.typed"} <= names
    (information,) = {name.partition("/")[0] for name in names} - {"healthpress"}
    assert information.endswith(".dist-info")
    assert f"{information}/licenses/LICENSE" in names
    code = {name for name in names if name.startswith("healthpress/")}
    assert code == theme | modules | {"healthpress/py.typed"}


def test_a_folder_with_only_content_becomes_a_whole_site(installed: Path, tmp_path: Path) -> None:
    """One article, no settings: pages with their style sheet, listings, topics, feeds, the sitemap and the 404 page."""
    article = tmp_path / "content" / "living" / "sleep" / "sleep-and-light.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, encoding="utf-8")
    run(installed / "healthpress", "build", "--now", "2026-11-22", cwd=tmp_path)
    site = tmp_path / "public"
    pages = (
        "index.html",
        "living/index.html",
        "living/sleep/index.html",
        "living/sleep/sleep-and-light/index.html",
        "tags/index.html",
        "tags/sleep/index.html",
        "404.html",
    )
    for page in pages:
        tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
        (sheet,) = tree.css("link[rel=stylesheet]")
        address = sheet.attributes["href"] or ""
        file = site / address.removeprefix("/") if address.startswith("/") else (site / page).parent / address
        assert file.stat().st_size > 1000, page
        assert len(tree.css("h1")) == 1, page
        assert tree.css_first(".site-header"), page
    for name in ("sitemap.xml", "feed.xml", "feed.json", "robots.txt", "site.webmanifest", "favicon.svg"):
        assert site.joinpath(name).stat().st_size > 0, name
    shown = LexborHTMLParser((site / pages[3]).read_text(encoding="utf-8"))
    main = shown.css_first("main")
    assert main
    assert "Sleep and light" in main.text()
    assert "Bright light tells the body" in main.text()


def test_the_installed_command_says_what_it_can_do(installed: Path, tmp_path: Path) -> None:
    """As a program and as a module."""
    program = run(installed / "healthpress", "--help", cwd=tmp_path)
    module = run(installed / "python", "-m", "healthpress", "--help", cwd=tmp_path)
    assert "build" in program
    assert "build" in module
