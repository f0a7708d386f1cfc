"""Words with a blank inside: "govern ment"."""

import re
from collections.abc import Iterator, Sequence
from math import exp

from lint.language.context import Pairs
from lint.language.fold import fold
from lint.language.lexicon import Lexicon
from lint.language.readings import log_frequency
from lint.language.recase import recase
from lint.language.verdicts import Judged, Proposal

BLANK_COST = 9.0  # a blank set inside a word, in nats
LEAST = 2.5  # Zipf frequency of the whole word
NO_WORD = 0.5  # Zipf frequency given to a piece no list holds
SURE = 0.0  # nats by which the whole word must be more probable than its pieces: 102 of 104 were right on train-newspapers
STEEP = 0.4  # how fast the confidence rises with the nats
AT_LEAST = 0.85  # confidence at SURE: 5 of 6
SHORTEST = 5  # letters of the whole word
BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+) $")
AFTER = re.compile(r" ([^\W\d_]+)(?![^\W_])")
FAR = 40


class Joiner:
    """Finds the words of one language that were split next to an odd piece."""

    def __init__(self, lexicon: Lexicon, pairs: Pairs | None) -> None:
        self._lexicon = lexicon
        self._pairs = pairs

    def joined(self, text: str, odd: Sequence[tuple[int, int]]) -> Iterator[Judged]:
        """The best reading of each odd piece together with the word before or after it."""
        for start, end in odd:
            found = []
            if before := BEFORE.search(text[max(0, start - FAR) : start]):
                found.append(self._judge(text, start - len(before[0]), start - 1, start, end))
            if after := AFTER.match(text, end):
                found.append(self._judge(text, start, end, end + 1, after.end()))
            best = max((j for j in found if j is not None), key=lambda j: j.confidence, default=None)
            if best is not None:
                yield best

    def _judge(self, text: str, start: int, middle: int, second: int, end: int) -> Judged | None:
        left, right = fold(text[start:middle]), fold(text[second:end])
        whole = self._lexicon.zipf(left + right)
        if whole < LEAST or len(left + right) < SHORTEST or not self._lexicon.curated(left + right):
            return None
        a, b = (log_frequency(max(self._lexicon.zipf(piece), NO_WORD)) for piece in (left, right))
        fit = self._pairs.fit(left, right, a, b) if self._pairs else 0.0
        gain = log_frequency(whole) - BLANK_COST - (a + b + max(fit, 0.0))
        if gain < SURE:
            return None
        confidence = round(1 / (1 + exp(-STEEP * (gain - SURE)) * (1 - AT_LEAST) / AT_LEAST), 4)
        joined = recase(text[start:middle] + text[second:end], left + right)
        numbers = {"whole": round(whole, 2), "gain": round(gain, 2), "fit": round(fit, 2)}
        return Judged(start, end, "split", (Proposal(joined, confidence),), confidence, numbers)
