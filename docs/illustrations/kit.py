"""Palette, drawing helpers and re-usable motifs of the illustrations.

Every helper returns SVG text. A scene is a join of such texts on a canvas of
1600 by 900 units, with the light coming from the upper left.
"""

from __future__ import annotations

import colorsys
import itertools
import math
import random
from collections.abc import Sequence

Point = tuple[float, float]

WIDTH, HEIGHT = 1600, 900

PAPER = "#f8efe1"
CREAM = "#fdf8ee"
SAND = "#ecdcc3"
TAUPE = "#cbb293"
PINE = "#17484c"
TEAL = "#2b6d6c"
SEA = "#7db0a3"
MIST = "#c3dacd"
SAGE = "#a8c2a0"
LEAF = "#5f9277"
CORAL = "#e5805f"
TERRA = "#c2573e"
BLUSH = "#f4c3ab"
OCHRE = "#dfa23a"
HONEY = "#f2cf87"
SKY = "#c2e0e6"
BLUE = "#5b9cb6"
INK = "#1d2f46"
DUSK = "#35536e"
PLUM = "#7b4659"
WOOD = "#c98f5b"
SNOW = "#f3f6f4"

SKIN_FAIR = "#f6d2ba"
SKIN_PEACH = "#ecb893"
SKIN_HONEY = "#d79b6c"
SKIN_TAN = "#b67850"
SKIN_BROWN = "#8c583c"
SKIN_DEEP = "#623d2e"

HAIR_BLACK = "#232634"
HAIR_BROWN = "#4f3129"
HAIR_AUBURN = "#94472f"
HAIR_SAND = "#cf9a54"
HAIR_GREY = "#b9bbb8"

_ids = itertools.count(1)


# --- colour ---------------------------------------------------------------


def mix(first: str, second: str, share: float) -> str:
    """Blend two hex colours; `share` is the part of the second."""
    one = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    two = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, two, strict=True))


def dark(colour: str, amount: float = 0.1) -> str:
    """A deeper colour of the same hue, for shadows."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = max(0.0, light - amount)
    rgb = colorsys.hls_to_rgb(hue, light, min(1.0, saturation * 1.02))
    return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)


def light(colour: str, amount: float = 0.3) -> str:
    """A lighter tint, warmed towards the paper."""
    return mix(colour, CREAM, amount)


# --- numbers and paths ----------------------------------------------------


def num(value: float) -> str:
    """A short decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def lerp(a: Point, b: Point, t: float) -> Point:
    """A point between two points."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def scatter(count: int, box: tuple[float, float, float, float], seed: int = 1) -> list[Point]:
    """Pseudo-random points in a box (x, y, width, height); a seed always gives the same ones."""
    source = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    return [(box[0] + source.random() * box[2], box[1] + source.random() * box[3]) for _ in range(count)]


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """A point at an angle (clockwise from the right) around a centre."""
    angle = math.radians(degrees)
    return (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))


def sample(points: Sequence[Point], steps: int = 12, closed: bool = False) -> list[Point]:
    """Points along a Catmull-Rom curve through `points`."""
    count = len(points)
    out: list[Point] = []
    spans = count if closed else count - 1
    for i in range(spans):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        out.extend(_catmull(p0, p1, p2, p3, step / steps) for step in range(steps))
    if not closed:
        out.append(points[-1])
    return out


def _catmull(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return (axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1]))


def poly(points: Sequence[Point], closed: bool = True) -> str:
    """Path data of a polygon or polyline."""
    text = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)
    return text + ("Z" if closed else "")


def draw(*parts: str | Point) -> str:
    """Path data from commands and points."""
    return " ".join(part if isinstance(part, str) else f"{num(part[0])} {num(part[1])}" for part in parts)


def smooth(points: Sequence[Point], closed: bool = True) -> str:
    """Path data of a smooth curve through the points."""
    count = len(points)
    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1 = points[max(i - 1, 0)], points[i]
            p2, p3 = points[i + 1], points[min(i + 2, count - 1)]
        c1 = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
        c2 = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
        parts.append("C" + " ".join(f"{num(x)} {num(y)}" for x, y in (c1, c2, p2)))
    return "".join(parts) + ("Z" if closed else "")


def limb_d(points: Sequence[Point], widths: Sequence[float], steps: int = 12, cuff: bool = False) -> str:
    """Outline of a tapering tube along a smooth line; round ends, or a flat far end as of a sleeve."""
    line = sample(points, steps)
    spans = len(points) - 1
    where = [i * (len(widths) - 1) / (spans * steps) for i in range(len(line))]
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy) or 1.0
        base = min(int(where[i]), len(widths) - 2)
        ease = where[i] - base
        ease = ease * ease * (3 - 2 * ease)
        half = (widths[base] + (widths[base + 1] - widths[base]) * ease) / 2
        left.append((x + dy / size * half, y - dx / size * half))
        right.append((x - dy / size * half, y + dx / size * half))
    end, start = num(widths[-1] * (1.5 if cuff else 0.5)), num(widths[0] / 2)
    text = poly(left, closed=False)
    text += f"A{end} {end} 0 0 1 {num(right[-1][0])} {num(right[-1][1])}"
    text += "L" + "L".join(f"{num(x)} {num(y)}" for x, y in reversed(right))
    return text + f"A{start} {start} 0 0 1 {num(left[0][0])} {num(left[0][1])}Z"


def piece(points: Sequence[Point], start: float, end: float, steps: int = 400) -> list[Point]:
    """Part of a smooth line between two shares of its length."""
    line = sample(points, steps)
    last = min(round(end * (len(line) - 1)), len(line) - 1)
    first = min(round(start * (len(line) - 1)), last - 1)
    return [line[round(first + (last - first) * i / 8)] for i in range(9)]


def bent(start: Point, joint: Point, end: Point, soft: float = 0.16) -> list[Point]:
    """Points of a limb with one joint that bends in a short curve."""
    a, b = lerp(joint, start, soft), lerp(joint, end, soft)
    middle = lerp(lerp(a, b, 0.5), joint, 0.55)
    return [start, lerp(start, a, 0.5), a, middle, b, lerp(b, end, 0.5), end]


def circle_d(x: float, y: float, r: float) -> str:
    """Path data of a circle."""
    return ellipse_d(x, y, r, r)


def ellipse_d(x: float, y: float, rx: float, ry: float) -> str:
    """Path data of an ellipse."""
    a, b = num(rx), num(ry)
    return f"M{num(x - rx)} {num(y)}a{a} {b} 0 1 1 {num(2 * rx)} 0a{a} {b} 0 1 1 {num(-2 * rx)} 0Z"


def rect_d(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """Path data of a rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    if not r:
        return poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    q = num(r)
    return (
        f"M{num(x + r)} {num(y)}h{num(w - 2 * r)}a{q} {q} 0 0 1 {q} {q}v{num(h - 2 * r)}"
        f"a{q} {q} 0 0 1 -{q} {q}h{num(2 * r - w)}a{q} {q} 0 0 1 -{q} -{q}v{num(2 * r - h)}"
        f"a{q} {q} 0 0 1 {q} -{q}Z"
    )


