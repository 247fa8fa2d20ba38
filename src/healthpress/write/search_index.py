"""What the search engine reads of a page, and its index in a form that equal pages always give.

In: finished HTML; the files that Pagefind wrote. Out: the digest of what counts in a page; files whose bytes and names
depend on the pages alone. Pagefind 1.5 writes the values of a filter in the order of a hash table that is seeded anew
in each run; all else it writes in order.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthpress.text.digest import digest

ENTRY = "pagefind-entry.json"
_MAGIC = b"pagefind_dcd"
"""What Pagefind writes before the packed bytes of every file, so that a browser can tell unpacked ones."""

_NEGATIVE, _TEXT, _ARRAY = 1, 3, 4
"""Major types of CBOR."""

_SHORTEST_LONG, _LONGEST_LONG = 24, 27
"""What says in an item's first byte that its number follows in 1, 2, 4 or 8 bytes."""

_VALUES_OF_FILTER, _FILTERS_OF_INDEX = 1, 3

_BODY = "data-pagefind-body"
_MARKED = "[data-pagefind-body], [data-pagefind-meta], [data-pagefind-filter], [data-pagefind-sort]"
_NEEDED = ("pagefind.js", ENTRY)
_USER_INTERFACES = ("-ui.js", "-ui.css", "-highlight.js", "-worker.js")


def searchable(html: str) -> str:
    """A page with nothing in it but what the search engine shall read: its language and what is marked for it.

    Of an element that only tells facts, its attributes are left, and its text where a fact is that text. A page in
    which nothing is marked as body stays whole.
    """
    tree = LexborHTMLParser(html)
    each = {node.mem_id: node for node in tree.css(_MARKED)}
    marked = [node for node in each.values() if not _is_inside(node)]
    if not any(_BODY in node.attributes for node in marked):
        return html
    root = tree.css_first("html")
    lang = (root.attributes.get("lang") or "") if root else ""
    return "".join((f'<!doctype html><html lang="{escape(lang)}"><body>', *map(_kept, marked), "</body></html>"))


def _is_inside(node: LexborNode) -> bool:
    """Whether a node is part of a body."""
    above = node.parent
    while above is not None:
        if _BODY in above.attributes:
            return True
        above = above.parent
    return False


def _kept(node: LexborNode) -> str:
    if _BODY in node.attributes:
        return node.html or ""
    facts = {name: value or "" for name, value in node.attributes.items() if name.startswith("data-")}
    named = ",".join(value for name, value in facts.items() if name.startswith("data-pagefind-")).split(",")
    text = "" if all(":" in name or "[" in name for name in named) else escape(node.text())
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in facts.items())
    return f"<div{attributes}>{text}</div>"


def _is_needed(name: str) -> bool:
    """Whether the search page uses a file that Pagefind made; it brings several user interfaces of its own."""
    return name in _NEEDED or not name.endswith(_USER_INTERFACES)


def settled(files: Mapping[str, bytes], shard: str = "") -> dict[str, bytes]:
    """The files of an index that the search page uses, by their names, with filters and their values in order.

    `shard` is added to the tag of each language. Raises ValueError, LookupError or OSError where the files have
    another form than that of Pagefind 1.5.
    """
    files = {name: data for name, data in files.items() if _is_needed(name)}
    index = json.loads(files[ENTRY])
    made = {name: data for name, data in files.items() if not name.endswith((".pf_filter", ".pf_meta"))}
    for language in index["languages"].values():
        tag = language["hash"].rpartition("_")[0]
        names: dict[bytes, bytes] = {}
        for name, data in files.items():
            old = name.removeprefix("filter/").removesuffix(".pf_filter")
            if name.startswith("filter/") and old.rpartition("_")[0] == tag:
                ordered = _in_order(_unpacked(data), _VALUES_OF_FILTER)
                new = f"{tag}_{digest(ordered)[:10]}"
                names[_text(old)] = _text(new)
                made[f"filter/{new}.pf_filter"] = _packed(ordered)
        meta = _in_order(_unpacked(files[f"pagefind.{language['hash']}.pf_meta"]), _FILTERS_OF_INDEX, names)
        language["hash"] = f"{tag}_{digest(meta)[:10]}"
        made[f"pagefind.{language['hash']}.pf_meta"] = _packed(meta)
    index["languages"] = {f"{tag}{shard}": language for tag, language in index["languages"].items()}
    made[ENTRY] = _json(index)
    return made


def joined(entries: Sequence[bytes]) -> bytes:
    """One entry file for the shards of an index."""
    whole = json.loads(entries[0])
    for entry in entries[1:]:
        whole["languages"].update(json.loads(entry)["languages"])
    return _json(whole)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_MAGIC)


def _packed(data: bytes) -> bytes:
    return gzip.compress(_MAGIC + data, mtime=0)


def _in_order(data: bytes, field: int, names: Mapping[bytes, bytes] = MappingProxyType({})) -> bytes:
    """A CBOR array (RFC 8949) whose element at `field` is a list, with the list sorted and texts in it renamed."""
    at = _head(data, 0)[2]
    for _ in range(field):
        at = _end(data, at)
    kind, count, first = _head(data, at)
    if kind != _ARRAY:
        raise ValueError("a list was expected")
    ends = [first]
    for _ in range(count):
        ends.append(_end(data, ends[-1]))
    items = [data[start:end] for start, end in pairwise(ends)]
    for old, new in names.items():
        items = [item.removesuffix(old) + new if item.endswith(old) else item for item in items]
    return data[:first] + b"".join(sorted(items)) + data[ends[-1] :]


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The major type of an item, its number (value, length or count), and where what follows begins."""
    kind, more = data[at] >> 5, data[at] & 31
    if more < _SHORTEST_LONG:
        return kind, more, at + 1
    if more > _LONGEST_LONG:
        raise ValueError("an item of no known length")
    size = 1 << (more - _SHORTEST_LONG)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size]), at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Where an item ends: a number, a text or a list of such."""
    waiting = 1
    while waiting:
        kind, number, at = _head(data, at)
        waiting -= 1
        if kind == _TEXT:
            at += number
        elif kind == _ARRAY:
            waiting += number
        elif kind > _NEGATIVE:
            raise ValueError("an item of a kind that no index has")
    return at


def _text(value: str) -> bytes:
    """A text of up to 255 bytes in CBOR."""
    data = value.encode()
    return (bytes([_TEXT << 5 | len(data)]) if len(data) < _SHORTEST_LONG else bytes([0x78, len(data)])) + data
