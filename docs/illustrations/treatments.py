"""Pictures of the section on treatments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import kit as k


def _infusion_bag(x: float, y: float, liquid: str) -> str:
    """An infusion bag hanging at x with its hook at y, 350 high."""
    bag = k.rect_d(x - 95, y + 26, 190, 290, 34)
    level = y + 92
    wave = k.smooth(
        [(x - 120, level), (x - 60, level + 5), (x, level - 3), (x + 60, level + 4), (x + 120, level)], closed=False
    )
    fill = wave + f"V{y + 340}H{x - 120}Z"
    tag = k.rect_d(x - 58, y + 136, 116, 112, 10)
    lines = "".join(k.rect(x - 40, y + 156 + i * 21, (80, 58, 70, 40)[i], 8, k.TAUPE, 4) for i in range(4))
    ticks = "".join(
        k.rect(x + 70, y + 120 + i * 26, 14 if i % 2 else 22, 4, "#ffffff", 2, opacity=0.75) for i in range(6)
    )
    return (
        k.stroke(f"M{x} {y - 4}V{y + 30}", k.mix(k.SKY, k.DUSK, 0.25), 12)
        + k.path(bag, "#eaf4f3")
        + k.clip(
            bag,
            k.path(fill, liquid),
            k.path(k.ellipse_d(x, level + 2, 100, 9), k.light(liquid, 0.28)),
            k.path(
                k.poly([(x + 40, y), (x + 120, y), (x + 120, y + 340), (x + 64, y + 340)]),
                k.dark(liquid, 0.09),
                opacity=0.75,
            ),
            k.haze(k.rect_d(x - 95, y + 100, 190, 230), k.dark(liquid, 0.12), 70, 0.8, 0.4),
            k.rect(x - 78, y + 50, 13, 232, "#ffffff", 6, opacity=0.5),
        )
        + k.stroke(bag, "#ffffff", 6, opacity=0.85)
        + k.circle(x, y + 46, 11, k.MIST)
        + k.form(tag, k.CREAM, lines, k.rect(x - 58, y + 136, 116, 10, k.CORAL), shift=(-6, -3))
        + ticks
        + k.rect(x - 36, y + 312, 22, 34, k.CREAM, 6)
        + k.rect(x + 12, y + 312, 24, 40, k.mix(liquid, k.CREAM, 0.4), 6)
    )


def _armchair(x: float, y: float, fill: str) -> str:
    """A deep armchair standing on y, 380 wide, turned a little to the left."""
    seat = k.dark(fill, 0.05)
    return (
        k.shadow(x + 10, y + 4, 230, 24, k.INK, 0.3)
        + "".join(
            k.form(
                k.poly([(x + a, y - 60), (x + a + 28, y - 60), (x + a + 20, y), (x + a + 6, y)]),
                k.dark(k.WOOD, 0.15),
                shift=(-8, 0),
            )
            for a in (-168, 140)
        )
        + k.form(
            k.smooth(
                [
                    (x - 130, y - 120),
                    (x - 152, y - 330),
                    (x - 110, y - 408),
                    (x + 20, y - 424),
                    (x + 130, y - 404),
                    (x + 166, y - 330),
                    (x + 150, y - 120),
                ]
            ),
            fill,
            shift=(-24, -6),
        )
        + k.stroke(
            k.smooth([(x - 96, y - 170), (x - 108, y - 300), (x - 84, y - 362)], closed=False), k.dark(fill, 0.07), 5
        )
        + k.stroke(
            k.smooth([(x + 112, y - 170), (x + 122, y - 300), (x + 98, y - 362)], closed=False), k.dark(fill, 0.14), 5
        )
        + k.form(k.rect_d(x - 150, y - 196, 300, 90, 34), k.light(fill, 0.16), shift=(-12, -16))
        + k.form(k.rect_d(x - 150, y - 128, 300, 80, 16), seat, shift=(-16, -6))
        + k.form(k.rect_d(x - 206, y - 252, 84, 212, 40), k.light(fill, 0.08), shift=(-18, -8))
        + k.form(k.rect_d(x + 124, y - 252, 84, 212, 40), fill, shift=(-22, -8))
    )


def mitoxantrone() -> str:
    """An infusion bag with blue liquid and a chair by a window."""
    view = (
        k.circle(930, 190, 50, k.HONEY)
        + k.hills(850, 110, 460, 340)
        + k.cloud(1190, 190, 120, "#ffffff")
        + k.pine(905, 430, 130, k.TEAL)
        + k.pine(1255, 432, 110, k.PINE)
    )
    blue = "#2f55a4"
    blanket = k.smooth_corner([(1150, 592), (1246, 586), (1262, 760), (1164, 768)], 0.12)
    stripes = [
        k.place(k.rect(-20, 0, 160, 15, k.CORAL, opacity=0.8), x=1140, y=620 + i * 38, turn=-3) for i in range(4)
    ]
    cushion = k.form(
        k.smooth(
            [(1010, 506), (1070, 488), (1128, 494), (1140, 556), (1130, 618), (1066, 634), (1010, 624), (998, 566)]
        ),
        k.HONEY,
        shift=(-14, -12),
    )
    pole = k.mix(k.DUSK, k.MIST, 0.35)
    line = "M489 536C489 650 486 770 556 776C640 782 648 640 586 574"
    return k.canvas(
        k.room(k.MIST, "#e4c9a4", 716),
        k.path(k.blob_d(600, 380, 420, 330, 4), k.mix(k.MIST, k.CREAM, 0.5)),
        k.light_patch([(760, 716), (1190, 716), (990, 900), (500, 900)], k.CREAM, 0.4),
        k.window(850, 110, 460, 330, k.SKY, k.CREAM, view),
        k.curtain(770, 60, 120, 600, k.BLUSH, 4),
        k.curtain(1270, 60, 120, 600, k.BLUSH, 4),
        k.rect(740, 46, 680, 16, k.WOOD, 8),
        k.plant(1450, 830, 330, k.LEAF, k.TERRA, "fern"),
        _armchair(1080, 840, k.TEAL),
        cushion,
        k.form(blanket, k.CREAM, *stripes, shade=k.SAND, shift=(-10, -4)),
        "".join(k.stroke(f"M{1172 + i * 15} {766 - i}v16", k.CREAM, 5) for i in range(7)),
        # the stand, with the line clipped back ready for use
        k.shadow(560, 842, 170, 16, k.INK, 0.28),
        *[k.stroke(f"M560 800L{a} 832", pole, 15) + k.circle(a, 836, 14, k.INK) for a in (420, 510, 620, 700)],
        k.rect(551, 84, 18, 720, pole, 8),
        k.rect(562, 84, 7, 720, k.dark(pole, 0.09), 3),
        k.stroke("M440 122C438 86 490 90 560 90C630 90 682 86 680 122", pole, 13),
        _infusion_bag(464, 126, blue),
        k.stroke(line, "#ffffff", 12, opacity=0.95),
        k.stroke(line, blue, 5),
        k.rect(473, 474, 32, 70, "#eef6f5", 14),
        k.clip(
            k.rect_d(473, 474, 32, 70, 14),
            k.rect(470, 512, 40, 40, blue),
            k.path("M489 484q8 13 0 19q-8-6 0-19Z", blue),
        ),
        k.form(k.rect_d(473, 600, 32, 50, 9), k.CORAL, shift=(-8, 0)),
        k.form(k.rect_d(528, 546, 66, 44, 12), k.INK, shift=(-10, -6)),
        k.form(k.rect_d(572, 552, 26, 60, 10), k.CREAM, shift=(-7, -4)),
    )


def metformin() -> str:
    """A pill organiser, a glass of water and a meal, seen from above."""
    table = k.mix(k.SEA, k.MIST, 0.45)
    plate, r = (650.0, 450.0), 262.0
    greens = "".join(
        k.leaf(x, y, 84 + i % 3 * 14, 30, i * 47 % 360, (k.LEAF, k.SAGE, k.TEAL)[i % 3])
        for i, (x, y) in enumerate(k.scatter(34, (480, 300, 180, 290), 8))
    )
    rice = "".join(
        k.place(k.ellipse(0, 0, 11, 5, (k.CREAM, "#fffdf7", k.SAND)[i % 3]), x=x, y=y, turn=i * 53)
        for i, (x, y) in enumerate(k.scatter(150, (690, 300, 160, 150), 3))
    )
    inner = k.circle_d(*plate, 196)
    salmon = k.smooth([(660, 490), (740, 470), (830, 500), (842, 550), (780, 610), (690, 622), (652, 570)])
    food = k.clip(
        inner,
        k.path(k.blob_d(548, 450, 124, 200, 4), k.mix(k.LEAF, k.PINE, 0.25)),
        greens,
        k.path(k.blob_d(764, 360, 118, 106, 6, 0.12), k.mix(k.SAND, k.CREAM, 0.3)),
        rice,
        k.path(salmon, k.dark(k.BLUSH, 0.2), transform="translate(8 10)", opacity=0.35),
        k.form(
            salmon,
            "#f0966f",
            *[k.stroke(f"M{660 + i * 38} 470q34 70 10 150", k.BLUSH, 7) for i in range(5)],
            shift=(-10, -12),
        ),
    )
    tomatoes = "".join(
        k.form(k.circle_d(x, y, 23), k.CORAL, k.circle(x - 8, y - 8, 6, k.BLUSH), shift=(-5, -5))
        for x, y in ((556, 356), (524, 522), (606, 588))
    )
    boxes = []
    for i in range(7):
        y = 172 + i * 82
        open_lid = i == 2
        boxes.append(k.rect(1072, y, 112, 70, k.mix(k.SKY, k.CREAM, 0.4) if not open_lid else k.CREAM, 14))
        if open_lid:
            boxes.append(k.form(k.rect_d(1184, y - 2, 92, 74, 14), k.light(k.BLUE, 0.35), shift=(-8, -6)))
        else:
            boxes.append(k.rect(1080, y + 8, 96, 12, "#ffffff", 6, opacity=0.6))
        if i > 1:
            boxes.append(
                k.form(
                    k.rect_d(1096, y + 24, 64, 28, 14),
                    "#ffffff",
                    k.rect(1126, y + 24, 4, 28, k.SAND),
                    shade=k.TAUPE,
                    shift=(-4, -5),
                )
            )
    glass = k.place(
        k.circle(18, 22, 92, k.dark(k.HONEY, 0.2), opacity=0.4),
        k.circle(0, 0, 92, "#ffffff", opacity=0.65),
        k.circle(0, 0, 78, "#a8d3dc"),
        k.circle(9, 10, 60, "#bfe2e8"),
        k.stroke(
            k.smooth([k.polar((0, 0), 66, a) for a in range(170, 290, 15)], closed=False), "#ffffff", 7, opacity=0.9
        ),
        x=856,
        y=178,
    )
    fork = k.group(
        k.rect(-8, 0, 16, 250, "#eef1ee", 8),
        k.path(k.smooth_corner([(-36, -100), (36, -100), (30, 10), (-30, 10)], 0.2), "#eef1ee"),
        *[k.rect(x, -104, 8, 70, table, 4) for x in (-18, -4, 10)],
    )
    return k.canvas(
        k.rect(0, 0, 1600, 900, table),
        k.haze(k.rect_d(0, 0, 1600, 900), k.dark(table, 0.1), 40, 0.7, 0.25),
        k.path(k.poly([(0, 120), (0, 640), (1600, 60), (1600, -400)]), k.CREAM, opacity=0.13),
        k.group(
            k.path(
                k.smooth_corner([(210, 70), (930, 70), (930, 830), (210, 830)], 0.03), k.mix(k.HONEY, k.CREAM, 0.25)
            ),
            *[k.rect(210 + x, 70, 10, 760, k.OCHRE, opacity=0.35) for x in (26, 684)],
            k.group(
                k.circle(672, 476, r, k.dark(k.HONEY, 0.2), opacity=0.55),
                k.form(k.circle_d(*plate, r), k.CREAM, shade=k.SAND, shift=(-8, -8)),
                k.form(k.circle_d(*plate, 206), "#fffdf7", shade=k.SAND, shift=(7, 7)),
                food,
                tomatoes,
                transform="translate(-36 60)",
            ),
            k.group(fork, opacity=0.16, transform="translate(296 434)"),
            k.place(fork, x=286, y=420),
            k.rect(1074, 174, 132, 600, k.dark(table, 0.14), 26, opacity=0.5),
            k.form(k.rect_d(1056, 152, 146, 600, 26), k.BLUE, shift=(-8, -8)),
            *boxes,
            glass,
            transform="translate(66 0)",
        ),
        k.sprig([(1500, 930), (1440, 780), (1460, 640)], k.PINE, 96, 5),
        k.leaf(1300, 120, 120, 40, 20, k.PINE) + k.leaf(1320, 110, 100, 32, -30, k.LEAF),
    )


def statins() -> str:
    """An artery cut open, with a fatty plaque in its wall, and a tablet."""
    line = [(-260.0, 430.0), (300.0, 400.0), (800.0, 420.0), (1300.0, 400.0), (1860.0, 430.0)]
    tube = k.limb_d(line, (430, 430, 430, 430))
    lumen = k.limb_d(line, (300, 300, 300))
    middle = k.limb_d(line, (366, 366, 366))
    low = k.smooth([(470, 620), (560, 540), (680, 446), (800, 418), (920, 450), (1030, 540), (1130, 620), (800, 660)])
    high = k.smooth([(600, 210), (700, 270), (800, 292), (900, 272), (1000, 210), (800, 180)])
    fatty = "".join(
        k.circle(x, y, 9 + i % 4 * 4, k.mix(k.HONEY, k.CREAM, 0.35 * (i % 2)), opacity=0.9)
        for i, (x, y) in enumerate(k.scatter(40, (560, 480, 480, 110), 5))
    )
    cells = "".join(
        k.red_cell(x, y, r, turn, sq)
        for x, y, r, turn, sq in (
            (60, 480, 50, 10, 0.7),
            (140, 350, 44, -20, 0.65),
            (1510, 470, 46, 20, 0.7),
            (230, 370, 52, 20, 0.8),
            (330, 480, 48, -30, 0.6),
            (430, 350, 50, 40, 0.7),
            (250, 520, 36, 10, 0.85),
            (560, 400, 44, -20, 0.62),
            (700, 352, 40, 10, 0.6),
            (840, 356, 40, -14, 0.55),
            (980, 370, 44, 24, 0.66),
            (1110, 430, 50, -30, 0.72),
            (1220, 340, 48, 10, 0.8),
            (1290, 480, 52, 30, 0.7),
            (1400, 390, 46, -20, 0.75),
        )
    )
    return k.canvas(
        k.backdrop(k.MIST, 2, rx=690, ry=410),
        k.fern([(150, 910), (190, 780), (150, 690)], k.SEA, 90, 12),
        k.path(tube, k.dark(k.MIST, 0.18), transform="translate(16 30)", opacity=0.55),
        k.form(tube, k.CORAL, shift=(-4, -22)),
        k.path(middle, k.mix(k.CORAL, k.BLUSH, 0.65)),
        k.form(lumen, "#a8474a", k.haze(lumen, k.PLUM, 90, 0.8, 0.3), shade="#8c3a45", shift=(0, 26)),
        cells,
        k.clip(
            lumen,
            k.path(low, k.PLUM, transform="translate(0 -16)", opacity=0.35),
            k.form(low, k.OCHRE, fatty, shift=(-10, 14), shade=k.HONEY),
            k.path(high, k.PLUM, transform="translate(0 14)", opacity=0.3),
            k.form(high, k.OCHRE, shift=(-8, -10)),
        ),
        k.stroke(k.smooth([(300, 236), (480, 214), (640, 212)], closed=False), k.BLUSH, 12, opacity=0.9),
        k.shadow(812, 838, 170, 18, k.dark(k.MIST, 0.35), 0.6),
        k.tablet(800, 748, 150, k.CREAM, -6, 0.46),
        k.shadow(1090, 812, 96, 14, k.dark(k.MIST, 0.35), 0.6),
        k.tablet(1080, 764, 88, k.BLUSH, 10, 0.46),
    )


def antibiotics() -> str:
    """A petri dish with clear zones round antibiotic discs, and capsules."""
    c, r = (700.0, 450.0), 330.0
    agar = k.circle_d(*c, r - 34)
    lawn = []
    zones = [(590.0, 330.0, 104), (820.0, 320.0, 76), (560.0, 560.0, 84), (850.0, 560.0, 0), (706.0, 470.0, 58)]
    for i, (x, y) in enumerate(k.scatter(430, (400, 150, 600, 600), 12)):
        if (
            all((x - zx) ** 2 + (y - zy) ** 2 > (zr + 12) ** 2 for zx, zy, zr in zones)
            and (x - 850) ** 2 + (y - 560) ** 2 > 46**2
        ):
            lawn.append(
                k.circle(
                    x,
                    y,
                    6 + i % 4 * 2,
                    (k.OCHRE, k.mix(k.OCHRE, k.TERRA, 0.25), k.dark(k.HONEY, 0.08))[i % 3],
                    opacity=0.85,
                )
            )
    clear = "".join(
        k.circle(x, y, zr, "#f9e7b4") + k.stroke(k.circle_d(x, y, zr), "#fdf4d6", 5) for x, y, zr in zones if zr
    )
    discs = "".join(
        k.circle(x + 4, y + 6, 29, k.dark(k.HONEY, 0.2), opacity=0.6)
        + k.circle(x, y, 29, "#ffffff")
        + k.circle(x, y, 13, col)
        for (x, y, _), col in zip(zones, (k.CORAL, k.TEAL, k.BLUE, k.PLUM, k.SEA), strict=True)
    )
    return k.canvas(
        k.backdrop(k.SKY, 7, rx=670, ry=415),
        k.sprig([(190, 910), (230, 760), (170, 620)], k.SEA, 100, 6),
        k.circle(c[0] + 24, c[1] + 34, r, k.dark(k.SKY, 0.2), opacity=0.6),
        k.circle(*c, r, "#ffffff", opacity=0.75),
        k.stroke(k.circle_d(*c, r - 5), "#ffffff", 10),
        k.path(agar, k.HONEY),
        k.clip(agar, *lawn, clear, k.haze(agar, k.OCHRE, 45, 0.5, 0.5)),
        discs,
        k.stroke(k.smooth([k.polar(c, r - 18, a) for a in range(185, 275, 15)], closed=False), "#ffffff", 9),
        k.stroke(
            k.smooth([k.polar(c, r - 16, a) for a in range(20, 70, 12)], closed=False), k.mix(k.SKY, k.BLUE, 0.3), 8
        ),
        k.shadow(1190, 742, 160, 22, k.dark(k.SKY, 0.35), 0.6),
        k.capsule(1170, 650, 330, -28, k.CORAL, k.CREAM),
        k.shadow(1236, 360, 100, 14, k.dark(k.SKY, 0.3), 0.5),
        k.capsule(1236, 300, 200, 22, k.TEAL, k.HONEY),
    )


def mri_scan() -> str:
    """A person lying on the table of a scanner."""
    body = "#f4f1e8"
    shell = k.smooth_corner([(850, 130), (1300, 130), (1360, 200), (1360, 700), (1300, 760), (850, 760)], 0.1)
    face = k.ellipse_d(870, 440, 150, 318)
    return k.canvas(
        k.room(k.MIST, "#d9cfbb", 720),
        k.path(k.blob_d(700, 380, 520, 320, 6), k.mix(k.MIST, k.CREAM, 0.5)),
        k.plant(150, 780, 330, k.LEAF, k.TERRA, "fern"),
        k.group(
            k.window(300, 110, 250, 220, k.SKY, k.CREAM, k.hills(300, 110, 250, 220)),
            k.shadow(1080, 768, 340, 22, k.INK, 0.28),
            k.form(
                shell,
                body,
                k.rect(850, 600, 560, 26, k.SEA),
                k.haze(shell, k.TAUPE, 20, 0.8, 0.45),
                shade=k.TAUPE,
                shift=(-26, -10),
            ),
            k.form(
                k.rect_d(1130, 220, 130, 90, 18),
                k.TEAL,
                k.circle(1166, 265, 14, k.HONEY),
                k.rect(1192, 252, 46, 10, k.MIST, 5),
                k.rect(1192, 272, 30, 10, k.MIST, 5),
                shift=(-6, -6),
            ),
            k.form(face, k.CREAM, shade=k.TAUPE, shift=(-22, 0)),
            k.form(k.ellipse_d(866, 440, 106, 226), k.SKY, shade=k.BLUE, shift=(14, 0)),
            k.path(k.ellipse_d(872, 440, 84, 190), k.DUSK),
            k.clip(
                k.ellipse_d(872, 440, 84, 190),
                k.glow(860, 330, 170, "#dff3f3", 0.8),
                k.path(k.ellipse_d(930, 440, 84, 200), k.INK, opacity=0.55),
            ),
            # table
            k.form(
                k.smooth_corner([(330, 610), (620, 610), (590, 800), (370, 800)], 0.08),
                k.light(k.TAUPE, 0.45),
                shade=k.TAUPE,
                shift=(-24, 0),
            ),
            k.shadow(480, 804, 170, 14, k.INK, 0.25),
            k.form(k.rect_d(150, 568, 730, 48, 22), body, shade=k.TAUPE, shift=(0, -16)),
            k.rect(170, 552, 690, 24, k.TEAL, 12),
            # the person
            k.form(
                k.smooth([(690, 500), (800, 496), (830, 530), (800, 560), (690, 560)]),
                "#ffffff",
                shade=k.SAND,
                shift=(-6, -8),
            ),
            k.head_side(748, 462, 118, k.SKIN_BROWN, k.HAIR_BLACK, "short", turn=90, flip=True),
            k.form(
                k.smooth(
                    [(632, 436), (668, 446), (690, 490), (692, 556), (420, 560), (400, 500), (480, 468), (580, 440)]
                ),
                k.SEA,
                shift=(-6, -14),
            ),
            k.arm(
                (640, 506),
                (540, 534),
                (450, 528),
                k.SKIN_BROWN,
                k.SEA,
                width=48,
                sleeve_to=0.45,
                pose="together",
                size=70,
                turn=176,
                flip=True,
            ),
            k.form(
                k.smooth(
                    [
                        (470, 476),
                        (500, 500),
                        (496, 556),
                        (196, 560),
                        (186, 470),
                        (204, 440),
                        (240, 452),
                        (330, 480),
                        (400, 462),
                    ]
                ),
                k.CORAL,
                *[k.rect(x, 420, 14, 160, k.BLUSH) for x in (250, 330, 410)],
                shift=(-6, -14),
            ),
            transform="translate(120 0)",
        ),
    )


def hba1c() -> str:
    """A test tube beside red cells that carry sugar crystals."""

    def crystal(x: float, y: float, size: float, turn: float = 0) -> str:
        hexagon = [k.polar((0, 0), size, a) for a in range(30, 390, 60)]
        top = [(0.0, 0.0), hexagon[3], hexagon[4], hexagon[5]]
        right = [(0.0, 0.0), hexagon[5], hexagon[0], hexagon[1]]
        return k.place(
            k.path(k.poly(hexagon), k.SKY),
            k.path(k.poly(top), "#ffffff"),
            k.path(k.poly(right), k.mix(k.SKY, k.BLUE, 0.35)),
            x=x,
            y=y,
            turn=turn,
        )

    def sweet_cell(x: float, y: float, r: float, turn: float, sugars: Sequence[float]) -> str:
        bits = "".join(crystal(*k.polar((x, y), r * 0.93, a), r * 0.17, a) for a in sugars)
        return (
            k.path(k.ellipse_d(x + 12, y + 20, r, r * 0.85), k.dark(k.BLUSH, 0.2), opacity=0.45)
            + k.red_cell(x, y, r, turn, 0.86)
            + bits
        )

    tube = "M-62 -300V180A62 62 0 0 0 62 180V-300Z"
    vial = k.place(
        k.path(tube, k.dark(k.BLUSH, 0.2), transform="translate(20 18)", opacity=0.4),
        k.path(tube, "#ffffff", opacity=0.6),
        k.clip(
            tube,
            k.rect(-70, -130, 140, 400, "#b23c3c"),
            k.rect(22, -130, 60, 400, "#97303a"),
            k.ellipse(0, -130, 62, 13, "#cf6558"),
            k.rect(-44, -270, 12, 470, "#ffffff", 6, opacity=0.5),
        ),
        k.stroke(tube, "#ffffff", 6, opacity=0.8),
        k.form(
            k.rect_d(-62, -60, 124, 150, 0),
            k.CREAM,
            *[k.rect(-36, -34 + i * 26, w, 9, k.TAUPE, 4) for i, w in enumerate((70, 50, 62, 34))],
            shade=k.SAND,
            shift=(-30, 0),
        ),
        k.form(
            k.rect_d(-76, -372, 152, 92, 18),
            k.PLUM,
            *[k.rect(-60 + i * 22, -360, 7, 70, k.dark(k.PLUM, 0.06), 3) for i in range(6)],
            shift=(-36, 0),
        ),
        x=520,
        y=480,
        turn=12,
    )
    return k.canvas(
        k.backdrop(k.BLUSH, 4, rx=670, ry=410),
        k.circle(1010, 430, 320, k.mix(k.BLUSH, k.CREAM, 0.45)),
        k.fern([(210, 910), (250, 760), (200, 620), (130, 540)], k.SEA, 100, 14),
        vial,
        sweet_cell(1180, 240, 96, 14, (30, 150, 250)),
        sweet_cell(820, 260, 84, -20, (200, 320)),
        sweet_cell(980, 470, 158, 10, (-60, -10, 60, 150, 215)),
        sweet_cell(1240, 620, 112, -24, (100, 170, 300)),
        sweet_cell(840, 720, 98, 30, (0, 120, 230)),
        *[
            crystal(x, y, s, t)
            for x, y, s, t in (
                (690, 180, 20, 10),
                (1050, 160, 26, 30),
                (1330, 420, 24, 0),
                (1060, 740, 28, 18),
                (700, 560, 18, 40),
                (1130, 800, 16, 5),
                (1370, 300, 15, 25),
            )
        ],
    )


def bowel_screening() -> str:
    """A sample tube and an envelope on a bathroom shelf."""
    tiles = "".join(
        k.rect(
            x * 160 - 40 + (y % 2) * 80,
            y * 112 - 20,
            150,
            102,
            k.mix(k.MIST, k.CREAM, 0.28 + 0.12 * ((x * 3 + y * 5) % 4) / 3),
            8,
        )
        for x in range(11)
        for y in range(6)
    )
    kit = k.place(
        k.form(
            k.rect_d(-52, -250, 104, 250, 34),
            k.SEA,
            k.rect(-52, -170, 110, 110, k.CREAM),
            k.rect(14, -170, 40, 110, k.SAND),
            shift=(-22, 0),
        ),
        k.form(
            k.rect_d(-40, -310, 80, 74, 16),
            k.TEAL,
            *[k.rect(-30 + i * 15, -304, 5, 60, k.PINE) for i in range(5)],
            shift=(-18, 0),
        ),
        *[k.rect(-34, -148 + i * 24, w, 8, k.TAUPE, 4) for i, w in enumerate((60, 44, 54))],
        x=640,
        y=640,
    )
    stick = k.place(
        k.form(
            k.rect_d(-26, -150, 52, 110, 14),
            k.TEAL,
            *[k.rect(-18 + i * 13, -144, 4, 98, k.PINE) for i in range(4)],
            shift=(-10, 0),
        ),
        k.rect(-7, -44, 14, 190, k.CREAM, 6),
        *[k.rect(-10, 70 + i * 13, 20, 6, k.TAUPE, 3) for i in range(5)],
        x=800,
        y=500,
        turn=14,
    )
    envelope = k.place(
        k.form(k.rect_d(-190, -250, 380, 250, 14), k.CREAM, shade=k.SAND, shift=(-12, -10)),
        k.path(k.poly([(-190, 0), (-20, -150), (20, -150), (190, 0)]), k.mix(k.SAND, k.CREAM, 0.5)),
        k.path(k.smooth_corner([(-190, -250), (190, -250), (0, -92)], 0.05), k.SAND),
        k.path(k.smooth_corner([(-184, -252), (184, -252), (0, -104)], 0.05), "#fffaf0"),
        k.form(k.circle_d(0, -122, 30), k.CORAL, k.leaf(-14, -112, 30, 11, -35, k.CREAM), shift=(-5, -5)),
        x=1060,
        y=640,
        turn=0,
    )
    cup = (
        k.stroke("M352 470L330 300", k.CORAL, 15)
        + k.rect(312, 256, 26, 64, "#ffffff", 8)
        + k.stroke("M396 470L424 306", k.BLUE, 15)
        + k.rect(414, 262, 26, 64, "#ffffff", 8)
        + k.form(k.smooth_corner([(310, 440), (440, 440), (428, 640), (322, 640)], 0.08), k.HONEY, shift=(-26, 0))
    )
    roll = (
        k.form(k.ellipse_d(1350, 560, 80, 80), "#ffffff", shade=k.SAND, shift=(-8, -8))
        + k.circle(1350, 560, 28, k.TAUPE)
        + k.circle(1350, 560, 20, k.dark(k.TAUPE, 0.14))
    )
    return k.canvas(
        k.rect(0, 0, 1600, 900, k.mix(k.MIST, k.SEA, 0.2)),
        tiles,
        k.path(k.poly([(300, 0), (900, 0), (1500, 640), (800, 640)]), k.CREAM, opacity=0.25),
        k.haze(k.rect_d(0, 0, 1600, 900), k.SEA, 30, 0.6, 0.45),
        k.zoom(
            k.rect(-200, 640, 2000, 30, k.light(k.WOOD, 0.25)),
            k.rect(-200, 668, 2000, 34, k.WOOD),
            k.rect(-200, 702, 2000, 40, k.TEAL, opacity=0.18),
            *[
                k.shadow(x, 644, w, 10, k.dark(k.WOOD, 0.3), 0.5)
                for x, w in ((380, 90), (650, 90), (1070, 220), (1350, 90))
            ],
            cup,
            envelope,
            kit,
            roll,
            stick,
            *[k.rect(x, 702, 26, 90, k.dark(k.WOOD, 0.1), 6) for x in (300, 1270)],
            k.fern([(1560, 700), (1500, 560), (1430, 480)], k.LEAF, 70, 11),
            k.form(
                k.rect_d(640, 742, 320, 200, 10),
                k.BLUSH,
                *[k.rect(640, 800 + i * 30, 330, 8, k.CORAL) for i in range(2)],
                shift=(-20, 0),
            ),
            k.rect(600, 742, 400, 16, k.INK, 8),
            size=1.2,
            x=830,
            y=700,
            dx=-30,
            dy=20,
        ),
    )


SCENES: dict[str, Callable[[], str]] = {
    "treatments/medicines/mitoxantrone-for-multiple-sclerosis": mitoxantrone,
    "treatments/medicines/metformin-first-steps": metformin,
    "treatments/medicines/statins-benefits-and-side-effects": statins,
    "treatments/medicines/antibiotics-and-resistance": antibiotics,
    "treatments/tests-and-procedures/what-an-mri-scan-involves": mri_scan,
    "treatments/tests-and-procedures/hba1c-test-explained": hba1c,
    "treatments/tests-and-procedures/bowel-cancer-screening-kit": bowel_screening,
}
