"""How heavy pages may be."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one page may weigh, in kB (1,000 bytes) after gzip; None sets no limit.

    `css` and `script` are the files that the page asks for, `total` is these and its HTML. `requests` counts what a
    page asks for before its pictures: itself, style sheets, scripts and what it preloads.
    """

    html: int | None = None
    css: int | None = None
    script: int | None = None
    total: int | None = None
    requests: int | None = None

    @property
    def limits(self) -> dict[str, int]:
        """The limits that are set, by name: bytes, and for `requests` a number."""
        found = {item.name: getattr(self, item.name) for item in dataclasses.fields(self)}
        return {
            name: limit if name == "requests" else 1000 * limit for name, limit in found.items() if limit is not None
        }
