"""The learnt weights of the judgement, and the two ways they are used: to rank readings, to decide about a word."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights by the error of the best reading ("none" where there is no reading).

    `misreadings`: how scanners misread the most frequent words, where authors write no such word ("tbe", "aud").
    """

    rank: Mapping[str, Mapping[str, float]]
    noise: Mapping[str, Mapping[str, float]]
    right: Mapping[str, Mapping[str, float]]
    misreadings: Collection[str]


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
    learnt = json.loads(files(__package__).joinpath("judgement.json").read_text("utf-8"))["weights"]
    return Weights(**learnt | {"misreadings": frozenset(learnt["misreadings"])})


def sureness(share: float) -> float:
    """Natural log of the odds of a share, bounded to -7 to 7."""
    bounded = min(max(share, 1e-3), 1 - 1e-3)
    return log(bounded / (1 - bounded))
