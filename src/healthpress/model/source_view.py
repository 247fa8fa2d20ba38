"""What a page shows of its sources."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.meta import Reference, SourceKind


@dataclass(frozen=True, slots=True)
class BackLink:
    """The way back to a place where a source is cited: a letter that tells the places apart, and the place's id."""

    letter: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A source with its number on the page; `url` is the best address for it, "" where it has none.

    `authors`, `title` and `issue` are texts as the AMA Manual of Style writes them, with their full stops.
    """

    number: int
    reference: Reference
    url: str
    cited: bool
    authors: str = ""
    title: str = ""
    issue: str = ""
    back: tuple[BackLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesView:
    """What the sources of a page are: how many, how many of each kind that is known, and the newest one's year."""

    count: int
    kinds: tuple[tuple[SourceKind, int], ...]
    newest: int | None
