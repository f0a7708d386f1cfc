"""A corpus held in memory: what one run or one test knows of its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import nsmallest
from typing import TypeVar

from lint.document import Place
from lint.linter import Survey
from lint.rule import Parts, whole

T = TypeVar("T")


class MemoryCorpus:
    """Counts over surveyed documents; an empty one stands for a run without an index."""

    def __init__(self, surveyed: Iterable[tuple[Place, Survey]], today: str) -> None:
        self.today = today
        self.documents = 0
        self._memory: dict[str, object] = {}
        self._holders: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place, survey in surveyed:
            self.documents += 1
            for kind, keys in survey.keys.items():
                for key in keys:
                    self._holders[kind, key].append(place)

    def count(self, kind: str, key: str) -> int:
        """In how many documents the key stands."""
        return len(self._holders.get((kind, key), ()))

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of the keys that at least two documents hold."""
        return {key for key in keys if self.count(kind, key) > 1} if self.documents > 1 else set()

    def may_share(self, kind: str, parts: Parts) -> Iterable[bytes]:
        """All of the keys: none is ruled out before it is looked up."""
        return whole(parts)

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key."""
        return nsmallest(most, self._holders.get((kind, key), ()), key=lambda place: place.order)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]
