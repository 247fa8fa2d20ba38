"""Pictures of the section on nutrition."""

from __future__ import annotations

from collections.abc import Callable

import kit as k


def _jar(x: float, y: float, w: float, h: float) -> str:
    """An empty preserving jar standing on y with a trace of fat on its walls."""
    body = k.smooth_corner(
        [
            (x - w / 2, y - h * 0.8),
            (x - w * 0.4, y - h),
            (x + w * 0.4, y - h),
            (x + w / 2, y - h * 0.8),
            (x + w / 2, y),
            (x - w / 2, y),
        ],
        0.12,
    )
    smear = k.smooth(
        [
            (x - w * 0.5, y - 40),
            (x - w * 0.3, y - 26),
            (x - w * 0.1, y - 34),
            (x + w * 0.14, y - 22),
            (x + w * 0.32, y - 36),
            (x + w * 0.5, y - 26),
            (x + w * 0.5, y + 10),
            (x - w * 0.5, y + 10),
        ]
    )
    return (
        k.path(body, "#dcebea", opacity=0.62)
        + k.clip(
            body,
            k.path(smear, "#f6e7b9"),
            k.rect(x + w * 0.26, y - h, w, h, "#9fc3c4", opacity=0.45),
            k.stroke(
                f"M{x - w * 0.1} {y - h * 0.62}q{w * 0.1} {h * 0.16} {w * 0.02} {h * 0.34}", "#f6e7b9", 12, opacity=0.9
            ),
            k.rect(x - w * 0.38, y - h * 0.82, 14, h * 0.66, "#ffffff", 7, opacity=0.8),
        )
        + k.stroke(body, "#ffffff", 5, opacity=0.8)
        + k.ellipse(x, y - h + 2, w * 0.41, w * 0.1, "#b9d3d3")
        + k.stroke(k.ellipse_d(x, y - h + 2, w * 0.41, w * 0.1), "#ffffff", 6)
        + "".join(
            k.stroke(f"M{x - w * 0.42} {y - h + a}q{w * 0.42} {w * 0.18} {w * 0.84} 0", "#ffffff", 4, opacity=0.7)
            for a in (20, 34)
        )
    )


