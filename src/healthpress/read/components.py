"""Components: `::: name title` … `:::` around Markdown, such as a care card or a warning.

In: Markdown, and later the HTML of it. Out: Markdown in which the two lines are marks, and HTML in which the marks have
become markup. They are cut out before the engine so that every engine has them, with one text around and inside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from healthpress.read import marks
from healthpress.read.blocks import code_lines
from healthpress.read.care_words import hidden, title_of
from healthpress.read.locate import At
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.suggest import did_you_mean
from healthpress.text.wording import Words

_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<fence>:{3,})[ \t]*(?P<name>[^\s:]\S*)?(?P<title>.*)$")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_CLOSING_COLONS = re.compile(r"[ \t]+:{3,}[ \t]*$")
_LINES = re.compile(r"^[ \t]{0,3}:{3,}.*$", re.MULTILINE)
_STEP = re.compile(
    rf"(?P<opening><p[^<>]*>{marks.pattern(marks.OPENING)}(?P<title>.*?)</p>)"
    rf"|(?P<closing><p[^<>]*>{marks.pattern(marks.CLOSING)}</p>)"
    r"|<h(?P<level>[1-6])\b",
    re.DOTALL,
)
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class _Look:
    """How a component is marked up: a box with a heading."""

    css: str
    variant: str = ""
    bare: bool = False

    def open(self, name: str, title: str, level: int, words: Words, mark: str) -> str:
        """The box up to its text; `mark`, at its very beginning, says where in the Markdown it stands."""
        classes = f"{self.css} {self.css}--{self.variant}" if self.variant else self.css
        spoken = hidden(name, words) if title else ""
        before = f'<span class="visually-hidden">{spoken}</span>' if spoken else ""
        heading = f'<h{level} class="{self.css}__title">{before}{title or title_of(name, words)}</h{level}>'
        return f'<div class="{classes}">{mark}{heading}' + ("" if self.bare else f'<div class="{self.css}__body">')

    @property
    def close(self) -> str:
        return "</div>" if self.bare else "</div></div>"


class _Reveal:
    """A part that the reader opens."""

    close = "</div></details>"

    def open(self, name: str, title: str, level: int, words: Words, mark: str) -> str:  # noqa: ARG002 (no heading)
        """The part up to its text."""
        summary = f"<summary>{title or title_of(name, words)}</summary>"
        return f'<details class="reveal">{summary}<div class="reveal__body">'


class _Film:
    """A video, which `videos.py` makes of what stands in it; its words are the editor's alone."""

    close = "</div>"

    def open(self, name: str, title: str, level: int, words: Words, mark: str) -> str:  # noqa: ARG002 (no heading)
        """The box up to its text."""
        return f'<div class="video">{mark}<p class="video__title">{title}</p>'


_LOOKS: dict[str, _Look | _Reveal] = {
    "urgent": _Look("care-card", "urgent"),
    "emergency": _Look("care-card", "emergency"),
    "non-urgent": _Look("care-card", "non-urgent"),
    "warning": _Look("callout", "warning"),
    "note": _Look("callout", "note"),
    "key-points": _Look("callout", "key-points"),
    "do": _Look("do-list", bare=True),
    "dont": _Look("dont-list", bare=True),
    "details": _Reveal(),
}
_ALL: dict[str, _Look | _Reveal | _Film] = {**_LOOKS, "video": _Film()}


@dataclass(frozen=True, slots=True)
class _Open:
    """A component whose end has not come yet."""

    number: int
    fence: str
    indent: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cut:
    """Markdown whose component lines are marks; `names` are the components' by number, "" where unknown.

    `opened` holds for each component the place mark of its first line.
    """

    text: str
    names: tuple[str, ...]
    opened: tuple[str, ...]
    found: tuple[Diagnostic, ...]


def cut(text: str, spans: list[marks.Span], at: At) -> Cut:
    """Put marks in the place of component lines, and places (added to `spans`) into all other text."""
    cutter = _Cutter(text, spans, at)
    if ":::" not in text:
        return cutter.end()
    code = code_lines(_LINES.sub("", text), html=True)
    offset = 0
    for number, line in enumerate(text.split("\n")):
        found = _LINE.fullmatch(line) if ":::" in line and number not in code else None
        if found:
            cutter.component_line(found, offset)
        elif line.strip():
            cutter.other_line(line, offset)
        offset += len(line) + 1
    return cutter.end()


