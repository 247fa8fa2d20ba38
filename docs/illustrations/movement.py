"""Pictures of the section on movement."""

from __future__ import annotations

import math
from collections.abc import Callable

import kit as k

BONE = "#fbf3e0"
BONE_SHADE = "#dfcba6"


def _mirror(points: list[k.Point], side: int, x: float = 800) -> list[k.Point]:
    """Half of a symmetric shape on one side (-1 left, 1 right) of an axis."""
    return [(x + side * px, py) for px, py in points]


def _pelvis_half(side: int) -> str:
    wing: list[k.Point] = [
        (56, 236),
        (90, 176),
        (150, 140),
        (226, 134),
        (290, 168),
        (318, 236),
        (312, 286),
        (284, 322),
        (280, 356),
        (298, 396),
        (286, 452),
        (254, 500),
        (226, 566),
        (196, 636),
        (152, 664),
        (124, 634),
        (96, 584),
        (56, 556),
        (12, 548),
        (10, 474),
        (60, 446),
        (132, 424),
        (134, 384),
        (96, 336),
        (62, 296),
    ]
    hollow: list[k.Point] = [
        (110, 236),
        (160, 186),
        (230, 176),
        (280, 226),
        (268, 288),
        (220, 330),
        (166, 352),
        (122, 300),
    ]
    hole: list[k.Point] = [(100, 500), (140, 478), (182, 494), (190, 540), (166, 592), (132, 586), (104, 544)]
    shift = (-10, -8)
    return k.form(
        k.smooth(_mirror(wing, side)),
        BONE,
        k.path(k.smooth(_mirror(hollow, side)), k.mix(BONE, BONE_SHADE, 0.55)),
        shade=BONE_SHADE,
        shift=shift,
    ) + k.path(k.smooth(_mirror(hole, side)), k.dark(BONE_SHADE, 0.14))


def _femur(side: int, bump: bool) -> str:
    shaft: list[k.Point] = [
        (268, 398),
        (300, 376),
        (334, 390),
        (352, 420),
        (378, 424),
        (398, 404),
        (432, 410),
        (450, 452),
        (444, 510),
        (428, 570),
        (412, 680),
        (396, 800),
        (386, 940),
        (312, 940),
        (326, 800),
        (342, 660),
        (350, 580),
        (326, 548),
        (322, 514),
        (294, 500),
        (262, 486),
        (246, 444),
    ]
    parts = [k.form(k.smooth(_mirror(shaft, side)), BONE, shade=BONE_SHADE, shift=(-16, -6))]
    parts.append(k.form(k.circle_d(800 + side * 276, 440, 60), BONE, shade=BONE_SHADE, shift=(-10, -8)))
    if bump:
        swell: list[k.Point] = [(318, 398), (338, 380), (362, 388), (378, 414), (360, 424), (334, 412)]
        parts.append(k.form(k.smooth(_mirror(swell, side)), k.CORAL, shift=(-6, -6)))
    return "".join(parts)


def _muscle(side: int, points: list[k.Point], widths: list[float], fill: str, fibres: int = 3) -> str:
    line = _mirror(points, side)
    d = k.limb_d(line, widths)
    lines = []
    for i in range(fibres):
        off = (i - (fibres - 1) / 2) * max(widths) * 0.24
        lines.append(
            k.stroke(k.smooth([(x + off, y) for x, y in line], closed=False), k.dark(fill, 0.08), 4, opacity=0.7)
        )
    return k.form(d, fill, *lines, shift=(-12, -6))


