"""The fern-frond emblem, its icon sizes and the default share picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

import kit as k

Shoot = Callable[[str, int, int, bool], Image.Image]

_STEM = "M23 59C24 47 25 38 29 30C34.5 18.5 51 17 52 29C52.6 37.5 40.5 39.5 40 31.5"
_LEAFLETS = ((24.2, 50.0, 17.0, -152), (25.6, 41.0, 16.0, -138), (29.5, 30.5, 15, -116), (24.4, 49.0, 18.0, -14))


def _frond(width: float = 5.2) -> str:
    """An unfurling frond with leaflets on its outer side, in a 64 unit box."""
    parts = [f'<path d="{_STEM}" fill="none" stroke="currentColor" stroke-width="{width}" stroke-linecap="round"/>']
    for x, y, reach, turn in _LEAFLETS:
        near, far = (reach * 0.25, reach * 0.36), (reach * 0.8, reach * 0.3)
        bend = k.draw(
            *("M0 0C", (near[0], -near[1]), (far[0], -far[1]), (reach, 0)),
            *("C", far, near, (0, 0), "Z"),
        )
        parts.append(
            f'<path transform="translate({k.num(x)} {k.num(y)}) rotate({turn})" d="{bend}" fill="currentColor"/>'
        )
    return "".join(parts)


def favicon() -> str:
    """The emblem on a tile; the tile brightens where the page is dark."""
    dark = "@media(prefers-color-scheme:dark){.t{fill:#8cc3b3}.f{color:#0f3336}}"
    style = f"<style>.t{{fill:{k.PINE}}}.f{{color:{k.PAPER}}}{dark}</style>"
    middle = "translate(32 32) scale(1.1) translate(-31.5 -38)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Fern frond</title>{style}'
        f'<rect class="t" width="64" height="64" rx="15"/><g class="f" transform="{middle}">{_frond()}</g></svg>\n'
    )


def icon(full: bool) -> str:
    """The emblem for app icons: a full tile (masked by the system) or a rounded one."""
    corner = "" if full else ' rx="15"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64"{corner} fill="{k.PINE}"/>'
        f'<g color="{k.PAPER}" transform="translate(32 32) scale(1) translate(-31.5 -38)">{_frond(4.6)}</g></svg>'
    )


def social_card() -> str:
    """A still life by a window: a fern, a book, an apple and a glass of water."""
    view = (
        k.hills(560, 70, 560, 380, k.LEAF, k.SAGE)
        + k.circle(690, 190, 56, k.HONEY)
        + k.cloud(980, 170, 150, "#ffffff")
        + k.pine(1060, 420, 130, k.TEAL)
        + k.pine(620, 430, 100, k.PINE)
    )
    apple = k.smooth(
        [
            (1130, 504),
            (1170, 488),
            (1222, 502),
            (1244, 558),
            (1224, 624),
            (1180, 658),
            (1130, 652),
            (1080, 658),
            (1036, 624),
            (1016, 558),
            (1038, 502),
            (1090, 488),
        ]
    )
    page = "".join(
        k.rect(x + (i % 2) * 4, 700 + i * 17, w, 7, k.SAND, 3)
        for x in (560, 790)
        for i, w in enumerate((150, 128, 144, 96))
    )
    book = (
        k.shadow(760, 796, 300, 18, k.dark(k.WOOD, 0.3), 0.5)
        + k.form(k.smooth_corner([(516, 676), (1004, 676), (1050, 796), (470, 796)], 0.04), k.CORAL, shift=(0, -8))
        + k.path(k.smooth([(536, 670), (640, 650), (760, 676), (760, 784), (620, 762), (496, 780)]), k.CREAM)
        + k.path(
            k.smooth([(984, 670), (880, 650), (760, 676), (760, 784), (900, 762), (1024, 780)]),
            k.mix(k.CREAM, k.SAND, 0.3),
        )
        + page
    )
    return k.canvas(
        k.room(k.MIST, k.WOOD, 640),
        k.path(k.blob_d(800, 330, 640, 330, 4), k.mix(k.MIST, k.CREAM, 0.5)),
        k.window(560, 70, 560, 380, k.SKY, k.CREAM, view),
        k.curtain(466, 0, 130, 600, k.BLUSH, 4),
        k.curtain(1084, 0, 130, 600, k.BLUSH, 4),
        k.tabletop(610, k.WOOD),
        k.light_patch([(560, 617), (960, 617), (760, 900), (300, 900)], k.CREAM, 0.16),
        k.shadow(360, 740, 120, 16, k.dark(k.WOOD, 0.3), 0.5),
        k.plant(360, 736, 480, k.LEAF, k.TERRA, "fern"),
        k.shadow(1140, 660, 130, 14, k.dark(k.WOOD, 0.3), 0.5),
        k.form(
            apple,
            k.CORAL,
            k.haze(apple, k.TERRA, 40, 0.8, 0.4),
            k.path(k.smooth([(1046, 530), (1070, 514), (1064, 570), (1048, 600), (1036, 570)]), k.light(k.CORAL, 0.4)),
            shift=(-22, -12),
        ),
        k.stroke("M1132 508C1130 480 1138 460 1152 448", k.dark(k.WOOD, 0.2), 11),
        k.leaf(1140, 482, 84, 30, -22, k.LEAF),
        book,
        k.shadow(1320, 744, 90, 12, k.dark(k.WOOD, 0.3), 0.5),
        k.tumbler(1320, 740, 140, 220),
        height=840,
        texture=False,
    )


def write(folder: Path, shoot: Shoot) -> None:
    """Write the favicon, the icons and the share picture."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "favicon.svg").write_text(favicon(), encoding="utf-8")
    for name, size, full in (
        ("icon-192.png", 192, False),
        ("icon-512.png", 512, False),
        ("apple-touch-icon.png", 180, True),
    ):
        shoot(icon(full), size, size, not full).save(folder / name, optimize=True)
    card = shoot(social_card(), 1200, 630, False)
    card.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG).save(
        folder / "social-card.png", optimize=True
    )
    for name in ("favicon.svg", "icon-192.png", "icon-512.png", "apple-touch-icon.png", "social-card.png"):
        print(f"static/{name}  {(folder / name).stat().st_size / 1000:.0f} kB", flush=True)
