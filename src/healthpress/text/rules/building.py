"""The build itself."""

from __future__ import annotations

from healthpress.text.rules.registry import error

WORKER_DIED = error(
    "build/worker-died",
    "A process of the build died",
    "What it was making is missing, so nothing was published; the old output is as it was.",
    "Most often the machine ran out of memory: build again with `--jobs 1`. If that ends too, look at what is named.",
)
SEARCH_FAILED = error(
    "build/search-failed",
    "The search index could not be made",
    "A search page without its index finds nothing, so nothing was published; the old output is as it was.",
    "Install healthpress with its libraries again, or leave the search out: `--no-search`, or `search: false` in "
    "content/site.yaml.",
)
