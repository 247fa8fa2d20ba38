"""Shared references, read once for each state of their files.

In: a site's folder and the digests of its files. Out: the references. It stands apart because a library of thousands
of entries takes longer to read than a build that finds one article changed may take.
"""

from __future__ import annotations

import pickle
from pathlib import Path

from healthpress.build import state_file
from healthpress.build.folder import REFERENCE_FILES
from healthpress.build.inputs import Inputs
from healthpress.build.versions import program_digest
from healthpress.read.shared_references import SharedReferences, read_shared_references
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.text.source import Source, decode


def shared_references(root: Path, inputs: Inputs, memory: Path) -> SharedReferences:
    """The references of the site's shared files, those that were understood before taken from `memory`."""
    seen = {path: inputs.digest_of(path) for path in REFERENCE_FILES if (root / path).is_file()}
    if not seen:
        return SharedReferences()
    key = digest(program_digest(), *(part for pair in seen.items() for part in pair))
    remembered = state_file.load(memory)
    if isinstance(remembered, tuple) and remembered[0] == key:
        known: SharedReferences = pickle.loads(remembered[1])  # noqa: S301 (our own, proven)
        return known
    sources: list[Source] = []
    found: list[Diagnostic] = []
    for path in seen:
        try:
            source, faults = decode(path, (root / path).read_bytes())
        except OSError as fault:
            found.append(rules.UNREADABLE.at(Place(path), f"{fault.strerror}."))
            continue
        sources.append(source)
        found += faults
    read = read_shared_references(sources)
    whole = SharedReferences(read.references, (*found, *read.found))
    if not found:
        state_file.save(memory, (key, pickle.dumps(whole, pickle.HIGHEST_PROTOCOL)), durable=False)
    return whole
