"""One process that works for us: it answers its tasks in order, and ends when we do."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, NamedTuple, TypeVar

A = TypeVar("A")
B = TypeVar("B")
_END = object()
PATIENCE = 2.0  # seconds in which a process that is told to stop may take back what it has half written


class Death(Exception):
    """The process is no more."""


class Worker(Generic[A, B]):
    """A process and the tasks it has not answered yet, the one it is at first. `ready`: it has lived long enough to be at one."""

    def __init__(self, function: Callable[[A], B]) -> None:
        spawn = get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self.waiting: deque[tuple[int, A]] = deque()
        self.ready = False
        self._process = spawn.Process(target=_work, args=(theirs, function), daemon=True)
        os.environ.setdefault("PYTHONSAFEPATH", "1")  # else Python looks for modules in the working folder, which is the corpus's
        self._process.start()
        theirs.close()  # so that we are told of its end

    def turn_to(self, function: Callable[[A], B]) -> None:
        """From now on this is done with its tasks."""
        self._send(function)

    def give(self, tasks: list[tuple[int, A]]) -> None:
        """Hand tasks over. To a process that is dead already, too: that comes out when its answers are asked for."""
        self.waiting.extend(tasks)
        self._send([task for _, task in tasks])

    def answers(self) -> Iterator[tuple[int, B]]:
        """The answers that are there, at least one message of them. Raises Death, and what the function raised."""
        while True:
            try:
                message = self.pipe.recv()
            except (EOFError, OSError) as error:
                raise Death from error
            if message is None:
                self.ready = True
            elif isinstance(message, Exception):
                raise message
            else:
                yield self.waiting.popleft()[0], message[0]
            if not self.pipe.poll():
                return

    def _send(self, message: object) -> None:
        try:
            self.pipe.send(message)
        except OSError:
            return

    def stop(self) -> None:
        """Tell it to stop whatever it does."""
        self._process.terminate()

    def end(self) -> None:
        """Wait for its end, and bring that about where it does not come."""
        self._process.join(PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self.pipe.close()


class _Turn(NamedTuple):
    """Another function for the tasks that follow."""

    function: Callable[[Any], Any]


def _work(pipe: Connection, function: Callable[[A], B]) -> None:
    """The life of the process: told to stop, it unwinds. Ctrl-C is for the one at the other end of the pipe to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    tasks: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_receive, args=(pipe, tasks), daemon=True).start()
    pipe.send(None)
    for task in iter(tasks.get, _END):
        if isinstance(task, _Turn):
            function = task.function
            continue
        try:
            answer: tuple[B] | Exception = (function(task),)
        except Exception as error:
            answer = error
        pipe.send(answer)


def _receive(pipe: Connection, tasks: SimpleQueue[Any]) -> None:
    """Take in tasks at any time, so that neither side ever waits for the other to read; the other side's end is ours."""
    try:
        while True:
            message = pipe.recv()
            for task in message if isinstance(message, list) else [_Turn(message)]:
                tasks.put(task)
    except (EOFError, OSError):
        signal.raise_signal(signal.SIGTERM)
        tasks.put(_END)
