"""One command measured as a whole: time by the clock, processor time, and memory over all its processes.

In: a command and its folder. Out: seconds and bytes. Memory is measured in runs of its own, because looking takes time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK_SECONDS = 0.05

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Programs in Python are compiled once, as where they are installed, and not anew in each run."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took, its children included, in seconds."""

    wall: float
    cpu: float


class RunError(Exception):
    """A command did not end with 0; says which, how, what it held where that was watched, and what it wrote."""


def run(command: Sequence[str], folder: Path) -> Usage:
    """Run a command to its end. Raises RunError."""
    usage, _ = _watched(command, folder, memory=False)
    return usage


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """The most bytes that a command and all its processes held at once, by looks every 50 ms. Raises RunError."""
    _, peak = _watched(command, folder, memory=True)
    return peak


def memory_measure() -> str:
    """What peak_memory adds up: proportional set sizes, or resident sizes, which count shared pages often."""
    return "PSS" if Path("/proc/self/smaps_rollup").is_file() else "RSS"


def _watched(command: Sequence[str], folder: Path, *, memory: bool) -> tuple[Usage, int]:
    log = folder / ".benchmark-log"
    with log.open("wb") as sink:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=sink, stderr=subprocess.STDOUT, env=_ENVIRONMENT)
        peak = 0
        while memory:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            peak = max(peak, sum(map(_bytes_of, _family(process.pid))))
            time.sleep(_LOOK_SECONDS)
        else:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RunError(f"{Path(command[0]).name} {_ending(process.returncode, peak)}: {said}")
    return Usage(wall, used.ru_utime + used.ru_stime), peak


def _ending(status: int, peak: int) -> str:
    held = f" when it held up to {peak / 1e6:,.0f} MB" if peak else ""
    return f"ended with {status}{held}" if status > 0 else f"was killed by {signal.Signals(-status).name}{held}"


def _family(parent: int) -> list[int]:
    """A process and all below it."""
    found = [parent]
    for member in found:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def _bytes_of(member: int) -> int:
    """The memory of one process; 0 when it has just ended."""
    try:
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return int(Path(f"/proc/{member}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
