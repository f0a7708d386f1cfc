"""Edits and fixes, and which of them can be applied together. Positions are code points of the text they were made for."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from lint.removal import BREAKS, removal


class Stage(IntEnum):
    """When a rule's fixes are applied: the lowest stage first, then the text is looked at again."""

    ENCODING = 1
    CHARACTERS = 2
    LAYOUT = 3
    FURNITURE = 4
    WORDS = 5
    CORPUS = 6


class Safety(StrEnum):
    """`safe` keeps what a reader reads, `unsafe` is the one best reading, `show` is never applied."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `replacement` where `start` to `end` (half-open) stands now."""

    start: int
    end: int
    replacement: str = ""

    @property
    def deletes(self) -> bool:
        """True when text goes and nothing comes."""
        return self.end > self.start and not self.replacement


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are applied whole or not at all; `confidence` is the probability that the result is what was meant."""

    edits: tuple[Edit, ...]
    safety: Safety
    confidence: float = 1.0


class Proposed(NamedTuple):
    """A fix that may be applied now, with the stage and the name of the rule it comes from."""

    stage: Stage
    rule: str
    fix: Fix


def _collide(a: Edit, b: Edit) -> bool:
    return a.start <= b.end and b.start <= a.end and not (a.deletes and b.deletes)


def select(proposed: Iterable[Proposed]) -> list[Proposed]:
    """The fixes of the lowest stage that can be applied together, greedily from the left; touching counts as colliding."""
    waiting = sorted((p for p in proposed if p.fix.edits), key=lambda p: (p.stage, p.fix.edits, p.rule))
    chosen: list[Proposed] = []
    taken: list[Edit] = []
    longest = 0
    for candidate in waiting:
        if candidate.stage != waiting[0].stage:
            break
        edits = candidate.fix.edits
        if any(_collide(edit, other) for edit in edits for other in _near(taken, edit, longest)):
            continue
        chosen.append(candidate)
        for edit in edits:
            insort(taken, edit)
            longest = max(longest, edit.end - edit.start)
    return chosen


def _near(taken: Sequence[Edit], edit: Edit, longest: int) -> Iterator[Edit]:
    for at in range(bisect_left(taken, edit.start - longest, key=lambda t: t.start), len(taken)):
        if taken[at].start > edit.end:
            return
        yield taken[at]


def merged(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits sorted; deletions that touch or overlap are one, and what goes at the end takes the blank lines before it."""
    out: list[Edit] = []
    for edit in sorted(set(edits)):
        out.append(edit)
        while len(out) > 1 and out[-1].deletes and out[-2].deletes and out[-1].start <= out[-2].end:
            last, previous = out.pop(), out.pop()
            start, end = previous.start, max(previous.end, last.end)
            if text[last.start] in BREAKS and not text[end:].strip():
                start, end = removal(text, start, end)
            out.append(Edit(start, end))
    return out
