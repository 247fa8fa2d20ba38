"""What a site says to servers and to those who look for holes."""

from __future__ import annotations

from healthpress.text.rules.registry import warning

SECURITY_EXPIRES = warning(
    "security/expires",
    "The contacts of security.txt end soon, or have ended",
    "Somebody who finds a hole does not write to contacts that have expired (RFC 9116, 2.5.5).",
    "Look whether somebody reads them, and move `expires` by less than a year; without it, each build sets a day.",
)
