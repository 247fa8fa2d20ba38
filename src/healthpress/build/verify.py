"""Incremental equals clean: the output compared with a clean build.

In: the options of a build. Out: how many files were compared, and the first difference with its likely cause.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from healthpress.build.ledger import facts_of, open_ledger
from healthpress.build.options import Options, Progress, Result
from healthpress.build.output import OutputFolder
from healthpress.build.pipeline import build


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a comparison ended; `difference` is "" where there is none. `result` is that of the clean build."""

    files: int
    difference: str
    result: Result


def verify(options: Options, progress: Progress) -> Verdict:
    """Build clean in a folder of its own, and compare every file of ours with the output of `options`."""
    with tempfile.TemporaryDirectory(prefix="healthpress-verify-") as folder:
        clean = replace(options, output=Path(folder) / "public", memory=Path(folder) / "memory")
        result = build(clean, progress)
        if result.commit is None:
            return Verdict(0, "The content has errors, so there is nothing to compare with.", result)
        wanted = OutputFolder(clean.output, clean.state).ours()
        there = OutputFolder(options.output, options.state).ours()
        for path in sorted(wanted | there):
            difference = _difference(path, clean.output, options, expected=path in wanted)
            if difference:
                return Verdict(len(wanted), difference, result)
        return Verdict(len(wanted), "", result)


def _difference(path: str, clean: Path, options: Options, *, expected: bool) -> str:
    """What differs in one file, in words; "" where nothing does."""
    built = options.output / path
    if not expected:
        return f"{path}: a clean build does not make this file." if built.exists() else ""
    try:
        found = built.read_bytes()
    except OSError:
        return f"{path}: the file is missing."
    wanted = (clean / path).read_bytes()
    if found == wanted:
        return ""
    at = next((n for n, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(found), len(wanted)) if at is None else at
    line = wanted[:at].count(b"\n") + 1
    here, there = (data[max(0, at - 30) : at + 50].decode(errors="replace") for data in (found, wanted))
    cause = _cause(path, built, options)
    return f"{path}: byte {at:,}, line {line}: {here!r} should be {there!r}. {cause}"


def _cause(path: str, built: Path, options: Options) -> str:
    ledger = open_ledger(OutputFolder(options.output, options.state).memory("pages"))
    facts = ledger.facts.get(path)
    if facts is None:
        return "No build remembers this file; it was built before, or sources changed since the last build."
    if facts_of(facts.key, built) != facts:
        return "Somebody changed the file after the build; build again."
    known = ledger.why(path)
    reason = f" Last rendered because: {known[0]}" if known else ""
    return f"Sources may have changed since the last build; build again.{reason}"
