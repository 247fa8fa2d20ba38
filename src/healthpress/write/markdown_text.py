"""HTML of a page as clean Markdown, for programs that read.

In: HTML as pages hold it, and the address of its page. Out: CommonMark with tables and strikethrough. Nothing that says
something is dropped: raised digits stay raised, numbers of sources stand in brackets, addresses are absolute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE_NAMES = (
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LEAVES = _HEADINGS | {"p", "caption", "hr", "pre", "summary", "dt"}
_DROPPED = frozenset(["script", "style", "template", "svg", "button", "iframe", "noscript"])
_MARKED = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
_SPECIAL = re.compile(r"([\\`*\[\]<]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w{1,31};)|!$)")
_LEADING = re.compile(r"^(\s*)([-+>=]|#{1,6}(?=\s|$)|[0-9]{1,9}(?=[.)]\s))")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def tidied(text: str) -> str:
    """A Markdown file with one empty line where its template left several, and one line end at its end."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def markdown_text(html: str, address: str) -> str:
    """The Markdown of a piece of HTML on the page at an absolute address, without a line end.

    What has no element is part of a line.
    """
    if "<" not in html:
        return _escaped(unescape(html)).strip()
    body = LexborHTMLParser(html).body
    return "\n\n".join(_Writer(address).blocks(body)) if body else ""


class _Writer:
    """Writes the nodes of one page."""

    def __init__(self, address: str) -> None:
        self._address = address

    def blocks(self, node: LexborNode) -> list[str]:
        """What stands in a node as blocks, without empty ones."""
        blocks: list[str] = []
        run: list[str] = []
        for child in node.iter(include_text=True):
            if child.is_text_node or child.tag in _INLINE:
                run.append(self.inline(child))
            elif child.is_element_node and child.tag not in _DROPPED:
                blocks += [_paragraph(run), *self._block(child)]
                run = []
        return [block for block in (*blocks, _paragraph(run)) if block]

    def _block(self, node: LexborNode) -> list[str]:
        tag = node.tag or ""
        if tag in {"ul", "ol"}:
            return ["\n".join(self._items(node))]
        if tag == "table":
            return self._table(node)
        if tag == "blockquote":
            return [_indented("\n\n".join(self.blocks(node)), "> ", "> ")]
        return [self._leaf_block(node, tag)] if tag in _LEAVES else self.blocks(node)

    def _leaf_block(self, node: LexborNode, tag: str) -> str:
        """A block that holds no other."""
        if tag == "hr":
            return "---"
        if tag == "pre":
            return _fenced(node.text())
        if tag in {"summary", "dt"}:
            return f"**{self._line(node)}**"
        if tag in _HEADINGS:
            return re.sub(r"(#+)$", r"\\\1", f"{'#' * int(tag[1])} {self._line(node)}")
        return _paragraph([self._text(node)])

    def _items(self, node: LexborNode) -> Iterator[str]:
        number = int(node.attributes.get("start") or 1)
        for item in node.iter():
            if item.tag == "li":
                mark = f"{item.attributes.get('value') or number}. " if node.tag == "ol" else "- "
                number += 1
                blocks = self.blocks(item)
                tight = all(block.startswith(("- ", "1. ")) for block in blocks[1:])
                yield _indented(("\n" if tight else "\n\n").join(blocks), mark, " " * len(mark))

    def _table(self, node: LexborNode) -> list[str]:
        rows = [[cell for cell in row.iter() if cell.tag in {"th", "td"}] for row in node.css("tr")]
        cells = [[self._line(cell).replace("|", "\\|") for cell in row] for row in rows if row]
        width = max(map(len, cells), default=0)
        if not width:
            return []
        lines = [f"| {' | '.join((*row, *[''] * (width - len(row))))} |" for row in cells]
        lines.insert(1, "|" + " --- |" * width)
        caption = node.css_first("caption")
        return [*([self._line(caption)] if caption else []), "\n".join(lines)]

    def _line(self, node: LexborNode) -> str:
        return _SPACE.sub(" ", self._text(node).replace("\\\n", " ")).strip()

    def _text(self, node: LexborNode) -> str:
        return "".join(self.inline(child) for child in node.iter(include_text=True))

    def inline(self, node: LexborNode) -> str:
        """A node in a line of text."""
        if node.is_text_node:
            return _escaped(node.text_content or "")
        tag = node.tag or ""
        if not node.is_element_node or tag in _DROPPED:
            return ""
        if tag in {"br", "img", "code"}:
            return self._leaf(node, tag)
        text = self._text(node)
        if tag == "a":
            return self._link(node, text)
        if tag in {"sup", "sub"}:
            return _raised(node, tag, text)
        if tag in _MARKED:
            return _around(node, text, _MARKED[tag])
        return f"“{text}”" if tag == "q" else text if tag in _INLINE else f" {text} "

    def _leaf(self, node: LexborNode, tag: str) -> str:
        if tag == "br":
            return "\\\n"
        return self._picture(node) if tag == "img" else _code(node.text())

    def _link(self, node: LexborNode, text: str) -> str:
        href = node.attributes.get("href") or ""
        if not href or href.startswith("#") or not text.strip():
            return "" if "footnote-backref" in (node.attributes.get("class") or "") else text
        return f"[{text.strip()}]({self._absolute(href)})"

    def _picture(self, node: LexborNode) -> str:
        alt = _escaped(node.attributes.get("alt") or "")
        return f"![{alt}]({self._absolute(node.attributes.get('src') or '')})" if alt else ""

    def _absolute(self, address: str) -> str:
        return re.sub(r"[ <>()]", lambda sign: f"%{ord(sign[0]):02X}", urljoin(self._address, address))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text))


