"""What pages are made of, as short texts and digests: equal parts, equal view.

In: an edition. Out: for cards, people, folders and pictures a digest each, worked out once however many pages show
them. It stands apart because whether a page must be rendered again is decided by parts alone, for every page of every
build, while views are made only for those that must.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from healthpress.model.document import Article, Document
from healthpress.model.fragment import ImageUse
from healthpress.model.meta import ImageMeta
from healthpress.shape.edition import Edition
from healthpress.shape.link import focus_of, resolve_image
from healthpress.text.digest import SHORT, digest_of, digest_of_texts


@dataclass(frozen=True)
class Parts:
    """The parts of one edition's pages."""

    edition: Edition

    @cached_property
    def card(self) -> Callable[[str], str]:
        """The digest of what an article's card shows, by its site path."""
        documents = self.edition.catalogue.by_url
        return cache(lambda url: self._card(documents[url]))

    def _card(self, article: Document) -> str:
        if not isinstance(article, Article):
            raise KeyError(article.url)
        meta = article.meta
        return digest_of_texts(
            article.url,
            meta.title,
            meta.description or article.summary,
            self.edition.lang_of(article),
            self.picture(meta.image, article),
            f"{meta.date} {meta.updated} {article.reading_minutes}",
        )[:SHORT]

    @cached_property
    def person(self) -> Callable[[str], str]:
        """The digest of how pages name somebody, by slug; "" for nobody known."""
        people = self.edition.catalogue.people
        view = self.edition.person_view
        return cache(lambda slug: digest_of(view(people[slug]))[:SHORT] if slug in people else "")

    @cached_property
    def tag(self) -> Callable[[str], str]:
        """The name and address of a topic, by slug."""
        tags = self.edition.catalogue.tags
        return cache(lambda slug: f"{tags[slug].name} {tags[slug].url}")

    @cached_property
    def trail(self) -> Callable[[str, str], str]:
        """The digest of the way to a folder, by its site path and a language."""
        words = self.edition.site.wording.of
        return cache(lambda folder, lang: digest_of(self.edition.trail(folder, words(lang)))[:SHORT])

    @cached_property
    def file(self) -> Callable[[str], str]:
        """The digest of a picture's facts, by its file."""
        pictures = self.edition.pictures
        return cache(lambda file: digest_of(pictures[file])[:SHORT] if file in pictures else "")

    @cached_property
    def share(self) -> str:
        """The networks that pages can be shared on."""
        return " ".join(self.edition.site.share)

    def cards(self, urls: Iterable[str]) -> str:
        """The digests of several cards in their order."""
        return " ".join(map(self.card, urls))

    def picture(self, image: ImageMeta | None, document: Document) -> str:
        """A picture of the front matter: its file's digest, its words and its focus, on which its crops depend."""
        if image is None:
            return ""
        file = resolve_image(image.src, document, self.edition.index.files)
        return "\n".join((self.file(file or ""), image.alt, image.caption, image.credit, f"{focus_of(image)}"))

    def text(self, document: Document) -> dict[str, str]:
        """The parts that a document's text owes to its own file and to what its links and pictures lead to."""
        return {
            **document.shown,
            "links": "\n".join(self.edition.leads.get(document.url, ())),
            "glossary": self.edition.glossing.part(document, self.edition.lang_of(document)),
            "images": " ".join(self._image(use, document) for use in document.images),
        }

    def _image(self, use: ImageUse, document: Document) -> str:
        return self.file(resolve_image(use.src, document, self.edition.index.files) or "")

    def last_change(self, urls: Iterable[str]) -> dt.date | None:
        """The day on which one of several articles changed last."""
        return max(filter(None, map(self._days.get, urls)), default=None)

    @cached_property
    def _days(self) -> dict[str, dt.date]:
        found = {}
        for article in self.edition.catalogue.articles:
            days = [day for day in (article.meta.date, article.meta.updated) if day]
            if days:
                found[article.url] = max(days)
        return found