def blob_d(x: float, y: float, rx: float, ry: float, seed: int = 1, wobble: float = 0.1) -> str:
    """Path data of an organic blob; the same seed gives the same shape."""
    points = []
    for i in range(9):
        angle = 2 * math.pi * i / 9
        swing = math.sin(seed * 1.7 + i * 2.3) * 0.6 + math.sin(seed * 0.9 + i * 1.1) * 0.4
        r = 1 + wobble * swing
        points.append((x + math.cos(angle) * rx * r, y + math.sin(angle) * ry * r))
    return smooth(points)


# --- elements -------------------------------------------------------------


def _attrs(extra: dict[str, object]) -> str:
    pairs = ((k.rstrip("_").replace("_", "-"), v) for k, v in extra.items() if v is not None)
    return "".join(f' {k}="{v}"' for k, v in pairs)


def path(d: str, fill: str = "none", **extra: object) -> str:
    """A filled path."""
    return f'<path d="{d}" fill="{fill}"{_attrs(extra)}/>'


def stroke(d: str, colour: str, width: float = 4, **extra: object) -> str:
    """A stroked path with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_attrs(extra)}/>'
    )


def circle(x: float, y: float, r: float, fill: str, **extra: object) -> str:
    """A disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{_attrs(extra)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **extra: object) -> str:
    """An elliptical disc."""
    return path(ellipse_d(x, y, rx, ry), fill, **extra)


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, **extra: object) -> str:
    """A rectangle."""
    return path(rect_d(x, y, w, h, r), fill, **extra)


def group(*parts: str, **extra: object) -> str:
    """A group with attributes."""
    return f"<g{_attrs(extra)}>{''.join(parts)}</g>"


def place(*parts: str, x: float = 0, y: float = 0, turn: float = 0, size: float = 1, flip: bool = False) -> str:
    """Move, turn, scale and perhaps mirror what is drawn around the origin."""
    mirrored = f"{num(-1) if flip else 1}"
    scale = f"scale({size:.3f}) scale({mirrored} 1)"
    return group(*parts, transform=f"translate({num(x)} {num(y)}) rotate({num(turn)}) {scale}")


def zoom(*parts: str, size: float, x: float = 800, y: float = 800, dx: float = 0, dy: float = 0) -> str:
    """Scale parts around a fixed point, then move them."""
    shift = f"translate({num(x + dx)} {num(y + dy)}) scale({size:.3f}) translate({num(-x)} {num(-y)})"
    return group(*parts, transform=shift)


def clip(d: str, *parts: str) -> str:
    """Parts cut to the inside of a path."""
    name = f"c{next(_ids)}"
    return f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">{"".join(parts)}</g>'


def form(
    d: str,
    fill: str,
    *inner: str,
    shade: str | None = None,
    shift: Point = (-14, -8),
) -> str:
    """A shape with a crescent of shadow on its far side and parts clipped into it."""
    under = shade or dark(fill)
    lit = path(d, fill, transform=f"translate({num(shift[0])} {num(shift[1])})")
    return path(d, under) + clip(d, lit, *inner)


def limb(
    points: Sequence[Point],
    widths: Sequence[float],
    fill: str,
    shade: str | None = None,
    shift: Point | None = None,
    cuff: bool = False,
) -> str:
    """A shaded tapering tube."""
    span = max(widths) * 0.16
    return form(limb_d(points, widths, cuff=cuff), fill, shade=shade, shift=shift or (-span, -span * 0.6))


def haze(d: str, colour: str, angle: float = 60, strength: float = 0.5, start: float = 0.35) -> str:
    """A grainy gradient of a colour growing across a shape in a direction."""
    name = f"h{next(_ids)}"
    a, b = polar((0.5, 0.5), 0.5, angle + 180), polar((0.5, 0.5), 0.5, angle)
    return (
        f'<linearGradient id="{name}" x1="{a[0]:.2f}" y1="{a[1]:.2f}" x2="{b[0]:.2f}" y2="{b[1]:.2f}">'
        f'<stop offset="{start}" stop-color="{colour}" stop-opacity="0"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="{strength}"/></linearGradient>'
        + path(d, f"url(#{name})", filter="url(#dissolve)")
    )


def glow(x: float, y: float, r: float, colour: str, strength: float = 0.6) -> str:
    """A soft round light."""
    name = f"r{next(_ids)}"
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" '
        f'stop-opacity="{strength}"/><stop offset="1" stop-color="{colour}" stop-opacity="0"/>'
        f"</radialGradient>" + circle(x, y, r, f"url(#{name})")
    )


def shadow(x: float, y: float, rx: float, ry: float, colour: str, opacity: float = 0.35) -> str:
    """A contact shadow on a floor or table."""
    return ellipse(x, y, rx, ry, colour, opacity=opacity, filter="url(#soft)")


_DEFS = """<defs>
<filter id="soft" x="-20%" y="-60%" width="140%" height="220%"><feGaussianBlur stdDeviation="7"/></filter>
<filter id="blur" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="26"/></filter>
<filter id="dissolve" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.55" numOctaves="2" seed="7" result="n"/>
<feColorMatrix in="n" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2.4 0 0 0 -0.45" result="m"/>
<feComposite in="SourceGraphic" in2="m" operator="in" result="g"/>
<feComposite in="SourceGraphic" in2="g" operator="arithmetic" k2="0.85" k3="0.15"/></filter>
<filter id="paper" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.013 0.017" numOctaves="3" seed="11"/>
<feColorMatrix type="matrix" values="0 0 0 0 0.35 0 0 0 0 0.25 0 0 0 0 0.16 1.6 0 0 0 -0.62"/></filter>
<filter id="grain" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.42" numOctaves="2" seed="5"/>
<feColorMatrix type="matrix" values="0 0 0 0 0.2 0 0 0 0 0.14 0 0 0 0 0.1 2.2 0 0 0 -0.9"/></filter>
</defs>"""


def canvas(*parts: str, width: int = WIDTH, height: int = HEIGHT, texture: bool = True) -> str:
    """The whole picture with the paper texture over it."""
    full = f'x="0" y="0" width="{width}" height="{height}"'
    over = f'<rect {full} filter="url(#paper)" opacity="0.035"/><rect {full} filter="url(#grain)" opacity="0.014"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{_DEFS}'
        f"{''.join(parts)}"
        f"{over if texture else ''}</svg>"
    )


