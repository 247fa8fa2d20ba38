"""Cited ids to sources: an article's own references and those that the site shares.

In: an article and the catalogue. Out: its numbered list, the line that sums it up, and findings. It stands apart
because the shared references may change without any article being read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from typing import get_args

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Cited, Text
from healthpress.model.meta import Reference, SourceKind
from healthpress.model.source_key import key_of, read_keys
from healthpress.model.source_view import BackLink, ReferenceView, SourcesView
from healthpress.shape import ama
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.suggest import did_you_mean

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def shared_part(article: Article, catalogue: Catalogue) -> str:
    """The digest of the shared references that an article's page shows; "" for most articles."""
    if not article.wanted:
        return ""
    return digest_of([catalogue.references.get(mention.name) for mention in article.wanted])[:SHORT]


def reference_views(text: Text, shared: Mapping[str, Reference]) -> tuple[ReferenceView, ...]:
    """The sources of an article: those cited by their numbers, then those that are only listed."""
    own: dict[str, Reference] = {}
    for item in text.references:
        own.setdefault(item.id, item)
    uses = [*text.cited, *(Cited(name, ()) for name in own if name not in {use.id for use in text.cited})]
    known = {**shared, **own} if any(use.id not in own for use in uses) else own
    return tuple(_view(number, known[use.id], use) for number, use in enumerate(uses, 1) if use.id in known)


def _view(number: int, reference: Reference, use: Cited) -> ReferenceView:
    return ReferenceView(
        number=number,
        reference=reference,
        url=reference_url(reference),
        cited=bool(use.anchors),
        authors=ama.authors(reference),
        title=ama.sentence(reference.title),
        issue=ama.issue(reference),
        back=tuple(BackLink(_letter(place), anchor) for place, anchor in enumerate(use.anchors)),
    )


def _letter(number: int) -> str:
    """What tells several places apart: a to z, then aa, ab and so on."""
    more, last = divmod(number, len(ascii_lowercase))
    return (_letter(more - 1) if more else "") + ascii_lowercase[last]


def reference_url(reference: Reference) -> str:
    """The address that stays longest: the DOI's, else the editor's, else PubMed's, PubMed Central's or the trial's."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.url:
        return reference.url
    if reference.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    if reference.pmcid:
        return f"https://www.ncbi.nlm.nih.gov/pmc/articles/{reference.pmcid}/"
    return f"https://clinicaltrials.gov/study/{reference.nct}" if reference.nct else ""


def sources_view(references: tuple[ReferenceView, ...]) -> SourcesView | None:
    """How many sources of which kinds there are, strongest evidence first, and the year of the newest."""
    if not references:
        return None
    kinds = Counter(item.reference.kind for item in references if item.reference.kind)
    years = [item.reference.year for item in references if item.reference.year]
    counts = tuple((kind, kinds[kind]) for kind in KINDS if kind in kinds)
    return SourcesView(len(references), counts, max(years, default=None))


def source_findings(article: Article, catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Citations of sources that nobody lists, and shared sources that the article lists under another id too."""
    if not article.wanted:
        return
    own = read_keys(article.listed)
    seen = {key.id: key for key in own}
    for mention in article.wanted:
        reference = catalogue.references.get(mention.name)
        if reference is None:
            known = [*seen, *catalogue.references]
            advice = did_you_mean(mention.name, known, rules.UNKNOWN_REFERENCE.help)
            yield rules.UNKNOWN_REFERENCE.at(mention.place, f'No reference has the id "{mention.name}".', advice)
            continue
        key = key_of(reference)
        twin = next((other for other in seen.values() if other.same(key)), None)
        if twin:
            message = f'"{key.id}" is the same source as "{twin.id}".'
            yield rules.SAME_SOURCE.at(mention.place, message)
        seen[key.id] = key
