"""A quick look at places: how likely a word is noise there, without all that would be told of it.

Most of what speaks for noise or for a reading depends on the word alone. It is added up once for each word, by the same weights and
from the same numbers as `Scale.weigh` takes; what is left for a place is one score for each reading and some twenty numbers of the best.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from lint.language.features import (
    NOT_BY_MARKS,
    NOT_BY_SCANNED,
    NOTHING,
    SOUND_PLACE,
    Numbers,
    Place,
    Sums,
    fit_number,
    gain_number,
    noisiness,
    place_numbers,
    plain_numbers,
    times_number,
)
from lint.language.readings import Candidate
from lint.language.verdicts import Suspect
from lint.language.weights import SOUND, Weights, dot

SLACK = 1e-6  # of log odds and of scores: sums made in another order differ by less
MOST_WORDS = 500  # whose sums are remembered, about 6 KB each
OF_READING = ("best_fit", "best_here", "best_kin", "share", "gain")  # numbers of the best reading that move with the place
MOVING = frozenset((*place_numbers(NOTHING, SOUND_PLACE), *OF_READING))
COMPANY = {"abroad": 3.0, "strange": 2.0, "passage": 1.0}  # what the nearest words say, which costs most to know: the most it can be
NONE = (0.0, 0.0, 0.0)

Standing = Sequence[tuple[int, int]]  # of each reading: how often it stands in the document, and how many words that begin as it does
Triple = tuple[float, float, float]


class Fixed(NamedTuple):
    """What a reading, were it the best, makes of a word wherever it stands: its numbers and their sums."""

    sums: Sums
    numbers: Numbers


class Seen(NamedTuple):
    """A suspect: its readings; of each the score where nothing is around it, with the weights of its numbers "fit", "here" and "kin"; what
    is known of the best readings, by number, -1 for none, and the leaves of the trees that they leave over."""

    texts: list[str]
    scores: list[tuple[float, float, float, float]]
    fixed: dict[int, Fixed]
    leaves: dict[int, int]


class Glance:
    """Looks at the suspects of one language. `numbers`: those of a reading of a suspect, where no word is around it."""

    def __init__(
        self,
        learnt: Callable[[], Weights],
        numbers: Callable[[Suspect, Candidate, Collection[str]], Numbers],
    ) -> None:
        self._learnt = learnt
        self._numbers = numbers
        self.seen = lru_cache(MOST_WORDS)(self._look)
        self._weights = cache(self._weights_of)

    def logit(
        self, suspect: Suspect, seen: Seen, place: Place, fits: Sequence[float], standing: Standing | None, doubted: float = SOUND
    ) -> float | None:
        """Natural log of the odds of noise; None where two readings, or two ways to weigh, are too close to be told apart.

        `fits`: how well each reading goes with the neighbours, and the word itself. `doubted`: log odds by the linear weights from which
        the trees are asked. For a place without its company, the most that it can be with any.
        """
        moving = place_numbers(suspect.signs, place)
        if not seen.scores:
            return self._noise(suspect, seen, -1, moving | dict.fromkeys(OF_READING, 0.0), place, doubted)
        bounded = list(map(fit_number, fits))
        scores = [score + fit * number for (score, fit, _, _), number in zip(seen.scores, bounded, strict=False)]
        for i, (times, kin) in enumerate(standing or ()):
            if times or kin:
                scores[i] += seen.scores[i][2] * times_number(times) + seen.scores[i][3] * times_number(kin)
        if (found := _best(scores)) is None:
            return None
        best, share = found
        times, kin = standing[best] if standing else (0, 0)
        gain = gain_number(bounded[best] * 3 - fits[-1])
        told = (bounded[best], times_number(times), times_number(kin), share, gain)
        return self._noise(suspect, seen, best, moving | dict(zip(OF_READING, told, strict=True)), place, doubted)

    def sums(self, suspect: Suspect) -> Sums | None:
        """Those of a suspect that stands in no text, with the reading that is best there; None where two are too close."""
        scores = [score for score, _, _, _ in self.seen(suspect).scores]
        if (found := _best(scores) if scores else (-1, 0.0)) is None:
            return None
        best, share = found
        error, *sums = self._known(suspect, self.seen(suspect), best).sums
        return Sums(error, *(have + share * more for have, more in zip(sums, self._weights(error).get("share", NONE), strict=True)))

    def linear(self, sums: Sums, moving: Numbers, place: Place) -> float:
        """The log odds by the linear weights alone, with what has been summed up and with the numbers that move with a place."""
        weights, noisy = self._weights(sums.error), noisiness(place)
        linear = sums.plain + noisy * sums.marks + place.scanned * sums.scanned
        for name, value in moving.items():
            if value:
                plain, marks, scanned = weights.get(name, NONE)
                linear += value * (plain + noisy * marks + place.scanned * scanned)
        return linear

    def _noise(self, suspect: Suspect, seen: Seen, best: int, moving: Numbers, place: Place, doubted: float) -> float | None:
        sums, numbers = self._known(suspect, seen, best)
        linear = self.linear(sums, moving, place)
        if place.alone:
            weights, noisy = self._weights(sums.error), noisiness(place)
            for name, most in COMPANY.items():
                del moving[name]
                plain, marks, scanned = weights.get(name, NONE)
                linear += most * max(0.0, plain + noisy * marks + place.scanned * scanned)
        trees = self._learnt().trees
        if trees is None or linear < doubted - SLACK:
            return linear
        if best not in seen.leaves:
            seen.leaves[best] = trees.fixed(numbers, sums.error, MOVING)
        return None if linear < doubted + SLACK else (linear + trees.most(trees.left(moving, seen.leaves[best]))) / 2

    def _known(self, suspect: Suspect, seen: Seen, best: int) -> Fixed:
        if best not in seen.fixed:
            seen.fixed[best] = self._fixed(suspect, best)
        return seen.fixed[best]

    def _look(self, suspect: Suspect) -> Seen:
        """The sums of a suspect as far as its readings are concerned."""
        scores, halves = [], suspect.halves
        for reading in suspect.readings:
            rank = self._learnt().rank.get(reading.error, {})
            score = dot(rank, self._numbers(suspect, reading, halves))
            scores.append((score, rank.get("fit", 0.0), rank.get("here", 0.0), rank.get("kin", 0.0)))
        return Seen([reading.text for reading in suspect.readings], scores, {}, {})

    def _fixed(self, suspect: Suspect, best: int) -> Fixed:
        """The sums of a suspect with one of its readings, without the numbers that move with its place."""
        reading = suspect.readings[best] if best >= 0 else None
        error, numbers = (reading.error, self._numbers(suspect, reading, suspect.halves)) if reading else ("none", None)
        every = plain_numbers(suspect.signs, SOUND_PLACE, len(suspect.core), numbers, 0.0, 0.0)
        weights = self._weights(error)
        fixed = {name: value for name, value in every.items() if name not in MOVING}
        told = [(weights.get(name, NONE), value) for name, value in fixed.items() if value]
        sums = [sum([sorts[sort] * value for sorts, value in told]) for sort in range(3)]
        return Fixed(Sums(error, *sums), fixed)

    def _weights_of(self, error: str) -> Mapping[str, Triple]:
        """The weights of each number: by itself, times the noisiness of the document, and in corpora that come from a scanner."""
        weights = self._learnt().noise[error]
        names = dict.fromkeys(name.partition("*")[0] for name in weights)
        return {
            name: (
                weights.get(name, 0.0),
                0.0 if name in NOT_BY_MARKS else weights.get(f"{name}*marks", 0.0),
                0.0 if name in NOT_BY_SCANNED else weights.get(f"{name}*scanned", 0.0),
            )
            for name in names
        }


def _best(scores: Sequence[float]) -> tuple[int, float] | None:
    """Which score is the highest, and its share of them all; None where another one is too close."""
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    if sum(share > 1 - SLACK for share in shares) > 1:
        return None
    return scores.index(top), 1.0 / sum(shares)
