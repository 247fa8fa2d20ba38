"""Pagefind's program, spoken to as its own wrappers do.

In: pages in an order. Out: the files of their index. Given a folder, it would number pages in the order in which the
file system lists them, which differs from machine to machine; so pages are sent to it one after the other.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any, cast

_CHUNK = 1 << 20

_UNREAD = (".citation", "sup[id^='fnref']", ".footnote-backref")
"""Marks that lead to notes and sources: in a result, "type 2 diabetes 3" would be read as a number of the sentence."""


class PagefindError(Exception):
    """The program is missing, ended, or did not do what it was asked for; the text says what happened."""


def find_program() -> Path:
    """Pagefind's program: that which parts Chinese and Japanese words where it is installed, else the usual one.

    Raises PagefindError.
    """
    for name in ("pagefind_bin_extended", "pagefind_bin"):
        try:
            return Path(__import__(name).get_executable())
        except (ImportError, OSError):
            continue
    raise PagefindError("Pagefind is not installed, or not for this machine.")


def make_index(program: Path, pages: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """The files of an index of pages, given by path and HTML, by their names in its folder. Raises PagefindError."""
    try:
        running = subprocess.Popen(  # noqa: S603 (found by its own package)
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as fault:
        raise PagefindError(f"Pagefind cannot be run: {fault.strerror or fault}.") from None
    asking = Thread(target=_ask, args=(running.stdin, pages), daemon=True)
    asking.start()
    try:
        return _files(running)
    finally:
        running.kill()
        asking.join()
        with suppress(OSError):
            running.communicate()


def _files(running: subprocess.Popen[bytes]) -> dict[str, bytes]:
    for answer in _answers(cast("IO[bytes]", running.stdout)):
        if answer["type"] == "Error":
            raise PagefindError(f"Pagefind reports: {answer['message']}.")
        if answer["type"] == "GetFiles":
            return {item["path"]: base64.b64decode(item["content"]) for item in answer["files"]}
    raise PagefindError(f"Pagefind ended with code {running.wait()} before it was done.")


def _ask(pipe: IO[bytes], pages: Sequence[tuple[str, str]]) -> None:
    """Send all pages, then ask for the files; runs beside whoever reads the answers, so that neither waits."""
    try:
        _send(pipe, type="NewIndex", config={"exclude_selectors": _UNREAD})
        for path, html in pages:
            _send(pipe, type="AddFile", index_id=0, file_path=path, file_contents=html)
        _send(pipe, type="GetFiles", index_id=0)
        pipe.flush()
    except OSError:
        return


def _send(pipe: IO[bytes], **payload: Any) -> None:
    pipe.write(base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b",")


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What the program answers, one after the other, until it ends."""
    begun: list[bytes] = []
    while data := pipe.read1(_CHUNK):  # type: ignore[attr-defined]  # pipes of subprocesses are buffered
        *ended, rest = data.split(b",")
        for text in ended:
            yield json.loads(base64.b64decode(b"".join((*begun, text))))["payload"]
            begun.clear()
        begun.append(rest)
