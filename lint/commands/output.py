"""What commands print besides their results, and how they end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from lint.errors import UserError
from lint.escape import printable
from lint.run import Watch

PATIENCE = 1.0  # seconds before a progress bar appears


def complain(sentence: str) -> None:
    """A sentence on standard error."""
    sys.stderr.write(f"noiselint: {printable(sentence)}\n")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn errors that a user can mend, and faults of our own, into one sentence and exit status 2."""
    try:
        yield
    except UserError as error:
        _end(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has read enough
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        _end("stopped")
    except Exception as error:
        if os.environ.get("NOISELINT_DEBUG"):
            raise
        _end(f"a fault of noiselint itself: {type(error).__name__}: {error}; set NOISELINT_DEBUG=1 to see where, and report it")


def _end(sentence: str) -> NoReturn:
    complain(sentence)
    raise SystemExit(2)


@contextmanager
def watching(quiet: bool, total: int) -> Iterator[Watch]:
    """A watch that shows a bar on a terminal when the work takes longer than a second; `total` in bytes."""
    if quiet:
        yield Watch()
    elif not sys.stderr.isatty():
        yield Watch(say=complain)
    else:
        bar = _Bar(total)
        try:
            yield Watch(say=bar.say, step=bar.step)
        finally:
            bar.stop()


class _Bar:
    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn

        columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TransferSpeedColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=max(1, total))
        self._begin = time.monotonic()
        self._shown = False

    def step(self, size: int) -> None:
        self._progress.advance(self._task, size)
        if not self._shown and time.monotonic() - self._begin > PATIENCE:
            self._progress.start()
            self._shown = True

    def say(self, sentence: str) -> None:
        self.stop()
        complain(sentence)

    def stop(self) -> None:
        if self._shown:
            self._progress.stop()
            self._shown = False
