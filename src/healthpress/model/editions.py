"""Editions of a site for one country or region, and the numbers that answer there.

In: a site's `edition` and `names`. Out: what each name stands for. It stands apart because which number is wrong in a
country is knowledge of its own, and reading, checking and the command line all need it.
"""

from __future__ import annotations

from collections.abc import Mapping

EMERGENCY = "emergency"
"""The name that every edition known here has a value for."""

EMERGENCY_NUMBERS: Mapping[str, str] = {
    "uk": "999",
    "ie": "112",
    "eu": "112",
    "us": "911",
    "ca": "911",
    "au": "000",
    "nz": "111",
}
"""The emergency number by edition.

Sources: Ofcom (uk), ComReg (ie), Directive (EU) 2018/1972, article 109 (eu), FCC (us), CRTC (ca), ACMA (au), New
Zealand Police (nz).
"""

ALSO_ANSWERED: Mapping[str, frozenset[str]] = {
    "uk": frozenset({"112", "111"}),
    "ie": frozenset({"999"}),
    "au": frozenset({"112"}),
}
"""Numbers that help in an edition though they are the emergency number of another: 111 is NHS 111 in the UK."""

Names = Mapping[str, Mapping[str, str]]
"""What a name stands for, by name and then by edition."""


def all_names(names: Names) -> dict[str, Mapping[str, str]]:
    """A site's own names, and `emergency` for all editions that are known here; the site's own values come first."""
    return {**names, EMERGENCY: {**EMERGENCY_NUMBERS, **names.get(EMERGENCY, {})}}


def known_editions(names: Names) -> list[str]:
    """Every edition that some name has a value for."""
    return sorted({edition for values in all_names(names).values() for edition in values})


def foreign_numbers(names: Names, edition: str) -> dict[str, str]:
    """Emergency numbers of other editions that do not help in this one, with those editions' names ("ca, us")."""
    numbers = all_names(names)[EMERGENCY]
    here = ALSO_ANSWERED.get(edition, frozenset()) | {
        values[edition] for values in all_names(names).values() if edition in values
    }
    return {
        number: ", ".join(sorted(other for other, theirs in numbers.items() if theirs == number))
        for number in sorted(set(numbers.values()) - here)
    }


def own_numbers(names: Names, edition: str) -> dict[str, str]:
    """The telephone numbers that have a name in this edition, with that name."""
    named = {values[edition]: name for name, values in reversed(all_names(names).items()) if edition in values}
    return {value: name for value, name in named.items() if is_number(value)}


def is_number(value: str) -> bool:
    """Whether a value is a telephone number and nothing else."""
    return sum(map(str.isdigit, value)) > 2 and all(sign.isdigit() or sign in " +-()" for sign in value)  # noqa: PLR2004
