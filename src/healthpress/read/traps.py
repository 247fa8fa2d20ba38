"""Markdown written so that Python-Markdown reads the blocks that CommonMark sees in it.

In: a text. Out: a text in which lists are indented by four, blocks stand apart, and code and HTML blocks are slots;
and, after rendering, HTML with the slots filled. It stands apart because these are one engine's traps, not Markdown's.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from healthpress.read import marks
from healthpress.read.block import Block
from healthpress.read.block_syntax import LANGUAGE
from healthpress.read.blocks import scan

_SAFE_START = re.compile(r"[^\W\d_]|\{[:#.\w][^{}]*\}\s*$")
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}]*\}\s*$")
_HARD_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_ANGLED = re.compile(r"(?<=\]:)([ \t]*<[^<>]*>)")
_TIGHT = re.compile(rf"\n?<p>{marks.TIGHT}(.*?)</p>(?:\n(?=</li>))?", re.DOTALL)
_NO_ROWS = re.compile(rf"<tbody>\s*<tr>\s*<td[^<>]*>{marks.EMPTY}</td>.*?</tbody>\n?", re.DOTALL)
_EMPTY = re.compile(rf"(?:<p>)?{marks.EMPTY}(?:</p>\n?)?")
_SLOT = re.compile(rf"<p>{marks.pattern(marks.SLOT)}</p>|{marks.pattern(marks.SLOT)}")
_TABLE_HEAD = 2
_BULLET = "-   "


@dataclass(frozen=True, slots=True)
class Mended:
    """Text for the engine, and the HTML that its slots stand for."""

    text: str
    slots: tuple[str, ...]

    def restore(self, rendered: str) -> str:
        """The engine's HTML with the slots filled and the paragraphs of tight lists taken out of their `<p>`."""
        rendered = _TIGHT.sub(r"\1", rendered)
        rendered = _NO_ROWS.sub("", rendered)
        rendered = _EMPTY.sub("", rendered)
        rendered = _SLOT.sub(lambda slot: self.slots[marks.number(slot[1] or slot[2])], rendered)
        return rendered.replace(marks.NOTHING, "").replace(marks.TIGHT, "")


def mend(text: str) -> Mended:
    """Write a text anew for Python-Markdown; raises `block.TooDeepError`."""
    writer = _Writer()
    lines = writer.blocks(scan(text).children, tight=False)
    for footnote in writer.footnotes:
        lines += ["", *writer.footnote(footnote)]
    for definition in writer.references.values():
        lines += ["", *definition]
    return Mended("\n".join(lines) + "\n", tuple(writer.slots))


