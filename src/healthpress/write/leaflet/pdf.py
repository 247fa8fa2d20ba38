"""A leaflet as a PDF that screen readers can read (PDF/UA-1).

In: a leaflet. Out: bytes, the same for the same leaflet, fonts and library. It stands apart because Typst is large and
only the command `leaflet` needs it.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from healthpress.model.leaflet import Leaflet, PaperPicture
from healthpress.write.leaflet.content import Say, content_of

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parents[2] / "fonts"
"""The fonts that come with the program; those of the system stand in for what they cannot write."""

FAMILIES = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC", "Noto Sans CJK SC", "Noto Sans Devanagari",
    "DejaVu Sans", "Libertinus Serif",
)  # fmt: skip
MONO = ("Noto Sans Mono", "DejaVu Sans Mono")

_HERO, _TALLEST, _WIDEST = 40, 75, 130
"""The most millimetres that a hero and a picture of the text are high, and that either is wide."""
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class CannotSetError(Exception):
    """A leaflet that Typst could not set; the text says why."""


def leaflet_pdf(leaflet: Leaflet, say: Say = str) -> tuple[bytes, str]:
    """The PDF, and why it is not PDF/UA-1 ("" where it is): most often a character that no font has.

    `say` puts the words of the interface into the leaflet's language.

    CannotSetError where there is no PDF at all.
    """
    import typst

    day = leaflet.day
    stamp = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else _EPOCH
    with TemporaryDirectory(prefix="healthpress-") as name:
        folder = Path(name)
        for file, data in _sources(leaflet, say).items():
            (folder / file).write_bytes(data)
        compiler = typst.Compiler(folder / "main.typ", root=folder, font_paths=_fonts())
        why = ""
        try:
            return _bytes(compiler.compile(pdf_standards=["ua-1"], timestamp=stamp)), ""
        except RuntimeError as fault:
            why = _reason(fault)
        try:
            return _bytes(compiler.compile(timestamp=stamp)), why
        except RuntimeError as fault:
            raise CannotSetError(_reason(fault)) from None


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    return made if isinstance(made, bytes) else b""


def _reason(fault: RuntimeError) -> str:
    return str(getattr(fault, "message", fault)).rstrip(".")


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(font_paths=[FONTS] if FONTS.is_dir() else [])


def _sources(leaflet: Leaflet, say: Say) -> dict[str, bytes]:
    """The program and its data as files."""
    content = content_of(leaflet, say)
    known = set(_fonts().families())
    content["fonts"] = [name for name in FAMILIES if name in known]
    content["mono"] = [name for name in MONO if name in known]
    hero = leaflet.hero.name if leaflet.hero else ""
    content["pictures"] = {
        name: _width(picture, _HERO if name == hero else _TALLEST) for name, picture in leaflet.files.items()
    }
    program = Path(__file__).with_name("leaflet.typ").read_bytes()
    files = {"main.typ": program, "article.json": json.dumps(content).encode()}
    files.update({name: picture.data for name, picture in leaflet.files.items()})
    if leaflet.code:
        files["code.svg"] = leaflet.code.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()
    return files


def _width(picture: PaperPicture, tallest: int) -> float:
    """The millimetres that a picture is wide on paper."""
    return round(min(_WIDEST, tallest * picture.width / picture.height), 2)
