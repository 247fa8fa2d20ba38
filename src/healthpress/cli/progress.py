"""A progress display on a terminal; silence anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from healthpress.build.figures import Timing
    from healthpress.build.options import Progress

_REDRAW_SECONDS = 0.1


class Silent:
    """Says nothing."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""

    def step(self, timing: Timing | None = None) -> None:
        """A step is done."""


class Display:
    """A line for each stage so far. Drawn between steps only: a drawing thread would be lost in forked workers."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None
        self._done = 0
        self._drawn = 0.0

    def stage(self, name: str, total: int) -> None:
        """A stage begins, and the one before it is complete."""
        if self._task is not None:
            self._bars.update(self._task, completed=self._bars.tasks[-1].total)
        self._task, self._done = self._bars.add_task(name, total=total), 0
        self._draw()

    def step(self, timing: Timing | None = None) -> None:
        """A step is done."""
        del timing
        self._done += 1
        if monotonic() - self._drawn >= _REDRAW_SECONDS:
            self._draw()

    def _draw(self) -> None:
        if self._task is not None:
            self._bars.update(self._task, completed=self._done)
        self._bars.refresh()
        self._drawn = monotonic()


@contextmanager
def progress_for(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """A display where `stream` is a terminal and nobody asked for quiet."""
    if quiet or not stream.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    with Bars(*columns, console=Console(file=stream), transient=True, auto_refresh=False) as bars:
        yield Display(bars)
