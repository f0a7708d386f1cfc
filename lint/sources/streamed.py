"""Files that are read from front to back: texts and tables of lines, packed or not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from importlib import import_module
from typing import BinaryIO, Protocol

from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import Entry, Origin, Range, Unreadable

HEAD = 2**20  # bytes from which the encoding and the columns of a table are told
SMALL = 2**20  # bytes of a packed file that are read as one range, without unpacking it twice


class Reader(Protocol):
    """A module that reads entries from where a stream stands; `head` are the first bytes of the content."""

    def entries(self, stream: BinaryIO, origin: Origin, plan: Plan, head: bytes, where: Range) -> Iterator[Entry]: ...

    def ranges(self, stream: BinaryIO, origin: Origin, plan: Plan, head: bytes, size: int) -> Iterator[Range]:
        """Ranges without their weight."""


class Streamed:
    """A source whose entries' bytes, one after the other, are its content."""

    refusal = ""

    def __init__(self, origin: Origin, plan: Plan, kind: str, packing: str) -> None:
        self._origin, self._plan, self._packing = origin, plan, packing
        self._table = kind != "text"
        self._reader = _reader(kind)

    def entries(self, where: Range) -> Iterator[Entry]:
        """The entries of a range."""
        head = self._head() if self._table else b""
        with self._at(where.start) as stream:
            yield from self._reader.entries(stream, self._origin, self._plan, head, where)

    def ranges(self, size: int) -> Iterator[Range]:
        """A text is one range."""
        total = os.path.getsize(self._origin.path)
        if not self._table or total <= (SMALL if self._packing else size):
            yield Range(weight=total)
            return
        head = self._head()
        with self._at(0) as stream:
            done = 0
            for found in self._reader.ranges(stream, self._origin, self._plan, head, size):
                taken = getattr(getattr(stream, "raw", None), "taken", found.stop or total)
                yield Range(found.start, found.stop, found.number, found.lines, taken - done)
                done = taken

    def entry_at(self, start: int) -> Entry | None:
        """A packed file is unpacked into a temporary one for this, once a process, unless the entry stands near its beginning."""
        where = Range(start, start + 1)
        if not self._packing or start <= SMALL:
            return next(self.entries(where), None)
        stream = self._copy()
        stream.seek(start)
        return next(self._reader.entries(stream, self._origin, self._plan, self._head(), where), None)

    def written(self, changed: Iterable[tuple[Entry, bytes]]) -> Iterator[bytes]:
        """The new bytes of the entries, packed as the file was."""
        chunks = (new for _, new in changed)
        if not self._packing:
            return chunks
        from lint.sources.packed import packed

        return packed(self._origin.path, self._packing, chunks)

    def _head(self) -> bytes:
        return _head(self._origin, self._packing, self._plan.max_file_size, *_version(self._origin.path))

    def _copy(self) -> BinaryIO:
        from lint.sources.standing import copy

        return copy(self._origin, self._packing, self._plan.max_file_size, *_version(self._origin.path))

    @contextmanager
    def _at(self, start: int) -> Iterator[BinaryIO]:
        if self._packing:
            from lint.sources.standing import standing

            with standing(self._origin, self._packing, self._plan.max_file_size, start) as stream:
                yield stream
            return
        with open(self._origin.path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if self._plan.max_file_size and size > self._plan.max_file_size:
                most = self._plan.max_file_size // MEGABYTE
                raise Unreadable(f"{self._origin.shown}: larger than {most:,} MB; raise max-file-size, or leave it out with `exclude`")
            stream.seek(start)
            yield stream


@cache
def _reader(kind: str) -> Reader:
    reader: Reader = import_module(f"lint.sources.{kind}")
    return reader


def _version(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns


@lru_cache(maxsize=16)
def _head(origin: Origin, packing: str, most: int, size: int, changed: int) -> bytes:
    """The first bytes of the content; size and time of change tell versions of a file apart."""
    if not packing:
        with open(origin.path, "rb") as stream:
            return stream.read(HEAD)
    from lint.sources.packed import unpacking

    head = b""
    with unpacking(origin, packing, most) as unpacked, suppress(Unreadable):  # whoever reads on meets the damage, too
        while len(head) < HEAD and (more := unpacked.read1(HEAD - len(head))):
            head += more
    return head
