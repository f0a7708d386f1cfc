"""Pieces of the work: what one worker opens and reads by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from lint.files import File
from lint.sources import is_lines

SIZE = 16 * 2**20  # bytes of a part; a worker holds the surveys of one part at a time


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or the records of it that begin from byte `start` up to `stop`; `number` records stand before them."""

    file: File
    start: int = 0
    stop: int | None = None
    number: int = 0

    @property
    def first(self) -> bool:
        """True for the part a file begins with."""
        return self.start == 0

    @property
    def last(self) -> bool:
        """True for the part a file ends with."""
        return self.stop is None

    @property
    def size(self) -> int:
        """Bytes; 0 where the file is gone."""
        try:
            return (os.path.getsize(self.file.path) if self.stop is None else self.stop) - self.start
        except OSError:
            return 0


def parts(file: File, size: int = SIZE) -> Iterator[Part]:
    """The parts of a file: of a large JSON Lines file ranges that end at line ends, of others the whole."""
    start = number = 0
    try:
        end = os.path.getsize(file.path) if is_lines(file.shown) else 0
        if end > size:
            with open(file.path, "rb") as stream:
                while end - start > size:
                    stream.seek(start + size)
                    stream.readline()
                    stop = stream.tell()
                    if stop >= end:
                        break
                    yield Part(file, start, stop, number)
                    number += _line_ends(file, start, stop)
                    start = stop
    except OSError:
        start = number = 0  # whoever reads the part says what is wrong
    yield Part(file, start, None, number)


def _line_ends(file: File, start: int, stop: int) -> int:
    count = 0
    with open(file.path, "rb") as stream:
        stream.seek(start)
        while start < stop and (block := stream.read(min(2**20, stop - start))):
            count += block.count(b"\n")
            start += len(block)
    return count
