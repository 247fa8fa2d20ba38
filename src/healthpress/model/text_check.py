"""Checks of what articles say: the form that each has, and what it is given.

In: nothing. Out: the values that checks and those who run them exchange. They stand apart because checks are written in
`read` and `shape` and run by `build`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from healthpress.model.document import Article, Text
from healthpress.model.site import Site
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import Source


@dataclass(frozen=True, slots=True)
class CheckSetup:
    """What settings of checks are made from. `options` are those of the command, by their names."""

    root: Path
    site: Site
    today: dt.date
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a check is to know beside the article. Equal digests, equal findings: findings are remembered by it."""

    value: Any = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check sees beside the article: the site's settings, the article's file, and the check's own settings.

    `source.place(offset, length)` and `source.find(words)` give places.
    """

    site: Site
    source: Source
    settings: Any = None


TextCheck = Callable[[Article, Text, CheckContext], Iterable[Diagnostic]]
"""A function of its arguments alone: it runs in any process, and only where article, settings or program changed."""


def _no_settings(_: CheckSetup) -> CheckSettings:
    return CheckSettings()


def _always(_: CheckSetup) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """A check with its name (a file of the memory is called so) and the codes of the rules that it may report.

    `settings` is asked once a run, and must put the day or the digest of a file into its digest if findings depend on
    them; `wanted` says whether the command's options ask for the check at all.
    """

    name: str
    codes: tuple[str, ...]
    run: TextCheck
    settings: Callable[[CheckSetup], CheckSettings] = _no_settings
    wanted: Callable[[CheckSetup], bool] = _always
