"""Pictures of the section on conditions."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import kit as k


def random_bald_spots() -> str:
    """The back of a head with a round bald patch, and a comb."""
    skin, hair = k.SKIN_HONEY, k.HAIR_BROWN
    skull = k.smooth(
        [
            (760, 84),
            (880, 104),
            (974, 190),
            (1004, 320),
            (988, 440),
            (930, 540),
            (850, 590),
            (760, 600),
            (670, 590),
            (590, 540),
            (532, 440),
            (516, 320),
            (546, 190),
            (640, 104),
        ]
    )
    neck = k.smooth(
        [
            (618, 470),
            (616, 600),
            (590, 690),
            (480, 760),
            (380, 920),
            (1140, 920),
            (1040, 760),
            (930, 690),
            (904, 600),
            (902, 470),
        ]
    )
    nape = k.smooth(
        [
            (760, 76),
            (886, 98),
            (982, 186),
            (1012, 320),
            (994, 440),
            (944, 520),
            (912, 566),
            (904, 600),
            (880, 628),
            (820, 640),
            (760, 650),
            (700, 640),
            (640, 628),
            (616, 600),
            (608, 566),
            (576, 520),
            (526, 440),
            (508, 320),
            (538, 186),
            (634, 98),
        ]
    )
    whorl = (742.0, 232.0)
    strands = []
    for i in range(46):
        angle = i * 360 / 46 + 7
        for ring, (start, end) in enumerate(((34, 150), (170, 300), (310, 470))):
            bend = 16 + ring * 5
            a = k.polar(whorl, start + (i * 37) % 30, angle + ring * 9)
            b = k.polar(whorl, (start + end) / 2, angle + ring * 9 + bend * 0.6)
            c = k.polar(whorl, end - (i * 53) % 60, angle + ring * 9 + bend)
            tone = k.light(hair, 0.1) if math.cos(math.radians(angle - 225)) > -0.1 else k.dark(hair, 0.05)
            strands.append(k.stroke(k.smooth([a, b, c], closed=False), tone, 4, opacity=0.75))
    patch = k.blob_d(842, 356, 84, 78, 5, 0.05)
    small = k.blob_d(664, 498, 34, 31, 2, 0.06)
    spots = ""
    for d, centre, size in ((patch, (842.0, 356.0), 82), (small, (664.0, 498.0), 32)):
        spots += k.path(d, k.dark(hair, 0.09), transform="translate(-5 -6)")
        spots += k.form(d, k.light(skin, 0.2), shade=skin, shift=(size * 0.1, size * 0.1))
        for i in range(60):
            lean = i * 6.0
            outer = k.polar(centre, size * 1.04, lean)
            inner = k.polar(centre, size * (0.9 - 0.13 * ((i * 7) % 5) / 4), lean + 9)
            spots += k.stroke(k.poly([outer, inner], False), hair, 5.5 if size > 50 else 3.4)
    fine = "".join(
        k.stroke(f"M{820 + x} {338 + y}q5 9 2 15", k.dark(skin, 0.14), 2.4)
        for x, y in ((0, 0), (30, 26), (-14, 40), (44, -14), (16, 50))
    )
    shirt = k.smooth(
        [
            (320, 960),
            (360, 820),
            (462, 752),
            (590, 706),
            (640, 724),
            (760, 752),
            (880, 724),
            (930, 706),
            (1058, 752),
            (1160, 820),
            (1200, 960),
        ]
    )
    ears = "".join(
        k.form(
            k.smooth(
                [
                    (760 + s * 240, 352),
                    (760 + s * 274, 330),
                    (760 + s * 290, 366),
                    (760 + s * 276, 424),
                    (760 + s * 250, 456),
                    (760 + s * 234, 430),
                ]
            ),
            skin if s < 0 else k.dark(skin, 0.05),
            shift=(-7, -3),
        )
        for s in (-1, 1)
    )
    return k.canvas(
        k.backdrop(k.BLUSH, 2, rx=620, ry=410),
        k.circle(1180, 250, 92, k.mix(k.HONEY, k.PAPER, 0.25)),
        k.sprig([(250, 900), (290, 700), (230, 520), (270, 380)], k.SEA, 96, 7),
        k.sprig([(330, 910), (380, 800), (360, 690)], k.LEAF, 74, 4),
        k.form(
            neck,
            skin,
            k.path(k.ellipse_d(770, 596, 156, 96), k.dark(skin, 0.1)),
            k.haze(k.rect_d(400, 500, 760, 400), k.dark(skin, 0.14), 10, 0.8, 0.45),
            shift=(-22, -4),
        ),
        k.form(
            shirt,
            k.TEAL,
            k.stroke("M600 716Q760 800 920 716", k.dark(k.TEAL, 0.06), 12),
            k.haze(k.rect_d(250, 690, 1060, 260), k.PINE, 20, 0.9, 0.4),
            shift=(-8, -8),
        ),
        ears,
        k.path(skull, hair),
        k.form(nape, hair, *strands, k.haze(nape, k.dark(hair, 0.1), 25, 0.85, 0.45), shift=(-24, -10)),
        spots,
        fine,
        "".join(
            k.stroke(
                k.draw(
                    *("M", (640 + i * 12, 626 + 16 * math.sin(i * math.pi / 20))),
                    *("q", (-2, 10), ((i - 10) * 0.5, 7 + i * 7 % 5 * 2)),
                ),
                hair,
                4,
            )
            for i in range(21)
        ),
        _comb(1258, 560, 16),
    )


def _comb(x: float, y: float, turn: float) -> str:
    """A large comb with its teeth to the left, and two loose hairs."""
    back = k.rect_d(0, -270, 62, 540, 28)
    teeth = "".join(
        k.rect(-96, -238 + i * 20.4, 106, 11, k.OCHRE if i % 2 else k.mix(k.OCHRE, k.HONEY, 0.25), 5.5)
        for i in range(24)
    )
    return k.place(
        k.group(teeth, k.path(back, k.INK), opacity=0.14, transform="translate(22 16)"),
        teeth,
        k.rect(-14, -240, 26, 480, k.dark(k.OCHRE, 0.08)),
        k.form(back, k.OCHRE, k.rect(12, -236, 9, 440, k.HONEY, 4), shift=(-18, -8)),
        k.stroke("M-70 -120C-150 -60-10 20-110 70S-160 160-90 190", k.HAIR_BROWN, 3.4),
        k.stroke("M-60 30C-130 60-40 110-120 150", k.HAIR_BROWN, 3.4),
        x=x,
        y=y,
        turn=turn,
    )


def ms_early_symptoms() -> str:
    """A nerve fibre with a patchy sheath in front of a calm profile."""
    fibre = [
        (1226.0, 300.0),
        (1160.0, 420.0),
        (1116.0, 590.0),
        (960.0, 700.0),
        (720.0, 728.0),
        (480.0, 756.0),
        (310.0, 860.0),
        (250.0, 960.0),
    ]
    parts = [k.limb(fibre, (34, 24, 22, 22, 20), k.BLUE, shift=(-4, -5))]
    for i in range(9):
        points = k.piece(fibre, 0.12 + i * 0.1, 0.202 + i * 0.1)
        if i in (3, 4, 6):
            parts.append(_worn_sheath(points, i))
        else:
            parts.append(k.limb(points, (46, 64, 66, 64, 46), k.OCHRE, shift=(-9, -10)))
            parts.append(k.stroke(k.smooth([(x - 8, y - 14) for x, y in points[2:-2]], closed=False), k.HONEY, 8))
    soma = k.smooth(
        [(1262, 130), (1330, 156), (1352, 226), (1316, 296), (1250, 316), (1190, 284), (1172, 214), (1202, 150)]
    )
    twigs = []
    for angle in (-150, -108, -62, -18, 28, 74, 196):
        a, b, c = (
            k.polar((1262, 222), 60, angle),
            k.polar((1262, 222), 150, angle + 10),
            k.polar((1262, 222), 218, angle - 4),
        )
        d = k.polar((1262, 222), 206, angle + 22)
        twigs.append(
            k.limb([a, b, c], (34, 16, 8), k.BLUE, shift=(-3, -4))
            + k.limb([b, k.lerp(b, d, 0.5), d], (14, 10, 7), k.BLUE, shift=(-2, -3))
        )
    sparks = "".join(
        k.glow(x, y, 46, "#ffffff", 0.9) + k.circle(x, y, 9, k.CREAM)
        for x, y in (k.piece(fibre, t, t + 0.02)[0] for t in (0.105, 0.21, 0.31))
    )
    shirt = k.smooth(
        [(180, 940), (230, 830), (350, 766), (470, 730), (560, 770), (690, 760), (790, 800), (852, 860), (880, 940)]
    )
    return k.canvas(
        k.backdrop(k.SKY, 4, rx=660, ry=415),
        k.circle(1230, 250, 250, k.mix(k.HONEY, k.PAPER, 0.35), opacity=0.7),
        k.head_side(610, 372, 560, k.SKIN_TAN, k.HAIR_BLACK, "bun"),
        k.form(shirt, k.TEAL, k.haze(k.rect_d(150, 700, 760, 260), k.PINE, 30, 0.9, 0.4), shift=(-16, -8)),
        "".join(twigs),
        k.form(soma, k.BLUE, shift=(-14, -12)),
        k.circle(1256, 218, 38, k.light(k.BLUE, 0.45)),
        k.circle(1262, 222, 16, k.DUSK),
        *parts,
        sparks,
    )


def _worn_sheath(points: list[k.Point], seed: int) -> str:
    """What is left of a myelin segment: ragged pieces on the bare fibre."""
    out = []
    ends = (points[0:4], points[-3:]) if seed % 2 else (points[0:3], points[4:7])
    for bit in ends:
        d = k.limb_d(bit, (44, 58, 30), 6)
        out.append(k.form(d, k.mix(k.CORAL, k.OCHRE, 0.25), shift=(-7, -8)))
    for i, (x, y) in enumerate(k.scatter(5, (points[2][0] - 70, points[2][1] - 60, 150, 130), seed)):
        out.append(k.path(k.blob_d(x, y, 8 + i * 2, 7 + i, i + seed, 0.2), k.mix(k.CORAL, k.OCHRE, 0.35)))
    return "".join(out)


def migraine() -> str:
    """A person resting in a dim room with a hand on the temple."""
    wall, skin = "#3d5a70", k.SKIN_PEACH
    view = k.glow(1180, 240, 300, "#fff4d6", 0.9) + k.hills(980, 120, 340, 420, k.SAGE, k.MIST)
    sofa = k.rect_d(270, 470, 800, 330, 70)
    torso = k.smooth(
        [(640, 470), (720, 452), (800, 470), (900, 520), (950, 640), (960, 920), (520, 920), (500, 700), (540, 540)]
    )
    blanket = k.smooth([(420, 940), (440, 800), (560, 740), (760, 760), (940, 740), (1050, 810), (1070, 940)])
    return k.canvas(
        k.room(wall, "#5b6472", 760),
        k.window(990, 110, 330, 430, "#f3e3bd", "#d9d2c4", view),
        k.light_patch([(1110, 760), (1330, 760), (1460, 900), (1130, 900)], k.HONEY, 0.16),
        k.rect(900, 50, 530, 16, k.WOOD, 8),
        k.curtain(920, 62, 256, 720, "#2b4459", 6),
        k.curtain(1320, 62, 90, 720, "#2b4459", 2),
        k.plant(160, 800, 360, k.mix(k.LEAF, wall, 0.4), k.mix(k.TERRA, wall, 0.35), "fern"),
        k.form(sofa, "#5d4a63", k.haze(sofa, k.INK, 40, 0.5, 0.3), shift=(-20, -14)),
        k.form(k.rect_d(210, 590, 170, 320, 60), "#6b5670", shift=(-20, -12)),
        k.form(k.rect_d(960, 590, 170, 320, 60), "#5d4a63", shift=(-20, -12)),
        k.form(
            k.smooth([(880, 520), (1000, 500), (1030, 610), (1010, 690), (900, 700), (870, 610)]),
            k.OCHRE,
            shift=(-12, -10),
        ),
        k.path(k.poly([(672, 400), (762, 388), (776, 500), (668, 500)]), k.dark(skin, 0.1)),
        k.form(
            torso,
            k.SEA,
            k.stroke("M650 476Q724 540 800 470", k.dark(k.SEA, 0.1), 16),
            k.haze(k.rect_d(480, 440, 500, 480), k.TEAL, 20, 0.8, 0.4),
            shift=(-22, -8),
        ),
        k.head_front(700, 300, 250, skin, k.HAIR_AUBURN, "bob", turn=-14, eyes="closed", mouth="flat", neck=False),
        k.arm((880, 560), (960, 760), (770, 800), skin, k.SEA, width=92, turn=182, sleeve_to=1, size=130),
        k.form(
            blanket,
            k.CREAM,
            *[k.stroke(f"M{400 + i * 90} 940Q{470 + i * 74} 840 {500 + i * 72} 730", k.BLUSH, 16) for i in range(9)],
            shade=k.SAND,
            shift=(-8, -8),
        ),
        k.arm(
            (576, 570),
            (392, 640),
            (520, 404),
            skin,
            k.SEA,
            width=90,
            pose="together",
            turn=-56,
            sleeve_to=1,
            size=138,
            flip=True,
        ),
        k.form(k.rect_d(1150, 700, 270, 24, 10), k.WOOD, shift=(-10, -8)),
        k.rect(1190, 722, 18, 180, k.dark(k.WOOD, 0.12)) + k.rect(1362, 722, 18, 180, k.dark(k.WOOD, 0.16)),
        k.tumbler(1240, 700, 74, 110),
        k.books(1340, 700, (110,), (k.TERRA,), 26),
        k.haze(k.rect_d(0, 0, 1600, 900), k.INK, 180, 0.28, 0.3),
    )


def stroke_signs() -> str:
    """A clock, a face that droops on one side, and arms of unequal height."""
    skin = k.SKIN_BROWN
    torso = k.smooth(
        [(640, 560), (730, 516), (800, 530), (870, 516), (960, 560), (1010, 640), (1000, 940), (600, 940), (590, 640)]
    )
    ticks = "".join(
        k.stroke(
            k.poly([k.polar((1190, 236), 118, a), k.polar((1190, 236), 100 if a % 90 else 90, a)], False),
            k.INK,
            6 if a % 90 else 9,
        )
        for a in range(0, 360, 30)
    )
    clock = (
        k.circle(1202, 250, 158, k.dark(k.BLUSH, 0.12), opacity=0.6)
        + k.form(k.circle_d(1190, 236, 158), k.TERRA, shift=(-10, -8))
        + k.form(k.circle_d(1190, 236, 134), k.CREAM, shade=k.SAND, shift=(8, 8))
        + ticks
        + k.path(k.poly([(1190, 236), (1190, 124), (1234, 132), (1276, 164), (1290, 190)]), k.CORAL, opacity=0.22)
        + k.stroke("M1190 236V146", k.INK, 11)
        + k.stroke("M1190 236L1258 198", k.INK, 14)
        + k.circle(1190, 236, 15, k.CORAL)
    )
    return k.canvas(
        k.backdrop(k.BLUSH, 6, rx=660, ry=410),
        k.path(k.blob_d(800, 470, 380, 360, 3), k.mix(k.HONEY, k.BLUSH, 0.25), opacity=0.75),
        clock,
        k.sprig([(300, 910), (270, 780), (220, 690)], k.SEA, 86, 5),
        k.sprig([(1370, 910), (1400, 800), (1380, 700)], k.SEA, 86, 5),
        k.arm(
            (660, 610), (480, 640), (420, 420), skin, k.TEAL, width=104, pose="spread", turn=-84, size=190, flip=True
        ),
        k.arm(
            (940, 610), (1080, 716), (1196, 740), skin, k.TEAL, width=104, pose="relaxed", turn=52, size=175, flip=True
        ),
        k.head_front(800, 344, 300, skin, k.HAIR_GREY, "afro", eyes="droop", mouth="droop"),
        k.form(
            torso,
            k.TEAL,
            k.stroke("M726 524Q800 610 874 524", k.dark(k.TEAL, 0.08), 18),
            k.haze(k.rect_d(580, 500, 440, 440), k.PINE, 15, 0.9, 0.45),
            shift=(-20, -8),
        ),
    )


def blood_pressure() -> str:
    """An upper arm with a cuff and a monitor on a table."""
    skin, shirt = k.SKIN_HONEY, k.CREAM
    torso = k.smooth(
        [(520, 410), (580, 392), (640, 410), (740, 440), (772, 520), (760, 900), (400, 900), (388, 520), (420, 440)]
    )
    shoulder, elbow, wrist = (730.0, 490.0), (800.0, 700.0), (950.0, 756.0)
    cuff = [k.lerp(shoulder, elbow, t) for t in (0.3, 0.5, 0.72)]
    tube = "M800 610C900 560 930 640 1010 620S1080 600 1130 660"
    screen = k.rect_d(1080, 560, 170, 120, 12)
    monitor = (
        k.shadow(1190, 748, 180, 14, k.dark(k.WOOD, 0.32), 0.5)
        + k.form(
            k.smooth_corner([(1060, 520), (1320, 520), (1350, 748), (1030, 748)], 0.12),
            "#f4efe4",
            shade=k.TAUPE,
            shift=(-16, -10),
        )
        + k.path(screen, k.TEAL)
        + k.clip(screen, k.path(k.poly([(1080, 560), (1160, 560), (1090, 680), (1060, 680)]), "#ffffff", opacity=0.1))
        + k.path(k.heart_d(1112, 596, 30), k.CORAL)
        + "".join(k.rect(1140, y, w, 12, k.MIST, 6) for y, w in ((586, 88), (616, 66), (646, 40)))
        + k.rect(1098, 616, 24, 12, k.HONEY, 6)
        + k.rect(1098, 646, 24, 12, k.HONEY, 6)
        + k.form(k.circle_d(1294, 600, 24), k.CORAL, shift=(-5, -5))
        + k.form(k.circle_d(1298, 658, 15), k.SEA, shift=(-3, -3))
    )
    return k.canvas(
        k.room(k.MIST, "#e4c9a4", 900),
        k.path(k.blob_d(760, 380, 520, 350, 7), k.mix(k.MIST, k.CREAM, 0.55)),
        k.window(1010, 90, 300, 300, k.SKY, k.CREAM, k.hills(1010, 90, 300, 300) + k.circle(1230, 170, 34, k.HONEY)),
        k.plant(160, 660, 330, k.LEAF, k.TERRA, "fern"),
        k.tabletop(660, k.WOOD),
        k.group(
            k.head_front(580, 226, 250, skin, k.HAIR_GREY, "short", mouth="smile"),
            k.form(
                torso,
                shirt,
                k.stroke("M524 410Q580 470 636 410", k.SAND, 16),
                k.haze(k.rect_d(380, 380, 400, 500), k.TAUPE, 20, 0.8, 0.4),
                shade=k.SAND,
                shift=(-20, -6),
            ),
            k.clip(k.rect_d(0, 660, 1700, 260), k.tabletop(660, k.WOOD)),
            k.group(monitor, transform="translate(54 -14)"),
            k.arm((430, 490), (340, 690), (520, 770), skin, shirt, width=96, sleeve_to=0.42, pose="together", size=170),
            k.stroke(tube, k.INK, 12),
            k.arm(shoulder, elbow, wrist, skin, shirt, width=100, sleeve_to=0.3, pose="relaxed", size=160, turn=4),
            k.limb(cuff, (118, 122, 116), k.TEAL, shift=(-18, -6)),
            k.stroke(k.smooth([k.lerp(shoulder, elbow, 0.42), k.lerp(shoulder, elbow, 0.62)], closed=False), k.SEA, 30),
            k.circle(806, 610, 15, k.INK),
            transform="translate(-74 0)",
        ),
    )


def atrial_fibrillation() -> str:
    """A heart with an irregular trace running behind it."""
    trace = [(0.0, 470.0)]
    x, beat = 0.0, 0
    gaps = (120, 210, 92, 250, 130, 178, 300, 104, 190, 136, 220)
    while x < 1600:
        gap = gaps[beat % len(gaps)]
        trace += [
            (x + step * 16, 470 + (9 if step % 2 else -9) * (0.6 + 0.4 * math.sin(step * 2.1 + beat)))
            for step in range(1, int(gap // 16))
        ]
        x += gap
        trace += [(x, 470), (x + 8, 490), (x + 20, 310 + (beat % 3) * 20), (x + 32, 560), (x + 42, 470)]
        x += 48
        beat += 1
    wiggle = "".join(
        k.stroke(
            k.smooth([(px + j * 13, py + (9 if j % 2 else -9)) for j in range(6)], closed=False),
            k.CREAM,
            5,
            opacity=0.85,
        )
        for px, py in ((588, 420), (600, 462), (596, 504))
    )
    left = "".join(
        k.stroke(
            k.smooth([(px + j * 11, py + (7 if j % 2 else -7)) for j in range(5)], closed=False),
            k.CREAM,
            5,
            opacity=0.85,
        )
        for px, py in ((960, 372), (972, 404))
    )
    ventricles = k.smooth(
        [
            (660, 400),
            (760, 366),
            (880, 370),
            (984, 420),
            (1030, 520),
            (1010, 640),
            (940, 740),
            (868, 790),
            (800, 770),
            (720, 700),
            (656, 610),
            (628, 500),
        ]
    )
    return k.canvas(
        k.backdrop(k.BLUSH, 1, rx=640, ry=410),
        k.circle(800, 450, 360, k.mix(k.BLUSH, k.CREAM, 0.5)),
        k.stroke(k.poly(trace, closed=False), k.PINE, 9),
        k.sprig([(240, 910), (250, 780), (200, 660)], k.SEA, 90, 5),
        k.sprig([(1370, 910), (1350, 790), (1410, 690)], k.SEA, 90, 5),
        # great vessels, from the back to the front
        k.limb([(600, 150), (610, 250), (640, 380)], (84, 84, 92), k.BLUE),
        k.limb([(640, 620), (624, 720), (620, 800)], (84, 78, 74), k.BLUE),
        *[k.limb([(x, 130), (x + 2, 180), (x, 225)], (38, 36, 40), k.CORAL) for x in (740, 810, 876)],
        k.limb(
            [(770, 420), (720, 300), (776, 214), (870, 208), (944, 280), (952, 360)],
            (110, 104, 98, 92, 80),
            k.CORAL,
            shift=(-14, -12),
        ),
        k.limb([(930, 300), (1030, 270), (1110, 280)], (74, 62, 54), k.light(k.BLUE, 0.15)),
        k.limb([(1000, 420), (1070, 400), (1130, 410)], (50, 46, 44), k.mix(k.CORAL, k.BLUSH, 0.3)),
        k.limb([(1000, 470), (1070, 470), (1130, 490)], (50, 46, 44), k.mix(k.CORAL, k.BLUSH, 0.3)),
        k.form(
            k.smooth([(930, 340), (1010, 340), (1060, 400), (1040, 470), (960, 470), (910, 420)]),
            k.mix(k.TERRA, k.PLUM, 0.25),
            shift=(-10, -8),
        ),
        k.form(
            k.smooth([(640, 340), (700, 370), (716, 460), (700, 570), (640, 620), (576, 580), (552, 480), (576, 380)]),
            k.mix(k.TERRA, k.PLUM, 0.45),
            shift=(-12, -10),
        ),
        k.form(
            ventricles,
            k.TERRA,
            k.path(
                k.smooth([(700, 420), (800, 390), (840, 460), (780, 560), (720, 640), (664, 560)]),
                k.light(k.TERRA, 0.1),
            ),
            k.haze(ventricles, k.PLUM, 40, 0.7, 0.4),
            shift=(-24, -16),
        ),
        k.limb(
            [(800, 480), (830, 380), (900, 290), (960, 276)],
            (120, 112, 96, 84),
            k.light(k.BLUE, 0.15),
            shift=(-14, -10),
        ),
        k.stroke(k.smooth([(850, 440), (880, 540), (892, 640), (876, 740)], closed=False), k.HONEY, 10),
        k.stroke(k.smooth([(882, 560), (930, 600), (960, 660)], closed=False), k.HONEY, 7),
        k.stroke(k.smooth([(886, 610), (840, 650), (810, 710)], closed=False), k.HONEY, 7),
        k.stroke(
            k.smooth([(700, 420), (690, 520), (722, 620), (780, 700)], closed=False), k.mix(k.BLUE, k.PLUM, 0.3), 8
        ),
        *[
            k.ellipse(x, y, rx, ry, c)
            for x, y, rx, ry, c in (
                (600, 116, 36, 13, k.dark(k.BLUE, 0.16)),
                (739, 116, 15, 6, k.TERRA),
                (809, 116, 15, 6, k.TERRA),
                (875, 116, 15, 6, k.TERRA),
            )
        ],
        wiggle,
        left,
    )


def heart_attack() -> str:
    """A person on a chair with a hand on the chest; another person telephones."""
    sit, stand = k.SKIN_FAIR, k.SKIN_BROWN
    wood = k.dark(k.WOOD, 0.06)
    chair = (
        k.limb([(452, 400), (462, 560), (468, 640)], (26, 24, 24), wood)
        + k.limb([(470, 640), (456, 740), (446, 836)], (24, 22, 18), wood)
        + k.limb([(660, 640), (668, 740), (674, 836)], (24, 22, 18), k.dark(wood, 0.06))
        + k.form(k.rect_d(446, 622, 236, 34, 14), k.CORAL, shift=(-10, -8))
        + k.form(k.rect_d(436, 390, 38, 150, 18), k.CORAL, shift=(-8, -8))
    )
    seated = (
        k.leg((548, 600), (716, 612), (742, 792), k.dark(k.DUSK, 0.06), k.INK, width=88)
        + k.head_side(606, 258, 136, sit, k.HAIR_GREY, "short", turn=12, low=True)
        + k.form(
            k.smooth(
                [
                    (560, 336),
                    (622, 340),
                    (668, 400),
                    (672, 480),
                    (640, 560),
                    (630, 640),
                    (500, 644),
                    (486, 560),
                    (496, 420),
                    (520, 358),
                ]
            ),
            k.SEA,
            shift=(-18, -8),
        )
        + k.leg((540, 606), (690, 620), (690, 800), k.DUSK, k.INK, width=92)
        + k.arm(
            (556, 412),
            (630, 570),
            (694, 476),
            sit,
            k.dark(k.SEA, 0.02),
            width=60,
            pose="together",
            turn=206,
            size=96,
            flip=True,
        )
    )
    standing = (
        k.arm(
            (1064, 350),
            (930, 440),
            (772, 384),
            stand,
            k.dark(k.OCHRE, 0.04),
            width=52,
            pose="relaxed",
            turn=190,
            size=86,
        )
        + k.leg((1100, 560), (1118, 690), (1136, 800), k.dark(k.TEAL, 0.06), k.INK, width=78, facing=-1)
        + k.leg((1072, 560), (1062, 690), (1062, 806), k.TEAL, k.INK, width=82, facing=-1)
        + k.head_side(1074, 206, 126, stand, k.HAIR_BLACK, "bun", flip=True)
        + k.form(
            k.smooth(
                [(1050, 276), (1100, 280), (1140, 330), (1146, 440), (1136, 590), (1026, 592), (1020, 470), (1014, 350)]
            ),
            k.OCHRE,
            shift=(-14, -8),
        )
        + k.place(k.form(k.rect_d(-13, -36, 26, 72, 8), k.INK, shift=(-4, -4)), x=1054, y=222, turn=14)
        + k.arm(
            (1090, 352),
            (1008, 446),
            (1042, 292),
            stand,
            k.dark(k.OCHRE, 0.02),
            width=54,
            pose="hold",
            turn=-78,
            size=78,
            split=True,
        )
    )
    return k.canvas(
        k.room(k.SKY, "#e4c9a4", 740),
        k.path(k.blob_d(820, 420, 560, 330, 5), k.mix(k.SKY, k.CREAM, 0.55)),
        k.window(690, 70, 210, 250, "#e6f1ee", k.CREAM, k.hills(690, 70, 210, 250)),
        k.plant(1390, 810, 380, k.LEAF, k.TERRA, "fern"),
        k.ellipse(820, 830, 520, 44, k.mix(k.CORAL, k.PAPER, 0.45))
        + k.stroke(k.ellipse_d(820, 830, 480, 36), k.mix(k.CORAL, k.PAPER, 0.7), 6),
        k.zoom(
            k.shadow(590, 840, 190, 14, k.INK, 0.25),
            k.shadow(1080, 842, 120, 12, k.INK, 0.25),
            k.form(k.rect_d(290, 560, 110, 18, 8), k.WOOD, shift=(-6, -6))
            + k.rect(338, 576, 16, 250, k.dark(k.WOOD, 0.1))
            + k.rect(304, 816, 84, 14, k.dark(k.WOOD, 0.12), 7),
            k.tumbler(345, 560, 50, 76),
            chair,
            seated,
            k.group(standing, transform="translate(-64 0)"),
            size=1.1,
            x=800,
            y=850,
        ),
    )


def eczema_care() -> str:
    """Hands applying cream from a pump bottle to an elbow crease."""
    skin, other = k.SKIN_PEACH, k.SKIN_PEACH
    arm_points = [(-80.0, 520.0), (200.0, 590.0), (480.0, 652.0), (700.0, 646.0), (850.0, 630.0)]
    arm_d = k.limb_d(arm_points, (250, 216, 186, 160, 104))
    rash = "".join(
        k.path(k.blob_d(x, y, rx, ry, i + 2, 0.22), k.CORAL, opacity=0.4)
        for i, (x, y, rx, ry) in enumerate(
            ((470, 630, 92, 44), (560, 610, 60, 34), (400, 666, 60, 30), (520, 690, 54, 24), (330, 600, 36, 20))
        )
    )
    specks = "".join(k.circle(x, y, 5, k.TERRA, opacity=0.45) for x, y in k.scatter(22, (370, 590, 230, 110), 9))
    cream = k.form(
        k.smooth([(488, 596), (540, 560), (610, 566), (656, 592), (640, 624), (580, 634), (520, 630)]),
        "#ffffff",
        k.stroke(k.smooth([(524, 606), (570, 590), (624, 600)], closed=False), k.SAND, 5),
        shade=k.SAND,
        shift=(-6, -6),
    )
    pump = (
        k.shadow(1216, 806, 150, 16, k.dark(k.MIST, 0.35), 0.55)
        + k.form(
            k.rect_d(1116, 430, 200, 376, 42),
            k.TEAL,
            k.rect(1116, 540, 210, 170, k.CREAM),
            k.rect(1260, 540, 80, 170, k.SAND),
            shift=(-34, 0),
        )
        + k.form(k.rect_d(1178, 380, 76, 60, 12), k.CREAM, shade=k.SAND, shift=(-16, 0))
        + k.rect(1206, 306, 22, 80, k.SAND)
        + k.form(
            k.smooth_corner([(1140, 286), (1260, 280), (1266, 320), (1190, 326), (1136, 312)], 0.2),
            k.CREAM,
            shade=k.SAND,
            shift=(-6, -8),
        )
        + k.path(k.smooth([(1140, 318), (1162, 330), (1150, 358), (1130, 340)]), "#ffffff")
        + k.leaf(1190, 660, 90, 30, -60, k.SEA)
        + k.leaf(1200, 664, 70, 22, -16, k.SAGE)
    )
    return k.canvas(
        k.backdrop(k.MIST, 8, rx=660, ry=410),
        k.circle(330, 250, 110, k.mix(k.HONEY, k.PAPER, 0.3)),
        k.fern([(1470, 910), (1430, 760), (1460, 600), (1530, 520)], k.SEA, 100, 14),
        pump,
        k.hand(840, 630, 240, skin, "relaxed", -3),
        k.form(
            arm_d,
            skin,
            rash,
            specks,
            k.stroke(
                k.smooth([(452, 590), (470, 630), (462, 684)], closed=False), k.mix(k.dark(skin, 0.12), k.CORAL, 0.5), 5
            ),
            k.stroke(
                k.smooth([(486, 600), (500, 634), (494, 676)], closed=False), k.mix(k.dark(skin, 0.1), k.CORAL, 0.5), 4
            ),
            shift=(-8, -24),
        ),
        k.limb([(-80, 500), (80, 552), (240, 598)], (262, 246, 240), k.CORAL, shift=(-8, -24), cuff=True),
        cream,
        k.hand(826, 346, 330, other, "together", 138, flip=True),
        k.limb([(1080, -40), (950, 170), (822, 352)], (150, 136, 104), other, shift=(-18, -12)),
        k.limb([(1100, -100), (1030, 20), (960, 140)], (190, 176, 168), k.CORAL, shift=(-18, -12), cuff=True),
    )


def checking_moles() -> str:
    """A magnifier over moles of different shape on an arm."""
    skin = k.SKIN_FAIR
    arm_d = k.limb_d([(-100, 700), (300, 640), (720, 560), (1100, 400), (1300, 290)], (330, 310, 280, 230, 150))
    moles = "".join(
        k.path(k.blob_d(x, y, r, r * 0.9, i, 0.14), k.mix(k.HAIR_BROWN, k.SKIN_TAN, 0.2 + 0.1 * (i % 3)))
        for i, (x, y, r) in enumerate(
            (
                (260, 600, 16),
                (330, 700, 11),
                (420, 560, 9),
                (980, 520, 12),
                (1040, 420, 9),
                (470, 690, 15),
                (180, 690, 9),
            )
        )
    )
    lens, r = (700.0, 440.0), 216.0
    odd = k.blob_d(742, 456, 84, 66, 11, 0.3)
    inside = (
        k.circle(*lens, r, k.light(skin, 0.22))
        + k.haze(k.circle_d(*lens, r), k.dark(skin, 0.14), 50, 0.7, 0.4)
        + k.path(odd, k.mix(k.HAIR_BROWN, k.SKIN_TAN, 0.3))
        + k.clip(
            odd,
            k.path(k.blob_d(772, 436, 48, 42, 6, 0.25), k.HAIR_BROWN),
            k.path(k.blob_d(700, 486, 34, 26, 3, 0.2), k.mix(k.SKIN_TAN, k.TERRA, 0.25)),
        )
        + k.form(k.circle_d(580, 380, 36), k.mix(k.HAIR_BROWN, k.SKIN_TAN, 0.4), shift=(-5, -5))
        + k.form(k.ellipse_d(610, 536, 26, 22), k.mix(k.HAIR_BROWN, k.SKIN_TAN, 0.55), shift=(-4, -4))
        + "".join(
            k.stroke(f"M{x} {y}q8 10 4 24", k.dark(skin, 0.2), 3)
            for x, y in ((640, 300), (740, 310), (820, 540), (690, 590))
        )
        + k.path(k.poly([(560, 250), (650, 210), (540, 600), (470, 560)]), "#ffffff", opacity=0.2)
    )
    return k.canvas(
        k.backdrop(k.SKY, 9, rx=660, ry=410),
        k.circle(1270, 300, 210, k.mix(k.HONEY, k.SKY, 0.25), opacity=0.7),
        k.sprig([(1440, 910), (1420, 760), (1470, 620)], k.SEA, 100, 6),
        k.hand(1296, 296, 240, skin, "relaxed", -28),
        k.form(
            arm_d, skin, moles, k.haze(k.rect_d(0, 200, 1400, 700), k.dark(skin, 0.16), 75, 0.7, 0.5), shift=(-10, -30)
        ),
        k.limb([(-120, 704), (80, 678), (260, 650)], (356, 350, 346), k.TEAL, shift=(-10, -30), cuff=True),
        k.place(
            k.form(k.rect_d(-24, 0, 48, 330, 24), k.WOOD, shift=(-12, 0)),
            k.rect(-20, 0, 40, 26, k.INK, 8),
            x=752,
            y=650,
            turn=-14,
        ),
        k.circle(714, 458, r + 18, k.dark(skin, 0.3), opacity=0.22),
        k.clip(k.circle_d(*lens, r), inside),
        k.stroke(k.circle_d(*lens, r + 6), k.INK, 26),
        k.stroke(
            k.smooth([k.polar(lens, r + 8, a) for a in range(170, 281, 15)], closed=False), k.light(k.INK, 0.35), 6
        ),
        k.limb([(1210, 1040), (1080, 940), (936, 868)], (170, 150, 116), k.SKIN_BROWN),
        k.grip(808, 838, 156, k.SKIN_BROWN, -14),
    )


def type_2_diabetes() -> str:
    """A glucose meter, a finger, bread and an apple on a table."""
    skin = k.SKIN_TAN
    apple = k.smooth(
        [
            (1130, 424),
            (1180, 404),
            (1236, 420),
            (1262, 486),
            (1240, 564),
            (1188, 606),
            (1130, 598),
            (1076, 606),
            (1024, 564),
            (1004, 486),
            (1030, 420),
            (1086, 404),
        ]
    )
    crumb = k.smooth([(300, 600), (286, 500), (290, 430), (360, 400), (460, 396), (540, 410), (560, 470), (548, 600)])
    loaf = k.smooth([(330, 600), (318, 480), (350, 402), (450, 376), (600, 380), (690, 420), (700, 500), (690, 600)])
    meter = k.smooth([(620, 640), (790, 620), (852, 660), (846, 780), (800, 836), (640, 846), (590, 800), (586, 690)])
    screen = k.rect_d(630, 668, 170, 104, 14)
    return k.canvas(
        k.backdrop(k.HONEY, 5, rx=660, ry=400),
        k.sprig([(1400, 600), (1420, 420), (1370, 250)], k.SEA, 104, 6),
        k.tabletop(540, k.mix(k.WOOD, k.SAND, 0.35)),
        k.zoom(
            k.shadow(500, 604, 230, 16, k.dark(k.WOOD, 0.3), 0.5),
            k.form(
                loaf,
                k.WOOD,
                *[k.stroke(f"M{x} 396q24 30 20 60", k.light(k.WOOD, 0.35), 9) for x in (470, 550, 630)],
                shift=(-12, -14),
            ),
            k.form(
                crumb,
                k.dark(k.WOOD, 0.06),
                k.path(
                    k.smooth(
                        [(318, 586), (306, 500), (312, 446), (370, 420), (460, 416), (524, 430), (540, 480), (530, 586)]
                    ),
                    "#f0d9ab",
                ),
                *[k.ellipse(x, y, 6, 4, "#dcb97d") for x, y in k.scatter(18, (330, 440, 180, 130), 3)],
                shift=(-6, -6),
            ),
            k.group(
                k.shadow(1140, 604, 130, 16, k.dark(k.WOOD, 0.3), 0.5),
                k.form(
                    apple,
                    k.CORAL,
                    k.path(
                        k.smooth([(1040, 450), (1070, 430), (1064, 500), (1044, 540), (1030, 500)]),
                        k.light(k.CORAL, 0.4),
                    ),
                    k.haze(apple, k.TERRA, 40, 0.8, 0.4),
                    shift=(-26, -14),
                ),
                k.stroke("M1132 428C1130 396 1140 370 1156 356", k.dark(k.WOOD, 0.2), 12),
                k.leaf(1142, 398, 96, 34, -24, k.LEAF),
                transform="translate(-90 0)",
            ),
            k.shadow(720, 846, 150, 14, k.dark(k.WOOD, 0.3), 0.5),
            k.form(
                k.rect_d(838, 700, 110, 34, 6), k.CREAM, k.rect(920, 700, 30, 34, k.BLUSH), shade=k.SAND, shift=(0, -8)
            ),
            k.form(meter, k.TEAL, shift=(-14, -12)),
            k.path(screen, "#dcebdf"),
            "".join(
                k.rect(646 + i * 24, 750 - h, 15, h, k.CORAL if i == 3 else k.TEAL, 5)
                for i, h in enumerate((24, 36, 50, 62, 44, 30))
            ),
            k.circle(716, 806, 17, k.HONEY),
            k.path("M970 706c-18 22-20 40 0 44c20-4 18-22 0-44Z", k.TERRA, transform="translate(0 -16)"),
            k.hand(1264, 744, 300, skin, "point", 184, flip=True),
            k.limb([(1680, 830), (1450, 780), (1258, 742)], (150, 132, 98), skin, shift=(-6, -22)),
            k.limb([(1700, 840), (1560, 806), (1430, 776)], (176, 168, 160), k.SEA, shift=(-6, -22), cuff=True),
            size=1.2,
            x=760,
            y=790,
        ),
    )


def thyroid() -> str:
    """A neck with a butterfly-shaped thyroid and a wool scarf."""
    skin = k.SKIN_HONEY
    neck = k.smooth(
        [
            (722, 400),
            (704, 520),
            (680, 610),
            (560, 680),
            (430, 740),
            (400, 940),
            (1200, 940),
            (1170, 740),
            (1040, 680),
            (920, 610),
            (896, 520),
            (878, 400),
        ]
    )
    lobe = [
        (14.0, 40.0),
        (40.0, 10.0),
        (52.0, -52.0),
        (78.0, -70.0),
        (96.0, -30.0),
        (92.0, 30.0),
        (66.0, 74.0),
        (30.0, 80.0),
        (0.0, 62.0),
    ]
    wings = k.smooth([*((800 + x, 566 + y) for x, y in lobe), *((800 - x, 566 + y) for x, y in lobe[-2::-1])])
    rings = "".join(k.rect(770, 452 + i * 26, 60, 17, k.light(k.SKY, 0.2), 8) for i in range(9))

    def scarf_side(side: int, fill: str) -> str:
        line = [(800.0 + side * x, y) for x, y in ((0, 574), (98, 578), (172, 636), (206, 740), (200, 1000))]
        width = (120, 138, 156, 162, 162)
        path = k.sample(line, 12)
        stitches = []
        for i, ((x, y), (x2, y2)) in enumerate(itertools.pairwise(path)):
            turn = math.degrees(math.atan2(y2 - y, x2 - x))
            for column in range(-3, 4):
                at = k.polar((x, y), column * 21, turn + 90)
                tone = knit if (i + column) % 2 else k.light(fill, 0.14)
                stitches.append(
                    k.place(k.stroke("M-6 -6L4 0L-6 6", tone, 4.5, opacity=0.8), x=at[0], y=at[1], turn=turn)
                )
        band = "".join(k.rect(800 + side * 200 - 110, y, 220, 26, k.HONEY) for y in (770, 818))
        shade = k.haze(k.rect_d(500, 500, 660, 500), k.TERRA, 30, 0.5, 0.4)
        return k.form(k.limb_d(line, width), fill, *stitches, band, shade, shift=(-14, -6))

    knit = k.dark(k.CORAL, 0.05)
    scarf = [scarf_side(-1, k.CORAL), scarf_side(1, k.mix(k.CORAL, k.TERRA, 0.15))]
    column = k.smooth_corner([(718, 400), (882, 400), (900, 560), (880, 690), (800, 740), (720, 690), (698, 560)], 0.2)
    shirt = k.smooth(
        [
            (320, 960),
            (370, 790),
            (470, 690),
            (620, 640),
            (720, 740),
            (800, 800),
            (880, 740),
            (980, 640),
            (1130, 690),
            (1230, 790),
            (1280, 960),
        ]
    )
    return k.canvas(
        k.backdrop(k.MIST, 5, rx=650, ry=410),
        k.circle(800, 300, 290, k.mix(k.HONEY, k.MIST, 0.35), opacity=0.8),
        *[
            k.place(k.stroke("M-26 0H26M-13 -22L13 22M13 -22L-13 22", "#ffffff", 6), x=x, y=y)
            for x, y in ((300, 240), (400, 120), (1240, 180), (1330, 330), (250, 420))
        ],
        k.head_front(800, 246, 370, skin, k.HAIR_BLACK, "long", mouth="calm", neck=False),
        k.form(neck, skin, shift=(-20, -4)),
        k.form(shirt, k.PINE, k.haze(k.rect_d(200, 600, 1200, 400), k.INK, 20, 0.5, 0.4), shift=(-10, -8)),
        *scarf,
        k.path(column, skin),
        k.clip(column, k.ellipse(806, 404, 130, 84, k.dark(skin, 0.1))),
        k.head_front(800, 246, 370, skin, k.HAIR_BLACK, "long-front", mouth="calm", neck=False),
        k.path(k.rect_d(762, 440, 76, 260, 30), k.mix(skin, k.CREAM, 0.25)),
        k.clip(k.rect_d(762, 440, 76, 260, 30), rings),
        k.form(
            wings,
            k.mix(k.PLUM, k.TERRA, 0.55),
            k.path(k.smooth([(722, 520), (736, 508), (742, 560), (728, 610), (716, 570)]), k.CORAL, opacity=0.7),
            shift=(-10, -8),
        ),
        k.stroke(k.smooth([(800 + x, 566 + y) for x, y in ((60, -30), (64, 10), (50, 40))], closed=False), k.CORAL, 5),
    )


def polycystic_ovary() -> str:
    """A calendar with marked days and a stylised ovary."""
    page = k.rect_d(330, 210, 460, 520, 30)
    marked = {(0, 1), (0, 2), (0, 3), (4, 2), (4, 3)}
    days = []
    for row in range(5):
        for col in range(6):
            x, y = 390.0 + col * 68, 386.0 + row * 68
            if (row, col) in marked:
                days.append(k.form(k.circle_d(x, y, 25), k.CORAL, shift=(-4, -4)))
            else:
                days.append(k.rect(x - 19, y - 19, 38, 38, k.mix(k.SAND, k.CREAM, 0.35), 11))
    rings = "".join(
        k.rect(x, 176, 18, 74, k.INK, 9)
        + k.circle(x + 9, 246, 13, k.dark(k.TEAL, 0.08))
        + k.rect(x, 176, 18, 68, k.INK, 9)
        for x in (420, 545, 670)
    )
    ovary = k.smooth(
        [
            (900, 560),
            (916, 450),
            (1000, 380),
            (1120, 372),
            (1220, 430),
            (1258, 540),
            (1214, 650),
            (1110, 706),
            (990, 690),
            (920, 640),
        ]
    )
    follicles = []
    for i in range(11):
        angle = math.radians(i * 360 / 11 + 8)
        x, y = 1080 + math.cos(angle) * 128, 540 + math.sin(angle) * 112
        size = 29.0 + (i * 7) % 3 * 4
        follicles.append(
            k.form(
                k.circle_d(x, y, size),
                k.light(k.SKY, 0.1),
                k.circle(x - size * 0.25, y - size * 0.28, size * 0.26, "#ffffff", opacity=0.9),
                shade=k.BLUE,
                shift=(-5, -5),
            )
        )
    tube_fill = k.mix(k.CORAL, k.BLUSH, 0.3)
    mouth = k.place(
        *[k.circle(-66 + i * 22, 8 + 12 * math.cos((i - 3) * 0.5), 17, k.dark(tube_fill, 0.03)) for i in range(7)],
        k.ellipse(0, 0, 72, 20, tube_fill),
        k.ellipse(0, 3, 54, 11, k.TERRA),
        x=1026,
        y=306,
        turn=36,
    )
    tube = k.limb_d([(1490, 330), (1400, 220), (1250, 160), (1120, 190), (1034, 300)], (56, 48, 46, 60, 138), cuff=True)
    return k.canvas(
        k.backdrop(k.BLUSH, 9, rx=670, ry=410),
        k.fern([(170, 910), (220, 760), (190, 600), (120, 500)], k.SEA, 100, 14),
        k.sprig([(1340, 910), (1370, 800), (1330, 720)], k.LEAF, 80, 5),
        k.path(k.rect_d(352, 236, 460, 520, 30), k.dark(k.BLUSH, 0.14), opacity=0.6),
        k.form(page, k.CREAM, *days, shade=k.SAND, shift=(-12, -12)),
        k.clip(page, k.rect(330, 210, 460, 112, k.TEAL)),
        rings,
        k.limb([(1230, 580), (1340, 560), (1490, 470)], (44, 34, 50), k.mix(k.BLUSH, k.CORAL, 0.35)),
        k.form(tube, tube_fill, shift=(-6, -8)),
        mouth,
        k.form(
            k.smooth(
                [(1470, 270), (1560, 240), (1680, 240), (1680, 760), (1600, 740), (1540, 620), (1470, 480), (1440, 360)]
            ),
            k.mix(k.CORAL, k.BLUSH, 0.15),
            shift=(14, -10),
        ),
        k.path(ovary, k.dark(k.BLUSH, 0.16), transform="translate(18 20)", opacity=0.6),
        k.form(
            ovary,
            k.mix(k.CORAL, k.HONEY, 0.35),
            k.path(k.blob_d(1080, 540, 84, 66, 3), k.mix(k.CORAL, k.HONEY, 0.15)),
            *follicles,
            shift=(-20, -16),
        ),
    )


SCENES: dict[str, Callable[[], str]] = {
    "conditions/brain-and-nerves/multiple-sclerosis-early-symptoms": ms_early_symptoms,
    "conditions/brain-and-nerves/migraine-or-tension-headache": migraine,
    "conditions/brain-and-nerves/stroke-warning-signs": stroke_signs,
    "conditions/heart-and-circulation/high-blood-pressure-numbers": blood_pressure,
    "conditions/heart-and-circulation/atrial-fibrillation": atrial_fibrillation,
    "conditions/heart-and-circulation/heart-attack-warning-signs": heart_attack,
    "conditions/skin-and-hair/random-bald-spots": random_bald_spots,
    "conditions/skin-and-hair/atopic-eczema-care": eczema_care,
    "conditions/skin-and-hair/checking-moles": checking_moles,
    "conditions/hormones-and-metabolism/type-2-diabetes": type_2_diabetes,
    "conditions/hormones-and-metabolism/underactive-thyroid": thyroid,
    "conditions/hormones-and-metabolism/polycystic-ovary-syndrome": polycystic_ovary,
}
