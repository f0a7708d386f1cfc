"""How well two words go together: a table of neighbours, mapped from one file for each language that has one.

`pairs-en.bin` is made by `bench/learn_context.py`. Languages without such a file get 0.0 everywhere.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from math import exp, log1p
from pathlib import Path
from sys import byteorder
from zlib import crc32

UNIT = 10.0  # a byte holds the logarithm of the ratio times ten, plus 100
ZERO = 100
READ = 8.0e6  # running words the table was counted on
LEAST = -4.0


class Pairs:
    """Pairs of neighbours as sorted CRC-32 hashes with one byte each."""

    def __init__(self, data: bytes) -> None:
        self._hashes = array("I")
        count = len(data) // 5
        self._hashes.frombytes(data[: 4 * count])
        if byteorder == "big":
            self._hashes.byteswap()
        self._values = data[4 * count :]

    def fit(self, left: str, right: str, left_frequency: float, right_frequency: float) -> float:
        """Natural log of how much more often the pair stands than chance would have it; frequencies are natural logs.

        A pair the table does not hold is as bad as it would have been expected in the text that was read.
        """
        return self._fit(crc32(right.encode("utf-8", "surrogatepass"), head(left)), left_frequency, right_frequency)

    def behind(self, left: str, left_frequency: float, words: Iterable[tuple[bytes, float | None]]) -> list[float]:
        """`fit` of a word with each of some that may stand behind it, in UTF-8 with their frequencies; 0.0 where that is None."""
        code, fit = head(left), self._fit
        return [0.0 if known is None else fit(crc32(word, code), left_frequency, known) for word, known in words]

    def before(self, words: Iterable[tuple[int, float | None]], right: str, right_frequency: float) -> list[float]:
        """`fit` of each of some words with the one that stands behind; the words by their `head`."""
        code, fit = right.encode("utf-8", "surrogatepass"), self._fit
        return [0.0 if known is None else fit(crc32(code, word), known, right_frequency) for word, known in words]

    def _fit(self, key: int, left_frequency: float, right_frequency: float) -> float:
        at = bisect_left(self._hashes, key)
        if at < len(self._hashes) and self._hashes[at] == key:
            return (self._values[at] - ZERO) / UNIT
        return max(LEAST, -log1p(READ * exp(left_frequency + right_frequency)))


def head(left: str) -> int:
    """The checksum of a first word and the blank behind it, with which that of a pair begins."""
    return crc32(f"{left} ".encode("utf-8", "surrogatepass"))


@cache
def pairs(language: str) -> Pairs | None:
    """The table of a language, None when there is none."""
    file = Path(__file__).with_name(f"pairs-{language}.bin")
    return Pairs(file.read_bytes()) if file.is_file() else None
