"""`healthpress review sign`, `diff` and `pack`: what is done with one article."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthpress.cli.options import common_options, parse_now, site_option

if TYPE_CHECKING:
    from healthpress.build.desk import Desk
    from healthpress.model.document import Article
    from healthpress.text.word_changes import Sentence


def _desk(
    root: Path, slug: str, now: dt.datetime | None = None, base_url: str = "", edition: str = ""
) -> tuple[Desk, Article]:
    from healthpress.build.desk import find_article, open_desk
    from healthpress.build.options import Options

    desk = open_desk(
        Options(root, root / "public", now or dt.datetime.now(dt.UTC), base_url, drafts=True, edition=edition)
    )
    try:
        return desk, find_article(desk, slug)
    except LookupError as fault:
        raise click.UsageError(str(fault)) from None


def _today(desk: Desk, now: dt.datetime | None = None) -> dt.date:
    from zoneinfo import ZoneInfo

    return (now or dt.datetime.now(dt.UTC)).astimezone(ZoneInfo(desk.site.timezone)).date()


def _known(slug: str, desk: Desk) -> str:
    """The slug of somebody who has a file."""
    from healthpress.text.suggest import did_you_mean

    if slug not in desk.people:
        raise click.UsageError(f"There is no content/people/{slug}.md. {did_you_mean(slug, desk.people, '')}".strip())
    return slug


def _parse_day(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    return parse_now(context, parameter, value).date() if value else None


@click.command()
@click.argument("slug")
@click.option("--by", "person", required=True, help="The reviewer, by the name of a file in content/people/.")
@click.option("--on", "day", default=None, callback=_parse_day, help="The day of the review  [default: today]")
@click.option("--code", default="", help="The code that the reviewer sent back; refused if it is not of these words.")
@site_option
def sign(slug: str, person: str, day: dt.date | None, code: str, root: Path) -> None:
    """Sign the words of SLUG (a slug or path) in the name of a reviewer."""
    from healthpress.build.sign import CannotSignError
    from healthpress.build.sign import sign as write_signature

    desk, article = _desk(root, slug)
    _known(person, desk)
    on = day or _today(desk)
    if on > _today(desk):
        raise click.UsageError(f"{on} has not come yet; nobody can have read the article on that day.")
    try:
        signed = write_signature(root, article.path, desk.site, person, on, code, desk.references)
    except CannotSignError as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"Signed: {article.path}, by {signed.by} on {signed.date}.")
    if not desk.people[person].meta.credentials:
        click.echo(f"Note: content/people/{person}.md has no credentials.", err=True)
    if article.meta.review_by and article.meta.review_by <= on:
        click.echo(f'Note: "review_by" still says {article.meta.review_by}; set the day of the next review.', err=True)


@click.command()
@click.argument("slug")
@site_option
def diff(slug: str, root: Path) -> None:
    """Show which sentences of SLUG (a slug or path) changed since it was signed, with the words marked."""
    from healthpress.build.signoffs import record_path, since_sign_off

    desk, article = _desk(root, slug)
    signed = article.meta.signed
    if signed is None:
        raise click.ClickException(f"{article.path} has never been signed.")
    since = since_sign_off(article, desk.texts.of(article), root)
    if not since.known and signed.text != article.fingerprint:
        raise click.ClickException(
            f"{record_path(article)} is missing or not of the text signed, so nobody can say what changed since."
        )
    if not since.changes:
        click.echo(f"Nothing changed: the words are those that {signed.by} signed on {signed.date}.")
    for change in since.changes:
        for sentence in change.removed:
            click.secho("- " + _marked(sentence, "[-", "-]"), fg="red")
        for sentence in change.added:
            click.secho("+ " + _marked(sentence, "{+", "+}"), fg="green")
        click.echo()


def _marked(sentence: Sentence, opening: str, closing: str) -> str:
    """A sentence with signs around its changed words, as `git diff --word-diff` sets them: colour is not enough."""
    return " ".join(f"{opening}{part.words}{closing}" if part.changed else part.words for part in sentence)


@click.command()
@click.argument("slug")
@click.option("--by", "person", default="", help="The reviewer it is for  [default: the first of `reviewers`]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The file  [default: review-SLUG.html]",
)
@common_options
def pack(
    slug: str,
    person: str,
    output: Path | None,
    root: Path,
    base_url: str,
    edition: str,
    drafts: bool,
    now: dt.datetime,
) -> None:
    """Write SLUG (a slug or path) as one HTML file that a reviewer can read on a phone, with a code to send back."""
    from healthpress.build.folder import template_folders
    from healthpress.build.pack import pack_of
    from healthpress.write.review_pages import pack_page

    del drafts
    desk, article = _desk(root, slug, now, base_url, edition)
    names = [person] if person else [name for name in article.meta.reviewers if name in desk.people]
    if not names:
        raise click.UsageError("The article names no reviewer; say who it is for with --by PERSON.")
    reviewer = _known(names[0], desk)
    made = pack_of(article, reviewer, desk, root, _today(desk, now))
    target = output or Path(f"review-{article.url.split('/')[-2]}.html")
    target.write_text(pack_page(made, template_folders(root)), encoding="utf-8")
    click.echo(f"{target}: for {made.reviewer}. When the code comes back:")
    click.echo(f"  healthpress review sign {slug} --by {reviewer} --code CODE")
