"""Links and pictures: those within the site become holes, those of forbidden kinds are taken out.

In: a tree. Out: the same tree with holes, and what they stand for.
"""

from __future__ import annotations

import re

from healthpress.model.fragment import ImageUse, LinkUse
from healthpress.read import marks
from healthpress.read.html_tree import Node, Tree, children
from healthpress.read.locate import Locator
from healthpress.read.notes import is_note
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import HOLE_CLOSE, HOLE_OPEN

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff\ufffd]+")
_SAFE = frozenset({"http", "https", "mailto", "tel"})
_ADDRESSES = ("action", "background", "cite", "data", "formaction", "href", "poster", "src", "xlink:href")
_WITH_ADDRESS = ",".join("[" + name.replace(":", "\\:") + "]" for name in _ADDRESSES)


def scheme(target: str) -> str:
    """The scheme of an address as a browser understands it; "//" for one that takes the page's own; "" for none."""
    is_bare = target.isascii() and target.isprintable() and " " not in target
    bare = (target if is_bare else _IGNORED_BY_BROWSERS.sub("", target)).replace("\\", "/")
    found = _SCHEME.match(bare)
    return found[1].lower() if found else "//" if bare.startswith("//") else ""


def open_links(tree: Tree, locator: Locator) -> tuple[tuple[LinkUse, ...], list[Diagnostic]]:
    """Make each link within the site a hole; take out addresses that run code."""
    uses: list[LinkUse] = []
    found: list[Diagnostic] = []
    for node in tree.select("a[href]"):
        if is_note(node):
            continue
        marked = node.attrs.get("href") or ""
        target = marks.without(marked).strip()
        kind = scheme(target)
        if not _passes(kind):
            found.append(_unsafe(node, "href", kind, locator))
        elif kind in {"http", "https", "//"}:
            node.attrs["href"] = target
            node.attrs["rel"] = "noopener"
        elif kind:
            node.attrs["href"] = target
        else:
            uses.append(LinkUse(target, locator.marked(marked)))
            node.attrs["href"] = f"{HOLE_OPEN}L{len(uses) - 1}{HOLE_CLOSE}"
    for node, name, kind in _unsafe_addresses(tree, judged="a"):
        if node.tag != "img":
            found.append(_unsafe(node, name, kind, locator))
    return tuple(uses), found


def _unsafe_addresses(tree: Tree, judged: str = "") -> list[tuple[Node, str, str]]:
    """Elements with an address that may not pass, the attribute that has it, and its scheme.

    The links of elements named `judged` were looked at before.
    """
    kinds = (
        (node, name, scheme(marks.without(attributes[name] or "")))
        for node in tree.select(_WITH_ADDRESS)
        for attributes in (node.attributes,)
        for name in _ADDRESSES
        if name in attributes and not (name == "href" and node.tag == judged)
    )
    return [(node, name, kind) for node, name, kind in kinds if not _passes(kind)]


def is_safe(html: str) -> bool:
    """Whether HTML as a browser reads it anew has no address that runs code, even one that was text before."""
    return not _unsafe_addresses(Tree(html))


def _passes(kind: str) -> bool:
    return kind in {"", "//"} or kind in _SAFE


def _unsafe(node: Node, attribute: str, kind: str, locator: Locator) -> Diagnostic:
    value = node.attrs.get(attribute) or ""
    marked = marks.first_place(value) is not None
    place = locator.marked(value) if marked else locator.next_match(re.escape(kind) + ":")
    del node.attrs[attribute]
    return rules.UNSAFE_LINK.at(place, f'The address begins with "{kind}:".')


def open_images(tree: Tree, locator: Locator) -> tuple[tuple[ImageUse, ...], list[Diagnostic]]:
    """Make each picture's `src` a hole; a picture alone in its paragraph that has a title becomes a figure."""
    uses: list[ImageUse] = []
    found: list[Diagnostic] = []
    for node in tree.select("img"):
        marked = node.attrs.get("src") or ""
        src = marks.without(marked).strip()
        place = locator.marked(marked) if marked else locator.next_match("<img(?![\\w-])")
        if not src:
            found.append(rules.MISSING_IMAGE.at(place, "The image names no file."))
            node.decompose()
            continue
        if scheme(src):
            found.append(rules.FOREIGN_IMAGE.at(place, f'The image "{_short(src)}" is not on this site.'))
            node.decompose()
            continue
        alt = node.attrs.get("alt") or ""
        if not marks.without(alt).strip() and marks.DECORATIVE not in alt:
            found.append(rules.NO_ALT.at(place, f'The image "{_short(src)}" has no alternative text.'))
        uses.append(ImageUse(src, place))
        _rewrite(node, f"{HOLE_OPEN}I{len(uses) - 1}{HOLE_CLOSE}", marks.without(alt).strip())
        _as_figure(tree, node)
    return tuple(uses), found


def _short(target: str, most: int = 60) -> str:
    return target if len(target) <= most else target[: most - 1] + "…"


def _rewrite(node: Node, hole: str, alt: str) -> None:
    """Give a picture the attributes it has on every page; its size comes from the file."""
    for name in ("width", "height", "srcset", "sizes"):
        if name in node.attrs:
            del node.attrs[name]
    node.attrs["src"] = hole
    node.attrs["alt"] = alt
    node.attrs["loading"] = "lazy"
    node.attrs["decoding"] = "async"


def _as_figure(tree: Tree, node: Node) -> None:
    paragraph = node.parent
    title = node.attrs.get("title")
    if not title or paragraph is None or paragraph.tag != "p":
        return
    if any(child.mem_id != node.mem_id and child.text().strip() for child in children(paragraph)):
        return
    if len(paragraph.css("img")) != 1:
        return
    del node.attrs["title"]
    figure = tree.rename(paragraph, "figure")
    caption = tree.create("figcaption")
    caption.insert_child(title)
    figure.insert_child(caption, move=True)