def hip_impingement() -> str:
    """The hip joint on one side and the hip flexor muscle on the other."""
    body: list[k.Point] = [
        (330, -80),
        (312, 60),
        (340, 190),
        (414, 320),
        (484, 460),
        (508, 620),
        (488, 780),
        (452, 960),
        (34, 960),
        (36, 860),
        (28, 760),
        (0, 700),
    ]
    outline = k.smooth([*_mirror(body, 1), *_mirror(body[-2::-1], -1)])
    skin = k.mix(k.TEAL, k.SEA, 0.12)
    sacrum = k.smooth(
        [
            (800 + x, y)
            for x, y in (
                (-72, 232),
                (0, 214),
                (72, 232),
                (62, 310),
                (34, 380),
                (10, 424),
                (-10, 424),
                (-34, 380),
                (-62, 310),
            )
        ]
    )
    iliacus = k.smooth(
        _mirror(
            [
                (182, 190),
                (206, 162),
                (248, 152),
                (290, 176),
                (304, 240),
                (292, 320),
                (304, 420),
                (334, 500),
                (324, 524),
                (304, 516),
                (256, 440),
                (218, 370),
                (190, 290),
                (176, 230),
            ],
            1,
        )
    )
    discs = "".join(
        k.form(k.rect_d(800 - w / 2, y, w, 58, 16), BONE, shade=BONE_SHADE, shift=(-10, -6))
        + k.rect(800 - w * 0.42, y + 57, w * 0.84, 20, k.SEA, 9)
        for y, w in ((-16, 110), (60, 118), (136, 126))
    )
    holes = "".join(k.ellipse(800 + s * 30, y, 7, 6, k.dark(BONE_SHADE, 0.1)) for s in (-1, 1) for y in (262, 306, 346))
    ring = k.glow(448, 400, 150, k.HONEY, 0.75)
    muscle = "#d9674f"
    return k.canvas(
        k.backdrop(k.MIST, 3, rx=690, ry=420),
        k.fern([(130, 900), (190, 700), (150, 520), (60, 420)], k.SEA, 110, 15),
        k.fern([(1500, 910), (1440, 740), (1470, 560), (1560, 470)], k.SEA, 110, 15),
        k.form(
            outline,
            skin,
            k.haze(k.rect_d(280, 0, 1040, 900), k.PINE, 15, 0.8, 0.35),
            shade=k.mix(skin, k.PINE, 0.6),
            shift=(-26, -6),
        ),
        ring,
        discs,
        k.form(sacrum, BONE, shade=BONE_SHADE, shift=(-10, -8)),
        holes,
        _pelvis_half(-1),
        _pelvis_half(1),
        k.form(k.rect_d(788, 476, 24, 70, 10), k.SEA, shift=(-5, -4)),
        _femur(-1, True),
        _femur(1, False),
        k.stroke(k.smooth([k.polar((524, 440), 64, a) for a in range(-112, 50, 20)], closed=False), k.SEA, 15),
        k.stroke(
            k.smooth([k.polar((524, 440), 71, a) for a in range(-108, 46, 20)], closed=False), k.dark(k.SEA, 0.1), 3
        ),
        _muscle(1, [(300, 300), (318, 400), (352, 540), (366, 700), (352, 930)], [34, 66, 118, 128, 96], muscle, 4),
        _muscle(1, [(40, 60), (84, 190), (170, 330), (256, 420), (330, 540)], [40, 62, 74, 64, 30], k.CORAL, 3),
        k.form(
            iliacus,
            k.light(k.CORAL, 0.12),
            *[
                k.stroke(
                    k.smooth(
                        _mirror(
                            [
                                (196 + i * 24, 176 - i % 3 * 6),
                                (214 + i * 17, 290),
                                (250 + i * 9, 390),
                                (314 + i * 2, 516),
                            ],
                            1,
                        ),
                        closed=False,
                    ),
                    k.CORAL,
                    4,
                )
                for i in range(5)
            ],
            shift=(-10, -6),
        ),
    )


