"""The review queue as a calendar that programs import or subscribe to (RFC 5545).

In: the queue. Out: the bytes of an .ics file. Events of a whole day, not to-dos: Google Calendar and Outlook leave
VTODO out without a word, and every calendar shows a VEVENT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from healthpress.model.review import Wanted
from healthpress.model.site import Site
from healthpress.text.digest import digest

_LONGEST = 75


def calendar(items: Iterable[Wanted], site: Site, now: dt.datetime) -> bytes:
    """One event for each article; the same article has the same UID in every calendar made of the site.

    What is due or overdue stands on its day; what waits for a signature now stands on the day of `now`.
    """
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//healthpress//review queue//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(f'{site.name}: reviews')}",
    ]
    for item in items:
        lines += _event(item, site, now.date(), stamp)
    lines.append("END:VCALENDAR")
    return b"".join(part for line in lines for part in folded(line))


def _event(item: Wanted, site: Site, today: dt.date, stamp: str) -> list[str]:
    day = item.due if item.due and {"due", "overdue"} & set(item.reasons) else today
    told = [
        f"Reviewers: {', '.join(item.names) or 'nobody named'}.",
        f"Last reviewed: {item.reviewed or 'never'}. Last signed: {item.signed or 'never'}.",
        f"File: {item.path}",
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:review-{digest(item.url)}@{urlsplit(site.url).hostname or 'localhost'}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(f'{item.why}: {item.title}')}",
        "DESCRIPTION:" + escaped("\n".join(told)),
        f"URL:{site.absolute(item.url)}",
        "CATEGORIES:" + ",".join(escaped(reason) for reason in item.reasons),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """A text as a property's value has it (RFC 5545, section 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def folded(line: str) -> Iterator[bytes]:
    """A content line in lines of 75 octets at most (section 3.1), never cut within a character, with CRLF."""
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _LONGEST:
            yield part + b"\r\n"
            part = b" "
        part += octets
    yield part + b"\r\n"
