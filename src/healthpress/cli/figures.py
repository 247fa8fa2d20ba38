"""The figures of a build in words (`--profile`) and for machines (`--stats json`).

In: the figures and the result of a build. Out: text. docs/configuring.md documents the keys of the second form, and
readers rely on them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthpress.build.figures import Figures, Timing
    from healthpress.build.options import Result

SHOWN = 10
"""How many of the slowest are named."""


def profile_text(figures: Figures) -> str:
    """Time by stage, and the slowest articles, pages and templates, as lines of text."""
    rows = [(stage.name, stage.seconds, stage.cpu_seconds) for stage in figures.stages]
    rows.append(("Together", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    lines = [f"{'Stage':<28}{'seconds':>10}{'processor':>12}"]
    lines += [f"{name:<28}{seconds:>10.3f}{cpu:>12.3f}" for name, seconds, cpu in rows]
    lines += _table("Slowest articles to parse", [(item.seconds, item.name) for item in _slowest(figures.parsed)])
    pages = [(item.seconds, f"{item.name}  ({item.template})") for item in _slowest(figures.rendered)]
    lines += _table("Slowest pages to render", pages)
    templates = [
        (seconds, f"{name}  ({count:,} {'page' if count == 1 else 'pages'})")
        for name, count, seconds in _by_template(figures.rendered)
    ]
    lines += _table("Templates that took most time, all pages together", templates)
    memory = figures.memory
    lines += [
        "",
        f"Peak memory: {_mega(memory.parent_bytes)} MB, largest worker {_mega(memory.largest_worker_bytes)} MB",
    ]
    return "\n".join(lines)


def stats_json(figures: Figures, result: Result) -> str:
    """One JSON object; units are part of the names."""
    commit = result.commit
    facts = {
        "built": commit is not None,
        "seconds": _round(sum(stage.seconds for stage in figures.stages)),
        "cpu_seconds": _round(sum(stage.cpu_seconds for stage in figures.stages)),
        "stages": [
            {"name": stage.name, "seconds": _round(stage.seconds), "cpu_seconds": _round(stage.cpu_seconds)}
            for stage in figures.stages
        ],
        "articles": {
            "published": result.articles,
            "parsed": len(figures.parsed),
            "remembered": figures.remembered,
        },
        "pages": {
            "total": result.pages,
            "rendered": result.pages_rendered,
            "written": result.pages_written,
            "unchanged": result.pages - result.pages_written,
        },
        "files": {
            "written": len(commit.written) if commit else 0,
            "unchanged": commit.unchanged if commit else 0,
            "removed": commit.removed if commit else 0,
        },
        "slowest_articles": [{"path": item.name, "seconds": _round(item.seconds)} for item in _slowest(figures.parsed)],
        "slowest_pages": [
            {"url": item.name, "template": item.template, "seconds": _round(item.seconds)}
            for item in _slowest(figures.rendered)
        ],
        "slowest_templates": [
            {"template": name, "pages": count, "seconds": _round(seconds)}
            for name, count, seconds in _by_template(figures.rendered)
        ],
        "peak_memory": {
            "parent_bytes": figures.memory.parent_bytes,
            "largest_worker_bytes": figures.memory.largest_worker_bytes,
        },
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _slowest(timings: Iterable[Timing]) -> list[Timing]:
    return sorted(timings, key=lambda item: (-item.seconds, item.name))[:SHOWN]


def _by_template(timings: Iterable[Timing]) -> list[tuple[str, int, float]]:
    seconds: dict[str, list[float]] = defaultdict(list)
    for item in timings:
        seconds[item.template].append(item.seconds)
    totals = [(name, len(parts), sum(parts)) for name, parts in seconds.items()]
    return sorted(totals, key=lambda row: (-row[2], row[0]))[:SHOWN]


def _table(title: str, rows: list[tuple[float, str]]) -> list[str]:
    """A titled list; nothing where there is nothing to list."""
    return ["", title, *(f"{seconds:>10.4f}  {what}" for seconds, what in rows)] if rows else []


def _mega(size: int) -> str:
    return f"{size / 1_000_000:,.0f}"


def _round(seconds: float) -> float:
    return round(seconds, 6)
