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


def test_a_plain_check_imports_what_it_needs(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left late on Monday.\n\nIt came back at nine, the harbour master Ana Souza said.\n")
    command = [sys.executable, "-c", CODE, "check", "a.txt", "--isolated", "--exit-zero"]
    for _ in range(2):  # what is compiled once is compiled by the first
        done = subprocess.run(command, cwd=tmp_path, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = set(done.stderr.split())
    assert "lint.commands.check" in found
    assert not found.intersection(SPARED)
