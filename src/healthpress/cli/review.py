"""`healthpress review`: who must read what, and by when; below it, the commands that sign, compare and pack."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthpress.cli.options import common_options
from healthpress.cli.review_article import diff, pack, sign

if TYPE_CHECKING:
    from healthpress.model.review import Wanted

FORMATS = ("table", "json", "csv", "ics", "html")
_WIDEST = 60


class ListsByDefault(click.Group):
    """A group that lists where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; options without a command belong to `list`."""
        if not args or (args[0].startswith("-") and args[0] != "--help"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=ListsByDefault)
def review() -> None:
    """List the articles that want a reviewer (`list`, the default), sign one, show what changed, or pack one."""


@review.command("list")
@click.option("--within", type=click.IntRange(0, 36500), default=30, show_default=True, help="Days to look ahead.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="The form.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="A file  [default: the terminal]"
)
@common_options
def list_wanted(
    within: int,
    form: str,
    output: Path | None,
    root: Path,
    base_url: str,
    edition: str,
    drafts: bool,
    now: dt.datetime,
) -> None:
    """List what is overdue, due soon, changed since its sign-off or never signed, by reviewer."""
    from zoneinfo import ZoneInfo

    from healthpress.build.desk import open_desk
    from healthpress.build.folder import template_folders
    from healthpress.build.options import Options
    from healthpress.shape.review_queue import queue_of

    desk = open_desk(Options(root, root / "public", now, base_url, drafts=drafts, edition=edition))
    today = now.astimezone(ZoneInfo(desk.site.timezone)).date()
    items = queue_of(desk.articles, desk.people, desk.site, today, within)
    if form == "ics":
        from healthpress.write.icalendar import calendar

        data = calendar(items, desk.site, now)
    elif form == "table":
        data = _table(items, len(desk.articles)).encode()
    else:
        from healthpress.write import review_pages

        if form == "html":
            text = review_pages.report_page(items, desk.site, today, within, template_folders(root))
        elif form == "json":
            text = review_pages.as_json(items, desk.site)
        else:
            text = review_pages.as_csv(items, desk.site)
        data = text.encode()
    if output:
        output.write_bytes(data)
        click.echo(f"{len(items)} article{'s' * (len(items) != 1)} in {output}.")
    else:
        click.echo(data, nl=False)


def _table(items: Sequence[Wanted], articles: int) -> str:
    """The queue as columns, by reviewer."""
    from healthpress.model.review import by_reviewer

    if not items:
        return f"Nothing waits for a reviewer: {articles} articles are signed and in date.\n"
    room = max(20, min(_WIDEST, shutil.get_terminal_size((120, 24)).columns - 60))
    lines = []
    for name, group in by_reviewer(items).items():
        lines.append(f"{name or 'No reviewer named'} ({len(group)})")
        lines += [f"  {item.due or 'no date'!s:<10}  {_cut(item.title, room):<{room}}  {item.why}" for item in group]
        lines.append("")
    lines.append(f"{len(items)} of {articles} articles want a reviewer.")
    return "\n".join(lines) + "\n"


def _cut(title: str, room: int) -> str:
    return title if len(title) <= room else title[: room - 1] + "…"


review.add_command(sign)
review.add_command(diff)
review.add_command(pack)
