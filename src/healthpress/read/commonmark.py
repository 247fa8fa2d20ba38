"""comrak, a native CommonMark parser, as an engine.

In: Markdown. Out: HTML whose footnotes, definition lists and code are marked up as the other engine's, and a step on
its tree for attribute lists and abbreviations, which CommonMark has not. Its blocks are right: no trap is mended.
"""

from __future__ import annotations

import html
import re
from functools import partial
from urllib.parse import unquote

import comrak

from healthpress.read import marks
from healthpress.read.attributes import abbreviate, assign_lists
from healthpress.read.block import Block
from healthpress.read.block_syntax import LANGUAGE
from healthpress.read.blocks import scan
from healthpress.read.engine import Rendering
from healthpress.read.html_tree import Tree

_EXTENSIONS = ("table", "strikethrough", "footnotes", "description_lists")

_NEEDS_BLOCKS = re.compile(r"\n[ \t>*+\-0-9.)]*+(?:: {1,3}\S|(?<=\*)\[[^\]\n]+\] ?:)")
_ABBREVIATION = re.compile(r"\*\[([^\]]+)\] ?:[ \t]*(\S.*)")
_BEFORE_DEFINITION = re.compile(r"[ \t>]*")

_SPACED_LANGUAGE = re.compile(r"^([ >]*(?:`{3,}|~{3,}) ?\{) (?=\.\w)", re.MULTILINE)
_LONE_TILDE = re.compile(r"(?<![~\\])~(?!~)")
_ENCODED_TILDE = "%EF%B7%9C"
_ENCODED = re.compile(r'="%EF%B7%92((?:%EF%B7%A[0-9])+)%EF%B7%93')
_CODE = re.compile(r'<pre><code class="language-([^"]*)"(?: data-meta="([^"]*)")?>')
_NOTE = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-([^"]*)" id="fnref-\1(?:-([0-9]+))?" data-footnote-ref>([0-9]+)</a></sup>'
)
_NOTES = '<section class="footnotes" data-footnotes>\n'
_NOTE_TEXT = re.compile(r'<li id="fn-([^"]*)">')
_BACK = re.compile(
    r'<a href="#fnref-([^"]*)" class="footnote-backref" data-footnote-backref'
    r' data-footnote-backref-idx="([0-9]+)(?:-([0-9]+))?" aria-label="[^"]*">↩'
    r'(?:<sup class="footnote-ref">[0-9]+</sup>)?</a>'
)
_BACKS = re.compile(rf"(?P<lead>[ ]?|(?<=>)|^){_BACK.pattern}(?: {_BACK.pattern})*", re.MULTILINE)


class CommonMark:
    """comrak, set to CommonMark with GitHub's tables and strikethrough, footnotes and definition lists."""

    def __init__(self) -> None:
        self._extensions = comrak.ExtensionOptions()
        for name in _EXTENSIONS:
            setattr(self._extensions, name, True)
        self._options = comrak.RenderOptions()
        self._options.unsafe_ = True

    def render(self, text: str) -> Rendering:
        """The HTML of a text."""
        meanings: dict[str, str] = {}
        if _NEEDS_BLOCKS.search("\n" + text):
            text = _prepared(text, meanings)
        if "{ ." in text:
            text = _SPACED_LANGUAGE.sub(rf"\1{marks.EMPTY}", text)
        rendered = self.raw(
            (_LONE_TILDE.sub(marks.TILDE, text) if "~" in text else text).replace("\\{", "\\{" + marks.NOTHING)
        )
        if marks.TILDE in rendered or _ENCODED_TILDE in rendered:
            rendered = rendered.replace(marks.TILDE, "~").replace(_ENCODED_TILDE, "~")
        if "%EF%B7%92" in rendered:
            rendered = _ENCODED.sub(_decoded, rendered)
        if '<pre><code class="' in rendered:
            rendered = _CODE.sub(_code, rendered).replace(marks.EMPTY, " ")
        if "data-footnote-ref" in rendered:
            rendered = _footnotes(rendered)
        rendered = rendered.replace(f"{marks.TIGHT}\n", "</dt>\n<dt>")
        return Rendering(rendered, partial(_finish, meanings)) if meanings or "{" in rendered else Rendering(rendered)

    def raw(self, text: str) -> str:
        """What comrak alone makes of a text."""
        return comrak.render_markdown(text, self._extensions, None, self._options)


def _finish(meanings: dict[str, str], tree: Tree) -> None:
    assign_lists(tree)
    abbreviate(tree, meanings)


def _prepared(text: str, meanings: dict[str, str]) -> str:
    """The text without its abbreviations, whose meanings are gathered, and with definitions that comrak reads.

    comrak runs the paragraphs of a definition together unless a blank line stands before it, and takes all lines of
    a term for one.
    """
    lines = text.split("\n")
    stack = [scan(text)]
    blanks: set[int] = set()
    while stack:
        block = stack.pop()
        stack.extend(block.children)
        if block.kind == "references":
            _take_abbreviations(block, lines, meanings)
        elif block.kind == "terms":
            for number in range(block.line, block.last):
                lines[number] += marks.TIGHT
        elif block.kind == "definition" and not block.spaced and len(block.children) > 1:
            blanks.add(block.line)
    for number in sorted(blanks, reverse=True):
        lines.insert(number, _prefix(lines[number]))
    return "\n".join(lines)


def _prefix(line: str) -> str:
    """What a blank line before a line must begin with to stay in the same quote."""
    found = _BEFORE_DEFINITION.match(line)
    return found[0].rstrip() if found else ""


def _take_abbreviations(block: Block, lines: list[str], meanings: dict[str, str]) -> None:
    for number, line in enumerate(block.lines, start=block.line):
        found = _ABBREVIATION.match(line)
        if found:
            meanings.setdefault(found[1].strip(), marks.without(found[2]).strip())
            at = lines[number].find("*[")
            lines[number] = lines[number][:at] if at > 0 else ""


def _decoded(mark: re.Match[str]) -> str:
    return f'="{marks.numbered(marks.PLACE, int(mark[1][8::9]))}'


def _code(opening: re.Match[str]) -> str:
    language = LANGUAGE.match(marks.without(opening[1]))
    return f'<pre><code class="language-{language[1]}">' if language else "<pre><code>"


def _footnotes(rendered: str) -> str:
    """Footnotes marked up as Python-Markdown does it."""
    body, _, notes = rendered.rpartition(_NOTES)
    notes = _NOTE_TEXT.sub(lambda item: f'<li id="fn:{_name(item[1])}">', notes.removesuffix("</section>\n"))
    notes = _NOTE.sub(_reference, _BACKS.sub(_backs, notes))
    return f'{_NOTE.sub(_reference, body)}<div class="footnote">\n\n{notes}</div>\n'


def _name(encoded: str) -> str:
    return html.escape(unquote(encoded))


def _reference(link: re.Match[str]) -> str:
    name = _name(link[1])
    return f'<sup id="fnref{link[2] or ""}:{name}"><a class="footnote-ref" href="#fn:{name}">{link[3]}</a></sup>'


def _backs(links: re.Match[str]) -> str:
    written = "".join(map(_back, _BACK.finditer(links[0])))
    return f"&#160;{written}" if links["lead"] else f"<p>{written}</p>"


def _back(link: re.Match[str]) -> str:
    again = link[3] or ""
    name = _name(link[1].removesuffix(f"-{again}") if again else link[1])
    title = f"Jump back to footnote {link[2]} in the text"
    return f'<a class="footnote-backref" href="#fnref{again}:{name}" title="{title}">↩</a>'
