"""All that page planning reads, in one value, and what several kinds of page make of it.

In: the catalogue, its links, the pictures' facts, the recommendations. Out: cards, pictures and filled text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import escape

from healthpress.model.address import parent_url, relative
from healthpress.model.card import Card, Focus, Picture
from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article, Document, Folder, Person, Text
from healthpress.model.fragment import Fragment
from healthpress.model.meta import ImageMeta
from healthpress.model.site import Site
from healthpress.model.slugs import site_slug
from healthpress.model.style_guide import Sample
from healthpress.model.view import Head, LinkView, PersonView
from healthpress.shape.conditions import articles_about
from healthpress.shape.glossing import Glossing
from healthpress.shape.link import LinkIndex, focus_of, resolve_image, resolve_link
from healthpress.shape.safety import Safety, Support, safety_of
from healthpress.shape.translations import language_homes
from healthpress.text.languages import primary_tag
from healthpress.text.wording import Words

TITLE_LENGTH = 65

DRAWING = "image/svg+xml"

TEXT_SIZES = "(min-width: 48rem) 44rem, 100vw"
"""How wide a picture in a text is shown."""


@dataclass(frozen=True)
class Edition:
    """One build's content. `recommended` maps site paths to those of the cards.

    `pictures` maps files to pictures, `crops` files and points in them to their crops, `social` the site paths of
    pages to their cards for link previews.
    `leads` maps a document's site path to what its links lead to, in order; `text_of` fetches a document's text.
    `sample` is the style guide's, None where the build has none.
    """

    site: Site
    catalogue: Catalogue
    index: LinkIndex
    pictures: Mapping[str, Picture]
    recommended: Mapping[str, tuple[str, ...]]
    leads: Mapping[str, tuple[str, ...]]
    text_of: Callable[[Document], Text]
    glossing: Glossing = field(default_factory=Glossing)
    crops: Mapping[tuple[str, Focus], tuple[Picture, ...]] = field(default_factory=dict)
    social: Mapping[str, Picture] = field(default_factory=dict)
    sample: Sample | None = None

    def lang_of(self, document: Document) -> str:
        """The language of a document: its own, else the site's."""
        return document.meta.lang or self.site.lang

    def words_for(self, document: Document | None = None) -> Words:
        """The words of the interface in a document's language, or the site's."""
        return self.site.wording.of(self.lang_of(document) if document else self.site.lang)

    @cached_property
    def card(self) -> Callable[[str], Card]:
        """The card of an article, by its site path: one value, however many pages show it."""
        articles = self.catalogue.by_url
        return cache(lambda url: self._card(articles[url]))

    @cached_property
    def tag_link(self) -> Callable[[str], LinkView]:
        """The link to a topic, by its slug: one value, however many pages show it."""
        tags = self.catalogue.tags
        return cache(lambda slug: LinkView(tags[slug].name, tags[slug].url))

    @cached_property
    def _safety(self) -> Safety:
        return safety_of(self.site, self.catalogue)

    def support(self, article: Article) -> Support:
        """The helplines of an article, and whether its page may show an offer."""
        slugs = self.catalogue.tags_of.get(article.url)
        if slugs is None:
            slugs = tuple(site_slug(name, self.site) for name in article.meta.tags)
        return self._safety.of(article, [slug.rpartition("/")[2] for slug in slugs])

    def _card(self, article: Document) -> Card:
        if not isinstance(article, Article):
            raise KeyError(article.url)
        meta = article.meta
        return Card(
            url=article.url,
            title=meta.title,
            description=meta.description or article.summary,
            lang=meta.lang or self.site.lang,
            image=self.picture(meta.image, article),
            published=meta.date,
            updated=meta.updated,
            reading_minutes=article.reading_minutes,
        )

    def card_list(self, urls: Iterable[str]) -> tuple[Card, ...]:
        """The cards of articles, in the order given."""
        return tuple(map(self.card, urls))

    def picture(self, image: ImageMeta | None, document: Document) -> Picture | None:
        """A picture of the front matter with its file's facts; None where there is none."""
        file = resolve_image(image.src, document, self.index.files) if image else None
        found = self.pictures.get(file) if file else None
        if image is None or found is None:
            return None
        focus = focus_of(image)
        crops = self.crops.get((file or "", focus), ()) if isinstance(document, Article) else ()
        return replace(found, alt=image.alt, caption=image.caption, credit=image.credit, focus=focus, crops=crops)

    def filled(self, fragment: Fragment, document: Document, *, absolute: bool = False) -> str:
        """The HTML of a fragment on its document's page, or (`absolute`) to be read anywhere."""

        def address(url: str) -> str:
            target = self.site.absolute(url) if absolute else relative(document.url, url)
            return escape(target, quote=True)

        leads = self._leads_of(document) if fragment.links else {}
        links = []
        for use in fragment.links:
            if use.target.startswith("#") and not absolute:
                links.append(escape(use.target, quote=True))
                continue
            target = leads.get(use.target) or resolve_link(use, document, self.index)
            links.append(address(target) if isinstance(target, str) else "#")
        images, sources = [], []
        for image in fragment.images:
            picture = self.pictures.get(resolve_image(image.src, document, self.index.files) or "")
            images.append(_attributes(picture, address) if picture else 'src=""')
            sources.append(_sources(picture, address) if picture else "")
        return fragment.fill(links, images, sources)

    def _leads_of(self, document: Document) -> dict[str, str]:
        """What a document's links lead to, as far as it was found out when they were judged, by what was written."""
        targets, leads = document.links.targets, self.leads.get(document.url, ())
        return {target: lead for target, lead in zip(targets, leads, strict=False) if not lead.startswith("#")}

    def explained(self, document: Document) -> Callable[[Fragment], str]:
        """What fills the fragments of a document's page, given in their order there, with the glossary in them."""
        pen = self.glossing.pen(document, self.lang_of(document))
        return lambda fragment: pen(self.filled(fragment, document))

    def intro(self, folder: Folder) -> str:
        """The HTML of a folder's own text."""
        return self.filled(self.text_of(folder).body, folder) if folder.shown else ""

    def folder_link(self, folder: Folder) -> LinkView:
        """A folder as other pages link to it, with the number of articles in and below it."""
        count = len(self.catalogue.members.get(folder.url, ()))
        return LinkView(folder.meta.title, folder.url, count, folder.meta.description)

    @cached_property
    def conditions(self) -> Mapping[str, tuple[str, ...]]:
        """The site paths of the articles about each condition, by its id."""
        return articles_about(self.catalogue, self.site)

    @cached_property
    def _people(self) -> dict[str, PersonView]:
        return {}

    def person_view(self, person: Person) -> PersonView:
        """Somebody as pages name them."""
        if person.slug not in self._people:
            self._people[person.slug] = self._person_view(person)
        return self._people[person.slug]

    def _person_view(self, person: Person) -> PersonView:
        meta = person.meta
        return PersonView(
            name=meta.title,
            url=person.url,
            role=meta.role,
            credentials=meta.credentials,
            image=self.picture(meta.image, person),
            description=meta.description,
            links=meta.links,
            lang=self.lang_of(person),
        )

    def people(self, slugs: Iterable[str]) -> tuple[PersonView, ...]:
        """Those of the people named that have a file."""
        known = self.catalogue.people
        return tuple(self.person_view(known[slug]) for slug in dict.fromkeys(slugs) if slug in known)

    def breadcrumb(self, url: str, title: str, words: Words) -> tuple[LinkView, ...]:
        """Home, the folders above a site path, and its own title; nothing for a home page."""
        if url in self.homes.values():
            return ()
        return (*self.trail(parent_url(url), words), LinkView(title, url))

    def trail(self, folder: str, words: Words) -> tuple[LinkView, ...]:
        """Home, and the folders that lead to a folder's site path, itself included."""
        home = self.home(words)
        known = self.catalogue.folders
        above = [known[url] for url in _way_to(folder) if url in known and url != home.url]
        return (home, *(LinkView(item.meta.title, item.url) for item in above))

    def home(self, words: Words) -> LinkView:
        """The link to the home page of a language."""
        return LinkView(words.gettext("Home"), self.homes.get(primary_tag(words.lang), "/"))

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The site path of each language's own home."""
        return language_homes(self.catalogue.folders, self.site)

    def section_of(self, article: Document) -> Folder | None:
        """The section that an article stands in: its top folder, or the one below where that is a language's home."""
        way = _way_to(parent_url(article.url))
        if way and way[0] in self.homes.values():
            way = way[1:]
        return self.catalogue.folders.get(way[0]) if way else None

    def has_feed(self, folder: Folder) -> bool:
        """Whether a folder has a feed of its own: a top one with articles; that of a language's home is the frame's."""
        is_top = parent_url(folder.url) == "/" and folder.url not in self.homes.values()
        return is_top and bool(self.catalogue.members[folder.url])

    @cached_property
    def by_language(self) -> Mapping[str, tuple[Article, ...]]:
        """The articles of each primary language, newest first; the site's language comes first."""
        groups: dict[str, list[Article]] = {primary_tag(self.site.lang): []}
        for article in self.catalogue.articles:
            groups.setdefault(primary_tag(self.lang_of(article)), []).append(article)
        return {lang: tuple(articles) for lang, articles in groups.items()}

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the site's own language, newest first."""
        return self.by_language[primary_tag(self.site.lang)]

    def home_versions(self) -> tuple[tuple[str, str], ...]:
        """The languages of the site's home pages with their full addresses, where there are several."""
        if len(self.homes) == 1:
            return ()
        known = self.catalogue.folders
        of = {lang: known[url].meta.lang if url != "/" else self.site.lang for lang, url in self.homes.items()}
        shown = sorted((of[lang], self.site.absolute(url)) for lang, url in self.homes.items())
        return (*shown, ("x-default", self.site.absolute("/")))

    def social_card(self, url: str) -> str:
        """The site path of a page's card for link previews; "" for none."""
        card = self.social.get(url)
        return card.src if card else ""

    def head(self, title: str, description: str, url: str, lang: str = "", **more: object) -> Head:
        """The head of a page; the site's name follows the title where both fit a result list.

        A page's card for link previews stands before any other picture of it; drawings are shown by no other site.
        """
        whole = f"{title} | {self.site.name_in(lang or self.site.lang)}"
        shown = whole if len(whole) <= TITLE_LENGTH else title
        head = Head(title=shown, description=description, canonical=self.site.absolute(url))
        made = replace(head, **more)  # type: ignore[arg-type]  # the fields of Head
        image = self.social.get(url, made.image)
        return replace(made, image=None if image and image.type == DRAWING else image)


def _attributes(picture: Picture, address: Callable[[str], str]) -> str:
    """The attributes of a picture in the text."""
    text = f'src="{address(picture.src)}" width="{picture.width}" height="{picture.height}"'
    return f"{text} {_candidates(picture.files, address)}" if picture.files else text


def _sources(picture: Picture, address: Callable[[str], str]) -> str:
    """The other formats of a picture in the text."""
    return "".join(f'<source type="{item.type}" {_candidates(item.files, address)}>' for item in picture.formats)


def _candidates(files: Iterable[tuple[str, int]], address: Callable[[str], str]) -> str:
    sizes = ", ".join(f"{address(src)} {width}w" for src, width in files)
    return f'srcset="{sizes}" sizes="{TEXT_SIZES}"'


def _way_to(folder: str) -> list[str]:
    parts = folder.strip("/").split("/") if folder != "/" else []
    return ["/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1)]
