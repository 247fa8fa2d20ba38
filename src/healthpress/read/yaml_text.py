"""YAML to nodes, with every fault at its line and column.

In: a stretch of a source. Out: the root node (PyYAML's, whose marks this module turns into places) and faults.
It stands apart because front matter and data files share it, and PyYAML is met nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import yaml

from healthpress.text.diagnostic import Diagnostic, Place, Stretch
from healthpress.text.rules import YamlRules
from healthpress.text.source import Source

Node = yaml.Node
Scalar = yaml.ScalarNode
Mapping = yaml.MappingNode
Sequence = yaml.SequenceNode


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # libyaml's, where it is built in
    """Composes nodes; their tags are not worked out, because what a scalar is depends on what the schema wants."""

    def resolve(self, kind: type[Node], value: str, implicit: object) -> str:  # noqa: ARG002 (as PyYAML calls it)
        """One tag for all nodes."""
        return ""


_DEEPEST = 64
_MOST_NODES = 50_000
_TOO_NESTED = re.compile(r"(?:[\[{][^\[\]{}]*){64}|^\s*(?:[-?] +){64}", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class YamlText:
    """A stretch of a source that is YAML: what it composed to, and what was wrong with it."""

    source: Source
    start: int
    root: Node | None
    found: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def _first_line(self) -> int:
        return self.source.place(self.start).line

    def place(self, node: Node) -> Place:
        """Where a node begins, as long as its first line."""
        begin, end = (
            self.source.offset(self._first_line - 1 + mark.line, mark.column)
            for mark in (node.start_mark, node.end_mark)
        )
        return self.source.place(begin, max(1, end - begin))

    def stretch(self, node: Node) -> Stretch:
        """Where a node begins and how long it is in its first line: cheap enough to keep for every value."""
        start, end = node.start_mark, node.end_mark
        line, column = start.line, start.column
        length = end.column - column if end.line == line else 1
        return self._first_line + line, column + 1, max(1, length)


def is_plain(node: Node) -> bool:
    """Whether a node is a scalar without quotes (libyaml says so with "", PyYAML's own parser with None)."""
    return isinstance(node, Scalar) and not node.style


def is_null(node: Node) -> bool:
    """Whether a node says nothing: empty, `~` or `null` without quotes (YAML 1.2 core schema)."""
    return isinstance(node, Scalar) and not node.style and node.value in _NULLS


def is_whole_number(text: str) -> bool:
    """Whether a text is a whole number of a size that other programs read too."""
    return _INTEGER.fullmatch(text) is not None and len(text) < 19  # noqa: PLR2004


def core_value(node: Node) -> str | bool | int | float | None:
    """A scalar by the core schema of YAML 1.2: `no`, `on` and `off` stay words."""
    text: str = node.value
    if not is_plain(node):
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return text.lower() == "true"
    if is_whole_number(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) and len(text) < 64 else text  # noqa: PLR2004


def compose(source: Source, start: int, end: int, rules: YamlRules) -> YamlText:
    """The node tree of `source.text[start:end]`; `start` is the beginning of a line."""
    text = source.text[start:end]
    nested = _TOO_NESTED.search(text) if _may_be_nested(text) else None
    if nested:
        return YamlText(source, start, None, [rules.too_deep.at(source.place(start + nested.start()), "Too deep.")])
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as fault:
        return YamlText(source, start, None, [_syntax_fault(source, start, fault, rules)])
    except yaml.reader.ReaderError as fault:
        before = text.encode()[: fault.position].decode(errors="ignore")
        message = f"The character U+{_code_point(fault.character):04X} is not allowed here."
        return YamlText(source, start, None, [rules.syntax.at(source.place(start + len(before)), message)])
    except RecursionError:
        return YamlText(source, start, None, [rules.too_deep.at(source.place(start), "Too deep.")])
    if root is not None and not _bounded(root):
        return YamlText(
            source,
            start,
            None,
            [rules.too_deep.at(source.place(start), f"More than {_DEEPEST} levels or {_MOST_NODES:,} values.")],
        )
    return YamlText(source, start, root)


def _may_be_nested(text: str) -> bool:
    """Whether there are as many signs that open something as too deep a nesting has."""
    return any(text.count(one) + text.count(other) >= _DEEPEST for one, other in ("[{", ("- ", "? ")))


def _code_point(character: int | str | bytes) -> int:
    return character if isinstance(character, int) else ord(character[:1])


def _syntax_fault(source: Source, start: int, fault: yaml.MarkedYAMLError, rules: YamlRules) -> Diagnostic:
    unclosed = "quoted scalar" in (fault.context or "")
    mark = (fault.context_mark if unclosed else fault.problem_mark) or fault.context_mark
    line = source.place(start).line - 1
    offset = source.offset(line + mark.line, mark.column) if mark else start
    message = " ".join(filter(None, (fault.context, fault.problem)))
    here = source.text[offset : offset + 1]
    advice = ""
    if unclosed:
        advice = "Close the quotation mark that begins here."
    elif here == "\t" or "\t" in source.place(offset).line_text[: source.place(offset).column]:
        advice = "Indent with spaces; YAML does not allow tabs there."
    elif here and here in "@`%":
        advice = f'Put the text in quotes; YAML does not allow it to begin with "{here}".'
    elif "mapping values" in message:
        advice = 'Put the text in quotes, as in title: "One: two"; it holds a colon followed by a space.'
    return rules.syntax.at(source.place(offset), f"{message[:1].upper()}{message[1:]}.", advice)


def _bounded(root: Node) -> bool:
    """Whether the tree, with YAML aliases followed, stays within the bounds of depth and size."""
    level, depth, count = [root], 1, 1
    while level:
        holders = [node for node in level if not isinstance(node, Scalar)]
        count += sum(len(node.value) * (2 if isinstance(node, Mapping) else 1) for node in holders)
        if depth > _DEEPEST or count > _MOST_NODES:
            return False
        level = []
        for node in holders:
            level += chain.from_iterable(node.value) if isinstance(node, Mapping) else node.value
        depth += 1
    return True
