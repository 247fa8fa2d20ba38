"""Files and addresses."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

NOT_UTF8 = error(
    "source/not-utf8",
    "A file is not UTF-8 text",
    "Text in another encoding would show wrong letters, in a dose as easily as in a name.",
    "Save the file as UTF-8 in your editor.",
)
CONTROL_CHARACTER = warning(
    "source/control-character",
    "A text holds control characters",
    "HTML and XML forbid them, and feed readers reject the whole feed; they were left out.",
    "Delete them; they usually come with text pasted from a PDF or a word processor.",
)
UNREADABLE = error(
    "source/unreadable",
    "A file cannot be read",
    "An article that cannot be read would be missing from the site without a word.",
    "Check the file's permissions, and that it is not a broken link.",
)
LINK_LOOP = warning(
    "source/link-loop",
    "A folder links back to one that holds it",
    "Following it would never end, so it was not followed.",
    "Remove the symbolic link.",
)
NO_SLUG = error(
    "path/no-slug",
    "A file or folder name gives no address",
    "An address is made of the letters and digits of the name; this name has none.",
    "Rename it, or for an article write a `slug:`.",
)
URL_CONFLICT = error(
    "url/conflict",
    "Two sources claim one address",
    "Only one of them could be published, and which one would be chance.",
    "Give one of them another `slug:`, file name or alias.",
)
URL_RESERVED = error(
    "url/reserved",
    "An address belongs to pages the program makes",
    "Tag pages, people pages, the search page and further pages of listings stand there.",
    "Choose another name for the file or folder.",
)
