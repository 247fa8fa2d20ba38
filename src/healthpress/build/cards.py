"""Cards for link previews: what they are drawn with, drawn in workers, and remembered by all that is on them.

In: the cards of pages and the versions of their pictures. Out: files to publish, and findings. It stands apart from
pictures because a card is drawn only for a site that is built, not for one that is checked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from healthpress.build import state_file
from healthpress.build.folder import SiteFolder
from healthpress.build.options import Progress
from healthpress.build.pictures import Copy
from healthpress.build.workers import spread
from healthpress.model.site import Site
from healthpress.model.social import Press, SocialCard, SocialCards
from healthpress.shape.edition import Edition
from healthpress.shape.social import social_cards
from healthpress.text import rules
from healthpress.text.diagnostic import Diagnostic, Place
from healthpress.text.digest import digest
from healthpress.write.social_card import FONTS, QUALITY, draw

TEMPLATE = "social-card.typ"
MARK = "favicon.svg"
"""The static file that stands beside the site's name, where there is one."""

KEPT_DAYS = 60
"""Cards that no build used for so many days are dropped."""

_DAY_SECONDS = 86_400
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class CardPress:
    """The template and the site's mark, and what is to be known of them where cards are planned."""

    template: str
    mark: str
    press: Press | None


def press_of(folder: SiteFolder, site: Site) -> CardPress:
    """What the cards of a site are drawn with; nothing where it wants none."""
    if site.social_cards == "off":
        return CardPress("", "", None)
    template = next(path for path in (place / TEMPLATE for place in folder.templates) if path.is_file())
    text = template.read_text(encoding="utf-8", errors="replace")
    mark = folder.static_files.get(MARK)
    drawn = mark.read_text(encoding="utf-8", errors="replace") if mark else ""
    fonts = [part for file in sorted(FONTS.iterdir()) for part in (file.name, file.read_bytes())]
    key = digest(text, drawn, str(QUALITY), version("typst"), version("pillow"), *fonts)
    ranges = (FONTS / "characters.txt").read_text(encoding="ascii").split()
    ends = (line.partition("-") for line in ranges)
    points = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
    return CardPress(text, drawn, Press(key, frozenset(chr(point) for part in points for point in part)))


@dataclass(frozen=True, slots=True)
class CardCopy(Copy):
    """A card to publish."""

    cards: Cards

    def read(self) -> bytes:
        """Its bytes, drawn again where the memory lost them."""
        return self.cards.read(self)


def with_cards(
    edition: Edition, folder: SiteFolder, pictures: Mapping[str, Copy], state: Path
) -> tuple[Edition, Cards]:
    """An edition whose pages name their cards, and those cards."""
    press = press_of(folder, edition.site)
    planned = social_cards(edition, press.press)
    return replace(edition, social=planned.pictures), Cards(planned, press, pictures, state / "cards")


class Cards:
    """The cards of a site, and the memory of those that builds drew, in `folder`."""

    def __init__(self, planned: SocialCards, press: CardPress, pictures: Mapping[str, Copy], folder: Path) -> None:
        self.found = planned.found
        self._press = press
        self._pictures = pictures
        self._folder = folder
        self._cards = {file.rpartition("/")[2]: card for file, card in planned.by_file.items()}
        self._index: dict[str, tuple[str, int]] = {}

    @property
    def outputs(self) -> dict[str, Copy]:
        """The files to publish, by output path."""
        return {f"assets/{name}": CardCopy(self._folder / name, name, self) for name in self._cards}

    def draw(self, jobs: int, progress: Progress) -> list[Diagnostic]:
        """Draw the cards that no build drew before; findings about the template."""
        if not self._cards:
            return []
        loaded = state_file.load(self._folder / _INDEX)
        self._index = loaded if isinstance(loaded, dict) else {}
        due = [name for name in self._cards if name not in self._index]
        progress.stage("Drawing cards", len(due))
        today = int(time.time()) // _DAY_SECONDS
        faults: dict[str, None] = {}
        for name, proof in zip(due, self._drawn(due, jobs), strict=True):
            progress.step()
            if proof.startswith("!"):
                faults[proof[1:]] = None
            else:
                self._index[name] = (proof, today)
        self._remember(today, changed=bool(due))
        place = Place(f"templates/{TEMPLATE}")
        return [rules.CARD_FAILED.at(place, fault) for fault in faults]

    def _drawn(self, names: list[str], jobs: int) -> Any:
        """What becomes of each card. Where there are workers, even one card is drawn by one: Typst starts threads,
        and a process with threads cannot be forked safely later.
        """
        return spread(self._draw, names, jobs, fewest=1)

    def _draw(self, name: str) -> str:
        """Draw one card into the memory; its digest, or "!" and what is wrong. Safe to call in workers."""
        card: SocialCard = self._cards[name]
        picture = self._pictures[card.picture[1:]].read() if card.picture else b""
        made = draw(card, self._press.template, self._press.mark, picture)
        if isinstance(made, str):
            return f"!{made}"
        state_file.replace(self._folder / name, made)
        return digest(made)

    def read(self, copy: CardCopy) -> bytes:
        """The bytes of a card; none of one that could not be drawn, with which nothing is published."""
        name = copy.key
        if name not in self._index:
            return b""
        try:
            data = copy.file.read_bytes()
            if digest(data) == self._index[name][0]:
                return data
        except OSError:
            pass
        for fault in self._drawn([name], 2):
            if fault.startswith("!"):
                raise OSError(fault[1:])
        return copy.file.read_bytes()

    def _remember(self, today: int, *, changed: bool) -> None:
        """Note what was used, and drop what no build used for long."""
        for name in self._cards:
            known = self._index.get(name)
            if known and known[1] < today:
                self._index[name] = (known[0], today)
                changed = True
        old = [name for name, known in self._index.items() if known[1] < today - KEPT_DAYS]
        if not (changed or old):
            return
        for name in old:
            del self._index[name]
        state_file.save(self._folder / _INDEX, self._index)
        for made in os.scandir(self._folder):
            if made.name not in self._index and made.name != _INDEX:
                Path(made.path).unlink(missing_ok=True)
