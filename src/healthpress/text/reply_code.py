"""The code that a reviewer sends back: proof of which words were read, short enough to type.

In: a fingerprint, an article's address, a reviewer's slug. Out: 13 signs in three groups. It stands apart because who
writes a code into a pack and who takes it back must agree on every sign.
"""

from __future__ import annotations

import hashlib

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing is read for something else."""

_LENGTH = 12
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


def reply_code(fingerprint: str, url: str, person: str) -> str:
    """The code of one text, one article and one reviewer: 60 bits of a digest and a check sign."""
    digest = hashlib.blake2b("\n".join((fingerprint, url, person)).encode(), digest_size=8).digest()
    number = int.from_bytes(digest) >> 4
    signs = "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    code = signs + _check_sign(signs)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def typed_code(typed: str) -> str | None:
    """A code as somebody typed it, in its one form; None where it cannot be one, so that it was mistyped."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)
    if len(code) != _LENGTH + 1 or set(code) - set(SIGNS) or _check_sign(code[:-1]) != code[-1]:
        return None
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _check_sign(signs: str) -> str:
    """Luhn's check modulo 32: one wrong sign is always found, two that changed places nearly always."""
    base = len(SIGNS)
    total = 0
    for place, sign in enumerate(reversed(signs)):
        value = SIGNS.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // base + value % base
    return SIGNS[-total % base]
