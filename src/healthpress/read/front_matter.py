"""Front matter: where it begins and ends, and what it says.

In: a source and the kind of front matter wanted. Out: the values, where each stands, where the text begins, faults.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from healthpress.model.meta import Meta
from healthpress.read.convert import Converter
from healthpress.read.yaml_text import compose
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place, Places
from healthpress.text.source import Source

M = TypeVar("M", bound=Meta)

_OPENING = re.compile(r"\s*^---[ \t]*$\n?", re.MULTILINE)
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^# +(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter(Generic[M]):
    """What was understood of a file's head. `body_start` is the offset at which its text begins.

    `whole` is where all of it stands, in `places` too, under "".
    """

    meta: M
    whole: Place
    places: Places
    body_start: int
    found: list[Diagnostic]

    def place(self, *keys: str | int) -> Place:
        """Where a value stands; the nearest outer value, or the file's first line, if unknown."""
        for length in range(len(keys), 0, -1):
            found = self.places.get(".".join(map(str, keys[:length])))
            if found:
                return found
        return self.whole


def read_front_matter(source: Source, kind: type[M], zone: dt.tzinfo, stand_in_title: str) -> FrontMatter[M]:
    """Read the front matter of `source`; `stand_in_title` replaces a missing title, so that reading goes on."""
    opening = _OPENING.match(source.text)
    if not opening:
        return _nothing(source.place(), kind(title=stand_in_title), 0, [_no_front_matter(source)])
    closing = _CLOSING.search(source.text, opening.end())
    if not closing:
        place = source.find("---")
        found = [rules.UNCLOSED_FRONT_MATTER.at(place, "The front matter begins here and never ends.")]
        return _nothing(place, kind(title=stand_in_title), len(source.text), found)
    text = compose(source, opening.end(), closing.start(), rules.FRONT_MATTER)
    found = list(text.found)
    first = source.find("---")
    if text.root is None:
        if not found:
            found.append(rules.MISSING_TITLE.at(first, "The front matter is empty.", "Add `title: …` to it."))
        return _nothing(first, kind(title=stand_in_title), closing.end(), found)
    converter = Converter(text, rules.FRONT_MATTER, zone, {"": first.stretch})
    meta = converter.document(text.root, kind, {"title": stand_in_title})
    return FrontMatter(meta, first, converter.places, closing.end(), [*found, *converter.found])


def _nothing(place: Place, meta: M, body_start: int, found: list[Diagnostic]) -> FrontMatter[M]:
    """Front matter of which nothing was understood."""
    return FrontMatter(meta, place, Places(place.path, {"": place.stretch}), body_start, found)


def _no_front_matter(source: Source) -> Diagnostic:
    heading = _FIRST_HEADING.search(source.text)
    if source.text.startswith("+++"):
        advice = "Write the front matter as YAML between --- lines; TOML between +++ lines is not read."
    elif heading:
        advice = f'Begin the file with the lines ---, title: "{heading[1]}", and ---.'
    else:
        advice = rules.MISSING_TITLE.help
    what = "The file has no front matter." if source.text.strip() else "The file is empty."
    return rules.MISSING_TITLE.at(source.place(), what, advice)


def front_matter_span(source: Source) -> tuple[int, int, int] | None:
    """Where the YAML of a file begins and ends, and where its text begins; None where it has no front matter."""
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    return (opening.end(), closing.start(), closing.end()) if opening and closing else None
