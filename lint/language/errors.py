"""What an error costs: how likely a sound piece of a word is read, typed or damaged as another piece.

Costs are negative natural logarithms of probabilities, in nats. The costs of scanning errors were counted by
`bench/learn_errors.py` on aligned pairs of scanned and corrected lines; they ship as `confusions.json`.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from math import inf, log
from pathlib import Path

LETTER = log(26)  # one letter chosen blindly
LONGEST = 3  # letters in one piece of a confusion
MOST_STRETCHES = 20_000  # whose costs are remembered: most of what is compared differs in a letter or two
ANY_SUBSTITUTION = 10.5  # a pair never seen: about one letter in 1,500 is misread at all, as one of 25 others
ANY_INSERTION = 10.0
ANY_DELETION = 9.0
SHORTEST_RUN, LONGEST_RUN, SHORTEST_LEFT = 2, 14, 4  # letters put in, and those of the word that they are put into
SWAP = 7.5  # two neighbours change places: rarer than one letter misread, twice as rare as typed slips


class Confusions:
    """Costs of reading a true piece of one to three letters as a noisy piece of up to three."""

    def __init__(self, costs: dict[str, float]) -> None:
        self._costs: dict[tuple[str, str], float] = {}
        self._longer: dict[str, list[tuple[str, float]]] = {}
        self._by_noisy: dict[str, list[tuple[str, float]]] = {}
        for pair, cost in costs.items():
            noisy, true = pair.split(">")
            self._costs[noisy, true] = cost
            if noisy:
                self._by_noisy.setdefault(noisy, []).append((true, cost))
            if len(noisy) * len(true) > 1:
                self._longer.setdefault(noisy, []).append((true, cost))
        self._true = {noisy: [true.encode() for true, _ in known] for noisy, known in self._by_noisy.items()}
        self._cheapest = lru_cache(MOST_STRETCHES)(self._cheapest_way)
        self.readings = lru_cache(maxsize=2)(self._readings)

    def _readings(self, word: str) -> tuple[tuple[str, float], ...]:
        """Every word that one known confusion could have turned into `word`, with the cost of that confusion."""
        out: list[tuple[str, float]] = []
        for size in range(1, LONGEST + 1):
            for at in range(len(word) - size + 1):
                if known := self._by_noisy.get(word[at : at + size]):
                    head, tail = word[:at], word[at + size :]
                    out += [(head + true + tail, cost) for true, cost in known]
        return tuple(out)

    def parts(self, word: str, written: str) -> Iterator[tuple[bytes, list[bytes]]]:
        """The same words in UTF-8 as they are `written` in place of `word` in small letters or with a capital: where they begin, and the
        ends. Both are of ASCII letters."""
        data = written.encode("ascii")
        for size in range(1, LONGEST + 1):
            for at in range(len(word) - size + 1):
                if known := self._true.get(word[at : at + size]):
                    tail = data[at + size :]
                    ends = [true + tail for true in known]
                    yield data[:at], ends if at or word == written else [_capital(end) for end in ends]

    def cost(self, noisy: str, true: str) -> float:
        """Cheapest way to read `true` as `noisy`; only the stretch where the two differ is looked at."""
        head = common_head(noisy, true)
        noisy, true = noisy[head:], true[head:]
        tail = common_tail(noisy, true)
        if tail:
            noisy, true = noisy[:-tail], true[:-tail]
        return self._cheapest(noisy, true)

    def _cheapest_way(self, noisy: str, true: str) -> float:
        width = len(true) + 1
        best = [[inf] * width for _ in range(len(noisy) + 1)]
        best[0][0] = 0.0
        for i, row in enumerate(best):
            for j, here in enumerate(row):
                if here < inf:
                    self._step(best, i, j, noisy, true)
        return best[-1][-1]

    def _step(self, best: list[list[float]], i: int, j: int, noisy: str, true: str) -> None:
        """What may happen next at `i` and `j`: each way to read on lowers the cost of where it leads to."""
        known, here = self._costs, best[i][j]
        x, y = noisy[i : i + 1], true[j : j + 1]
        if x:
            best[i + 1][j] = min(best[i + 1][j], here + known.get((x, ""), ANY_INSERTION))
        if y:
            best[i][j + 1] = min(best[i][j + 1], here + known.get(("", y), ANY_DELETION))
        if not (x and y):
            return
        best[i + 1][j + 1] = min(best[i + 1][j + 1], here if x == y else here + known.get((x, y), ANY_SUBSTITUTION))
        if len(noisy) > i + 1 and noisy[i : i + 2] == true[j : j + 2][::-1]:
            best[i + 2][j + 2] = min(best[i + 2][j + 2], here + SWAP)
        for size in range(1, min(LONGEST, len(noisy) - i) + 1):
            for piece, cost in self._longer.get(noisy[i : i + size], ()):
                if true.startswith(piece, j):
                    best[i + size][j + len(piece)] = min(best[i + size][j + len(piece)], here + cost)


def _capital(word: bytes) -> bytes:
    text = word.decode()
    return (text[:1].upper() + text[1:]).encode()


def repairs(word: str, written: str) -> Iterator[tuple[bytes, list[bytes]]]:
    """As `Confusions.parts`, of the words that become `word` when two neighbours change places or a run of letters is put in."""
    data, size = written.encode("ascii"), len(word)
    if size > 1 and word[0] != word[1]:
        swapped = f"{word[1]}{word[0]}{word[2:]}".encode("ascii")
        yield b"", [swapped if word == written else _capital(swapped)]
    for at in range(1, size - 1):
        ends = [data[end:] for end in range(at + SHORTEST_RUN, at + min(LONGEST_RUN, size - SHORTEST_LEFT, size - at) + 1)]
        yield data[:at], [*ends, data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]]


def is_swap(noisy: str, true: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    head = common_head(noisy, true)
    pair = noisy[head : head + 2]
    return len(pair) == 2 and true[head:] == pair[1] + pair[0] + noisy[head + 2 :]


def is_slip(noisy: str, true: str) -> bool:
    """Whether one letter is left out, put in, or has changed places with its neighbour."""
    head = common_head(noisy, true)
    a, b = noisy[head:], true[head:]
    tail = common_tail(a, b)
    left, right = len(a) - tail, len(b) - tail
    return (left, right) in ((0, 1), (1, 0)) or (left == right == 2 and a[:2] == b[1::-1])


def common_head(a: str, b: str) -> int:
    """How many letters both begin with."""
    return head_and_tail()[0](a, b)


def common_tail(a: str, b: str) -> int:
    """How many letters both end with."""
    return head_and_tail()[1](a, b)


@cache
def head_and_tail() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    """How many letters two words begin with alike, and end with: in C, loaded only where words are searched."""
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


@cache
def confusions() -> Confusions:
    """The shipped costs."""
    return Confusions(json.loads(Path(__file__).with_name("confusions.json").read_text("utf-8"))["costs"])
