"""Which HTML may pass, by one allow-list.

In: a tree as the engine gave it, before anything of ours is in it; at the end, HTML. Out: what was left out and where;
HTML with nothing but what is on the list. The second step (nh3) is the wall; the first only says what will hit it.
"""

from __future__ import annotations

import re

import nh3

from healthpress.read import marks
from healthpress.read.html_tree import Node, Tree
from healthpress.read.locate import Locator
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

_ELEMENT_NAMES = (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div"
    " dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark ol p pre q rp rt"
    " ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_EVERYWHERE = frozenset({"class", "id", "lang", "dir", "title", "role"})
_ATTRIBUTES = {
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "time": {"datetime"},
    "data": {"value"},
    "details": {"open", "name"},
}
_ROLES = frozenset({"note", "group", "list", "listitem", "img", "presentation", "none"})
_WITHOUT_CONTENT_NAMES = (
    "script style template iframe object embed applet svg math noscript noembed noframes textarea select title xmp"
    " plaintext frameset"
)
_WITHOUT_CONTENT = frozenset(_WITHOUT_CONTENT_NAMES.split())
_TELLING = 40
_ALIGNED = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")

_OURS = {"a": _ATTRIBUTES["a"] | {"data-embed"}}
"""What our own markup has beside; editors' was judged, and lost it, before ours came in."""

_cleaner = nh3.Cleaner(
    tags=set(_ELEMENTS),
    clean_content_tags=set(_WITHOUT_CONTENT),
    attributes={"*": set(_EVERYWHERE), "div": {"tabindex"}, **_ATTRIBUTES, **_OURS},
    generic_attribute_prefixes={"aria-"},
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
    strip_comments=True,
)


def judge(tree: Tree, locator: Locator) -> list[Diagnostic]:
    """Take out the attributes that may not pass; a finding for each of them and for each element that will not."""
    found: list[Diagnostic] = []
    for node in list(tree.root.traverse()):
        if not node.is_element_node or node.mem_id == tree.root.mem_id:
            continue
        if node.tag not in _ELEMENTS:
            place = locator.next_match(rf"<{re.escape(node.tag or '')}(?![\w-])")
            lost = "The element and all in it" if node.tag in _WITHOUT_CONTENT else "The element"
            found.append(rules.HTML_REMOVED.at(place, f"{lost} <{node.tag}> was left out."))
        elif node.attributes:
            found += _judge_attributes(node, locator)
    return found


def _judge_attributes(node: Node, locator: Locator) -> list[Diagnostic]:
    found = []
    for name, value in list(node.attrs.items()):
        if not _passes(node.tag or "", name, value or ""):
            del node.attrs[name]
            begin = rf"(?<=[\s\"'/]){re.escape(name)}"
            written = re.escape(marks.without(value or "")[:_TELLING])
            place = locator.next_match(rf"{begin}\s*=\s*[\"']?{written}", rf"{begin}(?=[\s=>/])")
            message = f"The attribute {name} of <{node.tag}> was left out."
            found.append(rules.HTML_REMOVED.at(place, message))
    return found


def _passes(tag: str, name: str, value: str) -> bool:
    if name == "role":
        return value in _ROLES
    if tag in {"td", "th"} and (name == "align" or (name == "style" and _ALIGNED.fullmatch(value))):
        return True
    return name in _EVERYWHERE or name in _ATTRIBUTES.get(tag, ()) or name.startswith("aria-")


def clean(html: str) -> str:
    """The HTML with only what may pass."""
    return _cleaner.clean(html)
