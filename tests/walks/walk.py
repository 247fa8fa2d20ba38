"""One random walk: a step, both kinds of build, and what must hold.

In: a seed and a number of steps, on the command line `python -m tests.walks.walk FIRST LAST STEPS`. Out: nothing, or
the first fault with the shortest list of steps that was found to bring it about.
"""

from __future__ import annotations

import gc
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from healthpress.build.options import Options, Result
from healthpress.build.pipeline import build
from healthpress.cli.progress import Silent
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.report import concise
from tests.sites import tree
from tests.walks import edits, surroundings
from tests.walks.oracle import Oracle, Plan, contents, plan_of, signatures
from tests.walks.site import new_site

KINDS = {edit.__name__: edit for edit in (*edits.USUAL, *edits.SELDOM, *surroundings.AROUND)}
_DRAWN = (*edits.USUAL * 3, *edits.SELDOM, *surroundings.AROUND)
_SHRINKING_SECONDS = 120
_SWEEP = 25
_DAMAGED_STEPS = 4
_OF_MEMORY = frozenset({"damage_memory", "lose_memory", "keep", "restore"})
_SEARCH_ENDS = 0.4
"""How likely a step also leaves search out again: an index takes as long as five builds. Not one that loses the memory,
without which files that go are nobody's."""
_LONGEST = 1500
_MEMORY = Path("/dev/shm")  # noqa: S108 (only the place of a folder of our own)


@dataclass(frozen=True)
class Step:
    """What is done, and with which dice; it means something on any site."""

    kind: str
    seed: int
    jobs: int


class Wanted(NamedTuple):
    """What a clean build finds, and what it makes of what plan: None where it ends with errors."""

    found: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] | None = None
    plan: Plan | None = None


class WalkError(AssertionError):
    """Something that must hold does not."""


def steps_of(seed: int, count: int) -> list[Step]:
    """The steps of a walk."""
    dice = random.Random(seed)
    return [Step(dice.choice(_DRAWN).__name__, dice.getrandbits(32), dice.randint(1, 2)) for _ in range(count)]


