"""The command line: every command by name, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from healthpress import __version__

COMMANDS = {
    "build": "Build the website of a folder that holds content/.",
    "check": "Judge a site without building it; --fix mends what is safe.",
    "leaflet": "Write an article as a PDF to print and hand out.",
    "related": "Print an article's recommended articles and why.",
    "review": "List articles that want a reviewer; sign, compare or pack one.",
    "verify": "Compare the output with a clean build, byte for byte.",
    "why": "Say why a page was last rendered, and what it is made of.",
}


class Commands(click.Group):
    """Commands in files of their own, which are imported only when they are run or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"healthpress.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help text."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.command(cls=Commands)
@click.version_option(__version__, prog_name="healthpress", message="%(prog)s %(version)s")
def cli() -> None:
    """Markdown in; a fast, accessible, medically accountable health site out, on any static server."""
