"""YAML nodes to the model's dataclasses, whose field types are the schema.

In: a node and the type wanted. Out: the value; every fault at its place; and the place of every value by its path
("faq.0.answer"). A value that is wrong becomes the field's default, so that one run finds all faults.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime as dt
import re
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from healthpress.read.yaml_text import Mapping, Node, Scalar, Sequence, YamlText, core_value, is_null, is_whole_number
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Places, Rule, Stretch
from healthpress.text.rules import YamlRules
from healthpress.text.suggest import did_you_mean

T = TypeVar("T")
Path = str | None
"""The keys and numbers that lead to a value, with points between them; None leads to the whole."""

COMMA_LISTS = frozenset(
    {"tags", "authors", "reviewers", "about", "related", "aliases", "share", "synonyms", "topics", "conditions"}
    | {"known_short_forms"}
)
"""Lists that may be written as one text with commas."""

MAY_BE_EMPTY = frozenset({"alt"})
"""Required texts for which "" is an answer: a picture that only decorates."""

_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_PLAIN = {str: "_text", bool: "_boolean", int: "_whole_number", dt.date: "_date", dt.datetime: "_time"}
_WRONG = object()


@cache
def _fields(cls: Any) -> dict[str, _Way]:
    """How each field of a dataclass that a file may set is converted."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {item.name: _way(hints[item.name]) for item in dataclasses.fields(cls) if item.metadata.get("setting", True)}


@cache
def _required(cls: Any) -> tuple[str, ...]:
    missing = dataclasses.MISSING
    return tuple(f.name for f in dataclasses.fields(cls) if f.default is missing and f.default_factory is missing)


@dataclasses.dataclass(frozen=True, slots=True)
class _Way:
    """How a node becomes a value of one type: a method of the converter, and what it must know of the type."""

    convert: Callable[..., Any]
    known: tuple[Any, ...] = ()
    is_mapping: bool = False


