"""How a run is carried out, and who is told how it goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.files import File
from lint.stamps import stamp

if TYPE_CHECKING:
    from lint.spreading.spreadout import Written


WORTH = 2 * 2**20  # bytes for which a process is started unasked: that takes a third of a second, and they two or three


def processors(share: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """How many processors this process may use. `share`: where Linux says how many microseconds out of how many a container has."""
    most = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):  # "max 100000" where there is no limit
        quota, period = map(int, share.read_text("ascii").split())
        return max(1, min(most, quota // period))
    return most


class How(NamedTuple):
    """How a run is carried out: in how many processes (0: one a processor, where there is work enough), whether the store may be kept on
    disk, and whether it is to find out what the configuration allows for nothing."""

    jobs: int = 0
    cache: bool = True
    warn_unused: bool = False
    engine: str = "processes"
    ray_address: str | None = None
    written: Written | None = None

    def jobs_for(self, size: int) -> int:
        """How many processes are to look at so many bytes."""
        return self.jobs or max(1, min(processors(), size // WORTH))


@dataclass(slots=True)
class Watch:
    """Told of how a run goes: `say` gets sentences that are no findings; `begin` the name of a phase, how many files it has and their
    bytes; `step` the bytes, files and findings done as work goes on; `rest` is called before something is printed."""

    say: Callable[[str], None] = field(default=lambda sentence: None)
    begin: Callable[[str, int, int], None] = field(default=lambda name, files, size: None)
    step: Callable[[int, int, int], None] = field(default=lambda size, files, findings: None)
    rest: Callable[[], None] = field(default=lambda: None)


def textless(file: File, watch: Watch) -> list[str]:
    """That no record of a file holds a text: a problem where the user named it, else a remark."""
    sentence = f"{file.shown}: no record has a text field (text, body, content …); name yours with text-fields in the configuration"
    if file.named:
        return [sentence]
    watch.say(sentence)
    return []


def size_of(file: File) -> int:
    """Bytes of a file; 0 where it cannot be looked at."""
    found = stamp(file.path)
    return found.size if found else 0
