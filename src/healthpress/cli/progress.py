"""A progress display on a terminal; silence anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from healthpress.build.options import Progress


class Silent:
    """Says nothing."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""

    def step(self) -> None:
        """A step is done."""


class Display:
    """A bar for the present stage. Drawn between steps only: a drawing thread would be lost in forked workers."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None
        self._undrawn = 0

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total)
        self._bars.refresh()

    def step(self) -> None:
        """A step is done."""
        if self._task is not None:
            self._bars.advance(self._task)
        self._undrawn += 1
        if self._undrawn >= 20:  # noqa: PLR2004 (often enough for the eye)
            self._undrawn = 0
            self._bars.refresh()


@contextmanager
def progress_for(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """A display where `stream` is a terminal and nobody asked for quiet."""
    if quiet or not stream.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(file=stream), transient=True, auto_refresh=False) as bars:
        yield Display(bars)
