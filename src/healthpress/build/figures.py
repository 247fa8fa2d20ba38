"""How long a build took, by stage, article and page.

In: what the pipeline tells a progress display. Out: a frozen value of figures. It stands apart so that a build that
nobody asks for figures keeps none: all it pays for is two looks at the clock for each article and page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

STARTING = "Starting"
READING = "Reading articles"


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds (wall) that one article took to parse, or one page to render with its template and to stage."""

    name: str
    seconds: float
    template: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: seconds by the clock, seconds of processor over this process and ended workers, and steps taken."""

    name: str
    seconds: float
    cpu_seconds: float
    steps: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The peak resident memory in bytes of this process and of its largest worker; 0 where the system does not say."""

    parent_bytes: int
    largest_worker_bytes: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a build cost: its stages in order, the articles that were parsed and the pages that were rendered."""

    stages: tuple[Stage, ...]
    parsed: tuple[Timing, ...]
    rendered: tuple[Timing, ...]
    memory: Memory

    @property
    def remembered(self) -> int:
        """The number of articles that were known from an earlier build."""
        read = sum(stage.steps for stage in self.stages if stage.name == READING)
        return read - len(self.parsed)


class Listener(Protocol):
    """Is told of stages and steps, as a progress display is."""

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins."""

    def step(self, timing: Timing | None = None) -> None:
        """One step is done, which took that long."""


class Recorder:
    """Writes down what it is told and passes it on to `display`. Its first stage begins when it is made."""

    def __init__(self, display: Listener) -> None:
        self._display = display
        self._stages: list[Stage] = []
        self._parsed: list[Timing] = []
        self._rendered: list[Timing] = []
        self._begin(STARTING)

    def stage(self, name: str, total: int) -> None:
        """A stage begins, and the one before it ends."""
        self._stages.append(self._ended())
        self._begin(name)
        self._display.stage(name, total)

    def step(self, timing: Timing | None = None) -> None:
        """One step is done."""
        self._steps += 1
        if timing is not None:
            (self._rendered if timing.template else self._parsed).append(timing)
        self._display.step(timing)

    def figures(self) -> Figures:
        """What was told so far; the present stage counts up to now."""
        stages = (*self._stages, self._ended())
        return Figures(stages, tuple(self._parsed), tuple(self._rendered), peak_memory())

    def _begin(self, name: str) -> None:
        self._name, self._steps = name, 0
        self._began, self._began_cpu = perf_counter(), _cpu_seconds()

    def _ended(self) -> Stage:
        return Stage(self._name, perf_counter() - self._began, _cpu_seconds() - self._began_cpu, self._steps)


def timed(work: Callable[[Item], Outcome]) -> Callable[[Item], tuple[Outcome, float]]:
    """`work` that returns its result and the seconds it took."""

    def with_seconds(item: Item) -> tuple[Outcome, float]:
        began = perf_counter()
        return work(item), perf_counter() - began

    return with_seconds


def peak_memory() -> Memory:
    """The most that was resident at any one time, so far."""
    if sys.platform == "win32":
        return Memory(0, 0)
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    parent, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Memory(parent * unit, workers * unit)


def _cpu_seconds() -> float:
    """Of this process and of the workers that ended; of this process alone where the system does not say more."""
    if sys.platform == "win32":
        return process_time()
    import resource

    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + workers.ru_utime + workers.ru_stime
