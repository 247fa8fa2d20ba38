"""`healthpress leaflet`: articles as PDF files to print and hand out."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthpress.cli.options import common_options

if TYPE_CHECKING:
    from healthpress.build.leaflet_files import Outcome
    from healthpress.model.leaflet import Paper

PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "us-letter"}


@click.command()
@click.argument("slug", required=False, default="")
@click.option(
    "--all", "every", is_flag=True, help="All published articles, each under its path in the folder --output."
)
@click.option(
    "--paper", type=click.Choice(list(PAPERS)), default=None, help="The paper  [default: that of the language's region]"
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The file, or with --all the folder  [default: SLUG.pdf, or leaflets/]",
)
@common_options
def leaflet(
    slug: str,
    every: bool,
    paper: str | None,
    output: Path | None,
    root: Path,
    base_url: str,
    edition: str,
    drafts: bool,
    now: dt.datetime,
) -> None:
    """Write SLUG (a slug or path) as a PDF leaflet that prints well and that screen readers can read."""
    from healthpress.build.desk import find_article, open_desk
    from healthpress.build.leaflet_files import write_leaflets
    from healthpress.build.options import Options
    from healthpress.build.workers import WorkerDied

    if bool(slug) == every:
        raise click.UsageError("Write the slug or path of an article, or --all.")
    desk = open_desk(Options(root, root / "public", now, base_url, drafts=drafts, edition=edition))
    chosen = PAPERS[paper] if paper else None
    if every:
        folder = output or Path("leaflets")
        targets = {folder / f"{item.url.strip('/')}.pdf": item for item in desk.catalogue.articles}
    else:
        try:
            article = find_article(desk, slug)
        except LookupError as fault:
            raise click.UsageError(str(fault)) from None
        if article.url in desk.catalogue.withheld:
            raise click.UsageError(f"{article.path} is not published; --drafts makes a leaflet of it all the same.")
        targets = {output or Path(f"{article.url.split('/')[-2]}.pdf"): article}
    failed = False
    try:
        for outcome in write_leaflets(list(targets.items()), desk, now, chosen, os.cpu_count() or 1):
            failed = failed or bool(outcome.fault)
            _tell(outcome)
    except WorkerDied as fault:
        raise click.ClickException(f"A process {fault.cause} while it set {', '.join(fault.names)}.") from None
    if failed:
        raise SystemExit(1)


def _tell(outcome: Outcome) -> None:
    """Say what became of a leaflet."""
    if outcome.fault:
        click.echo(outcome.fault, err=True)
        return
    watermark = ", marked as a preview that nobody has reviewed" if outcome.preview else ""
    click.echo(f"{outcome.target}: {outcome.title}{watermark}.")
    if outcome.note:
        click.echo(f"Note on {outcome.target}: {outcome.note}", err=True)
