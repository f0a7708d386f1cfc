"""From findings about copies to groups of documents that hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lint.document import Place
from lint.findings import Finding
from lint.registry import registry
from lint.rule import KeyRule


@dataclass(slots=True)
class Links:
    """Who was found to be a copy of whom; `same` holds, for documents that share a key, the message that says so."""

    others: dict[Place, set[Place]] = field(default_factory=lambda: defaultdict(set))
    same: dict[Place, tuple[Place, str]] = field(default_factory=dict)

    def add(self, found: Finding) -> None:
        """Take in a finding; one of a rule that is not about copies is passed over."""
        rule = registry()[found.rule].rule
        if not rule.copies:
            return
        for related in found.related:
            self.others[found.place].add(related.place)
            self.others[related.place].add(found.place)
            if issubclass(rule, KeyRule):
                self.same[found.place] = (min(found.place, related.place, key=_order), found.message)

    def groups(self) -> list[Group]:
        """The documents that hang together, in the order of their first places."""
        out: list[Group] = []
        seen: set[Place] = set()
        for first in sorted(self.others, key=_order):
            if first not in seen:
                places = self._reached(first)
                seen |= places
                out.append(self._group(places))
        return out

    def _reached(self, first: Place) -> set[Place]:
        reached, waiting = {first}, [first]
        while waiting:
            new = self.others[waiting.pop()] - reached
            reached |= new
            waiting += new
        return reached

    def _group(self, places: Iterable[Place]) -> Group:
        ordered = sorted(places, key=_order)
        return Group(
            tuple(ordered),
            {place: frozenset(self.others[place]) for place in ordered},
            {place: self.same[place] for place in ordered if place in self.same},
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that hang together through copies; `others` and `same` are those of `Links`."""

    places: tuple[Place, ...]
    others: dict[Place, frozenset[Place]]
    same: dict[Place, tuple[Place, str]]

    def near(self, place: Place) -> set[Place]:
        """Its copies, and the copies of those: of a crowd, all may have been compared with one and the same document only."""
        return {far for other in self.others[place] for far in self.others[other]} | self.others[place]


def _order(place: Place) -> tuple[str, int, str]:
    return place.order
