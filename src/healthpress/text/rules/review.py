"""The gate of review, the end of articles, and honest dates."""

from __future__ import annotations

from healthpress.text.rules.registry import warning

NO_QUALIFIED_REVIEWER = warning(
    "review/no-credentials",
    "No reviewer of an article has credentials",
    "Under `gate: strict`, only articles that somebody qualified has reviewed are public.",
    "Add `credentials:` to the file of a reviewer, or have somebody qualified review the article.",
)
REVIEW_IN_FUTURE = warning(
    "review/in-future",
    "The medical review has a date of the future",
    "A review that has not happened yet vouches for nothing.",
    "Set `reviewed:` to the day of the review once it is done.",
)
EXPIRED = warning(
    "review/expired",
    "An article has expired",
    "Its editor said that it is not to be relied on from a day that has come; readers are told so at its top.",
    "Review it and move `expires:`, or withdraw it with `draft: true`.",
)
LINK_TO_PREVIEW = warning(
    "review/link-to-preview",
    "A public page leads to a preview",
    "The reader comes from reviewed words to words without a valid review, under a banner that says so.",
    "Have the other article reviewed, or take the link out until then.",
)
DATE_IN_FUTURE = warning(
    "date/in-future",
    "A date lies in the future",
    "The page tells readers of something that has not happened.",
    "Correct the date; to publish later, set `publish_at:`.",
)
CHANGE_BEFORE_PUBLICATION = warning(
    "history/before-publication",
    "A change is older than the article",
    "What readers never saw cannot have changed for them.",
    "Correct the date of the entry, or `date:`.",
)
HISTORY_BEHIND = warning(
    "history/updated-differs",
    "The date of the last change is not that of the newest entry",
    "Readers see when the article changed last, and below what changed; both should name the same day.",
    "Set `updated:` to the day of the newest entry of `history:`, or add an entry that says what changed.",
)
