"""`healthpress build`: the folder of a site becomes the folder of a website."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from healthpress.cli.options import common_options, output_formats, output_option, search_option
from healthpress.cli.progress import progress_for

if TYPE_CHECKING:
    from healthpress.build.figures import Figures
    from healthpress.build.options import Result

_ON_STANDARD_ERROR = frozenset({"full", "concise"})
"""The forms of findings that people read."""


@click.command()
@common_options
@output_option
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to use  [default: all cores]")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, as errors do.")
@output_formats
@click.option("--clean", is_flag=True, help="Forget what earlier builds remembered, and make everything anew.")
@click.option("--paranoid", is_flag=True, help="Read every article, whatever its time stamps say.")
@click.option(
    "--in-place", is_flag=True, help="Change the output file by file; for folders that are mounted or watched."
)
@click.option("--compress", is_flag=True, help="Write .br and .gz beside text files, as `compress: true` does.")
@click.option("--profile", "profiled", is_flag=True, help="Print the time of each stage and what was slowest.")
@click.option("--stats", type=click.Choice(["json"]), default=None, help="Print the figures of the build for machines.")
@search_option
@click.option("--quiet", "-q", is_flag=True, help="Print findings only.")
def build(
    *,
    root: Path,
    output: Path | None,
    base_url: str,
    edition: str,
    jobs: int | None,
    drafts: bool,
    strict: bool,
    now: dt.datetime,
    form: str,
    clean: bool,
    paranoid: bool,
    in_place: bool,
    compress: bool,
    profiled: bool,
    stats: str | None,
    search: bool,
    quiet: bool,
) -> None:
    """Build the website of a folder that holds content/.

    Exit codes: 0 built; 1 the content has errors, or the output cannot be written, and the old output is whole; 2 wrong
    usage; 130 stopped by Ctrl-C, 143 by SIGTERM.
    """
    from healthpress.build.figures import Recorder

    if stats and form not in _ON_STANDARD_ERROR:
        raise click.UsageError(f"--stats {stats} and --format {form} both write to standard output; choose one.")
    started = time.perf_counter()
    target = checked_output(root, output or root / "public")
    with faults_explained(), progress_for(sys.stderr, quiet=quiet) as display:
        recorder = Recorder(display) if profiled or stats else None
        from healthpress.build.options import Options
        from healthpress.build.pipeline import build as run

        jobs = jobs or os.cpu_count() or 1
        options = Options(
            root,
            target,
            now,
            base_url,
            jobs,
            drafts,
            strict,
            paranoid,
            in_place=in_place,
            edition=edition,
            compress=compress,
            search=search,
        )
        if clean:
            forget(options.state)
        result = run(options, recorder or display)
        figures = recorder.figures() if recorder else None
    from healthpress.text.report import FORMATS, MOST_IN_FULL, full

    on_terminal = form == "full" and sys.stderr.isatty()
    shown = full(result.found, MOST_IN_FULL) if on_terminal else FORMATS[form](result.found)
    if shown and (result.found or form in {"json", "sarif"}):
        click.echo(shown, nl=not shown.endswith("\n"), err=form in _ON_STANDARD_ERROR)
    if result.notice:
        click.echo(f"note: {result.notice}", err=True)
    if not quiet:
        machines_read = stats is not None or form in {"json", "sarif"}
        click.echo(_summary(result, time.perf_counter() - started, target), err=machines_read)
    if figures:
        _print_figures(figures, result, profiled=profiled, stats=stats is not None)
    if result.commit is None:
        raise SystemExit(1)


def _print_figures(figures: Figures, result: Result, *, profiled: bool, stats: bool) -> None:
    from healthpress.cli.figures import profile_text, stats_json

    if profiled:
        click.echo(profile_text(figures), err=True)
    if stats:
        click.echo(stats_json(figures, result))


@contextmanager
def faults_explained() -> Iterator[None]:
    """What the disk refuses, and signals that end a build, said in one line each."""
    from healthpress.build.interrupts import Stopped, raise_stopped

    raise_stopped()
    try:
        yield
    except OSError as fault:
        from healthpress.build.faults import explained

        raise click.ClickException(explained(fault)) from None
    except KeyboardInterrupt:
        stopped(signal.SIGINT)
    except Stopped as fault:
        stopped(fault.number)


def stopped(number: int) -> NoReturn:
    """Say that a signal ended the build, and end as the shell expects it.

    At once, because Python would end by the signal itself where Ctrl-C came while it compiled a text.
    """
    signal.signal(number, signal.SIG_IGN)
    click.echo("Stopped: nothing is half written.", err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(128 + number)


def forget(state: Path) -> None:
    """Drop what earlier builds found out, but not which files of the output are ours."""
    for name in ("pictures", "templates"):
        shutil.rmtree(state / name, ignore_errors=True)
    named = [state / name for name in ("parsed.sqlite", "files", "recommended")]
    kinds = ("pages", "last", "weights", "checked", "search")
    of_outputs = (path for name in kinds for path in state.glob(f"{name}-*"))
    for path in (*named, *of_outputs):
        path.unlink(missing_ok=True)


def checked_output(root: Path, output: Path) -> Path:
    """The output folder, unless writing there would overwrite the site's own sources."""
    target, site = output.absolute(), root.absolute()
    sources = [site / name for name in ("content", "templates", "static", "src", "tests")]
    resolved = target.resolve()
    if resolved == site.resolve() or resolved in site.resolve().parents:
        raise click.UsageError(f"--output {output} holds the site's own folder; choose a folder of its own.")
    if any(resolved == source.resolve() or source.resolve() in resolved.parents for source in sources):
        raise click.UsageError(f"--output {output} lies among the site's sources; choose a folder of its own.")
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"--output {output} is a file.")
    return target


def _summary(result: Result, seconds: float, target: Path) -> str:
    from healthpress.text.diagnostic import Severity

    errors = sum(item.severity is Severity.ERROR for item in result.found)
    warnings = len(result.found) - errors
    if result.commit is None:
        return f"Not built: {_count(errors, 'error')}, {_count(warnings, 'warning')}. The old output is as it was."
    unchanged = result.pages - result.pages_written
    pages = f"{_count(result.pages, 'page')} ({result.pages_written:,} written, {unchanged:,} unchanged)"
    return (
        f"Built {target}: {_count(result.articles, 'article')}, {pages}, "
        f"{_count(warnings, 'warning')}, {seconds:.1f} s."
        + (
            f" Indexed {_count(result.indexed.pages, 'page')} for search in {result.indexed.seconds:.1f} s."
            if result.indexed
            else ""
        )
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
