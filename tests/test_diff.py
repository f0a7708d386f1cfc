"""A diff is what a fix does, and git takes it: odd names, odd line ends, no line end, and texts in any bytes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run
from lint.mending.diff import unified

LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c", b"\n", b"\r\n", b"d\r", b"\xff", b"--- x\n", b"\\ e\n"]), max_size=8).map(b"".join)
STRETCHES = st.lists(st.tuples(LINES, LINES) | LINES.map(lambda x: (x, x)), max_size=8)


def git_apply(folder: Path, diff: bytes) -> None:
    done = subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=folder, input=diff, capture_output=True, check=False)
    assert done.returncode == 0, (done.stderr, diff)


@given(STRETCHES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_git_applies_any_diff(tmp_path_factory: pytest.TempPathFactory, stretches: list[tuple[bytes, bytes]]) -> None:
    old, new = (b"".join(side) for side in ([a for a, _ in stretches], [b for _, b in stretches]))
    diff = unified("x.txt", stretches).encode("utf-8", "surrogateescape")
    if old == new:
        assert diff == b""
        return
    if not old or not new:
        return  # a file that comes into being or ends is not what a fix does
    folder = tmp_path_factory.mktemp("applied")
    (folder / "x.txt").write_bytes(old)
    git_apply(folder, diff)
    assert (folder / "x.txt").read_bytes() == new


def test_hunks_show_three_lines_and_join_when_close() -> None:
    numbers = [f"{i}\n".encode() for i in range(1, 31)]
    stretches = [(n, b"x\n" if n in (b"5\n", b"12\n", b"25\n") else n) for n in numbers]
    diff = unified("n.txt", stretches)
    assert [line for line in diff.splitlines() if line.startswith("@@")] == ["@@ -2,14 +2,14 @@", "@@ -22,7 +22,7 @@"]


NAMES = [
    "plain",
    "two words",
    "né",
    'a"b',
    "back\\slash",
    "tab\there",
    "line\nfeed",
    "esc\x1b[31m",
    os.fsdecode(b"latin-\xe9"),
    "-dash",
    "a b/c d",
    "::error::x",
]
TEXTS = [
    b"One. \nTwo.\nThree. ",
    b"Four. \r\nFive.\r\n",
    "Zwei  schöne Wörter. \nÜber allen Gipfeln ist Ruh, in allen Wipfeln spürest du kaum einen Hauch.\n".encode("cp1252"),
]


def test_odd_names_line_ends_and_encodings(noiselint: Run, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    for i, name in enumerate(NAMES):
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXTS[i % len(TEXTS)])
    (folder / "r.jsonl").write_bytes(b'{"text": "One.\\u00a0Two. "}\n{"text": "All is well."}\n{"text": "Three. "}')
    before = contents(folder)
    done = noiselint("check", "texts", "--diff", "--isolated", "--no-cache", "--select", "layout", "-o", "made.diff")
    assert done.returncode == 1, done.stderr
    assert contents(folder) == before
    git_apply(tmp_path, (tmp_path / "made.diff").read_bytes())
    applied = contents(folder)
    assert all(applied[path] != before[path] for path in before)
    for path, data in before.items():
        path.write_bytes(data)
    noiselint("check", "texts", "--fix", "--isolated", "--no-cache", "--select", "layout")
    assert contents(folder) == applied


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
