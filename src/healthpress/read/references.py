"""Lists of references: identifiers in their one form, and what is wrong with a list by itself.

In: references as an editor or a program wrote them. Out: the same with bare identifiers, and findings. It stands apart
because articles, the shared list and exported libraries are held to the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from healthpress.model.meta import Reference
from healthpress.model.source_key import SourceKey, key_of
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.identifiers import bare_doi, bare_isbn, bare_nct, bare_pmcid, bare_pmid

PlaceOf = Callable[..., Place]
"""Where a value stands, by the keys and numbers that lead to it."""

_FORMS = (
    ("doi", bare_doi, rules.INVALID_DOI),
    ("pmid", bare_pmid, rules.INVALID_PMID),
    ("pmcid", bare_pmcid, rules.INVALID_PMCID),
    ("isbn", bare_isbn, rules.INVALID_ISBN),
    ("nct", bare_nct, rules.INVALID_NCT),
)


def bare_references(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """References with bare identifiers; what is none is left out, so that no link leads nowhere."""
    return tuple(_bare(item) for item in references)


def _bare(item: Reference) -> Reference:
    if not any(getattr(item, name) for name, _, _ in _FORMS):
        return item
    doi = item.doi and _shown_doi(item.doi)
    pmid, pmcid = item.pmid and bare_pmid(item.pmid), item.pmcid and bare_pmcid(item.pmcid)
    isbn, nct = item.isbn if bare_isbn(item.isbn) else "", item.nct and bare_nct(item.nct)
    return replace(item, doi=doi, pmid=pmid, pmcid=pmcid, isbn=isbn, nct=nct)


def _shown_doi(written: str) -> str:
    """A DOI with the capitals that its registrant gave it."""
    bare = bare_doi(written)
    at = written.lower().find(bare)
    return written[at : at + len(bare)] if bare and at >= 0 else bare


def check_listed(references: Sequence[Reference], cited: Collection[str], place: PlaceOf) -> Iterator[Diagnostic]:
    """Findings about the references of one article, which cites those ids."""
    yield from check_ids(references, place)
    yield from check_forms(references, place)
    yield from check_same(references, place)
    used = set(cited)
    if used.isdisjoint(item.id for item in references):
        return
    for number, item in enumerate(references):
        if item.id not in used:
            message = f'"{item.id}" is listed and never cited.'
            yield rules.UNCITED.at(place("references", number, "id"), message)


def check_ids(references: Iterable[Reference], place: PlaceOf) -> Iterator[Diagnostic]:
    """Ids that stand twice."""
    seen: set[str] = set()
    for number, item in enumerate(references):
        if item.id in seen:
            yield rules.DUPLICATE_REFERENCE.at(place("references", number, "id"), f'The id "{item.id}" stands twice.')
        seen.add(item.id)


def check_forms(references: Iterable[Reference], place: PlaceOf) -> Iterator[Diagnostic]:
    """Identifiers that cannot be ones."""
    for number, item in enumerate(references):
        for name, bare, rule in _FORMS:
            written = getattr(item, name)
            if written and not bare(written):
                message = f'"{written}" is no {name.upper()}; it is not shown.'
                yield rule.at(place("references", number, name), message)


def check_same(references: Iterable[Reference], place: PlaceOf) -> Iterator[Diagnostic]:
    """Sources that stand under two ids."""
    known: dict[tuple[str, str], list[SourceKey]] = {}
    for number, item in enumerate(references):
        key = key_of(item)
        names = [pair for pair in zip(key._fields[1:], key[1:], strict=True) if pair[1]]
        others = (other for name in names for other in known.get(name, ()))
        twin = next((other for other in others if other.id != key.id and other.same(key)), None)
        if twin:
            message = f'"{key.id}" is the same source as "{twin.id}".'
            yield rules.SAME_SOURCE.at(place("references", number, "id"), message)
        for name in names:
            known.setdefault(name, []).append(key)
