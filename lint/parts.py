"""Pieces of the work: what one worker opens and reads by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.files import File
from lint.plan import Plan
from lint.sources import WHOLE, Range, Unreadable
from lint.sources.origin import source_of

SIZE = 2**20  # bytes of a part, a second or two of work; a worker holds the surveys and findings of one part at a time


class Part(NamedTuple):
    """A file, or a range of it."""

    file: File
    where: Range = WHOLE

    @property
    def start(self) -> int:
        """The first byte (or row) that belongs to it."""
        return self.where.start

    @property
    def stop(self) -> int | None:
        """The first byte (or row) that does not; None at the end of the file."""
        return self.where.stop

    @property
    def size(self) -> int:
        """Bytes on the disk; 0 where the file is gone."""
        return self.where.weight

    @property
    def first(self) -> bool:
        """True for the part a file begins with."""
        return self.start == 0

    @property
    def last(self) -> bool:
        """True for the part a file ends with."""
        return self.stop is None


def parts(file: File, plan: Plan, size: int = SIZE) -> Iterator[Part]:
    """The parts of a file: of a large table ranges of its records, of others the whole."""
    done = WHOLE
    try:
        for where in source_of(file.path, file.shown, plan).ranges(size):
            yield Part(file, where)
            done = where
    except (OSError, Unreadable):  # whoever reads the part says what is wrong
        if done is WHOLE or done.stop is not None:
            yield Part(file, Range(done.stop or 0, None, done.number, done.lines))
