"""Languages: catalogues of the interface's words, and translations of articles."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

CATALOGUE = error(
    "language/catalogue",
    "A catalogue of words cannot be used",
    "Pages in its language would show words of the interface in English.",
    "Write content/locale/<language>.po in gettext's format, in UTF-8; programs such as Poedit do so.",
)
PLACEHOLDER = error(
    "language/placeholder",
    "A translation has other placeholders than what it translates",
    "The number or name that belongs there would be missing, or the page could not be made.",
    "Keep each %(name)s of the original exactly as it is, anywhere in the sentence, and write a percent sign as %%.",
)
OLDER_TRANSLATION = warning(
    "language/older-translation",
    "A translation is older than its original",
    "Its readers may be told what the original no longer says.",
    "Bring the translation up to date, set its `updated`, and have it reviewed.",
)
SAME_LANGUAGE = warning(
    "language/same-language",
    "Two versions of an article are in the same language",
    "Readers and search engines are led to one of them, and nobody says which.",
    "Set `lang` to the language that the text is in, or take `translation_of` away.",
)
