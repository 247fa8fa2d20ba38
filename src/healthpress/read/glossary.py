"""`content/glossary.yaml` and `content/conditions.yaml`, read and judged.

In: a source. Out: the values in it, and faults: names that mean two things, codes that cannot be codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from healthpress.model.glossary import Glossary, GlossaryEntry, GlossaryTerm
from healthpress.model.meta import Condition
from healthpress.read.settings import read_data
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place, Rule
from healthpress.text.source import Source

_ICD10 = re.compile(r"[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?")
_MESH = re.compile(r"D(?:[0-9]{6}|[0-9]{9})")
_TREE_NUMBER = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9]{3})+")


def read_glossary(source: Source | None) -> tuple[Glossary, list[Diagnostic]]:
    """The terms of a glossary, in their order."""
    if source is None:
        return (), []
    found, places, entries = read_data(source, Mapping[str, GlossaryEntry], {})
    terms = tuple(GlossaryTerm(term, entry, places[f"{term}.#key"]) for term, entry in entries.items())
    found += _shared(
        ((term.term, (*term.long_forms, term.entry.short), term.place) for term in terms), rules.GLOSSARY_CONFLICT
    )
    return terms, found


def read_conditions(source: Source | None) -> tuple[Mapping[str, Condition], list[Diagnostic]]:
    """The conditions that articles are about, by id."""
    if source is None:
        return {}, []
    found, places, conditions = read_data(source, Mapping[str, Condition], {})
    for name, condition in conditions.items():
        found += _codes(name, condition, places)
    named = ((name, (item.name, *item.synonyms), places[f"{name}.name"]) for name, item in conditions.items())
    found += _shared(named, rules.CONDITION_SYNONYM)
    return conditions, found


def _codes(name: str, condition: Condition, places: Mapping[str, Place]) -> Iterable[Diagnostic]:
    if condition.icd10 and (_MESH.fullmatch(condition.icd10) or not _ICD10.fullmatch(condition.icd10)):
        yield rules.ICD10.at(places[f"{name}.icd10"], f'"{condition.icd10}" is no code of ICD-10.')
    if condition.mesh and not _MESH.fullmatch(condition.mesh):
        what = "a tree number of MeSH" if _TREE_NUMBER.fullmatch(condition.mesh) else "no unique ID of MeSH"
        yield rules.MESH.at(places[f"{name}.mesh"], f'"{condition.mesh}" is {what}.')


def _shared(named: Iterable[tuple[str, Iterable[str], Place]], rule: Rule) -> Iterable[Diagnostic]:
    """A finding for each name that two of the named have, capitals aside."""
    owner: dict[str, str] = {}
    for key, names, place in named:
        for name in dict.fromkeys(" ".join(name.casefold().split()) for name in names if name):
            if owner.setdefault(name, key) != key:
                yield rule.at(place, f'"{name}" belongs to "{owner[name]}" already.')
