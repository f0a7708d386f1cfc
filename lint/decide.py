"""Which hits become findings: one place has one finding, and the configuration has the last word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from lint.config import expanded
from lint.document import Document
from lint.edits import Proposed, Safety, Stage
from lint.files import File, matches, relative
from lint.linter import Told
from lint.settings import Settings


class Decision(NamedTuple):
    """A hit that is to be reported, with its severity."""

    told: Told
    severity: str


def decide(doc: Document, told: Sequence[Told], file: File, settings: Settings, used: set[str] | None = None) -> list[Decision]:
    """The hits that count, in the order of their places. `used` takes the patterns of the configuration by which others do not."""
    silenced = _silenced(file.path, settings)
    by = [silenced.get(t.name) or _allowing(doc, t, settings) for t in told]
    if used is not None:
        used.update(pattern for pattern in by if pattern)
    kept = [t for t, pattern in zip(told, by, strict=True) if not pattern]
    covered = _Cover(kept)
    return [Decision(t, settings.severity.get(t.name, t.rule.severity)) for t in sorted(kept, key=_order) if not covered.hides(t)]


def proposals(decisions: Iterable[Decision], unsafe: bool) -> list[Proposed]:
    """The first fix of each hit, where it may be applied."""
    allowed = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return [
        Proposed(d.told.rule.stage, d.told.name, d.told.hit.fixes[0])
        for d in decisions
        if d.told.hit.fixes and d.told.hit.fixes[0].safety in allowed
    ]


def _order(told: Told) -> tuple[object, ...]:
    return told.hit.start, told.hit.end, told.name, told.hit.message


def _silenced(path: str, settings: Settings) -> dict[str, str]:
    """The rules that are silent in a file, with the pattern that makes them so."""
    out: dict[str, str] = {}
    below = relative(path, settings.root) if settings.per_path_ignores else ""
    for pattern, names in settings.per_path_ignores.items():
        if matches(pattern, below):
            out |= dict.fromkeys(expanded(names, settings, "per-path-ignores", defaults_only=False), pattern)
    return out


def _allowing(doc: Document, told: Told, settings: Settings) -> str:
    """The pattern inside a match of which nothing is reported; empty without one."""
    start, end = told.hit.start, told.hit.end
    if start == end == 0:
        return ""
    return next((p for p in settings.ignore_patterns if any(a <= start and end <= b for a, b in _matches(doc, p))), "")


def _matches(doc: Document, pattern: str) -> list[tuple[int, int]]:
    return doc.once(f"ignored by {pattern}", lambda: [m.span() for m in _compiled(pattern).finditer(doc.text)])


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class _Spans:
    """Spans that are asked whether one of them holds another."""

    def __init__(self, told: Iterable[Told]) -> None:
        spans = sorted((t.hit.start, t.hit.end) for t in told)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def hold(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start) - 1
        return before >= 0 and self._ends[before] >= end


class _Cover:
    """Where a word has its finding already: in furniture, in a date that cannot be, beside broken characters."""

    def __init__(self, told: Iterable[Told]) -> None:
        wide = [t for t in told if t.hit.end > t.hit.start]
        self._speaking = _Spans(t for t in wide if _speaks_for_its_words(t))
        furniture = [t for t in wide if t.rule.stage == Stage.FURNITURE]
        doubts = {t.rule.doubt for t in furniture}
        self._surer = {doubt: _Spans(t for t in furniture if t.rule.doubt < doubt) for doubt in doubts if doubt}
        self._told = {(t.hit.start, t.hit.end) for t in wide if t.rule.severity == "warning"}
        self._broken = sorted((t.hit.start, t.hit.end) for t in wide if t.rule.stage <= Stage.CHARACTERS and t.group == "encoding")

    def hides(self, told: Told) -> bool:
        """True for a finding about words that lies inside such a span, or touches broken characters; for a remark beside a warning; and for
        what is surer known by another rule."""
        start, end = told.hit.start, told.hit.end
        if told.rule.doubt in self._surer and self._surer[told.rule.doubt].hold(start, end):
            return True
        if told.rule.severity == "info" and (start, end) in self._told:
            return True
        if told.group != "tokens" or end == start:
            return False
        if self._speaking.hold(start, end):
            return True
        return any(a < end and start < b for a, b in self._broken[: bisect_right(self._broken, (end, 0))][-3:])


def _speaks_for_its_words(told: Told) -> bool:
    return told.group == "dates" or (told.rule.stage == Stage.FURNITURE and told.rule.severity == "warning")
