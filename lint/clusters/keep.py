"""Which copy stays: what is known of each candidate, and how each policy ranks them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lint.copies.headlines import headline_stem
from lint.document import Document, Place

UNDATED = "9999-99-99"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several copies. `update` is the number of its wire mark (0 without one), `corrected` whether a mark says so."""

    place: Place
    characters: int
    date: str = UNDATED
    update: int = 0
    corrected: bool = False
    warnings: int = 0
    remarks: int = 0


def candidate(doc: Document, policy: str) -> Candidate:
    """What the policy needs to know of a document; counts of findings are put in by whoever has them."""
    stem = headline_stem(doc) if policy == "latest-update" else None
    marks = stem.versions if stem else ()
    return Candidate(
        doc.place,
        len(doc.text.strip()),
        (doc.date or UNDATED) if policy in ("earliest", "latest-update") else UNDATED,
        max((_number(mark) for mark in marks), default=0),
        any(mark.startswith(("CORRECT", "REFILE", "KORREKTUR")) for mark in marks),
    )


def best_first(policy: str) -> Callable[[Candidate], tuple[Any, ...]]:
    """The key by which candidates are sorted, the one to keep first; the order of places settles what is left open."""
    return _RANKS[policy]


def why(kept: Candidate, policy: str) -> str:
    """Why this one stays, in a few words."""
    if policy == "earliest":
        return "no date is known, so the first" if kept.date == UNDATED else f"earliest, {kept.date}"
    if policy == "latest-update":
        mark = f"UPDATE {kept.update}" if kept.update else ""
        told = [part for part in (mark, "corrected" if kept.corrected else "", "" if kept.date == UNDATED else kept.date) if part]
        return f"latest, {', '.join(told)}" if told else "no version or date is known, so the longest"
    if policy == "cleanest":
        return f"cleanest, {kept.warnings} {'warning' if kept.warnings == 1 else 'warnings'}"
    return f"longest, {kept.characters:,} characters" if policy == "longest" else "first path"


def _number(mark: str) -> int:
    """1 for "UPDATE", 2 for "UPDATE 2"; 0 for marks of repeats and corrections."""
    name, _, digits = mark.rpartition(" ")
    if not digits.isdigit():
        name, digits = mark, "1"
    return int(digits) if name.startswith(("UPDATE", "ROUNDUP", "AMP")) else 0


def _later(date: str) -> int:
    return 0 if date == UNDATED else -int(date.replace("-", ""))


_RANKS: dict[str, Callable[[Candidate], tuple[Any, ...]]] = {
    "earliest": lambda c: (c.date, c.place.order),
    "latest-update": lambda c: (-c.update, not c.corrected, _later(c.date), -c.characters, c.place.order),
    "longest": lambda c: (-c.characters, c.place.order),
    "cleanest": lambda c: (c.warnings, c.remarks, -c.characters, c.place.order),
    "first-path": lambda c: (c.place.order,),
}
