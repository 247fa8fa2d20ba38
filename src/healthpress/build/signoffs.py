"""The records of what was signed, and what has changed since.

In: articles, their texts and the records beside the content. Out: changes, and findings about them. It stands apart
because records and texts are read here for void sign-offs only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from healthpress.build.reading import reaching_parsing
from healthpress.model.document import Article, Document, Text
from healthpress.model.signed_text import HEADING, fingerprint_of, lines_of, sentences_of
from healthpress.model.site import Site
from healthpress.read.parse import parse
from healthpress.shape.sign_off import judge_claims, words_as_signed
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source, decode
from healthpress.text.word_changes import Change, changes_of, plain

FOLDER = "content/.signoffs"
"""Records stand beside the content they belong to, hidden, so that no walk takes them for content."""

_SHOWN = 3
_LONGEST = 160
_WORD = re.compile(r"\w+")
_UNREAD = re.compile(r"\]\([^()\s]*\)|\[@[^\[\]]*\]")
_CONTEXTS = ((4, 4), (4, 1), (0, 5), (2, 1), (0, 2), (1, 1), (0, 1))
"""How many words before and from the changed one must stand in the file, the surest first."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last sign-off; `known` is false where no record tells which words were signed."""

    known: bool
    changes: tuple[Change, ...]
    words: tuple[str, ...]


def record_path(article: Article) -> str:
    """The path of an article's record, relative to the site's folder."""
    return f"{FOLDER}/{article.path.removeprefix('content/').removesuffix('.md')}.txt"


def record_of(lines: Sequence[str]) -> bytes:
    """The bytes of a record: one sentence a line, so that two people's changes merge and a diff reads well."""
    return "".join(f"{line}\n" for line in sentences_of(lines)).encode()


def since_sign_off(article: Article, text: Text, root: Path) -> Since:
    """What changed; a record that is missing, or is not of the words signed, tells nothing."""
    new = sentences_of(lines_of(article.meta, text))
    words = tuple(word for line in new for word in line.split())
    signed = article.meta.signed
    try:
        old = (root / record_path(article)).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return Since(False, (), words)
    if signed is None or fingerprint_of(old) != signed.text:
        return Since(False, (), words)
    return Since(True, changes_of([line.strip() for line in old if line.strip()], new), words)


def judge_sign_offs(
    articles: Iterable[Article], site: Site, root: Path, text_of: Callable[[Document], Text]
) -> list[Diagnostic]:
    """Every finding about signatures and the dates beside them."""
    found: list[Diagnostic] = []
    if site.sign_off == "off":
        return found
    for article in articles:
        found.extend(judge_claims(article, site))
        if article.meta.signed and not words_as_signed(article):
            found.append(_void(article, since_sign_off(*_as_signed(article, site, root, text_of), root), root))
    return found


def _as_signed(article: Article, site: Site, root: Path, text_of: Callable[[Document], Text]) -> tuple[Article, Text]:
    """An article and its text in the edition that reviewers sign."""
    if site.home_edition:
        source, _ = decode(article.path, (root / article.path).read_bytes())
        parsed = parse(source, reaching_parsing(site.as_signed()))
        if isinstance(parsed.document, Article):
            return parsed.document, parsed.text
    return article, text_of(article)


def _void(article: Article, since: Since, root: Path) -> Diagnostic:
    signed = article.meta.signed
    assert signed is not None  # noqa: S101 (the caller has looked)
    what = f"The words are not those that {signed.by} signed on {signed.date}"
    if not since.changes:
        message = f"{what}; {record_path(article)} is missing or not of that text, so which changed cannot be said."
        return rules.SIGN_OFF_VOID.at(article.place("signed"), message)
    place = first_place(article, since, root) or article.place("signed")
    return rules.SIGN_OFF_VOID.at(place, f"{what}. {_told(since.changes)}")


def _told(changes: Sequence[Change]) -> str:
    """The changed sentences, the first few of them in full."""
    told = []
    for change in changes:
        told += [f'Removed: "{_short(plain(sentence))}"' for sentence in change.removed]
        told += [f'Added: "{_short(plain(sentence))}"' for sentence in change.added]
    more = len(told) - 2 * _SHOWN
    return " ".join(told[: 2 * _SHOWN]) + (f" And {more} more." if more > 0 else "")


def _short(sentence: str) -> str:
    words = sentence.removeprefix(f"{HEADING} ")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def first_place(article: Article, since: Since, root: Path) -> Place | None:
    """Where the first changed word stands in the article's file, or where a removed one stood."""
    try:
        source, _ = decode(article.path, (root / article.path).read_bytes())
    except OSError:
        return None
    places = (_find(source, since.words, change.at) for change in since.changes)
    return min((place for place in places if place), key=lambda place: (place.line, place.column), default=None)


def _find(source: Source, words: Sequence[str], at: int) -> Place | None:
    """The place of `words[at]`, by the words around it; markup and addresses between them do not count."""
    text = _UNREAD.sub(lambda match: " " * len(match[0]), source.text)
    found = list(_WORD.finditer(text))
    file = [match[0] for match in found]
    before = _WORD.findall(_UNREAD.sub(" ", " ".join(words[max(0, at - 12) : at])))
    after = _WORD.findall(_UNREAD.sub(" ", " ".join(words[at : at + 12])))
    for back, ahead in _CONTEXTS:
        wanted = [*before[len(before) - back :], *after[:ahead]] if len(before) >= back else []
        if len(wanted) != back + ahead:
            continue
        for start in range(len(file) - len(wanted) + 1):
            if file[start] == wanted[0] and file[start : start + len(wanted)] == wanted:
                match = found[start + back]
                return source.place(match.start(), len(match[0]))
    return None
