"""Two explanations of an odd word on the scales: sound and rare, or a known word through an error."""

from collections.abc import Collection
from functools import lru_cache
from math import exp, inf, log
from operator import add
from typing import NamedTuple

from lint.language import candidates as c
from lint.language.candidates import Finder
from lint.language.context import head, pairs
from lint.language.features import NOISY_PLACE, NOTHING, SOUND_PLACE, Numbers, Place, Sums, place_numbers, reading_numbers, word_numbers
from lint.language.glance import MOST_WORDS, SLACK, Glance
from lint.language.readings import Candidate, log_frequency
from lint.language.surroundings import Surroundings
from lint.language.verdicts import Suspect, Weighed
from lint.language.weights import SOUND, Weights, chance, dot, noise_logit, right_numbers, weights

CAUTION = 6.0  # taken off the log odds in languages the weights were not learnt on; one alarm in 10,000 words is left
UNLISTED = log_frequency(c.UNLISTED)
CERTAIN = {c.BLANK: 3.5, c.MIXED: 4.0}  # log odds of noise and of its reading
UNLIKE = {*CERTAIN, c.JUNK}  # readings that no neighbour is weighed with as with other words
# Log odds by the linear weights, first of a word without neighbours in its document, then of its place, from which more is looked at. Of
# 27,600 findings in 50 MB of novels, news and encyclopedias ten had less, all of them sound words; the lowest with noise put in had -4.4.
WORTH_A_LOOK = -5.0
HOPELESS = 0.01  # a word below this probability, in a sound document and in a noisy one, is not looked at again
HOPEFUL = -3.0  # log odds by the linear weights from which no word is hopeless, whatever the trees say: of 4,800 words in novels none was


class Ends(NamedTuple):
    """Words as first of a pair and as last: in UTF-8 or by their `head`, with their frequencies."""

    firsts: list[tuple[bytes, float | None]]
    lasts: list[tuple[int, float | None]]


