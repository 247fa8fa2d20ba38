"""Names that sources have in the world: DOI, PMID, PMCID, ISBN and trial numbers, in any spelling.

In: a text as an editor wrote it. Out: the bare identifier in its one form, or "" where it is none. It stands apart
because reading, checking and the search for retracted sources must agree on what is the same source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_DOI_PREFIX = re.compile(r"(?:https?:/+)?(?:(?:dx\.|www\.)?doi\.org/+|doi\s*:?\s*)+", re.IGNORECASE)
_DOI_IN_TEXT = re.compile(r"(?<![0-9.])10(?:\.|%2[eE])[0-9]{4,9}(?:\.[0-9]+)*(?:/|%2[fF]|&#47;|&sol;)[^\s<>\"'|\\`{}]+")
_PMID_PREFIX = re.compile(
    r"(?:(?:https?:)?//)?(?:(?:(?:www\.)?ncbi\.nlm\.nih\.gov/+(?:m/+)?pubmed|pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov"
    r"|europepmc\.org/+(?:article|abstract)/+med)/+(?:\?(?:\S*?&(?:amp;)?)?term=)?"
    r"|(?:www\.)?ncbi\.nlm\.nih\.gov/+(?:entrez|sites)/\S*?list_uids=|pmid\s*[:=]?\s*|pubmed\s*(?:id)?\s*[:=]\s*)",
    re.IGNORECASE,
)
_PMID_IN_TEXT = re.compile(
    rf"(?<!\w){_PMID_PREFIX.pattern}[\"']?(?:%20)*([0-9][0-9 \u00a0\u202f]{{0,11}})", re.IGNORECASE
)
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_PMCID = re.compile(r"(?:https?://\S*?/)?(?:pmcid\s*:?\s*)?(PMC[1-9][0-9]{0,8})(?:\.[0-9]+)?/?", re.IGNORECASE)
_NCT = re.compile(r"(?:https?://\S*?/)?(NCT[0-9]{8})/?", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u200b\u202f\u2060\ufeff]+")
_TRAILING = "/.,;:!?'\"’”»…*_>"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_VIEW = re.compile(
    r"(?:/(?:full|fulltext|abstract|pdf|epdf|pdfdirect|epub|html|references|summary|meta)|\.(?:full|pdf|abstract|short))+$"
)
_ISBN_10 = 10
_USUAL_PMID = 5
"""Digits; shorter numbers are of the seventies, and in a text rather the beginning of a number written in groups."""


def bare_doi(written: str) -> str:
    """A DOI without address or prefix, in small letters, as DOIs do not tell them from capitals (DOI Handbook 2.4)."""
    text = _SPACES.sub("", _decoded(written)).lstrip("([<{\"'“")
    text = _DOI_PREFIX.sub("", text, count=1) if not text.startswith("10.") else text
    found = _DOI.fullmatch(text) or _DOI.search(text)
    if not found or (found.start() and not text[: found.start()].endswith("/")):
        return ""
    return _trimmed(found[0]).lower()


def bare_pmid(written: str) -> str:
    """A PubMed number of 1 to 8 digits, taken out of an address or prefix."""
    text = _decoded(str(written)).strip()
    text = _PMID_PREFIX.sub("", text, count=1)
    digits = _SPACES.sub("", re.split(r"[/?#&]", text)[0]).rstrip(_TRAILING + ")]")
    return digits if _PMID.fullmatch(digits) else ""


def bare_pmcid(written: str) -> str:
    """A PubMed Central number with its letters, such as PMC3258128."""
    found = _PMCID.fullmatch(_decoded(written).strip())
    return found[1].upper() if found else ""


def bare_nct(written: str) -> str:
    """A number of ClinicalTrials.gov: NCT and eight digits."""
    found = _NCT.fullmatch(_decoded(written).strip())
    return found[1].upper() if found else ""


def bare_isbn(written: str) -> str:
    """An ISBN of 10 or 13 digits without hyphens whose check digit is right (ISO 2108), else ""."""
    digits = re.sub(r"^ISBN(?:-1[03])?:?|[\s\u00a0\u2010-\u2015-]", "", written.strip().upper())
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((_ISBN_10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
        return digits if total % 11 == 0 else ""
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
        return digits if total % 10 == 0 else ""
    return ""


def mentioned(text: str) -> Iterator[tuple[str, int, int]]:
    """The DOIs and PMIDs that a text names in any spelling: "doi:…" or "pmid:…", offset and length."""
    if "10." in text or "10%2" in text:
        for found in _DOI_IN_TEXT.finditer(text):
            doi = bare_doi(found[0])
            for name in {doi, _VIEW.sub("", doi)} - {""}:
                yield f"doi:{name}", found.start(), len(found[0])
    folded = text.lower()
    if "pubmed" in folded or "pmid" in folded or "europepmc" in folded:
        for found in _PMID_IN_TEXT.finditer(text):
            for pmid in _numbers_of(found[1]):
                yield f"pmid:{pmid}", found.start(), len(found[0].rstrip())


def _numbers_of(digits: str) -> list[str]:
    """What digits with spaces may mean: one number written in groups, or the first number of several."""
    groups = _SPACES.split(digits.strip())
    whole = "".join(groups)
    if len(groups) > 1 and _PMID.fullmatch(whole):
        return [whole, groups[0]] if len(groups[0]) >= _USUAL_PMID else [whole]
    return [groups[0]] if _PMID.fullmatch(groups[0]) else []


def _decoded(written: str) -> str:
    """Text without HTML's and addresses' ways of writing characters, however often they were applied."""
    text = html.unescape(written)
    for _ in range(2):
        if "%" in text:
            text = unquote(text)
    return text


def _trimmed(doi: str) -> str:
    """A DOI without the punctuation of the sentence around it; closing brackets stay where they were opened in it."""
    doi = re.split(r"\?" if "(sici)" in doi.lower() else r"[?#]|&(?:amp;)?[a-z_]+=", doi)[0]
    while doi:
        last = doi[-1]
        unopened = last in _BRACKETS and doi.count(last) > doi.count(_BRACKETS[last])
        if not unopened and last not in _TRAILING:
            break
        doi = doi[:-1]
    return doi
