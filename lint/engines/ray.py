"""Ray: tasks on the processors of a cluster. Values stay in the object stores of its machines; what is lost with one is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, redirect_stdout
from typing import Any

import ray
from ray.exceptions import OutOfMemoryError, RayError, RayTaskError, WorkerCrashedError

from lint.errors import Lost, UserError

ATTEMPTS = 3  # at a task after the first, when its process or machine goes away
AHEAD = 3  # tasks for each processor that are under way or done before their turn


class Cluster:
    """A Ray cluster; without an address that of RAY_ADDRESS, else one on this machine for the time of the run. Raises UserError."""

    def __init__(self, address: str | None) -> None:
        self._begun = not ray.is_initialized()
        self._quiet = ExitStack()  # Ray prints the deaths of processes to standard output, where findings go
        self._quiet.enter_context(redirect_stdout(self._quiet.enter_context(open(os.devnull, "w", encoding="utf-8"))))  # noqa: SIM115
        os.environ.setdefault("RAY_IGNORE_UNHANDLED_ERRORS", "1")  # of the other values of a task that is lost
        try:
            if self._begun:
                ray.init(address=address, log_to_driver=False, logging_level="ERROR", include_dashboard=None if address else False)
        except (ConnectionError, RayError, ValueError, RuntimeError) as error:
            self._quiet.close()
            raise UserError(f"--ray-address {address or ''}: no Ray cluster answers there ({error}); start one with `ray start`") from error
        self.room = max(4, int(AHEAD * ray.cluster_resources().get("CPU", 1)))
        self._call = ray.remote(_call).options

    def put(self, value: object) -> Any:
        """Keep a value for many tasks."""
        return ray.put(value)

    def submit(self, function: Callable[..., Any], *arguments: Any, returns: int = 1) -> list[Any]:
        """Have it called where there is room, in our working folder if that is there, too."""
        refs = self._call(num_returns=returns, max_retries=ATTEMPTS).remote(os.getcwd(), function, *arguments)
        return [refs] if returns == 1 else refs

    def get(self, ref: Any) -> Any:
        """The value. Raises Lost, UserError, and what the task raised."""
        try:
            return ray.get(ref)
        except RayTaskError as error:
            raise error.cause from error
        except (WorkerCrashedError, OutOfMemoryError) as error:
            raise Lost from error
        except RayError as error:
            raise UserError(f"Ray gave up ({type(error).__name__}: {str(error).splitlines()[0]}); see its logs, and run again") from error

    @property
    def fetch(self) -> Callable[[Any], Any]:
        """Gets a value in a task."""
        return _fetch

    def end(self) -> None:
        """Leave the cluster; one of our own ends."""
        if self._begun:
            ray.shutdown()
        self._quiet.close()


def _call(folder: str, function: Callable[..., Any], *arguments: Any) -> Any:
    if os.path.isdir(folder):
        os.chdir(folder)
    return function(*arguments)


def _fetch(ref: Any) -> Any:
    return ray.get(ref)