class Scale:
    """Weighs the suspects of one language with the shipped weights, or with weights being learnt."""

    def __init__(self, language: str, finder: Finder | None, learnt: Weights | None = None) -> None:
        self._finder = finder
        self._pairs = pairs(language)
        self._caution = 0.0 if language == "en" else CAUTION
        self._weights = learnt
        self._glance = Glance(lambda: self._learnt, self._numbers)
        self._ends = lru_cache(MOST_WORDS)(self._ends_of)

    @property
    def _learnt(self) -> Weights:
        return self._weights or weights()

    def fit(self, left: str, right: str) -> float:
        """How well two folded words go together; 0.0 where nothing is known."""
        if self._pairs is None or self._finder is None or not left or not right:
            return 0.0
        a, b = self._finder.frequency(left), self._finder.frequency(right)
        return 0.0 if a is None or b is None else self._pairs.fit(left, right, a, b)

    def _seam(self, first: str, last: str) -> Numbers:
        """How frequent either of two glued words is, how well they go together, how short the shorter is."""
        frequencies = [(self._finder.frequency(word) if self._finder else None) or UNLISTED for word in (first, last)]
        rarer, other = sorted(frequencies)
        return {"least": rarer / 5, "most": other / 5, "seam": self.fit(first, last) / 3, f"part_{min(len(first), len(last), 4)}": 1.0}

    def weigh(
        self, start: int, end: int, suspect: Suspect, place: Place, beside: tuple[str, str], around: Surroundings | None = None
    ) -> Weighed:
        *fits, own_fit = self._fits(self._ends(suspect), beside)
        rows, halves = [], suspect.halves
        for reading, fit in zip(suspect.readings, fits, strict=True):
            here, kin = around.standing(reading.text) if around else (0, 0)
            rows.append((reading, self._numbers(suspect, reading, halves, fit if reading.text else self.fit(*beside), here, kin)))
        scores = [dot(self._learnt.rank.get(reading.error, {}), numbers) for reading, numbers in rows]
        top = max(scores, default=0.0)
        total = sum(exp(s - top) for s in scores) or 1.0
        shares = [exp(s - top) / total for s in scores]
        ranked = sorted(((r, n, share) for (r, n), share in zip(rows, shares, strict=True)), key=lambda x: (-x[2], x[0].text))
        best = ranked[0] if ranked else None
        gain = best[1]["fit"] * 3 - own_fit if best else 0.0
        numbers = word_numbers(suspect.signs, place, len(suspect.core), best[1] if best else None, best[2] if best else 0.0, gain)
        return Weighed(start, end, suspect, numbers, tuple(ranked))

    def _numbers(
        self, suspect: Suspect, reading: Candidate, halves: Collection[str], fit: float = 0.0, here: int = 0, kin: int = 0
    ) -> Numbers:
        """What speaks for a reading of a suspect. `halves`: those of the suspect, which are the same for all readings."""
        numbers = reading_numbers(reading, suspect.core, fit, here, kin, reading.text in halves)
        return numbers | self._seam(*reading.ends) if reading.error == c.GLUED else numbers

    def _ends_of(self, suspect: Suspect) -> Ends:
        """What stands beside the neighbours if a reading is right, for each reading and for the word itself."""
        words = [*(reading.ends for reading in suspect.readings), (suspect.core, suspect.core)]
        return Ends(
            [(first.encode("utf-8", "surrogatepass"), self._frequency(first)) for first, _ in words],
            [(head(last), self._frequency(last)) for _, last in words],
        )

    def _fits(self, ends: Ends, beside: tuple[str, str]) -> list[float]:
        """How well each of some words goes with the neighbours."""
        (before, a), (after, b) = ((word, self._frequency(word) if word else None) for word in beside)
        fits = [0.0] * len(ends.firsts)
        if self._pairs and a is not None:
            fits = self._pairs.behind(before, a, ends.firsts)
        if self._pairs and b is not None:
            fits = list(map(add, fits, self._pairs.before(ends.lasts, after, b)))
        return fits

    def _frequency(self, word: str) -> float | None:
        return self._finder.frequency(word) if self._finder else None

    def may_be_noise(
        self, suspect: Suspect, place: Place, beside: tuple[str, str], around: Surroundings | None, least: float, more: float = 0.0
    ) -> bool:
        """False only where `is_noise` would say so, too, of what is weighed there, whatever a place without its company has for one; and
        where the linear weights say so little for it that no trees are asked."""
        logit = self._at_a_glance(suspect, place, beside, around, WORTH_A_LOOK)
        return logit is None or logit + more >= log(least / (1 - least)) - SLACK

    def sums(self, suspect: Suspect) -> Sums | None:
        """What speaks for noise in a word that stands in no text; None where that is not told at a glance."""
        return None if any(reading.error in UNLIKE for reading in suspect.readings) else self._glance.sums(suspect)

    def is_doubtful(self, suspect: Suspect, sums: Sums | None) -> bool:
        """Whether the word may be noise in a document that is sound or in one that is as noisy as can be. `sums`: its own."""
        linear = max(self._linear(sums, SOUND_PLACE), self._linear(sums, NOISY_PLACE))
        return linear >= HOPEFUL + self._caution or any(self.is_hopeful(suspect, place, HOPELESS) for place in (NOISY_PLACE, SOUND_PLACE))

    def is_hopeful(self, suspect: Suspect, place: Place, least: float) -> bool:
        """Whether a word without neighbours is noise at a place with at least this probability."""
        alone = "", ""
        logit = self._at_a_glance(suspect, place, alone, None, SOUND)
        if logit is None or abs(logit - log(least / (1 - least))) < SLACK:
            return self.is_noise(self.weigh(0, 0, suspect, place, alone), least)
        return logit > log(least / (1 - least))

    def is_worth_a_look(self, suspect: Suspect, document: Place, more: float = 0.0) -> bool:
        """Whether a word may be noise in a document, given what that document says of it anywhere (`Surroundings.document`)."""
        return self._linear(suspect.sums, document) + more >= WORTH_A_LOOK

    def _linear(self, sums: Sums | None, place: Place) -> float:
        """Log odds by the linear weights at a place without neighbours; as high as can be where they were not summed up.

        Without caution, which is one for what is reported: in other languages the trees may say far more.
        """
        return self._glance.linear(sums, place_numbers(NOTHING, place), place) if sums else inf

    def _at_a_glance(
        self, suspect: Suspect, place: Place, beside: tuple[str, str], around: Surroundings | None, doubted: float
    ) -> float | None:
        """As `logit` of what is weighed there, but for rounding; None where that is not told at a glance. `doubted`: see `Glance`."""
        if any(reading.error in UNLIKE for reading in suspect.readings):
            return None
        seen = self._glance.seen(suspect)
        standing = list(map(around.standing, seen.texts)) if around else None
        fits = self._fits(self._ends(suspect), beside) if any(beside) else [0.0] * (len(suspect.readings) + 1)
        logit = self._glance.logit(suspect, seen, place, fits, standing, doubted)
        return None if logit is None else logit - self._caution

    def logit(self, weighed: Weighed) -> float:
        """Natural log of the odds that the place is noise."""
        if weighed.error in CERTAIN:
            return CERTAIN[weighed.error]
        return noise_logit(self._learnt, weighed.error, weighed.numbers) - self._caution

    def noise(self, weighed: Weighed) -> float:
        """Probability that the place is noise."""
        return chance(self.logit(weighed))

    def is_noise(self, weighed: Weighed, least: float, more: float = 0.0) -> bool:
        """Whether the probability, its log odds raised by `more`, is at least so high."""
        return chance(self.logit(weighed) + more) >= least

    def right(self, weighed: Weighed, logit: float) -> float:
        """Probability that the best reading is right; `logit`: the log odds that the place is noise."""
        if weighed.error in CERTAIN:
            return chance(CERTAIN[weighed.error])
        return chance(dot(self._learnt.right[weighed.error], right_numbers(logit, weighed.readings[0][2], weighed.numbers)))