class _Cutter:
    """Goes through the lines once, keeping the components that are open."""

    def __init__(self, text: str, spans: list[marks.Span], at: At) -> None:
        self._text = text
        self._spans = spans
        self._at = at
        self._copied = 0
        self._parts: list[str] = []
        self._open: list[_Open] = []
        self._names: list[str] = []
        self._opened: list[str] = []
        self._found: list[Diagnostic] = []

    def component_line(self, line: re.Match[str], offset: int) -> None:
        """Take in a line of three or more colons."""
        self._copy(offset)
        self._copied = min(offset + len(line[0]) + 1, len(self._text))
        if line["name"]:
            self._begin(line, offset)
        elif self._open:
            self._close(line["fence"])
        else:
            place = self._at(offset + line.start("fence"), len(line["fence"]))
            self._found.append(rules.UNOPENED_COMPONENT.at(place, "No component is open here."))

    def other_line(self, line: str, offset: int) -> None:
        """Take in a line of text: one indented less than an open component ends it, as it ends the list around it."""
        indent = len(line) - len(line.lstrip())
        while self._open and indent < len(self._open[-1].indent):
            self._copy(offset)
            self._report_unclosed(self._open[-1])
            self._end_last()

    def end(self) -> Cut:
        """What has become of the text."""
        self._copy(len(self._text))
        while self._open:
            self._report_unclosed(self._open[-1])
            self._end_last()
        return Cut("".join(self._parts), tuple(self._names), tuple(self._opened), tuple(self._found))

    def _copy(self, end: int) -> None:
        self._parts.append(marks.insert(self._text[self._copied : end], self._copied, self._spans))
        self._copied = end

    def _begin(self, line: re.Match[str], offset: int) -> None:
        name = line["name"]
        if name not in _ALL:
            place = self._at(offset + line.start("name"), len(name))
            advice = did_you_mean(name, _ALL, rules.UNKNOWN_COMPONENT.help)
            self._found.append(rules.UNKNOWN_COMPONENT.at(place, f'There is no component "{name}".', advice))
        title = _CLOSING_COLONS.sub("", line["title"])
        words = marks.insert(title, offset + line.start("title"), self._spans).strip()
        place = self._at(offset + line.start("fence"), len(line[0].strip()))
        indent = line["indent"] if self._is_in_list(line["indent"], offset) else ""
        self._open.append(_Open(len(self._names), line["fence"], indent, place))
        self._parts.append(f"\n{indent}{marks.numbered(marks.OPENING, len(self._names))} {words}\n\n")
        self._names.append(name if name in _ALL else "")
        self._opened.append(marks.numbered(marks.PLACE, len(self._spans)))
        self._spans.append(marks.Span(offset + line.start("fence"), len(line[0].strip())))

    def _is_in_list(self, indent: str, offset: int) -> bool:
        """Whether a line indented so stands in a list item: the nearest line above with less indent begins one."""
        end = offset
        while indent and end > 0:
            start = self._text.rfind("\n", 0, end - 1) + 1
            above = self._text[start : end - 1]
            if above.strip() and len(above) - len(above.lstrip()) < len(indent):
                return bool(_LIST_MARK.match(above)) or above[:1].isspace()
            end = start
        return False

    def _close(self, fence: str) -> None:
        """End the innermost component with this fence, or else the innermost of all."""
        if any(component.fence == fence for component in self._open):
            while self._open[-1].fence != fence:
                self._report_unclosed(self._open[-1])
                self._end_last()
        self._end_last()

    def _end_last(self) -> None:
        component = self._open.pop()
        self._parts.append(f"\n\n{component.indent}{marks.numbered(marks.CLOSING, component.number)}\n\n")

    def _report_unclosed(self, component: _Open) -> None:
        self._found.append(rules.UNCLOSED_COMPONENT.at(component.place, "No ::: line ends this component."))


def compose(html: str, cut: Cut, words: Words) -> str:
    """The HTML with components in the place of their marks, each with the place mark of its first line.

    A component's heading is one level below the last heading before it in the text, or the second where none is.
    """
    names = cut.names
    if not names:
        return html
    parts: list[str] = []
    stack: list[tuple[int, int]] = []
    level, copied = 1, 0
    for step in _STEP.finditer(html):
        parts.append(html[copied : step.start()])
        copied = step.end()
        if step["level"]:
            level = int(step["level"])
            parts.append(step[0])
        elif step["opening"]:
            number = marks.number(step[2])
            stack.append((number, level))
            look = _ALL.get(names[number])
            if look:
                level = min(level + 1, _LOWEST)
            title = step["title"].strip()
            opened = look.open(names[number], title, level, words, cut.opened[number]) if look else ""
            parts.append(opened or (f"<p>{title}</p>" if title else ""))
        else:
            closed = marks.number(step[5])
            while stack and stack[-1][0] >= closed:
                number, level = stack.pop()
                parts.append(_close(names[number]))
    parts += [html[copied:], *(_close(names[number]) for number, _ in reversed(stack))]
    return "".join(parts)


def _close(name: str) -> str:
    look = _ALL.get(name)
    return look.close if look else ""
