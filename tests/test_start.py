"""A plain check brings in nothing it can do without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SPARED = (
    *("csv", "email", "html", "importlib.metadata", "importlib.resources", "pickle", "statistics", "tempfile", "tomllib", "zipfile"),
    *("charset_normalizer", "fsspec", "ftfy", "jinja2", "pathspec", "pyarrow", "pydantic", "ray", "rich", "spellchecker", "wordfreq"),
    *("lint.accepting.since", "lint.api", "lint.mending.journal", "lint.mending.rewrite", "lint.report", "lint.spreading"),
)
CODE = """
import sys
from lint.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", CODE, "check", *arguments, "--isolated", "--exit-zero"]
    done = subprocess.run(command, cwd=folder, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_a_plain_check_imports_what_it_needs(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left late on Monday.\n\nIt came back at nine, the harbour master Ana Souza said.\n")
    imported(tmp_path, "a.txt")  # what is compiled once is compiled by the first
    found = imported(tmp_path, "a.txt")
    assert "lint.commands.check" in found
    assert not found.intersection(SPARED)


def test_no_process_is_started_for_texts_that_are_as_they_were(tmp_path: Path, cache: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ferry left late on Monday.\n")
    starting = {"multiprocessing.popen_spawn_posix", "multiprocessing.popen_spawn_win32"}
    assert imported(tmp_path, ".", "--jobs", "2") & starting
    assert not imported(tmp_path, ".", "--jobs", "2") & starting