def _way(wanted: Any) -> _Way:
    """The way to a type."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in {Union, types.UnionType}:
        return _Way(Converter._union, (tuple(_way(option) for option in arguments if option is not types.NoneType),))
    if origin is tuple:
        return _Way(Converter._tuple, (_way(arguments[0]),))
    if origin is typing.Annotated:
        return _Way(Converter._lines)
    if origin is Literal:
        return _Way(Converter._choice, (arguments,))
    if origin is not None:
        return _Way(Converter._mapping, (_way(arguments[1]), arguments[1] is Any))
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _Way(Converter._dataclass, (wanted,), is_mapping=True)
    return _Way(getattr(Converter, _PLAIN.get(wanted, "_anything")))


class Converter:
    """Converts the nodes of one YAML text; `found` and `places` gather what it learns beside the places known."""

    def __init__(
        self, yaml_text: YamlText, kinds: YamlRules, zone: dt.tzinfo, known: dict[str, Stretch] | None = None
    ) -> None:
        self._yaml = yaml_text
        self._rules = kinds
        self._zone = zone
        self.found: list[Diagnostic] = []
        self._stretches = known or {}

    @property
    def places(self) -> Places:
        """Where the values stand, and the keys: that of `date` is at "date.#key"."""
        return Places(self._yaml.source.path, self._stretches)

    def top(self, node: Node, wanted: Any) -> Any:
        """The root node as `wanted`, or None where it cannot be that."""
        if not isinstance(node, Mapping):
            self._fault(self._rules.not_a_mapping, node, f"The file holds {_kind(node)}, not keys and values.")
            return None
        converted = self.value(node, wanted)
        return None if converted is _WRONG else converted

    def document(self, node: Node, cls: type[T], stand_ins: collections.abc.Mapping[str, Any]) -> T:
        """The root mapping as a `cls`; required values that are missing or wrong become the stand-ins."""
        values = dict(stand_ins)
        if isinstance(node, Mapping):
            values |= self._values(node, cls, None)
        else:
            self._fault(self._rules.not_a_mapping, node, f"This file begins with {_kind(node)}, not keys and values.")
        return cls(**values)

    def _dataclass(self, node: Node, path: Path, cls: Any) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong(node, path, "keys and values")
        values = self._values(node, cls, path)
        return cls(**values) if all(name in values for name in _required(cls)) else _WRONG

    def _values(self, node: Mapping, cls: type, path: Path) -> dict[str, Any]:
        """The values of the keys of a dataclass, without those that are wrong, empty or missing."""
        values: dict[str, Any] = {}
        wrong: set[str] = set()
        wanted = _fields(cls)
        for key, value in self._pairs(node, path):
            name = key.replace("-", "_")
            if name not in wanted:
                self._unknown_key(key, wanted, path)
            elif not is_null(value):
                converted = self._noted(value, wanted[name], _within(path, name))
                if converted is _WRONG:
                    wrong.add(name)
                else:
                    values[name] = converted
        for name in _required(cls):
            if name not in MAY_BE_EMPTY and values.get(name) == "":
                del values[name]
            if name not in values and name not in wrong:
                self._missing(node, name, path)
        return values

    def value(self, node: Node, wanted: Any, path: Path = None) -> Any:
        """The node, which stands at `path`, as a value of the type `wanted`, or a mark that it cannot be one."""
        way = _way(wanted)
        return way.convert(self, node, path, *way.known)

    def _noted(self, node: Node, way: _Way, path: str) -> Any:
        """The same in a way that is known, with a note of where it stands."""
        self._stretches[path] = self._yaml.stretch(node)
        return way.convert(self, node, path, *way.known)

    def _pairs(self, node: Mapping, path: Path) -> list[tuple[str, Node]]:
        """The keys and values of a mapping; of a key that stands twice, the first."""
        seen: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, Scalar):
                self._fault(self._rules.wrong_type, key, f"A key of {_name(path)} is {_kind(key)}, not a word.")
            elif key.value in seen:
                first = self._stretches[_within(path, f"{key.value}.#key")]
                self._fault(self._rules.duplicate_key, key, f'The key "{key.value}" already stands in line {first[0]}.')
            else:
                seen[key.value] = value
                self._stretches[_within(path, f"{key.value}.#key")] = self._yaml.stretch(key)
        return list(seen.items())

    def _unknown_key(self, key: str, wanted: dict[str, _Way], path: Path) -> None:
        place = self.places[_within(path, f"{key}.#key")]
        advice = did_you_mean(key, wanted, f"{self._rules.unknown_key.help} Known keys: {', '.join(wanted)}.")
        self.found.append(self._rules.unknown_key.at(place, f'{_name(path)} has no key "{key}".', advice))

    def _missing(self, node: Node, name: str, path: Path) -> None:
        key = self.places.get(_within(path, f"{name}.#key"))
        state = "is empty" if key else "is missing"
        rule = rules.MISSING_TITLE if path is None and name == "title" else self._rules.missing_key
        self.found.append(
            rule.at(key or self._yaml.place(node), f'"{name}"{"" if path is None else f" of {_name(path)}"} {state}.')
        )

    def _union(self, node: Node, path: Path, options: tuple[_Way, ...]) -> Any:
        for option in options:
            if not option.is_mapping or isinstance(node, Mapping) or len(options) == 1:
                return option.convert(self, node, path, *option.known)
        return _WRONG

    def _tuple(self, node: Node, path: Path, item: _Way) -> Any:
        if isinstance(node, Sequence):
            parts = []
            for part in node.value:
                if is_null(part):
                    self._fault(self._rules.empty_item, part, f"{_name(path)} has an empty item.")
                else:
                    parts.append(part)
        elif isinstance(node, Scalar) and (path or "").rpartition(".")[2] in COMMA_LISTS:
            return tuple(word for word in (" ".join(part.split()) for part in node.value.split(",")) if word)
        elif isinstance(node, Mapping) and not item.is_mapping:
            return self._wrong(node, path, "a list")
        else:
            parts = [node]
        values: list[Any] = []
        for number, part in enumerate(parts):
            converted = self._noted(part, item, f"{path}.{number}")
            if converted == "":
                self._fault(self._rules.empty_item, part, f"{_name(path)} has an empty item.")
            elif converted is not _WRONG:
                values.append(converted)
        return tuple(values)

    def _mapping(self, node: Node, path: Path, item: _Way, is_any: bool) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong(node, path, "keys and values")
        values: dict[str, Any] = {}
        for key, part in self._pairs(node, path):
            converted = self._noted(part, item, _within(path, key))
            if converted is not _WRONG:
                values[key] = converted
        return values if is_any else types.MappingProxyType(values)

    def _text(self, node: Node, path: Path) -> Any:
        return " ".join(node.value.split()) if isinstance(node, Scalar) else self._wrong(node, path, "text")

    def _lines(self, node: Node, path: Path) -> Any:
        return node.value.strip() if isinstance(node, Scalar) else self._wrong(node, path, "text")

    def _boolean(self, node: Node, path: Path) -> Any:
        word = node.value.casefold() if isinstance(node, Scalar) else ""
        return word in _TRUE if word in _TRUE | _FALSE else self._wrong(node, path, "true or false")

    def _whole_number(self, node: Node, path: Path) -> Any:
        if isinstance(node, Scalar) and is_whole_number(node.value):
            return int(node.value)
        return self._wrong(node, path, "a whole number")

    def _date(self, node: Node, path: Path) -> Any:
        time = self._time(node, path)
        return time.date() if time is not _WRONG else time

    def _time(self, node: Node, path: Path) -> Any:
        if not isinstance(node, Scalar):
            return self._wrong(node, path, "a date")
        written = re.sub(r"(?<=\d) (?=[-+]\d)|(?<=\d) (?=Z)", "", node.value.strip())
        try:
            if not re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", written):
                raise ValueError("not of the form YYYY-MM-DD")
            time = dt.datetime.fromisoformat(written)
        except ValueError as fault:
            reason = str(fault)
            self._fault(self._rules.invalid_date, node, f'{_name(path)} is "{_short(node.value)}": {reason}.')
            return _WRONG
        return time if time.tzinfo else time.replace(tzinfo=self._zone)

    def _choice(self, node: Node, path: Path, options: tuple[str, ...]) -> Any:
        word = node.value if isinstance(node, Scalar) else ""
        if word in options:
            return word
        if not isinstance(node, Scalar):
            return self._wrong(node, path, "one of " + ", ".join(options))
        rule = self._rules.invalid_value
        allowed = "Use one of: " + ", ".join(options) + "."
        self._fault(rule, node, f'{_name(path)} cannot be "{_short(word)}".', did_you_mean(word, options, allowed))
        return _WRONG

    def _anything(self, node: Node, path: Path) -> Any:
        """Lists, maps and plain values, as they are written."""
        if isinstance(node, Sequence):
            return [self._anything(part, path) for part in node.value]
        if isinstance(node, Mapping):
            return {key: self._anything(part, _within(path, key)) for key, part in self._pairs(node, path)}
        return core_value(node)

    def _wrong(self, node: Node, path: Path, wanted: str) -> Any:
        self._fault(self._rules.wrong_type, node, f"{_name(path)} must be {wanted}; it is {_kind(node)}.")
        return _WRONG

    def _fault(self, rule: Rule, node: Node, message: str, advice: str = "") -> None:
        self.found.append(rule.at(self._yaml.place(node), message, advice))


def _within(path: Path, name: str) -> str:
    return name if path is None else f"{path}.{name}"


def _name(path: Path) -> str:
    return "This file" if path is None else f'"{path}"'


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return f'"{_short(node.value)}"' if node.value else "empty"
    return "a list" if isinstance(node, Sequence) else "a map of keys and values"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004
