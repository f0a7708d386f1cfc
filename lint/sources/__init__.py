"""Documents out of files, and rewritten bytes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from lint.document import Document
from lint.edits import Edit
from lint.errors import UserError
from lint.plan import Plan

KINDS = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".arrow": "arrow",
}
PACKINGS = (".gz", ".zst", ".bz2", ".xz")
SUFFIXES = tuple(kind + packing for kind in KINDS for packing in ("", *PACKINGS))

Edits = Mapping[str | None, Sequence[Edit]]  # the edits of each document of an entry, by its field


class Unreadable(UserError):
    """A file that cannot be read (on); a sentence that names it and says what to do."""


class Origin(NamedTuple):
    """A file: the path to open, the path that is shown, and the encoding that the configuration names for it."""

    path: str
    shown: str
    encoding: str = ""


class Range(NamedTuple):
    """What is read of a file: from `start` up to `stop`, in bytes of its unpacked content; `number` records and `lines` lines stand before.

    `weight` is how many bytes on the disk that is. With `only`, records of other numbers may come without their documents, unread.
    """

    start: int = 0
    stop: int | None = None
    number: int = 0
    lines: int = 0
    weight: int = 0
    only: frozenset[int] | None = None


WHOLE = Range()


class Entry(NamedTuple):
    """A stretch of a file: its bytes, where they begin, the documents in it, or a sentence on why they cannot be read.

    `encode` takes edits and gives the new bytes; it raises UnicodeEncodeError when the file's own encoding has no way to write them.
    `annotate` gives the bytes with a field (name, value) of the record set, None where the table has no column for it; it is itself None
    where there is no record.
    `record` is true for records of a table, readable or not, with a text or without.
    """

    raw: bytes
    offset: int
    documents: tuple[Document, ...] = ()
    problem: str = ""
    encode: Callable[[Edits], bytes] | None = None
    annotate: Callable[[str, str], bytes | None] | None = None
    record: bool = False


class Source(Protocol):
    """One file. Every method raises OSError, and Unreadable where the content is not what the file's name promises.

    `refusal` says why the file is not rewritten where it is; it is empty where it may be.
    """

    refusal: str

    def ranges(self, size: int) -> Iterator[Range]:
        """Ranges of about `size` bytes or more that end where an entry does, and together are the file."""

    def entries(self, where: Range) -> Iterator[Entry]:
        """The entries that begin in a range, in their order, every byte in one of them."""

    def entry_at(self, start: int) -> Entry | None:
        """The entry that begins at a byte or row, its number left out; None when there is none."""

    def written(self, changed: Iterable[tuple[Entry, bytes]]) -> Iterator[bytes]:
        """The bytes of the file anew, from all of its entries and the bytes that take their place."""


def suffix(name: str) -> tuple[str, str]:
    """By which ending a file is read (.txt for any that holds no table of records), and by which it is packed ('' when it is not)."""
    lower = name.lower()
    packing = next((p for p in PACKINGS if lower.endswith(p)), "")
    lower = lower.removesuffix(packing)
    return next((found for found in KINDS if lower.endswith(found)), ".txt"), packing


def source(origin: Origin, plan: Plan) -> Source:
    """How a file is read and written, by its name."""
    found, packing = suffix(origin.shown)
    if found in (".parquet", ".arrow"):
        from lint.sources.columnar import Columnar

        return Columnar(origin, plan, KINDS[found], packing)
    from lint.sources.streamed import Streamed

    return Streamed(origin, plan, KINDS[found], packing)
