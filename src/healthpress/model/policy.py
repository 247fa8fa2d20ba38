"""The Content-Security-Policy of a site, before anything is known of one page.

In: a site's settings. Out: directives. Everything comes from the site's own origin; what a page holds itself (scripts,
styles, frames) is added where the page is rendered. It stands apart because pages and server files must agree on it.
"""

from __future__ import annotations

from healthpress.model.hosting import Directives, Security

FRAME_ANCESTORS = "frame-ancestors"
"""Who may show pages in a frame: a directive that works in a header only (CSP 3, 6.4.2)."""

SELF, NONE = "'self'", "'none'"

_STRICT: Directives = {
    "default-src": (SELF,),
    "object-src": (NONE,),
    "frame-src": (NONE,),
    "base-uri": (NONE,),
    "form-action": (SELF,),
}
_TRUSTED_TYPES: Directives = {"require-trusted-types-for": ("'script'",), "trusted-types": (NONE,)}

OPEN_TO_SOURCES = frozenset(
    {
        "connect-src", "font-src", "form-action", "frame-src", "img-src", "manifest-src", "media-src", "script-src",
        "style-src", "worker-src", FRAME_ANCESTORS,
    }
)  # fmt: skip
"""The directives to which a site may add sources."""


def policy_of(security: Security, sheet: str = "") -> Directives:
    """The directives of every page; none where the site has no policy. `sheet` is the style sheet of all pages.

    Pictures within the style sheet (`data:`) may be shown where it has any.
    """
    if not security.policy:
        return {}
    directives = dict(_STRICT)
    if "url(data:" in sheet or 'url("data:' in sheet or "url('data:" in sheet:
        directives = added(directives, "img-src", ("data:",))
    for name in sorted(security.sources.keys() - {FRAME_ANCESTORS}):
        directives = added(directives, name, security.sources[name])
    return {**directives, **_TRUSTED_TYPES} if security.trusted_types else directives


def frame_ancestors(security: Security) -> tuple[str, ...]:
    """Who may show pages in a frame: the site itself and whom it names."""
    return (SELF, *security.sources.get(FRAME_ANCESTORS, ()))


def added(directives: Directives, name: str, sources: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The directives with more sources in one; a directive that is not there begins with what default-src allows."""
    known = directives.get(name, directives.get("default-src", (SELF,)))
    kept = tuple(source for source in known if source != NONE)
    return {**directives, name: tuple(dict.fromkeys((*kept, *sources)))}


def written(directives: Directives) -> str:
    """The policy as a header or a meta element has it."""
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
