"""The leaflet: one article as it goes to paper.

In: an article at the desk. Out: the leaflet's values. Links are full addresses of the published site, because paper
lies in no folder. Pictures are read here, for the desk has none.
"""

from __future__ import annotations

import datetime as dt
import html
from pathlib import PurePosixPath

from healthpress.build.desk import Desk
from healthpress.model.document import Article
from healthpress.model.fragment import Fragment
from healthpress.model.leaflet import Hero, Leaflet, Paper, PaperPicture
from healthpress.model.meta import ImageMeta
from healthpress.model.site import DEFAULT_URL, Site, SiteLanguage
from healthpress.model.slugs import site_slug
from healthpress.shape.gate import has_page
from healthpress.shape.link import resolve_image, resolve_link
from healthpress.shape.safety import safety_of
from healthpress.shape.sources import reference_views
from healthpress.text.diagnostic import Diagnostic, Severity
from healthpress.text.languages import same_language
from healthpress.write.leaflet.pictures import for_paper
from healthpress.write.print_code import print_code

LETTER_REGIONS = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"),
)
"""Where paper is US Letter (Unicode CLDR, territoryInfo, paperSize)."""


def usual_paper(lang: str) -> Paper:
    """The paper of a language tag's region; A4 where it names none."""
    return "us-letter" if LETTER_REGIONS & {part.upper() for part in lang.split("-")[1:]} else "a4"


def errors_of(article: Article, desk: Desk) -> list[Diagnostic]:
    """The errors in an article's own file: what was understood of it may lack what its editor meant."""
    return [item for item in desk.found if item.severity is Severity.ERROR and item.place.path == article.path]


def leaflet_of(article: Article, desk: Desk, now: dt.datetime, paper: Paper | None) -> Leaflet:
    """The leaflet of an article as of `now`; the paper is that of its language where none is chosen."""
    text, meta, site = desk.texts.of(article), article.meta, desk.site
    lang = meta.lang or site.lang
    standing = desk.catalogue.standings.get(article.url)
    preview = not has_page(article, site, now) or (standing is not None and standing.preview)
    tags = [site_slug(name, site) for name in meta.tags]
    files = _Files(article, desk)
    url = site.absolute(article.url)
    said = _said_in(lang, site)
    return Leaflet(
        site_name=said.name,
        site_url=site.url,
        lang=lang,
        title=meta.title,
        description=meta.description,
        url=url,
        paper=paper or usual_paper(lang),
        authors=_people(meta.authors, desk),
        reviewers=_people(meta.reviewers, desk),
        published=meta.date,
        updated=meta.updated,
        reviewed=meta.reviewed,
        review_by=meta.review_by,
        key_points=tuple(_filled(point, article, desk, files) for point in text.key_points),
        body=_filled(text.body, article, desk, files),
        faq=tuple((item.question, _filled(item.answer, article, desk, files)) for item in text.faq),
        references=reference_views(text, desk.references),
        helplines=safety_of(site, desk.catalogue).of(article, tags).helplines,
        hero=_hero(meta.image, files),
        disclaimer=said.disclaimer,
        notice=said.notice,
        code=str(print_code(url)) if site.print_code and site.url != DEFAULT_URL and not preview else "",
        preview=preview,
        expired=standing.expired if standing and not preview else None,
        files=files.read,
    )


def _said_in(lang: str, site: Site) -> SiteLanguage:
    """What a site says in a language; in its own where nobody said it in that one."""
    said = next((said for tag, said in site.languages.items() if same_language(tag, lang)), SiteLanguage())
    return SiteLanguage(
        name=said.name or site.name,
        disclaimer=said.disclaimer or site.wording.of(lang).gettext(site.disclaimer),
        notice=said.notice or site.notice,
    )


class _Files:
    """The pictures of an article, read when they are asked for."""

    def __init__(self, article: Article, desk: Desk) -> None:
        self._article = article
        self._desk = desk
        self._names: dict[str, str] = {}
        self.read: dict[str, PaperPicture] = {}

    def name(self, src: str) -> str:
        """The name of a picture's file; "" where there is no such picture."""
        file = resolve_image(src, self._article, self._desk.index.files)
        if file is None:
            return ""
        if file not in self._names:
            self._names[file] = self._take(file)
        return self._names[file]

    def _take(self, file: str) -> str:
        try:
            data = self._desk.folder.path_of(file).read_bytes()
        except OSError:
            return ""
        made = for_paper(data, PurePosixPath(file).suffix)
        if made is None:
            return ""
        name = f"picture-{len(self.read)}{made[0]}"
        self.read[name] = made[1]
        return name


def _people(slugs: tuple[str, ...], desk: Desk) -> tuple[str, ...]:
    found = [desk.people[slug].meta for slug in dict.fromkeys(slugs) if slug in desk.people]
    return tuple(", ".join(filter(None, (meta.title, meta.credentials or meta.role))) for meta in found)


def _hero(image: ImageMeta | None, files: _Files) -> Hero | None:
    name = files.name(image.src) if image else ""
    return Hero(name, image.alt, image.caption, image.credit) if image and name else None


def _filled(fragment: Fragment, article: Article, desk: Desk, files: _Files) -> str:
    """A fragment's HTML with full addresses, and the names of its pictures' files."""
    links = []
    for use in fragment.links:
        target = use.target if use.target.startswith("#") else resolve_link(use, article, desk.index)
        links.append(html.escape("" if isinstance(target, Diagnostic) else desk.site.absolute(target)))
    return fragment.fill(links, [f'src="{files.name(use.src)}"' for use in fragment.images])