def rabbit_starvation() -> str:
    """A winter camp table with lean meat and an empty fat jar."""
    ridge = k.smooth(
        [
            (-40, 560),
            (-40, 420),
            (180, 330),
            (360, 400),
            (560, 290),
            (760, 380),
            (980, 300),
            (1200, 400),
            (1420, 320),
            (1640, 400),
            (1640, 560),
        ]
    )
    near = k.smooth([(-40, 760), (-40, 520), (240, 490), (560, 540), (900, 500), (1260, 540), (1640, 490), (1640, 760)])
    tent = k.poly([(470, 560), (630, 320), (790, 560)])
    flap = k.poly([(630, 320), (590, 560), (680, 560)])
    meat = k.smooth(
        [(640, 664), (662, 604), (740, 574), (830, 582), (900, 610), (930, 652), (900, 690), (800, 706), (700, 700)]
    )
    slices = "".join(
        k.place(
            k.form(
                k.smooth([(-46, 0), (-30, -26), (8, -32), (42, -18), (50, 6), (28, 26), (-18, 28)]),
                "#c9695a",
                k.path(k.smooth([(-28, 2), (-14, -14), (12, -16), (28, -4), (16, 12), (-12, 14)]), "#dd8d7c"),
                shift=(-6, -5),
            ),
            x=x,
            y=y,
            turn=t,
        )
        for x, y, t in ((960, 690, 8), (1028, 688, -6))
    )
    bone = (
        k.limb([(600, 640), (660, 650), (720, 648)], (26, 20, 24), k.CREAM, k.SAND)
        + k.circle(594, 626, 19, k.CREAM)
        + k.circle(590, 650, 18, k.mix(k.CREAM, k.SAND, 0.5))
    )
    flakes = "".join(
        k.circle(x, y, 3 + i % 4, "#ffffff", opacity=0.85)
        for i, (x, y) in enumerate(k.scatter(70, (0, 0, 1600, 600), 4))
    )
    planks = "".join(k.rect(-10, 694 + a, 1620, 5, k.dark(k.WOOD, 0.12), opacity=0.55) for a in (14, 78, 150))
    steam = "".join(
        k.stroke(f"M{x} 604C{x - 26} 570 {x + 24} 548 {x} 510", "#ffffff", 9, opacity=0.7) for x in (404, 440)
    )
    board = k.rect_d(560, 690, 540, 44, 20)
    return k.canvas(
        k.rect(0, 0, 1600, 900, "#cfe4e8"),
        k.haze(k.rect_d(0, 0, 1600, 600), k.BLUSH, 90, 0.9, 0.2),
        k.circle(1130, 260, 120, "#fbe6c0", opacity=0.55),
        k.circle(1130, 260, 76, k.HONEY),
        k.path(ridge, "#a9cbd3"),
        k.haze(ridge, k.BLUE, 60, 0.45, 0.3),
        k.path(k.smooth([(420, 350), (560, 290), (690, 350), (620, 340), (560, 370), (500, 342)]), k.SNOW),
        k.path(k.smooth([(860, 348), (980, 300), (1090, 354), (1030, 346), (980, 372), (920, 344)]), k.SNOW),
        *[
            k.pine(x, y, s, k.mix(k.TEAL, "#a9cbd3", 0.45), k.SNOW)
            for x, y, s in ((830, 524, 150), (920, 526, 190), (1010, 520, 140), (420, 520, 150))
        ],
        k.path(near, k.SNOW),
        k.haze(near, "#a8c8d6", 60, 0.8, 0.2),
        *[
            k.pine(x, y, s, k.TEAL, k.SNOW)
            for x, y, s in ((120, 600, 400), (250, 610, 280), (1330, 600, 330), (1480, 620, 470))
        ],
        k.shadow(640, 562, 200, 16, k.DUSK, 0.3),
        k.path(tent, k.CORAL),
        k.path(k.poly([(630, 320), (790, 560), (660, 560)]), k.TERRA),
        k.path(flap, k.PLUM),
        k.path(k.poly([(630, 320), (546, 446), (580, 428), (606, 400), (630, 372), (656, 396), (684, 404)]), k.SNOW),
        flakes,
        k.tabletop(640, k.WOOD),
        planks,
        k.group(
            k.shadow(830, 752, 300, 20, k.dark(k.WOOD, 0.3), 0.5),
            k.form(board, k.mix(k.WOOD, k.TERRA, 0.4), shift=(0, -18)),
            k.form(
                meat,
                "#c9695a",
                k.path(k.smooth([(680, 650), (720, 606), (800, 600), (850, 622), (790, 640), (720, 650)]), "#dd8d7c"),
                *[k.stroke(f"M{x} 590q20 50 -6 104", "#a94f45", 5, opacity=0.5) for x in (730, 790, 850)],
                shift=(-16, -14),
            ),
            bone,
            slices,
            transform="translate(-70 0)",
        ),
        k.group(
            k.shadow(1290, 772, 110, 16, k.dark(k.WOOD, 0.3), 0.5),
            _jar(1290, 772, 186, 264),
            transform="translate(-120 0)",
        ),
        k.group(
            k.shadow(1126, 814, 74, 11, k.dark(k.WOOD, 0.3), 0.5),
            k.form(
                k.smooth_corner([(1056, 782), (1196, 782), (1196, 812), (1056, 812)], 0.14),
                k.dark(k.OCHRE, 0.04),
                shift=(-40, 0),
            )
            + k.ellipse(1126, 782, 70, 14, k.HONEY)
            + k.ellipse(1126, 782, 54, 9, k.OCHRE),
            transform="translate(-90 34)",
        ),
        k.group(
            k.shadow(424, 790, 110, 14, k.dark(k.WOOD, 0.3), 0.5),
            k.mug(420, 790, 150, 170, k.TEAL),
            "".join(k.circle(x, y, 3, k.MIST) for x, y in k.scatter(18, (358, 650, 120, 126), 3)),
            steam,
            transform="translate(-50 0)",
        ),
        k.place(
            k.form(k.poly([(0, -12), (210, -12), (250, 6), (210, 12), (0, 12)]), "#e7ecea", shift=(0, -9)),
            k.form(k.rect_d(-130, -17, 136, 34, 14), k.INK, shift=(0, -8)),
            x=690,
            y=832,
            turn=-4,
        ),
    )


