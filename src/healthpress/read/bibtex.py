"""BibTeX: the entries of a bibliography file, as Zotero, JabRef, Mendeley and publishers' sites write them.

In: a source. Out: entries with their fields' values as they stand, macros put in, and the places of what cannot be
understood. What the fields mean is said elsewhere; the grammar is that of BibTeX 0.99d, braces and quotes nested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from healthpress.read.latex import plain
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.names import listed_name
from healthpress.text.source import Source

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
"""The macros that every style of BibTeX defines."""

_BEGINS = re.compile(r"@[ \t\n]*([A-Za-z]+)[ \t\n]*([{(])")
_NAME = re.compile(r"[ \t\n]*([^\s\"#%'(),={}]+)[ \t\n]*=[ \t\n]*")
_KEY = re.compile(r"[ \t\n]*([^\s,{}]*)[ \t\n]*")
_BARE = re.compile(r"[^\s\"#%'(),={}]+")
_SPACE = re.compile(r"[ \t\n]*")
_JOIN = re.compile(r"[ \t\n]*#[ \t\n]*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its type in small letters, its key, raw values by field in small letters, and where it begins."""

    type: str
    key: str
    fields: Mapping[str, str]
    offset: int

    def text(self, *names: str) -> str:
        """The plain text of the first of these fields that says anything."""
        return next((text for name in names if (text := plain(self.fields.get(name, "")))), "")


class _NotUnderstoodError(Exception):
    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.offset = offset


def read_bibtex(source: Source) -> tuple[list[Entry], list[Diagnostic]]:
    """All entries of a file; one that cannot be understood is left out, and reading goes on with the next."""
    reader = _Reader(source.text)
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    begins = _BEGINS.search(source.text)
    while begins:
        try:
            entry, end = reader.entry(begins)
            entries += [entry] if entry else []
        except _NotUnderstoodError as fault:
            found.append(rules.BIBTEX.at(source.place(fault.offset), f"{fault}."))
            at = source.text.find("\n@", begins.end())
            end = at if at >= 0 else len(source.text)
        begins = _BEGINS.search(source.text, end)
    return entries, found


class _Reader:
    """Reads one text; the macros grow as it goes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._macros: dict[str, str] = dict(MONTHS)

    def entry(self, begins: re.Match[str]) -> tuple[Entry | None, int]:
        """The entry that begins there, None for what is no entry, and where it ends."""
        kind, close = begins[1].lower(), "}" if begins[2] == "{" else ")"
        if kind == "comment":
            return None, self._balanced(begins.end() - 1, close) if close == "}" else begins.end()
        if kind == "preamble":
            _, at = self._value(_after(_SPACE, self._text, begins.end()))
            return None, self._closed(at, close, begins.start())
        if kind == "string":
            fields, end = self._fields(begins.end(), close, begins.start())
            self._macros |= fields
            return None, end
        key = _KEY.match(self._text, begins.end())
        if not key or self._text[key.end() : key.end() + 1] not in {",", close}:
            raise _NotUnderstoodError(begins.start(), "The entry has no key followed by a comma")
        fields, end = self._fields(key.end(), close, begins.start())
        return Entry(kind, key[1], fields, begins.start()), end

    def _fields(self, at: int, close: str, start: int) -> tuple[dict[str, str], int]:
        fields: dict[str, str] = {}
        while True:
            at = _after(_SPACE, self._text, at)
            while self._text[at : at + 1] == ",":
                at = _after(_SPACE, self._text, at + 1)
            name = _NAME.match(self._text, at)
            if not name:
                return fields, self._closed(at, close, start)
            value, at = self._value(name.end())
            fields.setdefault(name[1].lower(), value)

    def _closed(self, at: int, close: str, start: int) -> int:
        at = _after(_SPACE, self._text, at)
        if self._text[at : at + 1] != close:
            where, what = (at, "A comma or the end of the entry belongs here") if at < len(self._text) else (start, "")
            raise _NotUnderstoodError(where, what or "The entry that begins here never ends")
        return at + 1

    def _value(self, at: int) -> tuple[str, int]:
        parts: list[str] = []
        while True:
            part, at = self._part(at)
            parts.append(part)
            join = _JOIN.match(self._text, at)
            if not join:
                return "".join(parts), at
            at = join.end()

    def _part(self, at: int) -> tuple[str, int]:
        sign = self._text[at : at + 1]
        if sign == "{":
            end = self._balanced(at, "}")
            return self._text[at + 1 : end - 1], end
        if sign == '"':
            end = self._balanced(at, '"')
            return self._text[at + 1 : end - 1], end
        bare = _BARE.match(self._text, at)
        if not bare:
            raise _NotUnderstoodError(min(at, len(self._text)), "A value belongs here")
        word = bare[0]
        return self._macros.get(word.lower(), word), bare.end()

    def _balanced(self, at: int, close: str) -> int:
        """The end of a value that begins with a brace or a quotation mark; braces in it are nested."""
        depth = 0
        for found in _BRACE_OR_QUOTE.finditer(self._text, at + (close == '"')):
            sign = found[0]
            depth += (sign == "{") - (sign == "}")
            if (close == '"' and sign == '"' and depth == 0) or (close == "}" and depth == 0 and sign == "}"):
                return found.end()
            if depth < 0:
                break
        raise _NotUnderstoodError(at, "What begins here is never closed")


_BRACE_OR_QUOTE = re.compile(r"(?<!\\)[{}\"]|(?<=\\\\)[{}]")


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def names(value: str) -> tuple[str, ...]:
    """The people of an author or editor field, as reference lists name them; "others" is et al."""
    people = [person.strip() for person in _split(value, _AND) if person.strip()]
    return tuple("et al." if person.lower() == "others" else _person(person) for person in people)


def _person(written: str) -> str:
    if written.startswith("{") and written.endswith("}") and len(_split(written, re.compile(r"[\s,]+"))) == 1:
        return plain(written)
    parts = [part.strip() for part in _split(written, re.compile(","))]
    if len(parts) > 1:
        suffix = parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 (Last, Jr, First)
        return listed_name(plain(parts[0]), plain(parts[-1]), plain(suffix))
    words = _split(written, re.compile(r"[\s~]+"))
    first_small = next((at for at, word in enumerate(words[:-1]) if plain(word)[:1].islower()), len(words) - 1)
    return listed_name(plain(" ".join(words[first_small:])), plain(" ".join(words[:first_small])))


def _split(value: str, between: re.Pattern[str]) -> list[str]:
    """A value cut at a pattern, where it stands outside all braces."""
    parts, start, depth, at = [], 0, 0, 0
    while at < len(value):
        found = between.match(value, at) if depth == 0 else None
        if found:
            parts.append(value[start:at])
            start = at = found.end()
            continue
        depth += (value[at] == "{") - (value[at] == "}")
        at += 1
    return [*parts, value[start:]]
