"""Sequences that may outgrow memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, TypeVar, overload

T = TypeVar("T")
BLOCK = 1000  # items that are kept in memory, and that are written together


class Spool(Sequence[T]):
    """A sequence that only grows at its end and keeps all but its last items in a temporary file. It pickles as what it holds."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._last: list[T] = []
        self._blocks: list[int] = []
        self._file: IO[bytes] | None = None
        self.extend(items)

    def extend(self, items: Iterable[T]) -> None:
        """Put items at the end."""
        for item in items:
            self._last.append(item)
            if len(self._last) >= BLOCK:
                self._write()

    def clear(self) -> None:
        """Forget all items."""
        self._last, self._blocks, self._file = [], [], None

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._last)

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._blocks)):
            yield from self._read(number)
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        block, inside = divmod(at, BLOCK)
        return (self._read(block) if block < len(self._blocks) else self._last)[inside]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (list(self),)

    def _write(self) -> None:
        import pickle
        import tempfile

        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="noiselint-")  # noqa: SIM115
        self._blocks.append(self._file.seek(0, 2))
        pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
        self._last = []

    def _read(self, number: int) -> list[T]:
        import pickle

        assert self._file is not None, "blocks are in it"
        self._file.seek(self._blocks[number])
        found: list[T] = pickle.load(self._file)
        return found
