"""Jinja2 for tens of thousands of pages: what it does anew for each include, call and value is done once, or less.

In: what jinja2.Environment takes. Out: an environment that makes the same text of the same templates. It stands apart
because it leans on how Jinja2 works inside, and everything else of ours only on what it documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from types import BuiltinMethodType, MethodType
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # what `escape` calls

_METHODS = frozenset({MethodType, BuiltinMethodType})


def _escaped(value: Any) -> str:
    """A value as a template writes it. It is joined at once, so nobody needs to know that it is escaped."""
    kind = type(value)
    made: str = _escape_inner(value) if kind is str else value if kind is Markup else escape(value)
    return made


class _Context(Context):
    """A context that asks a method no questions: none that a template can name wants the context."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """What a call in a template gives."""
        kind = type(called)
        if kind not in _METHODS and kind is not Macro:
            return super().call(called, *arguments, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *arguments, **named) if kind is Macro else called(*arguments, **named)


class _Template(jinja2.Template):
    """A template that gives its text in one piece: pieces would be handed through all templates that include it."""

    @classmethod
    def _from_namespace(
        cls, environment: jinja2.Environment, namespace: MutableMapping[str, Any], names: MutableMapping[str, Any]
    ) -> jinja2.Template:
        namespace["escape"] = _escaped
        made = super()._from_namespace(environment, namespace, names)
        pieces, concat = made.root_render_func, environment.concat

        def whole(context: Context) -> Iterator[str]:
            yield concat(pieces(context))

        made.root_render_func = whole
        return made

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 (the name is Jinja2's)
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002 (the name is Jinja2's)
    ) -> Context:
        """What this template sees. All templates have the same globals, so an import need not compare them."""
        seen = (vars or {}) if shared else {**self.globals, **(vars or {})}
        if locals:
            seen = {**seen, **{name: value for name, value in locals.items() if value is not missing}}
        return _Context(self.environment, seen, self.name, self.blocks)


class Engine(jinja2.Environment):
    """An environment whose templates and globals stay as they are once they were asked for."""

    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, auto_reload=False, cache_size=-1)
        self._loaded: dict[object, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (the name is Jinja2's)
    ) -> jinja2.Template:
        """A template by name; every include of every page asks for one."""
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template sees beside its arguments, as one dictionary, because every context goes through it."""
        return {**self.globals, **(d or {})}
