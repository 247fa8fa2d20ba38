"""Signing an article: its front matter and the record of its words.

In: an article's path, a reviewer, a day. Out: both files replaced, or the reason why not. It stands apart because
nothing else in the program writes into content/.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from zoneinfo import ZoneInfo

from healthpress.build.reading import reaching_parsing
from healthpress.build.signoffs import record_of, record_path
from healthpress.model.document import Article
from healthpress.model.meta import SignOff
from healthpress.model.signed_text import fingerprint_of, lines_of
from healthpress.model.site import Site
from healthpress.read.parse import Parsed, parse
from healthpress.read.sign import CannotEditError, with_signature
from healthpress.text.diagnostic import Severity
from healthpress.text.reply_code import reply_code, typed_code
from healthpress.text.source import decode


class CannotSignError(Exception):
    """Why an article was not signed, in words for the person at the keyboard."""


def sign(
    root: Path, path: str, site: Site, by: str, on: dt.date, code: str = "", shared: Collection[str] = ()
) -> SignOff:
    """Sign the words that the file holds now; CannotSignError, and nothing changed, where that must not be.

    `shared` are the ids of sources that any article may cite.

    A `code` must be that of these very words, this article and this reviewer.
    """
    data = (root / path).read_bytes()
    parsed = _understood(path, data, site)
    article = parsed.document
    if not isinstance(article, Article):
        raise CannotSignError(f"{path} is no article.")
    for mention in article.wanted:
        if mention.name not in shared:
            what = f'No reference has the id "{mention.name}".'
            raise CannotSignError(f"{mention.place}: {what} Mend this before the article is signed.")
    lines = lines_of(article.meta, parsed.text)
    fingerprint = fingerprint_of(lines)
    if code:
        _verify(code, fingerprint, article, by)
    signed = SignOff(by, on, fingerprint, article.meta.updated)
    try:
        text = with_signature(path, data.decode(), signed, ZoneInfo(site.timezone))
    except CannotEditError as fault:
        raise CannotSignError(str(fault)) from None
    if (root / path).read_bytes() != data:
        raise CannotSignError(f"{path} was changed while it was being signed; sign again.")
    _replace(root / record_path(article), record_of(lines))
    _replace(root / path, text.encode())
    return signed


def _understood(path: str, data: bytes, site: Site) -> Parsed:
    """The article, if nothing in its file is an error: words that cannot be read cannot be signed."""
    source, found = decode(path, data)
    parsed = parse(source, reaching_parsing(site))
    for item in (*found, *parsed.found):
        if item.severity is Severity.ERROR:
            raise CannotSignError(f"{item.place}: {item.message} Mend this before the article is signed.")
    return parsed


def _verify(code: str, fingerprint: str, article: Article, by: str) -> None:
    typed = typed_code(code)
    if typed is None:
        raise CannotSignError(f'"{code}" is no code: a sign is wrong or missing. Ask for it again.')
    if typed != reply_code(fingerprint, article.url, by):
        raise CannotSignError(
            f"The code {typed} is not for the words that {article.path} has now and {by}. "
            "Either they changed after the pack was made (make a new one: healthpress review pack), "
            "or the pack was another article's or another reviewer's."
        )


def _replace(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file in one step, keeping its mode; a link keeps leading where it led."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".signing-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        else:
            umask = os.umask(0)
            os.umask(umask)
            fresh.chmod(0o666 & ~umask)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
