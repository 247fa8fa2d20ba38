"""Site paths ("/a/b/") and what they become: files, relative addresses, encoded addresses."""

from __future__ import annotations

import re
from urllib.parse import quote

_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9/\-._~!$&'()*+,;=:@%#?]")


def output_path(url: str) -> str:
    """The file that a server shows at a site path: "/a/b/" is a/b/index.html, "/404.html" is 404.html."""
    return (url[1:] + "index.html") if url.endswith("/") else url[1:]


def page_url(path: str) -> str:
    """The site path at which a server shows a page's file: the way back of `output_path`."""
    return "/" + path.removesuffix("index.html")


def encoded(url: str) -> str:
    """A site path with everything that RFC 3986 does not allow in a path percent-encoded as UTF-8."""
    return quote(url, safe="/-._~!$&'()*+,;=:@%#?") if _NOT_ALLOWED.search(url) else url


def file_url(path: str) -> str:
    """The site path of a file: characters of its name that mean something in an address are percent-encoded."""
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def parent_url(url: str) -> str:
    """The site path one level up: "/a/b/" to "/a/"; "/" stays."""
    return url.rstrip("/").rpartition("/")[0] + "/"


def way_up(base: str) -> str:
    """The way from the page at site path `base` to the site's root: "../" for each folder, "./" in the root itself.

    It begins with a dot, so what follows is never taken for a scheme or a host (RFC 3986, 4.2).
    """
    return "../" * (base.count("/") - 1) or "./"


def from_root(root: str, target: str) -> str:
    """`target` as a page writes it that reaches the site's root by `root`; fragments and absolute addresses stay.

    It is up to the root and then down, not the shortest way: so it is the same on all pages of one depth.
    """
    if not target.startswith("/") or target.startswith("//"):
        return target
    path, mark, fragment = target.partition("#")
    return root + encoded(path[1:]) + mark + fragment


def relative(base: str, target: str) -> str:
    """`target` as the page at site path `base` writes it: relative and encoded, so that a site's folder can move."""
    return from_root(way_up(base), target)
