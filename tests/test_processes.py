"""Several processes: one that dies takes only its own task with it, and none outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOISELINT, Run
from lint.engines import each
from lint.engines.reserve import kept
from lint.errors import UserError

RULE = """
import os
from pathlib import Path
from lint import Good, Rule, Stage

class Fragile(Rule):
    "Ends the process on texts that say so."
    stage = Stage.LAYOUT
    examples = (Good("All is well."),)

    def check(self, doc):
        if "KILL" in doc.text:
            os.kill(os.getpid(), 9)
        if "BLOCK" in doc.text:
            Path(os.environ["BLOCKED"]).write_text(str(os.getpid()))
            while True:
                pass
        return ()
"""


def double(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number < 0:
        raise ValueError("less than nothing")
    return 2 * number


def stumbling(task: tuple[str, int]) -> int:
    """Dies the first time it sees a number."""
    seen = Path(task[0], str(task[1]))
    if task[1] % 10 == 3 and not seen.exists():
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task[1]


def unanswered(task: object) -> int:
    raise AssertionError(f"{task} has had one chance only")


def minus(number: int) -> int:
    return -number


class Unwelcome:
    """A function that kills whoever receives it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)

    def __call__(self, task: int) -> int:
        return task


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_dies_takes_only_its_task_with_it(jobs: int) -> None:
    assert list(each(double, range(jobs * 8), jobs, minus)) == [-n if n % 10 == 3 else 2 * n for n in range(jobs * 8)]


def test_a_task_gets_a_second_chance(tmp_path: Path) -> None:
    assert list(each(stumbling, [(str(tmp_path), n) for n in range(10)], 2, unanswered)) == list(range(10))


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        list(each(double, [1, 2, -1, 5], 2, minus))


def test_processes_that_cannot_start_are_told() -> None:
    with pytest.raises(UserError, match="as soon as they are started"):
        list(each(Unwelcome(), range(5), 2, minus))


def test_results_that_wait_for_a_slow_one_stay_few() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield 0

    results = each(double, tasks(), 2, minus)
    assert next(results) == 0
    assert taken < 1000
    results.close()  # type: ignore[attr-defined]


def which(number: int) -> int:
    return os.getpid()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(os.name != "posix", reason="signal 0 asks whether a process lives")
def test_processes_serve_one_call_after_the_other_and_end_with_the_run() -> None:
    with kept():
        first = set(each(which, range(8), 2, minus))
        assert list(each(double, range(2), 2, minus)) == [0, 2]
        second = set(each(which, range(8), 2, minus))
        assert len(first) == 2
        assert second == first
        assert all(map(is_alive, first))
    assert not any(map(is_alive, first))
    assert set(each(which, range(8), 2, minus)).isdisjoint(first)


def test_a_kept_process_that_dies_is_replaced() -> None:
    with kept():
        assert list(each(which, range(2), 2, minus))
        assert list(each(double, range(16), 2, minus)) == [-n if n % 10 == 3 else 2 * n for n in range(16)]


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a command that has the rule above."""
    site = tmp_path / "site"
    (site / "fragile_rules" / "layout").mkdir(parents=True)
    (site / "fragile_rules" / "__init__.py").touch()
    (site / "fragile_rules" / "layout" / "__init__.py").touch()
    (site / "fragile_rules" / "layout" / "fragile.py").write_text(RULE)
    (site / "fragile-1.dist-info").mkdir()
    (site / "fragile-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: fragile\nVersion: 1\n")
    (site / "fragile-1.dist-info" / "entry_points.txt").write_text("[noiselint.rules]\nfragile = fragile_rules\n")
    yield {**os.environ, "PYTHONPATH": str(site), "BLOCKED": str(tmp_path / "blocked")}


def test_a_text_that_kills_is_named_and_the_others_are_told(noiselint: Run, tmp_path: Path, fragile: dict[str, str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for i in range(40):
        (texts / f"{i:02}.txt").write_text(f"This is the the text {i}, and nothing more.{' KILL' * (i == 17)}\n")
    done = noiselint(
        "check",
        texts,
        "--isolated",
        "--no-cache",
        "--jobs",
        2,
        "--select",
        "doubled-word,fragile",
        "--output-format",
        "concise",
        env=fragile,
    )
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if "doubled-word" in line] == [
        f"texts/{i:02}.txt" for i in range(40) if i != 17
    ]
    assert [line for line in done.stderr.splitlines() if "died" in line] == [
        line for line in done.stderr.splitlines() if "texts/17.txt" in line
    ]
    assert "died twice" in done.stderr


HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.mark.skipif(os.name != "posix", reason="SIGINT as a terminal sends it")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_run_and_its_processes(tmp_path: Path, fragile: dict[str, str], jobs: int) -> None:
    (tmp_path / "a.txt").write_text("BLOCK\n")
    (tmp_path / "b.txt").write_text("All is well.\n")
    command = [
        *(sys.executable, "-c", HEARING),  # tests that run in the background are started with it ignored
        NOISELINT,
        "check",
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.txt"),
        "--isolated",
        "--jobs",
        str(jobs),
        "--select",
        "fragile",
    ]
    running = subprocess.Popen(
        command,
        env=fragile,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    blocked = tmp_path / "blocked"
    while not (blocked.exists() and blocked.read_text()) and running.poll() is None:
        pass
    try:
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)  # standard error is closed when the last process has ended
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    assert (running.returncode, out, err) == (2, "", "noiselint: stopped\n")


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_processes_end_when_the_run_is_killed(tmp_path: Path, fragile: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("BLOCK\n")
    command = [NOISELINT, "check", str(tmp_path / "a.txt"), "--isolated", "--jobs", "2", "--select", "fragile"]
    running = subprocess.Popen(command, env=fragile, stderr=subprocess.PIPE, start_new_session=True)
    blocked = tmp_path / "blocked"
    while not (blocked.exists() and blocked.read_text()) and running.poll() is None:
        pass
    running.kill()
    _, err = running.communicate(timeout=30)
    assert err == b""
