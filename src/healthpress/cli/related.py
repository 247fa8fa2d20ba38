"""`healthpress related`: which cards an article shows, and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from healthpress.cli.options import common_options


@click.command()
@click.argument("slug")
@common_options
def related(slug: str, root: Path, base_url: str, drafts: bool, now: dt.datetime) -> None:
    """Print the recommended articles of SLUG (a slug or a path) with the terms they share and their weights."""
    from healthpress.build.pipeline import Options, understand
    from healthpress.cli.progress import Silent
    from healthpress.text.suggest import did_you_mean

    options = Options(root, root / "public", now, base_url, drafts=drafts)
    content = understand(options, Silent())
    articles = {article.url: article for article in content.edition.catalogue.articles}
    path = f"/{slug.strip('/')}/"
    urls = [url for url in articles if url == path or url.split("/")[-2] == slug]
    if len(urls) != 1:
        what = "There is no article" if not urls else "More than one article has the slug"
        slugs = [url.split("/")[-2] for url in articles]
        advice = did_you_mean(slug, slugs, "") if not urls else f"Write a path: {', '.join(urls)}."
        raise click.UsageError(f'{what} "{slug}". {advice}'.strip())
    article = articles[urls[0]]
    click.echo(f"{article.meta.title}  {article.url}")
    for number, item in enumerate(content.recommendations.get(article.url, ()), 1):
        click.echo(f"\n{number}. {articles[item.url].meta.title}  {item.url}")
        if item.picked:
            click.echo("   picked by the editor")
        else:
            click.echo(f"   score {item.score:.3f}")
        for reason in item.reasons:
            click.echo(f"   {reason.weight:6.3f}  {reason.kind:<8}  {reason.term}")