# --- backgrounds ----------------------------------------------------------


def backdrop(blob: str = MIST, seed: int = 1, paper: str = PAPER, rx: float = 640, ry: float = 400) -> str:
    """Warm paper with a large blob and a paler one beside it."""
    second = mix(blob, paper, 0.62)
    main = blob_d(800, 440, rx, ry, seed, 0.09)
    return (
        rect(0, 0, WIDTH, HEIGHT, paper)
        + path(blob_d(860, 470, rx * 1.14, ry * 1.13, seed + 3, 0.11), second)
        + path(main, blob)
        + haze(main, dark(blob, 0.08), 50, 0.55, 0.4)
    )


def room(wall: str, floor: str, level: float = 700) -> str:
    """A wall and a floor with a skirting line."""
    wall_d = rect_d(0, 0, WIDTH, level)
    floor_d = rect_d(0, level, WIDTH, HEIGHT - level)
    return (
        path(wall_d, wall)
        + haze(wall_d, dark(wall, 0.09), 25, 0.7, 0.35)
        + path(floor_d, floor)
        + haze(floor_d, dark(floor, 0.08), 60, 0.6, 0.3)
        + rect(0, level - 14, WIDTH, 14, light(wall, 0.35))
    )


def tabletop(level: float = 690, fill: str = WOOD) -> str:
    """A table seen from a little above, across the whole picture."""
    top = rect_d(-10, level, WIDTH + 20, HEIGHT - level + 10)
    edge = dark(fill, 0.1)
    return path(top, fill) + haze(top, edge, 40, 0.6, 0.2) + rect(-10, level, WIDTH + 20, 7, light(fill, 0.35))


def light_patch(points: Sequence[Point], colour: str = CREAM, opacity: float = 0.28) -> str:
    """A patch of light from a window."""
    return path(poly(points), colour, opacity=opacity)


def window(x: float, y: float, w: float, h: float, sky: str = SKY, frame: str = CREAM, view: str = "") -> str:
    """A window with a view, a cross bar and a sill."""
    pane = rect_d(x, y, w, h, 10)
    bar = dark(frame, 0.07)
    return (
        rect(x - 20, y - 20, w + 40, h + 40, bar, 16)
        + rect(x - 20, y - 20, w + 34, h + 34, frame, 16)
        + path(pane, sky)
        + clip(
            pane,
            view,
            path(
                poly([(x, y + h * 0.55), (x, y + h * 0.2), (x + w * 0.5, y), (x + w * 0.8, y)]), "#ffffff", opacity=0.16
            ),
            rect(x + w / 2 - 8, y, 16, h, frame),
            rect(x + w / 2 + 5, y, 3, h, bar),
            rect(x, y, w, 8, bar, opacity=0.7),
        )
        + rect(x - 44, y + h + 16, w + 88, 26, frame, 6)
        + rect(x - 44, y + h + 32, w + 88, 12, bar, 6)
    )


def hills(x: float, y: float, w: float, h: float, near: str = LEAF, far: str = SAGE) -> str:
    """Two rows of hills filling the lower part of a box."""
    back = [(x - 20, y + h), (x - 20, y + h * 0.62), (x + w * 0.25, y + h * 0.5), (x + w * 0.55, y + h * 0.66)]
    back += [(x + w * 0.8, y + h * 0.52), (x + w + 20, y + h * 0.6), (x + w + 20, y + h)]
    front = [(x - 20, y + h), (x - 20, y + h * 0.78), (x + w * 0.3, y + h * 0.82), (x + w * 0.62, y + h * 0.7)]
    front += [(x + w + 20, y + h * 0.8), (x + w + 20, y + h)]
    return path(smooth(back), far) + path(smooth(front), near)


def curtain(x: float, y: float, w: float, h: float, fill: str, folds: int = 4) -> str:
    """A hanging curtain with folds."""
    step = w / folds
    parts = [rect(x, y, w, h, fill, 8)]
    for i in range(folds):
        left = x + i * step
        d = smooth([(left + step * 0.62, y), (left + step, y), (left + step * 0.98, y + h), (left + step * 0.5, y + h)])
        parts.append(path(d, dark(fill, 0.05)))
        parts.append(rect(left + step * 0.14, y, step * 0.13, h, light(fill, 0.14)))
    return clip(rect_d(x, y, w, h, 8), *parts)


# --- plants ---------------------------------------------------------------


def leaf(x: float, y: float, length: float, width: float, turn: float, fill: str) -> str:
    """One pointed leaf with a darker half."""
    d = f"M0 0C{num(length * 0.3)} {num(-width)} {num(length * 0.75)} {num(-width * 0.7)} {num(length)} 0"
    d += f"C{num(length * 0.75)} {num(width * 0.7)} {num(length * 0.3)} {num(width)} 0 0Z"
    half = f"M0 0C{num(length * 0.3)} {num(width)} {num(length * 0.75)} {num(width * 0.7)} {num(length)} 0Z"
    return place(path(d, fill), path(half, dark(fill, 0.06)), x=x, y=y, turn=turn)


def sprig(points: Sequence[Point], fill: str, size: float = 60, count: int = 6, stem: str | None = None) -> str:
    """A stem with pairs of leaves."""
    line = sample(points, 20)
    parts = [stroke(smooth(points, closed=False), stem or dark(fill, 0.12), max(3, size * 0.07))]
    for i in range(count):
        at = (i + 0.8) / (count + 0.3)
        k = min(int(at * (len(line) - 1)), len(line) - 2)
        (x, y), (x2, y2) = line[k], line[k + 1]
        heading = math.degrees(math.atan2(y2 - y, x2 - x))
        grow = size * (1.06 - 0.45 * at)
        parts.append(leaf(x, y, grow, grow * 0.3, heading - 48, fill))
        parts.append(leaf(x, y, grow, grow * 0.3, heading + 48, dark(fill, 0.04)))
    end, prev = line[-1], line[-3]
    heading = math.degrees(math.atan2(end[1] - prev[1], end[0] - prev[0]))
    parts.append(leaf(end[0], end[1], size * 0.6, size * 0.18, heading, fill))
    return "".join(parts)


