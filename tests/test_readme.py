"""What README shows is what the commands print."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Run

BLOCK = re.compile(r"^```console\n\$ (noiselint[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "shown"), BLOCK.findall(README), ids=lambda part: part.splitlines()[0] if part else "")
def test_a_shown_command_prints_what_is_shown(noiselint: Run, tmp_path: Path, command: str, shown: str) -> None:
    for name in ("seeds", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    done = noiselint(*shlex.split(command)[1:])
    pattern = ".*".join(re.escape(part) for part in shown.split("[…]\n"))
    assert re.fullmatch(pattern, done.stdout + done.stderr, re.DOTALL), done.stdout + done.stderr


def test_readme_shows_something() -> None:
    assert len(BLOCK.findall(README)) >= 3
