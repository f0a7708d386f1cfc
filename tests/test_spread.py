"""A run in pieces that share no disk gives what a run with a store gives, however the pieces are cut, counted and put together."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SEEDS
from lint.config import plan
from lint.corpus import MemoryCorpus
from lint.document import Place
from lint.errors import Lost
from lint.files import find
from lint.how import How, Watch
from lint.job import Job, Report, Wish
from lint.lines import line
from lint.linter import Survey
from lint.rows import Row, packed
from lint.run import run
from lint.settings import Settings
from lint.spreading.ranges import RANK, RangedCorpus, dealt, merged
from lint.spreading.spread import run_spread
from lint.spreading.spreadout import Written
from lint.stamps import Stamp
from lint.store import Store

DOCUMENTS = st.lists(st.sets(st.sampled_from("pqrstuv"), max_size=6), min_size=1, max_size=90)


def corpus_of(documents: list[set[str]], ranges: int, cut: int) -> RangedCorpus:
    rows = [packed(Row(Place(f"{i:03}.txt"), i, Survey({}, {"k": tuple(sorted(keys))}))) for i, keys in enumerate(documents)]
    pieces = [
        dealt(rows[at : at + cut], [at + i << RANK for i in range(len(rows[at : at + cut]))], ranges) for at in range(0, len(rows), cut)
    ]
    sheets = [reduce(merged, pile) for pile in zip(*reversed(pieces), strict=True)]
    sheets = pickle.loads(pickle.dumps(sheets, 5))
    return RangedCorpus(
        "2024-06-15", len(rows), ranges, sheets.__getitem__, lambda number: (rows[number >> RANK].place, rows[number >> RANK].start)
    )


@given(DOCUMENTS, st.integers(1, 5), st.integers(1, 40), st.booleans())
@settings(max_examples=80, deadline=None)
def test_ranges_answer_as_one_corpus_does(documents: list[set[str]], ranges: int, cut: int, prepared: bool) -> None:
    found = corpus_of(documents, ranges, cut)
    rows = [Row(Place(f"{i:03}.txt"), i, Survey({}, {"k": tuple(sorted(keys))})) for i, keys in enumerate(documents)]
    if prepared:
        found.prepare(packed(rows[0]).keys)
    whole = MemoryCorpus(((row.place, row.survey) for row in rows), "2024-06-15")
    store = Store(None, ".", "2024-06-15")
    store.add((row.place.path, True, Stamp(1, 2, 3), [packed(row)]) for row in rows)
    for key in "pqrstuvw":
        assert found.count("k", key) == whole.count("k", key)
        assert found.holders("k", key, 20) == whole.holders("k", key, 20)
    for row in rows[:: max(1, len(rows) // 5)]:
        for shared, most, crowded in ((1, 50, 0), (2, 50, 3), (2, 5, 2)):
            asked = ("k", row.place, row.survey.keys.get("k", ()), shared, most, crowded)
            assert found.partners(*asked) == store.partners(*asked)


class Here:
    """Tasks in this process; `fatal` names files on which it would die, and values go through pickle as between machines."""

    room = 3

    def __init__(self, fatal: str = "") -> None:
        self._fatal = fatal

    def put(self, value: object) -> Any:
        return [value]

    def submit(self, function: Callable[..., Any], *arguments: Any, returns: int = 1) -> list[Any]:
        if self._fatal and self._fatal in repr(arguments[1:3]):
            return [None] * returns
        values = [a[0] if isinstance(a, list) and len(a) == 1 else a for a in arguments]
        answer = function(*values)
        return [[answer]] if returns == 1 else [[value] for value in answer]

    def get(self, ref: Any) -> Any:
        if ref is None:
            raise Lost
        return ref[0]

    @property
    def fetch(self) -> Callable[[Any], Any]:
        return self.get


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in SEEDS.glob("*.txt"):
        for i in range(2):
            (tmp_path / f"{i}-{path.name}").write_text(
                path.read_text(encoding="utf-8") + f"\n\nOne more paragraph on trains, number {i}.\n", encoding="utf-8"
            )
    (tmp_path / "records.jsonl").write_text(
        "".join(
            json.dumps({"id": f"r{i}", "text": path.read_text(encoding="utf-8")}) + "\n"
            for i, path in enumerate(sorted(SEEDS.glob("*.txt")))
        )
    )
    (tmp_path / "broken.jsonl").write_text('{"text": "All is well."}\nno record\n')
    (tmp_path / "numbers.jsonl").write_text('{"n": 1}\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spread(engine: Here, paths: list[str], written: Written | None = None) -> list[Report]:
    options = Settings()
    files = [file for file, _ in find(paths, options).files]
    job = Job(plan(options), options, Wish(), run=str(id(engine)))
    return list(run_spread(job, files, frozenset(file.shown for file in files), True, engine, Watch(), written))


def text_of(reports: list[Report]) -> str:
    return "".join(line(finding) for report in reports for finding in report.findings)


def test_a_run_in_pieces_finds_what_a_run_with_a_store_finds(texts: Path) -> None:
    alone = list(run(find(["."], Settings()), Wish(), How(cache=False), Watch()))
    pieces = spread(Here(), ["."])
    assert text_of(pieces) == text_of(alone)
    assert len(text_of(pieces).splitlines()) > 80
    assert sorted(p for r in pieces for p in r.problems) == sorted(p for r in alone for p in r.problems)


def test_many_pieces_are_merged_in_levels(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = text_of(spread(Here(), ["."]))
    monkeypatch.setattr("lint.spreading.spread.TOGETHER", 1)
    monkeypatch.setattr("lint.spreading.spread.FAN", 2)
    assert text_of(spread(Here(), ["."])) == whole


def test_a_part_that_kills_is_named_and_the_others_are_told(texts: Path) -> None:
    reports = spread(Here(fatal="broken.jsonl"), ["."])
    assert [p.partition(":")[0] for r in reports for p in r.problems] == ["broken.jsonl"]
    assert {f.place.path for r in reports for f in r.findings} > {"records.jsonl"}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_findings_are_written_where_they_are_made(texts: Path, form: str) -> None:
    pytest.importorskip("fsspec")
    told = spread(Here(), ["."])
    counted = spread(Here(), ["."], Written(str(texts / "found"), form))
    assert [len(r.findings) for r in counted] == [len(r.findings) for r in told]
    names = sorted((texts / "found").iterdir())
    if form == "jsonl":
        assert "".join(path.read_text(encoding="utf-8") for path in names) == text_of(told)
    else:
        from pyarrow import parquet

        rows = [row for path in names for row in parquet.read_table(path).to_pylist()]
        for row in rows:
            row.update({name: json.loads(row[name]) for name in ("record", "related", "fixes", "evidence")})
        assert rows == [finding.as_dict() for report in told for finding in report.findings]


def test_addresses_are_read_from_copies(texts: Path) -> None:
    pytest.importorskip("fsspec")
    plain = [json.loads(row) for row in text_of(spread(Here(), ["."])).splitlines()]
    remote = [json.loads(row) for row in text_of(spread(Here(), [f"file://{texts}"])).splitlines()]
    assert [(row["path"].rpartition("/")[2], row["rule"], row["start"]) for row in remote] == [
        (row["path"], row["rule"], row["start"]) for row in plain
    ]
    assert remote[0]["path"].startswith("file://")
