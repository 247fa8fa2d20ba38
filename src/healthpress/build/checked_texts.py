"""Text checks run over the articles of a site, and remembered.

In: published articles, checks, their settings. Out: findings. A check is not run again on an article while its file,
the settings that reach parsing, the check's own settings and the program are the same.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from healthpress.build import state_file
from healthpress.build.figures import Timing
from healthpress.build.inputs import Inputs
from healthpress.build.reading import memo_key
from healthpress.build.workers import spread
from healthpress.model.document import Article
from healthpress.model.text_check import CheckContext, CheckSettings, NamedCheck
from healthpress.shape.edition import Edition
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.digest import digest
from healthpress.text.source import decode

_NOTHING = b""
"""What is remembered of an article in which a check found nothing, as in most."""

_Known = dict[str, tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class ReadyCheck:
    """A check with its settings of this run."""

    check: NamedCheck
    settings: CheckSettings


def check_texts(
    edition: Edition,
    inputs: Inputs,
    root: Path,
    state: Path,
    ready: Sequence[ReadyCheck],
    jobs: int,
    step: Callable[[Timing | None], None],
) -> list[Diagnostic]:
    """The findings of all checks in all published articles."""
    articles = (*edition.catalogue.articles, *edition.catalogue.previews)
    reads = {article.path: memo_key(edition.site, article.path, inputs.digest_of(article.path)) for article in articles}
    known = {item.check.name: _known(state, item.check.name) for item in ready}
    keys = {
        item.check.name: {path: digest(read, item.settings.digest)[:16] for path, read in reads.items()}
        for item in ready
    }

    def due(article: Article) -> list[ReadyCheck]:
        name_of = article.path
        return [
            item for item in ready if known[item.check.name].get(name_of, ("",))[0] != keys[item.check.name][name_of]
        ]

    def run(work: tuple[Article, list[ReadyCheck]]) -> list[bytes]:
        return [_packed(found) for found in _run(*work, edition, root)]

    waiting = [(article, checks) for article in articles if (checks := due(article))]
    for (article, checks), results in zip(waiting, spread(run, waiting, jobs, _path), strict=True):
        step(None)
        for item, result in zip(checks, results, strict=True):
            name = item.check.name
            known[name][article.path] = (keys[name][article.path], result)
    paths = reads.keys()
    for name, entries in known.items():
        if waiting or entries.keys() - paths:
            state_file.save(_file(state, name), {path: entries[path] for path in sorted(paths)}, durable=False)
    packed = (entries[path][1] for entries in known.values() for path in paths)
    return [item for data in packed if data != _NOTHING for item in pickle.loads(data)]  # noqa: S301 (ours, proven)


def _path(work: tuple[Article, list[ReadyCheck]]) -> str:
    return work[0].path


def _run(article: Article, checks: list[ReadyCheck], edition: Edition, root: Path) -> list[list[Diagnostic]]:
    source, _ = decode(article.path, (root / article.path).read_bytes())
    text = edition.text_of(article)
    contexts = (CheckContext(edition.site, source, item.settings.value) for item in checks)
    return [list(item.check.run(article, text, context)) for item, context in zip(checks, contexts, strict=True)]


def _packed(found: list[Diagnostic]) -> bytes:
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL) if found else _NOTHING


def _file(state: Path, name: str) -> Path:
    return state / f"checked-{name}"


def _known(state: Path, name: str) -> _Known:
    found = state_file.load(_file(state, name))
    return found if isinstance(found, dict) else {}
