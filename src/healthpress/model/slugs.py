"""Names to addresses: slugs, and the site path a file has.

In: the words of a title, or a file's path. Out: a slug, or a site path. It stands apart because tags, headings and
files follow the same rule.
"""

from __future__ import annotations

from functools import lru_cache

from slugify import slugify

from healthpress.model.site import Site

LONGEST = 200
"""Bytes of the longest slug: file systems hold names of 255, and a picture's digest and width follow its slug."""

_NO_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc"))


@lru_cache(maxsize=65536)
def slug(words: str, *, unicode: bool = False) -> str:
    """Letters and digits of `words` joined by hyphens; "" where there are none. ASCII unless `unicode`."""
    made = slugify(words.translate(_NO_APOSTROPHES), allow_unicode=unicode)
    return made.encode()[:LONGEST].decode(errors="ignore").rstrip("-")


def site_slug(words: str, site: Site) -> str:
    """The slug by the site's setting."""
    return slug(words, unicode=site.slugs == "unicode")
