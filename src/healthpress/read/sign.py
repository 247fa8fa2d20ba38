"""A signature written into front matter, as text: comments, order and quoting of all else stay byte for byte.

In: a file's text as it is on disk, and a signature. Out: the text with it. It stands apart because this is the one
place where the program changes what an editor wrote; the result is read again, and refused if anything else moved.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from healthpress.model.meta import ArticleMeta, SignOff
from healthpress.read.front_matter import read_front_matter
from healthpress.read.yaml_text import Mapping, Node, Scalar, Sequence, compose, is_null
from healthpress.text import rules
from healthpress.text.source import Source

_OPENING = re.compile(r"\ufeff?(?:\s*\n)?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_QUOTES = "\"'"


class CannotEditError(Exception):
    """The front matter is of a form that cannot be changed safely; the message says what to write by hand."""


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """`text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def with_signature(path: str, text: str, signed: SignOff, zone: dt.tzinfo) -> str:
    """The text of an article with `reviewed`, `reviewers` and `signed` saying so; CannotEditError where it cannot."""
    keys = _Keys(path, text)
    edits = [keys.date("reviewed", signed.date), keys.person("reviewers", signed.by), *keys.signature(signed)]
    for edit in sorted((edit for edit in edits if edit), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    _prove(path, keys.text, text, signed, zone)
    return text


def _prove(path: str, before: str, after: str, signed: SignOff, zone: dt.tzinfo) -> None:
    """Read both texts; all but the signature must be the same."""
    old, new = _read(path, before, zone), _read(path, after, zone)
    reviewers = old.reviewers if signed.by in old.reviewers else (*old.reviewers, signed.by)
    if new != replace(old, reviewed=signed.date, reviewers=reviewers, signed=signed):
        raise CannotEditError(f"The front matter of {path} cannot be changed safely; write by hand:\n{_flow(signed)}")


def _read(path: str, text: str, zone: dt.tzinfo) -> ArticleMeta:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return read_front_matter(Source(path, plain), ArticleMeta, zone, "").meta


def _flow(signed: SignOff) -> str:
    return f"signed: {_value(signed)}"


def _value(signed: SignOff) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in _pairs(signed)) + "}"


def _pairs(signed: SignOff) -> list[tuple[str, str]]:
    updated = [("updated", signed.updated.isoformat())] if signed.updated else []
    return [("by", signed.by), ("date", signed.date.isoformat()), *updated, ("text", signed.text)]


class _Keys:
    """The keys of one front matter and where their values stand in the text."""

    def __init__(self, path: str, text: str) -> None:
        self.text = text
        opening = _OPENING.match(text)
        closing = _CLOSING.search(text, opening.end()) if opening else None
        if opening is None or closing is None:
            raise CannotEditError(f"{path} has no front matter between two lines ---.")
        self._start, self._end = opening.end(), closing.start()
        self._source = Source(path, text)
        self._line = text.count("\n", 0, self._start)
        root = compose(self._source, self._start, self._end, rules.FRONT_MATTER).root
        if not isinstance(root, Mapping) or root.flow_style:
            raise CannotEditError(f"The front matter of {path} is not written as one key a line.")
        self._nodes = {key.value: node for key, node in reversed(root.value) if isinstance(key, Scalar)}
        self._newline = "\r\n" if "\r\n" in text[: self._end] else "\n"

    def date(self, key: str, day: dt.date) -> _Edit | None:
        """The edit that makes a date stand under a key."""
        node = self._nodes.get(key)
        if node is None:
            return self._new_line(f"{key}: {day}", after=("reviewers", "authors"))
        return self._scalar(node, day.isoformat())

    def person(self, key: str, slug: str) -> _Edit | None:
        """The edit that adds somebody to a list in the form it has; None where the list has the name."""
        node = self._nodes.get(key)
        if node is None:
            return self._new_line(f"{key}: [{slug}]", after=("authors",))
        if isinstance(node, Sequence):
            return self._item(node, slug)
        if not isinstance(node, Scalar) or is_null(node):
            return self._scalar(node, f"[{slug}]")
        if slug in [name.strip() for name in node.value.split(",")]:
            return None
        return self._scalar(node, f"{node.value.strip()}, {slug}")

    def signature(self, signed: SignOff) -> list[_Edit]:
        """The edits that put the signature in the place of the last one, in the form that one has."""
        node = self._nodes.get("signed")
        if node is None:
            return [self._new_line(_flow(signed), after=("review_by", "reviewed"))]
        if not isinstance(node, Mapping) or node.flow_style:
            start, end = self._span(node)
            return [_Edit(start, end, self._after_colon(start) + _value(signed))]
        edits = []
        known = {key.value: value for key, value in node.value}
        values = dict(_pairs(signed))
        for key, value in known.items():
            if key in values or key == "updated":
                edits.append(self._scalar(value, values.pop(key, "~")))
        if values:
            first = node.value[0][0]
            at = self._offset(first.start_mark)
            indent = " " * first.start_mark.column
            lines = [f"{key}: {value}{self._newline}{indent}" for key, value in values.items()]
            edits.append(_Edit(at, at, "".join(lines)))
        return edits

    def _item(self, node: Sequence, slug: str) -> _Edit | None:
        items = node.value
        if any(isinstance(item, Scalar) and item.value.strip() == slug for item in items):
            return None
        if not items:
            start, end = self._span(node)
            return _Edit(start, end, f"[{slug}]")
        start, end = self._span(items[-1])
        if node.flow_style:
            return _Edit(end, end, f", {slug}")
        line = self.text.rfind("\n", 0, start) + 1
        indent = self.text[line:start]
        return self._line_after(end, f"{indent}{slug}")

    def _scalar(self, node: Node, value: str) -> _Edit:
        start, end = self._span(node)
        quote = self.text[start : start + 1]
        if quote and quote in _QUOTES and end > start:
            return _Edit(start, end, f"{quote}{value}{quote}")
        return _Edit(start, end, self._after_colon(start) + value)

    def _after_colon(self, start: int) -> str:
        """A space, where a value comes directly after its key's colon because there was none."""
        return " " if self.text[start - 1 : start] == ":" else ""

    def _new_line(self, line: str, after: tuple[str, ...]) -> _Edit:
        """A key of its own line, after the first of some keys that there is, else at the end."""
        for key in after:
            node = self._nodes.get(key)
            if node is not None and (isinstance(node, Scalar) or getattr(node, "flow_style", False)):
                return self._line_after(self._span(node)[1], line)
        return _Edit(self._end, self._end, line + self._newline)

    def _line_after(self, offset: int, line: str) -> _Edit:
        end = self.text.index("\n", offset) + 1
        return _Edit(end, end, line + self._newline)

    def _span(self, node: Node) -> tuple[int, int]:
        return self._offset(node.start_mark), self._offset(node.end_mark)

    def _offset(self, mark: object) -> int:
        line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
        return self._source.offset(self._line + line, column)
