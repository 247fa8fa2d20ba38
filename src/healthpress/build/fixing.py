"""Files mended where that is safe.

In: a site and what was found in it. Out: the files that changed, with what was mended. A file is parsed and judged
again after each fix; what does not help, or brings a new finding, is undone. All else stays as it was, byte for byte.
"""

from __future__ import annotations

import difflib
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from healthpress.build.checking import Asked
from healthpress.build.options import Options
from healthpress.build.reading import reaching_parsing
from healthpress.build.site_settings import site_of
from healthpress.build.text_checks import TEXT_CHECKS
from healthpress.build.workers import spread
from healthpress.model.document import Article
from healthpress.model.site import Site
from healthpress.model.text_check import CheckContext, CheckSetup
from healthpress.read.fixes import FIXERS, MASKING
from healthpress.read.parse import parse
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.edit import Edit, applied, without_overlaps
from healthpress.text.source import Source, decode

_ROUNDS = 10
"""A mended file may show what the fault hid; after so many rounds, the rest is left to people."""

_FIXABLE = tuple(check for check in TEXT_CHECKS if FIXERS.keys() & set(check.codes))

Judge = Callable[[bytes], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """One file that changes."""

    path: str
    before: bytes
    after: bytes
    mended: tuple[Diagnostic, ...]


def fix_files(options: Options, asked: Asked, found: Sequence[Diagnostic], *, write: bool) -> list[Fixed]:
    """Mend the files in which something fixable was found; `write` says whether they are changed on disk."""
    paths = sorted({item.place.path for item in found if item.code in FIXERS and item.place.path.endswith(".md")})
    site = site_of(options)
    setup = CheckSetup(options.root, site, options.now.date(), asked.options)
    known = {check.name: check.settings(setup).value for check in _FIXABLE}

    def mend(path: str) -> Fixed:
        before = (options.root / path).read_bytes()
        after, mended = mend_file(path, before, site, asked, known)
        return Fixed(path, before, after, mended)

    fixed = [item for item in spread(mend, paths, options.jobs) if item.after != item.before]
    if write:
        for item in fixed:
            _replace(options.root / item.path, item.after)
    return fixed


def mend_file(
    path: str, data: bytes, site: Site, asked: Asked, known: Mapping[str, Any] = MappingProxyType({})
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The file as it should be, and what was mended; the same bytes where there is nothing to mend.

    `known` are the settings of checks by their names.
    """
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, ()

    def judge(changed: bytes) -> list[Diagnostic]:
        return _findings(path, changed, site, known)

    mended: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        fixable = [item for item in judge(data) if item.code in FIXERS and asked.means(item.code)]
        changed, done = _round(path, data, fixable, judge)
        if not done:
            break
        data = changed
        mended += done
    return data, tuple(mended)


def _round(path: str, data: bytes, fixable: Sequence[Diagnostic], judge: Judge) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Make all fixes at once, or, where they do not all help, the first that does."""
    source, _ = decode(path, data)
    offered = [(item, edits) for item in fixable if (edits := tuple(FIXERS[item.code](source, item)))]
    if not offered:
        return data, ()
    if len(offered) > 1:
        taken = set(without_overlaps(edit for _, edits in offered for edit in edits))
        chosen = [(item, edits) for item, edits in offered if taken.issuperset(edits)]
        together = tuple(item for item, _ in chosen)
        changed = applied(data, [edit for _, edits in chosen for edit in edits])
        edited = _lines(source, [edit for _, edits in chosen for edit in edits])
        if chosen and _helps(together, edited, judge(data), judge(changed)):
            return changed, together
    for item, edits in offered:
        changed = applied(data, edits)
        if _helps((item,), _lines(source, edits), judge(data), judge(changed)):
            return changed, (item,)
    return data, ()


def _helps(
    mended: Sequence[Diagnostic], edited: set[int], before: Sequence[Diagnostic], after: Sequence[Diagnostic]
) -> bool:
    """Whether the findings are gone and no new one came, but for those that they had hidden.

    What was hidden stands in other lines than those `edited`: a fault there would be the fix's own.
    """
    old, new = _counts(before), _counts(after)
    gone = _counts(mended)
    if any(item.code in MASKING for item in mended):
        of_head = [item for item in after if item.code.startswith("front-matter/")]
        return not any(item.code in MASKING or item.place.line in edited for item in of_head)
    return all(new[kind] <= old[kind] - gone[kind] for kind in gone) and all(new[kind] <= old[kind] for kind in new)


def _lines(source: Source, edits: Sequence[Edit]) -> set[int]:
    return {source.place(edit.start).line for edit in edits}


def _counts(found: Sequence[Diagnostic]) -> Counter[tuple[str, str]]:
    """How often each finding occurs; places move, so they are not part of it."""
    return Counter((item.code, item.message) for item in found)


def _findings(path: str, data: bytes, site: Site, known: Mapping[str, Any]) -> list[Diagnostic]:
    """What one file alone gives rise to: its parsing, and the checks of texts whose findings can be mended."""
    source, found = decode(path, data)
    parsed = parse(source, reaching_parsing(site))
    found = [*found, *parsed.found]
    if isinstance(parsed.document, Article):
        for check in _FIXABLE:
            found += check.run(parsed.document, parsed.text, CheckContext(site, source, known.get(check.name)))
    return found


def _replace(path: Path, data: bytes) -> None:
    """Write a file in one step, with the rights it had; a link stays one."""
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_bytes(data)
        shutil.copymode(target, fresh)
        fresh.replace(target)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def diff_of(item: Fixed) -> str:
    """What changes in a file, as a unified diff."""
    before, after = (
        data.decode("utf-8-sig").replace("\r\n", "\n").splitlines(keepends=True) for data in (item.before, item.after)
    )
    return "".join(difflib.unified_diff(before, after, f"a/{item.path}", f"b/{item.path}"))
