"""Only what is new against a git revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, findings
from lint.accepting.swapped import Swapped
from lint.document import Place
from lint.linter import Survey
from lint.rows import Row, packed
from lint.stamps import Stamp
from lint.store import Store
from test_precommit import git

OLD = "Rain fell on the town all day. \nNobody in the harbour minded it very much.\nThe caf\ufffd at the pier was open.\n"
STORY = (
    "The old ferry will leave the harbour for the last time on Sunday, after sixty years in which it carried people, cattle and "
    "furniture to the islands. A bridge, opened in spring, does the same in ten minutes, and nobody has to wait for the tide.\n"
)


@pytest.fixture
def noiselint(quick: Run) -> Run:
    return quick


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "noiselint.toml").write_text('select = ["encoding", "layout", "duplicates"]\ncorpus = ["texts"]\n')
    (tmp_path / ".gitignore").write_text(".noiselint/\n")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(OLD, encoding="utf-8")
    (texts / "b.txt").write_text("Snow fell. \n")
    (texts / "c.jsonl").write_text('{"id": "x", "text": "The caf\\ufffd is open."}\n')
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "texts")
    return texts


def new(noiselint: Run, *arguments: str) -> list[tuple[str, str, int]]:
    done = noiselint("check", *(arguments or ("texts",)), "--since", "HEAD", "--output-format", "jsonl")
    assert done.returncode < 2, done.stderr
    return [(f["path"], f["rule"], f["line"]) for f in findings(done)]


def test_nothing_is_new_where_nothing_changed(noiselint: Run, repository: Path) -> None:
    assert new(noiselint) == []
    assert noiselint("check", "texts").returncode == 1


def test_touching_a_file_does_not_blame_for_its_old_faults(noiselint: Run, repository: Path) -> None:
    (repository / "a.txt").write_text("First a line that is new, with a blank behind it. \n" + OLD, encoding="utf-8")
    with open(repository / "c.jsonl", "r+", encoding="utf-8") as records:
        rest = records.read()
        records.seek(0)
        records.write('{"id": "new", "text": "A r\\ufffdcord in front."}\n' + rest)
    assert new(noiselint) == [("texts/a.txt", "edge-space", 1), ("texts/c.jsonl", "replacement-character", 1)]
    assert new(noiselint, "texts", "--jobs", "2") == new(noiselint, "texts/a.txt", "texts/b.txt", "texts/c.jsonl")


def test_moved_files_are_known_and_new_ones_are_new(noiselint: Run, repository: Path) -> None:
    git(repository, "mv", "a.txt", "moved é.txt")
    (repository / "d.txt").write_text("Hail fell. \n")
    assert new(noiselint) == [("texts/d.txt", "edge-space", 1)]


def test_a_branch_is_compared_with_where_it_left(noiselint: Run, repository: Path) -> None:
    git(repository, "checkout", "-qb", "work")
    (repository / "d.txt").write_text("Hail fell. \n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "more")
    git(repository, "checkout", "-q", "main")
    (repository / "b.txt").write_text("Snow fell.\n")
    git(repository, "commit", "-qam", "mended on main")
    git(repository, "checkout", "-q", "work")
    done = noiselint("check", "texts", "--since", "main", "--output-format", "jsonl")
    assert [f["path"] for f in findings(done)] == ["texts/d.txt"]


def test_a_copy_is_new_where_it_was_made(noiselint: Run, repository: Path) -> None:
    (repository / "b.txt").write_text(STORY)
    git(repository, "commit", "-qam", "a story")
    (repository / "d.txt").write_text(STORY)
    (repository / "a.txt").write_text(OLD + "One more line.\n", encoding="utf-8")
    assert [found for found in new(noiselint) if "duplicate" in found[1]] == [("texts/d.txt", "exact-duplicate", 1)]
    (repository / "b.txt").write_text(STORY + "A last line.\n")
    assert ("texts/b.txt", "exact-duplicate", 1) not in new(noiselint)


def test_an_old_pair_in_a_file_of_records_is_not_new(noiselint: Run, repository: Path) -> None:
    lines = "".join(f'{{"id": "{name}", "text": "{STORY.strip()}"}}\n' for name in ("one", "two"))
    (repository / "c.jsonl").write_text(lines)
    git(repository, "commit", "-qam", "a pair")
    (repository / "c.jsonl").write_text('{"id": "zero", "text": "Sun shone."}\n' + lines)
    assert new(noiselint) == []


def test_only_what_is_new_is_mended(noiselint: Run, repository: Path) -> None:
    (repository / "a.txt").write_text(OLD + "A line behind the others, with a blank at its end. \n", encoding="utf-8")
    noiselint("check", "texts", "--since", "HEAD", "--fix")
    assert (repository / "a.txt").read_text(encoding="utf-8") == OLD + "A line behind the others, with a blank at its end.\n"


@pytest.mark.parametrize("revision", ["nowhere", "--all"])
def test_a_revision_that_is_not_there_is_told(noiselint: Run, repository: Path, revision: str) -> None:
    done = noiselint("check", "texts", f"--since={revision}")
    assert done.returncode == 2
    assert f"git knows no commit {revision!r}" in done.stderr


def test_outside_of_a_repository_it_says_so(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    done = noiselint("check", "a.txt", "--since", "HEAD")
    assert done.returncode == 2
    assert "lies in no git repository" in done.stderr


def test_a_swapped_store_counts_as_if_it_held_the_other_version(tmp_path: Path) -> None:
    def row(path: str, number: int, *keys: str) -> Row:
        return Row(Place(path, number, number), number, Survey(keys={"k": keys, "pair p": keys}))

    now, then = [row("a", 1, "x"), row("a", 2, "x", "y")], [row("a", 1, "z"), row("a", 2, "x"), row("a", 3, "z")]
    other = [row("b", 1, "x", "z")]
    left, right = (Store(None, ".", "2026-01-01") for _ in range(2))
    for store, mine in ((left, now), (right, then)):
        store.add([("a", True, Stamp(1, 1, 1), list(map(packed, mine))), ("b", True, Stamp(1, 1, 1), list(map(packed, other)))])
    swapped = Swapped(left, "a", now, then, "a")
    assert swapped.documents == right.documents
    for key in "xyz":
        assert swapped.count("k", key) == right.count("k", key)
        assert bool(swapped.shared("k", [key])) is (right.count("k", key) > 1)
        assert swapped.holders("k", key, 2) == right.holders("k", key, 2)
        place = Place("b", 1, 1)
        assert sorted(swapped.partners("pair p", place, [key], 1, 9, 0)) == sorted(right.partners("pair p", place, [key], 1, 9, 0))