def fern(points: Sequence[Point], fill: str, size: float = 90, count: int = 16) -> str:
    """A fern frond: many leaflets that shrink towards the tip."""
    line = sample(points, 24)
    parts = [stroke(smooth(points, closed=False), dark(fill, 0.1), max(3, size * 0.05))]
    for i in range(count):
        at = 0.12 + 0.86 * i / (count - 1)
        k = min(int(at * (len(line) - 1)), len(line) - 2)
        (x, y), (x2, y2) = line[k], line[k + 1]
        heading = math.degrees(math.atan2(y2 - y, x2 - x))
        grow = size * (1 - at) ** 0.75 * (0.75 + 0.25 * min(1, at * 5)) + 8
        parts.append(leaf(x, y, grow, grow * 0.17, heading - 62, fill))
        parts.append(leaf(x, y, grow, grow * 0.17, heading + 62, dark(fill, 0.035)))
    return "".join(parts)


def pot(x: float, y: float, w: float, h: float, fill: str) -> str:
    """A plant pot standing on y."""
    d = poly([(x - w / 2, y - h), (x + w / 2, y - h), (x + w * 0.38, y), (x - w * 0.38, y)])
    rim = rect_d(x - w * 0.55, y - h - h * 0.06, w * 1.1, h * 0.24, 6)
    return form(d, fill, shift=(-w * 0.22, 0)) + form(rim, light(fill, 0.12), shift=(-w * 0.2, 0))


def plant(x: float, y: float, size: float, fill: str = LEAF, pot_fill: str = TERRA, kind: str = "sprig") -> str:
    """A plant in a pot standing on y; size is about its whole height."""
    top = y - size * 0.3
    stems: list[list[Point]] = [
        [(x, top), (x - size * 0.1, top - size * 0.3), (x - size * 0.3, top - size * 0.52)],
        [(x, top), (x + size * 0.12, top - size * 0.28), (x + size * 0.32, top - size * 0.44)],
        [(x, top), (x + size * 0.01, top - size * 0.35), (x + size * 0.05, top - size * 0.68)],
    ]
    if kind == "fern":
        stems.append([(x, top), (x - size * 0.22, top - size * 0.16), (x - size * 0.42, top - size * 0.1)])
        stems.append([(x, top), (x + size * 0.22, top - size * 0.14), (x + size * 0.42, top - size * 0.05)])
        fronds = "".join(fern(s, fill if i % 2 else dark(fill, 0.05), size * 0.17, 13) for i, s in enumerate(stems))
    else:
        fronds = "".join(sprig(s, fill if i % 2 else dark(fill, 0.05), size * 0.2, 4) for i, s in enumerate(stems))
    return fronds + pot(x, y, size * 0.32, size * 0.32, pot_fill)


def pine(x: float, y: float, size: float, fill: str = TEAL, snow: str | None = None) -> str:
    """A pine tree standing on y."""
    parts = [rect(x - size * 0.03, y - size * 0.14, size * 0.06, size * 0.14, dark(WOOD, 0.2))]
    for i in range(4):
        top = y - size + i * size * 0.19
        w = size * (0.13 + 0.075 * i)
        base = top + size * 0.33
        d = smooth_corner([(x, top), (x + w, base), (x, base - size * 0.03), (x - w, base)])
        under = form(d, mix(fill, "#0d3236", 0.12 * (3 - i) * 0.5), shift=(-w * 0.28, -size * 0.008))
        cap = (
            path(
                smooth_corner(
                    [
                        (x, top),
                        (x + w * 0.45, top + size * 0.14),
                        (x + w * 0.12, top + size * 0.11),
                        (x - w * 0.12, top + size * 0.17),
                        (x - w * 0.47, top + size * 0.15),
                    ]
                ),
                snow,
            )
            if snow
            else ""
        )
        parts.insert(1, under + cap)
    return "".join(parts)


def smooth_corner(points: Sequence[Point], soft: float = 0.16) -> str:
    """Path data of a polygon with rounded corners."""
    count = len(points)
    parts: list[str] = []
    for i, point in enumerate(points):
        a, b = lerp(point, points[i - 1], soft), lerp(point, points[(i + 1) % count], soft)
        parts.append(f"{'L' if parts else 'M'}{num(a[0])} {num(a[1])}")
        parts.append(f"Q{num(point[0])} {num(point[1])} {num(b[0])} {num(b[1])}")
    return "".join(parts) + "Z"


# --- things ---------------------------------------------------------------


def tumbler(x: float, y: float, w: float, h: float, water: str = "#9ccbd6") -> str:
    """A glass of water standing on y."""
    glass = poly([(x - w / 2, y - h), (x + w / 2, y - h), (x + w * 0.4, y), (x - w * 0.4, y)])
    fill_top = y - h * 0.68
    inner = poly([(x - w * 0.47, fill_top), (x + w * 0.47, fill_top), (x + w * 0.38, y - 8), (x - w * 0.38, y - 8)])
    return (
        path(glass, "#ffffff", opacity=0.42)
        + path(inner, water, opacity=0.85)
        + clip(inner, rect(x + w * 0.12, fill_top, w, h, dark(water, 0.08), opacity=0.6))
        + ellipse(x, fill_top, w * 0.465, w * 0.09, light(water, 0.5))
        + stroke(
            f"M{num(x - w * 0.34)} {num(y - h * 0.86)}L{num(x - w * 0.29)} {num(y - h * 0.16)}",
            "#ffffff",
            w * 0.06,
            opacity=0.75,
        )
        + stroke(ellipse_d(x, y - h, w / 2, w * 0.1), "#ffffff", 4, opacity=0.9)
    )


def mug(x: float, y: float, w: float, h: float, fill: str = CORAL) -> str:
    """A mug standing on y, handle on the right."""
    body = rect_d(x - w / 2, y - h, w, h, w * 0.14)
    handle = stroke(
        draw("M", (x + w * 0.46, y - h * 0.78), "c", (w * 0.4, -h * 0.02), (w * 0.4, h * 0.54), (0, h * 0.5)),
        dark(fill, 0.08),
        w * 0.13,
    )
    return handle + form(body, fill, shift=(-w * 0.22, 0)) + ellipse(x, y - h + 3, w * 0.48, w * 0.1, dark(fill, 0.2))


def bowl(x: float, y: float, w: float, h: float, fill: str, content: str, inside: str = "") -> str:
    """A bowl standing on y; `inside` is drawn on the content's surface."""
    top = y - h
    d = draw(
        *("M", (x - w / 2, top), "C", (x - w * 0.47, y - h * 0.25), (x - w * 0.3, y), (x - w * 0.18, y)),
        *("L", (x + w * 0.18, y), "C", (x + w * 0.3, y), (x + w * 0.47, y - h * 0.25), (x + w / 2, top), "Z"),
    )
    rim = w * 0.115
    surface = ellipse_d(x, top + 2, w * 0.455, rim * 0.82)
    return (
        form(d, fill, shift=(-w * 0.13, -h * 0.06))
        + ellipse(x, top, w / 2, rim, light(fill, 0.35))
        + ellipse(x, top + 1, w * 0.47, rim * 0.88, dark(fill, 0.12))
        + path(surface, content)
        + clip(surface, path(ellipse_d(x + w * 0.1, top + rim * 0.35, w * 0.46, rim), dark(content, 0.05)), inside)
    )