def _knee_joint(x: float, y: float, r: float) -> str:
    """A round inset with the knee from the side, facing right."""
    ring = k.circle_d(x, y, r)
    femur = k.smooth(
        [
            (x - 74, y - 260),
            (x - 10, y - 260),
            (x + 4, y - 140),
            (x + 46, y - 84),
            (x + 62, y - 34),
            (x + 34, y + 8),
            (x - 20, y + 18),
            (x - 78, y + 6),
            (x - 94, y - 46),
            (x - 74, y - 100),
            (x - 66, y - 150),
        ]
    )
    tibia = k.smooth(
        [
            (x - 84, y + 52),
            (x - 20, y + 44),
            (x + 46, y + 50),
            (x + 58, y + 84),
            (x + 26, y + 130),
            (x + 6, y + 280),
            (x - 62, y + 280),
            (x - 58, y + 150),
            (x - 86, y + 100),
        ]
    )
    fibula = k.limb([(x - 92, y + 112), (x - 96, y + 180), (x - 92, y + 290)], (34, 24, 26), BONE, BONE_SHADE)
    patella = k.smooth([(x + 84, y - 76), (x + 112, y - 58), (x + 116, y - 14), (x + 94, y + 10), (x + 76, y - 20)])
    return (
        k.circle(x + 14, y + 18, r, k.dark(k.MIST, 0.22), opacity=0.55)
        + k.circle(x, y, r, k.CREAM)
        + k.clip(
            k.circle_d(x, y, r - 14),
            k.circle(x, y, r, k.mix(k.TEAL, k.SEA, 0.12)),
            k.haze(ring, k.PINE, 40, 0.8, 0.4),
            fibula,
            k.form(tibia, BONE, shade=BONE_SHADE, shift=(-12, -6)),
            k.form(femur, BONE, shade=BONE_SHADE, shift=(-12, -6)),
            k.stroke(
                k.smooth(
                    [(x + 62, y - 12), (x + 34, y + 17), (x - 20, y + 27), (x - 82, y + 14), (x - 96, y - 8)],
                    closed=False,
                ),
                k.SKY,
                15,
            ),
            k.stroke(k.smooth([(x - 84, y + 46), (x - 20, y + 38), (x + 48, y + 44)], closed=False), k.SKY, 15),
            k.stroke(k.smooth([(x + 20, y + 22), (x - 16, y + 30), (x - 40, y + 27)], closed=False), k.CORAL, 15),
            k.limb([(x + 62, y - 260), (x + 88, y - 150), (x + 102, y - 60)], (40, 36, 26), k.BLUSH),
            k.limb([(x + 104, y - 10), (x + 82, y + 50), (x + 44, y + 104)], (26, 24, 22), k.BLUSH),
            k.form(patella, BONE, shade=BONE_SHADE, shift=(-7, -6)),
        )
    )


def knee_exercise() -> str:
    """A person steps onto a low step; the knee joint is shown in a round inset."""
    skin = k.SKIN_BROWN
    return k.canvas(
        k.backdrop(k.MIST, 1, rx=670, ry=405),
        k.circle(520, 300, 220, k.mix(k.HONEY, k.MIST, 0.3), opacity=0.7),
        k.path(
            k.smooth([(-60, 960), (-60, 800), (300, 786), (800, 796), (1300, 784), (1680, 800), (1680, 960)]),
            k.mix(k.SAGE, k.SAND, 0.3),
        ),
        k.sprig([(220, 820), (240, 670), (190, 540)], k.SEA, 96, 6),
        k.sprig([(290, 820), (300, 730), (330, 660)], k.LEAF, 70, 4),
        k.shadow(640, 832, 360, 16, k.dark(k.SAGE, 0.3), 0.5),
        # far arm and the leg still on the ground
        k.arm(
            (560, 330), (640, 440), (724, 400), skin, k.dark(k.CORAL, 0.08), width=52, sleeve_to=0.4, size=84, turn=-20
        ),
        k.leg((536, 540), (500, 668), (420, 786), k.dark(k.DUSK, 0.07), k.TERRA, width=86, shoe_turn=16),
        k.form(k.rect_d(620, 764, 300, 66, 10), k.WOOD, shift=(-30, 0)),
        k.form(k.rect_d(604, 750, 332, 28, 12), k.light(k.WOOD, 0.25), shift=(-10, -10)),
        k.head_side(576, 200, 120, skin, k.HAIR_GREY, "afro", turn=4),
        k.form(
            k.smooth(
                [
                    (530, 268),
                    (588, 268),
                    (626, 320),
                    (632, 400),
                    (604, 500),
                    (606, 570),
                    (486, 574),
                    (480, 480),
                    (484, 370),
                    (498, 300),
                ]
            ),
            k.CORAL,
            shift=(-16, -8),
        ),
        k.leg((552, 546), (686, 612), (690, 716), k.DUSK, k.TERRA, width=92),
        k.arm((540, 336), (470, 440), (520, 540), skin, k.CORAL, width=56, sleeve_to=0.42, size=88, pose="relaxed"),
        k.stroke("M756 590C800 570 830 540 860 500", k.CREAM, 6, stroke_dasharray="2 16"),
        k.circle(700, 616, 54, "none", stroke=k.CREAM, stroke_width=6),
        _knee_joint(1064, 384, 222),
    )


