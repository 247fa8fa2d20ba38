"""Front matter mended: values that need quotation marks, and tabs.

In: a source and a finding about its YAML. Out: edits that make the value the text that stands there. Nothing is done
where the text could mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from healthpress.read.front_matter import front_matter_span
from healthpress.read.yaml_text import compose
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.edit import Edit, applied
from healthpress.text.source import Source

_KEYED = re.compile(r"[ ]*(?:(?:- +)+[a-z_]+|[A-Za-z_][\w-]*):[ ]+(?P<value>\S.*?)[ ]*$")
_ITEM = re.compile(r"[ ]*(?:- +)+(?P<value>\S.*?)[ ]*$")
_BEGINS = re.compile(r"[@%`]")
_MEANS_MORE = frozenset("\"'[{|>&*!#")
_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"\s#")
_INDENT = re.compile(r"[ \t]*")
_MOST = 200


def quoted(source: Source, _: Diagnostic) -> Sequence[Edit]:
    """Edits after which all of the front matter's YAML can be read; none where that takes a guess."""
    span = front_matter_span(source)
    if span is None:
        return ()
    edits: dict[int, Edit] = {}
    text = source
    for _step in range(_MOST):
        inner = front_matter_span(text)
        if inner is None:
            return ()
        tree = compose(text, inner[0], inner[1], rules.FRONT_MATTER)
        if tree.root is not None:
            return tuple(edits.values())
        if not tree.found:
            return ()
        number = tree.found[0].place.line
        edit = _of_line(source, number, _KEYED, _ITEM)
        if edit is None or number in edits:
            return ()
        edits[number] = edit
        text = Source(source.path, applied(source.text.encode(), edits.values()).decode())
    return ()


def quoted_item(source: Source, finding: Diagnostic) -> Sequence[Edit]:
    """The edit that makes a list's item text, where it was read as a key and its value: `- Dose: one tablet`."""
    if "it is a map of keys and values" not in finding.message:
        return ()
    edit = _of_line(source, finding.place.line, _ITEM)
    line = finding.place.line_text or source.text.split("\n")[finding.place.line - 1]
    return (edit,) if edit and line.lstrip().startswith("- ") else ()


def _of_line(source: Source, number: int, *forms: re.Pattern[str]) -> Edit | None:
    """What would mend one line: its tabs, or quotation marks around its value; None where neither is surely right."""
    start = source.offset(number - 1, 0)
    lines = source.text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    indent = _INDENT.match(line)
    if indent and "\t" in indent[0]:
        return Edit(start, start + indent.end(), indent[0].replace("\t", "  "))
    after_key = re.match(r"[ ]*(?:- +)*[A-Za-z_][\w-]*:([ ]*\t[ \t]*)(?=\S)", line)
    if after_key:
        return Edit(start + after_key.start(1), start + after_key.end(1), " ")
    found = next((found for form in forms if (found := form.match(line))), None)
    following = lines[number] if number < len(lines) else ""
    if not found or _goes_on(line, following):
        return None
    value = found["value"]
    if value[0] in _MEANS_MORE or _COMMENT.search(value) or "\t" in value:
        return None
    if not (_BEGINS.match(value) or _COLON.search(value)):
        return None
    return Edit(start + found.start("value"), start + found.end("value"), _in_quotes(value))


def _goes_on(line: str, following: str) -> bool:
    """Whether the value of a line goes on in the next, which is then indented deeper."""
    return bool(following.strip()) and len(following) - len(following.lstrip()) > len(line) - len(line.lstrip(" -"))


def _in_quotes(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
