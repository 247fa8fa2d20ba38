"""The parts of the benchmark, each of which can be run alone: what is built, in which order, how often.

In: settings. Out: a part, plain values that are kept as JSON. Ours and the yardstick take turns in every round, so that
a slow moment of the machine meets both.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.benchmarks import checks
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.generator import Generator
from tests.benchmarks.generators import COMMONMARK, PYTHON_MARKDOWN, Healthpress, generator, program
from tests.benchmarks.measure import RunError, memory_measure, peak_memory, run

_SETTLED_SECONDS = 2.5
"""Nobody builds twice within the two seconds in which a file's time stamp proves nothing."""

_VERSION_RUNS = 20
"""Rounds of a command that ends at once, for each round of the others."""

_CHECKED = ("--claims", "--quiet", "--format", "concise", "--now", "2026-11-22")
"""What a check is asked for beyond what it does unasked, on the day of the builds."""


class WrongSiteError(Exception):
    """Our own site is not right: there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says: sizes, rounds, where sites are laid out, and peers' programs by name."""

    small: int
    large: int
    huge: int
    runs: int
    seed: int
    work: Path
    programs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """One timed command of a round, a build unless `command` says another.

    `prepare` sets the scene and `proven` judges the outcome; both are untimed.
    """

    step: str
    generator: Generator
    prepare: Callable[[], None]
    proven: Callable[[], bool] = lambda: True
    command: Sequence[str] = ()


def small(settings: Settings) -> dict[str, Any]:
    """Cold builds with everything on, beside Hugo with everything on."""
    corpus = Corpus(settings.small, settings.seed)
    part, present = _built(settings, corpus, ["hugo", COMMONMARK, PYTHON_MARKDOWN])
    jobs = [_cold(generator) for generator in present]
    return _timed(part, lambda _: jobs, settings.runs)


def large(settings: Settings) -> dict[str, Any]:
    """Cold builds and small changes, beside Hugo without its related content."""
    corpus = Corpus(settings.large, settings.seed)
    part, present = _built(settings, corpus, ["hugo, related off", PYTHON_MARKDOWN, COMMONMARK])
    others = [_cold(generator) for generator in present if generator.name != COMMONMARK]
    (ours,) = (generator for generator in present if generator.name == COMMONMARK)

    def jobs(number: int) -> list[Job]:
        unchanged = Job(f"{ours.name}, nothing changed", ours, lambda: time.sleep(_SETTLED_SECONDS))
        edits = [_edit(ours, corpus, number), _tag(ours, corpus, number)]
        return [*others, _cold(ours), unchanged, *edits]

    return _timed(part, jobs, settings.runs)


def huge(settings: Settings) -> dict[str, Any]:
    """Cold builds of the large and the greatest size, one after the other; the greatest is watched in a run before."""
    part, (greatest,) = _built(settings, Corpus(settings.huge, settings.seed), [COMMONMARK])
    large = replace(greatest, folder=settings.work / "large")
    large.lay(Corpus(settings.large, settings.seed))
    below = replace(_cold(large), step=f"{COMMONMARK}, {settings.large:,} articles, cold")
    return _timed(part, lambda _: [below, _cold(greatest)], 1)


def peers(settings: Settings) -> dict[str, Any]:
    """Cold builds and one body edit, beside every peer there is."""
    corpus = Corpus(settings.small, settings.seed)
    names = ["pelican", "pelican with cache", "nikola", "mkdocs", "zensical", "eleventy", COMMONMARK]
    part, present = _built(settings, corpus, names)

    def jobs(number: int) -> list[Job]:
        return [job for generator in present for job in (_cold(generator), _edit(generator, corpus, number))]

    return _timed(part, jobs, settings.runs)


def check(settings: Settings) -> dict[str, Any]:
    """A check with all that can be asked for, beside a build: both from nothing, and a check where nothing changed."""
    part, (ours,) = _built(settings, Corpus(settings.large, settings.seed), [COMMONMARK])
    command = [*program("healthpress", settings.programs).split("\n"), "check", *_CHECKED]
    jobs = [
        _cold(ours),
        Job(f"{ours.name}, check", ours, ours.clean, command=command),
        Job(f"{ours.name}, check, nothing changed", ours, lambda: time.sleep(_SETTLED_SECONDS), command=command),
    ]
    return _timed(part, lambda _: jobs, settings.runs)


def version(settings: Settings) -> dict[str, Any]:
    """`healthpress --version` beside a Python that does nothing."""
    part = _part(settings, 0)
    settings.work.mkdir(parents=True, exist_ok=True)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "healthpress --version": [*program("healthpress", settings.programs).split("\n"), "--version"],
    }
    times: dict[str, dict[str, list[float]]] = {name: {"wall": [], "cpu": []} for name in commands}
    for _ in range(settings.runs * _VERSION_RUNS):
        for name, command in commands.items():
            used = run(command, settings.work)
            times[name]["wall"].append(used.wall)
            times[name]["cpu"].append(used.cpu)
    return part | {"steps": times}


