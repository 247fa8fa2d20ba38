"""The block structure of a Markdown text, by CommonMark 0.31 (https://spec.commonmark.org) and GitHub's tables.

In: a text. Out: a tree of `Block`s that know their lines; footnotes, definition lists and abbreviations are told apart
too. It stands apart because two rooms need the structure before any engine renders: traps and components.
"""

from __future__ import annotations

from healthpress.read import block_syntax as syntax
from healthpress.read.block import DEEPEST, Block, TooDeepError


def scan(text: str) -> Block:
    """The tree of a text's blocks; raises `TooDeepError`."""
    scanner = _Scanner()
    for number, line in enumerate(text.split("\n")):
        scanner.read(number, line)
    scanner.close_leaf()
    return scanner.root


def code_lines(text: str, *, html: bool) -> frozenset[int]:
    """The lines, from 0, that are code, with `html` also those of comments, scripts and preformatted HTML.

    None, where the text is nested too deeply.
    """
    try:
        stack = [scan(text)]
    except TooDeepError:
        return frozenset()
    lines: set[int] = set()
    while stack:
        block = stack.pop()
        if block.kind == "code" or (html and block.kind == "html" and syntax.is_verbatim(block.lines[0])):
            lines.update(range(block.line, block.last + 1))
        stack.extend(block.children)
    return frozenset(lines)


