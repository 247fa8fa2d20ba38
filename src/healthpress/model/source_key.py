"""By what a source is told from others.

In: a reference. Out: a key that says whether two references are one source. It stands apart because the keys of all
references of a site are at hand in every build, while the references themselves are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from healthpress.model.meta import Reference
from healthpress.text.digest import SHORT, digest
from healthpress.text.identifiers import bare_doi, bare_pmid, mentioned


class SourceKey(NamedTuple):
    """A source's id on the page, its DOI and PMID, and digests of its title, journal and year, and of its address."""

    id: str
    doi: str
    pmid: str
    words: str
    url: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its DOI and PMID as "doi:…" and "pmid:…"."""
        return tuple(f"{kind}:{name}" for kind, name in (("doi", self.doi), ("pmid", self.pmid)) if name)

    def same(self, other: SourceKey) -> bool:
        """Whether both are one source: the same DOI, PMID or address, or the same words and nothing against it."""
        pairs = ((self.doi, other.doi), (self.pmid, other.pmid), (self.url, other.url))
        if any(mine and mine == theirs for mine, theirs in pairs):
            return True
        return self.words == other.words and not any(mine and theirs for mine, theirs in pairs)


@lru_cache(maxsize=256)
def key_of(reference: Reference) -> SourceKey:
    """The key of a reference. Case, accents and punctuation do not count; an address may name a DOI or PMID."""
    named = {name.partition(":")[0]: name.partition(":")[2] for name, _, _ in mentioned(reference.url)}
    told = "\n".join((_plain(reference.title), _plain(reference.source), str(reference.year or "")))
    return SourceKey(
        reference.id,
        bare_doi(reference.doi) or named.get("doi", ""),
        bare_pmid(reference.pmid) or named.get("pmid", ""),
        digest(told)[:SHORT],
        _address(reference.url),
    )


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if not parts.netloc:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    return digest(f"{host}{parts.path.rstrip('/')}?{parts.query}")[:SHORT]


def _plain(text: str) -> str:
    bare = text.lower()
    if not bare.isascii():
        signs = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", bare))


def write_keys(keys: Iterable[SourceKey]) -> str:
    """Keys as one text, a line each: one value, because a site has tens of thousands of them."""
    return "\n".join("\t".join(key) for key in keys)


def read_keys(written: str) -> list[SourceKey]:
    """What `write_keys` wrote."""
    return [SourceKey(*line.split("\t")) for line in written.split("\n")] if written else []
