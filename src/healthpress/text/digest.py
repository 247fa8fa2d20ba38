"""Short names for contents: equal digest, equal bytes."""

from __future__ import annotations

import hashlib

DIGEST_BYTES = 16


def digest(*parts: bytes | str) -> str:
    """32 hexadecimal digits over the parts, each measured, so that ("ab", "c") and ("a", "bc") differ."""
    state = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
