"""The data files of a site, and its settings as a build has them.

In: options. Out: settings in the edition and at the address that the options choose. It stands apart because whoever
reads articles must read them with the same settings as a build: what a name in braces stands for is part of the words.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from healthpress.build.options import Options
from healthpress.build.wording import wording_of
from healthpress.model.site import Site
from healthpress.read.edition import in_edition
from healthpress.read.settings import Settings, read_site
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.source import Source, decode


def settings_of(options: Options, found: list[Diagnostic]) -> Settings:
    """The settings, with their own faults; what is wrong with the file itself is added to `found`."""
    settings = in_edition(read_site(data_source(options.root, "content/site.yaml", found)), options.edition)
    site = replace(
        settings.site,
        url=options.base_url or settings.site.url,
        compress=options.compress or settings.site.compress,
        search=settings.site.search and options.search,
        wording=wording_of(options.root, options.state / "wording", found),
    )
    return replace(settings, site=site)


def site_of(options: Options) -> Site:
    """The settings alone, for those who leave their faults to a build."""
    return settings_of(options, []).site


def data_source(root: Path, path: str, found: list[Diagnostic]) -> Source | None:
    """One data file; None where there is none."""
    try:
        source, faults = decode(path, (root / path).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as fault:
        found.append(rules.UNREADABLE.at(Place(path), f"{fault.strerror}."))
        return None
    found += faults
    return source
