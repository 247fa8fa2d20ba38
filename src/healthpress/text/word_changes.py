"""What changed between two versions of a text, sentence by sentence, with the words marked.

In: the sentences of both. Out: changes in the order of the new text. It stands apart because a build names the changed
sentences, a command shows them and a reviewer's pack prints them, all from the same values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a sentence that are all changed, or all as they were."""

    words: str
    changed: bool


Sentence = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that stand next to each other. `at` is the number of the first changed word of the new text."""

    removed: tuple[Sentence, ...]
    added: tuple[Sentence, ...]
    at: int


def plain(sentence: Sentence) -> str:
    """The words of a sentence without marks."""
    return " ".join(stretch.words for stretch in sentence)


def changes_of(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    """What was removed and added; sentences whose words only moved to another line are no change."""
    if " ".join(old) == " ".join(new):
        return ()
    first, last = _common_ends(old, new)
    middle = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last], autojunk=False)
    before = sum(len(line.split()) for line in new[:first])
    words = [len(line.split()) for line in new[first:]]
    found = []
    for kind, i, j, k, m in middle.get_opcodes():
        if kind != "equal":
            change = _change(old[first + i : first + j], new[first + k : first + m], before + sum(words[:k]))
            if change:
                found.append(change)
    return tuple(found)


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return first, last


def _change(old: Sequence[str], new: Sequence[str], start: int) -> Change | None:
    """The change from some sentences to those in their place; None where all words are the same."""
    before, after = " ".join(old).split(), " ".join(new).split()
    kept_before, kept_after = [False] * len(before), [False] * len(after)
    for i, k, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept_before[i : i + size] = kept_after[k : k + size] = [True] * size
    if all(kept_before) and all(kept_after):
        return None
    removed, added = _marked(old, kept_before), _marked(new, kept_after)
    first = next((n for n, kept in enumerate(kept_after) if not kept), None)
    if first is None:
        first = next(n for n, kept in enumerate(kept_before) if not kept)
    return Change(removed, added, start + first)


def _marked(sentences: Sequence[str], kept: Sequence[bool]) -> tuple[Sentence, ...]:
    """Sentences with their words in stretches; those that hold no change are left out."""
    marked = []
    at = 0
    for line in sentences:
        words = line.split()
        pairs = zip(words, kept[at : at + len(words)], strict=True)
        at += len(words)
        stretches = tuple(
            Stretch(" ".join(word for word, _ in group), not same)
            for same, group in groupby(pairs, key=lambda pair: pair[1])
        )
        if any(stretch.changed for stretch in stretches):
            marked.append(stretches)
    return tuple(marked)
