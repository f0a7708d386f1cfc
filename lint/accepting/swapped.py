"""A corpus as it would be with another version of one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import TypeVar

from lint.document import Place
from lint.rows import Row
from lint.rule import Parts, whole
from lint.store import Store

T = TypeVar("T")


class Swapped:
    """A store without what it holds of one file, and with other rows in the place of these.

    `elsewhere` is where the other version can be read; documents of it that are to be compared bear that path.
    """

    def __init__(self, store: Store, path: str, now: Sequence[Row], then: Sequence[Row], elsewhere: str) -> None:
        self.today = store.today
        self.documents = store.documents - len(now) + len(then)
        self._store = store
        self._path = path
        self._now = Counter(_keys(now))
        self._then = Counter(_keys(then))
        self._rows = then
        self._elsewhere = elsewhere
        self._memory: dict[str, object] = {}

    def count(self, kind: str, key: str) -> int:
        """In how many documents the key stands."""
        return self._store.count(kind, key) - self._now[kind, key] + self._then[kind, key]

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of the keys that at least two documents hold."""
        return {key for key in keys if self.count(kind, key) > 1}

    def may_share(self, kind: str, parts: Parts) -> Iterable[bytes]:
        """All of the keys: none is ruled out before it is looked up."""
        return whole(parts)

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key."""
        others = [p for p in self._store.holders(kind, key, most + self._now[kind, key]) if p.path != self._path]
        mine = [row.place for row in self._rows if key in row.survey.keys.get(kind, ())]
        return nsmallest(most, others + mine, key=lambda place: place.order)

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """As `Store.partners`."""
        wanted = set(keys)
        others = [pair for pair in self._store.partners(kind, place, wanted, shared, most, crowded) if pair[0].path != self._path]
        mine = [
            (row.place._replace(path=self._elsewhere), row.start)
            for row in self._rows
            if row.place != place and len(wanted.intersection(row.survey.keys.get(kind, ()))) >= shared
        ]
        return others + mine

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]


def _keys(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    return ((kind, key) for row in rows for kind, keys in row.survey.keys.items() for key in keys)
