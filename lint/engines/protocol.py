"""What an engine does whose tasks share no disk with us; references stand for values that stay where they were made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Ref = Any  # of a value that an engine keeps


class Engine(Protocol):
    """Carries tasks out somewhere. Arguments that are references come in as their values; references inside of values stay."""

    room: int  # tasks that may be under way or done and not yet asked for

    def put(self, value: object) -> Ref:
        """Keep a value for many tasks."""

    def submit(self, function: Callable[..., Any], *arguments: Any, returns: int = 1) -> list[Ref]:
        """Have it called; as many references as it returns values."""

    def get(self, ref: Ref) -> Any:
        """The value, when it is there. Raises Lost."""

    @property
    def fetch(self) -> Callable[[Ref], Any]:
        """`get` for use in a task."""
