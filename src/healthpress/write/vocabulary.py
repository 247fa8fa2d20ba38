"""What schema.org's vocabulary objects to in a graph.

In: a graph. Out: sentences about types and properties that it does not know, that a type does not have or that have
been superseded, about values of the wrong kind and references that lead nowhere. `schema_org_slice.json` is what it
knows.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from healthpress.text.digest import digest
from healthpress.write.graph import Graph, Node, label, values

_FILE = Path(__file__).with_name("schema_org_slice.json")

_URL = re.compile(r"(?:https?://[^\s<>\"/?#]+\.?[^\s<>\"]*|mailto:[^\s<>\"@]+@[^\s<>\"]+|tel:[+0-9().-]+)")
_DURATION = re.compile(
    r"P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "Question": ("name", "acceptedAnswer"),
    "Answer": ("text",),
    "FAQPage": ("mainEntity",),
    "ListItem": ("position",),
    "ItemList": ("itemListElement",),
    "BreadcrumbList": ("itemListElement",),
    "Article": ("headline", "author", "publisher"),
    "NewsArticle": ("headline", "author", "publisher"),
    "ImageObject": ("contentUrl",),
    "Person": ("name",),
    "Organization": ("name",),
    "WebSite": ("name", "url"),
    "MedicalCode": ("codeValue", "codingSystem"),
    "MedicalCondition": ("name",),
}
"""Properties without which a node of a type says nothing (search engines' own documentation asks for the same)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Types with all their supertypes, themselves included; domains and ranges of properties; superseded terms."""

    types: Mapping[str, frozenset[str]]
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    superseded: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The slice that this package knows."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    parents: dict[str, list[str]] = data["types"]

    def above(kind: str) -> frozenset[str]:
        return frozenset({kind}).union(*(above(parent) for parent in parents[kind]))

    properties = data["properties"]
    return Vocabulary(
        {kind: above(kind) for kind in parents},
        {name: frozenset(found["domain"]) for name, found in properties.items()},
        {name: frozenset(found["range"]) for name, found in properties.items()},
        data["superseded"],
    )


@cache
def vocabulary_digest() -> str:
    """The digest of the slice."""
    return digest(_FILE.read_bytes())


def is_a(node: Node, kind: str) -> bool:
    """Whether a node is of a type or of one below it."""
    return kind in vocabulary().types.get(str(node.get("@type")), ())


def vocabulary_faults(graph: Graph, page: str) -> Iterator[str]:
    """What there is to say of each node; `page` is the address of the page."""
    for node in graph.nodes:
        yield from _of_node(node, graph, page)


def _of_node(node: Node, graph: Graph, page: str) -> Iterator[str]:
    known = vocabulary()
    kind = node["@type"]
    supertypes = known.types.get(kind) if isinstance(kind, str) else None
    if supertypes is None:
        yield f"{kind!r} is no type that is known of schema.org."
        return
    for name in node:
        if name in known.superseded:
            yield f"{label(node)}: {name} has been superseded by {known.superseded[name]}."
        elif name not in known.domains:
            if not name.startswith("@"):
                yield f"{label(node)}: {name} is no property that is known of schema.org."
        elif not known.domains[name] & supertypes:
            yield f"{label(node)}: a {kind} has no {name}."
        else:
            yield from _of_values(node, name, graph, page)
    for name in REQUIRED.get(kind, ()):
        if not values(node, name):
            yield f"{label(node)}: {name} is missing."


def _of_values(node: Node, name: str, graph: Graph, page: str) -> Iterator[str]:
    given = values(node, name)
    if not given:
        yield f"{label(node)}: {name} is empty."
    if any(value in given[:number] for number, value in enumerate(given)):
        yield f"{label(node)}: {name} says the same twice."
    for value in given:
        fault = _fault_of(name, value, graph, page)
        if fault:
            yield f"{label(node)}: {name} {fault}."


def _fault_of(name: str, value: Any, graph: Graph, page: str) -> str:
    """What is wrong with one value, in words; "" where nothing is."""
    wanted = vocabulary().ranges[name]
    if isinstance(value, Mapping):
        target = graph.target(value)
        if target is None:
            return _fault_of_reference(value, page)
        kind = str(target["@type"])
        if kind in vocabulary().types and not vocabulary().types[kind] & wanted:
            return f"is a {kind}, not {_words(wanted)}"
        return ""
    if name == "inLanguage" and not (isinstance(value, str) and _LANGUAGE.fullmatch(value)):
        return f"is {value!r}, no language tag"
    if any(_DATA_TYPES[kind](value) for kind in wanted if kind in _DATA_TYPES) or (
        "Thing" in wanted and _is_url(value)
    ):
        return ""
    return f"is {value!r}, not {_words(wanted)}"


def _fault_of_reference(value: Node, page: str) -> str:
    """A reference to another site is good as it is; one to this site must be defined beside it."""
    identity = value.get("@id")
    if _is_url(identity) and urlsplit(str(identity)).netloc != urlsplit(page).netloc:
        return ""
    return f"refers to {identity}, which the graph does not define"


def _words(wanted: frozenset[str]) -> str:
    return " or ".join(sorted(wanted))


def _is_url(value: Any) -> bool:
    return isinstance(value, str) and bool(_URL.fullmatch(value))


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == len("2026-01-02") and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and "T" in value and bool(dt.datetime.fromisoformat(value))
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: Any) -> bool:
    return _is_integer(value) or isinstance(value, float)


_DATA_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "Text": _is_text,
    "URL": _is_url,
    "Date": _is_date,
    "DateTime": _is_moment,
    "Integer": _is_integer,
    "Number": _is_number,
    "Boolean": lambda value: isinstance(value, bool),
    "Duration": lambda value: isinstance(value, str) and bool(_DURATION.fullmatch(value)),
    "Distance": lambda value: _is_integer(value) and value > 0,
    "CssSelectorType": _is_text,
    "XPathType": _is_text,
    "ItemListOrderType": _is_url,
    "MedicalSpecialty": _is_url,
    "Specialty": _is_url,
    "MedicalAudienceType": _is_url,
    "MedicalEvidenceLevel": _is_url,
}
"""What a plain value must be like; members of schema.org's enumerations are addresses."""
