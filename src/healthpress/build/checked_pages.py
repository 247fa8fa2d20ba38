"""Every page rendered in memory and judged: faults of templates, addresses claimed twice, structured data.

In: a site, understood. Out: findings. A page is not rendered again while all that it is made of is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from healthpress.build import state_file
from healthpress.build.budget import budget_findings
from healthpress.build.figures import Timing
from healthpress.build.inputs import Inputs
from healthpress.build.ledger import common_of, page_key
from healthpress.build.make import copies_of, would_replace
from healthpress.build.understand import Content
from healthpress.build.workers import spread
from healthpress.model.page import Page
from healthpress.shape.plan import plan_pages
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.parity import graph_faults
from healthpress.write.templates import TemplateSet
from healthpress.write.vocabulary import vocabulary_digest
from healthpress.write.weight import Weight, weigh

_Judged = tuple[list[str], tuple[Any, ...] | None]
"""What is wrong with a page's structured data; what it weighs, where the site has a budget."""

_UNJUDGED: tuple[str, _Judged] = ("", ([], None))


def check_pages(
    content: Content, inputs: Inputs, state: Path, jobs: int, step: Callable[[Timing | None], None]
) -> list[Diagnostic]:
    """The findings about all pages."""
    wording = content.edition.site.wording
    templates = TemplateSet(content.folder.templates, content.frame, state / "templates", wording)
    common = common_of(content.frame, wording)
    pages = list(plan_pages(content.edition, content.redirects))
    site = content.edition.site
    weighed = str(bool(site.budget.limits))
    closures = {
        name: digest(templates.closure(name), vocabulary_digest(), weighed)
        for name in {page.template for page in pages}
    }
    keys = {page.output_path: page_key(page, common, closures[page.template])[:16] for page in pages}
    loaded = state_file.load(state / "checked-pages")
    known: Mapping[str, tuple[str, _Judged]] = loaded if isinstance(loaded, dict) else {}
    waiting = [page for page in pages if known.get(page.output_path, ("",))[0] != keys[page.output_path]]
    judged = {path: entry for path, entry in known.items() if keys.get(path) == entry[0]}
    found: list[Diagnostic] = []

    def judge(page: Page) -> Diagnostic | _Judged:
        text = templates.render(page)
        if isinstance(text, Diagnostic):
            return text
        if not page.output_path.endswith(".html"):
            return [], None
        weight = tuple(weigh(text.encode(), page.url, site.base_path)) if site.budget.limits else None
        return graph_faults(text), weight

    for page, result in zip(waiting, spread(judge, waiting, jobs, _url), strict=True):
        step(None)
        if isinstance(result, Diagnostic):
            found.append(result)
        else:
            judged[page.output_path] = (keys[page.output_path], result)
    if judged != known:
        state_file.save(state / "checked-pages", judged, durable=False)
    found += [
        rules.STRUCTURED_DATA.at(_place(page, content), f"{fault} (page {page.url})")
        for page in pages
        for fault in judged.get(page.output_path, _UNJUDGED)[1][0]
    ]
    weights = ((page.url, judged.get(page.output_path, _UNJUDGED)[1][1]) for page in pages)
    found += budget_findings({url: Weight(*weight) for url, weight in weights if weight}, content)
    copies = copies_of(content, inputs)
    return [*found, *(would_replace(path, copy) for path, copy in copies.items() if path in keys)]


def _url(page: Page) -> str:
    return page.url


def _place(page: Page, content: Content) -> Place:
    """Where the words of a page are written, else its template."""
    document = content.edition.catalogue.by_url.get(page.url)
    return Place(document.path if document else f"templates/{page.template}")