def salt() -> str:
    """A salt shaker, a soup bowl and a food label."""
    dots = "".join(
        k.ellipse(x, y, 6, 4, k.INK) for x, y in ((486, 262), (510, 256), (534, 262), (498, 272), (522, 272))
    )
    glass = k.smooth_corner([(440, 330), (580, 330), (610, 690), (410, 690)], 0.08)
    shaker = (
        k.shadow(516, 694, 140, 16, k.dark(k.WOOD, 0.3), 0.5)
        + k.path(glass, "#e8f2f1", opacity=0.85)
        + k.clip(
            glass,
            k.path(
                k.smooth([(380, 470), (450, 456), (520, 476), (600, 452), (660, 470), (660, 720), (380, 720)]),
                "#ffffff",
            ),
            k.path(k.poly([(545, 300), (640, 300), (640, 720), (575, 720)]), k.SKY, opacity=0.6),
            k.rect(446, 350, 14, 310, "#ffffff", 7, opacity=0.9),
        )
        + k.stroke(glass, "#ffffff", 6)
        + k.form("M430 340C430 250 470 232 510 232S590 250 590 340Z", k.mix(k.DUSK, k.SEA, 0.25), shift=(-20, -4))
        + dots
        + k.rect(424, 322, 172, 26, k.DUSK, 10)
    )
    grains = "".join(k.rect(x, y, 8, 8, "#ffffff", 2) for x, y in k.scatter(40, (360, 716, 300, 60), 7))
    pile = k.form(
        k.smooth([(400, 770), (450, 730), (510, 712), (570, 734), (620, 770)]), "#ffffff", shade=k.SAND, shift=(-10, -6)
    )
    veg = "".join(
        k.ellipse(x, y, 17, 9, (k.CORAL, k.LEAF, k.HONEY)[i % 3])
        for i, (x, y) in enumerate(
            ((760, 486), (820, 506), (880, 478), (940, 510), (1000, 484), (850, 460), (960, 466), (790, 462))
        )
    )
    label = k.place(
        k.path(k.rect_d(-96, -176, 214, 370, 16), k.dark(k.WOOD, 0.25), opacity=0.25),
        k.form(k.rect_d(-110, -190, 214, 370, 16), k.CREAM, shade=k.SAND, shift=(-8, -8)),
        k.rect(-88, -166, 170, 18, k.INK, 6),
        *[
            k.form(k.circle_d(-66, -106 + i * 66, 22), c, shift=(-4, -4))
            + k.rect(-28, -120 + i * 66, w, 11, k.TAUPE, 5)
            + k.rect(-28, -100 + i * 66, w * 0.6, 9, k.SAND, 4)
            for i, (c, w) in enumerate(((k.LEAF, 92), (k.OCHRE, 76), (k.TERRA, 100), (k.LEAF, 66)))
        ],
        x=1270,
        y=520,
        turn=5,
    )
    steam = "".join(
        k.stroke(f"M{x} 400C{x - 40} 340 {x + 40} 300 {x} 230", "#ffffff", 12, opacity=0.65) for x in (810, 890, 970)
    )
    return k.canvas(
        k.backdrop(k.MIST, 6, rx=670, ry=400),
        k.sprig([(200, 650), (180, 480), (230, 330)], k.SEA, 96, 6),
        k.sprig([(1440, 650), (1460, 520), (1420, 420)], k.LEAF, 80, 5),
        k.tabletop(620, k.mix(k.WOOD, k.SAND, 0.2)),
        k.group(
            k.shadow(1270, 706, 150, 14, k.dark(k.WOOD, 0.3), 0.5),
            label,
            shaker,
            pile,
            grains,
            steam,
            k.shadow(890, 760, 230, 20, k.dark(k.WOOD, 0.3), 0.5),
            k.bowl(890, 756, 500, 270, k.TEAL, "#e8a04f", veg),
            k.limb([(1190, 318), (1110, 400), (1030, 492)], (26, 16, 14), "#e4e9e5", k.TAUPE),
            transform="translate(-36 0)",
        ),
    )


