"""How the tasks of a run are carried out: one after the other, or by several processes. The tasks are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn, TypeVar

from lint.errors import UserError

A = TypeVar("A")
B = TypeVar("B")


def fatal(task: object) -> NoReturn:
    """For a run that can do without none of its tasks."""
    raise UserError(f"a process died twice on {task}; make room in memory, or run with --jobs 1 to see why")


def each(function: Callable[[A], B], tasks: Iterable[A], jobs: int, lost: Callable[[A], B] = fatal) -> Iterator[B]:
    """What the function gives for each task, in their order; with more than one job all must be picklable.

    `lost` makes the result of a task whose process died; one that dies takes nothing else with it.
    """
    if jobs <= 1:
        return map(function, tasks)
    from lint.engines.processes import each as by_processes

    return by_processes(function, tasks, jobs, lost)
