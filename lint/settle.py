"""Applying fixes until none is left to apply."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from lint.edits import Edit, Proposed, select
from lint.pieces import Pieces

ROUNDS = 20  # a text needs a round or two a stage and one to see that nothing is left; more means that rules disagree


class Reason(NamedTuple):
    """The rules that an edit comes from, sorted, and the least confidence among their fixes."""

    rules: tuple[str, ...] = ()
    confidence: float = 1.0


class Settled(NamedTuple):
    """What became of a text: the new text, the edits of the *original* text that lead there, the reason of each, what was applied.

    `unsettled` names the rules that were still at it when the rounds ran out or a text came back; then `text` is the original.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    reasons: tuple[Reason, ...] = ()
    applied: tuple[Proposed, ...] = ()
    unsettled: tuple[str, ...] = ()


def settle(text: str, look: Callable[[str], Iterable[Proposed]], rounds: int = ROUNDS) -> Settled:
    """Apply fixes stage by stage until `look`, which gives the fixes that may be applied to a text, proposes nothing more."""
    pieces, seen, applied = Pieces(text), {text}, list[Proposed]()
    chosen: list[Proposed] = []
    origins: list[tuple[int, int, Proposed]] = []
    for _ in range(rounds):
        chosen = select(look(pieces.text))
        if not chosen:
            edits = pieces.edits()
            return Settled(pieces.text, edits, _reasons(edits, origins), tuple(applied))
        for proposed in chosen:
            origins += [(*pieces.origin(edit), proposed) for edit in proposed.fix.edits]
        pieces.edit(edit for proposed in chosen for edit in proposed.fix.edits)
        applied += chosen
        if pieces.text in seen:
            break
        seen.add(pieces.text)
    return Settled(text, unsettled=tuple(sorted({p.rule for p in chosen})))


def _reasons(edits: Sequence[Edit], origins: Iterable[tuple[int, int, Proposed]]) -> tuple[Reason, ...]:
    """For each edit what touches it, in positions of the original text."""
    ends = [edit.end for edit in edits]
    causes: list[list[Proposed]] = [[] for _ in edits]
    for start, end, proposed in origins:
        at = bisect_left(ends, start)
        while at < len(edits) and edits[at].start <= end:
            causes[at].append(proposed)
            at += 1
    return tuple(Reason(tuple(sorted({p.rule for p in found})), min((p.fix.confidence for p in found), default=1.0)) for found in causes)
