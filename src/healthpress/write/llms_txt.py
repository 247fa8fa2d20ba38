"""llms.txt, by which programs that answer questions find their way in a site (llmstxt.org).

In: a site and its guides. Out: the text: a title, a quote that sums up, and a list of links for each part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from healthpress.model.address import encoded
from healthpress.model.discovery import Guide
from healthpress.model.site import Site

_MARKS = re.compile(r"([\\`*\[\]<])")


def llms_txt(site: Site, guides: Sequence[Guide]) -> str:
    """The whole file; what the disclaimer says of all articles stands before their list."""
    parts = [f"# {_plain(site.name)}"]
    if site.description:
        parts.append(f"> {_plain(site.description)}")
    if site.disclaimer:
        parts.append(_plain(site.wording.of(site.lang).gettext(site.disclaimer)))
    for guide in guides:
        lines = "\n".join(_line(*link) for link in guide.links)
        parts.append(f"## {_plain(guide.title)}\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def _line(text: str, address: str, description: str) -> str:
    target = re.sub(r"[()]", lambda sign: f"%{ord(sign[0]):02X}", encoded(address))
    return f"- [{_plain(text)}]({target})" + (f": {_plain(description)}" if description else "")


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
