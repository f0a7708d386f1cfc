"""Readings of odd words, and the best of many."""

from heapq import nlargest
from math import log
from typing import NamedTuple

LN10 = log(10)
KEPT = 12  # readings of one word


class Candidate(NamedTuple):
    """A reading of a word, folded. `error` is a name in `lint.language.candidates`; `cost` and `frequency` are natural logarithms.

    `listed`: whether a word list vouches for it; if not, the corpus or the document does.
    """

    text: str
    error: str
    cost: float
    frequency: float
    listed: bool = True

    @property
    def score(self) -> float:
        return self.frequency - self.cost

    @property
    def ends(self) -> tuple[str, str]:
        """Its first and its last word, which are two only where a blank was lost."""
        return self.text.partition(" ")[0], self.text.rpartition(" ")[2]


def log_frequency(zipf: float) -> float:
    """Natural log-probability of a word of this Zipf frequency."""
    return (zipf - 9.0) * LN10


def keep(found: dict[tuple[str, str], Candidate], candidate: Candidate) -> None:
    key = candidate.text, candidate.error
    if key not in found or candidate.cost < found[key].cost:
        found[key] = candidate


def merge(found: dict[tuple[str, str], Candidate], more: dict[tuple[str, str], Candidate]) -> dict[tuple[str, str], Candidate]:
    """Both, the cheaper of each text and error."""
    for candidate in more.values():
        keep(found, candidate)
    return found


def best(found: dict[tuple[str, str], Candidate], count: int = KEPT) -> list[Candidate]:
    """The most probable readings, one for each text, best first; ties fall to the text first in the alphabet."""
    texts: dict[str, Candidate] = {}
    for candidate in found.values():
        other = texts.get(candidate.text)
        if other is None or candidate.score > other.score:
            texts[candidate.text] = candidate
    return nlargest(count, texts.values(), key=lambda c: (c.score, c.text))