def fibre() -> str:
    """A bowl of oats, beans, a pear and a wholemeal loaf."""
    pear = k.smooth(
        [
            (1010, 330),
            (1050, 352),
            (1064, 420),
            (1106, 500),
            (1112, 590),
            (1060, 652),
            (1010, 660),
            (960, 652),
            (908, 590),
            (914, 500),
            (956, 420),
            (970, 352),
        ]
    )
    loaf = k.smooth([(300, 600), (296, 470), (330, 380), (440, 344), (600, 340), (740, 356), (800, 420), (806, 600)])
    seeds = "".join(
        k.place(k.ellipse(0, 0, 9, 4.5, k.light(k.WOOD, 0.55)), x=x, y=y, turn=i * 61)
        for i, (x, y) in enumerate(k.scatter(40, (340, 360, 420, 130), 2))
    )
    slice_d = k.smooth(
        [(250, 660), (244, 540), (226, 480), (260, 420), (350, 404), (440, 420), (474, 480), (456, 540), (450, 660)]
    )
    crumb = k.smooth(
        [(272, 642), (266, 540), (250, 486), (278, 440), (350, 428), (422, 440), (450, 486), (434, 540), (428, 642)]
    )
    oats = "".join(
        k.place(
            k.ellipse(0, 0, 19, 11, (k.light(k.SAND, 0.6), "#e6cd9f", k.CREAM)[i % 3])
            + k.stroke("M-11 0H11", "#cfae78", 2.5),
            x=x,
            y=y,
            turn=i * 47,
        )
        for i, (x, y) in enumerate(k.scatter(70, (480, 540, 420, 70), 6))
    )
    berries = "".join(
        k.form(k.circle_d(x, y, 17), k.DUSK, k.circle(x - 5, y - 6, 4, k.SKY), shift=(-4, -4))
        for x, y in ((640, 556), (676, 572), (716, 554), (690, 540))
    )
    beans = "".join(
        k.place(
            k.form(
                k.smooth([(-24, -2), (-12, -15), (10, -14), (24, 0), (18, 13), (4, 7), (-10, 14), (-22, 10)]),
                (k.TERRA, k.PLUM, k.CREAM)[i % 3],
                shift=(-4, -4),
            ),
            x=x,
            y=y,
            turn=i * 71,
        )
        for i, (x, y) in enumerate(
            (
                (960, 800),
                (1010, 776),
                (1060, 812),
                (1110, 780),
                (1160, 808),
                (1010, 836),
                (1120, 838),
                (1210, 786),
                (910, 830),
                (1170, 760),
                (1250, 826),
                (1070, 760),
            )
        )
    )
    return k.canvas(
        k.backdrop(k.HONEY, 8, rx=670, ry=410),
        k.sprig([(1400, 590), (1420, 430), (1360, 250)], k.LEAF, 90, 6),
        k.sprig([(1330, 590), (1310, 480), (1320, 400)], k.SAGE, 70, 5),
        k.tabletop(560, k.mix(k.WOOD, k.TERRA, 0.18)),
        k.zoom(
            k.shadow(540, 612, 300, 18, k.dark(k.WOOD, 0.32), 0.5),
            k.form(
                loaf,
                k.dark(k.WOOD, 0.06),
                seeds,
                *[k.stroke(f"M{x} 344q34 50 26 110", k.dark(k.WOOD, 0.14), 9) for x in (520, 610, 700)],
                shift=(-16, -16),
            ),
            k.shadow(356, 666, 130, 14, k.dark(k.WOOD, 0.32), 0.5),
            k.form(slice_d, k.dark(k.WOOD, 0.1), shift=(-5, -5)),
            k.path(crumb, "#d8b079"),
            *[k.ellipse(x, y, 7, 5, "#bd9058") for x, y in k.scatter(26, (268, 440, 150, 190), 4)],
            k.shadow(1016, 664, 120, 16, k.dark(k.WOOD, 0.32), 0.5),
            k.form(
                pear,
                "#b9be62",
                k.path(k.smooth([(950, 470), (976, 430), (980, 520), (950, 590), (930, 560)]), "#d3d58c"),
                k.haze(pear, k.LEAF, 30, 0.7, 0.45),
                *[
                    k.circle(x, y, 3, k.dark("#b9be62", 0.15), opacity=0.6)
                    for x, y in k.scatter(24, (930, 440, 150, 190), 5)
                ],
                shift=(-22, -8),
            ),
            k.stroke("M1010 336C1010 306 1020 286 1036 270", k.dark(k.WOOD, 0.2), 12),
            k.leaf(1016, 316, 92, 32, -18, k.LEAF),
            k.shadow(690, 806, 240, 20, k.dark(k.WOOD, 0.32), 0.5),
            k.bowl(690, 800, 500, 236, k.TEAL, "#efdcb4", oats + berries),
            beans,
            size=1.16,
            x=760,
            y=770,
        ),
    )


