"""Terms and short forms that a site explains, as `content/glossary.yaml` gives them."""

from __future__ import annotations

from dataclasses import dataclass

from healthpress.model.slugs import slug
from healthpress.text.diagnostic import Place
from healthpress.text.value import Value

GLOSSARY_URL = "/glossary/"
"""The site path of the glossary's page."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry(Value):
    """What the file says under one term. `short` is its short form, `link` a path or address to read more at."""

    meaning: str
    short: str = ""
    synonyms: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryTerm(Value):
    """A term with its entry. `place` is where the entry stands."""

    term: str
    entry: GlossaryEntry
    place: Place

    @property
    def id(self) -> str:
        """The id of the term on the glossary's page."""
        return f"term-{slug(self.term, unicode=True) or 'other'}"

    @property
    def url(self) -> str:
        """The site path of the term's explanation."""
        return f"{GLOSSARY_URL}#{self.id}"

    @property
    def long_forms(self) -> tuple[str, ...]:
        """The term and its synonyms."""
        return (self.term, *self.entry.synonyms)


Glossary = tuple[GlossaryTerm, ...]
"""All terms, in the order of the file."""
