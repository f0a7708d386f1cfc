"""The learnt weights of the judgement, and the two ways they are used: to rank readings, to decide about a word."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp, log
from pathlib import Path
from typing import Any

BLOCK = 10  # trees that are added up before asking whether the rest matters
SLACK = 1e-6  # of log odds; sums so near to a bound are reckoned to the end


@dataclass(frozen=True)
class Trees:
    """Decision trees whose leaves add up to the natural log of the odds of noise.

    A tree is a flat row of nodes of four numbers: index into `names`, threshold, and where in the row the node for values up to the
    threshold and the one for higher values begin. A leaf has the index -1 and its value for a threshold.
    """

    start: float
    names: Sequence[str]
    rows: Sequence[Sequence[float]]

    @cached_property
    def _nested(self) -> tuple[Any, ...]:
        """The rows as they are walked fastest."""
        return tuple(_nested(row, 0) for row in self.rows)

    @cached_property
    def _blocks(self) -> list[tuple[tuple[Any, ...], float, float]]:
        """The trees by tens, with the least and the most that all later ones add."""
        leaves = [[node[1] for node in zip(*[iter(row)] * 4, strict=True) if node[0] < 0] for row in self.rows]
        at = range(BLOCK, len(self.rows) + BLOCK, BLOCK)
        return [(self._nested[i - BLOCK : i], sum(map(min, leaves[i:])), sum(map(max, leaves[i:]))) for i in at]

    def logit(self, numbers: Mapping[str, float], error: str, least: float | None = None) -> float:
        """The sum over all trees; numbers that are missing are 0.0. With `least`, any number on the same side of it will do."""
        named = {**numbers, f"error_{error}": 1.0}
        values = [named.get(name, 0.0) for name in self.names]
        total = self.start
        for trees, lowest, highest in self._blocks:
            for tree in trees:
                node = tree
                while type(node) is tuple:
                    index, threshold, low, high = node
                    node = low if values[index] <= threshold else high
                total += node
            if least is not None and not total + lowest - SLACK < least < total + highest + SLACK:
                return total + (lowest if total + lowest > least else highest)
        return total


def _nested(row: Sequence[float], at: int) -> Any:
    """A leaf as its value, any other node as index, threshold, and the nodes below it."""
    index, threshold = int(row[at]), row[at + 1]
    return threshold if index < 0 else (index, threshold, _nested(row, int(row[at + 2])), _nested(row, int(row[at + 3])))


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights by the error of the best reading ("none" where there is no reading), and trees over the same numbers.

    `misreadings`: how scanners misread the most frequent words, where authors write no such word ("tbe", "aud").
    """

    rank: Mapping[str, Mapping[str, float]]
    noise: Mapping[str, Mapping[str, float]]
    right: Mapping[str, Mapping[str, float]]
    misreadings: Collection[str]
    trees: Trees | None = None


def dot(weights: Mapping[str, float], numbers: Mapping[str, float]) -> float:
    """Sum of products; numbers without a weight count nothing."""
    weight = weights.get
    return sum([weight(name, 0.0) * value for name, value in numbers.items()])


def chance(logit: float) -> float:
    """Probability of a logit, safe for large ones."""
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, logit))))


@cache
def weights() -> Weights:
    """The shipped weights (`judgement.json`)."""
    file = Path(__file__)
    learnt = json.loads(file.with_name("judgement.json").read_text("utf-8"))["weights"]
    trees = json.loads(file.with_name("trees.json").read_text("utf-8"))["weights"]
    return Weights(**learnt | {"misreadings": frozenset(learnt["misreadings"]), "trees": Trees(**trees)})


SOUND = -9.0  # log odds by the linear weights alone, below which no tree is asked: the mean would stay below 0.05
SURE = 7.0  # bound of log odds: nothing is surer than one in a thousand


def noise_logit(learnt: Weights, error: str, numbers: Mapping[str, float], least: float | None = None) -> float:
    """Natural log of the odds of noise: the mean of the linear weights, which err evenly, and the trees, which know exceptions.

    With `least`, any number on the same side of it will do.
    """
    linear = dot(learnt.noise[error], numbers)
    if learnt.trees is None or linear < SOUND:
        return linear
    return (linear + learnt.trees.logit(numbers, error, None if least is None else 2 * least - linear)) / 2


# What else says how often the best reading is right: how noisy the document is, how cheap, frequent and fitting the reading. With twice as
# many numbers, lines that were not learnt from came out worse.
_SAYS = "marks rate scanned size worst gain best_cost best_frequency best_fit best_kept best_here"
TELLING = tuple(_SAYS.split())


def right_numbers(logit: float, share: float, numbers: Mapping[str, float]) -> dict[str, float]:
    """What speaks for the best reading being right: the log odds of noise, those of its share among all readings, and some of the
    numbers of the word."""
    bounded = min(max(share, 1e-3), 1 - 1e-3)
    told = {"bias": 1.0, "noise": min(max(logit, -SURE), SURE), "share": log(bounded / (1 - bounded))}
    return told | {name: numbers.get(name, 0.0) for name in TELLING}
