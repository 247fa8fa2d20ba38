"""Whether an article's words are those that a reviewer signed.

In: an article's outline. Out: the state of its sign-off and what its dates claim. No text is read here: the
fingerprint was taken when the file was, so that 10,000 articles cost as many comparisons.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from healthpress.model.document import Article
from healthpress.model.site import Site
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic

SignOffState = Literal["valid", "void", "missing"]


def signoff_state(article: Article) -> SignOffState:
    """Whether a sign-off holds: "void" where the words, the date of review or the reviewers are others than signed."""
    if article.meta.signed is None:
        return "missing"
    return "void" if not words_as_signed(article) or claim_beyond_signature(article) else "valid"


def words_as_signed(article: Article) -> bool:
    """Whether the words are those of the sign-off, if there is one."""
    signed = article.meta.signed
    return signed is not None and signed.text == article.fingerprint


def claim_beyond_signature(article: Article) -> Diagnostic | None:
    """The finding that front matter claims another review than the one that was signed."""
    meta, signed = article.meta, article.meta.signed
    if signed is None:
        return None
    if meta.reviewed != signed.date:
        what = f'"reviewed" says {meta.reviewed or "nothing"}, but the sign-off is of {signed.date}.'
        return rules.SIGN_OFF_VOID.at(article.place("reviewed"), what)
    if signed.by not in meta.reviewers:
        what = f'"{signed.by}" signed, but is not among the reviewers.'
        return rules.SIGN_OFF_VOID.at(article.place("signed", "by"), what)
    return None


def judge_claims(article: Article, site: Site) -> Iterator[Diagnostic]:
    """What an outline alone shows: a missing signature where one is required, and dates that the words deny."""
    meta, signed = article.meta, article.meta.signed
    if site.sign_off == "off":
        return
    if signed is None:
        if site.sign_off == "require" and meta.reviewed:
            yield rules.NOT_SIGNED.at(article.place("reviewed"), f"The review of {meta.reviewed} is not signed.")
        return
    claim = claim_beyond_signature(article)
    if claim:
        yield claim
    same = words_as_signed(article)
    if same and meta.updated and meta.updated != signed.updated:
        what = f'"updated" says {meta.updated}; the words are those signed on {signed.date}'
        then = f", when it said {signed.updated}." if signed.updated else "."
        yield rules.UPDATED_WITHOUT_CHANGE.at(article.place("updated"), what + then)
    if not same and meta.updated == signed.updated and not (meta.date and meta.date > signed.date):
        what = f"The words changed after the sign-off of {signed.date}; "
        says = f'"updated" still says {meta.updated}.' if meta.updated else 'there is no "updated".'
        yield rules.CHANGED_WITHOUT_UPDATED.at(article.place("updated" if meta.updated else "date"), what + says)
