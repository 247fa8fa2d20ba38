"""Site paths ("/a/b/") and what they become: files, relative addresses, encoded addresses."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote


def output_path(url: str) -> str:
    """The file that a server shows at a site path: "/a/b/" is a/b/index.html, "/404.html" is 404.html."""
    return (url[1:] + "index.html") if url.endswith("/") else url[1:]


def encoded(url: str) -> str:
    """A site path with everything that RFC 3986 does not allow in a path percent-encoded as UTF-8."""
    return quote(url, safe="/-._~!$&'()*+,;=:@%#?")


def file_url(path: str) -> str:
    """The site path of a file: characters of its name that mean something in an address are percent-encoded."""
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def parent_url(url: str) -> str:
    """The site path one level up: "/a/b/" to "/a/"; "/" stays."""
    return url.rstrip("/").rpartition("/")[0] + "/"


@lru_cache(maxsize=65536)
def relative(base: str, target: str) -> str:
    """`target` as the page at site path `base` writes it: relative and encoded, so that a site's folder can move.

    Fragments ("#x") and absolute addresses stay as they are.
    """
    if not target.startswith("/") or target.startswith("//"):
        return target
    path, mark, fragment = target.partition("#")
    here = base.split("/")[1:-1]
    there = path.split("/")[1:]
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    steps = "../" * (len(here) - same) + "/".join(there[same:])
    if ":" in steps.partition("/")[0]:  # RFC 3986, 4.2: else what stands before it would be taken for a scheme
        steps = f"./{steps}"
    return encoded(steps or "./") + mark + fragment
