"""The index depends on the files alone: not on how it came to be, nor on who else uses it, dies, or finds the disk full meanwhile."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from conftest import NOISELINT, Run, findings
from lint.api import check_paths
from lint.findings import Finding
from lint.settings import Settings
from test_duplicates import LATIN, article, edited

FOOTER = "Our island, our paper since 1911"
TEXTS = [
    f"{article(LATIN, 1, 90)}\n{FOOTER}\n",
    f"{article(LATIN, 1, 90)}\n{FOOTER} \n",
    f"{edited(article(LATIN, 1, 90), 5)}\n{FOOTER}\n",
    f"Ferry to sail again to the outer islands\n{article(LATIN, 2, 60)}\n",
    f"UPDATE 1-Ferry to sail again to outer islands\n{article(LATIN, 3, 60)}\n",
    f"{article(LATIN, 4, 60)}\n{FOOTER}\n",
    "",
]
NAMES = ["a.txt", "b.txt", "sub/c.txt", "d.jsonl", "sub/e.jsonl"]
CONTENTS = st.lists(st.sampled_from(range(len(TEXTS))), min_size=1, max_size=4)
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), CONTENTS),
    st.tuples(st.just("append"), st.sampled_from(NAMES), CONTENTS),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just([])),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.lists(st.sampled_from(range(len(NAMES))), min_size=1, max_size=1)),
)
SETTINGS = Settings(select=("duplicates", "template-line"), rules={"template-line": {"documents": 2}})


def content(path: Path, numbers: Sequence[int]) -> str:
    if path.suffix == ".txt":
        return TEXTS[numbers[0]]
    return "".join(json.dumps({"text": TEXTS[number]}) + "\n" for number in numbers)


def step(folder: Path, what: str, name: str, numbers: Sequence[int]) -> None:
    path = folder / name
    if what == "write" or (what == "append" and not path.exists()):
        path.write_text(content(path, numbers))
    elif what == "append":
        with open(path, "a") as file:
            file.write(content(path, numbers))
    elif path.exists():
        target = folder / NAMES[numbers[0]] if what == "rename" else path
        if what == "delete" or target.suffix != path.suffix:
            path.unlink()
        else:
            path.rename(target)


def told(folder: Path, cache: bool) -> list[Finding]:
    if not any(path.is_file() for path in folder.rglob("*.*")):
        return []
    return list(check_paths(folder, settings=SETTINGS, cache=cache, on_problem=lambda sentence: None))


@given(st.lists(STEPS, min_size=2, max_size=9))
@effort(max_examples=25, deadline=None)
def test_any_history_gives_the_findings_of_an_index_built_at_once(history: list[tuple[str, str, list[int]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        (folder / "sub").mkdir(parents=True)
        for what, file, numbers in history:
            step(folder, what, file, numbers)
            grown = told(folder, cache=True)
        assert grown == told(folder, cache=False)


def corpus(folder: Path, count: int = 30) -> None:
    (folder / "noiselint.toml").write_text('corpus = ["articles"]\nselect = ["duplicates"]\n')
    (folder / "articles").mkdir()
    for n in range(count):
        (folder / "articles" / f"{n:03}.txt").write_text(article(LATIN, n // 2, 80))


def environment() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1"}


def test_runs_at_the_same_time_find_what_they_find_alone(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    noiselint("index", "build")
    names = [f"articles/{n:03}.txt" for n in range(30)]
    alone = findings(noiselint("check", *names, "--output-format", "jsonl"))
    for name in names:
        os.utime(tmp_path / name)  # so that every run writes its rows anew
    command = [NOISELINT, "check", "--output-format", "jsonl"]
    chunks = [names[n::3] for n in range(3)]
    running = [
        subprocess.Popen([*command, *chunk], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for chunk in chunks
    ]
    together = []
    for process in running:
        out, error = process.communicate(timeout=120)
        assert process.returncode == 1, error
        together += [json.loads(line) for line in out.splitlines()]
    assert sorted(together, key=lambda f: f["path"]) == sorted(alone, key=lambda f: f["path"])
    assert len(alone) == 30


def test_who_only_reads_does_not_wait_for_who_writes(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    noiselint("index", "build")
    (path,) = (tmp_path / ".noiselint").glob("index-*.sqlite")
    writing = sqlite3.connect(path, isolation_level=None)
    writing.execute("begin immediate")
    try:
        done = noiselint("check", "articles/004.txt", "--output-format", "jsonl", timeout=25)
        os.utime(tmp_path / "articles/004.txt")
        changed = noiselint("check", "articles/004.txt", "--output-format", "jsonl", timeout=25)
    finally:
        writing.execute("rollback")
        writing.close()
    assert len(findings(done)) == 1, done.stderr
    assert "another run is writing" in changed.stderr and findings(changed) == []


def test_an_index_whose_building_was_broken_off_is_said_so_and_finished(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    noiselint("index", "build")
    (path,) = (tmp_path / ".noiselint").glob("index-*.sqlite")
    db = sqlite3.connect(path, isolation_level=None)
    many = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 150000) select i, 1 + i / 10000 from n"
    db.executescript(
        f"begin; insert into waiting select key, document from postings order by document; delete from postings; insert into waiting {many}; commit"
    )
    unfinished = noiselint("check", "articles/004.txt", "--output-format", "jsonl")
    assert "the index is being built" in unfinished.stderr
    done = noiselint("index", "build")
    assert done.returncode == 0, done.stderr
    assert db.execute("select count(*) from waiting").fetchone() == (0,)
    db.close()
    finished = noiselint("check", "articles/004.txt", "--output-format", "jsonl")
    assert (len(findings(finished)), finished.stderr) == (1, "")


@pytest.mark.slow
def test_a_killed_build_leaves_an_index_that_serves(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path, 600)
    noiselint("index", "build")
    alone = findings(noiselint("check", "articles", "--no-cache", "--output-format", "jsonl"))
    for turn in range(6):
        for n in range(600):
            os.utime(tmp_path / "articles" / f"{n:03}.txt")
        building = subprocess.Popen([NOISELINT, "index", "build"], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL)
        time.sleep(0.5 + 0.2 * turn)  # where it is hit is what the turns vary
        building.send_signal(signal.SIGKILL)
        building.wait()
        done = noiselint("check", "articles/004.txt", "--output-format", "jsonl")
        assert [f["path"] for f in findings(done)] == ["articles/004.txt"], done.stderr
    assert findings(noiselint("check", "articles", "--output-format", "jsonl")) == alone


def test_a_full_disk_is_told_and_leaves_the_index_as_it_was(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    noiselint("index", "build")
    for n in range(30, 300):
        (tmp_path / "articles" / f"{n:03}.txt").write_text(article(LATIN, n // 2, 80))
    limited = f"ulimit -f 60; exec {NOISELINT} index build"
    done = subprocess.run(["bash", "-c", limited], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert ".noiselint" in done.stderr and "make room" in done.stderr
    assert noiselint("index", "build").returncode == 0
    assert len(findings(noiselint("check", "articles", "--output-format", "jsonl"))) == 300


def test_an_older_index_is_built_anew_with_a_sentence(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path, 4)
    noiselint("index", "build")
    (path,) = (tmp_path / ".noiselint").glob("index-*.sqlite")
    db = sqlite3.connect(path)
    db.execute("pragma user_version = 1")
    db.close()
    done = noiselint("check", "articles", "--output-format", "jsonl")
    assert "it is built anew" in done.stderr
    assert len(findings(done)) == 4


def test_odd_texts_are_indexed_like_any_other(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path, 2)
    for n, text in enumerate(("", "\n", "港" * 50_000, "The harbour was closed. " * 100_000)):
        (tmp_path / "articles" / f"odd-{n}.txt").write_text(text, encoding="utf-8")
    assert "6 documents of 6 files" in noiselint("index", "build").stdout
    assert noiselint("check", *(f"articles/odd-{n}.txt" for n in range(4)), timeout=60).returncode in (0, 1)


@pytest.mark.slow
def test_a_text_of_a_hundred_megabytes_is_indexed(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path, 2)
    with open(tmp_path / "articles" / "large.txt", "w") as file:
        for n in range(500):
            file.write((article(LATIN, n, 500) + ".\n") * 50)
    assert (tmp_path / "articles" / "large.txt").stat().st_size > 90_000_000
    assert "3 documents of 3 files" in noiselint("index", "build").stdout
    assert noiselint("check", "articles/large.txt", "--quiet", "--output-format", "concise").returncode in (0, 1)
