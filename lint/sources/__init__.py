"""Documents out of files, and rewritten bytes back. A file is the concatenation of its entries' bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from lint.document import Document
from lint.edits import Edit
from lint.plan import Plan

SUFFIXES = (".txt", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a file: its bytes, where they begin, the documents in it, or a sentence on why they cannot be read.

    `encode` takes the edits of each document (by field) and gives the new bytes; it raises UnicodeEncodeError when the file's own encoding
    has no way to write them. `annotate` gives the bytes with a field (name, value) of the record set; None where there is no place for one.
    """

    raw: bytes
    offset: int
    documents: tuple[Document, ...] = ()
    problem: str = ""
    encode: Callable[[Mapping[str | None, Sequence[Edit]]], bytes] | None = None
    annotate: Callable[[str, str], bytes] | None = None


class Reader(Protocol):
    """Reads entries from where a binary stream stands; `number` records stand before it."""

    def __call__(self, stream: BinaryIO, path: str, plan: Plan, number: int = 0) -> Iterator[Entry]:
        """The entries, in their order, every byte in one of them."""


def is_lines(name: str) -> bool:
    """True for files that hold one record a line."""
    return name.lower().endswith((".jsonl", ".ndjson"))


def reader(name: str) -> Reader:
    """How files of that name are read; anything that is not a table of records is one text."""
    if is_lines(name):
        from lint.sources.jsonl import entries

        return entries
    from lint.sources.text import entries as whole

    return whole
