"""Parts of pages that are made once and shown on many.

In: a template's name and its arguments. Out: its HTML. A part sees its arguments and the frame, and not the page, so
its HTML depends on nothing but those and on the way to the root, and may be used again wherever these are the same.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Hashable
from types import NoneType
from typing import Any

import jinja2
import jinja2.meta
from jinja2 import nodes
from markupsafe import Markup

from healthpress.model.frame import Frame

MOST_BYTES = 40_000_000
"""About how much is kept at most in each of two generations."""

_ENTRY_BYTES = 1000
"""What an entry takes beside its HTML."""

_PLAIN = frozenset({bool, int, NoneType, Markup, dt.date})


class Parts:
    """The parts made so far. Those that were of no use for a long time go, so that a big site fits into memory."""

    def __init__(self, environment: jinja2.Environment, frame: Frame | None = None, most: int = MOST_BYTES) -> None:
        self.root = "./"
        self.lang = "en"
        self.frame = frame
        self._environment = environment
        self._most = most
        self._size = 0
        self._young: dict[Hashable, tuple[Markup, object]] = {}
        self._old: dict[Hashable, tuple[Markup, object]] = {}

    def __len__(self) -> int:
        """How many parts are kept."""
        return len(self._young) + len(self._old)

    def part(self, name: str, /, **arguments: Any) -> Markup:
        """The HTML of a template that is given these arguments; it sees them and `frame`, and no `view`."""
        try:
            key = (self.root, self.lang, name, *arguments, *map(_identity, arguments.values()))
        except _CanChangeError:
            return self._made(name, arguments)
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key) or (self._made(name, arguments), arguments)
            self._keep(key, found)
        return found[0]

    def _made(self, name: str, arguments: dict[str, Any]) -> Markup:
        template = self._environment.get_template(name)
        context = template.new_context({"frame": self.frame, **arguments} if self.frame else arguments)
        return Markup(self._environment.concat(template.root_render_func(context)))  # noqa: S704 (autoescaped)

    def _keep(self, key: Hashable, made: tuple[Markup, object]) -> None:
        """Keep a part with its arguments: while they live, no other value has their identity."""
        size = len(made[0]) + _ENTRY_BYTES
        self._size += size
        if self._size > self._most:
            self._old, self._young, self._size = self._young, {}, size
        self._young[key] = made


class _CanChangeError(Exception):
    """A value that may be another the next time it is looked at, so that nothing can be known by it."""


def _identity(value: object) -> Hashable:
    """What two values share only if they look the same in every template."""
    kind = type(value)
    if isinstance(value, str) and kind is str:
        return value
    if kind in _PLAIN:
        return kind, value
    if isinstance(value, tuple):
        return kind, *map(_identity, value)
    if _is_frozen(kind):
        return kind, id(value)
    raise _CanChangeError


def _is_frozen(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


def referenced(tree: nodes.Template) -> list[str | None]:
    """The names of templates that one includes, imports, extends or shows as a part; None for a computed name."""
    calls = {id(call.node): call for call in tree.find_all(nodes.Call)}
    uses = [use for use in tree.find_all(nodes.Name) if use.name == "part"]
    return [*jinja2.meta.find_referenced_templates(tree), *(_part_name(calls.get(id(use))) for use in uses)]


def _part_name(call: nodes.Call | None) -> str | None:
    name = call.args[0] if call and call.args else None
    return name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else None
