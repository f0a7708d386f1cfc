"""Disks that are full, rights that are missing, files that vanish or change under a run: a sentence, exit 2, and nothing is lost."""

from __future__ import annotations

import os
import resource
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import lint.mending.rewrite
from conftest import ROOT
from lint.commands.check import Request, check
from lint.commands.log import prune
from lint.commands.undo import undo
from lint.errors import UserError
from lint.how import How
from lint.job import Wish

NOISY = "Blanks at the end of a line.  \n" * 50
MENDED = NOISY.replace("  \n", "\n")
SELECT = ("edge-space",)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "noiselint.toml").write_text("")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(NOISY)
    fix()
    undo((), (), True, sys.stdout)  # all is imported
    prune((), sys.stdout)
    for name in "abc":
        (folder / f"{name}.txt").write_text(NOISY)
    return folder


def fix(*paths: str) -> int:
    return check(Request(paths or ("texts",), Wish(fix=True), How(cache=False), select=SELECT))


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def just_before_the_rewrite(monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[], object]) -> None:
    """Let something happen to the world after a file has been read and mended, and before it is replaced."""
    flush = os.fsync

    def fsync(handle: int) -> None:
        flush(handle)
        at = Path(os.readlink(f"/proc/self/fd/{handle}"))
        if at.name.startswith(lint.mending.rewrite.PREFIX) and name in at.read_text():
            happens()

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_file_that_someone_else_changes_meanwhile_is_left_alone(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "b.txt").write_text("Somebody writes here. \n")
    just_before_the_rewrite(monkeypatch, "Somebody", lambda: (corpus / "b.txt").write_text("Something else. \n"))
    assert fix() == 2
    assert "texts/b.txt: was changed by someone else meanwhile" in capsys.readouterr().err
    assert contents(corpus) == {"a.txt": MENDED, "b.txt": "Something else. \n", "c.txt": MENDED}
    assert undo((), (), False, sys.stdout) == 0
    assert contents(corpus) == {"a.txt": NOISY, "b.txt": "Something else. \n", "c.txt": NOISY}


def test_a_file_that_vanishes_stays_away(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "b.txt").write_text("Somebody deletes this. \n")
    just_before_the_rewrite(monkeypatch, "Somebody", (corpus / "b.txt").unlink)
    assert fix() == 2
    assert "texts/b.txt: cannot be written (No such file or directory)" in capsys.readouterr().err
    assert contents(corpus) == {"a.txt": MENDED, "c.txt": MENDED}


def test_a_folder_that_vanishes(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "b.txt").write_text("Somebody moves the folder. \n")
    moved = corpus.with_name("moved")
    just_before_the_rewrite(monkeypatch, "Somebody", lambda: corpus.rename(moved))
    assert fix() == 2
    assert "texts/c.txt" in capsys.readouterr().err
    assert {name: text for name, text in contents(moved).items() if name.endswith(".txt")} == {
        "a.txt": MENDED,
        "b.txt": "Somebody moves the folder. \n",
        "c.txt": NOISY,
    }


def in_a_child(prepare: Callable[[], object], *paths: str) -> tuple[int, str]:
    """Fix in a process of its own, whose limits or user may be changed first; gives the exit status and what it said."""
    said, saying = os.pipe()
    if (child := os.fork()) == 0:
        status = 70
        try:
            sys.stderr = os.fdopen(saying, "w")
            prepare()
            status = fix(*paths)
        except UserError as error:
            status = 2
            sys.stderr.write(str(error))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(saying)
    with open(said, encoding="utf-8") as stream:
        text = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


NAMED = ("texts/a.txt", "texts/b.txt", "texts/c.txt")  # no corpus, so that no index is written


