"""Versions of pictures on disk, made once for each content.

In: originals that pages show. Out: what is known of each, its versions made in workers where they are missing. What
is known is one small file for the whole site, under the digest of each original, so that a build which needs no new
version opens no picture and looks at none of their files.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from healthpress.build import state_file
from healthpress.build.options import Progress
from healthpress.build.workers import spread
from healthpress.model.card import Focus
from healthpress.text import rules
from healthpress.text.digest import digest
from healthpress.write.images import SUFFIXES, ImageFacts, Refusal, probe
from healthpress.write.renditions import RECIPE, Version, crops, make, sizes

PILLOW = version("pillow")
"""Another version may make other bytes of the same picture, and brings its own encoders."""

KEPT_DAYS = 60
"""Versions of a picture that no build used for so many days are dropped."""

_FEWEST = 2
"""One picture takes longer than a process to start."""

_DAY_SECONDS = 86_400
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Original:
    """A picture file: where it is, its key, the ending of its name, and what is needed of it.

    One that is not `shown` on pages needs no versions for screens; `focuses` are the points to crop it around.
    """

    name: str
    path: Path
    key: str
    suffix: str
    shown: bool
    focuses: frozenset[Focus]

    def joined(self, other: Original) -> Original:
        """What both files need: they hold the same bytes."""
        return replace(self, shown=self.shown or other.shown, focuses=self.focuses | other.focuses)

    def versions(self, facts: ImageFacts, *, clear: bool) -> tuple[Version, ...]:
        """The versions to make of it."""
        if not facts.still:
            return ()
        shown = sizes(facts, clear=clear) if self.shown else ()
        return (*shown, *(crop for focus in sorted(self.focuses) for crop in crops(facts, focus)))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an original; `proofs` are the digests of its versions by name."""

    facts: ImageFacts
    clear: bool
    proofs: Mapping[str, str]


def key_of(seen: str, suffix: str) -> str:
    """What names an original's versions: the digest of its bytes, how they are made, and by what."""
    return digest(seen, SUFFIXES.get(suffix.lower(), ""), RECIPE, PILLOW)


class PictureMemory:
    """The versions of pictures that builds of a site made, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        loaded = state_file.load(folder / _INDEX)
        self._entries: dict[str, Any] = loaded if isinstance(loaded, dict) else {}

    def known(self, originals: Iterable[Original], jobs: int, progress: Progress) -> dict[str, Known | Refusal]:
        """What is known of originals by key, after all their versions were made."""
        merged: dict[str, Original] = {}
        for item in originals:
            other = merged.get(item.key)
            merged[item.key] = item.joined(other) if other else item
        due = [item for item in merged.values() if not self._is_whole(item)]
        progress.stage("Preparing pictures", len(due))
        found: dict[str, Known | Refusal] = {}
        for item, made in zip(due, spread(self._make, due, jobs, _name, fewest=_FEWEST), strict=True):
            progress.step()
            if isinstance(made, Refusal):
                found[item.key] = made
            else:
                self._entries[item.key] = made
        self._save(merged.keys(), changed=bool(due))
        return found | {key: _known(self._entries[key]) for key in merged if key not in found}

    def read(self, original: Original, name: str) -> bytes:
        """The bytes of a version; it is made again where its file is missing or damaged."""
        entry = self._entries[original.key]
        try:
            data = (self.folder / original.key / name).read_bytes()
            if digest(data) == entry["proofs"][name]:
                return data
        except OSError:
            pass
        left = {kept: proof for kept, proof in entry["proofs"].items() if kept != name}
        made = self._made(original, {**entry, "proofs": left})
        if isinstance(made, Refusal):
            raise OSError(f"{original.name}: {made.message}")
        return (self.folder / original.key / name).read_bytes()

    def _is_whole(self, original: Original) -> bool:
        entry = self._entries.get(original.key)
        if entry is None:
            return False
        known = _known(entry)
        return all(version.name in known.proofs for version in original.versions(known.facts, clear=known.clear))

    def _make(self, original: Original) -> dict[str, Any] | Refusal:
        return self._made(original, self._entries.get(original.key))

    def _made(self, original: Original, entry: Mapping[str, Any] | None) -> dict[str, Any] | Refusal:
        """Make those versions of a picture that are missing; what is known of it then. Safe to call in workers."""
        try:
            data = original.path.read_bytes()
        except OSError as fault:
            return Refusal(rules.UNREADABLE, f"{fault.strerror}.")
        facts = probe(data, original.suffix)
        if isinstance(facts, Refusal):
            return facts
        proofs: dict[str, str] = dict(entry["proofs"]) if entry else {}
        clear = False
        if facts.still and (original.shown or original.focuses):
            made = make(data, facts, original.versions, proofs.keys())
            if isinstance(made, Refusal):
                return made
            clear = made.clear
            for name, version_data in made.files.items():
                state_file.replace(self.folder / original.key / name, version_data)
                proofs[name] = digest(version_data)
        return {
            "facts": (facts.width, facts.height, facts.type, facts.still, facts.located),
            "clear": clear,
            "proofs": proofs,
            "used": _today(),
        }

    def _save(self, used: Iterable[str], *, changed: bool) -> None:
        """Note what was used, and drop what no build used for long."""
        today = _today()
        for key in used:
            entry = self._entries.get(key)
            if entry and entry["used"] < today:
                entry["used"] = today
                changed = True
        old = [key for key, entry in self._entries.items() if entry["used"] < today - KEPT_DAYS]
        if not (changed or old):
            return
        for key in old:
            del self._entries[key]
        state_file.save(self.folder / _INDEX, self._entries)
        for made in os.scandir(self.folder):
            if made.is_dir() and made.name not in self._entries:
                shutil.rmtree(made.path, ignore_errors=True)


def _known(entry: Mapping[str, Any]) -> Known:
    return Known(ImageFacts(*entry["facts"]), entry["clear"], entry["proofs"])


def _name(original: Original) -> str:
    return original.name


def _today() -> int:
    return int(time.time()) // _DAY_SECONDS
