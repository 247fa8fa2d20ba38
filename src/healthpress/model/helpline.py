"""A helpline as pages on sensitive topics show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelplineView:
    """Somebody to talk to. `dial` is the number as a tel: link has it; either `phone` or `url` may be empty."""

    title: str
    text: str
    phone: str
    dial: str
    url: str
    link_text: str
