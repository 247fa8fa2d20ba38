"""The files of a build as they come to be: staged anew, or kept as the last build left them.

In: each file of the site, once, with the key of all that it is made of. Out: what to commit, and the facts to remember.
It stands apart because pages, copies, the search index and compressed forms are all written by the same rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from healthpress.build.ledger import Facts, Ledger, facts_of
from healthpress.build.output import OutputFolder


@dataclass(frozen=True, slots=True)
class Written:
    """By output path: whether each file changed, the keys of those made, the facts of those kept."""

    ledger: Ledger
    output: OutputFolder
    outputs: dict[str, bool] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Facts] = field(default_factory=dict)

    def keep(self, path: str, facts: Facts) -> None:
        """Leave a file as it lies in the output folder."""
        self.outputs[path] = False
        self.kept[path] = facts

    def add(self, path: str, key: str, *, changed: bool) -> None:
        """Note a file that was made, and whether it waits in the stage because its bytes are new."""
        self.outputs[path] = changed
        self.keys[path] = key

    def put(self, path: str, key: str, read: Callable[[], bytes]) -> None:
        """Stage a file unless the ledger knows that it is there already."""
        if self.ledger.kept(path, key, self.output.target):
            self.keep(path, self.ledger.facts[path])
        else:
            self.add(path, key, changed=self.output.put(path, read()))

    def key_of(self, path: str) -> str:
        """The key of a file, made or kept."""
        return self.keys[path] if path in self.keys else self.kept[path].key

    def file(self, path: str) -> Path:
        """Where a file is to be read before the commit: in the stage where it changed, else in the output folder."""
        return (self.output.stage if self.outputs[path] else self.output.target) / path

    def facts(self) -> dict[str, Facts]:
        """The facts of all files, after the commit."""
        made = {path: facts_of(key, self.output.target / path) for path, key in self.keys.items()}
        return self.kept | {path: facts for path, facts in made.items() if facts}
