"""Decision trees as masks: which leaves are still to be reached, given some numbers or all of them."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import getitem, itemgetter
from sys import byteorder

LEAF = -1

Node = tuple[float, int, int, int]  # threshold, tree, and the leaves on either side
Splits = tuple[list[float], list[int]]  # thresholds, rising; the leaves left over below the first, between two, and above the last


@dataclass(frozen=True)
class Trees:
    """Decision trees whose leaves add up to the natural log of the odds of noise.

    A tree is a flat row of nodes of four numbers: index into `names`, threshold, and where in the row the node for values up to the
    threshold and the one for higher values begin. A leaf has the index -1 and its value for a threshold. A row has at most 16 leaves,
    and each node before those below it.

    A mask has 16 bits for each tree, of which each leaf has one, in the order of their values: what a number says of all trees is one
    `&`, and the highest bit of a tree that is left is the most that it may still add.
    """

    start: float
    names: Sequence[str]
    rows: Sequence[Sequence[float]]

    @cached_property
    def every(self) -> int:
        """The mask of all leaves."""
        return _mask(array("H", [(1 << len(values) - 1) - 1 for values in self._values]))

    @cached_property
    def _values(self) -> list[list[float]]:
        """The values of each tree's leaves, rising, behind one that stands for no leaf."""
        return [[0.0, *sorted([row[at + 1] for at in range(0, len(row), 4) if row[at] == LEAF])] for row in self.rows]

    @cached_property
    def splits(self) -> Mapping[str, Splits]:
        """For each name that a tree asks for, what its values leave over."""
        nodes: defaultdict[int, list[Node]] = defaultdict(list)
        for tree, row in enumerate(self.rows):
            for index, threshold, low, high in _nodes(row):
                nodes[index].append((threshold, tree, low, high))
        return {self.names[index]: _splits(sorted(found), len(self.rows), self.every) for index, found in nodes.items()}

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
        leaves = memoryview(mask.to_bytes(2 * len(self.rows), byteorder)).cast("H")
        return sum(map(getitem, self._values, map(int.bit_length, leaves)), self.start)

    def logit(self, numbers: Mapping[str, float], error: str) -> float:
        """The sum over all trees; numbers that are missing are 0.0."""
        return self.most(self.fixed(numbers, error))


def _nodes(row: Sequence[float]) -> Iterator[tuple[int, float, int, int]]:
    """The inner nodes of a tree: index, threshold, and the leaves on either side. Nodes stand before those below them."""
    order = sorted([(row[at + 1], at) for at in range(0, len(row), 4) if row[at] == LEAF])
    below = {at: 1 << rank for rank, (_, at) in enumerate(order)}
    for at in range(len(row) - 4, -1, -4):
        if row[at] != LEAF:
            low, high = below[int(row[at + 2])], below[int(row[at + 3])]
            below[at] = low | high
            yield int(row[at]), row[at + 1], low, high


def _splits(nodes: list[Node], trees: int, every: int) -> Splits:
    """Up to a node's threshold its higher side is out of reach, above it the lower one."""
    above = _gone(((threshold, tree, low) for threshold, tree, low, _ in nodes), trees)
    below = _gone(((threshold, tree, high) for threshold, tree, _, high in reversed(nodes)), trees)
    return sorted({node[0] for node in nodes}), [every & ~(a | b) for a, b in zip(above, reversed(below), strict=True)]


def _gone(nodes: Iterable[tuple[float, int, int]], trees: int) -> list[int]:
    """The leaves out of reach behind so many thresholds, none first."""
    row, out = array("H", [0]) * trees, [0]
    for _, same in groupby(nodes, key=itemgetter(0)):
        for _, tree, leaves in same:
            row[tree] |= leaves
        out.append(_mask(row))
    return out


def _mask(row: "array[int]") -> int:
    return int.from_bytes(row.tobytes(), byteorder)
