"""What one file says of others."""

from __future__ import annotations

from healthpress.text.rules.registry import error, warning

UNKNOWN_PERSON = error(
    "people/unknown",
    "An article names somebody who has no file",
    "The byline and the reviewer's credentials come from the person's file.",
    "Add content/people/<slug>.md or correct the name.",
)
UNKNOWN_CONDITION = error(
    "condition/unknown",
    "A condition is not in content/conditions.yaml",
    "Codes and names of conditions come from there.",
    "Add it there or correct the id.",
)
UNKNOWN_RELATED = error(
    "related/unknown",
    "A related article does not exist",
    "The card would lead nowhere.",
    "Correct the slug or path.",
)
AMBIGUOUS_RELATED = error(
    "related/ambiguous",
    "A related slug means more than one article",
    "Which of them is meant would be chance.",
    "Write the path, such as /section/category/slug/.",
)
RELATED_NOT_PUBLISHED = warning(
    "related/not-published",
    "A related article is not published",
    "Its card was left out.",
    "Nothing, if it will be published; else remove it.",
)
RELATED_SELF = warning(
    "related/self",
    "An article names itself as related",
    "A card of the page on the page itself helps nobody; it was left out.",
    "Remove it.",
)
UNKNOWN_TRANSLATION = error(
    "translation/unknown",
    "The original of a translation does not exist",
    "Readers could not change the language.",
    "Correct the path in `translation_of:`.",
)
SYNONYM_CONFLICT = error(
    "tags/conflict",
    "A tag's synonym belongs to two tags",
    "One address cannot lead to two topics.",
    "Keep the synonym with one of them in content/tags.yaml.",
)
TAG_WITHOUT_SLUG = warning(
    "tags/no-slug",
    "A tag gives no address",
    "It has no letters or digits; it was left out.",
    "Remove or rename the tag.",
)
INVALID_ALIAS = error(
    "alias/invalid",
    "An alias is no path on this site",
    "A redirect can only stand on this site.",
    "Write the old path from the root, such as /old/address/.",
)
UNKNOWN_REFERENCE = error(
    "reference/unknown",
    "A citation names no listed reference",
    "The reader would find no source.",
    "Correct the id or add the reference to `references:`.",
)
DUPLICATE_REFERENCE = error(
    "reference/duplicate-id",
    "Two references share one id",
    "A citation could mean either.",
    "Give one of them another id.",
)
