"""`healthpress leaflet`: articles as PDF files to print and hand out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthpress.cli.options import common_options

if TYPE_CHECKING:
    from healthpress.build.desk import Desk
    from healthpress.model.document import Article
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
    from healthpress.build.options import Options

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
    failed = [target for target, item in targets.items() if not _written(target, item, desk, now, chosen)]
    if every:
        click.echo(f"{len(targets) - len(failed)} of {len(targets)} leaflets in {folder}.")
    if failed:
        raise SystemExit(1)


def _written(target: Path, article: Article, desk: Desk, now: dt.datetime, paper: Paper | None) -> bool:
    """Write one leaflet and say so; where it cannot be, say why."""
    from healthpress.build.faults import explained
    from healthpress.build.leaflet import errors_of, leaflet_of
    from healthpress.text.report import concise
    from healthpress.write.leaflet.pdf import CannotSetError, leaflet_pdf

    wrong = errors_of(article, desk)
    if wrong:
        click.echo(concise(wrong), err=True, nl=False)
        return False
    made = leaflet_of(article, desk, now, paper)
    try:
        data, note = leaflet_pdf(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except CannotSetError as fault:
        click.echo(f"{article.path} cannot be set: {fault}.", err=True)
        return False
    except OSError as fault:
        raise click.ClickException(explained(fault)) from None
    watermark = ", marked as a preview that nobody has reviewed" if made.preview else ""
    click.echo(f"{target}: {made.title}{watermark}.")
    if note:
        click.echo(f"Note: {target} is tagged, but it is not PDF/UA: {note}.", err=True)
    return True
