"""A run that is killed leaves every file either as before or as after."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from conftest import NOISELINT

BEFORE = "One line of file {0}. \n\n\n\n\nAnother line, of the same file. \n"
AFTER = "One line of file {0}.\n\n\nAnother line, of the same file.\n"


@pytest.mark.slow
@pytest.mark.parametrize("mended", [1, 20, 60, 150, 299])
def test_files_are_whole_after_a_kill(tmp_path: Path, cache: Path, mended: int) -> None:
    paths = [tmp_path / f"{i:03}.txt" for i in range(300)]
    for i, path in enumerate(paths):
        path.write_text(BEFORE.format(i))
    command = [NOISELINT, "check", str(tmp_path), "--isolated", "--no-cache", "--fix", "--select", "edge-space", "--quiet"]
    running = subprocess.Popen(command, env={**os.environ, "NOISELINT_CACHE_DIR": str(cache)}, stdout=subprocess.DEVNULL)
    watched = paths[mended]
    begun = watched.stat().st_ino
    while watched.stat().st_ino == begun and running.poll() is None:
        pass
    running.send_signal(signal.SIGKILL)
    running.wait()
    states = [path.read_text() for path in paths]
    assert all(state in (BEFORE.format(i), AFTER.format(i)) for i, state in enumerate(states))
    assert states[0] == AFTER.format(0)
    subprocess.run(command, env={**os.environ, "NOISELINT_CACHE_DIR": str(cache)}, check=False)
    assert [path.read_text() for path in paths] == [AFTER.format(i) for i in range(300)]
