"""What good practice wants of an article."""

from __future__ import annotations

from healthpress.text.rules.registry import warning

NO_DESCRIPTION = warning(
    "practice/no-description",
    "There is no description",
    "It is the standfirst, and what search results and cards show under the title.",
    "Add `description:`, one or two sentences that say what the reader learns.",
)
NO_DATE = warning(
    "practice/no-date",
    "There is no date of publication",
    "Health information without a date cannot be judged; feeds leave it out.",
    "Add `date: YYYY-MM-DD`.",
)
NO_AUTHOR = warning(
    "practice/no-author",
    "No author is named",
    "Readers are owed the name of who wrote it.",
    "Add `authors:` with slugs of files in content/people/.",
)
NO_REVIEWER = warning(
    "practice/no-reviewer",
    "No medical reviewer is named",
    "A named, qualified reviewer is the first thing that health readers look for.",
    "Add `reviewers:` and `reviewed:` once somebody qualified has read the article.",
)
NO_REFERENCES = warning(
    "practice/no-references",
    "No references are listed",
    "A reader cannot check a claim without its source.",
    "Add `references:` and cite them in the text as [@id].",
)
REVIEW_OVERDUE = warning(
    "practice/review-overdue",
    "The medical review is out of date",
    "The reader sees a review that its own date says is over.",
    "Have the article reviewed again, then set `reviewed:` and `review_by:`.",
)
NO_CREDENTIALS = warning(
    "people/no-credentials",
    "A medical reviewer has no credentials",
    "A review is worth what the reviewer is qualified to judge.",
    "Add `credentials:` to the person's file.",
)
NO_SITE_URL = warning(
    "data/no-url",
    "The site has no address",
    "Canonical addresses, feeds, the sitemap and structured data must be absolute.",
    "Add `url: https://…/` to content/site.yaml or give --base-url.",
)
