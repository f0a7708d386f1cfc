"""What a fix run changed is given back byte for byte, whole or in part, and again."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conftest import SEEDS, Run
from lint.commands.check import Request, check
from lint.commands.log import log, prune
from lint.commands.undo import undo
from lint.errors import UserError
from lint.how import How
from lint.job import Wish

SELECT = ("edge-space", "stray-line", "odd-space")
NOISY = "A line with blanks at its end.  \n\n\n\n\n|\nAnother\u00a0line of the same text. \n"
MENDED = "A line with blanks at its end.\n\n\nAnother line of the same text.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two texts and a table of records under a configuration, and what they are at first."""
    (tmp_path / "noiselint.toml").write_text('ignore = ["short-text"]\n')
    folder = tmp_path / "articles"
    (folder / "may").mkdir(parents=True)
    (folder / "a.txt").write_bytes(NOISY.encode())
    (folder / "may" / "b.txt").write_bytes(NOISY.replace("\n", "\r\n").encode("utf-16"))
    records = [
        r'{"id": "x", "text": "Blanks \u0061nd \u00e9 at the end. \n\n\n\nMore.\u0020\u0020", "n": 1.0e5}',
        '{"text": "All is well."}',
    ]
    (folder / "r.jsonl").write_text("\n".join(records))
    return folder


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Noiselint:
    """The commands, in this process and in the corpus's parent folder, since starting a hundred processes takes its time."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys

    def fix(self, *select: str, path: str | Path = "articles", cwd: Path | None = None, jobs: int = 1) -> Done:
        return self._do(cwd, lambda: check(Request((str(path),), Wish(fix=True), How(jobs), select=select or SELECT)))

    def undo(self, *arguments: str, rules: tuple[str, ...] = (), cwd: Path | None = None) -> Done:
        return self._do(cwd, lambda: undo(arguments, rules, False, sys.stdout))

    def log(self, *, forget: bool = False, cwd: Path | None = None) -> Done:
        return self._do(cwd, lambda: (prune if forget else log)((), sys.stdout))

    def _do(self, cwd: Path | None, command: Callable[[], int]) -> Done:
        self._monkeypatch.chdir(cwd or self._folder)
        self._capsys.readouterr()
        try:
            status, said = command(), ""
        except UserError as error:
            status, said = 2, str(error)
        out, err = self._capsys.readouterr()
        return Done(status, out, err + said)


@pytest.fixture
def quick(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Noiselint:
    return Noiselint(corpus.parent, monkeypatch, capsys)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def journals(root: Path) -> list[Path]:
    return sorted((root / ".noiselint" / "journal").glob("*.jsonl"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_undo_gives_every_byte_back_and_undoing_it_does_it_again(quick: Noiselint, corpus: Path) -> None:
    before = contents(corpus)
    quick.fix()
    after = contents(corpus)
    assert after["a.txt"].decode() == MENDED
    assert all(after[name] != before[name] for name in before)
    done = quick.undo()
    assert (done.returncode, contents(corpus)) == (0, before), done.stderr
    assert re.search(r"Undid \d+ edits in 3 files; `noiselint undo \d{8}-\d{6}-\d{3}` takes that back", done.stdout)
    again = quick.undo(journals(corpus.parent)[-1].stem)
    assert (again.returncode, contents(corpus)) == (0, after)
    assert again.stdout.splitlines()[-1].startswith("Redid ")
    assert quick.undo().returncode == 0
    assert contents(corpus) == before


def test_nothing_to_undo_says_so(quick: Noiselint, corpus: Path) -> None:
    done = quick.undo()
    assert (done.returncode, done.stdout) == (0, "Nothing to undo: no fix run here that has not been undone.\n")
    quick.fix()
    quick.fix()
    assert len(journals(corpus.parent)) == 1, "a run that changes nothing leaves no journal"
    assert "Undid" in quick.undo().stdout
    assert "Nothing to undo" in quick.undo().stdout


def test_the_journal_tells_every_edit_and_the_digests(quick: Noiselint, corpus: Path) -> None:
    before = contents(corpus)
    quick.fix(jobs=2)
    told = lines(journals(corpus.parent)[0])
    assert told[0]["does"] == "fix"
    assert told[-1] == {"kind": "end"}
    edits = [line for line in told if line["kind"] == "edit"]
    assert {"rules": ["edge-space"], "confidence": 1.0}.items() <= edits[0].items()
    record = next(line for line in edits if line["record"] == "x")
    assert (record["path"], record["field"], record["before"], record["after"]) == ("articles/r.jsonl", "text", " ", "")
    raw = before["r.jsonl"]
    for line in (line for line in edits if line["path"] == "articles/r.jsonl"):
        old = base64.b64decode(line["old"]) if "old" in line else line["before"].encode()
        assert raw[line["at"] : line["at"] + len(old)] == old
    for line in (line for line in told if line["kind"] == "file"):
        name = line["path"].removeprefix("articles/")
        assert line["before"] == hashlib.sha256(before[name]).hexdigest()
        assert line["after"] == hashlib.sha256((corpus / name).read_bytes()).hexdigest()


def test_a_file_changed_since_is_left_alone_and_the_others_are_given_back(quick: Noiselint, corpus: Path) -> None:
    before = contents(corpus)
    quick.fix()
    (corpus / "a.txt").write_text("Somebody's own words.\n")
    (corpus / "r.jsonl").unlink()
    done = quick.undo()
    assert done.returncode == 2
    assert "articles/a.txt: has changed since" in done.stderr
    assert "articles/r.jsonl: is no longer there" in done.stderr
    assert (corpus / "a.txt").read_text() == "Somebody's own words.\n"
    assert (corpus / "may" / "b.txt").read_bytes() == before["may/b.txt"]


def test_only_some_files(quick: Noiselint, corpus: Path) -> None:
    before = contents(corpus)
    quick.fix()
    after = contents(corpus)
    assert quick.undo("articles/may").returncode == 0
    assert contents(corpus) == {**after, "may/b.txt": before["may/b.txt"]}
    assert "Nothing to undo" in quick.undo("articles/may").stdout
    assert quick.undo().returncode == 0
    assert contents(corpus) == before


def test_only_some_rules_then_others_then_the_rest(quick: Noiselint, corpus: Path) -> None:
    before = contents(corpus)
    quick.fix()
    quick.undo(rules=("odd-space",))
    assert (corpus / "a.txt").read_text() == MENDED.replace("Another ", "Another\u00a0")
    quick.undo(rules=("edge-space",))
    text = (corpus / "a.txt").read_text()
    assert "Another\u00a0" in text
    assert "end.  \n" in text
    assert "|" not in text
    done = quick.undo()
    assert (done.returncode, contents(corpus)) == (0, before), done.stderr


def test_a_rule_that_did_nothing_is_an_error_with_a_proposal(quick: Noiselint, corpus: Path) -> None:
    quick.fix()
    done = quick.undo(rules=("edge-spaces",))
    assert done.returncode == 2
    assert "did you mean 'edge-space'?" in done.stderr
    assert quick.undo("20200101-000000-000").returncode == 2
    assert quick.undo("nowhere").returncode == 2


def test_later_runs_are_undone_first(quick: Noiselint, corpus: Path) -> None:
    start = contents(corpus)
    quick.fix("edge-space")
    between = contents(corpus)
    quick.fix("odd-space", "stray-line")
    first = journals(corpus.parent)[0].stem
    assert "undo what came later first" in quick.undo(first, "articles/a.txt").stderr
    quick.undo()
    assert contents(corpus) == between
    quick.undo()
    assert contents(corpus) == start


def test_without_a_configuration_the_journal_is_in_the_users_cache(noiselint: Run, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    shutil.copytree(SEEDS, folder)
    before = contents(folder)
    done = noiselint("check", folder, "--fix", "--no-cache", "--select", "layout,boilerplate")
    assert "Fixed" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["texts"]
    assert noiselint("undo", cwd=folder).returncode == 0
    assert contents(folder) == before


def test_a_run_from_elsewhere_is_found_from_the_corpus_and_from_there(quick: Noiselint, corpus: Path, tmp_path: Path) -> None:
    before = contents(corpus)
    other = tmp_path / "other"
    other.mkdir()
    quick.fix(path=corpus, cwd=other)
    assert "  fix  " in quick.log(cwd=corpus).stdout
    assert quick.undo(cwd=other).returncode == 0
    assert contents(corpus) == before


def test_log_lists_runs_and_forgets_them(quick: Noiselint, corpus: Path) -> None:
    assert quick.log().stdout == "No run has changed files here.\n"
    quick.fix()
    quick.undo("articles/may")
    newest, oldest = quick.log().stdout.splitlines()
    assert re.fullmatch(r"\d{8}-\d{6}-\d{3}  undo in \d{8}-\d{6}-\d{3}  \d+ edits in 1 file", newest)
    assert re.fullmatch(r"\d{8}-\d{6}-\d{3}  fix  \d+ edits in 3 files, undone in 1 file", oldest)
    assert "2 runs forgotten" in quick.log(forget=True).stdout
    assert journals(corpus.parent) == []
    assert "Nothing to undo" in quick.undo().stdout


def test_hard_links_owners_attributes_and_links_stay(quick: Noiselint, corpus: Path, tmp_path: Path) -> None:
    path = corpus / "a.txt"
    path.chmod(0o640)
    if hasattr(os, "setxattr"):
        os.setxattr(path, "user.source", b"wire")
    os.link(corpus / "may" / "b.txt", tmp_path / "twin.txt")
    real = corpus / "may" / "real.txt"
    real.write_text(NOISY)
    (corpus / "link.txt").symlink_to(real)
    quick.fix()
    assert path.stat().st_mode & 0o777 == 0o640
    if hasattr(os, "getxattr"):
        assert os.getxattr(path, "user.source") == b"wire"
    assert os.path.samefile(corpus / "may" / "b.txt", tmp_path / "twin.txt")
    assert (tmp_path / "twin.txt").read_bytes().decode("utf-16") == MENDED.replace("\n", "\r\n")
    assert (corpus / "link.txt").is_symlink()
    assert real.read_text() == MENDED
    kept = list((corpus.parent / ".noiselint" / "journal").glob("*/*"))
    assert len(kept) == 1, "what is written over in place is kept"
    quick.undo()
    assert os.path.samefile(corpus / "may" / "b.txt", tmp_path / "twin.txt")
    assert (tmp_path / "twin.txt").read_bytes().decode("utf-16") == NOISY.replace("\n", "\r\n")


def test_a_journal_that_came_with_a_corpus_reaches_no_file_outside_it(quick: Noiselint, corpus: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text(MENDED)
    try:
        quick.fix()
        journal = journals(corpus.parent)[0]
        (corpus / "a.txt").unlink()
        journal.write_text(journal.read_text().replace('"articles/a.txt"', f'"../{outside.name}"'))
        (corpus / "sly.txt").symlink_to(outside)
        quick.undo()
        assert outside.read_text() == MENDED
        journal.write_text(journal.read_text().replace(f'"../{outside.name}"', '"articles/sly.txt"'))
        quick.undo()
        assert outside.read_text() == MENDED
    finally:
        outside.unlink()


def test_the_journals_folder_may_not_lead_elsewhere(quick: Noiselint, corpus: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (corpus.parent / ".noiselint").symlink_to(elsewhere)
    before = contents(corpus)
    done = quick.fix()
    assert done.returncode == 2
    assert "leads out of" in done.stderr
    assert contents(corpus) == before
    assert list(elsewhere.iterdir()) == []


def test_marks_of_duplicates_are_undone_too(noiselint: Run, tmp_path: Path) -> None:
    path = tmp_path / "texts" / "r.jsonl"
    path.parent.mkdir()
    text = " ".join(f"The harbour of town number {i} was closed on Monday, said its mayor." for i in range(20))
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name in "ab"))
    before = path.read_bytes()
    noiselint("duplicates", "texts", "--fix")
    assert b'"duplicate_of"' in path.read_bytes()
    assert noiselint("undo").returncode == 0
    assert path.read_bytes() == before


def test_a_table_in_parquet_is_kept_whole_until_it_is_forgotten(quick: Noiselint, corpus: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = corpus / "t.parquet"
    pq.write_table(pa.table({"id": [1, 2], "text": ["Blanks at the end.  ", "All is well."]}), path)
    before = path.read_bytes()
    quick.fix(path="articles/t.parquet")
    after = path.read_bytes()
    assert pq.read_table(path)["text"].to_pylist() == ["Blanks at the end.", "All is well."]
    assert "can only be given back whole" in quick.undo(rules=("edge-space",)).stderr
    assert quick.undo().returncode == 0
    assert path.read_bytes() == before
    quick.undo(journals(corpus.parent)[-1].stem)
    assert path.read_bytes() == after
    assert "MB kept" in quick.log().stdout
    quick.log(forget=True)
    assert list((corpus.parent / ".noiselint" / "journal").iterdir()) == []
