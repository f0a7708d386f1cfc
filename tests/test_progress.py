"""How far a run is: a bar on a terminal, a line every ten seconds elsewhere, nothing under --quiet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from lint.commands.progress import Bar, Lines, duration
from lint.files import find
from lint.how import How, Watch
from lint.job import Wish
from lint.run import run
from lint.settings import Settings


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_every_ten_seconds() -> None:
    clock, said = Clock(), list[str]()
    lines = Lines(said.append, clock)
    lines.begin("reading", 4, 40_000_000)
    for _ in range(4):
        clock.now += 6
        lines.step(9_000_000, 1, 0)
    assert said == [
        "reading: 2 of 4 files, 45%, 1.5 MB/s, 0:15 left",
        "reading: 4 of 4 files, 90%, 1.5 MB/s, 0:03 left",
    ]


def test_lines_go_on_over_phases_and_count_findings() -> None:
    clock, said = Clock(), list[str]()
    lines = Lines(said.append, clock)
    lines.begin("reading", 1, 1000)
    clock.now += 8
    lines.step(1000, 1, 0)
    lines.begin("reporting", 1, 1000)
    clock.now += 4
    lines.step(500, 0, 1200)
    assert said == ["reporting: 0 of 1 files, 50%, 0.0 MB/s, 0:04 left, 1,200 findings"]


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (725, "12:05"), (10_800, "3:00:00")])
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_tells_every_byte_and_file_once_a_phase(tmp_path: Path, jobs: int) -> None:
    paths = [tmp_path / f"{i}.txt" for i in range(5)]
    for i, path in enumerate(paths):
        path.write_text(f"This is the the text of file {i}.\n")
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "We saw the the boat."}\n' * 3)
    told: list[tuple[str, int, int, int]] = []
    watch = Watch(begin=lambda *what: told.append((*what, 0)), step=lambda *what: told.append(("", *what)))
    settings = Settings(select=("doubled-word",))
    list(run(find([str(tmp_path)], settings), Wish(), How(jobs=jobs, cache=False), watch))
    size = sum(path.stat().st_size for path in [*paths, lines])
    phases = [at for at, (name, *_) in enumerate(told) if name]
    assert [told[at][:3] for at in phases] == [("reading", 6, size), ("reporting", 6, size)]
    for begin, end in zip(phases, [*phases[1:], len(told)], strict=True):
        assert [sum(step[at] for step in told[begin + 1 : end]) for at in (1, 2)] == [size, 6]
    assert sum(step[3] for step in told[phases[1] :]) == 8


def test_a_bar_makes_way_for_what_is_printed() -> None:
    screen = io.StringIO()
    bar = Bar(Console(file=screen, force_terminal=True, width=120), patience=0)
    bar.begin("reading", 2, 2000)
    bar.step(1000, 1, 0)
    assert "reading: 1 of 2 files, 50%" in screen.getvalue()
    bar.stop()
    assert screen.getvalue().endswith("\x1b[1A\x1b[2K")  # the line above is wiped


def test_a_bar_does_not_appear_at_once() -> None:
    screen = io.StringIO()
    bar = Bar(Console(file=screen, force_terminal=True, width=120))
    bar.begin("reading", 2, 2000)
    bar.step(1000, 1, 0)
    bar.stop()
    assert screen.getvalue() == ""
