"""A large packed file is fixed in memory that does not grow with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("name", ["big.jsonl.zst", "big.csv.gz"])
def test_memory_does_not_grow_with_the_file(name: str) -> None:
    command = [sys.executable, "bench/memory.py", "--megabytes", "48", "--name", name, "--select", "odd-space", "--most", "130"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
