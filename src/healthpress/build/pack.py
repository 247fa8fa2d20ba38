"""The pack: one article as its reviewer reads it, in one file.

In: an article at the desk and a reviewer. Out: the pack's values. Links lead to the published site; pictures are named,
not shown, because nobody signs for them and a pack fetches nothing.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from pathlib import Path

from healthpress.build.desk import Desk
from healthpress.build.signoffs import since_sign_off
from healthpress.model.document import Article
from healthpress.model.fragment import Fragment
from healthpress.model.review import Pack, PackSource
from healthpress.model.signed_text import fingerprint_of, lines_of
from healthpress.read.sanitise import clean
from healthpress.shape.link import resolve_link
from healthpress.shape.sources import reference_views
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.reply_code import reply_code

_PICTURE = re.compile(r"<img\b((?:[^>\"]|\"[^\"]*\")*)>")
_ALT = re.compile(r'\balt="([^"]*)"')


def pack_of(article: Article, reviewer: str, desk: Desk, root: Path, today: dt.date) -> Pack:
    """The pack of an article for one reviewer, by slug."""
    text, meta = desk.texts.of(article), article.meta
    since = since_sign_off(article, text, root)
    person = desk.people[reviewer].meta
    return Pack(
        site_name=desk.site.name,
        lang=meta.lang or desk.site.lang,
        title=meta.title,
        description=meta.description,
        url=desk.site.absolute(article.url),
        reviewer=person.title,
        credentials=person.credentials,
        authors=tuple(desk.people[slug].meta.title for slug in meta.authors if slug in desk.people),
        published=meta.date,
        updated=meta.updated,
        reviewed=meta.reviewed,
        review_by=meta.review_by,
        made=today,
        key_points=tuple(_standing_alone(point, article, desk) for point in text.key_points),
        body=_standing_alone(text.body, article, desk),
        faq=tuple((item.question, _standing_alone(item.answer, article, desk)) for item in text.faq),
        sources=tuple(
            PackSource(number=item.number, reference=item.reference, url=item.url)
            for item in reference_views(text, desk.references)
        ),
        signed=meta.signed.date if meta.signed else None,
        known=since.known,
        changes=since.changes,
        code=reply_code(fingerprint_of(lines_of(meta, text)), article.url, reviewer),
    )


def _standing_alone(fragment: Fragment, article: Article, desk: Desk) -> str:
    """A fragment's HTML with full addresses, and the words for pictures in their place."""
    links = []
    for use in fragment.links:
        target = use.target if use.target.startswith("#") else resolve_link(use, article, desk.index)
        links.append(html.escape("" if isinstance(target, Diagnostic) else desk.site.absolute(target)))
    filled = fragment.fill(links, [""] * len(fragment.images))
    return clean(_PICTURE.sub(_named, filled))


def _named(picture: re.Match[str]) -> str:
    words = _ALT.search(picture[1])
    return f'<span class="picture">[Picture: {words[1]}]</span>' if words and words[1] else ""
