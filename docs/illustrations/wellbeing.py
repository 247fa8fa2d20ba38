"""Pictures of the section on wellbeing."""

from __future__ import annotations

import math
from collections.abc import Callable

import kit as k

NIGHT = "#27415c"


def _stars(box: tuple[float, float, float, float], count: int, seed: int) -> str:
    return "".join(
        k.circle(x, y, 2 + i % 3, k.CREAM, opacity=0.85) for i, (x, y) in enumerate(k.scatter(count, box, seed))
    )


def _moon(x: float, y: float, r: float) -> str:
    return (
        k.glow(x, y, r * 2.6, "#fdf1cf", 0.45)
        + k.circle(x, y, r, "#f7e3ac")
        + "".join(
            k.circle(x + a * r, y + b * r, c * r, "#ecd193")
            for a, b, c in ((-0.3, -0.2, 0.2), (0.3, 0.3, 0.15), (0.1, -0.5, 0.11), (-0.35, 0.45, 0.1))
        )
    )


def insomnia() -> str:
    """A bed by a window at night and a notebook on the bedside table."""
    view = (
        k.haze(k.rect_d(700, 90, 420, 340), k.BLUE, 90, 0.7, 0.2)
        + _stars((700, 90, 420, 240), 26, 4)
        + _moon(990, 190, 58)
        + k.hills(700, 90, 420, 340, "#1c3a4c", "#2c556a")
    )
    lamp = (
        k.glow(362, 440, 300, k.HONEY, 0.5)
        + k.form(
            k.smooth_corner([(310, 400), (414, 400), (450, 500), (274, 500)], 0.1),
            "#f7dc9c",
            shade=k.HONEY,
            shift=(-16, 0),
        )
        + k.rect(354, 498, 16, 90, k.WOOD)
        + k.form(k.ellipse_d(362, 592, 46, 14), k.WOOD, shift=(-6, -3))
    )
    notebook = k.place(
        k.form(k.smooth_corner([(-84, -22), (70, -22), (96, 16), (-78, 16)], 0.08), k.CORAL, shift=(0, -6)),
        k.path(k.smooth_corner([(-76, -24), (64, -24), (86, 8), (-72, 8)], 0.06), k.CREAM),
        *[k.rect(-58 + i * 3, -17 + i * 8, 110 - i * 6, 3.5, k.TAUPE, 2) for i in range(3)],
        k.limb([(10, 12), (96, -20)], (9, 7), k.INK),
        x=448,
        y=590,
    )
    return k.canvas(
        k.room(k.mix(NIGHT, k.DUSK, 0.35), "#5a5a68", 760),
        k.path(k.blob_d(860, 400, 560, 330, 6), k.mix(NIGHT, k.DUSK, 0.75), opacity=0.6),
        k.window(700, 90, 420, 340, "#365a7d", "#d8d2c6", view),
        k.curtain(580, 50, 130, 560, k.PLUM, 4),
        k.curtain(1112, 50, 130, 560, k.PLUM, 4),
        k.rect(550, 36, 724, 16, k.WOOD, 8),
        k.light_patch([(720, 470), (1080, 470), (1220, 640), (820, 640)], k.SKY, 0.12),
        k.plant(1450, 830, 340, k.mix(k.LEAF, NIGHT, 0.35), k.mix(k.TERRA, NIGHT, 0.25), "fern"),
        k.shadow(930, 836, 480, 20, k.INK, 0.4),
        # bed
        k.form(k.smooth_corner([(520, 420), (580, 420), (584, 830), (516, 830)], 0.1), k.WOOD, shift=(-14, 0)),
        k.form(k.rect_d(560, 700, 790, 90, 16), k.dark(k.WOOD, 0.06), shift=(0, -14)),
        k.rect(1310, 770, 32, 62, k.dark(k.WOOD, 0.14)),
        k.form(k.rect_d(572, 610, 770, 120, 30), k.CREAM, shade=k.SAND, shift=(0, -16)),
        k.form(
            k.smooth([(590, 604), (596, 540), (640, 516), (740, 520), (788, 548), (784, 604), (720, 632), (620, 632)]),
            "#fffaf0",
            shade=k.mix(k.SKY, k.SAND, 0.4),
            shift=(-10, -12),
        ),
        k.form(
            k.smooth(
                [
                    (700, 660),
                    (720, 588),
                    (850, 560),
                    (1000, 574),
                    (1160, 560),
                    (1300, 580),
                    (1350, 640),
                    (1356, 780),
                    (1300, 812),
                    (740, 806),
                    (690, 740),
                ]
            ),
            k.TEAL,
            k.path(k.smooth([(680, 670), (716, 584), (790, 562), (800, 660), (780, 812), (690, 800)]), k.SEA),
            *[
                k.stroke(k.smooth(p, closed=False), k.PINE, 6, opacity=0.55)
                for p in (
                    [(860, 600), (900, 680), (890, 770)],
                    [(1010, 590), (1050, 660), (1060, 780)],
                    [(1180, 580), (1190, 680), (1230, 770)],
                )
            ],
            shift=(-18, -14),
        ),
        # bedside table
        k.shadow(400, 836, 150, 14, k.INK, 0.4),
        k.form(
            k.rect_d(286, 606, 230, 190, 12), k.WOOD, k.rect(286, 690, 240, 7, k.dark(k.WOOD, 0.12)), shift=(-24, 0)
        ),
        k.circle(392, 656, 9, k.CREAM),
        k.circle(392, 742, 9, k.CREAM),
        k.rect(300, 794, 20, 40, k.dark(k.WOOD, 0.14)),
        k.rect(478, 794, 20, 40, k.dark(k.WOOD, 0.14)),
        k.form(k.rect_d(272, 588, 262, 24, 10), k.light(k.WOOD, 0.2), shift=(0, -8)),
        lamp,
        notebook,
    )


