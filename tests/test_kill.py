"""A run that is killed leaves every file either as before or as after; the journal tells which, and undo gives all of it back."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import NOISELINT
from lint.commands.check import Request, check
from lint.commands.undo import undo
from lint.how import How
from lint.job import Wish
from lint.mending.history import read

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be copied and killed is needed")]
BEFORE = "One line of file {0}. \n\n\n\n\nAnother line, of the same file. \n"
AFTER = "One line of file {0}.\n\n\nAnother line, of the same file.\n"


MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None  # a killed process loses nothing it wrote, flushed to a disk or not


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        monkeypatch.chdir(folder)
        Path("noiselint.toml").write_text('select = ["edge-space"]\n')
        Path("texts").mkdir()
        yield Path(folder) / "texts"
        monkeypatch.undo()


@pytest.fixture
def chance() -> Iterator[random.Random]:
    """Random moments; the seed is shown when a test fails."""
    seed = random.randrange(2**32)
    sys.stderr.write(f"seed {seed}\n")
    yield random.Random(seed)


def killed(work: Callable[[], object], moment: float) -> bool:
    """Do the work in a process that is killed after so many seconds; False when it was done before."""
    ended, ending = os.pipe()
    if (child := os.fork()) == 0:
        os.close(ended)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            work()
        finally:
            os._exit(0)
    os.close(ending)
    done, _, _ = select.select([ended], [], [], moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ended)
    return not done


def fix() -> int:
    return check(Request(("texts",), Wish(fix=True), How(cache=False), quiet=True))


def duration(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    killed(work, 600)
    return time.monotonic() - begun


def checked(before: dict[Path, bytes], after: dict[Path, bytes]) -> int:
    """How many files are as after; all others are as before, and the newest journal, if any, says so of each."""
    journals = sorted(Path(".noiselint/journal").glob("*.jsonl"))
    run = read(journals[-1]) if journals else None
    told = {Path(os.path.relpath(path)) for path in run.files} if run else set()
    changed = 0
    for path, data in before.items():
        now = path.read_bytes()
        assert now in (data, after[path]), path
        if now != data:
            changed += 1
            assert path in told, path
    return changed


def put_back(before: dict[Path, bytes]) -> None:
    assert undo((), (), True, sys.stdout) == 0
    assert all(path.read_bytes() == data for path, data in before.items())
    for path in Path(".noiselint/journal").glob("*.jsonl"):
        path.unlink()


def kill_again_and_again(chance: random.Random, before: dict[Path, bytes], after: dict[Path, bytes], times: int) -> None:
    seconds = duration(fix)
    assert checked(before, after) == len(before)
    put_back(before)
    halfway = 0
    for _ in range(times):
        was_killed = killed(fix, chance.uniform(0, seconds))
        changed = checked(before, after)
        halfway += was_killed and 0 < changed < len(before)
        put_back(before)
    assert halfway or len(before) == 1
    assert not list(Path("texts").glob("*.txt.*"))


def test_two_thousand_files(corpus: Path, chance: random.Random) -> None:
    before = {Path("texts") / f"{i:04}.txt": BEFORE.format(i).encode() for i in range(2000)}
    for path, data in before.items():
        path.write_bytes(data)
    kill_again_and_again(chance, before, {path: AFTER.format(i).encode() for i, path in enumerate(before)}, 30)


def test_one_large_table(corpus: Path, chance: random.Random) -> None:
    path = Path("texts/large.jsonl")
    records = [[json.dumps({"id": i, "text": text.format(i)}) for i in range(2500)] for text in (BEFORE, AFTER)]
    before, after = ("\n".join(lines).encode() for lines in records)
    path.write_bytes(before)
    kill_again_and_again(chance, {path: before}, {path: after}, 70)


@pytest.mark.parametrize("mended", [1, 60, 299])
def test_several_processes(corpus: Path, cache: Path, mended: int) -> None:
    before = {Path("texts") / f"{i:03}.txt": BEFORE.format(i).encode() for i in range(300)}
    for path, data in before.items():
        path.write_bytes(data)
    command = [NOISELINT, "check", "texts", "--no-cache", "--fix", "--quiet", "--jobs", "2"]
    running = subprocess.Popen(
        command, env={**os.environ, "NOISELINT_CACHE_DIR": str(cache)}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    watched = list(before)[mended]
    begun = watched.stat().st_ino
    while watched.stat().st_ino == begun and running.poll() is None:
        pass
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert checked(before, {path: AFTER.format(i).encode() for i, path in enumerate(before)})
    put_back(before)
