"""Pages weighed against the budget of site.yaml, those too that this build did not render.

In: the pages of a build with their keys. Out: findings. A weight is remembered under the page's key, so that a build
that renders one page weighs one; a site without a budget pays nothing for this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from healthpress.build import state_file
from healthpress.build.understand import Content
from healthpress.build.workers import spread
from healthpress.model.address import page_url
from healthpress.model.site import Site
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.write.weight import Weight, compressed, overweight, weigh


def weights_of(
    keys: Mapping[str, str], file_of: Callable[[str], Path], site: Site, memory: Path, jobs: int
) -> dict[str, Weight]:
    """The weight of each page by its site path; `keys` are those of pages by output path, `file_of` finds the files."""
    loaded = state_file.load(memory)
    known: Mapping[str, tuple[str, tuple[Any, ...]]] = loaded if isinstance(loaded, dict) else {}
    weights = {path: known[path] for path, key in keys.items() if path in known and known[path][0] == key}
    missing = [path for path in keys if path not in weights]

    def read(path: str) -> tuple[Any, ...]:
        return tuple(weigh(file_of(path).read_bytes(), page_url(path), site.base_path))

    for path, weight in zip(missing, spread(read, missing, jobs), strict=True):
        weights[path] = (keys[path], weight)
    if weights != known:
        state_file.save(memory, weights, durable=False)
    return {page_url(path): Weight(*weight) for path, (_, weight) in weights.items()}


def budget_findings(weights: Mapping[str, Weight], content: Content) -> Iterator[Diagnostic]:
    """A finding for each page that is over the budget, at the file that its words stand in."""
    static, documents = content.static, content.edition.catalogue.by_url

    @cache
    def size_of(url: str) -> int:
        path = url[1:]
        if path in static.texts:
            return compressed(static.texts[path])
        return compressed(static.copies[path].read_bytes()) if path in static.copies else 0

    for url, text in overweight(weights, content.edition.site.budget, size_of):
        document = documents.get(url)
        yield rules.OVER_BUDGET.at(Place(document.path if document else "content/site.yaml"), text)
