"""When Python looks for values that only hold one another.

A build makes a great many values and drops few, so looking among all of them is lost time. Only work on single items
leaves cycles behind (trees of texts, macros of templates); while it goes on, its values are looked at, and no others.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_VALUES = 50_000
"""So many are made and kept between two looks: little of what is made goes."""

_looked: list[bool] = []
"""For each block without looking that lasts, whether Python looked before it."""


@contextmanager
def without_collecting() -> Iterator[None]:
    """While the block lasts, only work on items looks."""
    _looked.append(gc.isenabled())
    gc.disable()
    try:
        yield
    finally:
        if _looked.pop():
            gc.enable()


@contextmanager
def collecting_new() -> Iterator[None]:
    """While the block lasts, look among the values that are made in it; where looking was not turned off, as ever.

    A reader that gives up may end the block after the build around it: then looking stays on.
    """
    if not _looked:
        yield
        return
    threshold = gc.get_threshold()
    collect_new()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        if _looked:
            gc.disable()


def collect_new() -> None:
    """From now on look among new values only."""
    gc.freeze()
    gc.set_threshold(_NEW_VALUES)
    gc.enable()
