"""YAML to nodes, with every fault at its line and column.

In: a stretch of a source. Out: the root node (PyYAML's, whose marks this module turns into places) and faults.
It stands apart because front matter and data files share it, and PyYAML is met nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.rules import YamlRules
from healthpress.text.source import Source

Node = yaml.Node
Scalar = yaml.ScalarNode
Mapping = yaml.MappingNode
Sequence = yaml.SequenceNode

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 64
_MOST_NODES = 50_000
_TOO_NESTED = re.compile(r"(?:[\[{][^\[\]{}]*){64}|^\s*(?:[-?] +){64}", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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

    def mark(self, node: Node) -> Place:
        """Where a node begins, without the text of the line: cheap enough to keep for every value."""
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Place(self.source.path, self._first_line + start.line, start.column + 1, max(1, length))


def is_plain(node: Node) -> bool:
    """Whether a node is a scalar without quotes (libyaml says so with "", PyYAML's own parser with None)."""
    return isinstance(node, Scalar) and not node.style


def is_null(node: Node) -> bool:
    """Whether a node says nothing: empty, `~` or `null` without quotes (YAML 1.2 core schema)."""
    return is_plain(node) and node.value in _NULLS


def compose(source: Source, start: int, end: int, rules: YamlRules) -> YamlText:
    """The node tree of `source.text[start:end]`; `start` is the beginning of a line."""
    text = source.text[start:end]
    nested = _TOO_NESTED.search(text)
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
    count = 0
    stack = [(root, 1)]
    while stack:
        node, depth = stack.pop()
        count += 1
        if depth > _DEEPEST or count > _MOST_NODES:
            return False
        if isinstance(node, Mapping):
            stack.extend((part, depth + 1) for pair in node.value for part in pair)
        elif isinstance(node, Sequence):
            stack.extend((part, depth + 1) for part in node.value)
    return True
