"""How each kind of Markdown block begins and ends, line by line (CommonMark 0.31, section 4 and 5; GitHub's tables).

In: a line, tabs made spaces. Out: what it begins. It stands apart so that the scanner reads as the algorithm it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CODE_INDENT = 4
_TAB = 4

QUOTE = re.compile(r" {0,3}> ?")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
DEFINITION = re.compile(r" {0,3}: {1,3}(?=\S)")
HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)(.*)$")
CLOSING_SIGNS = re.compile(r"(?:^|(?<=[ \t]))#+[ \t]*$")
FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
LANGUAGE = re.compile(r"\{?\s*\.?([A-Za-z0-9_+#-]{1,40})")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")

_PREFIX = re.compile(r"[ \t>*+\-0-9.):]*\t[ \t]*")
_ITEM = re.compile(r"( {0,3})([-+*]|([0-9]{1,9})([.)]))( +|$)")
_DELIMITERS = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(
    r"\[(?!\^)(?:[^\[\]\\]|\\.){1,999}\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*$"
)
_ABBREVIATION = re.compile(r"\*\[[^\]]+\][ ]?:[ \t]*\S")

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
_ATTRIBUTES = r"(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*"
_HTML = (
    (re.compile(r" {0,3}<(?:script|pre|style|textarea)(?:\s|>|$)", re.IGNORECASE), "</"),
    (re.compile(r" {0,3}<!--"), "-->"),
    (re.compile(r" {0,3}<\?"), "?>"),
    (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
    (re.compile(r" {0,3}<![A-Za-z]"), ">"),
    (re.compile(rf" {{0,3}}</?(?:{_BLOCK_NAMES})(?:\s|/?>|$)", re.IGNORECASE), ""),
)
_LONE_TAG = re.compile(rf" {{0,3}}<(?:[a-zA-Z][\w-]*{_ATTRIBUTES}\s*/?|/[a-zA-Z][\w-]*\s*)>\s*$")
_HTML_ENDS = {
    "</": re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    "-->": re.compile(r"<!--(?:>|->)|-->"),
    "?>": re.compile(r"\?>"),
    "]]>": re.compile(r"\]\]>"),
    ">": re.compile(r">"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """The beginning of a list item: the list's mark ("-", "." …), the item's number, and the indent of its lines."""

    mark: str
    number: int | None
    indent: int


def detab(line: str) -> str:
    """The line with the tabs of its indentation and list marks made spaces, up to stops of four."""
    prefix = _PREFIX.match(line) if "\t" in line else None
    return prefix[0].expandtabs(_TAB) + line[prefix.end() :] if prefix else line


def dedent(line: str, indent: int) -> str:
    """The line without up to `indent` of its leading spaces."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def item(line: str, *, interrupts: bool) -> Item | None:
    """The list item that begins with the line; one that would interrupt a paragraph needs text, and the number 1."""
    found = _ITEM.match(line)
    if not found or RULE.match(line):
        return None
    before, sign, digits, delimiter, gap = found.groups()
    empty = found.end() == len(line)
    if interrupts and (empty or (digits and int(digits) != 1)):
        return None
    width = 1 if empty or len(gap) > CODE_INDENT else len(gap)
    return Item(delimiter or sign, int(digits) if digits else None, len(before) + len(sign) + width)


def closes_fence(run: str, line: str) -> bool:
    """Whether the line closes the fence that `run` opened."""
    sign = line.strip()
    return len(sign) >= len(run) and not sign.strip(run[0]) and len(line) - len(line.lstrip(" ")) < CODE_INDENT


def html_end(line: str, *, interrupts: bool) -> str | None:
    """What ends the HTML block that begins with the line: a text, "" for a blank line; None if it begins none."""
    if "<" not in line:
        return None
    for begins, end in _HTML:
        if begins.match(line):
            return end
    return "" if not interrupts and _LONE_TAG.match(line) else None


def ends_html(end: str, line: str) -> bool:
    """Whether the line holds the end of an HTML block."""
    return bool(_HTML_ENDS[end].search(line))


def is_verbatim(line: str) -> bool:
    """Whether the HTML block that begins with the line holds no text to read: a script, a comment, preformatted."""
    return bool(html_end(line, interrupts=False))


def cells(row: str) -> list[str]:
    """The cells of a table's row."""
    row = row.strip()
    parts = _PIPE.split(row)
    if parts and not parts[0].strip() and row.startswith("|"):
        parts = parts[1:]
    if parts and not parts[-1].strip() and row.endswith("|"):
        parts = parts[:-1]
    return parts


def is_table_head(head: str, delimiters: str) -> bool:
    """Whether two lines begin a table: a row with a pipe, and as many runs of hyphens as it has cells."""
    if "|" not in head or len(delimiters) - len(delimiters.lstrip(" ")) >= CODE_INDENT:
        return False
    return bool(_DELIMITERS.match(delimiters)) and len(cells(head)) == len(cells(delimiters))


def is_definition(line: str) -> bool:
    """Whether a line alone defines a link's target or an abbreviation."""
    return bool(_REFERENCE.match(line) or _ABBREVIATION.match(line))


def definitions(lines: list[str]) -> int:
    """How many of a paragraph's first lines are definitions, each on one line or with its title on the next."""
    count = 0
    while count < len(lines) and lines[count][:1] in {"[", "*"}:
        two = " ".join(lines[count : count + 2])
        if count + 1 < len(lines) and not is_definition(lines[count + 1]) and _REFERENCE.match(two):
            count += 2
        elif is_definition(lines[count]):
            count += 1
        else:
            break
    return count
