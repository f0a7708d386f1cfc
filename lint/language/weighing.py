"""Two explanations of an odd word on the scales: sound and rare, or a known word through an error."""

from math import exp, log

from lint.language import candidates as c
from lint.language.candidates import Finder
from lint.language.context import pairs
from lint.language.features import Numbers, Place, reading_numbers, word_numbers
from lint.language.surroundings import Surroundings
from lint.language.verdicts import Suspect, Weighed
from lint.language.weights import Weights, chance, dot, noise_logit, right_numbers, weights

CAUTION = 6.0  # taken off the log odds in languages the weights were not learnt on; one alarm in 10,000 words is left
UNLISTED = c.log_frequency(c.UNLISTED)
CERTAIN = {c.BLANK: 3.5, c.MIXED: 4.0}  # log odds of noise and of its reading


class Scale:
    """Weighs the suspects of one language with the shipped weights, or with weights being learnt."""

    def __init__(self, language: str, finder: Finder | None, learnt: Weights | None = None) -> None:
        self._finder = finder
        self._pairs = pairs(language)
        self._caution = 0.0 if language == "en" else CAUTION
        self._weights = learnt

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
        size = len(suspect.core)
        rows = []
        halves = {half for reading in suspect.readings if reading.error == c.GLUED for half in reading.text.split(" ")}
        for reading in suspect.readings:
            first, last = reading.text.split(" ")[0], reading.text.split(" ")[-1]
            fit = self.fit(beside[0], first) + self.fit(last, beside[1]) if first else self.fit(*beside)
            here, kin = (around.here[reading.text], around.kin(reading.text)) if around else (0, 0)
            numbers = reading_numbers(reading, suspect.core, fit, here, kin, reading.text in halves)
            if reading.error == c.GLUED:
                numbers |= self._seam(first, last)
            rows.append((reading, numbers))
        scores = [dot(self._learnt.rank.get(reading.error, {}), numbers) for reading, numbers in rows]
        top = max(scores, default=0.0)
        total = sum(exp(s - top) for s in scores) or 1.0
        shares = [exp(s - top) / total for s in scores]
        ranked = sorted(((r, n, share) for (r, n), share in zip(rows, shares, strict=True)), key=lambda x: (-x[2], x[0].text))
        best = ranked[0] if ranked else None
        own_fit = self.fit(beside[0], suspect.core) + self.fit(suspect.core, beside[1])
        gain = best[1]["fit"] * 3 - own_fit if best else 0.0
        numbers = word_numbers(suspect.signs, place, size, best[1] if best else None, best[2] if best else 0.0, gain)
        return Weighed(start, end, suspect, numbers, tuple(ranked))

    def logit(self, weighed: Weighed, least: float | None = None) -> float:
        """Natural log of the odds that the place is noise. With `least`, any number on the same side of it will do."""
        if weighed.error in CERTAIN:
            return CERTAIN[weighed.error]
        least = None if least is None else least + self._caution
        return noise_logit(self._learnt, weighed.error, weighed.numbers, least) - self._caution

    def noise(self, weighed: Weighed) -> float:
        """Probability that the place is noise."""
        return chance(self.logit(weighed))

    def is_noise(self, weighed: Weighed, least: float, more: float = 0.0) -> bool:
        """Whether the probability, its log odds raised by `more`, is at least so high."""
        return chance(self.logit(weighed, log(least / (1 - least)) - more) + more) >= least

    def right(self, weighed: Weighed, logit: float) -> float:
        """Probability that the best reading is right; `logit`: the log odds that the place is noise."""
        if weighed.error in CERTAIN:
            return chance(CERTAIN[weighed.error])
        return chance(dot(self._learnt.right[weighed.error], right_numbers(logit, weighed.readings[0][2], weighed.numbers)))
