"""What went wrong around the content: the disk, rights, processes.

In: an exception or the names of damaged files. Out: a finding or a sentence that says what to do.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence

from healthpress.build.workers import WorkerDied
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def worker_died(fault: WorkerDied) -> Diagnostic:
    """The finding about a worker that died."""
    held = ", ".join(fault.names) or "nothing in particular"
    place = Place(fault.names[0] if fault.names else "content")
    return rules.WORKER_DIED.at(place, f"A process of the build {fault.cause} while it worked on {held}.")


def damage_notice(names: Sequence[str]) -> str:
    """What is said of damaged files among those in which builds remember things; "" where there are none."""
    if not names:
        return ""
    return f"What earlier builds remembered was damaged ({', '.join(names)}); what it held is made anew."


def explained(fault: OSError) -> str:
    """Why the site could not be written, and what to do."""
    where = f" {fault.filename}" if fault.filename else " the output folder"
    why = (fault.strerror or str(fault)).rstrip(".")
    if fault.errno in _FULL:
        return f"There is no room for{where} ({why.lower()}): make room on the disk, then build again."
    if fault.errno in _REFUSED:
        return (
            f"This user may not write to{where} ({why.lower()}): give the right to, choose another --output, "
            "or, if only the folder around it is closed, build with --in-place."
        )
    if fault.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return f"Something stands in the way at{where} ({why.lower()}): move it away, or choose another --output."
    return f"The site could not be written:{where}: {why}."