def sleep_apnoea() -> str:
    """A sleeping person with the airway drawn in, under a moon."""
    skin = k.SKIN_TAN
    inside = k.mix(k.TERRA, skin, 0.35)
    air, dark_palate = k.SKY, k.dark(inside, 0.1)
    airway = k.group(
        k.path(
            k.smooth([(80, 77.6), (70, 75), (60, 74), (54, 79), (52, 88), (56, 94), (66, 93), (74, 88), (77, 82)]),
            k.CORAL,
        ),
        k.stroke(k.smooth([(80, 73), (70, 70.5), (60, 70), (54, 72.5)], closed=False), dark_palate, 2.6),
        k.stroke(k.smooth([(84, 65), (79, 61.6), (66, 60.5), (54, 63), (48, 71)], closed=False), air, 4.8),
        k.stroke(k.smooth([(48, 71), (46.6, 77), (47, 84)], closed=False), air, 3.2),
        k.stroke(k.smooth([(47, 84), (46.4, 92), (44, 104), (40, 122), (34, 150)], closed=False), air, 5.6),
        k.stroke(k.smooth([(56, 69.5), (51.5, 73.5), (50.5, 80)], closed=False), dark_palate, 3.6),
        *[k.stroke(f"M{46.6 - i * 1.5 - 3} {104 + i * 6}l6 1.6", k.mix(air, k.BLUE, 0.5), 1.1) for i in range(6)],
        transform="translate(-40 -50)",
    )
    pillow = k.smooth(
        [
            (240, 600),
            (270, 520),
            (420, 500),
            (640, 590),
            (860, 620),
            (900, 700),
            (860, 800),
            (600, 830),
            (330, 810),
            (250, 720),
        ]
    )
    body = k.smooth(
        [
            (968, 540),
            (1050, 430),
            (1200, 410),
            (1400, 400),
            (1700, 400),
            (1700, 960),
            (900, 960),
            (940, 760),
            (960, 660),
        ]
    )
    blanket = k.smooth(
        [(1150, 450), (1230, 384), (1400, 370), (1700, 360), (1700, 960), (1080, 960), (1120, 740), (1130, 580)]
    )
    return k.canvas(
        k.rect(0, 0, 1600, 900, NIGHT),
        k.path(k.blob_d(760, 420, 720, 420, 4), k.DUSK),
        k.haze(k.rect_d(0, 0, 1600, 900), k.INK, 40, 0.7, 0.4),
        _stars((60, 40, 1480, 300), 44, 6),
        _moon(1120, 190, 96),
        k.cloud(930, 250, 190, k.mix(k.DUSK, k.SKY, 0.25)),
        k.cloud(1300, 150, 150, k.mix(k.DUSK, k.SKY, 0.2)),
        k.rect(0, 770, 1600, 140, k.mix(k.PLUM, NIGHT, 0.3)),
        k.form(
            pillow, k.CREAM, k.haze(pillow, k.SKY, 60, 0.8, 0.3), shade=k.mix(k.SKY, k.DUSK, 0.25), shift=(-16, -14)
        ),
        k.head_side(640, 500, 490, skin, k.HAIR_BLACK, "short", turn=-90),
        k.glow(782, 466, 70, k.HONEY, 0.8),
        k.place(airway, x=640, y=500, turn=-90, size=4.9),
        k.form(body, k.SEA, shift=(-10, -14)),
        k.form(
            blanket,
            k.PLUM,
            *[
                k.stroke(
                    k.smooth([(1150 + i * 110, 960), (1210 + i * 100, 640), (1260 + i * 110, 340)], closed=False),
                    k.light(k.PLUM, 0.16),
                    12,
                )
                for i in range(5)
            ],
            shift=(-14, -12),
        ),
    )