def bottle(x: float, y: float, w: float, h: float, fill: str, cap: str, label: str | None = None) -> str:
    """A bottle with a cap and a plain label, standing on y."""
    neck = w * 0.36
    left, right, collar, hip = x - w / 2, x + w / 2, y - h * 0.84, y - h * 0.66
    turn_y = y - h * 0.76
    body = draw(
        *("M", (x - neck / 2, y - h), "L", (x - neck / 2, collar)),
        *("C", (x - neck / 2, turn_y), (left, turn_y), (left, hip), "L", (left, y - 14)),
        *("Q", (left, y), (left + 14, y), "L", (right - 14, y), "Q", (right, y), (right, y - 14), "L", (right, hip)),
        *("C", (right, turn_y), (x + neck / 2, turn_y), (x + neck / 2, collar), "L", (x + neck / 2, y - h), "Z"),
    )
    tag = rect(x - w / 2, y - h * 0.54, w, h * 0.36, label) if label else ""
    shade_tag = rect(x + w * 0.24, y - h * 0.54, w, h * 0.36, dark(label, 0.07)) if label else ""
    return form(
        body,
        fill,
        tag,
        shade_tag,
        stroke(f"M{num(x - w * 0.36)} {num(y - h * 0.64)}V{num(y - h * 0.58)}", "#ffffff", w * 0.06, opacity=0.6),
        shift=(-w * 0.24, 0),
    ) + form(rect_d(x - neck * 0.68, y - h * 1.04, neck * 1.36, h * 0.16, 6), cap, shift=(-neck * 0.4, 0))


def tablet(x: float, y: float, r: float, fill: str = CREAM, turn: float = 0, squash: float = 0.5) -> str:
    """A round tablet lying at an angle, with a score line."""
    rim = r * 0.34
    side = f"M{num(-r)} 0v{num(rim)}a{num(r)} {num(r * squash)} 0 0 0 {num(2 * r)} 0v{num(-rim)}Z"
    return place(
        form(side, dark(fill, 0.08), shift=(-r * 0.5, 0)),
        ellipse(0, 0, r, r * squash, fill),
        ellipse(0, 0, r * 0.86, r * squash * 0.86, light(fill, 0.5) if fill != CREAM else "#fffdf8"),
        stroke(
            f"M{num(-r * 0.5)} {num(-r * squash * 0.46)}L{num(r * 0.5)} {num(r * squash * 0.46)}",
            dark(fill, 0.12),
            r * 0.07,
        ),
        x=x,
        y=y,
        turn=turn,
    )


def capsule(x: float, y: float, length: float, turn: float, one: str = CORAL, two: str = CREAM) -> str:
    """A two-coloured capsule around its middle."""
    r = length * 0.19
    d = rect_d(-length / 2, -r, length, 2 * r, r)
    return place(
        form(
            d,
            one,
            rect(0, -r, length, 2 * r, two),
            rect(0, r * 0.34, length, r, dark(two, 0.09)),
            rect(-length, r * 0.34, length, r, dark(one, 0.09)),
            rect(-2, -r, 5, 2 * r, dark(one, 0.12)),
            shift=(0, -r * 0.4),
        ),
        stroke(f"M{num(-length * 0.34)} {num(-r * 0.5)}H{num(-length * 0.1)}", "#ffffff", r * 0.2, opacity=0.6),
        x=x,
        y=y,
        turn=turn,
    )


def red_cell(x: float, y: float, r: float, turn: float = 0, squash: float = 0.8, fill: str = TERRA) -> str:
    """A red blood cell: a disc with a dimple."""
    d = ellipse_d(0, 0, r, r * squash)
    return place(
        form(d, fill, shift=(-r * 0.12, -r * 0.12)),
        path(ellipse_d(r * 0.03, r * 0.02, r * 0.52, r * 0.48 * squash), dark(fill, 0.09)),
        path(ellipse_d(r * 0.09, r * 0.1 * squash, r * 0.43, r * 0.38 * squash), light(fill, 0.13)),
        stroke(
            smooth(
                [(-r * 0.76, -r * 0.2 * squash), (-r * 0.52, -r * 0.6 * squash), (-r * 0.08, -r * 0.8 * squash)],
                closed=False,
            ),
            light(fill, 0.4),
            r * 0.07,
        ),
        x=x,
        y=y,
        turn=turn,
    )


def books(x: float, y: float, widths: Sequence[float], fills: Sequence[str], h: float = 30) -> str:
    """A stack of lying books, the first at the bottom, standing on y."""
    parts = []
    for i, (w, fill) in enumerate(zip(widths, fills, strict=True)):
        top = y - (i + 1) * h
        shift = (i % 2) * 12 - 6
        parts.append(form(rect_d(x - w / 2 + shift, top, w, h - 2, 5), fill, shift=(0, -h * 0.3)))
        parts.append(rect(x + w / 2 + shift - 16, top + 5, 16, h - 12, CREAM))
        parts.append(rect(x - w / 2 + shift + 22, top, 8, h - 2, light(fill, 0.4)))
    return "".join(parts)


def heart_d(x: float, y: float, size: float) -> str:
    """Path data of a small heart sign."""
    s = size / 2
    return draw(
        *("M", (x, y + s * 0.9), "C", (x - s * 1.5, y - s * 0.1), (x - s * 0.8, y - s * 1.2), (x, y - s * 0.4)),
        *("C", (x + s * 0.8, y - s * 1.2), (x + s * 1.5, y - s * 0.1), (x, y + s * 0.9), "Z"),
    )


def cloud(x: float, y: float, w: float, fill: str) -> str:
    """A flat cloud."""
    return group(
        circle(x - w * 0.25, y, w * 0.17, fill),
        circle(x, y - w * 0.08, w * 0.24, fill),
        circle(x + w * 0.26, y + w * 0.01, w * 0.16, fill),
        rect(x - w * 0.42, y, w * 0.84, w * 0.17, fill, w * 0.08),
    )


# --- people ---------------------------------------------------------------

