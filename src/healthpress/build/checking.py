"""A site judged and not built: everything that a build would say, what articles say, and every page.

In: options of a build and which rules are meant. Out: findings. A site in which nothing changed is not judged again.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from healthpress.build import state_file
from healthpress.build.checked_pages import check_pages
from healthpress.build.checked_texts import ReadyCheck, check_texts
from healthpress.build.collecting import without_collecting
from healthpress.build.faults import damage_notice, worker_died
from healthpress.build.findings import reported, stops
from healthpress.build.inputs import look
from healthpress.build.last import build_key
from healthpress.build.lock import only_build
from healthpress.build.options import Options, Progress
from healthpress.build.retractions import retraction_findings
from healthpress.build.site_settings import site_of
from healthpress.build.text_checks import TEXT_CHECKS
from healthpress.build.understand import understand_files
from healthpress.build.workers import WorkerDied, workers_ended
from healthpress.model.text_check import CheckSetup
from healthpress.shape.horizon import Horizon
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.digest import digest

_OF_PAGES = ("template/", "page/", rules.STRUCTURED_DATA.code, rules.URL_CONFLICT.code)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `pages_judged` says whether pages were: where the content has errors, none can be made."""

    found: tuple[Diagnostic, ...]
    articles: int
    pages_judged: bool
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is asked for: codes or families (none for all), and options of single checks by name."""

    only: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def means(self, code: str) -> bool:
        """Whether findings of a rule are asked for."""
        return not self.only or any(_covers(wanted, code) for wanted in self.only)

    def means_any(self, codes: Iterable[str]) -> bool:
        """Whether findings of one of several rules or families ("template/") are asked for."""
        return any(self.means(code) or any(wanted.startswith(code) for wanted in self.only) for code in codes)


def _covers(wanted: str, code: str) -> bool:
    return code == wanted or code.startswith(f"{wanted.rstrip('/')}/")


def check_site(options: Options, asked: Asked, progress: Progress) -> Checked:
    """Judge a site. Nothing but what builds remember is written."""
    waiting = "Waiting for a build of this site"
    with only_build(options.state, lambda: progress.stage(waiting, 1)), without_collecting():
        try:
            with state_file.noticing() as damaged, workers_ended():
                checked = _check(options, asked, progress)
        except WorkerDied as fault:
            return Checked((worker_died(fault),), 0, pages_judged=False)
        notice = checked.notice or damage_notice(damaged)
    found = tuple(item for item in checked.found if asked.means(item.code))
    return Checked(found, checked.articles, checked.pages_judged, notice)


def _check(options: Options, asked: Asked, progress: Progress) -> Checked:
    folder, inputs = look(options)
    setup = CheckSetup(options.root, site_of(options), options.now.date(), asked.options)
    wanted = [item for item in TEXT_CHECKS if item.wanted(setup) and asked.means_any(item.codes)]
    ready = [ReadyCheck(item, item.settings(setup)) for item in wanted]
    of_pages = asked.means_any(_OF_PAGES)
    told = (part for item in ready for part in (item.check.name, item.settings.digest))
    retractions = asked.options.get("retractions")
    listed = digest(retractions.read_bytes()) if retractions else ""
    key = digest(build_key(inputs, options), str(of_pages), listed, *told)
    record = options.state / "checked-last"
    last = _last(state_file.load(record), key, options)
    if last:
        progress.stage("Nothing changed", 1)
        return last
    content = understand_files(folder, inputs, options, progress)
    articles = len(content.edition.catalogue.articles)
    progress.stage("Checking texts", articles)
    found = retraction_findings(retractions, content.edition.catalogue) if retractions else []
    found += check_texts(content.edition, inputs, options.root, options.state, ready, options.jobs, progress.step)
    pages = not stops(content.found, strict=False)
    if of_pages and pages:
        progress.stage("Checking pages", articles)
        found += check_pages(content, inputs, options.state, options.jobs, progress.step)
    checked = Checked(reported((*content.found, *found), options.root), articles, pages, content.notice)
    outcome = pickle.dumps((checked.found, articles, pages), pickle.HIGHEST_PROTOCOL)
    state_file.save(record, (key, tuple(content.horizon), outcome), durable=False)
    return checked


def _last(record: Any, key: str, options: Options) -> Checked | None:
    """What the last check found, where this one would find the same."""
    if not isinstance(record, tuple) or record[0] != key or not Horizon(*record[1]).holds(options.now):
        return None
    try:
        return Checked(*pickle.loads(record[2]))  # noqa: S301 (written by an earlier check, and proven)
    except Exception:
        return None