def iron() -> str:
    """Lentils and spinach in front of a large red blood cell."""
    lentils = "".join(
        k.ellipse(x, y, 13, 8, (k.TERRA, k.dark(k.OCHRE, 0.1), k.mix(k.TERRA, k.HAIR_BROWN, 0.35), k.OCHRE)[i % 4])
        for i, (x, y) in enumerate(k.scatter(130, (470, 560, 480, 80), 9))
    )
    spilled = "".join(
        k.ellipse(x, y, 13, 8, (k.TERRA, k.dark(k.OCHRE, 0.1), k.OCHRE)[i % 3])
        for i, (x, y) in enumerate(k.scatter(22, (330, 800, 420, 60), 4))
    )

    def spinach(x: float, y: float, size: float, turn: float, fill: str) -> str:
        blade = k.smooth(
            [
                (0, 0),
                (24, -30),
                (16, -60),
                (52, -96),
                (44, -150),
                (0, -196),
                (-44, -150),
                (-52, -96),
                (-16, -60),
                (-24, -30),
            ]
        )
        veins = "".join(
            k.stroke(f"M0 {-50 - i * 34}L{s * (32 - i * 3)} {-80 - i * 34}", k.light(fill, 0.25), 3)
            for i in range(3)
            for s in (-1, 1)
        )
        return k.place(
            k.stroke("M0 20Q8 -40 0 -110", k.light(fill, 0.3), 11),
            k.group(
                k.form(blade, fill, shift=(-9, -5)),
                k.stroke("M0 0V-176", k.light(fill, 0.3), 5),
                veins,
                transform="translate(0 -80)",
            ),
            x=x,
            y=y,
            turn=turn,
            size=size,
        )

    return k.canvas(
        k.backdrop(k.BLUSH, 3, rx=670, ry=410),
        k.glow(800, 330, 420, k.CREAM, 0.6),
        k.red_cell(790, 330, 270, 0, 0.92),
        k.red_cell(300, 250, 62, 20, 0.7),
        k.red_cell(1320, 220, 76, -30, 0.75),
        k.tabletop(640, k.mix(k.WOOD, k.SAND, 0.3)),
        *[
            spinach(1110, 752, s, t, c)
            for s, t, c in (
                (1.3, -44, k.PINE),
                (1.3, 46, k.PINE),
                (1.5, 22, k.TEAL),
                (1.5, -22, k.LEAF),
                (1.6, 0, k.TEAL),
                (1.05, 66, k.LEAF),
                (1.05, -66, k.TEAL),
                (1.1, 34, k.LEAF),
                (1.1, -12, k.LEAF),
            )
        ],
        k.shadow(1110, 824, 120, 14, k.dark(k.WOOD, 0.3), 0.5),
        *[
            k.stroke(f"M{1094 + i * 8} 740Q{1094 + i * 8} 780 {1066 + i * 22} 820", k.light(k.LEAF, 0.3), 12)
            for i in range(5)
        ],
        k.form(k.rect_d(1074, 744, 72, 30, 12), k.CORAL, shift=(-8, -6)),
        k.shadow(700, 838, 260, 20, k.dark(k.WOOD, 0.3), 0.5),
        k.bowl(700, 832, 540, 236, k.CREAM, k.mix(k.TERRA, k.OCHRE, 0.35), lentils),
        spilled,
    )


