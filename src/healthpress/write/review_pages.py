"""What reviewers are given: reports and packs as pages that stand alone, and the queue for other programs.

In: the queue or a pack. Out: text. It stands apart from the site's pages because these are never published and load
nothing: style is in them, and a policy in their head forbids the rest.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path

import jinja2

from healthpress.model.review import Pack, Wanted, by_reviewer
from healthpress.model.site import Site
from healthpress.write.filters import long_date

COLUMNS = ("reasons", "due", "title", "reviewers", "reviewed", "signed", "url", "path")


def pack_page(pack: Pack, templates: Sequence[Path]) -> str:
    """The pack of one article as one HTML file."""
    return _environment(templates).get_template("review/pack.html").render(pack=pack)


def report_page(items: Sequence[Wanted], site: Site, today: dt.date, within: int, templates: Sequence[Path]) -> str:
    """The queue as one HTML file that prints."""
    groups = by_reviewer(items)
    template = _environment(templates).get_template("review/queue.html")
    return template.render(groups=groups, count=len(items), site=site, today=today, within=within)


def as_json(items: Sequence[Wanted], site: Site) -> str:
    """The queue as a JSON list of objects; days are ISO 8601, `null` where there is none."""
    return json.dumps([_row(item, site) for item in items], indent=2, ensure_ascii=False) + "\n"


def as_csv(items: Sequence[Wanted], site: Site) -> str:
    """The queue as CSV (RFC 4180) with a line of names; several reasons or reviewers are parted by "; "."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for item in items:
        row = _row(item, site)
        cells = [row[name] for name in COLUMNS]
        writer.writerow(["; ".join(cell) if isinstance(cell, list) else cell or "" for cell in cells])
    return text.getvalue()


def _row(item: Wanted, site: Site) -> dict[str, str | list[str] | None]:
    days = {"due": item.due, "reviewed": item.reviewed, "signed": item.signed}
    return {
        "title": item.title,
        "url": site.absolute(item.url),
        "path": item.path,
        "reviewers": list(item.reviewers),
        "reasons": list(item.reasons),
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _environment(templates: Sequence[Path]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["long_date"] = long_date
    return environment