def _raised(node: LexborNode, tag: str, text: str) -> str:
    """What stands above or below the line: the number of a source in brackets, all else as HTML, 10<sup>9</sup>."""
    if tag == "sub" or not node.css_first("a[href^='#']"):
        return f"<{tag}>{text}</{tag}>"
    if node.css_first("a.footnote-ref"):
        return f"[^{text.strip()}]"
    following = node.next
    meant = following is not None and (following.text_content or "").startswith(("(", "[", ":"))
    return f"\\[{text.strip()}\\]" if meant else f"[{text.strip()}]"


def _paragraph(parts: list[str]) -> str:
    lines = [line.strip() for line in "".join(parts).strip().split("\n")]
    return "\n".join(
        _LEADING.sub(r"\1\\\2", line) if not line[:1].isdigit() else _ordinal(line) for line in lines
    ).strip()


def _ordinal(line: str) -> str:
    """A line that begins with a number and a full stop, so that it begins no list."""
    return re.sub(r"^([0-9]{1,9})([.)])(?=\s|$)", r"\1\\\2", line)


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *((others + line).rstrip() for line in lines[1:])])


def _around(node: LexborNode, text: str, mark: str) -> str:
    """Emphasis around the words, with the spaces left outside; as HTML where no parser would take it for emphasis."""
    words = text.strip()
    if not words:
        return text
    first, last = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before, after = _neighbour(node.prev)[-1:], _neighbour(node.next)[:1]
    opens = bool(first) or not before.strip() or words[0].isalnum()
    closes = bool(last) or not after.strip() or words[-1].isalnum()
    if opens and closes and "*" not in (before, after) and "~" not in (before, after):
        return f"{first}{mark}{words}{mark}{last}"
    return f"{first}<{node.tag}>{words}</{node.tag}>{last}"


def _neighbour(node: LexborNode | None) -> str:
    """The text beside an element; a star where more emphasis stands there."""
    if node is None:
        return ""
    return "*" if node.tag in _MARKED else node.text_content or ""


def _fence(text: str, least: int) -> str:
    return "`" * max([least, *(len(run) + 1 for run in re.findall("`+", text))])


def _code(text: str) -> str:
    fence = _fence(text, 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def _fenced(text: str) -> str:
    fence = _fence(text, 3)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"
