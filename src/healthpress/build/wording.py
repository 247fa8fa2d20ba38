"""The catalogues of a build: those that come with the program, and a site's own over them.

In: .po files, the form in which translators keep catalogues. Out: the words of all languages, and findings about a
site's own catalogues. What was read is remembered by the files' bytes, because only Babel reads .po, and it is slow.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from healthpress.build import state_file
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.text.wording import Wording

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

FOLDER = "content/locale"
"""Where a site's own catalogues stand, each under its language: content/locale/es.po."""

_NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Babel writes the present moment where a catalogue names none, and the same words would have another digest."""

_NAME = re.compile(r"%\((\w+)\)s")


def shipped() -> dict[str, Path]:
    """The catalogues that come with the program, by language."""
    folder = Path(__file__).parents[1] / "locale"
    return {_tag(path.parts[-3]): path for path in sorted(folder.glob("*/LC_MESSAGES/*.po"))}


def wording_of(root: Path, memory: Path, found: list[Diagnostic]) -> Wording:
    """The words of all languages of the site at `root`; findings about its catalogues are added to `found`."""
    ours = {lang: path.read_bytes() for lang, path in shipped().items()}
    own = {_tag(path.stem): path for path in sorted((root / FOLDER).glob("*.po"))}
    loaded = state_file.load(memory)
    known: Mapping[str, bytes] = loaded if isinstance(loaded, dict) else {}
    compiled: dict[str, bytes] = {}
    remembered: dict[str, bytes] = {}
    for lang in sorted(ours.keys() | own.keys()):
        below, above = ours.get(lang, b""), own[lang].read_bytes() if lang in own else b""
        key = digest(lang, below, above)
        faults: list[Diagnostic] = []
        path = f"{FOLDER}/{own[lang].name}" if lang in own else ""
        made = known.get(key) or _compiled(lang, below, above, path, faults)
        found += faults
        compiled[lang] = made
        if not faults:
            remembered[key] = made
    if remembered != known:
        memory.parent.mkdir(parents=True, exist_ok=True)
        state_file.save(memory, remembered, durable=False)
    return Wording(compiled)


def _tag(name: str) -> str:
    """A language tag from the name of a file or folder: zh-hant from zh_Hant."""
    return name.replace("_", "-").lower()


def _compiled(lang: str, below: bytes, above: bytes, path: str, found: list[Diagnostic]) -> bytes:
    """Our catalogue of a language with a site's own messages, from the file `path`, over it."""
    from babel.messages.mofile import write_mo

    catalogue = _read(lang, below)
    if above:
        try:
            _lay_over(catalogue, _read(lang, above), path, found)
        except (UnboundLocalError, ValueError, LookupError) as fault:
            found.append(rules.CATALOGUE.at(Place(path), f"{fault}."))
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def _read(lang: str, data: bytes) -> Catalog:
    """A catalogue; ValueError, with a sentence, for what is none."""
    from babel import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = None
    try:
        catalogue = read_po(io.BytesIO(data), locale, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as fault:
        raise ValueError(f"Line {fault.lineno + 1} is not in the form of a catalogue") from None
    catalogue.fuzzy = False
    return catalogue


def _lay_over(catalogue: Catalog, own: Catalog, path: str, found: list[Diagnostic]) -> None:
    """Put a site's messages in the place of ours."""
    if len(catalogue) and own.num_plurals != catalogue.num_plurals:
        needs = f"Its Plural-Forms are not those of this language: {catalogue.plural_forms}."
        found.append(rules.CATALOGUE.at(Place(path), needs))
        return
    for message in own:
        if not message.id or not message.string or message.fuzzy:
            continue
        fault = _fault(message)
        if fault:
            found.append(rules.PLACEHOLDER.at(Place(path, message.lineno or 1), fault))
        catalogue.delete(message.id, message.context)
        catalogue.add(message.id, message.string, context=message.context)


def _fault(message: Message) -> str:
    """What is wrong with the placeholders of a translation, as a sentence; "" for nothing.

    A number may be left out where a plural form says it in words, as Arabic does for one and two.
    """
    ids, said = _texts(message.id), _texts(message.string)
    names = {name for text in ids for name in _NAME.findall(text)}
    needed = names - {"num"} if len(ids) > 1 else names
    for text in said:
        missing = sorted(needed - set(_NAME.findall(text)))
        if missing:
            return f'"{text}" lacks {", ".join(f"%({name})s" for name in missing)}.'
        try:
            if names:
                _ = text % dict.fromkeys(names, "")
        except (KeyError, TypeError, ValueError):
            return f'"{text}" has placeholders that "{ids[0]}" does not have.'
    return ""


def _texts(told: Iterable[str] | str | None) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told or ())