def _dog(x: float, y: float, fill: str) -> str:
    """A small dog that walks to the right, feet on y."""
    far = k.dark(fill, 0.09)
    return (
        k.limb([(x - 76, y - 96), (x - 96, y - 50), (x - 104, y - 6)], (34, 22, 18), far)
        + k.limb([(x + 62, y - 96), (x + 84, y - 50), (x + 100, y - 8)], (30, 20, 17), far)
        + k.limb([(x - 100, y - 140), (x - 140, y - 178), (x - 138, y - 220)], (26, 20, 12), fill)
        + k.form(
            k.smooth(
                [
                    (x - 104, y - 140),
                    (x - 60, y - 160),
                    (x + 30, y - 154),
                    (x + 84, y - 176),
                    (x + 104, y - 130),
                    (x + 84, y - 84),
                    (x + 20, y - 80),
                    (x - 60, y - 88),
                    (x - 104, y - 90),
                ]
            ),
            fill,
            shift=(-8, -12),
        )
        + k.limb([(x - 84, y - 100), (x - 66, y - 50), (x - 62, y - 4)], (44, 24, 19), fill)
        + k.limb([(x + 70, y - 100), (x + 62, y - 50), (x + 58, y - 4)], (36, 22, 19), fill)
        + k.limb([(x + 78, y - 140), (x + 104, y - 186)], (62, 54), fill, shift=(-6, -3))
        + k.form(
            k.smooth(
                [
                    (x + 76, y - 206),
                    (x + 106, y - 232),
                    (x + 140, y - 222),
                    (x + 162, y - 196),
                    (x + 188, y - 190),
                    (x + 188, y - 172),
                    (x + 154, y - 164),
                    (x + 116, y - 162),
                    (x + 86, y - 174),
                ]
            ),
            fill,
            shift=(-5, -6),
        )
        + k.form(
            k.smooth(
                [
                    (x + 92, y - 226),
                    (x + 76, y - 214),
                    (x + 66, y - 176),
                    (x + 82, y - 164),
                    (x + 102, y - 186),
                    (x + 108, y - 216),
                ]
            ),
            k.dark(fill, 0.14),
            shift=(-4, -3),
        )
        + k.circle(x + 138, y - 200, 5.5, k.INK)
        + k.ellipse(x + 187, y - 186, 8, 7, k.INK)
        + k.limb([(x + 74, y - 150), (x + 112, y - 146)], (14, 14), k.CORAL)
    )


