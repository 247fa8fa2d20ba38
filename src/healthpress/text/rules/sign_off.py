"""What signatures and dates say of an article, and its words do not bear out."""

from __future__ import annotations

from healthpress.text.rules.registry import warning

SIGN_OFF_VOID = warning(
    "review/sign-off-void",
    "A reviewer's sign-off is void",
    "The name of a reviewer stands over words that this person has not read.",
    "Have the changes read (healthpress review pack SLUG), then sign: healthpress review sign SLUG --by PERSON.",
)
NOT_SIGNED = warning(
    "review/not-signed",
    "A review is not signed",
    "Without a sign-off nobody can say which words were reviewed; this site requires one.",
    "Have the article read (healthpress review pack SLUG), then sign: healthpress review sign SLUG --by PERSON.",
)
UPDATED_WITHOUT_CHANGE = warning(
    "review/updated-without-change",
    "The date of the last update moved, the words did not",
    "A fresh date on old words tells readers that somebody looked again.",
    "Set `updated:` back to the day on which the words last changed.",
)
CHANGED_WITHOUT_UPDATED = warning(
    "review/changed-without-updated",
    "The words changed, the date of the last update did not",
    "Readers, and programs that keep copies, take it that nothing is new.",
    "Set `updated:` to the day of the change.",
)