def panic() -> str:
    """A figure breathes slowly while waves calm into a line."""
    skin = k.SKIN_DEEP
    waves = []
    for row in range(5):
        points = []
        for i in range(161):
            x = i * 10.0
            calm = max(0.0, 1 - x / 1050) ** 1.3
            swing = 120 * calm * math.sin(x / (24 + 9 * row) + row * 1.3) * (0.75 + 0.25 * math.sin(x / 61 + row))
            points.append((x, 440 + swing + (row - 2) * 26 * min(1.0, 0.25 + calm)))
        waves.append(
            k.stroke(k.smooth(points, closed=False), (k.CORAL, k.TERRA, k.OCHRE, k.PLUM, k.TEAL)[row], 8, opacity=0.8)
        )
    legs = (
        k.limb(
            [(740, 690), (600, 730), (520, 790), (600, 826), (720, 830)],
            (120, 112, 96, 84, 60),
            k.DUSK,
            shift=(-10, -12),
        )
        + k.place(
            k.form(k.smooth([(-40, -22), (20, -30), (70, -12), (84, 12), (40, 24), (-40, 22)]), skin, shift=(-4, -8)),
            x=866,
            y=836,
            turn=2,
        )
        + k.limb(
            [(860, 690), (1000, 730), (1080, 790), (1000, 826), (860, 836)],
            (120, 112, 96, 86, 60),
            k.DUSK,
            shift=(-10, -12),
        )
        + k.place(
            k.form(k.smooth([(-40, -22), (20, -30), (70, -12), (84, 12), (40, 24), (-40, 22)]), skin, shift=(-4, -8)),
            x=756,
            y=846,
            turn=180,
            flip=False,
        )
    )
    torso = k.smooth(
        [
            (716, 400),
            (770, 380),
            (800, 390),
            (830, 380),
            (884, 400),
            (930, 450),
            (914, 560),
            (900, 740),
            (700, 740),
            (686, 560),
            (670, 450),
        ]
    )
    return k.canvas(
        k.backdrop(k.MIST, 3, rx=660, ry=415),
        k.circle(800, 430, 330, k.mix(k.MIST, k.CREAM, 0.5)),
        k.circle(800, 430, 258, k.mix(k.HONEY, k.CREAM, 0.45)),
        *waves,
        k.sprig([(330, 910), (340, 790), (290, 700)], k.SEA, 80, 5),
        k.sprig([(1290, 910), (1270, 790), (1320, 700)], k.SEA, 80, 5),
        k.ellipse(800, 846, 400, 40, k.mix(k.CORAL, k.PAPER, 0.4)),
        k.head_front(800, 256, 196, skin, k.HAIR_BLACK, "bun", eyes="closed", mouth="calm"),
        k.form(
            torso,
            k.CORAL,
            k.stroke("M738 392Q800 450 862 392", k.dark(k.CORAL, 0.08), 13),
            k.haze(k.rect_d(660, 370, 280, 380), k.TERRA, 15, 0.7, 0.45),
            shift=(-14, -6),
        ),
        legs,
        k.arm((706, 452), (634, 580), (764, 636), skin, k.CORAL, width=64, pose="together", turn=4, size=100, soft=0.3),
        k.arm(
            (896, 456),
            (980, 570),
            (846, 500),
            skin,
            k.dark(k.CORAL, 0.03),
            width=66,
            pose="together",
            turn=196,
            size=100,
            flip=True,
        ),
    )


