"""Which copy stays, why, and what is written into those that could go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from lint.sources.jsonstring import with_member
from test_duplicates import LATIN, article, edited

BODY = article(LATIN, 1)
FRAME = "\nShare this article\nRELATED IMAGES\nFollow us on Twitter"


def write(folder: Path, records: list[dict[str, str]], name: str = "c.jsonl") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def clusters(noiselint: Run, *arguments: object) -> list[dict[str, Any]]:
    done = noiselint("duplicates", *arguments, "--output-format", "jsonl", "--isolated", "--no-cache")
    return [json.loads(line) for line in done.stdout.splitlines()]


def choice(noiselint: Run, folder: Path, policy: str) -> tuple[str, set[str]]:
    (cluster,) = clusters(noiselint, folder, "--keep", policy)
    return cluster["kept"]["record"], {dropped["record"] for dropped in cluster["dropped"]}


@pytest.mark.parametrize(
    ("policy", "kept"),
    [("longest", "b"), ("earliest", "c"), ("cleanest", "d"), ("first-path", "a"), ("latest-update", "e")],
)
def test_each_policy_keeps_its_own_copy(noiselint: Run, tmp_path: Path, policy: str, kept: str) -> None:
    head = "Ferry to sail again on Monday\n"
    records = [
        {"id": "a", "date": "2021-05-04", "text": head + BODY.replace("winter", "winxqzter", 3)},
        {"id": "b", "date": "2021-05-03", "text": head + BODY + ".\nThe new timetable is out." + FRAME},
        {"id": "c", "date": "2021-05-02", "text": head + BODY.replace("market", "marqxzket", 2)},
        {"id": "d", "date": "2021-05-05", "text": head + BODY},
        {"id": "e", "date": "2021-05-01", "text": "UPDATE 3-" + head + BODY.replace("summer", "summxqer", 2)},
    ]
    write(tmp_path / "c", records[:4] if policy == "earliest" else records)
    stays, goes = choice(noiselint, tmp_path / "c", policy)
    assert stays == kept
    assert goes == {record["id"] for record in (records[:4] if policy == "earliest" else records)} - {kept}


def test_a_part_never_stays_for_the_whole(noiselint: Run, tmp_path: Path) -> None:
    half = BODY[: len(BODY) // 2]
    write(tmp_path / "c", [{"id": "teaser", "date": "2020-01-01", "text": half}, {"id": "whole", "date": "2020-01-02", "text": BODY}])
    for policy in ("longest", "earliest", "first-path"):
        assert choice(noiselint, tmp_path / "c", policy) == ("whole", {"teaser"})


def test_two_texts_that_share_nothing_do_not_go_for_each_other(noiselint: Run, tmp_path: Path) -> None:
    """A round-up holds two briefs: with the round-up kept both go, but a brief is never called a copy of the other brief."""
    one, two = article(LATIN, 3, 150), article(LATIN, 4, 150)
    write(tmp_path / "c", [{"id": "1", "text": one}, {"id": "2", "text": two}, {"id": "both", "text": f"{one}\n{two}"}])
    assert choice(noiselint, tmp_path / "c", "first-path") == ("both", {"1", "2"})


def test_of_a_crowd_of_copies_one_stays(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path / "c", [{"id": f"n{n}", "text": edited(BODY, n)} for n in range(120)])
    for policy in ("longest", "first-path"):
        (cluster,) = clusters(noiselint, tmp_path / "c", "--keep", policy)
        assert len(cluster["dropped"]) == 119
        assert all(dropped["share"] >= 0.7 for dropped in cluster["dropped"])


def test_processes_change_nothing(noiselint: Run, tmp_path: Path) -> None:
    for n in range(6):
        body = article(LATIN, n)
        write(tmp_path / "c", [{"id": "x", "text": body}, {"id": "y", "text": edited(body, n)}], f"{n}.jsonl")
    assert clusters(noiselint, tmp_path / "c", "--jobs", "2") == clusters(noiselint, tmp_path / "c")


def test_fix_writes_where_there_is_a_place_for_it_and_changes_nothing_else(noiselint: Run, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    kept = json.dumps({"id": "k", "text": BODY + FRAME}, ensure_ascii=False)
    copy = '{ "id":"é",  "text": ' + json.dumps(BODY) + ' , "n": 1.50 }'
    write(folder, [])
    (folder / "c.jsonl").write_text(f"{kept}\r\n{copy}\r\n", encoding="utf-8", newline="")
    (folder / "t.txt").write_text(BODY, encoding="utf-8")
    done = noiselint("duplicates", folder, "--fix", "--isolated", "--no-cache")
    assert done.returncode == 1, "a text file has no place for it"
    assert "written into 1 record" in done.stderr
    assert "1 text file" in done.stderr
    with open(folder / "c.jsonl", encoding="utf-8", newline="") as file:
        now = file.read()
    assert now == f"{kept}\r\n" + copy.replace("1.50 }", '1.50, "duplicate_of": "k" }') + "\r\n"
    assert (folder / "t.txt").read_text(encoding="utf-8") == BODY
    again = noiselint("duplicates", folder, "--fix", "--isolated", "--no-cache")
    assert "written into 0 records" in again.stderr
    listed = noiselint("duplicates", folder, "--output-format", "list", "--isolated", "--no-cache").stdout
    assert "c/t.txt\tc/c.jsonl:1 (k)\n" in listed


def test_fix_writes_into_a_column_of_csv_that_is_there_for_it(noiselint: Run, tmp_path: Path) -> None:
    for name, column in (("with", ",duplicate_of"), ("without", "")):
        (tmp_path / name).mkdir()
        rows = [f'k,"{BODY} {FRAME}",1{column and ","}', f'c,"{BODY}",2{column and ","}']
        (tmp_path / name / "t.csv").write_bytes("\r\n".join([f"id,text,n{column}", *rows, ""]).encode())
    before = (tmp_path / "with/t.csv").read_bytes()
    done = noiselint("duplicates", "with", "--fix", "--isolated", "--no-cache")
    assert (done.returncode, "written into 1 record" in done.stderr) == (0, True)
    assert (tmp_path / "with/t.csv").read_bytes() == before.removesuffix(b"\r\n") + b"k\r\n"
    assert "written into 0 records" in noiselint("duplicates", "with", "--fix", "--isolated", "--no-cache").stderr
    assert noiselint("undo").returncode == 0
    assert (tmp_path / "with/t.csv").read_bytes() == before
    done = noiselint("duplicates", "without", "--fix", "--isolated", "--no-cache")
    assert (done.returncode, "no place for it in 1 record of tables" in done.stderr) == (1, True)


def test_fix_writes_into_a_column_of_parquet_that_is_there_for_it(noiselint: Run, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    texts = {"id": ["k", "c", "o"], "text": [f"{BODY} {FRAME}", BODY, "Other."], "n": [1, None, 3]}
    for name, column in (("with", pa.array([None, None, "x"], pa.string())), ("without", pa.array([1, 2, 3]))):
        (tmp_path / name).mkdir()
        parquet.write_table(pa.table({**texts, "duplicate_of": column}), tmp_path / name / "t.parquet")
    before = (tmp_path / "with/t.parquet").read_bytes()
    done = noiselint("duplicates", "with", "--fix", "--isolated", "--no-cache")
    assert (done.returncode, "written into 1 record" in done.stderr) == (0, True)
    assert parquet.read_table(tmp_path / "with/t.parquet").to_pydict() == {**texts, "duplicate_of": [None, "k", "x"]}
    assert "written into 0 records" in noiselint("duplicates", "with", "--fix", "--isolated", "--no-cache").stderr
    assert noiselint("undo").returncode == 0
    assert (tmp_path / "with/t.parquet").read_bytes() == before
    done = noiselint("duplicates", "without", "--fix", "--isolated", "--no-cache")
    assert (done.returncode, "written into 0 records" in done.stderr) == (1, True)


def test_the_index_of_the_whole_configuration_serves(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "noiselint.toml").write_text('corpus = ["c"]\nkeep = "first-path"\nselect = ["duplicates", "encoding"]\n')
    write(tmp_path / "c", [{"id": "a", "text": BODY}, {"id": "b", "text": BODY}])
    noiselint("index", "build")
    before = sorted((tmp_path / ".noiselint").glob("*.sqlite"))
    done = noiselint("duplicates")
    assert "keep  c/c.jsonl:1 (a)  first path" in done.stdout
    assert done.returncode == 1
    assert sorted((tmp_path / ".noiselint").glob("*.sqlite")) == before


def test_a_wrong_policy_is_told(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path / "c", [{"id": "a", "text": BODY}])
    done = noiselint("duplicates", "c", "--keep", "earlier")
    assert (done.returncode, "did you mean 'earliest'" in done.stderr) == (2, True)


VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=6), lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=4), v, max_size=3), max_leaves=8)  # fmt: skip


@given(
    st.dictionaries(st.text(max_size=5) | st.just("duplicate_of"), VALUES, max_size=4),
    st.text(max_size=8),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_a_member_is_set_and_all_others_stay(record: dict[str, Any], value: str, indent: int | None, ascii_only: bool) -> None:
    line = json.dumps(record, ensure_ascii=ascii_only, indent=indent)
    now = with_member(line, "duplicate_of", value)
    assert json.loads(now) == {**record, "duplicate_of": value}
    assert with_member(now, "duplicate_of", value) == now