def vitamin_d() -> str:
    """A low winter sun over roofs, and a bottle of drops on the sill."""
    roofs = []
    for x, top, w, wall, tile in (
        (300, 430, 260, "#c9b7b0", k.PLUM),
        (520, 390, 230, "#d9c4ad", k.DUSK),
        (760, 450, 260, "#c2b8bd", k.TERRA),
        (980, 400, 240, "#d5c0a8", k.DUSK),
        (1180, 440, 260, "#c9b7b0", k.PLUM),
    ):
        roofs.append(
            k.rect(x + w * 0.68, top - 26, 34, 70, k.dark(tile, 0.05))
            + k.rect(x + w * 0.68 - 5, top - 34, 44, 14, k.SNOW, 6)
        )
        roofs.append(k.form(k.rect_d(x, top + 90, w, 300), wall, shift=(-30, 0)))
        roofs.append(
            k.form(
                k.poly([(x - 22, top + 104), (x + w * 0.5, top - 20), (x + w + 22, top + 104)]), tile, shift=(-30, -10)
            )
        )
        roofs.append(
            k.path(
                k.smooth_corner(
                    [
                        (x - 24, top + 106),
                        (x + w * 0.5, top - 26),
                        (x + w * 0.62, top + 8),
                        (x + w * 0.42, top + 20),
                        (x + w * 0.3, top + 50),
                        (x + w * 0.16, top + 62),
                    ],
                    0.12,
                ),
                k.SNOW,
            )
        )
        roofs.append(
            k.rect(x + w * 0.3, top + 130, 44, 56, k.HONEY, 4)
            + k.rect(x + w * 0.6, top + 130, 44, 56, k.mix(wall, k.INK, 0.35), 4)
        )
    pane = k.rect_d(330, 60, 940, 580, 8)
    sun = k.glow(720, 360, 330, "#fff0c4", 0.95) + k.circle(720, 350, 92, k.HONEY) + k.circle(720, 350, 70, "#f8dfa4")
    amber = "#b9702f"
    drops = (
        k.shadow(800, 800, 120, 14, k.dark(k.WOOD, 0.32), 0.5)
        + k.form(
            "M742 560C700 574 700 600 700 630V780Q700 800 720 800H862Q882 800 882 780V630C882 600 882 574 840 560Z",
            amber,
            k.rect(700, 640, 200, 110, k.CREAM),
            k.rect(836, 640, 80, 110, k.SAND),
            k.circle(760, 695, 27, k.HONEY),
            *[
                k.stroke(k.poly([k.polar((760, 695), 34, a), k.polar((760, 695), 43, a)], False), k.OCHRE, 6)
                for a in range(0, 360, 45)
            ],
            k.rect(716, 600, 12, 34, "#ffffff", 6, opacity=0.4),
            shift=(-34, 0),
        )
        + k.form(
            k.rect_d(736, 500, 110, 70, 12),
            k.INK,
            *[k.rect(746 + i * 15, 500, 5, 70, k.dark(k.INK, 0.04)) for i in range(7)],
            shift=(-24, 0),
        )
        + k.form(
            k.smooth([(762, 504), (758, 440), (772, 404), (791, 396), (810, 404), (824, 440), (820, 504)]),
            k.CORAL,
            shift=(-14, -4),
        )
    )
    spoon = (
        k.form(k.ellipse_d(980, 800, 62, 20), "#e4e9e5", shade=k.TAUPE, shift=(-4, -5))
        + k.ellipse(980, 797, 44, 11, k.mix(k.HONEY, k.CREAM, 0.2))
        + k.limb([(1030, 800), (1120, 806), (1200, 802)], (16, 12, 18), "#e4e9e5", k.TAUPE)
    )
    return k.canvas(
        k.rect(0, 0, 1600, 900, k.mix(k.MIST, k.SEA, 0.18)),
        k.haze(k.rect_d(0, 0, 1600, 900), k.SEA, 20, 0.7, 0.4),
        k.rect(296, 26, 1008, 650, k.CREAM, 14),
        k.path(pane, "#bfd9e2"),
        k.clip(
            pane,
            k.haze(pane, k.BLUSH, 90, 0.95, 0.15),
            sun,
            k.cloud(1080, 210, 190, "#ffffff"),
            k.cloud(450, 170, 150, "#eef4f3"),
            *roofs,
            k.rect(330, 560, 940, 100, k.SNOW),
            *[k.circle(x, y, 4, "#ffffff") for x, y in k.scatter(50, (330, 60, 940, 480), 3)],
        ),
        k.rect(990, 60, 24, 580, k.CREAM) + k.rect(1008, 60, 6, 580, k.SAND),
        k.rect(586, 60, 24, 580, k.CREAM) + k.rect(604, 60, 6, 580, k.SAND),
        k.curtain(170, 0, 170, 760, k.CORAL, 4),
        k.curtain(1260, 0, 170, 760, k.CORAL, 4),
        k.tabletop(740, k.WOOD),
        k.rect(0, 700, 1600, 42, k.CREAM) + k.rect(0, 730, 1600, 14, k.SAND),
        k.plant(520, 800, 320, k.LEAF, k.TEAL, "fern"),
        k.group(drops, spoon, transform="translate(110 0)"),
    )