_PROFILE: list[Point] = [
    (42, 0),
    (60, 4),
    (72, 14),
    (78, 27),
    (79.6, 36),
    (77.6, 43.5),
    (81, 50.5),
    (86.5, 58),
    (89, 62.5),
    (87, 66),
    (81.2, 68.3),
    (81.6, 71.3),
    (84, 74.6),
    (81.4, 77.6),
    (82.8, 80.4),
    (79.2, 84.2),
    (80.2, 89.5),
    (77.5, 95.5),
    (69.5, 98.4),
    (59, 96.4),
    (53.5, 101),
    (51.5, 113),
    (55, 140),
    (32, 150),
    (8, 140),
    (13.5, 112),
    (13.5, 94),
    (8, 79),
    (-1, 62),
    (-3, 42),
    (3, 22),
    (19, 6),
]

_HAIR_SIDE: dict[str, list[Point]] = {
    "short": [
        (75, 21),
        (70, 7),
        (58, -3),
        (40, -6),
        (18, -1),
        (1, 15),
        (-6, 38),
        (-4, 60),
        (4, 76),
        (12, 84),
        (20, 80),
        (28, 70),
        (33, 60),
        (38, 47),
        (47, 50),
        (52, 56),
        (54, 44),
        (57, 34),
        (66, 28),
    ],
    "bob": [
        (76, 22),
        (72, 6),
        (58, -5),
        (40, -8),
        (16, -3),
        (-3, 14),
        (-10, 40),
        (-11, 66),
        (-6, 90),
        (6, 101),
        (24, 103),
        (40, 98),
        (49, 86),
        (51, 68),
        (52, 52),
        (56, 38),
        (66, 30),
    ],
    "bun": [
        (75, 20),
        (70, 6),
        (58, -3),
        (40, -6),
        (18, -1),
        (0, 15),
        (-6, 36),
        (-4, 58),
        (6, 74),
        (14, 80),
        (24, 72),
        (32, 60),
        (38, 47),
        (48, 47),
        (55, 42),
        (58, 32),
        (66, 26),
    ],
    "afro": [
        (77, 22),
        (80, 4),
        (68, -14),
        (46, -22),
        (20, -19),
        (-4, -5),
        (-18, 18),
        (-20, 44),
        (-12, 66),
        (4, 80),
        (18, 80),
        (28, 70),
        (34, 58),
        (40, 48),
        (50, 52),
        (56, 42),
        (60, 32),
        (68, 27),
    ],
    "long": [
        (76, 22),
        (72, 6),
        (58, -5),
        (40, -8),
        (16, -3),
        (-4, 14),
        (-12, 42),
        (-14, 72),
        (-20, 104),
        (-18, 138),
        (4, 146),
        (26, 138),
        (34, 112),
        (36, 88),
        (44, 70),
        (52, 52),
        (56, 38),
        (66, 30),
    ],
}


def head_side(
    x: float,
    y: float,
    size: float,
    skin: str,
    hair: str = HAIR_BROWN,
    style: str = "short",
    turn: float = 0,
    flip: bool = False,
    ear: bool = True,
    low: bool = False,
) -> str:
    """A head in profile facing right with its neck; x, y is the middle of the skull, `low` a sad mouth."""
    parts = []
    if style == "bun":
        parts.append(form(circle_d(-12, 20, 17), hair, shift=(-3, -3)))
    if style == "pony":
        parts.append(
            form(
                smooth([(2, 30), (-16, 34), (-26, 56), (-24, 92), (-14, 104), (-8, 84), (-4, 60)]), hair, shift=(-4, -2)
            )
        )
    parts.append(
        form(
            smooth(_PROFILE),
            skin,
            path(
                smooth([(53, 99), (64, 99.5), (62, 106), (56, 116), (54, 140), (20, 150), (30, 112), (42, 106)]),
                dark(skin, 0.08),
            ),
            shift=(3.2, -2),
        )
    )
    lid = dark(skin, 0.3) if skin not in (SKIN_DEEP, SKIN_BROWN) else dark(skin, 0.18)
    parts.append(stroke("M67.5 48.5q4 3 8 .6", lid, 1.7))
    parts.append(stroke("M66.5 39.5q5.5-3.6 10.5-1.4", hair if hair != HAIR_GREY else dark(hair, 0.2), 2))
    parts.append(stroke("M81 77.6q-4.5-.6-7 1.4" if low else "M81 77.6q-4.5.9-7.2-.8", mix(lid, TERRA, 0.4), 1.6))
    parts.append(ellipse(68, 66, 6.5, 4.6, CORAL, opacity=0.22))
    if style != "bald":
        key = "bun" if style == "pony" else style
        d = smooth(_HAIR_SIDE[key])
        parts.append(
            form(
                d,
                hair,
                stroke("M60 4C38 2 14 14 8 44", light(hair, 0.16), 2.2),
                stroke("M64 12C44 10 24 22 18 50", light(hair, 0.16), 2.2),
                shade=dark(hair, 0.06),
                shift=(3.5, -3),
            )
        )
    if ear and style not in ("bob", "long"):
        parts.append(
            form(ellipse_d(38, 56, 6.2, 9.6), skin, stroke("M39 50q5 4 0 11", dark(skin, 0.14), 1.8), shift=(-2, -1))
        )
    inner = group(*parts, transform="translate(-40 -50)")
    return place(inner, x=x, y=y, turn=turn, size=size / 100, flip=flip)


