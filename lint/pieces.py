"""A text under repair that remembers which of its stretches still are the original ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from lint.edits import Edit, merged


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the original (`new` is None), or text that came in."""

    start: int
    end: int
    new: str | None = None

    def __len__(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)

    def cut(self, low: int, high: int) -> _Piece:
        if self.new is None:
            return _Piece(self.start + low, self.start + high)
        return _Piece(0, 0, self.new[low:high])


class Pieces:
    """`text` is the text as it stands now; `edits()` says how it came from the original."""

    def __init__(self, original: str) -> None:
        self.original = self.text = original
        self._pieces = [_Piece(0, len(original))]
        self._starts = [0]  # where each piece begins in the current text

    def edit(self, edits: Iterable[Edit]) -> None:
        """Make edits, in positions of the current text. Raises ValueError when two of them overlap."""
        out: list[_Piece] = []
        cursor, at = _Cursor(self._pieces), 0
        for edit in merged(self.text, edits):
            if edit.start < at:
                raise ValueError(f"edits overlap at {edit.start}: {edit}")
            out += cursor.take(edit.start)
            if edit.replacement:
                out.append(_Piece(0, 0, edit.replacement))
            cursor.take(at := edit.end)
        self._pieces = [*out, *cursor.take(len(self.text))]
        self.text = "".join(self.original[p.start : p.end] if p.new is None else p.new for p in self._pieces)
        self._starts = [0, *accumulate(map(len, self._pieces[:-1]))]

    def origin(self, edit: Edit) -> tuple[int, int]:
        """Which stretch of the original an edit of the current text concerns; what came in stands for the gap that it fills."""
        if not self._pieces:
            return 0, len(self.original)
        at = bisect_right(self._starts, edit.start) - 1
        last = max(at, bisect_left(self._starts, edit.end) - 1)
        return self._lowest(at, edit.start), self._highest(last, edit.end)

    def _lowest(self, at: int, position: int) -> int:
        piece = self._pieces[at]
        if piece.new is None:
            return piece.start + position - self._starts[at]
        return next((p.end for p in reversed(self._pieces[:at]) if p.new is None), 0)

    def _highest(self, at: int, position: int) -> int:
        piece = self._pieces[at]
        if piece.new is None:
            return piece.start + position - self._starts[at]
        return next((p.start for p in self._pieces[at + 1 :] if p.new is None), len(self.original))

    def edits(self) -> tuple[Edit, ...]:
        """The edits of the original text that give the current one, sorted and apart."""
        out: list[Edit] = []
        at, came = 0, ""
        for piece in [*self._pieces, _Piece(len(self.original), len(self.original))]:
            if piece.new is not None:
                came += piece.new
                continue
            if piece.start > at or came:
                out.append(Edit(at, piece.start, came))
            at, came = piece.end, ""
        return tuple(out)


class _Cursor:
    """Walks along pieces once, from left to right."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._rest = iter(pieces)
        self._piece = _Piece(0, 0)
        self._at = 0

    def take(self, end: int) -> list[_Piece]:
        """The pieces from where the cursor stands to `end`, a position of the current text."""
        out: list[_Piece] = []
        while self._at < end:
            if not len(self._piece):
                self._piece = next(self._rest)
            size = min(len(self._piece), end - self._at)
            if size:
                out.append(self._piece.cut(0, size))
            self._piece = self._piece.cut(size, len(self._piece))
            self._at += size
        return out


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. Raises ValueError when two of them overlap."""
    pieces = Pieces(text)
    pieces.edit(edits)
    return pieces.text
