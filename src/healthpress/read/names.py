"""Names in braces, `{{emergency}}`, made what they stand for in the site's edition; numbers that should have been one.

In: a text as an editor wrote it and where it stands. Out: the text for this edition, places that are still those of
the original, and faults. It happens before the engine, so that every engine and every component sees plain words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from healthpress.model.editions import EMERGENCY, all_names, foreign_numbers, own_numbers
from healthpress.model.meta import ArticleMeta, Meta
from healthpress.model.site import Site
from healthpress.read.locate import At, always, without_code
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.suggest import did_you_mean, nearest

M = TypeVar("M", bound=Meta)

_NAME = re.compile(r"(\\?)\{\{[ \t]*([A-Za-z][\w-]*)[ \t]*\}\}")
_LONGEST_WAY = 60
_CALLING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|r[aiu]ng|ringing|dial\w*|phon(?:e|es|ed|ing)|telephon(?:e|ed|ing)|text|wait(?:ing)? for"
    r"|appel\w*|composez|chiam\w*|ll[aá]m\w*|mar(?:que|car)|ligue|(?:an)?ruf(?:en|t)?|w[aä]hl(?:en|t)|bel)\b"
    r"[^.!?\n]*$",
    re.IGNORECASE,
)
"""Words of calling (English, French, Italian, Spanish, Portuguese, German, Dutch) before a number in its sentence."""

_CALLED = re.compile(r"[ \u00a0-](?:call(?:er|s)?|operator|handler|ambulance|service|advis)", re.IGNORECASE)
_COUNTED = re.compile(
    r"[ \u00a0-]?(?:%|(?:mg|ml|g|kg|kcal|mmol|people|patients|participants|adults|women|men|children|babies|households"
    r"|homes|families|cases|times|days|hours|minutes|miles|years)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A text whose names are resolved, and where its characters stand in what the editor wrote."""

    text: str
    at: At


def resolve(text: str, at: At, site: Site, found: list[Diagnostic]) -> Named:
    """Markdown with the values of its names; in code, and after a backslash, braces stay what they are."""
    _judge_numbers(text, at, site, found)
    if "{{" not in text:
        return Named(text, at)
    readable = without_code(text)
    parts: list[str] = []
    stretches = [(0, 0, True)]
    length = copied = 0
    for match in _NAME.finditer(readable):
        value = None if match[1] else _value(match[2], at(match.start(), len(match[0])), site, found)
        if value is None:
            continue
        if readable.endswith("tel:", 0, match.start()):
            value = re.sub(r"[^0-9+]", "", value)
        parts += [text[copied : match.start()], value]
        length += match.start() - copied
        copied = match.end()
        stretches += [(length, match.start(), False), (length + len(value), copied, True)]
        length += len(value)
    parts.append(text[copied:])
    return Named("".join(parts), _moved(at, stretches)) if len(stretches) > 1 else Named(text, at)


def resolve_plain(text: str, place: Place, site: Site, found: list[Diagnostic]) -> str:
    """A text without markup with the values of its names."""
    _judge_numbers(text, always(place), site, found)
    if "{{" not in text:
        return text

    def put(match: re.Match[str]) -> str:
        if match[1]:
            return match[0][1:]
        value = _value(match[2], place, site, found)
        return match[0] if value is None else value

    return _NAME.sub(put, text)


def resolve_meta(meta: M, place: Callable[..., Place], site: Site, found: list[Diagnostic]) -> M:
    """Front matter whose plain texts have the values of their names; its Markdown is resolved where it is rendered.

    `place` says where the value stands to which keys and numbers lead.
    """

    def plain(text: str, *keys: str | int) -> str:
        return resolve_plain(text, place(*keys), site, found) if site.edition or "{{" in text else text

    changed: dict[str, object] = {}
    for name in ("title", "description"):
        written = getattr(meta, name)
        if (resolved := plain(written, name)) != written:
            changed[name] = resolved
    image = meta.image
    if image:
        named = replace(image, alt=plain(image.alt, "image", "alt"), caption=plain(image.caption, "image", "caption"))
        changed |= {"image": named} if named != image else {}
    if isinstance(meta, ArticleMeta) and meta.faq:
        questions = [plain(item.question, "faq", number, "question") for number, item in enumerate(meta.faq)]
        if questions != [item.question for item in meta.faq]:
            pairs = zip(meta.faq, questions, strict=True)
            changed["faq"] = tuple(replace(item, question=question) for item, question in pairs)
    return replace(meta, **changed) if changed else meta  # type: ignore[arg-type]  # by the names of its own fields


