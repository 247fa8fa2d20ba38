"""The words of the interface: every text on a page that no editor wrote, in the language of the page.

In: compiled catalogues (gettext's .mo) by language. Out: the words of one language. English is the source: the words
stand in the code and the templates, and other languages translate them. It stands apart because reading, planning and
writing all say something.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from gettext import GNUTranslations, NullTranslations

from healthpress.text.digest import SHORT, digest
from healthpress.text.languages import tags_for


def N_(message: str) -> str:  # noqa: N802 (the customary name, which catalogues are gathered by)
    """The message itself, marked for translation where it is said later."""
    return message


class Words:
    """The words of one language. Values are put into `%(name)s`; a text without values is taken as it is."""

    def __init__(self, lang: str, translations: NullTranslations, digest: str) -> None:
        self.lang = lang
        self.digest = digest
        self._from = translations

    def gettext(self, message: str, /, **values: object) -> str:
        """A message in this language."""
        said = self._from.gettext(message) if message else ""
        return said % values if values else said

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The form that a number asks for; the number is `%(num)s`."""
        return self.form(one, many, number) % {"num": number, **values}

    def form(self, one: str, many: str, number: int) -> str:
        """The form that a number asks for, as it stands in the catalogue."""
        return self._from.ngettext(one, many, number)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """A message that another meaning of the same words could be taken for."""
        said = self._from.pgettext(context, message)
        return said % values if values else said

    def listed(self, texts: Iterable[str]) -> str:
        """Several texts as one list: "a, b, c"."""
        return self.pgettext("between items of a list", ", ").join(texts)


@dataclass(frozen=True)
class Wording:
    """All catalogues of a build: by tag in small letters, each as bytes of a .mo file."""

    compiled: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def _known(self) -> dict[str, Words]:
        return {}

    def of(self, lang: str) -> Words:
        """The words of a language: those of its country or script first, then its own, then English."""
        found = self._known.get(lang)
        if found is None:
            found = self._known[lang] = self._words(lang)
        return found

    def _words(self, lang: str) -> Words:
        tags = [tag for tag in tags_for(lang) if tag in self.compiled]
        translations = NullTranslations()
        for tag in reversed(tags):
            own = GNUTranslations(io.BytesIO(self.compiled[tag]))
            own.add_fallback(translations)
            translations = own
        return Words(lang, translations, digest(*(self.compiled[tag] for tag in tags))[:SHORT] if tags else "")
