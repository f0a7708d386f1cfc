"""Several processes on one machine, each taking tasks as it can; results come in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from lint.errors import UserError

A = TypeVar("A")
B = TypeVar("B")
TOGETHER = 32  # tasks handed over at a time: one small file takes less time than handing it over
AHEAD = 3  # batches a process that wait for it, so that it never waits for us and results never pile up


def each(function: Callable[[A], B], tasks: Iterable[A], jobs: int) -> Iterator[B]:
    """What the function gives for each task. Raises UserError, naming the tasks at hand, when a process dies."""
    batches = _batches(tasks)
    waiting: deque[tuple[list[A], Future[list[B]]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                for batch in islice(batches, jobs * AHEAD - len(waiting)):
                    waiting.append((batch, pool.submit(partial(_all, function), batch)))
                if not waiting:
                    return
                batch, result = waiting.popleft()
                yield from _result(batch, result)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(batch: list[A], result: Future[list[B]]) -> list[B]:
    try:
        return result.result()
    except BrokenProcessPool as error:
        raise UserError(f"a process died at or near {batch[0]}; run again with --jobs 1 to see what it cannot stand") from error


def _all(function: Callable[[A], B], batch: list[A]) -> list[B]:
    return [function(task) for task in batch]


def _batches(tasks: Iterable[A]) -> Iterator[list[A]]:
    rest = iter(tasks)
    while batch := list(islice(rest, TOGETHER)):
        yield batch
