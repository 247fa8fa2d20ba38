"""The text of an article."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

BROKEN_LINK = error(
    "link/broken",
    "A link leads to no page of the site",
    "The reader would meet a page that is not there.",
    "Correct the path: relative to this file and ending in .md, or from the root such as /section/slug/.",
)
BROKEN_ANCHOR = error(
    "link/broken-anchor",
    "A link names a part of a page that is not there",
    "The reader would land at the top instead of the place meant.",
    "Correct the part after #; headings get ids from their words, or from {#id} after them.",
)
LINK_NOT_PUBLISHED = error(
    "link/not-published",
    "A link leads to an article that is not published",
    "The reader would meet a page that is not there.",
    "Publish the article or take the link out; --drafts builds drafts too.",
)
UNSAFE_LINK = error(
    "link/unsafe-scheme",
    "A link runs code or leads to a forbidden kind of address",
    "Addresses such as javascript: run in the reader's browser with the site's rights.",
    "Use http, https, mailto or tel, or a path.",
)
MISSING_IMAGE = error(
    "image/missing",
    "An image file is not there",
    "The reader would see a broken picture.",
    "Put the file beside the article or under static/, or correct the path.",
)
NO_ALT = error(
    "image/no-alt",
    "An image has no text for those who cannot see it",
    "Screen readers would read out a file name or nothing.",
    'Describe what the picture tells; for pure decoration write alt="" on purpose: ![](x.jpg){alt=""}.',
)
UNREADABLE_IMAGE = error(
    "image/unreadable",
    "An image file cannot be read as an image",
    "The reader would see a broken picture.",
    "Save the picture again as JPEG, PNG, WebP, AVIF, GIF or SVG, with the matching file name.",
)
WRONG_IMAGE_NAME = error(
    "image/wrong-name",
    "A picture's name says another kind of file than it is",
    "Servers tell browsers the kind by the name, and strict ones then show nothing.",
    "Rename the file by what it holds, and the name in the text.",
)
IMAGE_TOO_LARGE = error(
    "image/too-large",
    "A picture is too large to be opened",
    "A small file can hold a picture that fills all memory or takes hours to decode.",
    "Save it again at most 4,000 pixels wide; no page shows more than 1,600.",
)
IMAGE_LOCATION = warning(
    "image/location",
    "A published file says where it was taken",
    "The place may be somebody's home or clinic. Versions of pictures do not tell it, but files under static/ and "
    "moving pictures are published as they are.",
    "Move the picture beside its article, from where only its versions are published, or save it without its location.",
)
WRONG_FOCUS = error(
    "image/focus",
    "The focus of a picture is no point in it",
    "Crops of the picture for other sites are made around it.",
    "Write two whole numbers from 0 to 100: per cent from the left, then from the top, such as `focus: [50, 30]`.",
)
FOREIGN_IMAGE = error(
    "image/foreign",
    "An image is loaded from another server",
    "It tells that server who reads about which illness, and breaks when it moves.",
    "Save the picture beside the article.",
)
UNKNOWN_COMPONENT = error(
    "component/unknown",
    "There is no component of this name",
    "Its text would lose the meaning the name gives it.",
    "Use urgent, emergency, non-urgent, warning, note, do, dont, details, key-points or video.",
)
UNCLOSED_COMPONENT = error(
    "component/unclosed",
    "A component has no end",
    "Everything below would be swallowed by it.",
    "Put a line with only ::: after its last line.",
)
UNOPENED_COMPONENT = error(
    "component/unopened",
    "A ::: line closes nothing",
    "It may be the end of a component whose first line is missing.",
    "Remove it, or add the opening line such as ::: note.",
)
HTML_REMOVED = warning(
    "html/removed",
    "HTML was left out",
    "Only harmless elements and attributes are passed on; scripts, frames, forms and inline styles are not.",
    "Write it in Markdown, or set `html: trusted` in content/site.yaml if you answer for it.",
)
HEADING_LEVEL_ONE = warning(
    "heading/level-one",
    "The text has a first-level heading",
    "The page's only first-level heading is its title; the headings of the text were moved down one level.",
    "Begin with ## headings.",
)
HEADING_SKIPPED = warning(
    "heading/skipped",
    "A heading skips a level",
    "People who read by headings think that something is missing.",
    "Use the next level down.",
)
TOO_COMPLEX = error(
    "markdown/too-complex",
    "The text is too complex to be rendered",
    "Rendering it would take hours or exhaust memory.",
    "Look for a run of brackets, tags, entities, quotes or list marks that a program pasted.",
)
