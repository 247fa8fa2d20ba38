"""Pages to HTML through Jinja2.

In: pages and the frame. Out: text, or a finding with the template's file and line. A template sees `view` and
`frame` and nothing else; see docs/theming.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from healthpress.model.address import encoded, from_root, way_up
from healthpress.model.frame import Frame
from healthpress.model.page import Page
from healthpress.model.view import View
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.text.languages import direction
from healthpress.text.wording import Wording
from healthpress.write.bytecode import Names, ProvenCache
from healthpress.write.emergency import emergency_cards
from healthpress.write.engine import Engine
from healthpress.write.filters import og_locale, unbroken
from healthpress.write.markdown_text import markdown_text, tidied
from healthpress.write.page_policy import with_policy
from healthpress.write.parts import Parts, referenced
from healthpress.write.print_code import print_code
from healthpress.write.said import Said
from healthpress.write.schema_org import absolute, moment
from healthpress.write.structured_data import StructuredData


class TemplateSet:
    """The templates of a site: its own folder first, then the theme's, file by file."""

    def __init__(
        self, folders: Sequence[Path], frame: Frame, bytecode: Path | None = None, wording: Wording | None = None
    ) -> None:
        self._frame = self._spoken = frame
        self._said = Said(wording or Wording())
        self._data = {told.lang: StructuredData(told) for told in (frame, *frame.others.values())}
        self._sources: dict[str, tuple[str, Names]] = {}
        self._environment = Engine(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=_escapes,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._parts = Parts(self._environment, frame)
        self._address = ""
        self._environment.filters.update(
            href=self._href,
            absolute=self._absolute,
            **self._said.filters,
            date_time=self._date_time,
            structured_data=self._structured_data,
            og_locale=og_locale,
            unbroken=unbroken,
            navigation_entry=self._navigation_entry,
            direction=direction,
            emergency_cards=emergency_cards,
            print_code=print_code,
            markdown=self._markdown,
        )
        self._environment.globals.update(frame=frame, part=self._parts.part, **self._said.functions)
        self._kept = ProvenCache(bytecode, _form()) if bytecode else None
        self._environment.bytecode_cache = self._kept

    def closure(self, name: str) -> str:
        """The digest of a template and of all that it includes, imports or extends; a missing one counts as empty.

        A reference whose name is computed could be to any template, so it stands for all of them.
        """
        sources: dict[str, str] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current in sources:
                continue
            sources[current], references = self._source(current)
            named = [reference for reference in references if reference]
            waiting += named if len(named) == len(references) else self._environment.list_templates()
        return digest(*(part for item in sorted(sources.items()) for part in item))

    def _source(self, name: str) -> tuple[str, Names]:
        """A template's text and the names of those it refers to, None for a computed name; "" where it is missing."""
        if name not in self._sources:
            loader = self._environment.loader or jinja2.DictLoader({})
            text, references = "", Names()
            with suppress(jinja2.TemplateError):
                text = loader.get_source(self._environment, name)[0]
                find = partial(self._names_in, text)
                references = self._kept.names_in(name, text, find) if self._kept else find()
            self._sources[name] = (text, references)
        return self._sources[name]

    def _names_in(self, text: str) -> Names:
        return referenced(self._environment.parse(text))

    def render(self, page: Page) -> str | Diagnostic:
        """The page's HTML, or what went wrong and in which template."""
        try:
            view = page.view
            self._parts.root, self._parts.lang = self._way_up(view), view.lang
            self._said.speak(view.lang)
            self._spoken = self._parts.frame = self._frame.for_language(view.lang)
            self._address = absolute(self._frame, view.url)
            text = self._environment.get_template(page.template).render(view=view, frame=self._spoken)
            if not _escapes(page.template):
                return tidied(text)
            return with_policy(text, view.kind, self._frame.policy)
        except jinja2.TemplateSyntaxError as fault:
            place = _line_of(fault.filename, fault.lineno) if fault.filename else Place(fault.name or page.template)
            return rules.TEMPLATE_SYNTAX.at(place, fault.message or "The template cannot be read.")
        except Exception as fault:
            return rules.TEMPLATE_FAILED.at(
                _template_line(fault, page.template), f"{type(fault).__name__}: {fault} (page {page.url})"
            )

    def _way_up(self, view: View) -> str:
        """How links of a page begin; a 404 page is shown at any depth, so its links begin at the host."""
        return encoded(self._frame.base_path) if view.kind == "404" else way_up(view.url)

    @jinja2.pass_context
    def _href(self, _: Context, target: str) -> str:
        """A site path as this page must write it."""
        return from_root(self._parts.root, target)

    @jinja2.pass_context
    def _absolute(self, _: Context, target: str) -> str:
        """The full address of a site path."""
        return absolute(self._frame, target)

    @jinja2.pass_context
    def _markdown(self, _: Context, html: str) -> str:
        """The Markdown of a piece of the page's HTML."""
        return markdown_text(html, self._address)

    @jinja2.pass_context
    def _date_time(self, _: Context, day: dt.date) -> str:
        """The start of a day in the site's time zone: 2026-06-03T00:00:00+01:00."""
        return moment(day, self._frame)

    @jinja2.pass_context
    def _structured_data(self, _: Context, view: View) -> Markup:
        """The page's JSON-LD."""
        return self._data[self._spoken.lang](view)

    @jinja2.pass_context
    def _navigation_entry(self, _: Context, url: str) -> str:
        """The site path of the navigation's entry for a page: its own, else the nearest above it, else ""."""
        frame = self._spoken
        entries = (frame.home, *(link.url for link in frame.navigation if link.url.startswith("/")))
        above = [entry for entry in entries if url == entry or (entry != frame.home and url.startswith(entry))]
        return max(above, key=len, default="")


def _escapes(template: str | None) -> bool:
    """Whether a template makes HTML, in which all text is escaped, and not Markdown."""
    return template is None or not template.endswith(".md")


def _template_line(fault: Exception, template: str) -> Place:
    """The innermost line of a template that the exception passed through."""
    place = Place(template)
    trace = fault.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml", ".md")):
            place = _line_of(name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _line_of(filename: str, line: int) -> Place:
    path = Path(filename)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = len(text) - len(text.lstrip())
    return Place(f"{path.parent.name}/{path.name}", line, start + 1, max(1, len(text.strip())), text)


def _form() -> str:
    """What compiled templates are good for: they hold how filters are called, and what they give for constants."""
    return digest(jinja2.__version__, *(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))))[:12]
