"""What templates may ask about a value they see: plain functions of that value alone.

In: days and languages. Out: text. What needs the frame or the page is in templates.py.
"""

from __future__ import annotations

import datetime as dt

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


def long_date(day: dt.date) -> str:
    """A date in words: 3 June 2026."""
    return f"{day.day} {day:%B} {day.year}"
