"""The order of stages: a folder of Markdown becomes a site. This module tells the story; the others do the work.

In: options. Out: what was found and what was written. Errors leave the output folder as it was.
"""

from __future__ import annotations

from dataclasses import replace

from healthpress.build.collecting import without_collecting
from healthpress.build.faults import damage_notice, worker_died
from healthpress.build.inputs import look
from healthpress.build.last import build_key, last_result, remember
from healthpress.build.ledger import open_ledger
from healthpress.build.lock import only_build
from healthpress.build.options import Options, Progress, Result
from healthpress.build.output import OutputFolder
from healthpress.build.state_file import noticing
from healthpress.build.workers import WorkerDied, workers_ended


def build(options: Options, progress: Progress) -> Result:
    """Build a site. Nothing of the old output is touched unless every page was made."""
    with (
        only_build(options.state, lambda: progress.stage("Waiting for another build of this site", 1)),
        without_collecting(),
    ):
        output = OutputFolder(options.output, options.state, in_place=options.in_place)
        try:
            with noticing() as damaged, output, workers_ended():
                result = _build(options, output, progress)
        except WorkerDied as fault:
            return Result((worker_died(fault),), 0, 0, 0, 0, None)
        return replace(result, notice=result.notice or damage_notice(damaged))


def _build(options: Options, output: OutputFolder, progress: Progress) -> Result:
    folder, inputs = look(options)
    key = build_key(inputs, options)
    ledger = open_ledger(output.memory("pages"))
    last = last_result(output.memory("last"), key, options, ledger)
    if last:
        progress.stage("Nothing changed", 1)
        return last

    from healthpress.build.findings import stops
    from healthpress.build.make import make_site
    from healthpress.build.understand import understand_files

    content = understand_files(folder, inputs, options, progress)
    if stops(content.found, strict=options.strict):
        return Result(content.found, len(content.edition.catalogue.articles), 0, 0, 0, None)
    result, files = make_site(content, inputs, ledger, output, options, progress)
    if result.commit:
        remember(output.memory("last"), key, content.horizon, files, result)
    return result
