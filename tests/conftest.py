"""What all tests share: one cache of compiled word lists for the whole session, and running the command line for real."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
NOISELINT = str(Path(sys.executable).with_name("noiselint"))
CI_SYSTEMS = (
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "GITHUB_STEP_SUMMARY",
    "GITLAB_CI",
    "CI_PROJECT_DIR",
    "PRE_COMMIT",
)  # they choose the output format
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Word lists are compiled once a session; the user's own cache is not touched."""
    folder = Path(os.environ.get("NOISELINT_CACHE_DIR") or tmp_path_factory.mktemp("cache"))
    before = os.environ.get("NOISELINT_CACHE_DIR")
    os.environ["NOISELINT_CACHE_DIR"] = str(folder)
    yield folder
    if before is None:
        del os.environ["NOISELINT_CACHE_DIR"]


@pytest.fixture
def noiselint(tmp_path: Path, cache: Path) -> Run:
    """The real command, run in the test's folder."""

    def run(*arguments: object, cwd: Path = tmp_path, **options: Any) -> subprocess.CompletedProcess[str]:
        here = {name: value for name, value in os.environ.items() if name not in CI_SYSTEMS}
        env = {**here, "NO_COLOR": "1", "PYTHONUTF8": "1", **options.pop("env", {})}
        command = [NOISELINT, *map(str, arguments)]
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False, **options)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same without a process of its own, where many short runs are needed."""
    from lint.cli import application
    from lint.config import _nearest

    def run(*arguments: object, cwd: Path = tmp_path, env: Mapping[str, str] = MappingProxyType({})) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as here:
            here.chdir(cwd)
            here.setenv("NO_COLOR", "1")
            for name in CI_SYSTEMS:
                here.delenv(name, raising=False)
            for name, value in env.items():
                here.setenv(name, value)
            _nearest.cache_clear()
            status = 0
            try:
                application(str(arguments[0]))([str(argument) for argument in arguments])
            except SystemExit as end:
                status = int(end.code or 0)
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, out, err)

    return run


def findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The findings of a run with --output-format jsonl."""
    return [json.loads(line) for line in done.stdout.splitlines() if line]
