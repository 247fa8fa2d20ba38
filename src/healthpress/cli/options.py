"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("full", "concise", "json", "github", "sarif")


def site_option(command: Command) -> Command:
    """The option that says where the site is."""
    option = click.option(
        "--site",
        "root",
        type=click.Path(path_type=Path),
        default=Path(),
        callback=_site_folder,
        help="The folder that holds content/  [default: this folder]",
    )
    return option(command)


def common_options(command: Command) -> Command:
    """The options that say which site is meant, and on which day."""
    options = (
        site_option,
        click.option("--base-url", default="", callback=_base_url, help="Replaces `url` of content/site.yaml."),
        click.option("--edition", default="", help="Replaces `edition` of content/site.yaml."),
        click.option("--drafts", is_flag=True, help="Publish drafts, scheduled and expired articles too."),
        click.option(
            "--now", default=None, callback=parse_now, help="Build as of this date or time  [default: the clock]"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def output_option(command: Command) -> Command:
    """The option that says where the website is."""
    option = click.option(
        "--output", type=click.Path(path_type=Path), default=None, help="Where the website is  [default: SITE/public]"
    )
    return option(command)


def search_option(command: Command) -> Command:
    """The option that leaves out the search."""
    option = click.option("--search/--no-search", default=True, help="Make the search page and its index.")
    return option(command)


def output_formats(command: Command) -> Command:
    """The option that says how findings are printed."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="full",
        show_default=True,
        help="How findings are shown.",
    )
    return option(command)


def _site_folder(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    if not (value / "content").is_dir():
        raise click.BadParameter(f"{value} has no content/ folder.", context, parameter)
    return value


def _base_url(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not value:
        return ""
    from healthpress.read.settings import normal_url

    url = normal_url(value)
    if url is None:
        raise click.BadParameter("write an address in full, such as https://host/sub/.", context, parameter)
    return url


def parse_now(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.datetime:
    """A date or time as ISO 8601 writes it, in UTC where it says no zone."""
    if value is None:
        return dt.datetime.now(dt.UTC)
    try:
        time = dt.datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.", context, parameter) from None
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