def head_front(
    x: float,
    y: float,
    size: float,
    skin: str,
    hair: str = HAIR_BROWN,
    style: str = "short",
    *,
    turn: float = 0,
    eyes: str = "open",
    mouth: str = "calm",
    neck: bool = True,
    flip: bool = False,
) -> str:
    """A head from the front; x, y is its middle and size its height."""
    back = {
        "long": [
            (0, -58),
            (34, -48),
            (47, -14),
            (50, 30),
            (54, 72),
            (34, 86),
            (0, 80),
            (-34, 86),
            (-54, 72),
            (-50, 30),
            (-47, -14),
            (-34, -48),
        ],
        "bob": [
            (0, -58),
            (34, -48),
            (48, -14),
            (51, 22),
            (44, 46),
            (20, 48),
            (0, 44),
            (-20, 48),
            (-44, 46),
            (-51, 22),
            (-48, -14),
            (-34, -48),
        ],
        "afro": [
            (0, -76),
            (36, -68),
            (62, -38),
            (66, -4),
            (54, 24),
            (30, 34),
            (0, 30),
            (-30, 34),
            (-54, 24),
            (-66, -4),
            (-62, -38),
            (-36, -68),
        ],
    }
    parts: list[str] = []
    if style in back:
        parts.append(form(smooth(back[style]), hair, shift=(-5, -3)))
    if style == "bun":
        parts.append(form(circle_d(0, -60, 19), hair, shift=(-4, -3)))
    if neck:
        d = poly([(-17, 20), (17, 20), (19, 74), (-19, 74)])
        parts.append(path(d, skin) + clip(d, path(ellipse_d(4, 34, 33, 26), dark(skin, 0.09))))
    parts += [ellipse(side * 38, 4, 7, 11, dark(skin, 0.05 if side < 0 else 0.1)) for side in (-1, 1)]
    face = smooth(
        [
            (0, -50),
            (24, -44),
            (37, -22),
            (38, 4),
            (32, 28),
            (18, 45),
            (0, 50),
            (-18, 45),
            (-32, 28),
            (-38, 4),
            (-37, -22),
            (-24, -44),
        ]
    )
    parts.append(form(face, skin, shift=(-8, -2)))
    parts.append(_features(skin, hair, eyes, mouth))
    fringe = {
        "short": [
            (-39, -4),
            (-42, -30),
            (-28, -54),
            (0, -62),
            (30, -54),
            (43, -28),
            (39, -4),
            (34, -20),
            (24, -32),
            (2, -34),
            (-18, -31),
            (-33, -20),
        ],
        "bun": [
            (-39, 0),
            (-41, -28),
            (-26, -52),
            (0, -57),
            (26, -52),
            (41, -28),
            (39, 0),
            (34, -20),
            (16, -38),
            (0, -42),
            (-16, -38),
            (-34, -20),
        ],
        "long": [
            (-42, 24),
            (-45, -18),
            (-28, -52),
            (0, -60),
            (28, -52),
            (45, -18),
            (42, 24),
            (38, -2),
            (28, -26),
            (8, -42),
            (-14, -28),
            (-36, -6),
        ],
        "bob": [
            (-43, 20),
            (-46, -18),
            (-28, -52),
            (0, -60),
            (28, -52),
            (46, -18),
            (43, 20),
            (38, -8),
            (30, -22),
            (2, -24),
            (-28, -22),
            (-38, -8),
        ],
        "afro": [
            (-40, -2),
            (-46, -32),
            (-28, -56),
            (0, -64),
            (28, -56),
            (46, -32),
            (40, -2),
            (35, -22),
            (20, -36),
            (0, -38),
            (-20, -36),
            (-35, -22),
        ],
    }
    style = style.removesuffix("-front")
    if style in fringe:
        parts.append(path(smooth(fringe[style]), hair))
        parts.append(stroke("M-24 -44Q-8 -54 12 -52", light(hair, 0.16), 2.4))
    return place(*parts, x=x, y=y, turn=turn, size=size / 100, flip=flip)


def _features(skin: str, hair: str, eyes: str, mouth: str) -> str:
    line = dark(skin, 0.32) if skin not in (SKIN_DEEP, SKIN_BROWN) else dark(skin, 0.17)
    brow = dark(hair, 0.1) if hair in (HAIR_GREY, HAIR_SAND) else hair
    parts = [stroke(f"M{s * 9} -13q{s * 8}-4.5 {s * 15} -.5", brow, 2.3) for s in (-1, 1)]
    if eyes == "closed":
        parts += [stroke(f"M{s * 10} -1q{s * 6} 4.5 {s * 12} 0", line, 2) for s in (-1, 1)]
    elif eyes == "droop":
        parts += [
            ellipse(-16, -1, 2.7, 3.4, INK),
            ellipse(16, 2.4, 2.6, 2.6, INK),
            path("M8 -5H25V3.4Q16 1.6 8 -.4Z", skin),
            stroke("M9 -.4q7 .6 14 4.2", line, 2.2),
        ]
    else:
        parts += [ellipse(s * 16, -1, 2.7, 3.4, INK) for s in (-1, 1)]
    parts.append(stroke("M1 2q5 9 3 12q-3 2.4-7 .6", dark(skin, 0.13), 2.2))
    curve = {
        "calm": "M-9 28q9 5 18 0",
        "flat": "M-8 29q8-2 16 0",
        "smile": "M-11 26q11 10 22 0",
        "droop": "M-12 26q8 4 13 2q8 1 11 9",
    }
    lips = mix(skin, "#e58f7c", 0.62) if skin in (SKIN_DEEP, SKIN_BROWN) else mix(line, TERRA, 0.5)
    parts.append(stroke(curve[mouth], lips, 2.8))
    parts += [ellipse(s * 23, 15, 7.5, 5, CORAL, opacity=0.24) for s in (-1, 1)]
    return "".join(parts)


_FINGERS: dict[str, list[list[Point]]] = {
    # index, middle, ring, little, thumb; wrist at the origin, fingers to the right
    "relaxed": [
        [(44, -16), (62, -24), (76, -26), (88, -22)],
        [(48, -6), (68, -10), (86, -9), (98, -4)],
        [(47, 5), (66, 4), (82, 6), (94, 11)],
        [(42, 15), (56, 17), (68, 20), (77, 25)],
        [(12, -12), (28, -28), (42, -37), (54, -40)],
    ],
    "together": [
        [(44, -15), (62, -16), (78, -15), (92, -12)],
        [(47, -5), (66, -5), (84, -4), (98, -1)],
        [(46, 5), (64, 6), (80, 7), (93, 9)],
        [(42, 14), (56, 16), (68, 17), (79, 19)],
        [(12, -12), (30, -24), (48, -29), (62, -27)],
    ],
    "point": [
        [(44, -15), (62, -17), (80, -18), (96, -17)],
        [(46, -5), (62, -4), (66, 4), (54, 6)],
        [(45, 5), (60, 7), (63, 14), (52, 15)],
        [(41, 14), (54, 17), (56, 22), (46, 22)],
        [(12, -12), (28, -25), (44, -28), (58, -24)],
    ],
    "spread": [
        [(44, -17), (60, -30), (72, -39), (84, -46)],
        [(49, -6), (68, -12), (84, -16), (99, -19)],
        [(48, 6), (67, 7), (83, 9), (97, 11)],
        [(42, 16), (56, 23), (67, 29), (77, 35)],
        [(12, -12), (22, -32), (32, -44), (42, -53)],
    ],
    "hold": [
        [(40, -20), (60, -24), (74, -16), (78, -4)],
        [(44, -8), (66, -11), (80, -3), (83, 9)],
        [(44, 3), (64, 1), (77, 8), (79, 19)],
        [(40, 13), (56, 13), (67, 18), (69, 27)],
        [(12, -14), (28, -32), (46, -40), (62, -38)],
    ],
}


