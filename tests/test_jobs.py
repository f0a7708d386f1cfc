"""Neither the number of processes nor the order of files changes a byte of the findings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import SEEDS, Run
from lint.files import File
from lint.how import WORTH, How, processors
from lint.parts import parts
from lint.plan import Plan


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    shutil.copytree(SEEDS, folder)
    for i, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        (folder / f"copy-{i}.txt").write_bytes(path.read_bytes())
        (folder / f"late-{i}.txt").write_text(path.read_text(encoding="utf-8") + "\n\nOne more paragraph on trains.", encoding="utf-8")
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        for i, path in enumerate(sorted(SEEDS.glob("*.txt"))):
            out.write(json.dumps({"id": f"r{i}", "text": path.read_text(encoding="utf-8")}) + "\n")
    (folder / "broken.jsonl").write_text('{"text": "All is well."}\nno record\n')
    return folder


@pytest.mark.parametrize("jobs", [2, 7])
def test_findings_are_the_same_byte_for_byte(noiselint: Run, texts: Path, jobs: int) -> None:
    one = noiselint("check", texts, "--isolated", "--no-cache", "--quiet", "--output-format", "jsonl")
    many = noiselint("check", texts, "--isolated", "--no-cache", "--quiet", "--output-format", "jsonl", "--jobs", jobs)
    assert one.returncode == many.returncode == 2
    assert one.stdout == many.stdout
    assert one.stderr == many.stderr
    assert len(one.stdout.splitlines()) > 50


def test_fixes_are_the_same_byte_for_byte(noiselint: Run, texts: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(texts, other)
    for folder, jobs in ((texts, 1), (other, 3)):
        noiselint("check", folder, "--isolated", "--no-cache", "--fix", "--unsafe-fixes", "--jobs", jobs)
    assert {p.name: p.read_bytes() for p in texts.iterdir()} == {p.name: p.read_bytes() for p in other.iterdir()}


def test_unasked_there_is_a_process_for_what_is_worth_it(noiselint: Run, texts: Path) -> None:
    assert [How().jobs_for(size) for size in (0, WORTH, 2 * WORTH, 10**15)] == [1, 1, min(2, processors()), processors()]
    assert How(jobs=3).jobs_for(0) == 3
    with (texts / "long.jsonl").open("w") as out:
        out.writelines(json.dumps({"text": f"{i} The boats lay at anchor. " * 40_000}) + "\n" for i in range(5))
    assert (texts / "long.jsonl").stat().st_size > 2 * WORTH
    unasked, one = (noiselint("check", texts, "--isolated", "--no-cache", "--output-format", "jsonl", *more) for more in ((), ("-j", 1)))
    assert unasked.stdout == one.stdout


@pytest.mark.parametrize(("share", "most"), [("150000 100000\n", 1), ("50000 100000\n", 1), ("max 100000\n", None), ("", None)])
def test_a_container_may_have_a_share_of_the_processors(tmp_path: Path, share: str, most: int | None) -> None:
    (tmp_path / "cpu.max").write_text(share)
    assert processors(tmp_path / "cpu.max") == (most or processors(tmp_path / "none"))


def test_parts_cover_a_file_once_and_know_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    lines = [json.dumps({"text": "x" * (i % 50)}) + "\n" for i in range(400)]
    path.write_text("".join(lines))
    found = list(parts(File(str(path), "x.jsonl"), Plan((), "2024-06-15"), size=1000))
    assert len(found) > 5
    raw = path.read_bytes()
    assert b"".join(raw[p.start : p.stop] for p in found) == raw
    assert [p.where.number for p in found] == [raw[: p.start].count(b"\n") for p in found]
    assert [p.first for p in found] == [True] + [False] * (len(found) - 1)
    assert [p.last for p in found] == [False] * (len(found) - 1) + [True]
