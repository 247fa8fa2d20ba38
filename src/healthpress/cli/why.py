"""`healthpress why`: the reason of a page's last rendering."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from healthpress.cli.options import output_option, site_option


@click.command()
@click.argument("url")
@site_option
@output_option
@click.option("--inputs", is_flag=True, help="Print what the page is made of, with the digest of each part.")
def why(url: str, root: Path, output: Path | None, inputs: bool) -> None:
    """Say why the page at URL (an address or a path such as /a/b/) was last rendered."""
    from healthpress.build.ledger import open_ledger
    from healthpress.build.output import OutputFolder
    from healthpress.model.address import output_path
    from healthpress.text.suggest import did_you_mean

    folder = OutputFolder(output or root / "public", root / ".healthpress")
    ledger = open_ledger(folder.memory("pages"))
    if not ledger.facts:
        raise click.UsageError(f"No build of {folder.target} is remembered; run healthpress build first.")
    path = unquote(urlsplit(url).path).lstrip("/")
    known = next((name for name in (output_path(f"/{path}"), f"{path}/index.html", path) if name in ledger.facts), None)
    if known is None:
        pages = {f"/{name.removesuffix('index.html')}" for name in ledger.facts}
        raise click.UsageError(f'There is no page "{url}". {did_you_mean(f"/{path}", pages, "")}'.strip())
    reason, parts, _ = ledger.why(known) or ("It is copied, or made for programs, and not rendered.", {}, "")
    click.echo(f"/{known.removesuffix('index.html')}: {reason}")
    if inputs:
        for name, value in sorted(parts.items()):
            click.echo(f"  {value}  {name}")
