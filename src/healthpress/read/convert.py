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
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from healthpress.read.yaml_text import Mapping, Node, Scalar, Sequence, YamlText, is_null, is_plain
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place, Rule
from healthpress.text.rules import YamlRules
from healthpress.text.suggest import did_you_mean

T = TypeVar("T")
Path = tuple[str, ...]

COMMA_LISTS = frozenset(
    {"tags", "authors", "reviewers", "about", "related", "aliases", "share", "synonyms", "topics", "conditions"}
    | {"known_short_forms"}
)
"""Lists that may be written as one text with commas."""

MAY_BE_EMPTY = frozenset({"alt"})
"""Required texts for which "" is an answer: a picture that only decorates."""

_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WRONG = object()


@cache
def _fields(cls: Any) -> dict[str, Any]:
    """The type of each field of a dataclass that a file may set, with its annotations."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {item.name: hints[item.name] for item in dataclasses.fields(cls) if item.metadata.get("setting", True)}


@cache
def _required(cls: Any) -> tuple[str, ...]:
    missing = dataclasses.MISSING
    return tuple(f.name for f in dataclasses.fields(cls) if f.default is missing and f.default_factory is missing)


@cache
def _way(wanted: Any) -> tuple[str, tuple[Any, ...]]:
    """The method that converts to a type, and what it must know of it."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in {Union, types.UnionType}:
        return "_union", (arguments,)
    if origin is tuple:
        return "_tuple", (arguments[0],)
    if origin is typing.Annotated:
        return "_lines", ()
    if origin is Literal:
        return "_choice", (arguments,)
    if origin is not None:
        return "_mapping", (arguments[1],)
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return "_dataclass", (wanted,)
    plain = {str: "_text", bool: "_boolean", int: "_whole_number", dt.date: "_date", dt.datetime: "_time"}
    return plain.get(wanted, "_anything"), ()


