"""Surveyed documents as they go to the store; they are packed where they are surveyed, so that little is left for the one who writes."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b

from lint.document import Place
from lint.linter import Survey
from lint.packing import pack_survey


@dataclass(frozen=True, slots=True)
class Row:
    """One surveyed document: where it stands, at which byte of its file, and what its survey gave."""

    place: Place
    start: int
    survey: Survey


@dataclass(frozen=True, slots=True)
class PackedRow:
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
    """A key as a signed number of 64 bits."""
    return int.from_bytes(blake2b(f"{kind}\0{key}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
