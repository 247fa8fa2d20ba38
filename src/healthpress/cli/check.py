"""`healthpress check`: everything there is to say of a site, without building it."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from healthpress.cli.build import faults_explained
from healthpress.cli.options import common_options, output_formats
from healthpress.cli.progress import progress_for

if TYPE_CHECKING:
    from healthpress.build.checking import Asked, Checked
    from healthpress.build.options import Options

_READ_BY_PEOPLE = frozenset({"full", "concise"})

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--claims", is_flag=True, help="List sentences with a number, a dose or a finding and no citation."),
    click.option(
        "--retractions",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        default=None,
        help="Find sources that the Retraction Watch file (CSV) lists as retracted.",
    ),
    click.option(
        "--vale",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=None,
        help="Write the rules of style for Vale into DIR, with a .vale.ini, and end.",
    ),
)
"""Options of single checks. What they give reaches the checks by its name, in `CheckSetup.options`."""


def _check_options(command: Command) -> Command:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def _explain(context: click.Context, _: click.Parameter, code: str | None) -> None:
    """Say what a rule is about, and end; it needs no site."""
    if code is None:
        return
    from healthpress.text.rules import RULES

    _known((code,))
    rules = [RULES[name] for name in sorted(RULES) if name == code or name.startswith(f"{code.rstrip('/')}/")]
    for rule in rules:
        click.echo(f"{rule.severity}[{rule.code}]: {rule.title}.\n  why: {rule.why}\n  help: {rule.help}")
    context.exit()


def _known(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes and families, if there are such."""
    from healthpress.text.rules import RULES
    from healthpress.text.suggest import did_you_mean

    families = {f"{code.partition('/')[0]}/" for code in RULES}
    for code in codes:
        if code not in RULES and f"{code.rstrip('/')}/" not in families:
            advice = did_you_mean(code, {*RULES, *families}, "docs/diagnostics.md lists all.")
            raise click.BadParameter(f'there is no code or family "{code}". {advice}')
    return codes


def _only(context: click.Context, parameter: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    del context, parameter
    return _known(codes)


@click.command()
@common_options
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to use  [default: all cores]")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@output_formats
@click.option("--only", multiple=True, callback=_only, help="A code or a family such as link/; may be repeated.")
@click.option(
    "--explain", metavar="CODE", is_eager=True, expose_value=False, callback=_explain, help="Say what a rule is."
)
@click.option("--summary", is_flag=True, help="Print how much was found in each file, the worst first.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, then check.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print findings only.")
@_check_options
def check(
    *,
    root: Path,
    base_url: str,
    edition: str,
    jobs: int | None,
    drafts: bool,
    strict: bool,
    now: dt.datetime,
    form: str,
    only: tuple[str, ...],
    summary: bool,
    fix: bool,
    diff: bool,
    quiet: bool,
    **more: Any,
) -> None:
    """Judge a site without building it.

    Exit codes: 0 nothing found that counts; 1 errors, or under --strict anything at all; 2 wrong usage.
    """
    if (summary or diff) and form not in _READ_BY_PEOPLE:
        raise click.UsageError(f"--{'summary' if summary else 'diff'} is for people; leave --format {form} out.")
    from healthpress.build.checking import Asked, check_site
    from healthpress.build.findings import stops
    from healthpress.build.options import Options

    started = time.perf_counter()
    options = Options(
        root, root / "public", now, base_url, jobs or os.cpu_count() or 1, drafts, edition=edition, search=True
    )
    if more["vale"]:
        _write_vale(more["vale"], options)
        return
    asked = Asked(only, more)
    with faults_explained(), progress_for(sys.stderr, quiet=quiet) as display:
        checked = check_site(options, asked, display)
        if fix or diff:
            _mend(options, asked, checked, write=not diff)
            checked = check_site(options, asked, display) if not diff else checked
    if not diff:
        _show(checked, form, summary=summary)
    if checked.notice:
        click.echo(f"note: {checked.notice}", err=True)
    if not quiet:
        click.echo(_closing(checked, time.perf_counter() - started), err=form not in _READ_BY_PEOPLE)
    if stops(checked.found, strict=strict):
        raise SystemExit(1)


def _write_vale(folder: Path, options: Options) -> None:
    """The site's rules of style as Vale reads them."""
    from healthpress.build.site_settings import site_of
    from healthpress.text.vale import vale_config, vale_files

    files = vale_files(site_of(options).style)
    for name, text in {f"styles/{name}": text for name, text in files.items()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / ".vale.ini").write_text(vale_config(), encoding="utf-8")
    click.echo(f"{len(files)} rules written to {folder}; run vale there, or with --config {folder / '.vale.ini'}.")


def _mend(options: Options, asked: Asked, checked: Checked, *, write: bool) -> None:
    """Mend what can be mended, and say what was, file by file."""
    from healthpress.build.fixing import diff_of, fix_files

    fixed = fix_files(options, asked, checked.found, write=write)
    for item in fixed:
        if write:
            lines = "".join(f"  {found.place.line}: {found.code}\n" for found in item.mended)
            click.echo(f"fixed {item.path}\n{lines}", nl=False, err=True)
        else:
            click.echo(diff_of(item), nl=False)


def _show(checked: Checked, form: str, *, summary: bool) -> None:
    from healthpress.cli.findings import summary_table
    from healthpress.text.report import FORMATS, MOST_IN_FULL, full

    if summary:
        click.echo(summary_table(checked.found), nl=False)
        return
    on_terminal = form == "full" and sys.stdout.isatty()
    shown = full(checked.found, MOST_IN_FULL) if on_terminal else FORMATS[form](checked.found)
    if shown:
        click.echo(shown, nl=not shown.endswith("\n"))


def _closing(checked: Checked, seconds: float) -> str:
    from healthpress.cli.findings import counted

    unjudged = "" if checked.pages_judged else " Pages are checked once the content has no errors."
    articles = f"{checked.articles:,} article{'' if checked.articles == 1 else 's'}"
    return f"Checked {articles}: {counted(checked.found)}, {seconds:.1f} s.{unjudged}"
