"""Write the fonts of cards for link previews: subsets of Noto, and the list of characters that they can show.

    python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools
    /tmp/fonts/bin/python docs/write_fonts.py /usr/share/fonts

needs Debian's fonts-noto-core and fonts-noto-cjk. Every glyph that a subset keeps is as it was; the family names stay,
which the licence allows because none of them is reserved.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "src/healthpress/fonts"

EUROPE = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B9, 0x2DD), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F)),
    *((0x1E00, 0x1EFF), (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x215F)),
    *((0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0xFB01, 0xFB02)),
)
"""Latin with Vietnamese, Greek, Cyrillic, and the signs of ordinary text."""

FULL_WIDTH = ((0x3000, 0x303F), (0x3105, 0x3129), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE5), (0x2014, 0x2026))


def spread(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """All code points of ranges."""
    return {point for first, last in ranges for point in range(first, last + 1)}


def simplified_chinese() -> set[int]:
    """The characters of GB 2312: 6,763 of Chinese, kana, and signs."""
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", errors="ignore")
            found.update(map(ord, text))
    return found | spread(FULL_WIDTH)


def subset(source: Path, target: str, wanted: set[int] | None, number: int = -1) -> set[int]:
    """Write the wanted characters of a font (None: all); returns those it has."""
    font = TTFont(source, fontNumber=number, lazy=True)
    known = set(font.getBestCmap())
    points = known if wanted is None else known & wanted
    options = Options(
        hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False, drop_tables=["DSIG", "vhea", "vmtx"]
    )
    options.layout_features = [
        *("kern", "liga", "locl", "mark", "mkmk", "ccmp", "calt", "rlig", "isol", "init", "medi", "fina"),
    ]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.save(FONTS / target)
    print(f"{target}: {len(points):,} characters, {(FONTS / target).stat().st_size:,} bytes")
    return points


def as_ranges(points: set[int]) -> list[str]:
    """Code points as hexadecimal ranges, one a line."""
    lines: list[list[int]] = []
    for point in sorted(points):
        if lines and lines[-1][1] == point - 1:
            lines[-1][1] = point
        else:
            lines.append([point, point])
    return [f"{first:x}-{last:x}" if first != last else f"{first:x}" for first, last in lines]


def main(folder: Path) -> None:
    """All fonts, then what all of them can show."""
    noto, cjk = folder / "truetype/noto", folder / "opentype/noto"
    europe = spread(EUROPE)
    shown = subset(noto / "NotoSerif-Bold.ttf", "NotoSerif-Bold.ttf", europe)
    shown &= subset(noto / "NotoSans-Regular.ttf", "NotoSans-Regular.ttf", europe)
    arabic = subset(noto / "NotoNaskhArabic-Bold.ttf", "NotoNaskhArabic-Bold.ttf", None)
    arabic &= subset(noto / "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Regular.ttf", None)
    chinese = subset(cjk / "NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", simplified_chinese(), 2)
    lines = as_ranges(shown | arabic | chinese)
    (FONTS / "characters.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
