"""The Retraction Watch database, as Crossref publishes it: one CSV file of some 60,000 rows.

In: its bytes. Out: an index by DOI and PMID of the papers that the notices are about, not of the notices. The file has
bytes of Windows-1252 among its UTF-8, line ends within values, and "unavailable" or 0 for numbers that are not known.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from healthpress.model.retraction import Nature, Notice, RetractionIndex
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.identifiers import bare_doi, bare_pmid

COLUMNS = ("RetractionNature", "OriginalPaperDOI", "OriginalPaperPubMedID")
"""Without these columns, the file is another one."""

_NATURES: dict[str, Nature] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_DAY = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_LONGEST_VALUE = 10_000_000


def read_retractions(data: bytes, path: str) -> tuple[RetractionIndex, list[Diagnostic]]:
    """The index of a file; a file that is no such list is a finding, and an empty index."""
    limit = csv.field_size_limit(_LONGEST_VALUE)
    try:
        rows = csv.reader(io.StringIO(_decoded(data), newline=""))
        header = [name.strip().casefold() for name in next(rows, [])]
        missing = [name for name in COLUMNS if name.casefold() not in header]
        if missing:
            what = f"The file has no column {', '.join(missing)}."
            return RetractionIndex(), [rules.RETRACTIONS_FILE.at(Place(path), what)]
        return _index(_notices(rows, header)), []
    except csv.Error as fault:
        return RetractionIndex(), [rules.RETRACTIONS_FILE.at(Place(path), f"The CSV is broken: {fault}.")]
    finally:
        csv.field_size_limit(limit)


def _decoded(data: bytes) -> str:
    """The text; bytes that are not UTF-8 are read as Windows-1252, one by one."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    if re.search("[\udc80-\udcff]", text):
        text = re.sub("[\udc80-\udcff]", lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    return text.replace("\0", "")


def _notices(rows: Iterable[Sequence[str]], header: Sequence[str]) -> Iterator[tuple[Notice, list[str]]]:
    """Each notice that is understood, with the names of its paper."""
    wanted = ("Record ID", "Title", "RetractionDate", "RetractionNature", "Reason", *COLUMNS[1:])
    places = [header.index(name.casefold()) if name.casefold() in header else len(header) for name in wanted]
    for number, row in enumerate(rows, 1):
        padded = [*row, *[""] * (len(header) + 1 - len(row))]
        record, title, day, nature, reason, doi, pmid = (padded[at] for at in places)
        kind = _NATURES.get(" ".join(nature.split()).casefold())
        names = [f"doi:{bare}" for bare in [bare_doi(doi)] if bare]
        names += [f"pmid:{bare}" for bare in [bare_pmid(pmid)] if bare]
        if kind and names:
            yield Notice(record.strip() or f"row {number}", kind, " ".join(title.split()), _day(day), reason), names


def _day(written: str) -> str:
    """A day of the file, "12/31/2020 0:00", as YYYY-MM-DD; "" for none."""
    american, iso = _DAY.match(written), _ISO_DAY.match(written)
    if american:
        return f"{american[3]}-{int(american[1]):02d}-{int(american[2]):02d}"
    return "-".join(iso.groups()) if iso else ""


def _index(notices: Iterable[tuple[Notice, list[str]]]) -> RetractionIndex:
    """The notice that holds of each paper: of several, a retraction; none before a reinstatement."""
    of: dict[str, list[Notice]] = {}
    count = 0
    for notice, names in notices:
        count += 1
        for name in names:
            of.setdefault(name, []).append(notice)
    holding = {name: held for name, all_of in of.items() if (held := _holding(all_of))}
    return RetractionIndex(holding, count)


def _holding(notices: list[Notice]) -> Notice | None:
    if len(notices) > 1:
        notices = sorted(notices, key=lambda notice: notice.day)
    last = max((at for at, notice in enumerate(notices) if notice.nature == "reinstatement"), default=-1)
    later = notices[last + 1 :]
    return next((notice for notice in later if notice.nature == "retraction"), later[-1] if later else None)
