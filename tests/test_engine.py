"""The environment made for many pages writes what Jinja2's own does."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from healthpress.write.engine import Engine

FILES = {
    "base.html": "<{% block main %}base {{ site }}{% endblock %}>{{ words }}",
    "inner.html": "{% set words = words ~ '!' %}{{ words }}{{ loop_word|default('none') }}",
    "macros.html": "{% macro shown(word, end='.') %}{{ word }}{{ end }}{{ site }}{% endmacro %}"
    "{% macro around(word) %}{{ word }}({{ caller() }}){% endmacro %}",
    "inner.md": "{{ words }}",
}


class Html:
    """What can say itself in HTML."""

    def __html__(self) -> str:
        return "<i>own</i>"


VALUES: dict[str, Any] = {
    "words": "a < b & \"c\" 'd'",
    "html": Markup("<b>bold</b>"),
    "own": Html(),
    "number": 3,
    "nothing": None,
    "texts": ["x", "<y>"],
    "mapping": {"items_": "<m>", "get_": 1},
    "called": lambda value: value,
}


@pytest.mark.parametrize(
    "text",
    [
        "{{ words }}{{ html }}{{ own }}{{ number }}{{ nothing }}{{ texts }}{{ html ~ words }}{{ words|safe }}",
        "{{ words.upper() }}{{ texts.index('x') }}{{ html.join(texts) }}{{ mapping.items_ }}{{ mapping.get('get_') }}",
        "{% for loop_word in texts %}{% include 'inner.html' %}{{ loop.cycle('1', '2') }}{% endfor %}{{ words }}",
        "{% set words = 'mine' %}{% include 'inner.html' %}{% include 'inner.md' %}{{ words }}",
        "{% from 'macros.html' import shown %}{{ shown(words) }}{{ shown(html, end=words) }}",
        "{% from 'macros.html' import around with context %}{% call around('a') %}{{ words }}{% endcall %}",
        "{% import 'macros.html' as all %}{% for word in texts %}{{ all.shown(word) }}{% endfor %}",
        "{% macro own(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ own(words, 1, y=2) }}{{ called(words) }}",
        "{% extends 'base.html' %}{% block main %}{{ super() }}{{ words }}{% include 'inner.html' %}{% endblock %}",
        "{% set box = namespace(n=1) %}{% for x in range(3) %}{% set box.n = box.n + x %}{% endfor %}{{ box.n }}",
        "{% set turn = cycler('<', '>') %}{{ turn.next() }}{{ turn.next() }}",
        "{% set comma = joiner() %}{{ comma() }}{{ comma() }}",
        "{% filter upper %}{{ words }}{% endfilter %}{% autoescape false %}{{ words }}{% endautoescape %}{{ words|e }}",
        "{% for x in texts recursive %}{{ x }}{{ loop(['z']) if loop.depth0 == 0 }}{% endfor %}",
        "{% block twice %}{{ words }}{% endblock %}{{ self.twice() }}",
    ],
)
def test_it_writes_what_jinja2_writes(text: str) -> None:
    """Values of every kind, calls, macros, includes, imports and blocks."""
    made = []
    for kind in (jinja2.Environment, Engine):
        environment = kind(
            loader=jinja2.DictLoader({**FILES, "page.html": text}),
            autoescape=lambda name: name is None or not name.endswith(".md"),
            undefined=jinja2.StrictUndefined,
        )
        environment.globals["site"] = "Site & Co"
        made.append([environment.get_template("page.html").render(VALUES) for _ in range(2)])
    assert made[0] == made[1]
    assert made[1][0]


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ words.missing }}", "{{ number() }}", "{% include 'no.html' %}"])
def test_it_fails_as_jinja2_fails(text: str) -> None:
    """With the same exception, which says the same and has passed through the same line of the template."""
    said = []
    for kind in (jinja2.Environment, Engine):
        loader = jinja2.DictLoader({**FILES, "page.html": f"one\n{text}"})
        environment = kind(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        with pytest.raises((jinja2.TemplateError, TypeError)) as raised:
            environment.get_template("page.html").render(VALUES)
        lines = [entry.lineno + 1 for entry in raised.traceback if str(entry.path).endswith("<template>")]
        said.append((type(raised.value), str(raised.value), lines))
    assert said[0] == said[1]
    assert 2 in said[1][2]
