"""Pages made and files written: what is understood becomes what is published.

In: the content and the ledger of the last build. Out: the output folder, changed only where it must be. It stands
apart because a build that finds nothing changed needs none of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from healthpress.build.compressed import compress_files
from healthpress.build.figures import Timing, timed
from healthpress.build.findings import reported, stops
from healthpress.build.inputs import Inputs
from healthpress.build.ledger import Due, Ledger, common_of
from healthpress.build.machine_files import machine_files
from healthpress.build.options import Indexed, Options, Progress, Result
from healthpress.build.output import OutputFolder
from healthpress.build.pictures import Copy
from healthpress.build.static import linked_files
from healthpress.build.understand import Content
from healthpress.build.workers import spread
from healthpress.build.written import Written
from healthpress.model.discovery import SitemapEntry
from healthpress.model.page import Page
from healthpress.shape.plan import plan_pages, sitemap_entry
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import SHORT, digest, digest_of
from healthpress.write.templates import TemplateSet


def make_site(
    content: Content, inputs: Inputs, ledger: Ledger, output: OutputFolder, options: Options, progress: Progress
) -> tuple[Result, int]:
    """Render what must be, write what changed. The number is that of all files of the site."""
    found: list[Diagnostic] = []
    progress.stage("Planning pages", 1)
    site = content.edition.site
    templates = TemplateSet(content.folder.templates, content.frame, options.state / "templates", site.wording)
    entries: list[SitemapEntry | None] = []
    searched: list[str] = []
    pages = _noted(plan_pages(content.edition, content.redirects), entries, searched)
    common = common_of(content.frame, site.wording)
    due, kept = ledger.due(pages, common, templates, output.target)
    files = Written(ledger, output)
    for path, known in kept.items():
        files.keep(path, known)
    made = _render(due, templates, files, found, options, progress)
    written = sum(files.outputs.values())
    found += _over_budget(content, files, options)
    found += content.cards.draw(options.jobs, progress)

    texts = machine_files(
        content.edition, list(filter(None, entries)), content.static, content.redirects, options.now.date()
    )
    copies = copies_of(content, inputs)
    progress.stage("Writing files", len(texts) + len(copies))
    for path, data in texts.items():
        progress.step()
        if path not in copies:
            files.put(path, digest(data), partial(bytes, data))
    for path, copy in copies.items():
        progress.step()
        if path in files.outputs:
            found.append(would_replace(path, copy))
        else:
            files.put(path, copy.key, copy.read)

    indexed = _indexed(searched if content.frame.search else (), files, found, options, progress)
    articles = len(content.edition.catalogue.articles)
    everything = (*content.found, *reported(found, options.root))
    if stops(found, strict=options.strict):
        return Result(everything, articles, len(entries), 0, 0, None), 0
    if site.compress:
        compress_files(files, options.jobs, progress)
    progress.stage("Moving files into place", 1)
    commit = output.commit(files.outputs.items())
    ledger.save(facts := files.facts(), made, common)
    urls = tuple(item.page.url for item in made)
    ended = Result(everything, articles, len(entries), len(urls), written, commit, content.notice, urls, indexed)
    return ended, len(facts)


def _render(
    due: list[Due],
    templates: TemplateSet,
    files: Written,
    found: list[Diagnostic],
    options: Options,
    progress: Progress,
) -> list[Due]:
    """Stage the pages that are due; those that really had to be rendered, with the digests of their views."""
    progress.stage("Rendering pages", len(due))
    made: list[Due] = []
    rendered = spread(timed(_renderer(templates, files.output)), due, options.jobs, _url)
    for item, (result, seconds) in zip(due, rendered, strict=True):
        progress.step(Timing(item.page.url, seconds, item.page.template))
        path = item.page.output_path
        if isinstance(result, Diagnostic):
            found.append(result)
        elif result.written is None:
            files.keep(path, files.ledger.facts[path]._replace(key=item.key))
        else:
            files.add(path, item.key, changed=result.written)
            made.append(dataclasses.replace(item, view=result.view))
    return made


def _over_budget(content: Content, files: Written, options: Options) -> Iterable[Diagnostic]:
    """The findings about pages that are too heavy, where the site has a budget."""
    site = content.edition.site
    if not site.budget.limits:
        return ()
    from healthpress.build.budget import budget_findings, weights_of

    keys = {path: files.key_of(path) for path in files.outputs if path.endswith(".html")}
    weights = weights_of(keys, files.file, site, files.output.memory("weights"), options.jobs)
    return budget_findings(weights, content)


def _noted(pages: Iterable[Page], entries: list[SitemapEntry | None], searched: list[str]) -> Iterator[Page]:
    """The pages, one at a time; what the sitemap says of each is kept, and which of them can be searched."""
    for page in pages:
        entries.append(sitemap_entry(page))
        if page.searched:
            searched.append(page.output_path)
        yield page


def _indexed(
    searched: Sequence[str], files: Written, found: list[Diagnostic], options: Options, progress: Progress
) -> Indexed | None:
    """Stage the search index of a site without faults; what goes wrong is added to `found`."""
    progress.stage("Indexing for search", len(searched))
    if not searched or stops(found, strict=options.strict):
        return None
    from healthpress.build.searching import Finished, index_pages

    pages = [Finished(path, files.key_of(path), files.file(path)) for path in searched]
    index = index_pages(pages, files.ledger, files.output, options)
    if isinstance(index, Diagnostic):
        found.append(index)
        return None
    for path, key in index.keys.items():
        files.put(path, key, partial(index.files.__getitem__, path))
    return index.made


def _url(item: Due) -> str:
    return item.page.url


class _Rendered(NamedTuple):
    """Whether a page's file must be written, None where its view is that of the file there; the view's digest."""

    written: bool | None
    view: str | None


def _renderer(templates: TemplateSet, output: OutputFolder) -> Callable[[Due], _Rendered | Diagnostic]:
    def render(item: Due) -> _Rendered | Diagnostic:
        page, view = item.page, item.view
        if view is not None:
            seen = page.view
            view = digest_of(seen)[:SHORT]
            if view == item.unless:
                return _Rendered(None, view)
            page = dataclasses.replace(page, make=lambda: seen)
        html = templates.render(page)
        return html if isinstance(html, Diagnostic) else _Rendered(output.put(page.output_path, html.encode()), view)

    return render


def copies_of(content: Content, inputs: Inputs) -> dict[str, Copy]:
    """The files that are published as they are, by output path."""
    linked = linked_files(content.edition)
    return {
        **content.pictures.outputs,
        **content.cards.outputs,
        **{path: Copy(content.folder.path_of(file), inputs.digest_of(file)) for path, file in linked.items()},
        **{name: Copy(file, inputs.digest_of(f"static/{name}")) for name, file in content.static.copies.items()},
    }


def would_replace(path: str, copy: Copy) -> Diagnostic:
    """The finding about a file that would stand in the place of a page."""
    return rules.URL_CONFLICT.at(Place(str(copy.file)), f"{copy.file.name} would replace the page /{path}.")