@dataclass(slots=True)
class _Writer:
    """Writes blocks as lines; footnotes and definitions are gathered, as they belong to the whole text."""

    slots: list[str] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    references: dict[str, list[str]] = field(default_factory=dict)

    def blocks(self, blocks: list[Block], *, tight: bool) -> list[str]:
        """The lines of blocks that follow one another, a blank line between any two."""
        lines: list[str] = []
        before = ""
        for block in blocks:
            written = self._block(block, tight=tight)
            if not written:
                continue
            if before == block.kind and before in {"list", "quote"}:
                lines += ["", marks.EMPTY]
            if lines:
                lines.append("")
            lines += written
            before = block.kind
        return lines

    def _block(self, block: Block, *, tight: bool) -> list[str]:
        match block.kind:
            case "paragraph":
                return _paragraph(block.lines, marks.TIGHT if tight else "")
            case "heading":
                return [f"{block.mark} {_heading(block.lines[0])}"]
            case "code":
                return [self._slot(_code(block))]
            case "html":
                return [self._slot("\n".join(block.lines) + "\n")]
            case "rule":
                return ["---"]
            case "table":
                return _table(block.lines)
            case _:
                return self._container(block)

    def _container(self, block: Block) -> list[str]:
        match block.kind:
            case "quote":
                inner = self.blocks(block.children, tight=False) or [marks.EMPTY]
                return [f"> {line}" if line else ">" for line in inner]
            case "list":
                return self._list(block)
            case "definitions":
                return self._definitions(block)
            case "footnote":
                self.footnotes.append(block)
            case _:
                self._gather(block.lines)
        return []

    def _slot(self, content: str) -> str:
        self.slots.append(content)
        return marks.numbered(marks.SLOT, len(self.slots) - 1)

    def _gather(self, lines: list[str]) -> None:
        """Keep link and abbreviation definitions; the first of a name counts."""
        for index, line in enumerate(lines):
            if line[:1] in {"[", "*"} and "]:" in line:
                name = " ".join(line[: line.index("]:")].casefold().split())
                following = lines[index + 1 : index + 2]
                more = [text for text in following if text[:1] not in {"[", "*"}]
                line = _ANGLED.sub(lambda target: target[1].replace(" ", "%20"), line)  # noqa: PLW2901
                self.references.setdefault(name, [line, *more])

    def _list(self, block: Block) -> list[str]:
        tight = not block.loose
        lines: list[str] = []
        for index, item in enumerate(block.children):
            number = f"{(block.number or 0) + index}." if block.number is not None else ""
            if lines:
                lines.append("")
            lines += self._under(f"{number:<3} " if number else _BULLET, item, tight=tight)
        return lines

    def _under(self, mark: str, container: Block, *, tight: bool) -> list[str]:
        """The lines of a container that begins with a mark and goes on indented by four."""
        inner = self.blocks(container.children, tight=tight)
        if not inner or next(b.kind for b in container.children if b.kind not in {"references", "footnote"}) != (
            "paragraph"
        ):
            inner = [marks.EMPTY, "", *inner]
        return [mark + inner[0], *(f"    {line}" if line else "" for line in inner[1:])]

    def footnote(self, block: Block) -> list[str]:
        """The lines of a footnote's definition."""
        return self._under(f"[^{block.mark}]: ", block, tight=False)

    def _definitions(self, block: Block) -> list[str]:
        lines: list[str] = []
        for part in block.children:
            if part.kind == "terms":
                lines += [""] if lines else []
                lines += _paragraph(part.lines, "")
            else:
                if part.spaced:
                    lines.append("")
                lines += self._under(":   ", part, tight=False)
        return lines


def _paragraph(lines: list[str], mark: str) -> list[str]:
    """A paragraph's lines, with the starts broken that Python-Markdown alone would take for blocks."""
    last = len(lines) - 1
    written = []
    for index, line in enumerate(lines):
        start = mark if index == 0 else ""
        if not start and not _SAFE_START.match(line):
            start = marks.NOTHING
        if index == last:
            end, line = "", line.rstrip()  # noqa: PLW2901 (the line as it ends)
        elif _HARD_BREAK.search(line):
            end, line = "  ", line[:-1]  # noqa: PLW2901
        else:
            end = ""
        written.append(start + line + end)
    return written


def _table(lines: list[str]) -> list[str]:
    """A table's rows with their outer pipes; one without rows is given an empty one, as the engine would."""
    rows = []
    for line in map(str.strip, lines):
        begun = line if line.startswith("|") else f"| {line}"
        rows.append(begun if len(begun) > 1 and begun.endswith("|") and not begun.endswith("\\|") else f"{begun} |")
    return rows if len(rows) > _TABLE_HEAD else [*rows, f"| {marks.EMPTY} |"]


def _heading(words: str) -> str:
    """A heading's words; number signs at their end are part of them, which Python-Markdown would not see."""
    if not words:
        return marks.NOTHING
    return words if _ATTRIBUTE_LIST.search(words) else words + marks.NOTHING


def _code(block: Block) -> str:
    language = LANGUAGE.match(block.info)
    named = f' class="language-{language[1]}"' if language else ""
    text = "".join(f"{line}\n" for line in block.lines)
    return f"<pre><code{named}>{html.escape(text, quote=False)}</code></pre>"
