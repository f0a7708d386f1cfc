"""Applying fixes until none is left to apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lint.edits import Edit, Proposed, select
from lint.pieces import Pieces

ROUNDS = 20  # a text needs a round or two a stage and one to see that nothing is left; more means that rules disagree


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a text: the new text, the edits of the *original* text that lead there, what was applied.

    `unsettled` names the rules that were still at it when the rounds ran out or a text came back; then `text` is the original.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    applied: tuple[Proposed, ...] = ()
    unsettled: tuple[str, ...] = ()


def settle(text: str, look: Callable[[str], Iterable[Proposed]], rounds: int = ROUNDS) -> Settled:
    """Apply fixes stage by stage until `look`, which gives the fixes that may be applied to a text, proposes nothing more."""
    pieces, seen, applied = Pieces(text), {text}, list[Proposed]()
    chosen: list[Proposed] = []
    for _ in range(rounds):
        chosen = select(look(pieces.text))
        if not chosen:
            return Settled(pieces.text, pieces.edits(), tuple(applied))
        pieces.edit(edit for proposed in chosen for edit in proposed.fix.edits)
        applied += chosen
        if pieces.text in seen:
            break
        seen.add(pieces.text)
    return Settled(text, unsettled=tuple(sorted({p.rule for p in chosen})))