class Walk:
    """A site on its way."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.clean = folder / "clean"
        self.wanted = Wanted(())
        self.state = ""
        """Of the sources when they last had no errors; `wanted` is what a clean build made of them."""
        self.site = new_site(folder / "site", seed)
        self.oracle = Oracle()
        self.aside = Oracle()
        self.rendered = 0
        self.repaired = 0
        self.damaged = 0
        """For how many more steps the memory may have damage that no build has met yet; pages may be rendered anew
        when one does. Then the memory is lost, and all is exact again."""
        self.damaged_aside = False
        self.check("the first build", 1)

    def take(self, step: Step) -> None:
        """One step; where it breaks the site, it is undone and built again."""
        self._forget_damage(step)
        dice = random.Random(step.seed)
        self.site.begin(dice)
        if self.site.switches.search and step.kind not in _OF_MEMORY and dice.random() < _SEARCH_ENDS:
            self.site.switch(search=False)
        KINDS[step.kind](self.site)
        if step.kind == "damage_memory":
            self.damaged = _DAMAGED_STEPS
        elif step.kind == "lose_memory":
            self.oracle, self.damaged = Oracle(), 0
        elif step.kind == "keep":
            self.aside, self.damaged_aside = Oracle(dict(self.oracle.built)), self.damaged > 0
        elif step.kind == "restore" and surroundings.aside(self.site).exists():
            self.oracle, self.damaged = Oracle(dict(self.aside.built)), _DAMAGED_STEPS * self.damaged_aside
        if not self.check(step.kind, step.jobs):
            self.repaired += 1
            self.site.undo()
            if not self.check(f"{step.kind}, undone", step.jobs):
                raise WalkError(f"{step.kind}: undone, and still the site has errors")

    def _forget_damage(self, step: Step) -> None:
        if self.damaged and step.kind not in _OF_MEMORY:
            self.damaged -= 1
            if not self.damaged:
                surroundings.lose_memory(self.site)
                self.oracle = Oracle()
                self.check("the damaged memory is lost", step.jobs)

    def check(self, kind: str, jobs: int) -> bool:
        """Build, and compare with a clean build and the oracle; whether the site has no errors."""
        site, output = self.site, self.site.switches.output
        options = site.options(jobs)
        before = signatures(options.output)
        old = contents(options.output, before)
        site.built_at = time.time_ns()
        result = build(options, Silent())
        state = site.state()
        found, wanted, plan = clean = self.wanted if state == self.state else self._build_clean(options)
        _expect(result.found == found, f"{kind}: found {concise(result.found)!r}, not {concise(found)!r}")
        after = signatures(options.output)
        if result.commit is None or wanted is None or plan is None:
            _expect((result.commit is None) == (wanted is None), f"{kind}: only one of both builds has errors")
            _expect(before == after, f"{kind}: a build with errors touched the output")
            return False
        self.wanted, self.state = clean, state
        new = contents(options.output, after)
        others = {name.removeprefix(f"{output}/") for name in site.strangers if name.startswith(f"{output}/")}
        _expect(all(old[name] == new.get(name) for name in others & old.keys()), f"{kind}: somebody else's file")
        _compare(kind, {name: data for name, data in new.items() if name not in others}, wanted)
        written = {name for name, data in new.items() if old.get(name) != data}
        _expect(set(result.commit.written) == written, f"{kind}: {len(result.commit.written)} files were written")
        self._compare_rendered(kind, result, self.oracle.due(plan, output, before))
        self.oracle.built[output] = (plan, after)
        return True

    def _build_clean(self, options: Options) -> Wanted:
        """The same site, built without any memory but for what is worked out of templates and catalogues alone.

        The process at the end of a walk has not even that.
        """
        output, memory = self.clean / "public", self.clean / "memory"
        for path in (output, *memory.glob("*")):
            if path.is_dir() and path.name != "templates":
                shutil.rmtree(path)
            elif path.is_file() and path.name != "wording":
                path.unlink()
        clean = replace(options, output=output, memory=memory, jobs=1)
        result = build(clean, Silent())
        if result.commit is None:
            return Wanted(result.found)
        return Wanted(result.found, contents(output, signatures(output)), plan_of(clean))

    def _compare_rendered(self, kind: str, result: Result, due: set[str]) -> None:
        rendered = set(result.rendered)
        self.rendered += len(rendered)
        if self.damaged:
            _expect(due <= rendered, f"{kind}: {sorted(due - rendered)[:3]} was not rendered")
        else:
            _expect(due == rendered, f"{kind}: {sorted(due ^ rendered)[:5]}: {len(due)} due, {len(rendered)} rendered")

    def compare_with_another_process(self) -> None:
        """What a fresh process builds is the same: nothing that this one remembers reached a page."""
        options = self.site.options(1)
        command = [sys.executable, "-m", "healthpress", "build", "--site", str(options.root), "--clean"]
        command += ["--output", str(options.output), "--now", options.now.isoformat(), "--quiet"]
        command += ["--base-url", options.base_url] if options.base_url else []
        command += ["--drafts"] if options.drafts else []
        command += [] if options.search else ["--no-search"]
        before = tree(options.output)
        subprocess.run(command, check=True, capture_output=True)
        _compare("a build in another process", before, tree(options.output))


def _expect(holds: bool, message: str) -> None:
    if not holds:
        raise WalkError(message)


def _compare(kind: str, found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> None:
    for name in sorted(found.keys() | wanted.keys()):
        here, there = found.get(name), wanted.get(name)
        if here is None or there is None:
            raise WalkError(f"{kind}: {name} is {'missing' if here is None else 'left over'}")
        if here != there:
            at = next((n for n, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), 0)
            near = slice(max(0, at - 60), at + 60)
            raise WalkError(f"{kind}: {name} differs at byte {at}: {here[near]!r} should be {there[near]!r}")


def fault_of(seed: int, steps: Sequence[Step]) -> tuple[str, int, Walk | None]:
    """What went wrong on a walk, "" if nothing did; the number of steps taken; and the walk."""
    folder = tempfile.mkdtemp(prefix="healthpress-walk-", dir=_MEMORY if _MEMORY.is_dir() else None)
    taken = 0
    try:
        walk = Walk(Path(folder), seed)
        for step in steps:
            taken += 1
            walk.take(step)
            if taken % _SWEEP == 0:
                gc.collect()
        if taken:
            walk.compare_with_another_process()
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"[:_LONGEST], taken, None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return "", taken, walk


def shortest(seed: int, steps: list[Step], message: str) -> tuple[list[Step], str]:
    """As few of the steps as still bring about a fault, and that fault."""
    end = time.monotonic() + _SHRINKING_SECONDS
    size = max(1, len(steps) // 2)
    while True:
        start = 0
        while start < len(steps) and time.monotonic() < end:
            fewer = steps[:start] + steps[start + size :]
            found, taken, _ = fault_of(seed, fewer)
            if found:
                steps, message = fewer[:taken], found
            else:
                start += size
        if size == 1 or time.monotonic() >= end:
            return steps, message
        size //= 2


def main(first: int, last: int, count: int) -> int:
    """Walk with each seed; how it went is printed."""
    gc.disable()
    for seed in range(first, last):
        steps = steps_of(seed, count)
        started, used = time.monotonic(), time.process_time()
        message, taken, walk = fault_of(seed, steps)
        if not walk:
            fewest, message = shortest(seed, steps[:taken], message)
            print(f"seed {seed}, step {taken}: {message}\nshortest: {fewest!r}")
            return 1
        seconds = f"{time.monotonic() - started:.1f} s, {time.process_time() - used:.1f} s of CPU"
        print(
            f"seed {seed}: {taken} steps, {walk.repaired} undone, {walk.rendered} pages rendered, {seconds}", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
