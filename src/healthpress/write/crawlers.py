"""The programs of AI services that read websites, by what they read for, and what robots.txt tells them.

In: a site's policy. Out: groups of robots.txt (RFC 9309). Names and purposes are those that their operators publish;
docs/hosting.md names the pages. A table of names grows old, so it stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from healthpress.model.hosting import Crawlers

AGENTS: Mapping[str, tuple[str, ...]] = {
    "training": (
        "AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "Google-Extended", "GPTBot",
        "meta-externalagent",
    ),
    "search": ("Amzn-SearchBot", "Claude-SearchBot", "MistralAI-Index", "OAI-SearchBot", "PerplexityBot"),
    "assistant": (
        "Amzn-User", "ChatGPT-User", "Claude-User", "DuckAssistBot", "meta-externalfetcher", "MistralAI-User",
        "Perplexity-User",
    ),
}  # fmt: skip
"""User agents by purpose: to train models, to answer from an index of their own, to read a page as somebody asks."""


def denied_groups(crawlers: Crawlers) -> str:
    """The groups of robots.txt for those who may not read; "" where all may."""
    denied = [purpose for purpose in AGENTS if getattr(crawlers, purpose) == "deny"]
    return "".join(f"{_names(purpose)}Disallow: /\n\n" for purpose in denied)


def _names(purpose: str) -> str:
    return "".join(f"User-agent: {name}\n" for name in AGENTS[purpose])