def low_back_pain() -> str:
    """A person walks with a dog; the line of the spine is drawn in."""
    skin = k.SKIN_HONEY
    spine = [(606.0, 286.0), (594.0, 322.0), (572.0, 370.0), (578.0, 430.0), (592.0, 480.0), (574.0, 536.0)]
    bones = []
    line = k.sample(spine, 4)
    for i, (x, y) in enumerate(line[:-1]):
        x2, y2 = line[i + 1]
        turn = math.degrees(math.atan2(y2 - y, x2 - x)) - 90
        size = 11 + i * 0.55
        bones.append(
            k.place(
                k.form(k.rect_d(-size, -5.5, size * 2, 11, 5), BONE, shade=BONE_SHADE, shift=(-2, -2)),
                x=x,
                y=y,
                turn=turn,
            )
        )
    return k.canvas(
        k.backdrop(k.SKY, 8, rx=680, ry=410),
        k.circle(1120, 250, 90, k.HONEY),
        k.cloud(420, 200, 190, "#ffffff"),
        k.cloud(1270, 390, 150, "#ffffff"),
        k.path(
            k.smooth(
                [(-60, 960), (-60, 640), (200, 600), (520, 650), (860, 580), (1240, 640), (1660, 590), (1660, 960)]
            ),
            k.SAGE,
        ),
        *[
            k.rect(x - 8, y - 120, 16, 130, k.dark(k.WOOD, 0.12))
            + k.form(k.blob_d(x, y - 190, 84, 108, i + 2, 0.08), c, shift=(-22, -14))
            for i, (x, y, c) in enumerate(((300, 640, k.LEAF), (1330, 660, k.TEAL), (1430, 690, k.LEAF)))
        ],
        k.path(k.smooth([(-60, 960), (-60, 740), (400, 710), (900, 736), (1660, 700), (1660, 960)]), k.LEAF),
        k.path(
            k.smooth(
                [
                    (-60, 880),
                    (300, 800),
                    (800, 780),
                    (1300, 790),
                    (1680, 770),
                    (1680, 880),
                    (1200, 880),
                    (700, 896),
                    (-60, 990),
                ]
            ),
            k.mix(k.SAND, k.CREAM, 0.3),
        ),
        k.shadow(640, 842, 200, 14, k.dark(k.SAND, 0.35), 0.5),
        k.shadow(1060, 834, 170, 12, k.dark(k.SAND, 0.35), 0.5),
        # far limbs
        k.arm(
            (606, 330),
            (534, 440),
            (470, 520),
            skin,
            k.dark(k.CORAL, 0.08),
            width=54,
            size=84,
            pose="relaxed",
            flip=True,
        ),
        k.leg((590, 560), (524, 676), (420, 764), k.dark(k.TEAL, 0.06), k.INK, width=84, shoe_turn=34),
        k.head_side(648, 192, 122, skin, k.HAIR_BROWN, "bob", turn=2),
        k.form(
            k.smooth(
                [
                    (590, 268),
                    (652, 262),
                    (696, 320),
                    (694, 410),
                    (666, 500),
                    (672, 596),
                    (532, 596),
                    (536, 500),
                    (526, 400),
                    (548, 310),
                ]
            ),
            k.CORAL,
            shift=(-16, -8),
        ),
        k.leg((606, 560), (692, 676), (736, 794), k.TEAL, k.INK, width=90, shoe_turn=-8),
        k.stroke(k.smooth(spine, closed=False), k.mix(k.CORAL, k.CREAM, 0.5), 38, opacity=0.55),
        *bones,
        k.arm((650, 334), (708, 446), (786, 480), skin, k.CORAL, width=58, size=84, pose="hold", turn=20),
        k.stroke("M846 504C900 560 1000 640 1146 690", k.INK, 6),
        _dog(1050, 836, k.HAIR_SAND),
    )


