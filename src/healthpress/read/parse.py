"""One file, understood.

In: a source below content/ and the site's settings. Out: a document of the kind its path says, and faults. A document
comes out even of a file with faults, so that other files' links to it are judged rightly in the same run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar
from zoneinfo import ZoneInfo

from healthpress.model.document import Answer, Article, Document, Folder, Person, PlainPage, Text
from healthpress.model.fragment import Fragment
from healthpress.model.meta import ArticleMeta, FolderMeta, Meta, PersonMeta, PlainMeta
from healthpress.model.signed_text import fingerprint_of, lines_of
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.model.source_key import key_of, write_keys
from healthpress.read.citations import Citations, mentions_in, written_ids
from healthpress.read.front_matter import FrontMatter, read_front_matter
from healthpress.read.markdown import render_body, render_snippet
from healthpress.read.names import resolve_meta
from healthpress.read.outline import anchors_of, common_fields, lean, short_forms_of, shown_of, without_lines
from healthpress.read.references import bare_references, check_listed
from healthpress.read.settings import is_language
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.digest import SHORT, digest_of
from healthpress.text.source import Source
from healthpress.text.terms import Terms, terms_of
from healthpress.text.vocabulary import simple_words, vocabulary

M = TypeVar("M", bound=Meta)

RESERVED_IDS = frozenset(
    {"main", "contents", "faq", "references", "recommended", "share", "tags", "key-points", "offer", "byline", "menu"}
    | {"what-changed", "helplines"}
)
"""Ids that the theme's own parts of a page have; headings of the text get others."""

EMERGENCY_CARD = "care-card--emergency"
"""The class by which an emergency card is known in rendered text."""

CHARACTERS_FOR_A_WORD = 2
"""Chinese and Japanese text says in about two characters what English says in a word."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one file: a document and its text, unless it has no address, and what there is to say.

    `terms` are what an article has in common with others, or not.
    """

    document: Document | None
    text: Text
    found: tuple[Diagnostic, ...]
    terms: Terms = field(default_factory=Terms)


def parse(source: Source, site: Site) -> Parsed:
    """Understand one Markdown file. Its path, relative to the site's folder, begins with content/ and ends in .md.

    A signed article's fingerprint is that of its words in the home edition; names alone differ in others.
    """
    path = PurePosixPath(source.path).relative_to("content")
    folder = _folder_url(path.parent.parts, site)
    if path.name == "_index.md":
        return _folder(source, site, folder, path)
    if path.parts[0] == "people" and len(path.parts) == 2:  # noqa: PLR2004
        return _person(source, site, path)
    if len(path.parts) == 1:
        return _plain(source, site, path)
    parsed = _article(source, site, path, folder)
    if site.home_edition and "{{" in source.text and isinstance(parsed.document, Article):
        signed = _article(source, site.as_signed(), path, folder).document
        if isinstance(signed, Article) and signed.fingerprint:
            parsed = replace(parsed, document=replace(parsed.document, fingerprint=signed.fingerprint))
    return parsed


def _folder_url(names: tuple[str, ...], site: Site) -> str | None:
    slugs = [site_slug(name, site) for name in names]
    return "/" + "".join(f"{name}/" for name in slugs) if all(slugs) else None


def _words(path: PurePosixPath) -> str:
    """A title for a file that has none of its own."""
    words = path.stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else path.name


def _head(source: Source, site: Site, kind: type[M], title: str) -> FrontMatter[M]:
    head = read_front_matter(source, kind, ZoneInfo(site.timezone), title)
    meta = head.meta
    if meta.lang and not is_language(meta.lang):
        message = f'"{meta.lang}" is no language tag.'
        head.found.append(
            rules.FRONT_MATTER.invalid_value.at(head.places["lang"], message, "Write a tag such as en-GB, es or ar.")
        )
        head = replace(head, meta=replace(meta, lang=""))
    return replace(head, meta=resolve_meta(head.meta, head.place, site, head.found))


def _address(head: FrontMatter[M], source: Source, site: Site, folder: str | None, path: PurePosixPath) -> str | None:
    """The site path of a document, or None (and a fault) where its names hold no letter or digit."""
    name = site_slug(head.meta.slug or path.stem, site)
    if folder is not None and name:
        return f"{folder}{name}/"
    place = head.places.get("slug", source.place()) if folder is not None else source.place()
    head.found.append(rules.NO_SLUG.at(place, f"The name of {path} has no letter or digit that an address could use."))
    return None


def _body(head: FrontMatter[M], source: Source, site: Site) -> Fragment:
    meta = head.meta
    fragment, found = render_body(source, head.body_start, site, None, RESERVED_IDS, title=meta.title, lang=meta.lang)
    head.found.extend(found)
    return without_lines(fragment)


def _folder(source: Source, site: Site, url: str | None, path: PurePosixPath) -> Parsed:
    title = _words(path.parent) if path.parent.name else site.name
    head = _head(source, site, FolderMeta, title)
    if url is None:
        head.found.append(rules.NO_SLUG.at(source.place(), f"The name of {path.parent} has no letter or digit."))
        return _nothing(head)
    if head.meta.slug:
        message = "The address of a folder is its own name; a slug here changes nothing."
        head.found.append(rules.FRONT_MATTER.invalid_value.at(head.places["slug"], message, "Rename the folder."))
    body = _body(head, source, site)
    return Parsed(
        Folder(meta=head.meta, **common_fields(source.path, head.places, url, body)),
        Text(body=lean(body)),
        tuple(head.found),
    )


