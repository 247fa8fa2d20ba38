"""Pages made and files written: what is understood becomes what is published.

In: the content and the ledger of the last build. Out: the output folder, changed only where it must be. It stands
apart because a build that finds nothing changed needs none of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from healthpress.build.compressed import Written, compress_files
from healthpress.build.figures import Timing, timed
from healthpress.build.findings import reported, stops
from healthpress.build.inputs import Inputs
from healthpress.build.ledger import Due, Facts, Ledger, common_of, facts_of
from healthpress.build.machine_files import machine_files
from healthpress.build.options import Indexed, Options, Progress, Result
from healthpress.build.output import OutputFolder
from healthpress.build.pictures import Copy
from healthpress.build.static import linked_files
from healthpress.build.understand import Content
from healthpress.build.workers import spread
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
    keys = {item.page.output_path: item.key for item in due}
    outputs = dict.fromkeys(kept, False)
    progress.stage("Rendering pages", len(due))
    made: list[Due] = []
    rendered = spread(timed(_renderer(templates, output)), due, options.jobs, _url)
    for item, (result, seconds) in zip(due, rendered, strict=True):
        progress.step(Timing(item.page.url, seconds, item.page.template))
        path = item.page.output_path
        if isinstance(result, Diagnostic):
            found.append(result)
        elif result.written is None:
            kept[path] = ledger.facts[path]._replace(key=keys.pop(path))
            outputs[path] = False
        else:
            outputs[path] = result.written
            made.append(dataclasses.replace(item, view=result.view))
    written = sum(outputs.values())
    found += _over_budget(content, keys, kept, outputs, output, options)
    found += content.cards.draw(options.jobs, progress)

    texts = machine_files(
        content.edition, list(filter(None, entries)), content.static, content.redirects, options.now.date()
    )
    copies = copies_of(content, inputs)
    progress.stage("Writing files", len(texts) + len(copies))
    for path, data in texts.items():
        progress.step()
        if path not in copies:
            _write(path, digest(data), partial(bytes, data), ledger, output, outputs, keys, kept)
    for path, copy in copies.items():
        progress.step()
        if path in outputs:
            found.append(would_replace(path, copy))
        else:
            _write(path, copy.key, copy.read, ledger, output, outputs, keys, kept)

    indexed = _indexed(
        searched if content.frame.search else (), found, ledger, output, options, progress, outputs, keys, kept
    )
    articles = len(content.edition.catalogue.articles)
    everything = (*content.found, *reported(found, options.root))
    if stops(found, strict=options.strict):
        return Result(everything, articles, len(entries), 0, 0, None), 0
    if site.compress:
        compress_files(Written(outputs, keys, kept), ledger, output, options.jobs, progress)
    progress.stage("Moving files into place", 1)
    commit = output.commit(outputs.items())
    ledger.save(facts := _recorded(keys, kept, output), made, common)
    urls = tuple(item.page.url for item in made)
    ended = Result(everything, articles, len(entries), len(urls), written, commit, content.notice, urls, indexed)
    return ended, len(facts)


def _over_budget(
    content: Content,
    keys: Mapping[str, str],
    kept: Mapping[str, Facts],
    outputs: Mapping[str, bool],
    output: OutputFolder,
    options: Options,
) -> Iterable[Diagnostic]:
    """The findings about pages that are too heavy, where the site has a budget."""
    site = content.edition.site
    if not site.budget.limits:
        return ()
    from healthpress.build.budget import budget_findings, weights_of

    def file_of(path: str) -> Path:
        return (output.stage if outputs[path] else output.target) / path

    pages = (path for path in outputs if path.endswith(".html"))
    made = {path: kept[path].key if path in kept else keys[path] for path in pages}
    weights = weights_of(made, file_of, site, output.memory("weights"), options.jobs)
    return budget_findings(weights, content)


def _noted(pages: Iterable[Page], entries: list[SitemapEntry | None], searched: list[str]) -> Iterator[Page]:
    """The pages, one at a time; what the sitemap says of each is kept, and which of them can be searched."""
    for page in pages:
        entries.append(sitemap_entry(page))
        if page.searched:
            searched.append(page.output_path)
        yield page


def _indexed(
    searched: Sequence[str],
    found: list[Diagnostic],
    ledger: Ledger,
    output: OutputFolder,
    options: Options,
    progress: Progress,
    outputs: dict[str, bool],
    keys: dict[str, str],
    kept: dict[str, Facts],
) -> Indexed | None:
    """Stage the search index of a site without faults; what goes wrong is added to `found`."""
    progress.stage("Indexing for search", len(searched))
    if not searched or stops(found, strict=options.strict):
        return None
    from healthpress.build.searching import Finished, index_pages

    pages = [Finished(path, keys.get(path) or kept[path].key, outputs[path]) for path in searched]
    index = index_pages(pages, ledger, output, options)
    if isinstance(index, Diagnostic):
        found.append(index)
        return None
    for path, key in index.keys.items():
        _write(path, key, partial(index.files.__getitem__, path), ledger, output, outputs, keys, kept)
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


def _write(
    path: str,
    key: str,
    read: Callable[[], bytes],
    ledger: Ledger,
    output: OutputFolder,
    outputs: dict[str, bool],
    keys: dict[str, str],
    kept: dict[str, Facts],
) -> None:
    """Stage a file unless the ledger knows that it is there already."""
    if ledger.kept(path, key, output.target):
        outputs[path] = False
        kept[path] = ledger.facts[path]
    else:
        outputs[path] = output.put(path, read())
        keys[path] = key


def _recorded(keys: Mapping[str, str], kept: Mapping[str, Facts], output: OutputFolder) -> dict[str, Facts]:
    """The facts of all files after a commit."""
    facts = dict(kept)
    for path, key in keys.items():
        found = facts_of(key, output.target / path)
        if found:
            facts[path] = found
    return facts
