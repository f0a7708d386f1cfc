"""How natural a word would be in any of two dozen languages: what English finds odd may be a name from elsewhere.

`names.bin` is made by `bench/learn_names.py`.
"""

from array import array
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from sys import byteorder
from unicodedata import normalize

BASE = 27  # the border of a word, and the letters a to z
MOST_COLUMNS = 5_000  # remembered, about 1 MB
LONGEST = 250  # letters that are looked at, so that sums stay below 16 bits
STEP = 16  # bytes hold minus the natural logarithm times sixteen
UNKNOWN = (-2.0, -2.7)  # what towns score that were not counted, half of them more
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})


def codes(word: str) -> list[int]:
    """The letters of a word as numbers, accents taken off, between borders; other characters are left out."""
    plain = word if word.isascii() else normalize("NFKD", word.translate(_FOLDED))
    return [0, 0, *(ord(c) - 96 for c in plain if "a" <= c <= "z"), 0]


@cache
def _tables() -> tuple[bytes, ...]:
    data = Path(__file__).with_name("names.bin").read_bytes()
    size = BASE**3
    return tuple(data[at : at + size] for at in range(0, len(data), size))


@lru_cache(MOST_COLUMNS)
def _column(place: int) -> int:
    """What all tables hold at a place as one number, in 16 bits each: a word's are added up in one go."""
    return int.from_bytes(array("H", [table[place] for table in _tables()]).tobytes(), byteorder)


def likeness(word: str) -> tuple[float, float]:
    """(mean, worst three in a row) natural log-probability of the letters, in the language that likes the word best."""
    row = codes(word)[:LONGEST]
    if len(row) < 4:  # no Latin letters
        return UNKNOWN
    places = [(a * BASE + b) * BASE + c for a, b, c in zip(row, row[1:], row[2:], strict=False)]
    sums = sum(map(_column, places)).to_bytes(2 * len(_tables()), byteorder)
    each = memoryview(sums).cast("H").tolist()
    scores = itemgetter(*places)(_tables()[each.index(min(each))])
    three = min(3, len(scores))
    worst = max(sum(scores[i : i + three]) for i in range(len(scores) - three + 1))
    return -sum(scores) / (STEP * len(scores)), -worst / (STEP * three)
