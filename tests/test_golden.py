"""Whole small sites and what must become of them; see golden/README.md."""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from healthpress.write.style_sheet import lightened
from tests.conftest import ROOT, healthpress

GOLDEN = Path(__file__).parent / "golden"
SITES = sorted(path.parent.name for path in GOLDEN.glob("*/content"))
NOW = "2026-11-22"

_BUNDLE = re.compile(r"assets/(theme|search|video)\.[0-9a-f]{10}\.(css|js)")
_PICTURE = re.compile(r"(assets/[\w-]+)\.[0-9a-f]{10}((?:-[\w-]+)?\.(?:avif|webp|jpg|png))")
"""A version of a picture: its digest and its bytes are those of one version of Pillow."""


def files_of(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def bundle(parts: dict[str, Path], bundle: str, kind: str) -> bytes:
    """The parts of a style sheet or script in order of name."""
    folder = kind if bundle == "theme" else bundle
    names = sorted(name for name in parts if name.startswith(f"{folder}/") and name.endswith(f".{kind}"))
    whole = b"\n".join(parts[name].read_bytes().rstrip() for name in names) + b"\n"
    return lightened(whole.decode()).encode() if kind == "css" else whole


def own_output(output: Path, site: Path) -> dict[str, bytes]:
    """The output without what is the theme's, which is checked here."""
    theme, own = files_of(ROOT / "static"), files_of(site / "static")
    built = {name: path.read_bytes() for name, path in files_of(output).items()}
    for name, path in theme.items():
        if name not in own and not name.startswith(("css/", "js/", "search/", "video/")):
            assert built.pop(name) == path.read_bytes(), f"{name} is not the theme's"
    for name in list(built):
        part = _BUNDLE.fullmatch(name)
        if part:
            assert built.pop(name) == bundle(theme | own, *part.groups()), f"{name} is not made of its parts"
    index = [name for name in built if name.startswith("pagefind/")]
    assert bool(index) == ("search/index.html" in built)
    for name in index:
        del built[name]
    return dict(_described(name, data) for name, data in built.items())


def _described(name: str, data: bytes) -> tuple[str, bytes]:
    """A file without digests in it; of a version of a picture, its kind and size."""
    version = _PICTURE.fullmatch(name)
    if version is None:
        return name, _without_digests(data)
    with Image.open(io.BytesIO(data)) as image:
        return version[1] + version[2], f"{image.format} {image.width} x {image.height}\n".encode()


def _without_digests(data: bytes) -> bytes:
    try:
        return _PICTURE.sub(r"\1\2", _BUNDLE.sub(r"assets/\1.\2", data.decode())).encode()
    except UnicodeDecodeError:
        return data


@pytest.mark.parametrize("name", SITES)
def test_the_whole_output_is_as_expected(name: str, tmp_path: Path) -> None:
    """Every file, byte for byte, and every finding; HEALTHPRESS_ACCEPT=1 takes the present output as right."""
    golden, site = GOLDEN / name, tmp_path / name
    shutil.copytree(golden, site, ignore=shutil.ignore_patterns("expected*"))
    result = healthpress("build", "--site", site, "--now", NOW, "--format", "concise", "--quiet")
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    found = own_output(site / "public", site)

    if os.environ.get("HEALTHPRESS_ACCEPT"):
        shutil.rmtree(golden / "expected", ignore_errors=True)
        for path, data in found.items():
            (golden / "expected" / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / "expected" / path).write_bytes(data)
        (golden / "expected.txt").write_text(result.stderr, encoding="utf-8")

    expected = {path: file.read_bytes() for path, file in files_of(golden / "expected").items()}
    assert sorted(found) == sorted(expected)
    different = [path for path in expected if found[path] != expected[path]]
    assert not different, f"{name}: these files differ from golden/{name}/expected: {', '.join(different)}"
    assert result.stderr == (golden / "expected.txt").read_text(encoding="utf-8")


def test_the_golden_sites_are_there() -> None:
    """Without this, an empty folder would pass."""
    assert SITES == ["everything", "minimal", "overrides"]
