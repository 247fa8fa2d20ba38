"""All articles and every index over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from healthpress.model.document import Article, Document, Folder, Person, PlainPage
from healthpress.model.meta import Condition, Reference
from healthpress.model.standing import Standing


def tag_index_url(lang: str) -> str:
    """The site path of the tags of a primary language, "" for the site's own."""
    return f"/{lang}/tags/" if lang else "/tags/"


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic. `articles` are site paths, newest first; `synonyms` are other names whose addresses lead here.

    `lang` is its primary language where that is not the site's, else "".
    """

    slug: str
    name: str
    description: str
    synonyms: tuple[str, ...]
    articles: tuple[str, ...]
    lang: str = ""

    @property
    def url(self) -> str:
        """The site path of the tag's page."""
        return f"{tag_index_url(self.lang)}{self.slug}/"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is published on the build's day, and indexes over it.

    `articles` are newest first. `folders` maps site paths ("/", "/a/", "/a/b/") to folders, parents before children.
    `members` maps a folder's site path to the site paths of all articles in and below it, newest first.
    `tags` maps slugs to tags, those of other languages than the site's with the language in front ("es/ictus");
    `tags_of` maps an article's site path to those names of its tags. `withheld` maps site paths of drafts, scheduled
    and removed documents to them. `translations` maps an article's site path to all versions of it, itself among them.

    `previews` are articles that have a page and no place in any index but `by_url`. `standings` maps the site paths of
    articles that must tell readers something of their review or age, all previews among them, to what it is.
    `references` are the sources that any article may cite, by id.
    """

    articles: tuple[Article, ...]
    people: Mapping[str, Person]
    folders: Mapping[str, Folder]
    plain: tuple[PlainPage, ...]
    tags: Mapping[str, Tag]
    conditions: Mapping[str, Condition]
    by_url: Mapping[str, Document]
    members: Mapping[str, tuple[str, ...]]
    tags_of: Mapping[str, tuple[str, ...]]
    withheld: Mapping[str, Document]
    translations: Mapping[str, tuple[str, ...]]
    previews: tuple[Article, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)

    def is_preview(self, url: str) -> bool:
        """Whether the page at a site path is the preview of an article."""
        standing = self.standings.get(url)
        return standing is not None and standing.preview
