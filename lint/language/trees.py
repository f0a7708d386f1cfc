"""Decision trees as masks: which leaves are still to be reached, given some numbers or all of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import getitem, or_
from struct import Struct

LEAF = -1
BITS = 16  # of a mask for each tree: more than it has leaves

Splits = tuple[list[float], list[int]]  # thresholds, rising; the leaves left over below the first, between two, and above the last


@dataclass(frozen=True)
class Trees:
    """Decision trees whose leaves add up to the natural log of the odds of noise.

    A tree is a flat row of nodes of four numbers: index into `names`, threshold, and where in the row the node for values up to the
    threshold and the one for higher values begin. A leaf has the index -1 and its value for a threshold; a row has at most 16 leaves.

    A mask has a bit for each leaf of each tree, in the order of the values of its tree: what a number says of all trees is one `&`, and
    the highest bit left of a tree is the most that it may still add.
    """

    start: float
    names: Sequence[str]
    rows: Sequence[Sequence[float]]

    @cached_property
    def every(self) -> int:
        """The mask of all leaves."""
        return sum(((1 << len(values) - 1) - 1) << BITS * tree for tree, values in enumerate(self._values))

    @cached_property
    def _values(self) -> list[list[float]]:
        """The values of each tree's leaves, rising, behind one that stands for no leaf."""
        return [[0.0, *sorted(row[at + 1] for at in range(0, len(row), 4) if row[at] == LEAF)] for row in self.rows]

    @cached_property
    def _unpack(self) -> Struct:
        return Struct(f"<{len(self.rows)}H")

    @cached_property
    def splits(self) -> Mapping[str, Splits]:
        """For each name that a tree asks for, what its values leave over."""
        sides: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
        for tree, row in enumerate(self.rows):
            for index, threshold, low, high in _nodes(row):
                sides[self.names[index]].append((threshold, low << BITS * tree, high << BITS * tree))
        return {name: _splits(nodes, self.every) for name, nodes in sides.items()}

    def left(self, numbers: Mapping[str, float], mask: int) -> int:
        """The leaves of a mask that these numbers leave over; names that no tree asks for say nothing."""
        splits = self.splits
        for name, value in numbers.items():
            if name in splits:
                thresholds, masks = splits[name]
                mask &= masks[bisect_left(thresholds, value)]
        return mask

    def fixed(self, numbers: Mapping[str, float], error: str, moving: Collection[str] = ()) -> int:
        """The leaves left over by these numbers and by 0.0 for all that are missing, but for those that are still to come."""
        missing = {name: 0.0 for name in self.splits if name not in moving}
        return self.left({**missing, **numbers, f"error_{error}": 1.0}, self.every)

    def most(self, mask: int) -> float:
        """The most that the leaves of a mask add up to: the sum itself, where one is left of every tree."""
        sizes = map(int.bit_length, self._unpack.unpack(mask.to_bytes(self._unpack.size, "little")))
        return sum(map(getitem, self._values, sizes), self.start)

    def logit(self, numbers: Mapping[str, float], error: str) -> float:
        """The sum over all trees; numbers that are missing are 0.0."""
        return self.most(self.fixed(numbers, error))


def _nodes(row: Sequence[float]) -> Iterator[tuple[int, float, int, int]]:
    """The inner nodes of a tree: index, threshold, and the leaves on either side."""
    order = sorted((row[at + 1], at) for at in range(0, len(row), 4) if row[at] == LEAF)
    below = {at: 1 << rank for rank, (_, at) in enumerate(order)}

    def leaves(at: int) -> int:
        if at not in below:
            below[at] = leaves(int(row[at + 2])) | leaves(int(row[at + 3]))
        return below[at]

    for at in range(0, len(row), 4):
        if row[at] != LEAF:
            yield int(row[at]), row[at + 1], leaves(int(row[at + 2])), leaves(int(row[at + 3]))


def _splits(nodes: list[tuple[float, int, int]], every: int) -> Splits:
    """Up to a node's threshold its higher side is out of reach, above it the lower one."""
    thresholds = sorted({threshold for threshold, _, _ in nodes})
    low: defaultdict[float, int] = defaultdict(int)
    high: defaultdict[float, int] = defaultdict(int)
    for threshold, lower, higher in nodes:
        low[threshold] |= lower
        high[threshold] |= higher
    above = list(accumulate((low[t] for t in thresholds), or_, initial=0))
    below = list(accumulate((high[t] for t in reversed(thresholds)), or_, initial=0))[::-1]
    return thresholds, [every & ~(a | b) for a, b in zip(above, below, strict=True)]
