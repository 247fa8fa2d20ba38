"""Pages to HTML through Jinja2.

In: pages and the frame. Out: text, or a finding with the template's file and line. A template sees `view` and
`frame` and nothing else; see docs/theming.md.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import jinja2
import jinja2.meta
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from healthpress.model.address import encoded, relative
from healthpress.model.page import Page
from healthpress.model.view import Frame, View
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.schema_org import moment
from healthpress.write.structured_data import structured_data


class TemplateSet:
    """The templates of a site: its own folder first, then the theme's, file by file."""

    def __init__(self, folders: Sequence[Path], frame: Frame, bytecode: Path | None = None) -> None:
        cache = None
        if bytecode:
            bytecode.mkdir(parents=True, exist_ok=True)
            cache = _ProvenBytecode(bytecode)
        self._frame = frame
        self._sources: dict[str, tuple[str, list[str | None]]] = {}
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=cache,
        )
        self._environment.filters.update(
            href=_href,
            absolute=_absolute,
            long_date=long_date,
            date_time=_date_time,
            structured_data=_structured_data,
        )

    def closure(self, name: str) -> str:
        """The digest of a template and of all that it includes, imports or extends; "" where one cannot be read.

        A reference whose name is computed could be to any template, so it stands for all of them.
        """
        sources: dict[str, str] = {}
        waiting = [name]
        try:
            while waiting:
                current = waiting.pop()
                if current in sources:
                    continue
                sources[current], references = self._source(current)
                named = [reference for reference in references if reference]
                waiting += named if len(named) == len(references) else self._environment.list_templates()
        except jinja2.TemplateError:
            return ""
        return digest(*(part for item in sorted(sources.items()) for part in item))

    def _source(self, name: str) -> tuple[str, list[str | None]]:
        """A template's text and the names of those it refers to, None for a name that is computed."""
        if name not in self._sources:
            loader = self._environment.loader or jinja2.DictLoader({})
            text = loader.get_source(self._environment, name)[0]
            tree = self._environment.parse(text)
            self._sources[name] = (text, list(jinja2.meta.find_referenced_templates(tree)))
        return self._sources[name]

    def render(self, page: Page) -> str | Diagnostic:
        """The page's HTML, or what went wrong and in which template."""
        try:
            template = self._environment.get_template(page.template)
            return template.render(view=page.view, frame=self._frame)
        except jinja2.TemplateSyntaxError as fault:
            place = _line_of(fault.filename, fault.lineno) if fault.filename else Place(fault.name or page.template)
            return rules.TEMPLATE_SYNTAX.at(place, fault.message or "The template cannot be read.")
        except Exception as fault:
            return rules.TEMPLATE_FAILED.at(
                _template_line(fault, page.template), f"{type(fault).__name__}: {fault} (page {page.url})"
            )


class _ProvenBytecode(jinja2.BytecodeCache):
    """Compiled templates in a folder, each with its digest: damaged code would run, and make a wrong page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with the code of an earlier build, where it is there and sound."""
        try:
            proof, _, code = (self._folder / bucket.key).read_bytes().partition(b"\n")
        except OSError:
            return
        if digest(code).encode() == proof:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code; a folder that cannot be written only costs time."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            (self._folder / bucket.key).write_bytes(digest(code).encode() + b"\n" + code)


def _template_line(fault: Exception, template: str) -> Place:
    """The innermost line of a template that the exception passed through."""
    place = Place(template)
    trace = fault.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml")):
            place = _line_of(name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _line_of(filename: str, line: int) -> Place:
    path = Path(filename)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = len(text) - len(text.lstrip())
    return Place(f"{path.parent.name}/{path.name}", line, start + 1, max(1, len(text.strip())), text)


@jinja2.pass_context
def _href(context: Context, target: str) -> str:
    """A site path as this page must write it; a 404 page is shown at any depth, so its links begin at the root."""
    view: View = context["view"]
    if view.kind == "404" and target.startswith("/"):
        frame: Frame = context["frame"]
        return encoded(frame.base_path + target[1:])
    return relative(view.url, target)


@jinja2.pass_context
def _absolute(context: Context, target: str) -> str:
    """The full address of a site path."""
    frame: Frame = context["frame"]
    return frame.site_url + encoded(target[1:]) if target.startswith("/") else target


@jinja2.pass_context
def _structured_data(context: Context, view: View) -> str:
    frame: Frame = context["frame"]
    return structured_data(view, frame)


@jinja2.pass_context
def _date_time(context: Context, day: dt.date) -> str:
    """The start of a day in the site's time zone: 2026-06-03T00:00:00+01:00."""
    frame: Frame = context["frame"]
    return moment(day, frame)


def long_date(day: dt.date) -> str:
    """A date in words: 3 June 2026."""
    return f"{day.day} {day:%B} {day.year}"
