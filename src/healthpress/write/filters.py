"""What templates may ask about a value they see: plain functions of that value alone.

In: days, languages and titles. Out: text. What needs the frame or the page is in templates.py.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from healthpress.text.languages import tags_for

if TYPE_CHECKING:
    from babel.core import Locale

_HOMES = {
    "en": "US",
    "ar": "AE",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "et": "EE",
    "fa": "IR",
    "ga": "IE",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "nb": "NO",
    "sl": "SI",
    "sq": "AL",
    "sr": "RS",
    "sv": "SE",
    "uk": "UA",
    "ur": "PK",
    "vi": "VN",
    "zh": "CN",
}
"""The country that a language without one stands for, where it is not that of the same letters."""


def og_locale(lang: str) -> str:
    """A language tag as Open Graph writes it, with a country: en_US for "en", pt_BR for "pt-BR"."""
    language, *more = lang.split("-")
    named = more[-1].upper() if more and len(more[-1]) == 2 else ""  # noqa: PLR2004 (ISO 3166-1 alpha-2)
    return f"{language.lower()}_{named or _HOMES.get(language.lower(), language[:2].upper())}"


def unbroken(text: str) -> str:
    """A title whose short forms with a hyphen, such as CBT-I and X-ray, stay on one line."""
    if "-" not in text:
        return text
    return Markup(_HYPHENED.sub(r'<span class="unbroken">\g<0></span>', str(escape(text))))  # noqa: S704 (escaped)


_HYPHENED = re.compile(r"\b(?:\w{1,2}-\w{1,12}|\w{1,12}-\w{1,2})\b(?!-)")
"""A letter or two before or after the hyphen: a line that ends there cuts a name in half."""


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_DAY_FIRST = frozenset({"en", "en-gb", "en-ie", "en-au", "en-nz"})
"""English as it is written where a date is "3 June 2026" (CLDR, long dates); so is English of no country here."""


@lru_cache(maxsize=8192)
def long_date(day: dt.date, lang: str = "en") -> str:
    """A date in words as a language writes it: 3 June 2026, 3 de junio de 2026; the digits are European ones."""
    if lang.lower() in _DAY_FIRST:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return format_date(day, "long", locale=_locale(lang))


@lru_cache(maxsize=8192)
def number(value: int, lang: str = "en") -> str:
    """A whole number as a language groups its digits: 12,345 or 12.345."""
    if value < _GROUPED:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(lang))


_GROUPED = 1000


@cache
def _locale(lang: str) -> Locale:
    """What CLDR knows of a language, or of the nearest one that it knows; English for one that it does not."""
    from babel.core import Locale, UnknownLocaleError

    for tag in tags_for(lang):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return Locale("en")
