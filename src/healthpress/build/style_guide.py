"""The sample article of the style guide, for previews.

In: a site's folders of templates and its settings. Out: the sample, and what is wrong with one that the site wrote
itself. A site that is published reads none.
"""

from __future__ import annotations

from dataclasses import replace

from healthpress.build.folder import SiteFolder
from healthpress.build.options import Options
from healthpress.build.reading import reaching_parsing
from healthpress.model.document import Article
from healthpress.model.site import Site
from healthpress.model.style_guide import STYLE_GUIDE_URL, Sample
from healthpress.text.diagnostic import Diagnostic
from healthpress.text.source import Source, decode

NAME = "style-guide.md"


def sample_of(folder: SiteFolder, site: Site, options: Options, found: list[Diagnostic]) -> Sample | None:
    """The sample, where the build is a preview or the site asks for it; its faults are added to `found`."""
    if not (options.drafts or site.style_guide):
        return None
    from healthpress.read.parse import parse

    file = next((path / NAME for path in folder.templates if (path / NAME).is_file()), None)
    if file is None:
        return None
    path = f"templates/{NAME}"
    source, faults = decode(path, file.read_bytes())
    parsed = parse(Source(f"content/{STYLE_GUIDE_URL[1:]}{NAME}", source.text), reaching_parsing(site))
    found += (*faults, *(replace(item, place=item.place._replace(path=path)) for item in parsed.found))
    if not isinstance(parsed.document, Article):
        return None
    return Sample(replace(parsed.document, url=STYLE_GUIDE_URL, folder="/"), parsed.text)
