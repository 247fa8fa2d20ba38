"""What the last build came to, so that a site in which nothing changed is not built at all.

In: the digest of all files and options. Out: the last result, if files, options, clock and output are as they were.
"""

from __future__ import annotations

import pickle
from pathlib import Path

from healthpress.build import state_file
from healthpress.build.inputs import Inputs
from healthpress.build.ledger import Ledger
from healthpress.build.options import Options, Result
from healthpress.build.output import Commit
from healthpress.build.versions import program_digest
from healthpress.shape.horizon import Horizon
from healthpress.text.digest import digest


def build_key(inputs: Inputs, options: Options) -> str:
    """The digest of all that a build depends on but the clock."""
    told = f"{options.root.resolve()}\n{options.base_url}\n{options.edition}\n{options.drafts}\n{options.strict}"
    told += f"\n{options.compress}\n{options.search}"
    return digest(program_digest(), told, inputs.whole())


def last_result(path: Path, key: str, options: Options, ledger: Ledger) -> Result | None:
    """The result of the last build where this one would find and make the same; None where it may not."""
    record = state_file.load(path)
    if not isinstance(record, tuple) or record[0] != key or not Horizon(*record[1]).holds(options.now):
        return None
    if record[2] != len(ledger.facts) or not ledger.as_left(options.output):
        return None
    try:
        found, articles, pages = pickle.loads(record[3])  # noqa: S301 (written by an earlier build, and proven)
    except Exception:
        return None
    return Result(found, articles, pages, 0, 0, Commit((), len(ledger.facts), 0))


def remember(path: Path, key: str, horizon: Horizon, files: int, result: Result) -> None:
    """Leave a result to the next build; a notice is told once."""
    outcome = pickle.dumps((result.found, result.articles, result.pages), pickle.HIGHEST_PROTOCOL)
    state_file.save(path, (key, tuple(horizon), files, outcome))