def neck_pain() -> str:
    """A person sits well at a desk with the laptop raised on books."""
    skin = k.SKIN_TAN
    chair = (
        k.form(
            k.smooth([(470, 370), (500, 360), (520, 450), (516, 560), (490, 584), (466, 480)]), k.OCHRE, shift=(-8, -6)
        )
        + k.limb([(478, 520), (480, 600), (540, 640)], (20, 20, 20), k.INK)
        + k.form(k.rect_d(450, 612, 260, 44, 20), k.OCHRE, shift=(-10, -14))
        + k.rect(566, 650, 22, 120, k.INK)
        + k.rect(566, 650, 8, 120, k.light(k.INK, 0.2))
        + k.stroke("M577 770L470 824M577 770L684 824M577 770V830", k.INK, 16)
        + "".join(k.circle(x, 832, 14, k.INK) for x in (468, 577, 686))
    )
    laptop = k.form(
        k.smooth_corner([(1120, 200), (1142, 206), (1096, 424), (1074, 420)], 0.1), k.DUSK, shift=(-6, 0)
    ) + k.form(k.rect_d(1090, 416, 190, 18, 8), "#dfe6e3", shade=k.TAUPE, shift=(0, -6))
    return k.canvas(
        k.room(k.mix(k.BLUSH, k.PAPER, 0.35), "#d8b890", 750),
        k.path(k.blob_d(760, 380, 560, 320, 3), k.mix(k.BLUSH, k.CREAM, 0.6)),
        k.window(730, 90, 230, 260, k.SKY, k.CREAM, k.hills(730, 90, 230, 260) + k.circle(800, 150, 28, k.HONEY)),
        k.form(k.rect_d(1060, 90, 260, 18, 6), k.WOOD, shift=(0, -6)),
        k.books(1180, 90, (140, 120), (k.TEAL, k.CORAL), 24),
        k.plant(1440, 840, 380, k.LEAF, k.TERRA, "fern"),
        k.shadow(600, 842, 220, 14, k.INK, 0.25),
        # the desk
        k.rect(800, 562, 26, 272, k.dark(k.WOOD, 0.16)),
        k.rect(1296, 562, 26, 272, k.dark(k.WOOD, 0.16)),
        chair,
        k.leg((600, 604), (770, 616), (780, 790), k.dark(k.DUSK, 0.07), k.CORAL, width=84),
        k.arm((636, 360), (690, 500), (850, 528), skin, k.dark(k.TEAL, 0.06), width=54, size=84, turn=2),
        k.head_side(620, 216, 132, skin, k.HAIR_BLACK, "pony", turn=0),
        k.form(
            k.smooth(
                [
                    (572, 294),
                    (636, 290),
                    (674, 350),
                    (676, 440),
                    (650, 540),
                    (660, 646),
                    (514, 648),
                    (506, 540),
                    (510, 420),
                    (530, 330),
                ]
            ),
            k.TEAL,
            shift=(-16, -8),
        ),
        k.leg((580, 608), (744, 622), (732, 796), k.DUSK, k.CORAL, width=90),
        k.stroke(
            k.smooth(
                [(596, 196), (588, 270), (566, 330), (552, 400), (566, 480), (572, 540), (556, 600)], closed=False
            ),
            k.HONEY,
            11,
            stroke_dasharray="1 20",
        ),
        k.form(k.rect_d(770, 540, 580, 28, 10), k.WOOD, shift=(0, -10)),
        k.books(1180, 540, (250, 230, 240, 220), (k.PLUM, k.SEA, k.CORAL, k.DUSK), 28),
        laptop,
        k.form(k.rect_d(840, 522, 170, 18, 7), "#eef1ee", shade=k.TAUPE, shift=(0, -6)),
        k.arm((604, 360), (642, 506), (830, 524), skin, k.TEAL, width=60, size=92, turn=4),
        k.mug(1040, 540, 44, 54, k.CORAL),
        k.stroke("M700 196H1060", k.CREAM, 7, stroke_dasharray="3 18"),
    )


SCENES: dict[str, Callable[[], str]] = {
    "movement/hips-and-knees/hip-impingement-or-hip-flexor-strain": hip_impingement,
    "movement/hips-and-knees/knee-osteoarthritis-exercise": knee_exercise,
    "movement/back-and-neck/low-back-pain-keep-moving": low_back_pain,
    "movement/back-and-neck/neck-pain-at-a-desk": neck_pain,
}
