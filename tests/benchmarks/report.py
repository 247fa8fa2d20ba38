"""The table of results: every target of the project, what was measured, and whether it holds.

In: the parts that were run, and notes on limits. Out: Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.benchmarks.generators import COMMONMARK, PYTHON_MARKDOWN

Part = Mapping[str, Any]

SMALL, LARGE, HUGE = 1_000, 10_000, 100_000
"""The numbers of articles that the targets speak of."""

HUGE_MEMORY = 3_000_000_000
"""Bytes that a cold build of the greatest size may hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """At most `ratio` times what the yardstick takes. `size` is the number of articles that the target speaks of."""

    name: str
    part: str
    work: str
    ours: str
    yardstick: str
    ratio: float
    size: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `holds` is None where nothing was measured, or at another size than the target's."""

    name: str
    work: str
    target: str
    measured: str
    holds: bool | None


_OFF = "hugo, related off"
TARGETS = (
    Target("small-commonmark", "small", "cold, commonmark", f"{COMMONMARK}, cold", "hugo, cold", 0.5, SMALL),
    Target("small-markdown", "small", "cold, Python-Markdown", f"{PYTHON_MARKDOWN}, cold", "hugo, cold", 1.0, SMALL),
    Target("large-commonmark", "large", "cold, commonmark", f"{COMMONMARK}, cold", f"{_OFF}, cold", 0.25, LARGE),
    Target(
        "large-markdown", "large", "cold, Python-Markdown", f"{PYTHON_MARKDOWN}, cold", f"{_OFF}, cold", 0.5, 10_000
    ),
    Target("unchanged", "large", "nothing changed", f"{COMMONMARK}, nothing changed", f"{_OFF}, cold", 0.02, LARGE),
    Target("edit", "large", "one body edit", f"{COMMONMARK}, body edit", f"{_OFF}, cold", 0.03, LARGE),
    Target("tag", "large", "one tag added", f"{COMMONMARK}, tag added", f"{_OFF}, cold", 0.06, LARGE),
    Target("huge", "huge", "cold", f"{COMMONMARK}, cold", f"{COMMONMARK}, {LARGE:,} articles, cold", 12, HUGE),
    *(
        Target(f"{peer}-{kind}", "peers", what, f"{COMMONMARK}, {what}", f"{peer}, {what}", 0.25, SMALL)
        for peer in ("pelican", "pelican with cache", "nikola", "mkdocs", "zensical")
        for kind, what in (("cold", "cold"), ("edit", "body edit"))
    ),
    Target("check", "check", "`check --claims`, cold", f"{COMMONMARK}, check", f"{COMMONMARK}, cold", 3, LARGE),
    Target(
        "check-unchanged",
        "check",
        "`check --claims`, nothing changed",
        f"{COMMONMARK}, check, nothing changed",
        f"{COMMONMARK}, cold",
        0.1,
        LARGE,
    ),
    Target("version", "version", "`healthpress --version`", "healthpress --version", "python -c pass", 3),
)


def rows(parts: Mapping[str, Part]) -> list[Row]:
    """All lines of the table, in the order of the targets."""
    found = []
    for target in TARGETS:
        found.append(_times(target, parts.get(target.part)))
        if target.name == "tag":
            found.append(_memory(parts.get("large")))
        if target.name == "huge":
            found.append(_huge_memory(parts.get("huge")))
    return found


def report(parts: Mapping[str, Part], notes: Mapping[str, str]) -> str:
    """The whole document."""
    return "\n".join(
        [
            "# Results of the benchmarks",
            "",
            "Written by `python tests/benchmarks/run.py`; [README.md](README.md) says how.",
            "Times are medians of whole processes with all their children. A ratio is the median of the ratios of",
            "single rounds, in which both took turns; a target holds if it does by the clock and in processor time.",
            "",
            "| work | target | measured | holds |",
            "|---|---|---|---|",
            *(f"| {row.work} | {row.target} | {row.measured} | {_HOLDS[row.holds]} |" for row in rows(parts)),
            *_noted(parts, notes),
            *_all_times(parts),
            *_profiles(parts),
            *_conditions(parts),
            "",
        ]
    )


_HOLDS = {True: "yes", False: "**no**", None: "–"}


def _times(target: Target, part: Part | None) -> Row:
    size = f"{part['articles'] if part else target.size:,} articles, " if target.size else ""
    wanted = f"≤ {target.ratio:g} × {target.yardstick}"
    comparable = part is not None and part["articles"] == target.size
    if part and not comparable:
        wanted += f" at {target.size:,}"
    steps = part["steps"] if part else {}
    if target.ours not in steps or target.yardstick not in steps:
        out = target.yardstick.rpartition(", ")[0] in (part or {}).get("left_out", {})
        return Row(target.name, size + target.work, wanted, "left out, see the end" if out else "not measured", None)
    ours, theirs = steps[target.ours], steps[target.yardstick]
    wall, cpu = (_ratio(ours[kind], theirs[kind]) for kind in ("wall", "cpu"))
    shown = (
        f"{wall:.3f} × by the clock ({_seconds(ours['wall'])} to {_seconds(theirs['wall'])}), "
        f"{cpu:.3f} × processor ({_seconds(ours['cpu'])} to {_seconds(theirs['cpu'])})"
    )
    holds = max(wall, cpu) <= target.ratio if comparable else None
    return Row(target.name, size + target.work, wanted, shown, holds)


