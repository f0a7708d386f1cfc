"""`--fix --output-dir`: the mended files go elsewhere, and those that were read stay as they are."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from conftest import Run

SELECT = ("--select", "edge-space", "--isolated", "--no-cache")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "may").mkdir(parents=True)
    (folder / "may" / "noisy.txt").write_text("Blanks at the end.  \n")
    (folder / "sound.txt").write_text("All is well here.\n")
    (folder / "sound.txt").chmod(0o640)
    (folder / "r.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Blanks at the end.  "}\nno record\n'))
    return folder


def test_every_file_is_written_there_and_the_corpus_is_left_alone(noiselint: Run, corpus: Path, tmp_path: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in corpus.rglob("*.*")}
    done = noiselint("check", "articles", "--fix", "--output-dir", "clean/texts", "--jobs", 2, *SELECT)
    assert done.returncode == 2, "one record cannot be read"
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in corpus.rglob("*.*")} == before
    clean = tmp_path / "clean" / "texts"
    assert sorted(str(p.relative_to(clean)) for p in clean.rglob("*.*")) == ["may/noisy.txt", "r.jsonl.gz", "sound.txt"]
    assert (clean / "may" / "noisy.txt").read_text() == "Blanks at the end.\n"
    assert (clean / "sound.txt").read_text() == "All is well here.\n"
    assert (clean / "sound.txt").stat().st_mode & 0o777 == 0o640
    assert gzip.decompress((clean / "r.jsonl.gz").read_bytes()) == b'{"text": "Blanks at the end."}\nno record\n'
    assert "No run has changed files here" in noiselint("log").stdout, "nothing is there to be undone"
    again = noiselint("check", "articles", "--fix", "--output-dir", "clean/texts", *SELECT)
    assert again.returncode == 2
    assert "holds something already" in again.stderr


def test_it_needs_fix_and_files(noiselint: Run, corpus: Path) -> None:
    assert "goes with --fix" in noiselint("check", "articles", "--output-dir", "clean").stderr
    assert not (corpus.parent / "clean").exists()
