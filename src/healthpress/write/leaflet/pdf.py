"""A leaflet as a PDF that screen readers can read (PDF/UA-1).

In: a leaflet. Out: bytes, the same for the same leaflet, fonts and library. It stands apart because Typst is large and
only the command `leaflet` needs it.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from healthpress.model.leaflet import Leaflet, PaperPicture
from healthpress.text.wording import Words
from healthpress.write.leaflet.content import content_of

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parents[2] / "fonts"
"""The fonts that come with the program; those of the system stand in for what they cannot write."""

TEXT = ("Noto Sans", "Libertinus Serif")
"""The families for text, the first that has upright, bold and slanted letters; the last comes with Typst."""

SCRIPTS = (
    "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", "Noto Sans SC",
    "Noto Sans Devanagari", "Libertinus Serif",
)  # fmt: skip
"""The families for what that one cannot write; after them, any font that can."""

MONO = "DejaVu Sans Mono"
"""The family for code; it comes with Typst."""

_BOLD = 700
_SIZES = {"Libertinus Serif": 11.5}
_SIZE = 10.5
"""Points: both families look equally large at these."""
_HERO, _TALLEST, _WIDEST = 40, 75, 130
"""The most millimetres that a hero and a picture of the text are high, and that either is wide."""
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class CannotSetError(Exception):
    """A leaflet that Typst could not set; the text says why."""


def leaflet_pdf(leaflet: Leaflet, words: Words) -> tuple[bytes, str]:
    """The PDF, and a sentence on what it lacks: the claim to be PDF/UA-1, or its pictures; "" for nothing.

    `words` are those of the interface in the leaflet's language. CannotSetError where there is no PDF at all.
    """
    try:
        return _set(leaflet, words, ["ua-1"]), ""
    except RuntimeError as fault:
        why = f"It is tagged, but it is not PDF/UA: {_reason(fault)}."
    try:
        return _set(leaflet, words, []), why
    except RuntimeError as fault:
        why = f"Its pictures are left out: {_reason(fault)}."
    try:
        return _set(replace(leaflet, files={}, hero=None), words, []), why
    except RuntimeError as fault:
        raise CannotSetError(_reason(fault)) from None


def _set(leaflet: Leaflet, words: Words, standards: list[typst.PDFStandard]) -> bytes:
    import typst

    day = leaflet.day
    stamp = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else _EPOCH
    with TemporaryDirectory(prefix="healthpress-") as name:
        folder = Path(name)
        for file, data in _sources(leaflet, words).items():
            (folder / file).write_bytes(data)
        compiler = typst.Compiler(folder / "main.typ", root=folder, font_paths=_fonts())
        made = compiler.compile(pdf_standards=standards, timestamp=stamp)
    return made if isinstance(made, bytes) else b""


def _reason(fault: RuntimeError) -> str:
    return str(getattr(fault, "message", fault)).rstrip(".")


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(font_paths=[FONTS] if FONTS.is_dir() else [])


@cache
def _families() -> list[str]:
    """The families for text in the order in which they are asked for a character."""
    faces: dict[str, set[str]] = {}
    for font in _fonts().fonts():
        look = font.style if font.style != "normal" else "bold" if font.weight >= _BOLD else "normal"
        faces.setdefault(font.family, set()).add(look)
    whole = next(name for name in TEXT if {"normal", "bold", "italic"} <= faces.get(name, set()))
    return [whole, *(name for name in SCRIPTS if name in faces and name != whole)]


def _sources(leaflet: Leaflet, words: Words) -> dict[str, bytes]:
    """The program and its data as files."""
    content = content_of(leaflet, words)
    families = _families()
    content.update(fonts=families, mono=MONO, size=_SIZES.get(families[0], _SIZE))
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