@pytest.mark.parametrize(
    ("paths", "room"), [((), 0), ((), 5000), ((), 40_000), *((NAMED, room) for room in (0, 100, 1000, 1500, 4000, 9000, 11_000, 20_000))]
)
def test_a_disk_that_is_full_at_any_moment(corpus: Path, paths: tuple[str, ...], room: int) -> None:
    """Files can grow no larger than `room` bytes: the index, writing beside, the journal, and the copies it keeps all meet that limit."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    os.link(corpus / "c.txt", corpus.parent / "twin.txt")
    status, said = in_a_child(no_room, *paths)
    now = contents(corpus)
    assert all(text in (NOISY, MENDED) for text in now.values())
    assert (status == 2) == (NOISY in now.values()), said
    if NOISY in now.values():
        assert "File too large" in said or "the index cannot be written" in said
    assert "Traceback" not in said
    assert sorted(path.name for path in corpus.iterdir()) == ["a.txt", "b.txt", "c.txt"], "nothing half written is left"
    assert undo((), (), True, sys.stdout) == 0
    assert set(contents(corpus).values()) == {NOISY}


@pytest.fixture
def nobody(corpus: Path) -> Iterator[Callable[[], None]]:
    """How a process becomes a user without rights of his own; only the superuser can do that."""
    if os.geteuid() != 0:
        pytest.skip("needs the superuser, who can become somebody else")
    modes = {path: path.stat().st_mode for path in (corpus, *corpus.parents, ROOT, *ROOT.parents)}
    closed = {path: mode for path, mode in modes.items() if not mode & 0o001}
    for path, mode in closed.items():
        path.chmod(mode | 0o055)
    corpus.parent.chmod(0o777)

    def become() -> None:
        os.setgid(65534)
        os.setuid(65534)

    yield become
    for path, mode in closed.items():
        path.chmod(mode)


def test_folders_and_files_that_may_not_be_written(corpus: Path, nobody: Callable[[], None]) -> None:
    corpus.chmod(0o755)
    for folder in (corpus.parent / ".noiselint", corpus.parent / ".noiselint" / "journal"):
        folder.chmod(0o777)
    status, said = in_a_child(nobody)
    assert (status, said.count("cannot be written (Permission denied) and is as it was")) == (2, 3), said
    corpus.chmod(0o777)
    os.chown(corpus / "a.txt", 65534, 65534)
    (corpus / "a.txt").chmod(0o444)
    (corpus / "b.txt").chmod(0o666)
    status, said = in_a_child(nobody)
    assert (status, said.count("cannot be written")) == (2, 2), said
    assert contents(corpus) == {"a.txt": NOISY, "b.txt": MENDED, "c.txt": NOISY}
    assert (corpus / "b.txt").stat().st_uid == 0, "the owner stays who it was"
    journals = corpus.parent / ".noiselint" / "journal"
    os.chown(journals, 0, 0)
    journals.chmod(0o555)
    status, said = in_a_child(nobody)
    assert status == 2
    assert "the journal cannot be kept there (Permission denied), so nothing was changed" in said


def test_what_was_left_half_written_is_swept_away(corpus: Path) -> None:
    left, fresh = corpus / ".noiselint-abc.tmp", corpus / ".noiselint-def.tmp"
    for path in (left, fresh):
        path.write_text("half a te")
    lint.mending.rewrite.sweep.cache_clear()
    os.utime(left, (0, 0))
    assert fix() == 0
    assert not left.exists()
    assert fresh.exists(), "another process may be writing it"


def test_a_damaged_journal_gives_a_sentence(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix()
    journal = next((corpus.parent / ".noiselint" / "journal").glob("*.jsonl"))
    whole = journal.read_text()
    journal.write_text(whole.replace('"before":"  "', '"before":"xx"', 1))
    assert undo((), (), False, sys.stdout) == 2
    assert "do not lead back" in capsys.readouterr().err
    after = contents(corpus)
    assert sorted(after.values()).count(MENDED) == 1, "the others were given back"
    for cut in range(0, len(whole), 997):
        journal.write_text(whole[:cut])
        try:
            undo((), (), True, sys.stdout)
        except UserError:
            pytest.fail("a journal that was cut is read as far as it goes")
    assert set(contents(corpus).values()) <= {NOISY, MENDED}
