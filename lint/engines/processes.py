"""Several processes on one machine, each taking tasks as it can; results come in the order of the tasks."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from lint.engines.reserve import ended, reserve
from lint.engines.worker import Death, Worker
from lint.errors import UserError

A = TypeVar("A")
B = TypeVar("B")
SUPPLY = 0.5  # seconds of work that wait at a process, so that it never waits for us, who also write the store
MOST_WAITING = 256  # tasks at a process
STARTS = 3  # processes that may die in a row before they are ready for a task


def each(function: Callable[[A], B], tasks: Iterable[A], jobs: int, lost: Callable[[A], B]) -> Iterator[B]:
    """What the function gives for each task; what `lost` gives for a task on which two processes died.

    Raises UserError when processes cannot be started, and whatever the function raises.
    """
    team = _Team(function, enumerate(tasks), jobs, lost)
    try:
        yield from team.results()
    finally:
        team.end()


class _Team(Generic[A, B]):
    def __init__(self, function: Callable[[A], B], tasks: Iterator[tuple[int, A]], jobs: int, lost: Callable[[A], B]) -> None:
        self._function = function
        self._tasks = tasks
        self._jobs = jobs
        self._lost = lost
        self._workers: list[Worker[A, B]] = []
        self._orphaned: deque[tuple[int, A]] = deque()  # given to a process that died before it came to them
        self._suspected: set[int] = set()  # tasks on which a process died
        self._done: dict[int, B] = {}
        self._next = 0
        self._false_starts = 0
        self._begun = time.monotonic()

    def results(self) -> Iterator[B]:
        """Everything, in order."""
        while True:
            self._supply()
            busy = {worker.pipe: worker for worker in self._workers if worker.waiting}
            if not busy:
                return
            for pipe in wait(list(busy)):
                self._listen(busy[pipe])  # type: ignore[index]
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def end(self) -> None:
        """Stop all processes, at once; those that may be kept wait for more."""
        if reserve.asking:
            reserve.workers.extend(worker for worker in self._workers if not worker.waiting)
            self._workers = [worker for worker in self._workers if worker.waiting]
        ended(self._workers)

    def _worker(self) -> Worker[A, B]:
        """Another process."""
        if not reserve.workers:
            return Worker(self._function)
        worker: Worker[A, B] = reserve.workers.pop()
        worker.turn_to(self._function)
        return worker

    def _depth(self) -> int:
        """How many tasks may wait at a process: many small files, but two large parts."""
        answers = self._next + len(self._done)
        seconds = (time.monotonic() - self._begun) * self._jobs / max(1, answers)
        return max(2, min(MOST_WAITING, int(SUPPLY / seconds))) if answers and seconds else 2

    def _supply(self) -> None:
        """Give every process what it may hold, the one with the least first."""
        depth = self._depth()
        handed = self._next + len(self._done) + sum(len(worker.waiting) for worker in self._workers)
        room = self._next + (depth + 2) * self._jobs - handed  # results that wait for an earlier one stay few
        given: dict[int, list[tuple[int, A]]] = {}
        have = [len(worker.waiting) for worker in self._workers] + [0] * (self._jobs - len(self._workers))
        for _ in range(max(room, len(self._orphaned))):
            least = min(range(self._jobs), key=have.__getitem__)
            if have[least] >= depth or (task := self._take()) is None:
                break
            given.setdefault(least, []).append(task)
            have[least] += 1
        for at in sorted(given):
            if at >= len(self._workers):
                self._workers.append(self._worker())
            self._workers[min(at, len(self._workers) - 1)].give(given[at])

    def _take(self) -> tuple[int, A] | None:
        return self._orphaned.popleft() if self._orphaned else next(self._tasks, None)

    def _listen(self, worker: Worker[A, B]) -> None:
        try:
            for number, answer in worker.answers():
                self._done[number] = answer
                self._false_starts = 0
        except Death:
            self._bury(worker)

    def _bury(self, worker: Worker[A, B]) -> None:
        """Another process takes the place of one that died. The task it died on gets a second chance, last."""
        worker.end()
        self._workers.remove(worker)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= STARTS:
                raise UserError("processes die as soon as they are started; run with --jobs 1, or make room in memory")
            self._orphaned.extend(worker.waiting)
            return
        number, task = worker.waiting.popleft()
        self._orphaned.extend(worker.waiting)
        if number in self._suspected:
            self._done[number] = self._lost(task)
        else:
            self._suspected.add(number)
            self._orphaned.append((number, task))
