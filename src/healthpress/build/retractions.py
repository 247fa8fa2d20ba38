"""The list of retractions held against a site.

In: the path of the Retraction Watch CSV and the catalogue. Out: findings. It stands apart because the file comes from
outside the site and is read by `check` alone.
"""

from __future__ import annotations

from pathlib import Path

from healthpress.model.catalogue import Catalogue
from healthpress.model.document import Article
from healthpress.read.retraction_watch import read_retractions
from healthpress.shape.retracted import retracted
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place


def retraction_findings(path: Path, catalogue: Catalogue) -> list[Diagnostic]:
    """What the list at `path` says of the sources of all articles, those not yet published among them."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        return [rules.RETRACTIONS_FILE.at(Place(str(path)), f"{fault.strerror or fault}.")]
    index, found = read_retractions(data, str(path))
    withheld = [item for item in catalogue.withheld.values() if isinstance(item, Article)]
    return [*found, *retracted((*catalogue.articles, *catalogue.previews, *withheld), catalogue.references, index)]
