"""What a site says to browsers, servers and programs that read it, as `content/site.yaml` gives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Server = Literal["netlify", "cloudflare", "apache", "nginx", "caddy"]

Directives = Mapping[str, tuple[str, ...]]
"""A Content-Security-Policy: the sources of each directive, in order (W3C, Content Security Policy Level 3)."""


@dataclass(frozen=True, slots=True)
class Security:
    """The policy that pages run under, and who hears of holes.

    `sources` are added to those of the policy, by directive. `contact` are addresses for security.txt, none for no
    such file; `expires` is the day that it says it is good until, None for the build to choose one.
    """

    policy: bool = True
    trusted_types: bool = True
    sources: Directives = field(default_factory=dict)
    contact: tuple[str, ...] = ()
    expires: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Machines:
    """What is made for programs that read: a Markdown file beside each article, and llms.txt."""

    markdown: bool = False
    llms_txt: bool = False


@dataclass(frozen=True, slots=True)
class Crawlers:
    """Whether the programs of AI services may read: to train models, to answer from an index, or as a user asks."""

    training: Literal["allow", "deny"] = "allow"
    search: Literal["allow", "deny"] = "allow"
    assistant: Literal["allow", "deny"] = "allow"
