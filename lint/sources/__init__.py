"""Documents out of files, and rewritten bytes back. A file is the concatenation of its entries' bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from lint.document import Document
from lint.edits import Edit
from lint.plan import Plan

SUFFIXES = (".txt", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a file: its bytes, where they begin, the documents in it, or a sentence on why they cannot be read.

    `encode` takes the edits of each document (by field) and gives the new bytes; it raises UnicodeEncodeError when the file's own encoding
    has no way to write them.
    """

    raw: bytes
    offset: int
    documents: tuple[Document, ...] = ()
    problem: str = ""
    encode: Callable[[Mapping[str | None, Sequence[Edit]]], bytes] | None = None


Reader = Callable[[BinaryIO, str, Plan], Iterator[Entry]]


def reader(name: str) -> Reader:
    """How files of that name are read, from wherever the stream stands; anything that is not a table of records is one text."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        from lint.sources.jsonl import entries

        return entries
    from lint.sources.text import entries as whole

    return whole
