"""The JSON-LD of a page as one graph of nodes.

In: the text of its `<script type="application/ld+json">` elements. Out: the nodes, by their ids too, and what is wrong
with the form of the whole. It stands apart because the vocabulary and the page are two judges of the same graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]

_CONTEXTS = frozenset({"https://schema.org", "https://schema.org/", "http://schema.org", "http://schema.org/"})


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes of a page, the outer before the inner ones; `faults` are about their form, as sentences."""

    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    faults: tuple[str, ...] = ()

    def target(self, value: Any) -> Node | None:
        """The node that a value is or refers to; None where it is neither or leads nowhere."""
        if not isinstance(value, Mapping):
            return None
        return value if "@type" in value else self.by_id.get(str(value.get("@id")))

    def targets(self, node: Node, name: str) -> list[Node]:
        """The nodes that a property leads to."""
        return [found for found in map(self.target, values(node, name)) if found is not None]

    def of(self, *kinds: str) -> list[Node]:
        """The nodes of these types, in their order."""
        return [node for node in self.nodes if node.get("@type") in kinds]


def values(node: Node, name: str) -> list[Any]:
    """The values of a property, none where the node does not have it."""
    value = node.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def label(node: Node) -> str:
    """How a sentence names a node."""
    name = node.get("name") or node.get("headline") or node.get("@id")
    return f'{node.get("@type")} "{name}"' if name else str(node.get("@type"))


def read_graph(scripts: Iterable[str]) -> Graph:
    """The graph that the scripts of one page make up together."""
    faults: list[str] = []
    nodes: list[Node] = []
    for script in scripts:
        try:
            document = json.loads(script)
        except ValueError as fault:
            faults.append(f"A script is not JSON: {fault}.")
            continue
        if not isinstance(document, dict):
            faults.append("A script holds no JSON object.")
            continue
        if document.get("@context") not in _CONTEXTS:
            faults.append(f'The context is {document.get("@context")!r}, not "https://schema.org".')
        top = document.get("@graph", [document])
        nodes += [item for item in _objects(top) if "@type" in item]
        faults += [f"An object has neither a type nor an id: {item}." for item in _objects(top) if _says_nothing(item)]
    by_id: dict[str, Node] = {}
    for node in nodes:
        identity = node.get("@id")
        if identity is None:
            continue
        if identity in by_id and by_id[identity] != node:
            faults.append(f"Two nodes have the id {identity}.")
        by_id.setdefault(str(identity), node)
    return Graph(tuple(nodes), by_id, tuple(faults))


def _says_nothing(item: Node) -> bool:
    return "@type" not in item and "@id" not in item and "@graph" not in item


def _objects(value: Any) -> Iterator[Node]:
    """Every object in a piece of JSON, the outer before the inner ones."""
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)
