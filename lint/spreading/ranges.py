"""Which documents hold which key, in ranges of the keys' hashes: what one store holds on one machine, in pieces that many can hold."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge, nsmallest
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from lint.document import Place
from lint.rows import PackedRow, hashed, near
from lint.rule import Parts, whole

T = TypeVar("T")
HELD = 64  # documents of a key that are kept by name, those that come first; of more, only their number
RANK = 24  # bits of a document's number that tell it from others of its bundle
MOST_SHEETS = 16  # that one process looks at without fetching them again

Line = tuple[int, int, Sequence[int]]  # a key, how many documents hold it, the first of them


class Sheet:
    """The keys of one range in order, how many documents hold each, and the first of these. Its numbers are buffers, so that processes
    of one machine share them."""

    def __init__(self, keys: Any, counts: Any, starts: Any, documents: Any) -> None:
        self._parts = (keys, counts, starts, documents)
        self._keys, self._counts, self._starts, self._documents = map(_numbers, self._parts)

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        if protocol >= 5:
            return Sheet, tuple(pickle.PickleBuffer(part) for part in self._parts)
        return Sheet, tuple(bytes(part) for part in self._parts)

    def __iter__(self) -> Iterator[Line]:
        for at, key in enumerate(self._keys):
            yield key, self._counts[at], self._documents[self._starts[at] : self._starts[at + 1]]

    def find(self, key: int) -> tuple[int, Sequence[int]]:
        """How many documents hold the key, and the first of them."""
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return 0, ()
        return self._counts[at], self._documents[self._starts[at] : self._starts[at + 1]]


def _numbers(part: Any) -> Any:
    view = memoryview(part)
    return view.cast("B").cast("q") if view.nbytes else ()


def sheet(lines: Iterable[Line]) -> Sheet:
    """The sheet of lines that are in the order of their keys."""
    keys, counts, starts, documents = (array("q") for _ in range(4))
    for key, count, held in lines:
        keys.append(key)
        counts.append(count)
        starts.append(len(documents))
        documents.extend(held)
    starts.append(len(documents))
    return Sheet(keys, counts, starts, documents)


def range_of(key: int, ranges: int) -> int:
    """Which of the ranges a key falls into."""
    return (key + 2**63) * ranges >> 64


def dealt(rows: Sequence[PackedRow], numbers: Sequence[int], ranges: int) -> list[Sheet]:
    """The keys of rows, whose documents have these numbers, as one sheet a range."""
    piles: list[list[tuple[int, int]]] = [[] for _ in range(ranges)]
    for row, number in zip(rows, numbers, strict=True):
        for key in row.keys:
            piles[range_of(key, ranges)].append((key, number))
    return [merged_lines((key, 1, (number,)) for key, number in sorted(set(pile))) for pile in piles]


def merged(*sheets: Sheet) -> Sheet:
    """One sheet of all. In whatever order and grouping sheets are merged, the result is the same."""
    return merged_lines(merge(*sheets, key=itemgetter(0)))


def merged_lines(lines: Iterable[Line]) -> Sheet:
    """The sheet of lines in the order of their keys, those of one key made one."""
    return sheet(_sums(lines))


def _sums(lines: Iterable[Line]) -> Iterator[Line]:
    for key, same in groupby(lines, key=itemgetter(0)):
        found = list(same)
        if len(found) == 1:
            yield found[0]
        else:
            yield key, sum(count for _, count, _ in found), nsmallest(HELD, (number for _, _, held in found for number in held))


class RangedCorpus:
    """A corpus whose keys lie in sheets elsewhere. `fetch` gives the sheet of a range, `place` where a document stands, with its first
    byte; the numbers of documents are in the order of their places."""

    def __init__(
        self, today: str, documents: int, ranges: int, fetch: Callable[[int], Sheet], place: Callable[[int], tuple[Place, int]]
    ) -> None:
        self.today = today
        self.documents = documents
        self._ranges = ranges
        self._fetch = fetch
        self._sheet = lru_cache(MOST_SHEETS)(fetch)
        self._place = place
        self._near: dict[int, tuple[int, Sequence[int]]] = {}
        self._memory: dict[str, object] = {}

    def prepare(self, keys: Iterable[int]) -> None:
        """Look these keys up, range by range; those of an earlier call are forgotten."""
        self._near = {}
        for at, some in groupby(sorted(set(keys)), key=lambda key: range_of(key, self._ranges)):
            found = self._fetch(at)
            self._near.update((key, found.find(key)) for key in some)

    def count(self, kind: str, key: str) -> int:
        """In how many documents the key stands."""
        return self._held(kind, key)[0]

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of the keys that at least two documents hold."""
        return {key for key in keys if self.count(kind, key) > 1}

    def may_share(self, kind: str, parts: Parts) -> Iterable[bytes]:
        """All of the keys: none is ruled out before it is looked up."""
        return whole(parts)

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key; 64 at most are known."""
        return [self._place(number)[0] for number in self._held(kind, key)[1][:most]]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once a process."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """As `Store.partners`; of keys that more than 64 documents hold only the first holder counts in any case."""
        found = [self._held(kind, key) for key in keys]
        crowds = [held[0] for count, held in found if count > min(most, HELD)] if crowded else []
        close = near([held for count, held in found if count <= min(most, HELD)], crowds, int, shared, crowded)
        return sorted((pair for pair in map(self._place, close) if pair[0] != place), key=lambda pair: pair[0].order)

    def _held(self, kind: str, key: str) -> tuple[int, Sequence[int]]:
        number = hashed(kind, key)
        return self._near[number] if number in self._near else self._sheet(range_of(number, self._ranges)).find(number)
