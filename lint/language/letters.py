"""How likely a run of letters is in a language: an interpolated letter 4-gram model of its word list."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import log

from lint.language.table import Table

BEGIN, END, BACK_OFF = "^", "$", "\x01"
UNIT = 4096  # natural logarithms are stored in steps of 1/4096; sixteen bits reach to -16
UNSEEN = -12.0  # a letter the word list never holds, about one in 160,000
WINDOW = 4
MOST_GRAMS = 50_000  # remembered, about 10 MB
MOST_WORDS = 2_000  # a document's own words are scored against each other again and again


def train(words: Iterable[str]) -> dict[str, int]:
    """The model as numbers of 16 bits: for each n-gram (n = 1 to 4) minus the logarithm of the chance of its last
    letter after the others, and for each context, behind BACK_OFF, minus the logarithm of its back-off weight.

    Each word counts once, however frequent it is: names and rare words shape the model as much as "the". Orders are
    interpolated after Witten and Bell (1991): a context that was followed by many different letters trusts itself less.
    """
    text = "".join(BEGIN * 3 + word + END for word in words)
    grams: Counter[str] = Counter(map("".join, zip(text, text[1:], text[2:], text[3:], strict=False)))
    counts = {gram: n for gram, n in grams.items() if END not in gram[:3] and gram[3] != BEGIN}
    model: dict[str, int] = {}
    total = sum(counts.values())
    lower: dict[str, float] = {}
    for order in (1, 2, 3, 4):
        here: Counter[str] = Counter()
        for gram, n in counts.items():
            here[gram[4 - order :]] += n
        seen: defaultdict[str, int] = defaultdict(int)
        kinds: defaultdict[str, int] = defaultdict(int)
        for gram, n in here.items():
            seen[gram[:-1]] += n
            kinds[gram[:-1]] += 1
        chance = {}
        for gram, n in here.items():
            context = gram[:-1]
            share = kinds[context] / (seen[context] + kinds[context])
            base = lower[gram[1:]] if order > 1 else 1 / total
            chance[gram] = n / (seen[context] + kinds[context]) + share * base
        model.update({gram: min(65535, round(-log(p) * UNIT)) for gram, p in chance.items()})
        model.update({BACK_OFF + c: round(-log(kinds[c] / (seen[c] + kinds[c])) * UNIT) for c in seen if c})
        lower = chance
    return model


class LetterModel:
    """Scores of words under a trained model; words are expected folded (`lint.language.lexicon.fold`)."""

    def __init__(self, table: Table) -> None:
        self._get = table.get
        self._score = lru_cache(MOST_GRAMS)(self._scored)
        self.worst = lru_cache(MOST_WORDS)(self._worst)

    def scores(self, word: str) -> list[float]:
        """Natural log-probability of each letter after the three before it, and of the end of the word."""
        padded = BEGIN * 3 + word + END
        return [self._score(padded[i : i + 4]) for i in range(len(word) + 1)]

    def _scored(self, gram: str) -> float:
        lost = 0
        while gram:
            value = self._get(gram.encode("utf-8", "surrogatepass"))
            if value >= 0:
                return -(value + lost) / UNIT
            back_off = self._get((BACK_OFF + gram[:-1]).encode("utf-8", "surrogatepass"))
            lost += max(0, back_off)
            gram = gram[1:]
        return UNSEEN - lost / UNIT

    def _worst(self, word: str) -> float:
        """The worst mean log-probability of four letters in a row, word borders counting as letters (natural log).

        English words rarely go below -4; "affaxjmtzywirs" is near -6.
        """
        scores = self.scores(word)
        if len(scores) <= WINDOW:
            return sum(scores) / len(scores)
        windows = zip(scores, scores[1:], scores[2:], scores[3:], strict=False)
        return min(map(sum, windows)) / WINDOW

    def mean(self, word: str) -> float:
        """The mean log-probability of the word's letters (natural log)."""
        scores = self.scores(word)
        return sum(scores) / len(scores)
