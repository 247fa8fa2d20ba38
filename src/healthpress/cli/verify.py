"""`healthpress verify`: is the output what a clean build would make?"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import click

from healthpress.cli.options import common_options, output_option, search_option
from healthpress.cli.progress import progress_for


@click.command()
@common_options
@output_option
@click.option("--compress", is_flag=True, help="The output was built with --compress.")
@search_option
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to use  [default: all cores]")
def verify(
    root: Path,
    output: Path | None,
    base_url: str,
    edition: str,
    drafts: bool,
    now: dt.datetime,
    compress: bool,
    search: bool,
    jobs: int | None,
) -> None:
    """Build the site clean in a folder of its own and compare every byte with the output. Exits 1 on a difference."""
    from healthpress.build.options import Options
    from healthpress.build.verify import verify as run

    target = output or root / "public"
    jobs = jobs or os.cpu_count() or 1
    options = Options(root, target, now, base_url, jobs, drafts, edition=edition, compress=compress, search=search)
    with progress_for(sys.stderr, quiet=False) as progress:
        verdict = run(options, progress)
    if verdict.difference:
        click.echo(f"Not what a clean build makes. {verdict.difference}")
        raise SystemExit(1)
    click.echo(f"Verified: all {verdict.files:,} files are what a clean build makes.")