def low_mood() -> str:
    """A figure on a bench under a tree, rain on one side and light on the other."""
    skin = k.SKIN_FAIR
    rain = "".join(
        k.stroke(f"M{x:.0f} {y:.0f}l-10 34", k.mix(k.SKY, k.DUSK, 0.25), 4, opacity=0.8)
        for x, y in k.scatter(90, (20, 190, 640, 540), 8)
    )
    clumps = [
        (520, 270, 96, 0),
        (600, 180, 110, 0),
        (610, 300, 90, 0),
        (720, 110, 118, 1),
        (700, 260, 110, 1),
        (860, 120, 124, 2),
        (800, 250, 120, 1),
        (980, 190, 116, 2),
        (920, 280, 104, 2),
        (1060, 280, 84, 3),
        (830, 330, 84, 1),
        (990, 320, 72, 3),
    ]
    tones = (k.mix(k.PINE, k.DUSK, 0.35), k.TEAL, k.LEAF, k.mix(k.LEAF, k.SAGE, 0.5))
    crown = "".join(
        k.form(k.blob_d(x, y, r * 1.1, r, x + y, 0.05), tones[t], shift=(r * 0.16, -r * 0.1)) for x, y, r, t in clumps
    )
    crown += "".join(
        k.leaf(x, y, 26, 9, i * 67 % 360, k.light(tones[2], 0.2))
        for i, (x, y) in enumerate(k.scatter(16, (820, 90, 240, 220), 5))
    )
    bench = k.dark(k.WOOD, 0.04)
    return k.canvas(
        k.rect(0, 0, 1600, 900, "#f9e6bd"),
        k.glow(1240, 280, 620, "#fff6da", 0.95),
        k.path(
            k.smooth([(-60, -60), (760, -60), (820, 120), (740, 320), (800, 520), (720, 740), (780, 960), (-60, 960)]),
            "#7f9bad",
        ),
        k.haze(
            k.smooth([(-60, -60), (760, -60), (820, 120), (740, 320), (800, 520), (720, 740), (780, 960), (-60, 960)]),
            k.DUSK,
            200,
            0.8,
            0.25,
        ),
        k.circle(1250, 260, 94, k.HONEY),
        k.circle(1250, 260, 74, "#f9e2a4"),
        k.cloud(250, 150, 300, "#4f6b82"),
        k.cloud(480, 90, 220, "#5b778c"),
        rain,
        k.path(k.smooth([(760, 960), (760, 700), (1000, 650), (1300, 690), (1680, 640), (1680, 960)]), k.SAGE),
        k.path(
            k.smooth([(-60, 960), (-60, 740), (300, 720), (700, 750), (1100, 742), (1680, 720), (1680, 960)]), k.LEAF
        ),
        k.path(
            k.smooth([(-60, 960), (-60, 740), (300, 720), (640, 748), (730, 760), (700, 860), (740, 960)]),
            k.mix(k.PINE, k.DUSK, 0.3),
        ),
        k.group(
            k.form(
                k.smooth(
                    [
                        (660, 800),
                        (716, 750),
                        (742, 640),
                        (744, 480),
                        (700, 300),
                        (760, 340),
                        (790, 280),
                        (800, 360),
                        (870, 290),
                        (830, 460),
                        (834, 640),
                        (862, 750),
                        (920, 800),
                        (790, 786),
                    ]
                ),
                k.mix(k.HAIR_BROWN, k.WOOD, 0.25),
                shade=k.mix(k.HAIR_BROWN, k.INK, 0.3),
                shift=(18, 0),
            ),
            crown,
            transform="translate(-120 -24)",
        ),
        k.shadow(860, 842, 330, 16, k.PINE, 0.4),
        # bench
        k.rect(610, 700, 22, 140, k.INK),
        k.rect(1060, 700, 22, 140, k.INK),
        k.form(k.rect_d(576, 560, 540, 34, 10), bench, shift=(0, -8)),
        k.form(k.rect_d(576, 610, 540, 34, 10), bench, shift=(0, -8)),
        k.rect(628, 560, 18, 150, k.INK),
        k.rect(1046, 560, 18, 150, k.INK),
        # figure, facing the light
        k.leg((820, 676), (946, 684), (968, 800), k.dark(k.DUSK, 0.06), k.TERRA, width=74),
        k.arm((850, 500), (900, 610), (960, 660), skin, k.dark(k.CORAL, 0.08), width=46, size=72),
        k.head_side(846, 396, 112, skin, k.HAIR_AUBURN, "bob", turn=10, low=True),
        k.form(
            k.smooth(
                [
                    (800, 462),
                    (850, 462),
                    (886, 510),
                    (890, 580),
                    (866, 650),
                    (872, 712),
                    (752, 714),
                    (748, 640),
                    (752, 540),
                    (772, 486),
                ]
            ),
            k.CORAL,
            shade=k.TERRA,
            shift=(14, -8),
        ),
        k.leg((810, 680), (926, 692), (926, 806), k.DUSK, k.TERRA, width=78),
        k.arm((822, 510), (830, 640), (924, 668), skin, k.CORAL, width=50, size=76, turn=6),
        k.form(k.rect_d(566, 708, 220, 28, 12), k.light(bench, 0.12), shift=(0, -8))
        + k.form(k.rect_d(940, 708, 186, 28, 12), k.light(bench, 0.12), shift=(0, -8))
        + k.form(k.rect_d(700, 714, 300, 22, 8), k.light(bench, 0.05), shift=(0, -8)),
        "".join(
            k.place(
                *[k.circle(*k.polar((0, 0), 8, a), 6, "#ffffff") for a in range(0, 360, 72)],
                k.circle(0, 0, 6, k.OCHRE),
                x=x,
                y=y,
            )
            for x, y in ((1200, 800), (1280, 850), (1380, 790), (1150, 866), (1330, 900))
        ),
        k.sprig([(1450, 910), (1430, 780), (1470, 690)], k.TEAL, 80, 5),
    )


