"""Surveyed documents as they go to the store; they are packed where they are surveyed, so that little is left for the one who writes."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple, TypeVar
from zlib import crc32

from lint.document import Place
from lint.linter import Survey
from lint.packing import pack_survey
from lint.rule import Parts

K = TypeVar("K")


class Row(NamedTuple):
    """One surveyed document: where it stands, at which byte of its file, and what its survey gave."""

    place: Place
    start: int
    survey: Survey


class PackedRow(NamedTuple):
    """A row as it is stored: the survey in bytes, its keys as signed numbers of 64 bits."""

    place: Place
    start: int
    survey: bytes
    keys: array[int]


def packed(row: Row) -> PackedRow:
    """The row as it is stored."""
    return PackedRow(row.place, row.start, pack_survey(row.survey), array("q", numbers(row.survey)))


def numbers(survey: Survey) -> list[int]:
    """All keys of a survey as numbers."""
    return [hashed(kind, key) for kind, keys in survey.keys.items() for key in keys]


def hashed(kind: str, key: str) -> int:
    """A key as a signed number of 64 bits: half of it is told in a tenth of the time, and enough for `KeyFilter`."""
    data = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=4).digest(), "big", signed=True) << 32 | crc32(data)


class KeyFilter:
    """A set of numbered keys that may take one for a member that is none, and never the other way round."""

    SIZE = 1 << 23  # bytes: with a million keys nine questions of ten about others are answered with no

    def __init__(self, keys: Iterable[int]) -> None:
        self._marks = bytearray(self.SIZE)
        for key in keys:
            self._marks[key % self.SIZE] |= _bit(key)

    def among(self, kind: str, keys: Iterable[str]) -> list[str]:
        """All members among the keys, and a few others."""
        marks, last, head = self._marks, self.SIZE - 1, crc32(f"{kind}\0".encode())
        every = list(keys)
        data = "\n".join(every).encode("utf-8", "surrogatepass").split(b"\n")  # encoding them one by one takes longer than all the rest
        if len(data) != len(every):
            data = [key.encode("utf-8", "surrogatepass") for key in every]
        found = [pair for pair in zip(every, data, strict=True) if marks[crc32(pair[1], head) & last]]
        return [key for key, name in found if self._holds(crc32(name, head))]

    def among_parts(self, kind: str, parts: Parts) -> list[bytes]:
        """As `among`, of keys in parts."""
        marks, last, code = self._marks, self.SIZE - 1, crc32(f"{kind}\0".encode())
        heads = ((head, ends, crc32(head, code)) for head, ends in parts)
        found = [(head, end, at) for head, ends, at in heads for end in ends if marks[crc32(end, at) & last]]
        return [head + end for head, end, at in found if self._holds(crc32(end, at))]

    def _holds(self, code: int) -> bool:
        return bool(self._marks[code % self.SIZE] & _bit(code))


def _bit(key: int) -> int:
    """One of the eight bits of a mark, by bits of the key that do not say where the mark is."""
    return 1 << (key >> 23 & 7)


def near(rare: Iterable[Iterable[int]], crowds: Sequence[K], first: Callable[[K], int], shared: int, crowded: int) -> set[int]:
    """The documents that share enough keys: `rare` are the holders of each rare key, `first` gives the first holder of a crowded one.

    It is only asked where there are crowded keys enough to make a difference.
    """
    met = Counter(document for holders in rare for document in holders)
    close = {document for document, times in met.items() if times >= shared}
    enough = max(shared, crowded)
    if len(crowds) + max(met.values(), default=0) >= enough:
        crowd = Counter(map(first, crowds))
        close |= {document for document in crowd if met[document] + crowd[document] >= enough}
    return close