def vitamin_b12() -> str:
    """Nerve and blood cells above eggs, milk and fish."""
    fibre_line = [(330.0, 210.0), (520.0, 300.0), (760.0, 240.0), (1000.0, 190.0), (1260.0, 280.0)]
    sheath = "".join(
        k.limb(k.piece(fibre_line, 0.11 + i * 0.115, 0.188 + i * 0.115), (40, 52, 54, 52, 40), k.OCHRE, shift=(-5, -8))
        for i in range(7)
    )
    twigs = "".join(
        k.limb([(310, 196), k.polar((310, 196), 66, a), k.polar((310, 196), 116, a + 14)], (28, 14, 7), k.BLUE)
        for a in (110, 160, 205, 250, 300, -10)
    )
    ends = "".join(
        k.limb([(1240, 272), k.lerp((1250, 276), (x, y), 0.6), (x, y)], (16, 12, 9), k.BLUE)
        + k.circle(x, y, 13, k.light(k.BLUE, 0.3))
        for x, y in ((1340, 230), (1352, 296), (1320, 352))
    )
    eggs = "".join(
        k.place(
            k.form(
                k.smooth([(0, -62), (34, -34), (46, 10), (30, 46), (0, 56), (-30, 46), (-46, 10), (-34, -34)]),
                c,
                k.ellipse(-16, -18, 9, 15, "#ffffff", opacity=0.45),
                shift=(-10, -7),
            ),
            x=x,
            y=y,
            turn=t,
            size=1.1,
        )
        for x, y, t, c in ((430, 640, -14, "#e9bd92"), (534, 644, 10, "#f5e3cb"), (484, 690, 4, "#dfa576"))
    )
    milk = (
        k.shadow(760, 742, 110, 14, k.dark(k.WOOD, 0.3), 0.5)
        + k.path(
            "M716 404V440C716 480 676 490 676 540V720Q676 740 696 740"
            "H824Q844 740 844 720V540C844 490 804 480 804 440V404Z",
            "#ffffff",
            opacity=0.6,
        )
        + k.form(
            "M684 556C680 530 700 506 712 490H808C824 510 840 530 836 556V712Q836 732 820 732H700Q684 732 684 712Z",
            "#fffdf6",
            shade=k.mix(k.SKY, k.SAND, 0.3),
            shift=(-28, 0),
        )
        + k.rect(692, 540, 11, 160, "#ffffff", 5)
        + k.form(k.rect_d(704, 376, 112, 40, 10), k.TEAL, shift=(-26, 0))
    )
    fish = k.smooth(
        [(900, 690), (970, 630), (1080, 610), (1190, 640), (1250, 684), (1190, 730), (1080, 756), (970, 746)]
    )
    tail = k.smooth([(1230, 684), (1300, 630), (1336, 618), (1318, 684), (1340, 752), (1300, 740)])
    scales = "".join(
        k.stroke(
            f"M{1040 + i % 4 * 42 + (i // 4 % 2) * 20} {648 + i // 4 * 30}q16 14 0 28",
            k.dark(k.BLUE, 0.08),
            4,
            opacity=0.7,
        )
        for i in range(12)
    )
    return k.canvas(
        k.backdrop(k.SKY, 5, rx=680, ry=410),
        k.circle(800, 250, 230, k.mix(k.HONEY, k.SKY, 0.45), opacity=0.6),
        twigs,
        k.limb(fibre_line, (26, 20, 18, 18), k.BLUE),
        sheath,
        ends,
        k.form(
            k.blob_d(310, 196, 62, 58, 3, 0.12), k.BLUE, k.circle(304, 190, 24, k.light(k.BLUE, 0.5)), shift=(-10, -8)
        ),
        k.red_cell(640, 420, 60, 10, 0.8),
        k.red_cell(930, 370, 74, -20, 0.75),
        k.red_cell(1110, 440, 50, 30, 0.7),
        k.red_cell(470, 440, 44, -30, 0.75),
        k.tabletop(590, k.mix(k.WOOD, k.SAND, 0.25)),
        k.shadow(484, 764, 180, 16, k.dark(k.WOOD, 0.3), 0.5),
        eggs,
        k.form(k.smooth_corner([(310, 690), (660, 690), (610, 764), (360, 764)], 0.16), k.CORAL, shift=(-26, -8)),
        milk,
        k.shadow(1110, 782, 260, 18, k.dark(k.WOOD, 0.3), 0.5),
        k.form(k.ellipse_d(1110, 736, 260, 50), k.CREAM, shade=k.SAND, shift=(0, -10)),
        k.ellipse(1110, 728, 206, 32, k.SAND, opacity=0.5),
        k.form(tail, k.mix(k.BLUE, k.DUSK, 0.3), shift=(-8, -8)),
        k.form(
            k.smooth([(1040, 626), (1080, 580), (1150, 590), (1160, 640)]), k.mix(k.BLUE, k.DUSK, 0.3), shift=(-6, -6)
        ),
        k.form(
            fish,
            k.BLUE,
            k.path(
                k.smooth([(900, 700), (990, 716), (1090, 722), (1200, 706), (1260, 690), (1180, 770), (1000, 770)]),
                k.SKY,
            ),
            scales,
            k.stroke("M1004 640q26 46 0 96", k.dark(k.BLUE, 0.12), 6),
            shift=(-8, -12),
        ),
        k.circle(956, 668, 13, "#ffffff") + k.circle(954, 669, 7, k.INK),
        k.form(k.circle_d(1240, 770, 40), k.HONEY, shift=(-6, -6))
        + k.circle(1240, 770, 31, "#fbeeb5")
        + "".join(
            k.stroke(k.poly([(1240, 770), k.polar((1240, 770), 26, a)], False), k.HONEY, 4) for a in range(0, 360, 60)
        ),
        k.leaf(960, 800, 90, 26, -12, k.LEAF) + k.leaf(980, 806, 70, 20, 14, k.SAGE),
    )


SCENES: dict[str, Callable[[], str]] = {
    "nutrition/eating-well/rabbit-starvation": rabbit_starvation,
    "nutrition/eating-well/salt-and-blood-pressure": salt,
    "nutrition/eating-well/how-to-eat-more-fibre": fibre,
    "nutrition/vitamins-and-minerals/iron-deficiency-anaemia": iron,
    "nutrition/vitamins-and-minerals/vitamin-d-through-the-year": vitamin_d,
    "nutrition/vitamins-and-minerals/vitamin-b12-deficiency": vitamin_b12,
}