def _memory(part: Part | None) -> Row:
    work = f"{part['articles'] if part else LARGE:,} articles, cold, peak memory over all processes"
    held = part["memory"] if part else {}
    if part is None or COMMONMARK not in held or _OFF not in held:
        return Row("memory", work, f"≤ 0.5 × {_OFF}", "not measured", None)
    ours, theirs = max(held[name] for name in held if name != _OFF), held[_OFF]
    shown = f"{ours / theirs:.2f} × ({_mega(ours)} to {_mega(theirs)}); the engine that holds more"
    holds = ours / theirs <= 0.5 if part["articles"] == LARGE else None
    return Row("memory", work, f"≤ 0.5 × {_OFF}", shown, holds)


def _huge_memory(part: Part | None) -> Row:
    work = f"{part['articles'] if part else HUGE:,} articles, cold, peak memory over all processes"
    held = part["memory"][COMMONMARK] if part else 0
    holds = held <= HUGE_MEMORY if part and part["articles"] == HUGE else None
    return Row("huge-memory", work, "≤ 3,000 MB", _mega(held) if part else "not measured", holds)


def _noted(parts: Mapping[str, Part], notes: Mapping[str, str]) -> Iterator[str]:
    """What is missed, by how much, and what is known of the limit."""
    shown = {row.name: row for row in rows(parts)}
    listed = [row for name, row in shown.items() if row.holds is False or (name in notes and row.holds is not None)]
    if listed:
        yield from ("", "## Limits", "")
    for row in listed:
        verdict = f"missed: {row.measured}, target {row.target}. " if row.holds is False else ""
        yield f"- **{row.work}**: {verdict}{notes.get(row.name, '')}".rstrip()


def _all_times(parts: Mapping[str, Part]) -> Iterator[str]:
    yield from (
        "",
        "## All measurements",
        "",
        "| part | articles | what | clock, s | processor, s |",
        "|---|---|---|---|---|",
    )
    for name, part in parts.items():
        for step, times in part["steps"].items():
            wall, cpu = median(times["wall"]), median(times["cpu"])
            yield f"| {name} | {part['articles']:,} | {step} | {wall:.3f} | {cpu:.3f} |"
    yield from ("", "| part | articles | what | HTML pages | peak memory | has no |", "|---|---|---|---|---|---|")
    for of, part in parts.items():
        for name, held in part.get("memory", {}).items():
            lacks = part["lacks"][name] or "–"
            yield f"| {of} | {part['articles']:,} | {name} | {part['pages'][name]:,} | {_mega(held)} | {lacks} |"


def _profiles(parts: Mapping[str, Part]) -> Iterator[str]:
    yield from (
        "",
        "## Where our time goes",
        "",
        "In a cold build; seconds by the clock, of processor in brackets.",
        "",
    )
    for part in parts.values():
        for name, profile in sorted(part.get("profiles", {}).items()):
            stages = ", ".join(
                f"{stage['name'].lower()} {stage['seconds']:.2f} ({stage['cpu_seconds']:.2f})"
                for stage in profile["stages"]
            )
            yield f"- {part['articles']:,} articles, {name}: {stages}."


def _conditions(parts: Mapping[str, Part]) -> Iterator[str]:
    yield from ("", "## Conditions", "")
    for name, part in parts.items():
        here = part["machine"]
        yield (
            f"- *{name}*, {part['date']}: {part['rounds']} rounds, seed {part['seed']}; {here['cpu']}, "
            f"{here['cores']} cores, {here['memory']}, {here['system']}, Python {here['python']}."
        )
    versions = {name: said for part in parts.values() for name, said in part.get("versions", {}).items()}
    yield from (f"- {name}: {said}" for name, said in sorted(versions.items()))
    out = {name: why for part in parts.values() for name, why in part.get("left_out", {}).items()}
    yield from (f"- left out: {name}, {' '.join(why.split())[:200]}" for name, why in sorted(out.items()))
    measures = sorted({part["memory_measure"] for part in parts.values() if "memory_measure" in part})
    if measures:
        yield f"- Memory is the greatest sum over all processes ({', '.join(measures)}), looked at every 50 ms."


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return median(own / other for own, other in zip(ours, theirs, strict=True))


def _seconds(times: list[float]) -> str:
    middle = median(times)
    return f"{middle:.3g} s" if middle < _WHOLE else f"{middle:,.0f} s"


_WHOLE = 100
"""Seconds from which on no part of one is shown."""


def _mega(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"
