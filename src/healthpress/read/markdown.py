"""The Markdown room: a text becomes a `Fragment`, its citations, and the faults in it, each at its place.

In: a file's body, or a text of its front matter. Out: values; nothing is raised whatever the text. The engine does
Markdown and nothing else: all that is ours happens before it, with marks, or after it, on the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from healthpress.model.fragment import Fragment
from healthpress.model.site import Site
from healthpress.read import (
    care,
    complexity,
    components,
    headings,
    links,
    marks,
    names,
    notes,
    sanitise,
    tables,
    videos,
)
from healthpress.read.block import TooDeepError
from healthpress.read.citations import Citations, cite
from healthpress.read.engine import engine
from healthpress.read.html_tree import Tree, is_too_deep, text_of
from healthpress.read.locate import At, Locator, always, in_source
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source
from healthpress.text.wording import Words

_TOO_COMPLEX = (
    "From here on, quotes, lists, brackets or elements are nested too deeply, or one paragraph has too much markup."
)

_PLAIN = re.compile(
    "([^\\W\\d_](?:[^\\s!\\[\\]<>&`*_{}|~\\\\\\x00-\\x1f\\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]++"
    "|!(?!\\[)| (?! ))*+(?<! ))\n?"
)
"""One line of text that is no Markdown: the same words in every engine."""

_TEXT = "[^<>&\xa0\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_EMPHASISED = re.compile(rf"<p>(?:{_TEXT}++|<(em|strong|code)>{_TEXT}*+</\1>)*+</p>\n?")
"""HTML that is one paragraph with nothing in it to judge, to place or to clean."""

Rendered = tuple[Fragment, list[Diagnostic]]
"""A fragment and the faults."""


def render_body(
    source: Source,
    start: int,
    site: Site,
    citations: Citations | None,
    reserved_ids: Collection[str],
    *,
    end: int | None = None,
    title: str = "",
    lang: str = "",
) -> Rendered:
    """Render `source.text[start:end]`. Citations are added to `citations`; a page without any has None.

    `reserved_ids` are ids that the page has elsewhere; a first-level heading that opens the text and repeats `title`
    is left out. `lang` is the text's language where it is not the site's.
    """
    page = _Page(site, citations, headings.Ids(reserved_ids), lang or site.lang)
    return _render(source.text[start:end], in_source(source, start), page, title)


def render_snippet(
    text: str,
    place: Place,
    site: Site,
    citations: Citations | None,
    reserved_ids: Collection[str],
    *,
    lang: str = "",
) -> Rendered:
    """Render Markdown in a value of front matter; all faults are at the value's place."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        found: list[Diagnostic] = []
        if site.edition:
            names.resolve(text, always(place), site, found)
        return Fragment(html=f"<p>{plain[1]}</p>", text=" ".join(plain[1].split(" "))), found
    page = _Page(site, citations, headings.Ids(reserved_ids), lang or site.lang)
    return _render(text, always(place), page, "")


@dataclass(frozen=True, slots=True)
class _Page:
    """What a text needs to know of the page around it."""

    site: Site
    citations: Citations | None
    ids: headings.Ids
    lang: str

    @property
    def words(self) -> Words:
        """The words of the text's language."""
        return self.site.wording.of(self.lang)


def _render(text: str, at: At, page: _Page, title: str) -> Rendered:
    misnamed: list[Diagnostic] = []
    named = names.resolve(marks.clean(text), at, page.site, misnamed)
    text = named.text
    spans: list[marks.Span] = []
    locator = Locator(text, spans, named.at)
    cut = components.cut(text, spans, named.at)
    try:
        complexity.judge(cut.text)
        rendered = engine(page.site).render(cut.text)
    except TooDeepError as fault:
        line = marks.without(cut.text.split("\n")[fault.line])
        return _too_complex(locator, max(0, text.find(line)) if line else 0, cut.found)
    except RecursionError:
        return _too_complex(locator, 0, cut.found)
    if _EMPHASISED.fullmatch(rendered.html) and rendered.is_finished:
        html = rendered.html.strip()
        return Fragment(html=html, text=text_of(html)), sorted([*misnamed, *cut.found], key=lambda item: item.order)
    moved, found = headings.demote(rendered.html, locator, title)
    composed = components.compose(moved, cut, page.words)
    if is_too_deep(composed):
        return _too_complex(locator, 0, cut.found)
    tree = Tree(composed)
    rendered.finish(tree)
    fragment, more = _finish(tree, page, locator)
    return fragment, sorted([*misnamed, *cut.found, *found, *more], key=lambda item: item.order)


def _finish(tree: Tree, page: _Page, locator: Locator) -> Rendered:
    """Our own work on the HTML, in the order that one step needs what another made."""
    site, ids = page.site, page.ids
    found = [] if site.html == "trusted" else sanitise.judge(tree, locator)
    headings.claim_written(tree, ids)
    notes.tidy_footnotes(tree, ids, page.words)
    careless = care.judge(tree, locator, page.lang)
    unshown = videos.make_videos(tree, locator)
    uses, unsafe = links.open_links(tree, locator)
    images, faulty = links.open_images(tree, locator)
    uncited = cite(tree, page.citations, ids, locator, page.words) if locator.has("@") else []
    contents, skipped = headings.read_headings(tree, ids, locator, site)
    tables.wrap_tables(tree, page.words)
    html = marks.without(tree.html)
    fragment = Fragment(
        html=html.strip() if site.html == "trusted" and links.is_safe(html) else sanitise.clean(html).strip(),
        text=text_of(html),
        links=uses,
        images=images,
        headings=contents,
        anchors=frozenset(node.attrs.get("id") or "" for node in tree.select("[id]")),
    )
    if page.citations:
        page.citations.settle(fragment.html)
    return fragment, [*found, *careless, *unshown, *uncited, *skipped, *unsafe, *faulty]


def _too_complex(locator: Locator, offset: int, found: tuple[Diagnostic, ...]) -> Rendered:
    place = locator.at(offset)
    return (
        Fragment(),
        [
            *found,
            rules.TOO_COMPLEX.at(place, _TOO_COMPLEX),
        ],
    )