def hand(
    x: float,
    y: float,
    size: float,
    skin: str,
    pose: str = "relaxed",
    turn: float = 0,
    flip: bool = False,
    nails: bool = True,
    thumb: bool = True,
) -> str:
    """A hand whose wrist is at x, y; `size` is its length, `flip` puts the thumb below."""
    line = dark(skin, 0.12)
    fingers = _FINGERS[pose]
    order = [3, 2, 1, 0]
    parts = []
    for i in order:
        wide = (13, 12.4, 10.4, 9) if i < 3 else (11, 10.4, 8.8, 7.8)
        d = limb_d(fingers[i], wide)
        parts.append(form(d, skin, shift=(-1.2, -1.6)) + stroke(d, line, 0.9))
        if nails:
            (ax, ay), (bx, by) = fingers[i][-2], fingers[i][-1]
            heading = math.degrees(math.atan2(by - ay, bx - ax))
            if pose != "point" or i == 0:
                parts.append(place(rect(-2.2, -2.7, 6, 5.4, light(skin, 0.42), 2.6), x=bx, y=by, turn=heading))
    palm = smooth(
        [(-6, -13), (12, -17), (30, -22), (46, -21), (53, -8), (52, 6), (47, 18), (32, 21), (12, 16), (-6, 12)]
    )
    parts.append(form(palm, skin, shift=(-1.5, -4)))
    if thumb:
        d = limb_d(fingers[4], (17, 14, 12, 9.4))
        parts.append(path(d, skin) + stroke(poly(sample(fingers[4], 8)[12:], closed=False), line, 0.01))
        cover = smooth([(-6, -12), (14, -16), (26, -14), (22, -2), (4, 2)])
        parts.append(path(cover, skin))
        if nails:
            (ax, ay), (bx, by) = fingers[4][-2], fingers[4][-1]
            heading = math.degrees(math.atan2(by - ay, bx - ax))
            parts.append(place(rect(-2.4, -3, 6.6, 5.6, light(skin, 0.42), 2.6), x=bx, y=by, turn=heading))
    inner = group(*parts, transform="scale(1 -1)") if flip else group(*parts)
    return place(inner, x=x, y=y, turn=turn, size=size / 100)


def grip(x: float, y: float, size: float, skin: str, turn: float = 0) -> str:
    """A fist around an upright handle at x, y; the wrist leaves to the lower right."""
    palm = smooth([(6, -46), (48, -52), (82, -30), (96, 10), (92, 46), (58, 58), (10, 50)])
    fingers = []
    for i in (3, 2, 1, 0):
        top = -34 + i * 25
        reach = (-30, -36, -35, -26)[i]
        d = limb_d([(56, top - 6), (20, top - 3), (-8, top), (reach, top + 5)], (27, 27, 25, 21))
        fingers.append(form(d, skin, shift=(-2, -4)) + stroke(d, dark(skin, 0.1), 1.4))
    thumb = limb_d([(70, -30), (40, -62), (8, -72), (-20, -66)], (34, 29, 25, 20))
    nail = rect(-26, -73, 13, 11, light(skin, 0.4), 5)
    inner = (
        form(palm, skin, shift=(-6, -6))
        + "".join(fingers)
        + form(thumb, skin, shift=(-2, -4))
        + stroke(thumb, dark(skin, 0.1), 1.4)
        + nail
    )
    return place(inner, x=x, y=y, turn=turn, size=size / 100)


def arm(
    shoulder: Point,
    elbow: Point,
    wrist: Point,
    skin: str,
    sleeve: str,
    *,
    width: float = 46,
    sleeve_to: float = 1.0,
    pose: str = "together",
    turn: float | None = None,
    flip: bool = False,
    size: float | None = None,
    soft: float = 0.16,
    split: bool = False,
    blend: bool = True,
) -> str:
    """An arm with a sleeve to the wrist (1), the elbow (0.5) or between, and a hand."""
    points = bent(shoulder, elbow, wrist, soft)
    widths = (width, width * 0.94, width * 0.86, width * 0.82, width * 0.8, width * 0.66, width * 0.54)
    if turn is None:
        turn = math.degrees(math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0]))
    parts = []
    parts.append(hand(wrist[0], wrist[1], size or width * 1.75, skin, pose, turn, flip, nails=width > 60))
    loose = [w * 1.1 + 4 for w in widths]
    if split:
        parts.append(limb([shoulder, lerp(shoulder, elbow, 0.5), elbow], loose[:4], sleeve))
        parts.append(limb([elbow, lerp(elbow, wrist, 0.5), wrist], loose[3:], sleeve, cuff=True))
        return "".join(parts)
    parts.append(limb(points, widths, skin))
    if sleeve_to >= 1:
        parts.append(limb(points, loose, sleeve, cuff=True))
    elif sleeve_to > 0:
        line = sample(points, 12)
        cut = line[: max(4, int(len(line) * sleeve_to))][::3]
        keep = [w * 1.14 + 5 for w in widths]
        ends = keep[: max(2, round(len(keep) * sleeve_to))]
        parts.append(limb(cut, ends, sleeve, cuff=True))
    if blend and sleeve_to > 0:
        parts.append(circle(shoulder[0], shoulder[1], width * 0.55 + 3, sleeve))
    return "".join(parts)


def leg(
    hip: Point,
    knee: Point,
    ankle: Point,
    trouser: str,
    shoe: str,
    *,
    width: float = 70,
    facing: int = 1,
    skin: str | None = None,
    shoe_turn: float = 0,
    soft: float = 0.16,
    crop: float = 1.0,
) -> str:
    """A leg in trousers with a shoe; facing 1 points the toe right."""
    points = bent(hip, knee, ankle, soft)
    widths = (width, width * 0.95, width * 0.8, width * 0.74, width * 0.7, width * 0.6, width * 0.5)
    foot = width * 1.45
    sole = foot * 0.13
    toe = foot * 0.74
    shoe_d = draw(
        *("M", (-foot * 0.24, -foot * 0.3), "C", (foot * 0.02, -foot * 0.36), (foot * 0.16, -foot * 0.32)),
        *((foot * 0.2, -foot * 0.22), "C", (foot * 0.42, -foot * 0.2), (toe, -foot * 0.16), (toe, 0)),
        *("L", (-foot * 0.27, 0), "Z"),
    )
    boot = place(
        form(shoe_d, shoe, shift=(-foot * 0.04, -foot * 0.06)),
        rect(-foot * 0.29, -2, foot * 1.04, sole, light(shoe, 0.7), sole * 0.5),
        x=ankle[0],
        y=ankle[1] + width * 0.38,
        turn=shoe_turn,
        flip=facing < 0,
    )
    shin = (
        limb([lerp(knee, ankle, 0.3), ankle, lerp(knee, ankle, 1.08)], (width * 0.5, width * 0.36, width * 0.34), skin)
        if skin
        else ""
    )
    cut = points if crop >= 1 else [*points[:-1], lerp(points[-2], ankle, crop)]
    return shin + boot + limb(cut, widths, trouser)
