"""What the program itself is: any change of it changes every key.

In: nothing. Out: a digest of this package's code and catalogues and of the libraries that shape a page.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from healthpress.text.digest import digest

_LIBRARIES = (
    "jinja2",
    "markupsafe",
    "markdown",
    "comrak",
    "pyyaml",
    "python-slugify",
    "text-unidecode",
    "nh3",
    "selectolax",
)


@cache
def program_digest() -> str:
    """The digest of the running program and of its catalogues."""
    package = Path(__file__).parents[1]
    files = sorted((*package.rglob("*.py"), *package.rglob("*.po")))
    code = [part for file in files for part in (str(file.relative_to(package)), file.read_bytes())]
    return digest(sys.version, *map(_version, _LIBRARIES), *code)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
