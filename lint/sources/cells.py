"""Where the cells of a record stand, and changing one cell without touching the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from lint.edits import Edit
from lint.pieces import apply

QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a record: `start` to `end` is where it stands, quotes included. `sound` is false when more follows a closing quote."""

    start: int
    end: int
    text: str
    quoted: bool
    sound: bool = True


class Scanner:
    """Takes the lines of one record until its quotes are closed.

    As Python's csv module and RFC 4180 have it: a cell is quoted when a quote is its first character, and a quote in it is doubled.
    """

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._lines: list[str] = []
        self._length = 0
        self._spans: list[tuple[int, int, int]] = []  # start, end of the quoted part (or -1), end
        self._open = -1  # where the cell that is still open begins

    def complete(self, line: str) -> bool:
        """Take a line; true when it ends the record."""
        base, self._length = self._length, self._length + len(line)
        self._lines.append(line)
        at, end = 0, len(line.rstrip("\r\n"))
        if self._open >= 0:
            if (at := self._closed(line, 0, base, end)) < 0:
                return False
        else:
            at = self._cell(line, 0, base, end)
        while 0 <= at < end:
            at = self._cell(line, at + 1, base, end)
        return at >= 0

    def cells(self) -> list[Cell]:
        """The cells of the record."""
        record = "".join(self._lines)
        return [self._made(record, *span) for span in self._spans]

    @property
    def record(self) -> str:
        """The record, line ends included."""
        return "".join(self._lines)

    def _cell(self, line: str, at: int, base: int, end: int) -> int:
        """Take the cell at `at`; the position of the delimiter behind it, or -1 when it is not closed in this line."""
        if line.startswith(QUOTE, at) and at < end:
            self._open = base + at
            return self._closed(line, at + 1, base, end)
        stop = line.find(self._delimiter, at, end)
        stop = end if stop < 0 else stop
        self._spans.append((base + at, -1, base + stop))
        return stop

    def _closed(self, line: str, at: int, base: int, end: int) -> int:
        while (quote := line.find(QUOTE, at)) >= 0 and line.startswith(QUOTE, quote + 1):
            at = quote + 2
        if quote < 0:
            return -1
        stop = line.find(self._delimiter, quote + 1, end)
        stop = end if stop < 0 else stop
        self._spans.append((self._open, base + quote + 1, base + stop))
        self._open = -1
        return stop

    def _made(self, record: str, start: int, closed: int, end: int) -> Cell:
        if closed < 0:
            return Cell(start, end, record[start:end], False)
        text = record[start + 1 : closed - 1].replace(QUOTE * 2, QUOTE)
        return Cell(start, end, text, True, closed == end)


def patched(cell: Cell, raw: str, edits: Sequence[Edit], delimiter: str) -> str:
    """A cell with edits (in code points of its text) made; it is quoted when it was, or when its new text needs to be."""
    if not cell.quoted:
        text = apply(raw, edits)
        return _quoted(text) if text.startswith(QUOTE) or any(c in text for c in (delimiter, "\r", "\n")) else text
    doubled = [at for at, char in enumerate(cell.text) if char == QUOTE]

    def inside(at: int) -> int:
        return at + 1 + bisect_left(doubled, at)

    return apply(raw, [Edit(inside(e.start), inside(e.end), _twice(e.replacement)) for e in edits])


def _quoted(text: str) -> str:
    return f"{QUOTE}{_twice(text)}{QUOTE}"


def _twice(text: str) -> str:
    return text.replace(QUOTE, QUOTE * 2)
