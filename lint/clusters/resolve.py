"""One group of copies: who stays, who goes, and why. What goes was compared with what stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lint.clusters.keep import Candidate, best_first, candidate, why
from lint.clusters.links import Group
from lint.document import Document, Place
from lint.edits import Stage
from lint.files import File
from lint.job import Job, ground_of
from lint.judging import document_findings
from lint.linter import linter
from lint.plan import Plan
from lint.reading import document_at
from lint.registry import registry

LEAST = 0.7  # share of a text that must stand in the one it is dropped for; near-duplicate's own limit


@dataclass(frozen=True, slots=True)
class Dropped:
    """A document that is a copy of the one that stays; `share` of it stands there."""

    place: Place
    why: str
    share: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """The document that stays, why it does, and its copies."""

    kept: Place
    why: str
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """How copies are chosen from: `job` has the store and the rules about copies, `judges` is the plan that says how clean a text is."""

    job: Job
    policy: str
    judges: Plan


def resolve(choice: Choice, group: Group) -> list[Cluster]:
    """The clusters of a group. Whatever is dropped stands in the kept one by 70 %, or is an earlier version of it (latest-update)."""
    return list(_Resolver(choice, group).clusters())


class _Resolver:
    def __init__(self, choice: Choice, group: Group) -> None:
        self._choice = choice
        self._group = group
        self._ground = ground_of(choice.job)
        self._linter = linter(choice.job.plan)

    def clusters(self) -> Iterator[Cluster]:
        rest = sorted(filter(None, map(self._candidate, self._group.places)), key=best_first(self._choice.policy))
        while rest:
            kept = next((c for c in rest if not self._stands_in_another(c, rest)), rest[0])
            near = self._group.near(kept.place)
            found = [self._dropped(c.place, kept.place) for c in rest if c is not kept and self._may_be_copy(c.place, kept.place, near)]
            dropped = tuple(sorted((d for d in found if d), key=lambda d: d.place.order))
            if dropped:
                yield Cluster(kept.place, why(kept, self._choice.policy), dropped)
            gone = {kept.place, *(d.place for d in dropped)}
            rest = [c for c in rest if c.place not in gone]

    def _candidate(self, place: Place) -> Candidate | None:
        doc = self._document(place)
        if doc is None:
            return None
        made = candidate(doc, self._choice.policy)
        if self._choice.policy != "cleanest":
            return made
        ground = replace(self._ground, plan=self._choice.judges)
        found = document_findings(ground, File(place.path, place.path), doc, linter(ground.plan).survey(doc), [])
        own = [f for f in found if registry()[f.rule].rule.stage < Stage.CORPUS]
        warnings = sum(f.severity == "warning" for f in own)
        return replace(made, warnings=warnings, remarks=len(own) - warnings)

    def _document(self, place: Place) -> Document | None:
        store = self._ground.store
        start = store.start(place) if store else None
        return None if start is None else document_at(place.path, place, start, self._choice.job.plan)

    def _may_be_copy(self, place: Place, kept: Place, near: set[Place]) -> bool:
        return place in near or self._key(place) == self._key(kept)

    def _key(self, place: Place) -> Place:
        return self._group.same[place][0] if place in self._group.same else place

    def _stands_in_another(self, one: Candidate, rest: list[Candidate]) -> bool:
        """True when a longer text holds this one but not the other way round: a part never stays for the whole."""
        longer = [c for c in rest if c.characters * LEAST > one.characters and c.place in self._group.others[one.place]]
        return any(self._dropped(one.place, c.place) and not self._dropped(c.place, one.place) for c in longer)

    def _dropped(self, place: Place, kept: Place) -> Dropped | None:
        if self._key(place) == self._key(kept):
            return Dropped(place, (self._group.same.get(place) or self._group.same[kept])[1], 1.0)
        doc, other = self._document(place), self._document(kept)
        if doc is None or other is None:
            return None
        for kind in self._linter.pairs:
            for told in self._linter.compare(kind, doc, other):
                share = float(told.hit.evidence.get("share", 1.0))
                if told.rule.copies and (share >= LEAST or self._choice.policy == "latest-update"):
                    return Dropped(place, told.hit.message, share)
        return None
