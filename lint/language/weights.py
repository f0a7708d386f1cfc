"""The learnt weights of the judgement, and the two ways they are used: to rank readings, to decide about a word."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from lint.language.trees import Trees


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


def noise_logit(learnt: Weights, error: str, numbers: Mapping[str, float]) -> float:
    """Natural log of the odds of noise: the mean of the linear weights, which err evenly, and the trees, which know exceptions."""
    linear = dot(learnt.noise[error], numbers)
    if learnt.trees is None or linear < SOUND:
        return linear
    return (linear + learnt.trees.logit(numbers, error)) / 2


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
