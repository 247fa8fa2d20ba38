"""How a text is written down, and slips of the pen: found by `healthpress check`."""

from __future__ import annotations

from healthpress.text.rules.registry import warning

REPEATED_WORD = warning(
    "text/repeated-word",
    "A word stands twice in a row",
    "It stops the reader, and in a dose or an instruction it may hide a missing word.",
    "Delete one of the two, or put in the word that is missing.",
)
EMPTY_HEADING = warning(
    "heading/empty",
    "A heading has no text",
    "People who read by headings meet one that says nothing.",
    "Give it words, or delete the line.",
)
HEADING_WITHOUT_SPACE = warning(
    "heading/no-space",
    "A line of number signs is no heading",
    "Without a space after the signs, the line is shown as text, signs and all.",
    "Put a space after the number signs. `healthpress check --fix` does so.",
)
TEXT_IN_TABLE = warning(
    "markdown/text-in-table",
    "A line of text under a table is taken for a row",
    "The reader finds the line in the first column.",
    "Put a blank line after the table's last row. `healthpress check --fix` does so.",
)
LIST_IN_PARAGRAPH = warning(
    "markdown/list-in-paragraph",
    "A numbered list runs on in a paragraph",
    "A list that does not begin with 1 needs a blank line before it; without one, it is shown as one paragraph.",
    "Put a blank line before the list. `healthpress check --fix` does so.",
)
ACCIDENTAL_BREAK = warning(
    "markdown/accidental-break",
    "Spaces at the end of a line break it within a sentence",
    "Two spaces at the end of a line are a line break, which nobody sees in the editor.",
    "Delete the spaces. `healthpress check --fix` does so.",
)
STRUCTURED_DATA = warning(
    "structured-data/fault",
    "What machines read of a page is not what it shows, or not what schema.org defines",
    "Search engines distrust a site whose structured data says more, or other things, than its pages.",
    "Mostly a template leaves something out: show it, or take it out of the structured data.",
)
