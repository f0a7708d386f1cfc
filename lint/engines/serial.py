"""One task after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def each(function: Callable[[A], B], tasks: Iterable[A]) -> Iterator[B]:
    """What the function gives for each task, in their order."""
    return map(function, tasks)