class _Scanner:
    """Reads line by line, as CommonMark's appendix tells: continue containers, open new blocks, then take the text."""

    def __init__(self) -> None:
        self.root = Block("document", 0)
        self._open = [self.root]
        self._leaf: Block | None = None
        self._blank = False
        self._blank_quote = 0
        self._line = 0

    def read(self, number: int, raw: str) -> None:
        """Take in one line."""
        self._line = number
        if raw[:1].isalpha() and len(self._open) == 1 and (self._leaf is None or self._leaf.kind == "paragraph"):
            self._text(1, raw, whole=True)
            self._blank = False
            return
        depth, rest = self._continued(syntax.detab(raw))
        whole = depth == len(self._open)
        if self._leaf and self._leaf.kind in {"code", "html"}:
            if whole and self._verbatim(self._leaf, raw if depth == 1 else rest, rest):
                self._blank = False
                return
            if not whole and rest.strip():
                self.close_leaf()
        if not rest.strip():
            self._take_blank(depth)
            return
        self._take(depth, rest, whole)
        self._blank = False

    def _continued(self, rest: str) -> tuple[int, str]:
        """How many open containers the line continues, and what remains of it."""
        for depth, block in enumerate(self._open[1:], start=1):
            if block.kind == "quote":
                quote = syntax.QUOTE.match(rest)
                if not quote:
                    return depth, rest
                rest = rest[quote.end() :]
            elif not rest.strip():
                if not block.children:
                    return depth, ""
            elif len(rest) - len(rest.lstrip(" ")) >= block.indent:
                rest = rest[block.indent :]
            else:
                return depth, rest
        return len(self._open), rest

    def _verbatim(self, leaf: Block, raw: str, rest: str) -> bool:
        """Whether open code or HTML takes the line."""
        if leaf.kind == "html":
            return self._verbatim_html(leaf, rest)
        if not leaf.mark:
            if rest.startswith("    ") or not rest.strip():
                leaf.lines.append(rest[4:])
                leaf.last = self._line
                return bool(rest.strip())
            self.close_leaf()
            return False
        leaf.last = self._line
        if syntax.closes_fence(leaf.mark, rest):
            self._leaf = None
        else:
            leaf.lines.append(syntax.dedent(raw, leaf.indent))
        return True

    def _verbatim_html(self, leaf: Block, rest: str) -> bool:
        if not leaf.mark and not rest.strip():
            self.close_leaf()
            return False
        leaf.lines.append(rest)
        leaf.last = self._line
        if leaf.mark and syntax.ends_html(leaf.mark, rest):
            self.close_leaf()
        return True

    def _take_blank(self, depth: int) -> None:
        if depth < len(self._open):
            self.close_leaf()
            del self._open[depth:]
        if self._leaf and self._leaf.kind != "code":
            self.close_leaf()
        self._blank = True
        self._blank_quote = max((i for i, block in enumerate(self._open) if block.kind == "quote"), default=0)

    def _take(self, depth: int, rest: str, whole: bool) -> None:
        """Open the blocks that begin on the line and give the last of them its text."""
        while True:
            paragraph = self._leaf if self._leaf and self._leaf.kind == "paragraph" else None
            indent = len(rest) - len(rest.lstrip(" "))
            if indent >= syntax.CODE_INDENT:
                if not paragraph:
                    self._start(depth, Block("code", self._line, [rest[4:]]))
                    return
                break
            left = self._open_container(depth, rest, paragraph if whole else None)
            if left is None:
                if self._open_leaf(depth, rest, paragraph, whole):
                    return
                break
            if len(self._open) > DEEPEST:
                raise TooDeepError(self._line)
            depth, rest, whole = len(self._open), left, True
            if not rest.strip():
                return
        self._text(depth, rest, whole=whole)

    def _text(self, depth: int, rest: str, *, whole: bool) -> None:
        leaf = self._leaf
        if not whole and self._open[-1].kind == "footnote" and syntax.is_definition(rest):
            leaf = None
        if leaf and (leaf.kind == "paragraph" or (leaf.kind == "table" and whole)):
            leaf.lines.append(rest.lstrip(" "))
            leaf.last = self._line
        else:
            self._start(depth, Block("paragraph", self._line, [rest.lstrip(" ")]))

    def _start(self, depth: int, block: Block, *, open_leaf: bool = True) -> Block:
        """Put a block into the innermost container that the line continues, closing what it does not."""
        self.close_leaf()
        del self._open[depth:]
        block.spaced = self._blank and self._blank_quote <= depth - 1
        block.last = self._line
        self._open[-1].children.append(block)
        if open_leaf:
            self._leaf = block
        return block

    def _enter(self, depth: int, parent: Block | None, block: Block) -> None:
        """Open a container, within `parent` where it is part of a list."""
        if parent is None:
            self._start(depth, block, open_leaf=False)
        else:
            self.close_leaf()
            del self._open[depth:]
            block.spaced = self._blank and self._blank_quote <= depth - 1
            parent.children.append(block)
        self._open.append(block)

    def _last(self, depth: int) -> Block | None:
        children = self._open[depth - 1].children
        return children[-1] if children else None

    def _open_container(self, depth: int, rest: str, paragraph: Block | None) -> str | None:
        """Open the container that begins here; what remains of the line, or None where none begins."""
        if quote := syntax.QUOTE.match(rest):
            self._enter(depth, None, Block("quote", self._line))
            return rest[quote.end() :]
        if footnote := syntax.FOOTNOTE.match(rest):
            self._enter(depth, None, Block("footnote", self._line, mark=footnote[1], indent=4))
            return rest[footnote.end() :]
        if definition := syntax.DEFINITION.match(rest):
            return self._open_definition(depth, rest, definition.end(), paragraph)
        item = syntax.item(rest, interrupts=paragraph is not None)
        if item is None:
            return None
        family = self._last(depth)
        if not (family and family.kind == "list" and family.mark == item.mark):
            family = self._start(depth, Block("list", self._line, mark=item.mark, number=item.number), open_leaf=False)
        self._enter(depth, family, Block("item", self._line, indent=item.indent))
        return rest[item.indent :]

    def _open_definition(self, depth: int, rest: str, end: int, paragraph: Block | None) -> str | None:
        family = self._last(depth)
        if family is None or (paragraph is None and family.kind == "paragraph" and not self._blank):
            return None
        if family.kind == "paragraph":
            self._leaf = None
            terms = Block("terms", family.line, family.lines, last=family.last)
            family = Block("definitions", family.line, children=[terms], spaced=family.spaced)
            self._open[depth - 1].children[-1] = family
        elif family.kind != "definitions":
            return None
        self._enter(depth, family, Block("definition", self._line, indent=min(end, 4)))
        return rest[end:]

    def _open_leaf(self, depth: int, rest: str, paragraph: Block | None, whole: bool) -> bool:
        """Whether the line is a block of its own, not text."""
        if paragraph and whole and self._ends_paragraph(paragraph, rest):
            return True
        if heading := syntax.HEADING.match(rest):
            words = syntax.CLOSING_SIGNS.sub("", heading[2]).strip()
            self._start(depth, Block("heading", self._line, [words], mark=heading[1]), open_leaf=False)
        elif fence := syntax.FENCE.match(rest):
            indent = len(fence[1])
            self._start(depth, Block("code", self._line, mark=fence[2], info=fence[3].strip(), indent=indent))
        elif syntax.RULE.match(rest):
            self._start(depth, Block("rule", self._line), open_leaf=False)
        elif (end := syntax.html_end(rest, interrupts=paragraph is not None)) is not None:
            block = self._start(depth, Block("html", self._line, [rest], mark=end))
            if end and syntax.ends_html(end, rest):
                self._leaf = None
            block.last = self._line
        else:
            return False
        return True

    def _ends_paragraph(self, paragraph: Block, rest: str) -> bool:
        """Whether the line makes the open paragraph a heading, or its last line the head of a table."""
        underline = syntax.UNDERLINE.match(rest)
        if underline and not all(map(syntax.is_definition, paragraph.lines)):
            paragraph.kind = "heading"
            paragraph.mark = "#" if underline[1][0] == "=" else "##"
            paragraph.lines = [" ".join(line.strip() for line in paragraph.lines)]
            self._leaf = None
            return True
        if not syntax.is_table_head(paragraph.lines[-1], rest):
            return False
        head = paragraph.lines.pop()
        if paragraph.lines:
            self.close_leaf()
            self._start(len(self._open), Block("table", self._line - 1, [head, rest.strip()]))
        else:
            paragraph.kind, paragraph.lines = "table", [head, rest.strip()]
        return True

    def close_leaf(self) -> None:
        """End the open block; definitions that begin a paragraph become a block of their own."""
        leaf, self._leaf = self._leaf, None
        if leaf is None:
            return
        if leaf.kind == "code" and not leaf.mark:
            while leaf.lines and not leaf.lines[-1].strip():
                leaf.lines.pop()
        if leaf.kind != "paragraph":
            return
        count = syntax.definitions(leaf.lines)
        if count == len(leaf.lines):
            leaf.kind = "references"
        elif count:
            siblings = self._open[-1].children
            siblings.insert(len(siblings) - 1, Block("references", leaf.line, leaf.lines[:count], spaced=leaf.spaced))
            leaf.lines, leaf.spaced = leaf.lines[count:], False
