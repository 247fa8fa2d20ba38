"""`healthpress related`: which cards an article shows, and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthpress.cli.options import common_options

if TYPE_CHECKING:
    from healthpress.build.related import Related


@click.command()
@click.argument("slug", required=False, default="")
@click.option("--eval", "measure", is_flag=True, help="Measure how well recommendations find what editors chose.")
@common_options
def related(slug: str, measure: bool, root: Path, base_url: str, edition: str, drafts: bool, now: dt.datetime) -> None:
    """Print the recommended articles of SLUG (a slug or a path) with the terms they share and their weights."""
    from healthpress.build.options import Options
    from healthpress.build.understand import understand
    from healthpress.cli.progress import Silent
    from healthpress.text.suggest import did_you_mean

    if not slug and not measure:
        raise click.UsageError("Write the slug or path of an article, or --eval.")
    options = Options(root, root / "public", now, base_url, drafts=drafts, edition=edition)
    content = understand(options, Silent())
    catalogue = content.edition.catalogue
    if measure:
        _print_figures(content.related)
    if not slug:
        return
    articles = {article.url: article for article in catalogue.articles}
    path = f"/{slug.strip('/')}/"
    urls = [url for url in articles if url == path or url.split("/")[-2] == slug]
    if len(urls) != 1:
        what = "There is no article" if not urls else "More than one article has the slug"
        slugs = [url.split("/")[-2] for url in articles]
        advice = did_you_mean(slug, slugs, "") if not urls else f"Write a path: {', '.join(urls)}."
        raise click.UsageError(f'{what} "{slug}". {advice}'.strip())
    article = articles[urls[0]]
    click.echo(f"{article.meta.title}  {article.url}")
    for number, item in enumerate(content.related.explain(article.url), 1):
        click.echo(f"\n{number}. {articles[item.url].meta.title}  {item.url}")
        if item.picked:
            click.echo("   picked by the editor")
        else:
            click.echo(f"   score {item.score:.3f}")
        for reason in item.reasons:
            click.echo(f"   {reason.weight:6.3f}  {reason.kind:<8}  {reason.term}")


def _print_figures(related: Related) -> None:
    from healthpress.shape.evaluate import DEPTH, measured, tags_only
    from healthpress.shape.recommend import recommend

    subjects, terms_of = related.subjects, related.terms_of
    cards = recommend(subjects, terms_of, {})
    longer = recommend(subjects, terms_of, {}, count=DEPTH, remembered=cards.remembered)
    ours = measured(cards.cards, longer.cards, related.picked)
    by_tags = tags_only(subjects)
    baseline = measured(by_tags, by_tags, related.picked)
    click.echo(f"Articles with hand-picked links, which were held out: {ours.judged}\n")
    click.echo(f"{'':<11}  healthpress  tags only")
    for name, figure in ours.figures.items():
        click.echo(f"{name:<11}  {figure:11.3f}  {baseline.figures[name]:9.3f}")
