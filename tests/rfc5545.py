"""A strict reader of iCalendar files, written from RFC 5545 alone: whatever it does not know is a fault."""

from __future__ import annotations

import datetime as dt
import re

_LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^;:\",\x00-\x1f]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP")
_KNOWN = {*_ONCE, "CATEGORIES"}

Event = dict[str, str]


def read(data: bytes) -> tuple[dict[str, str], list[Event]]:
    """The properties of a calendar and its events, texts unescaped; AssertionError where a rule is broken."""
    lines = [_property(line) for line in _unfolded(data)]
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    calendar: dict[str, str] = {}
    events: list[Event] = []
    event: Event | None = None
    for name, parameters, value in lines[1:-1]:
        if name == "BEGIN":
            assert (value, event) == ("VEVENT", None), "events do not nest, and there is nothing else"
            event = {}
        elif name == "END":
            assert value == "VEVENT"
            assert event is not None
            events.append(_judged(event))
            event = None
        elif event is None:
            assert not events, "properties of the calendar stand before its events"
            assert name not in calendar
            calendar[name] = value
        else:
            assert name in _KNOWN, name
            assert name not in event, f"{name} stands twice"
            assert parameters == (";VALUE=DATE" if name in {"DTSTART", "DTEND"} else ""), name
            event[name] = value
    assert event is None
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert len({item["UID"] for item in events}) == len(events)
    return calendar, events


def _unfolded(data: bytes) -> list[str]:
    """The content lines: CRLF after each, 75 octets at most before it, and whole characters in each part."""
    assert data.endswith(b"\r\n")
    parts = data[:-2].split(b"\r\n")
    assert not any(b"\r" in part or b"\n" in part for part in parts)
    assert max(map(len, parts)) <= 75
    lines: list[str] = []
    for part in parts:
        text = part.decode("utf-8")
        if text.startswith((" ", "\t")):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def _property(line: str) -> tuple[str, str, str]:
    found = _LINE.fullmatch(line)
    assert found, line
    return found["name"], found["parameters"], found["value"]


def _judged(event: Event) -> Event:
    assert set(_ONCE) <= set(event)
    assert re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", event["DTSTAMP"])
    start, end = (dt.datetime.strptime(event[name], "%Y%m%d").replace(tzinfo=dt.UTC) for name in ("DTSTART", "DTEND"))
    assert end - start == dt.timedelta(days=1), "DTEND is the day after (section 3.6.1)"
    assert event["TRANSP"] in {"OPAQUE", "TRANSPARENT"}
    assert re.fullmatch(r"[!-~]+@[!-~]+", event["UID"])
    assert re.fullmatch(r"https?://[!-~]+", event["URL"])
    for name in ("SUMMARY", "DESCRIPTION"):
        assert _TEXT.fullmatch(event[name]), event[name]
        event[name] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], event[name])
    return event