PARTS: Mapping[str, Callable[[Settings], dict[str, Any]]] = {
    "small": small,
    "large": large,
    "huge": huge,
    "peers": peers,
    "check": check,
    "version": version,
}


def _part(settings: Settings, articles: int) -> dict[str, Any]:
    """What every part says of itself."""
    return {
        "articles": articles,
        "seed": settings.seed,
        "rounds": settings.runs,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": machine(),
    }


def _built(settings: Settings, corpus: Corpus, names: Sequence[str]) -> tuple[dict[str, Any], list[Generator]]:
    """Lay each site out, build it once, watch its memory and judge it: what is right stays. Raises WrongSiteError."""
    facts: dict[str, dict[str, Any]] = defaultdict(dict)
    present = []
    for name in names:
        made = generator(name, settings.programs, settings.work)
        if made is None:
            facts["left_out"][name] = "not found on this machine"
            continue
        _tell(f"{name}: laying out and building {corpus.count:,} articles")
        made.lay(corpus)
        try:
            said = ["--stats", "json"] if isinstance(made, Healthpress) else []
            peak = peak_memory([*made.command(), *said], made.folder)
            wrong = [f"its output is not right: {fault}" for fault in checks.faults(made, corpus)]
        except RunError as fault:
            wrong = [str(fault)]
        if wrong and isinstance(made, Healthpress):
            raise WrongSiteError("\n".join(wrong))
        if wrong:
            facts["left_out"][name] = wrong[0].replace(f"{made.folder}/", "").strip(": \n")
            _tell(f"{name} is left out: {wrong[0]}")
            continue
        facts["memory"][name], facts["versions"][name] = peak, made.version()
        facts["pages"][name], facts["lacks"][name] = checks.pages(made), made.lacks
        if isinstance(made, Healthpress):
            facts["profiles"][name] = _profile(made)
        present.append(made)
    return _part(settings, corpus.count) | {"memory_measure": memory_measure(), **facts}, present


def _timed(part: dict[str, Any], jobs: Callable[[int], Sequence[Job]], runs: int) -> dict[str, Any]:
    """All jobs of all rounds, one after another. Raises WrongSiteError where a change does not show."""
    times: dict[str, dict[str, list[float]]] = {}
    for number in range(runs):
        for job in jobs(number):
            job.prepare()
            used = run(job.command or job.generator.command(), job.generator.folder)
            if not job.proven():
                raise WrongSiteError(f"{job.step}: the page does not show the change")
            _tell(f"round {number + 1}, {job.step}: {used.wall:.2f} s, processor {used.cpu:.2f} s")
            step = times.setdefault(job.step, {"wall": [], "cpu": []})
            step["wall"].append(used.wall)
            step["cpu"].append(used.cpu)
    return part | {"rounds": runs, "steps": times}


def _cold(made: Generator) -> Job:
    return Job(f"{made.name}, cold", made, made.clean)


def _edit(made: Generator, corpus: Corpus, number: int) -> Job:
    """One sentence more in one article; each round takes an article of its own."""
    article = corpus.article(number % corpus.count)
    sentence = f"This sentence came with change {time.time_ns()}."

    def prepare() -> None:
        time.sleep(_SETTLED_SECONDS)
        made.write(article.edited(sentence))

    def proven() -> bool:
        return sentence in made.page(article.address.url).read_text(encoding="utf-8")

    return Job(f"{made.name}, body edit", made, prepare, proven)


def _tag(made: Generator, corpus: Corpus, number: int) -> Job:
    """One topic more on one article, one of middling use."""
    article = corpus.article(corpus.count - 1 - number % corpus.count)
    tag = next(tag for tag in corpus.tags[len(corpus.tags) // 10 + number :] if tag not in article.tags)

    def prepare() -> None:
        time.sleep(_SETTLED_SECONDS)
        made.write(article.tagged(tag))

    def proven() -> bool:
        return f"/tags/{tag.replace(' ', '-')}/" in made.page(article.address.url).read_text(encoding="utf-8")

    return Job(f"{made.name}, tag added", made, prepare, proven)


def _profile(made: Generator) -> Any:
    """What a build of ours said of itself, with `--stats json`."""
    text = (made.folder / ".benchmark-log").read_text(encoding="utf-8")
    return json.loads(text[text.rindex("\n{\n") :] if "\n{\n" in text else text)


def machine() -> dict[str, Any]:
    """What this machine is, as far as it says."""
    cpu = memory = ""
    if Path("/proc/cpuinfo").is_file():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        cpu = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
        memory = f"{int(Path('/proc/meminfo').read_text().split()[1]) / 1024**2:.0f} GiB"
    return {
        "cpu": cpu or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory": memory,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
