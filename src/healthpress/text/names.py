"""Names of people as reference lists write them: family name and initials (AMA Manual of Style, 11th edition, 3.7).

In: the parts of a name. Out: one text. It stands apart because libraries are read, and references shown, by one rule.
"""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|2nd|3rd|4th)\.?", re.IGNORECASE)
_SUFFIXES = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV", "2nd": "2nd", "3rd": "3rd", "4th": "4th"}
_FIRM = re.compile(r"(?:inc|ltd|llc|gmbh|co|plc|ag|sa)\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2013\u00a0]+")
_LONGEST_GIVEN = 5


def listed_name(family: str, given: str = "", suffix: str = "") -> str:
    """A name in a list of authors: "Wolf PA", "van den Berg JP Jr"."""
    return " ".join(
        part for part in (family, initials(given), _SUFFIXES.get(suffix.rstrip(".").lower(), suffix)) if part
    )


def initials(given: str) -> str:
    """The initials of given names without full stops or hyphens: "JP" for "Jean-Pierre" and for "J.-P."."""
    if re.fullmatch(r"[A-Z]{1,4}", given):
        return given
    return "".join(word[0].upper() for word in _BETWEEN.split(given) if word)


def from_one_text(name: str) -> str:
    """A name with a comma as family name and initials; names of groups and firms, and all others, as they are."""
    first, *more = (part.strip() for part in name.split(","))
    suffix = next((part for part in more if _SUFFIX.fullmatch(part)), "")
    given = [part for part in more if part and part != suffix]
    if len(given) != 1 or _FIRM.fullmatch(given[0]) or len(given[0].split()) > _LONGEST_GIVEN:
        return name
    return listed_name(first, given[0], suffix)