def _person(source: Source, site: Site, path: PurePosixPath) -> Parsed:
    head = _head(source, site, PersonMeta, _words(path))
    url = _address(head, source, site, "/people/", path)
    if url is None:
        return _nothing(head)
    body = _body(head, source, site)
    person = Person(meta=head.meta, slug=url.split("/")[-2], **common_fields(source.path, head.places, url, body))
    return Parsed(person, Text(body=lean(body)), tuple(head.found))


def _plain(source: Source, site: Site, path: PurePosixPath) -> Parsed:
    head = _head(source, site, PlainMeta, _words(path))
    url = _address(head, source, site, "/", path)
    if url is None:
        return _nothing(head)
    body = _body(head, source, site)
    return Parsed(
        PlainPage(meta=head.meta, **common_fields(source.path, head.places, url, body)),
        Text(body=lean(body)),
        tuple(head.found),
    )


def _nothing(head: FrontMatter[M]) -> Parsed:
    return Parsed(None, Text(), tuple(head.found))


def _article(source: Source, site: Site, path: PurePosixPath, folder: str | None) -> Parsed:
    head = _head(source, site, ArticleMeta, _words(path))
    url = _address(head, source, site, folder, path)
    if url is None or folder is None:
        return _nothing(head)
    reader = _ArticleReader(head, source, site)
    key_points = tuple(reader.snippet(text, "key_points", index) for index, text in enumerate(head.meta.key_points))
    body = reader.body()
    faq = reader.faq()
    cited = reader.citations.cited
    head.found.extend(check_listed(head.meta.references, [item.id for item in cited], head.place))
    references = bare_references(head.meta.references)
    terms = _terms(head.meta, body, faq, site)
    text = Text(
        body=lean(body),
        key_points=tuple(lean(point) for point in key_points),
        faq=tuple(replace(item, answer=lean(item.answer, text=True)) for item in faq),
        references=references,
        cited=cited,
    )
    fragments = (body, *key_points, *(item.answer for item in faq))
    common = common_fields(source.path, head.places, url, *fragments)
    common["anchors"] = anchors_of(text, head.meta, *fragments)
    common["shown"] = shown_of(common["shown"], text)
    keys = [key_of(item) for item in references]
    article = Article(
        meta=replace(head.meta, key_points=(), faq=(), references=()),
        folder=folder,
        words=_count_words(*fragments),
        terms_key=digest_of(terms)[:SHORT],
        emergency=any(EMERGENCY_CARD in fragment.html for fragment in fragments),
        fingerprint=fingerprint_of(lines_of(head.meta, text)) if head.meta.signed else "",
        vocabulary=vocabulary(fragment.text for fragment in fragments),
        short_forms=short_forms_of(source, head.body_start, fragments),
        listed=write_keys(keys),
        wanted=reader.citations.others({item.id for item in references}),
        mentions=mentions_in(source, {name for key in keys for name in key.names}),
        **common,
    )
    return Parsed(article, text, tuple(head.found), terms)


class _ArticleReader:
    """Renders the texts of an article in the order of its page; ids and citations go on from one to the next."""

    def __init__(self, head: FrontMatter[ArticleMeta], source: Source, site: Site) -> None:
        self._head = head
        self._source = source
        self._site = site
        listed = (f"ref-{item.id}" for item in head.meta.references)
        self._ids = {*RESERVED_IDS, *listed, *written_ids(source.text)}
        self.citations = Citations()

    def body(self) -> Fragment:
        title = self._head.meta.title
        start = self._head.body_start
        return self._noted(
            *render_body(
                self._source, start, self._site, self.citations, self._ids, title=title, lang=self._head.meta.lang
            )
        )

    def snippet(self, text: str, *keys: str | int) -> Fragment:
        place = self._head.place(*keys)
        return self._noted(
            *render_snippet(text, place, self._site, self.citations, self._ids, lang=self._head.meta.lang)
        )

    def _noted(self, fragment: Fragment, found: list[Diagnostic]) -> Fragment:
        self._ids |= fragment.anchors
        self._head.found.extend(found)
        return without_lines(fragment)

    def faq(self) -> tuple[Answer, ...]:
        answers = []
        for index, item in enumerate(self._head.meta.faq):
            answer = self.snippet(item.answer, "faq", index, "answer")
            answers.append(Answer(self._free_id(item.question), item.question, answer))
        return tuple(answers)

    def _free_id(self, question: str) -> str:
        base = "faq-" + (site_slug(question, self._site)[:60].rstrip("-") or "question")
        name, number = base, 1
        while name in self._ids:
            number += 1
            name = f"{base}-{number}"
        self._ids.add(name)
        return name


def _count_words(*fragments: Fragment) -> int:
    """Words; where a script has none between spaces, as many as take the same time to read."""
    spaced = unspaced = 0
    for fragment in fragments:
        words = simple_words(fragment.text)
        if words is None:
            unspaced += len(_UNSPACED.findall(fragment.text))
            words = tuple(_WORD.findall(_UNSPACED.sub(" ", fragment.text)))
        spaced += len(words)
    return spaced + round(unspaced / CHARACTERS_FOR_A_WORD)


def _terms(meta: ArticleMeta, body: Fragment, faq: tuple[Answer, ...], site: Site) -> Terms:
    """What the article is about, its questions and answers being as telling as its text."""
    texts = (body.text, *(text for item in faq for text in (item.question, item.answer.text)))
    return terms_of(meta.title, texts, meta.lang or site.lang)
