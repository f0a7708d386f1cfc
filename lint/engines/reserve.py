"""Processes that have nothing left to do, and wait for more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.engines.worker import Worker


class _Reserve:
    """Processes that have no task left, kept for the next call while anyone asks for that."""

    def __init__(self) -> None:
        self.asking = 0
        self.workers: list[Worker[Any, Any]] = []


reserve = _Reserve()


@contextmanager
def kept() -> Iterator[None]:
    """While this lasts, processes that have no task left wait for those of the next call: to start one takes a third of a second."""
    reserve.asking += 1
    try:
        yield
    finally:
        reserve.asking -= 1
        if not reserve.asking:
            ended(reserve.workers)
            reserve.workers.clear()


def ended(workers: Sequence[Worker[Any, Any]]) -> None:
    """Stop processes, all at once, and wait for their ends."""
    for worker in workers:
        worker.stop()
    for worker in workers:
        worker.end()
