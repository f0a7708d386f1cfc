"""How far a run is: a bar on a terminal, elsewhere a line every ten seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0  # seconds before a bar appears
EVERY = 10.0  # seconds from one line to the next


@dataclass(slots=True)
class Phase:
    """What is being done, how much of it there is, and how much is done; sizes in bytes, times in seconds."""

    name: str
    files: int
    size: int
    begun: float
    files_done: int = 0
    done: int = 0
    findings: int = 0

    def sentence(self, now: float) -> str:
        """Files, share, speed, time left, and findings where there are any."""
        rate = self.done / max(now - self.begun, 1e-9)
        share = self.done / self.size if self.size else 1.0
        parts = [f"{self.files_done:,} of {self.files:,} files", f"{share:.0%}", f"{rate / 1e6:.1f} MB/s"]
        if self.done:
            parts.append(f"{duration(max(0, self.size - self.done) / rate)} left")
        if self.findings:
            parts.append(f"{self.findings:,} findings")
        return f"{self.name}: {', '.join(parts)}"


def duration(seconds: float) -> str:
    """0:59, 12:05 or 3:00:00."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@dataclass(slots=True)
class Lines:
    """A line every ten seconds, for logs."""

    say: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    _phase: Phase | None = None
    _said: float = field(default=float("inf"))

    def begin(self, name: str, files: int, size: int) -> None:
        """A phase of the run begins."""
        now = self.clock()
        self._said = min(self._said, now)
        self._phase = Phase(name, files, size, now)

    def step(self, size: int, files: int, findings: int) -> None:
        """So much more is done."""
        if (phase := _advanced(self._phase, size, files, findings)) and (now := self.clock()) - self._said >= EVERY:
            self._said = now
            self.say(phase.sentence(now))

    def stop(self) -> None:
        """Lines need no end."""


class Bar:
    """A bar, from the first second on. It makes way for what is printed."""

    def __init__(self, console: Console, patience: float = PATIENCE) -> None:
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(BarColumn(24), TextColumn("{task.description}"), console=console, transient=True)
        self._patience = patience
        self._task = self._progress.add_task("", total=1)
        self._quiet_since = time.monotonic()
        self._shown = False
        self._phase: Phase | None = None

    def begin(self, name: str, files: int, size: int) -> None:
        """A phase of the run begins."""
        self._phase = Phase(name, files, size, time.monotonic())
        self._progress.reset(self._task, start=True, total=max(1, size), description=name)

    def step(self, size: int, files: int, findings: int) -> None:
        """So much more is done."""
        now = time.monotonic()
        if phase := _advanced(self._phase, size, files, findings):
            self._progress.update(self._task, completed=phase.done, description=phase.sentence(now))
        if not self._shown and now - self._quiet_since >= self._patience:
            self._progress.start()
            self._shown = True

    def stop(self) -> None:
        """Take the bar away; it comes back when nothing has been printed for a second."""
        self._quiet_since = time.monotonic()
        if self._shown:
            self._progress.stop()
            self._shown = False


def _advanced(phase: Phase | None, size: int, files: int, findings: int) -> Phase | None:
    if phase:
        phase.done += size
        phase.files_done += files
        phase.findings += findings
    return phase
