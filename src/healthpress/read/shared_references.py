"""The references that all articles of a site may cite: `content/references.yaml`, `.json` and `.bib`.

In: those of the three files that there are. Out: references by id, and findings. An id of an earlier file stands
before that of a later one where both mean one source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from healthpress.model.meta import Reference
from healthpress.model.source_key import key_of
from healthpress.read.convert import Converter
from healthpress.read.library import Listed, read_bib, read_csl
from healthpress.read.references import bare_references, check_forms, check_same
from healthpress.read.yaml_text import Mapping as YamlMapping
from healthpress.read.yaml_text import Node, compose
from healthpress.read.yaml_text import Sequence as YamlSequence
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source


@dataclass(frozen=True, slots=True)
class SharedReferences:
    """References by id, and what is wrong with the files."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _List:
    """What a file of references may hold: the list alone, or under its name as in an article."""

    references: tuple[Reference, ...] = ()


def read_shared_references(sources: Sequence[Source]) -> SharedReferences:
    """The references of files, the first of which are asked first."""
    listed: list[Listed] = []
    found: list[Diagnostic] = []
    readers = {"yaml": _read_yaml, "json": read_csl, "bib": read_bib}
    for source in sources:
        more, faults = readers[source.path.rpartition(".")[2]](source)
        listed += more
        found += faults
    first: dict[str, Listed] = {}
    for item in listed:
        known = first.setdefault(item.reference.id, item)
        if known is not item and (known.place.path == item.place.path or not _one_source(known, item)):
            where = f"{known.place.path}, line {known.place.line}"
            message = f'The id "{item.reference.id}" stands in {where} already.'
            found.append(rules.DUPLICATE_REFERENCE.at(item.place, message))
    kept = list(first.values())
    references = [item.reference for item in kept]

    def place(_list: str, number: int, _key: str) -> Place:
        return kept[number].place

    found += [*check_forms(references, place), *check_same(references, place)]
    return SharedReferences({item.id: item for item in bare_references(references)}, tuple(found))


def _one_source(one: Listed, other: Listed) -> bool:
    return key_of(one.reference).same(key_of(other.reference))


def _read_yaml(source: Source) -> tuple[list[Listed], list[Diagnostic]]:
    text = compose(source, 0, len(source.text), rules.DATA)
    if text.root is None:
        return [], list(text.found)
    converter = Converter(text, rules.DATA, dt.UTC)
    items = _items(text.root)
    if items is None:
        converter.top(text.root, _List)
        return [], converter.found
    listed = []
    for number, node in enumerate(items):
        made = converter.value(node, Reference, f"references.{number}")
        if isinstance(made, Reference):
            listed.append(Listed(made, converter.places[f"references.{number}.id"]))
    return listed, converter.found


def _items(root: Node) -> list[Node] | None:
    """The nodes of the list, which is the file or stands in it as in an article."""
    pairs = root.value if isinstance(root, YamlMapping) else []
    named = next((value for key, value in pairs if getattr(key, "value", "") == "references"), root)
    return named.value if isinstance(named, YamlSequence) else None