def after_a_miscarriage() -> str:
    """A small candle and a plant with new leaves on a table, before a window at dusk."""
    view = (
        k.haze(k.rect_d(480, 90, 640, 430), k.DUSK, 90, 0.7, 0.2)
        + _stars((480, 90, 640, 180), 14, 9)
        + k.glow(800, 470, 260, k.HONEY, 0.35)
        + k.hills(480, 90, 640, 430, "#2f4a55", "#46636b")
    )
    candle = (
        k.glow(800, 560, 330, k.HONEY, 0.55)
        + k.shadow(800, 742, 130, 14, k.INK, 0.35)
        + k.form(k.ellipse_d(800, 734, 112, 22), k.SAND, shift=(-8, -4))
        + k.form(k.rect_d(756, 610, 88, 122, 10), k.CREAM, shade=k.SAND, shift=(-16, 0))
        + k.ellipse(800, 612, 44, 10, "#f7e3ac")
        + k.stroke("M800 612 L800 588", k.INK, 5)
        + k.path(k.smooth([(800, 520), (822, 566), (816, 592), (800, 600), (784, 592), (778, 566)]), k.OCHRE)
        + k.path(k.smooth([(800, 552), (811, 576), (808, 592), (800, 597), (792, 592), (789, 576)]), "#fff3cf")
    )
    return k.canvas(
        k.room(k.mix(NIGHT, k.DUSK, 0.55), "#5a5a68", 760),
        k.path(k.blob_d(800, 400, 620, 340, 11), k.mix(NIGHT, k.DUSK, 0.85), opacity=0.6),
        k.window(480, 90, 640, 430, "#5d7590", "#d8d2c6", view),
        k.curtain(330, 50, 170, 600, k.PLUM, 4),
        k.curtain(1110, 50, 170, 600, k.PLUM, 4),
        k.rect(300, 36, 1010, 16, k.WOOD, 8),
        k.tabletop(720),
        candle,
        k.shadow(1080, 770, 120, 14, k.INK, 0.35),
        k.plant(1080, 772, 250, k.LEAF, k.TERRA, "sprig"),
    )


SCENES: dict[str, Callable[[], str]] = {
    "wellbeing/sleep/insomnia-cbt-i": insomnia,
    "wellbeing/sleep/sleep-apnoea": sleep_apnoea,
    "wellbeing/mind/panic-attacks": panic,
    "wellbeing/mind/low-mood-or-depression": low_mood,
    "wellbeing/mind/after-a-miscarriage": after_a_miscarriage,
}
