"""Leaflets on disk.

In: articles and where their leaflets go. Out: PDF files, and for each what became of it. It stands apart from the
leaflets' values so that they can be made without a disk, and spread over processes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from healthpress.build.desk import Desk
from healthpress.build.leaflet import errors_of, leaflet_of
from healthpress.build.workers import spread
from healthpress.model.document import Article
from healthpress.model.leaflet import Paper
from healthpress.text.report import concise
from healthpress.write.leaflet.pdf import CannotSetError, leaflet_pdf


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a leaflet: `fault` says why there is none, `note` what it lacks; "" if all is well."""

    target: Path
    title: str
    preview: bool = False
    note: str = ""
    fault: str = ""


def write_leaflets(
    wanted: Sequence[tuple[Path, Article]], desk: Desk, now: dt.datetime, paper: Paper | None, jobs: int = 1
) -> Iterator[Outcome]:
    """Write the leaflet of each article to its file, in order."""

    def write(item: tuple[Path, Article]) -> Outcome:
        return _write(*item, desk, now, paper)

    return spread(write, wanted, jobs, lambda item: item[1].path)


def _write(target: Path, article: Article, desk: Desk, now: dt.datetime, paper: Paper | None) -> Outcome:
    title = article.meta.title
    wrong = errors_of(article, desk)
    if wrong:
        return Outcome(target, title, fault=concise(wrong).rstrip())
    try:
        leaflet = leaflet_of(article, desk, now, paper)
        data, note = leaflet_pdf(leaflet, desk.site.wording.of(leaflet.lang))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except CannotSetError as fault:
        return Outcome(target, title, fault=f"{article.path} cannot be set: {fault}.")
    except OSError as fault:
        return Outcome(target, title, fault=f"{target} cannot be written: {fault.strerror or fault}.")
    return Outcome(target, title, leaflet.preview, note)