def _value(name: str, place: Place, site: Site, found: list[Diagnostic]) -> str | None:
    values = all_names(site.names)
    if name not in values:
        if not (site.edition or site.names or nearest(name, values)):
            return None  # a site without names may hold braces of other programs
        advice = did_you_mean(name, values, rules.UNKNOWN_NAME.help)
        found.append(rules.UNKNOWN_NAME.at(place, f'There is no name "{name}".', advice))
        return None
    if not site.edition:
        message = f'"{name}" stands for something else in each edition, and the site has none.'
        advice = f"Add `edition:` to content/site.yaml; {name} has a value for {', '.join(sorted(values[name]))}."
        found.append(rules.NAME_WITHOUT_VALUE.at(place, message, advice))
        return None
    value = values[name].get(site.edition)
    if value is None:
        message = f'"{name}" has no value for the edition "{site.edition}".'
        advice = f"Add `{site.edition}: …` to `names.{name}` in content/site.yaml."
        found.append(rules.NAME_WITHOUT_VALUE.at(place, message, advice))
    return value


def _moved(at: At, stretches: list[tuple[int, int, bool]]) -> At:
    """Places in the original of a text made of stretches: where each begins in both, and whether it was copied."""
    starts = [start for start, _, _ in stretches]

    def original(offset: int) -> int:
        start, old, copied = stretches[bisect_right(starts, offset) - 1]
        return old + (offset - start) * copied

    return lambda offset, length: at(original(offset), max(1, original(offset + length) - original(offset)))


def _judge_numbers(text: str, at: At, site: Site, found: list[Diagnostic]) -> None:
    """Find numbers that readers are told to call and that are wrong here, or have a name."""
    if not site.edition:
        return
    foreign, own = foreign_numbers(site.names, site.edition), own_numbers(site.names, site.edition)
    for number, offset in _called(text, tuple(sorted({*foreign, *own}, key=lambda item: (-len(item), item)))):
        place = at(offset, len(number))
        if number in foreign:
            message = f'"{number}" is the emergency number of the edition {foreign[number]}, not of "{site.edition}".'
            found.append(rules.FOREIGN_NUMBER.at(place, message))
        else:
            advice = f"Write {{{{{own[number]}}}}} in the place of {number}."
            what = "the emergency number" if own[number] == EMERGENCY else f'"{own[number]}"'
            found.append(rules.HARD_CODED_NUMBER.at(place, f'"{number}" is {what} of this edition.', advice))


def _called(text: str, numbers: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The numbers that the text speaks of calling, and their offsets; not those that count something."""
    for match in _pattern(numbers).finditer(text):
        before = text[max(0, match.start() - _LONGEST_WAY) : match.start()]
        spoken = before.endswith("tel:") or _CALLING.search(before) or _CALLED.match(text, match.end())
        if spoken and not _COUNTED.match(text, match.end()):
            yield match[0], match.start()


@lru_cache(maxsize=8)
def _pattern(numbers: tuple[str, ...]) -> re.Pattern[str]:
    """These numbers where they stand alone: not within others, addresses, sums of money or dates."""
    before = r"(?:(?<=tel:)|(?<![\w.,/:#£$€+=-])(?<![0-9][ \u00a0]))"
    return re.compile(rf"{before}(?:{'|'.join(map(re.escape, numbers))})(?!\w|[.,:/-][0-9]|[ \u00a0][0-9])")