class Converter:
    """Converts the nodes of one YAML text; `found` and `places` gather what it learns."""

    def __init__(self, yaml_text: YamlText, kinds: YamlRules, zone: dt.tzinfo) -> None:
        self._yaml = yaml_text
        self._rules = kinds
        self._zone = zone
        self.found: list[Diagnostic] = []
        self.places: dict[str, Place] = {}

    def top(self, node: Node, wanted: Any) -> Any:
        """The root node as `wanted`, or None where it cannot be that."""
        if not isinstance(node, Mapping):
            self._fault(self._rules.not_a_mapping, node, f"The file holds {_kind(node)}, not keys and values.")
            return None
        converted = self.value(node, wanted, ())
        return None if converted is _WRONG else converted

    def document(self, node: Node, cls: type[T], stand_ins: collections.abc.Mapping[str, Any]) -> T:
        """The root mapping as a `cls`; required values that are missing or wrong become the stand-ins."""
        values = dict(stand_ins)
        if isinstance(node, Mapping):
            values |= self._values(node, cls, ())
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
                self._note(value, (*path, name))
                converted = self.value(value, wanted[name], (*path, name))
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

    def value(self, node: Node, wanted: Any, path: Path) -> Any:
        """The node as a value of the type `wanted`, or a mark that it cannot be one."""
        method, known = _way(wanted)
        return getattr(self, method)(node, path, *known)

    def _pairs(self, node: Mapping, path: Path) -> list[tuple[str, Node]]:
        """The keys and values of a mapping; of a key that stands twice, the first."""
        seen: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, Scalar):
                self._fault(self._rules.wrong_type, key, f"A key of {_name(path)} is {_kind(key)}, not a word.")
            elif key.value in seen:
                first = self.places[".".join((*path, key.value, "#key"))]
                self._fault(
                    self._rules.duplicate_key, key, f'The key "{key.value}" already stands in line {first.line}.'
                )
            else:
                seen[key.value] = value
                self._note(key, (*path, key.value, "#key"))
        return list(seen.items())

    def _unknown_key(self, key: str, wanted: dict[str, Any], path: Path) -> None:
        place = self.places[".".join((*path, key, "#key"))]
        advice = did_you_mean(key, wanted, f"{self._rules.unknown_key.help} Known keys: {', '.join(wanted)}.")
        self.found.append(self._rules.unknown_key.at(place, f'{_name(path)} has no key "{key}".', advice))

    def _missing(self, node: Node, name: str, path: Path) -> None:
        key = self.places.get(".".join((*path, name, "#key")))
        state = "is empty" if key else "is missing"
        rule = rules.MISSING_TITLE if (*path, name) == ("title",) else self._rules.missing_key
        self.found.append(
            rule.at(key or self._yaml.place(node), f'"{name}"{f" of {_name(path)}" if path else ""} {state}.')
        )

    def _union(self, node: Node, path: Path, options: tuple[Any, ...]) -> Any:
        kinds = [option for option in options if option is not types.NoneType]
        for option in kinds:
            if dataclasses.is_dataclass(option) and not isinstance(node, Mapping) and len(kinds) > 1:
                continue
            return self.value(node, option, path)
        return _WRONG

    def _tuple(self, node: Node, path: Path, item: Any) -> Any:
        if isinstance(node, Sequence):
            parts = []
            for part in node.value:
                if is_null(part):
                    self._fault(self._rules.empty_item, part, f"{_name(path)} has an empty item.")
                else:
                    parts.append(part)
        elif isinstance(node, Scalar) and path[-1] in COMMA_LISTS:
            return tuple(word for word in (" ".join(part.split()) for part in node.value.split(",")) if word)
        elif isinstance(node, Mapping) and not dataclasses.is_dataclass(item):
            return self._wrong(node, path, "a list")
        else:
            parts = [node]
        values: list[Any] = []
        for number, part in enumerate(parts):
            here = (*path, str(number))
            self._note(part, here)
            converted = self.value(part, item, here)
            if converted == "":
                self._fault(self._rules.empty_item, part, f"{_name(path)} has an empty item.")
            elif converted is not _WRONG:
                values.append(converted)
        return tuple(values)

    def _mapping(self, node: Node, path: Path, item: Any) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong(node, path, "keys and values")
        values: dict[str, Any] = {}
        for key, part in self._pairs(node, path):
            self._note(part, (*path, key))
            converted = self.value(part, item, (*path, key))
            if converted is not _WRONG:
                values[key] = converted
        return types.MappingProxyType(values) if item is not Any else values

    def _text(self, node: Node, path: Path) -> Any:
        return " ".join(node.value.split()) if isinstance(node, Scalar) else self._wrong(node, path, "text")

    def _lines(self, node: Node, path: Path) -> Any:
        return node.value.strip() if isinstance(node, Scalar) else self._wrong(node, path, "text")

    def _boolean(self, node: Node, path: Path) -> Any:
        word = node.value.casefold() if isinstance(node, Scalar) else ""
        return word in _TRUE if word in _TRUE | _FALSE else self._wrong(node, path, "true or false")

    def _whole_number(self, node: Node, path: Path) -> Any:
        if isinstance(node, Scalar) and _INTEGER.fullmatch(node.value) and len(node.value) < 19:  # noqa: PLR2004
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
        """Plain values by the core schema of YAML 1.2: `no`, `on` and `off` stay words."""
        if isinstance(node, Sequence):
            return [self._anything(part, path) for part in node.value]
        if isinstance(node, Mapping):
            return {key: self._anything(part, (*path, key)) for key, part in self._pairs(node, path)}
        if is_null(node):
            return None
        text: str = node.value
        if not is_plain(node):
            return text
        if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
            return text.lower() == "true"
        if _INTEGER.fullmatch(text) and len(text) < 19:  # noqa: PLR2004
            return int(text)
        return float(text) if _NUMBER.fullmatch(text) and len(text) < 64 else text  # noqa: PLR2004

    def _wrong(self, node: Node, path: Path, wanted: str) -> Any:
        self._fault(self._rules.wrong_type, node, f"{_name(path)} must be {wanted}; it is {_kind(node)}.")
        return _WRONG

    def _fault(self, rule: Rule, node: Node, message: str, advice: str = "") -> None:
        self.found.append(rule.at(self._yaml.place(node), message, advice))

    def _note(self, node: Node, path: Path) -> None:
        self.places[".".join(path)] = self._yaml.mark(node)


def _name(path: Path) -> str:
    return f'"{".".join(path)}"' if path else "This file"


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return f'"{_short(node.value)}"' if node.value else "empty"
    return "a list" if isinstance(node, Sequence) else "a map of keys and values"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004
