"""Exported libraries to references: BibTeX and CSL-JSON, as Zotero and its like write them.

In: a source. Out: references with their places, and findings. It stands apart because what a field of those formats
means (biblatex 3, CSL-JSON 1.0.2) is one thing, and what our references are another.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args

from healthpress.model.meta import Reference, SourceKind
from healthpress.read import bibtex
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.names import listed_name
from healthpress.text.source import Source

_KINDS = frozenset(get_args(SourceKind))
_BOOKS = frozenset({"book", "inbook", "incollection", "collection", "mvbook"})
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|span|em|strong|sc)\b[^<>]*>", re.IGNORECASE)
_NOTED = re.compile(r"^\s*(PMID|PMCID|NCT|Kind)\s*[:=]\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Listed(NamedTuple):
    """A reference and where it stands."""

    reference: Reference
    place: Place


def read_bib(source: Source) -> tuple[list[Listed], list[Diagnostic]]:
    """The references of a BibTeX file."""
    entries, found = bibtex.read_bibtex(source)
    listed = []
    for entry in entries:
        place = source.place(entry.offset, len(entry.type) + 1)
        made = _from_bibtex(entry)
        if entry.key and made.title:
            listed.append(Listed(made, place))
        else:
            found.append(_incomplete(entry.key, place))
    return listed, found


def _from_bibtex(entry: bibtex.Entry) -> Reference:
    text = entry.text
    title, subtitle = text("title"), text("subtitle")
    eprint = text("eprint") if text("eprinttype", "archiveprefix").lower() in {"pmid", "pubmed", "medline"} else ""
    noted = _noted(entry.fields.get("note", ""))
    year = _YEAR.search(text("year", "date"))
    return Reference(
        id=entry.key,
        title=f"{title}: {subtitle}" if subtitle else title,
        url=text("url").replace(" ", ""),
        doi=text("doi"),
        pmid=text("pmid") or eprint or noted.get("pmid", ""),
        authors=bibtex.names(entry.fields.get("author") or entry.fields.get("editor") or ""),
        source=text("shortjournal", "journal", "journaltitle", "booktitle", "howpublished"),
        year=int(year[1]) if year else None,
        volume=text("volume") if entry.type not in _BOOKS else "",
        issue=text("number", "issue"),
        pages=text("pages", "eid"),
        publisher=text("publisher", "institution", "organization", "school"),
        accessed=_day(text("urldate")),
        kind=_kind(text("kind") or noted.get("kind", "") or ("book" if entry.type == "book" else "")),
        pmcid=text("pmcid") or noted.get("pmcid", ""),
        isbn=text("isbn").split(" ")[0],
        nct=noted.get("nct", ""),
    )


def read_csl(source: Source) -> tuple[list[Listed], list[Diagnostic]]:
    """The references of a CSL-JSON file: a list of items, or a map that holds it as `items`."""
    try:
        data = json.loads(source.text)
    except (json.JSONDecodeError, RecursionError) as fault:
        at = fault.pos if isinstance(fault, json.JSONDecodeError) else 0
        what = fault.msg if isinstance(fault, json.JSONDecodeError) else "Nested too deeply"
        return [], [rules.CSL.at(source.place(at), f"The JSON is broken here: {what}.")]
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        return [], [rules.CSL.at(source.place(), "The file holds no list of items.")]
    listed: list[Listed] = []
    found: list[Diagnostic] = []
    for item, place in zip(items, _places(items, source), strict=True):
        made = _from_csl(item) if isinstance(item, dict) else None
        if made and made.id and made.title:
            listed.append(Listed(made, place))
        else:
            found.append(_incomplete(made.id if made else "", place))
    return listed, found


def _places(items: list[Any], source: Source) -> Iterator[Place]:
    """Where the id of each item stands; items follow each other, so each is looked for after the one before."""
    at = 0
    for item in items:
        name = json.dumps(item.get("id"), ensure_ascii=False) if isinstance(item, dict) else ""
        found = re.compile(rf'"id"\s*:\s*{re.escape(name)}').search(source.text, at) if name else None
        yield source.place(found.start(), len(found[0])) if found else source.place(at)
        at = found.end() if found else at


def _from_csl(item: Mapping[str, Any]) -> Reference:
    def text(*names: str) -> str:
        values = (item.get(name) for name in names)
        return next((_plain(value) for value in values if isinstance(value, str | int) and str(value).strip()), "")

    noted = _noted(str(item.get("note") or ""))
    return Reference(
        id="".join(text("citation-key", "id").split()),
        title=text("title"),
        url=text("URL"),
        doi=text("DOI"),
        pmid=text("PMID") or noted.get("pmid", ""),
        authors=tuple(filter(None, map(_csl_name, _list(item.get("author")) or _list(item.get("editor"))))),
        source=text("container-title-short", "journalAbbreviation", "container-title"),
        year=_csl_year(item.get("issued")),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("page", "number"),
        publisher=text("publisher"),
        accessed=_csl_day(item.get("accessed")),
        kind=_kind(noted.get("kind", "") or ("book" if item.get("type") == "book" else "")),
        pmcid=text("PMCID") or noted.get("pmcid", ""),
        isbn=text("ISBN").split(" ")[0],
        nct=noted.get("nct", ""),
    )


def _csl_name(person: Any) -> str:
    if not isinstance(person, dict):
        return ""
    part = {name: _plain(value) for name, value in person.items() if isinstance(value, str)}
    if "literal" in part or not part.get("family"):
        return part.get("literal") or part.get("given", "")
    family = " ".join(filter(None, (part.get("non-dropping-particle"), part["family"])))
    particle = part.get("dropping-particle", "")
    return listed_name(f"{particle} {family}".strip(), part.get("given", ""), part.get("suffix", ""))


def _csl_parts(date: Any) -> list[int]:
    parts = (_list(date.get("date-parts")) or [[]])[0] if isinstance(date, dict) else []
    return [int(part) for part in _list(parts) if isinstance(part, str | int) and str(part).strip().isdecimal()]


def _csl_year(date: Any) -> int | None:
    parts = _csl_parts(date)
    if parts:
        return parts[0]
    written = _YEAR.search(str(date.get("raw") or date.get("literal") or "")) if isinstance(date, dict) else None
    return int(written[1]) if written else None


def _csl_day(date: Any) -> dt.date | None:
    parts = _csl_parts(date)
    written = "-".join(map(str, parts)) if parts else str(date.get("raw") or "") if isinstance(date, dict) else ""
    return _day(written)


def _day(written: str) -> dt.date | None:
    found = _DAY.match(written)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _kind(word: str) -> SourceKind | None:
    name: Any = word.strip().lower().replace(" ", "-")
    return name if name in _KINDS else None


def _noted(note: str) -> dict[str, str]:
    """What the lines of Zotero's field Extra say that its formats have no field for."""
    return {name.lower(): value for name, value in _NOTED.findall(note)}


def _plain(value: str | int) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", str(value))).split())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _incomplete(name: str, place: Place) -> Diagnostic:
    what = f'"{name}"' if name else "An entry without an id"
    return rules.INCOMPLETE.at(place, f"{what} has no title; it was left out." if name else f"{what} was left out.")
