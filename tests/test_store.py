"""What the corpus knows depends on its files alone: not on their order, nor on how the index came to be."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run, findings
from lint.database import DamagedStore, opened
from lint.document import Place
from lint.edits import Edit, Fix, Safety
from lint.linter import Survey
from lint.merging import merge_in_steps
from lint.rows import PackedRow, Row, packed
from lint.rule import Hit, Related
from lint.stamps import Stamp
from lint.store import Store

NAMES = ["a.txt", "b.txt", "sub/c.txt"]
CONTENTS = st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from("pqrst"), max_size=4), max_size=3)
STAMP = Stamp(1, 2, 3)


def rows(path: str, keys: frozenset[str] | set[str]) -> list[PackedRow]:
    return [packed(Row(Place(path), 0, Survey({}, {"word": tuple(sorted(keys))})))]


def known(store: Store) -> object:
    keys = {key: (store.count("word", key), [p.path.rpartition("/")[2] for p in store.holders("word", key, 9)]) for key in "pqrst"}
    return store.documents, keys


def put(store: Store, files: Mapping[str, set[str]]) -> None:
    store.add((path, True, STAMP, rows(path, keys)) for path, keys in files.items())


@given(st.lists(CONTENTS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_history_of_additions_changes_and_deletions_ends_the_same(history: list[dict[str, set[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown = Store(Path(folder) / "s.sqlite", folder, "2024-06-15")
        present: set[str] = set()
        for state in history:
            grown.forget(present - state.keys())
            put(grown, state)
            present = set(state)
        built = Store(None, folder, "2024-06-15")
        put(built, dict(reversed(history[-1].items())))
        assert known(grown) == known(built)
        grown.close()


@given(CONTENTS, st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.sets(st.sampled_from("pqrst")), st.booleans()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_others_change_between_the_steps_of_a_merge_stays(
    before: dict[str, set[str]], changes: list[tuple[str, set[str] | None, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.sqlite"
        other = Store(path, folder, "2024-06-15")
        put(other, before)
        present = dict(before)
        steps = merge_in_steps(db := opened(path), path, 0, step=2)
        for name, keys, merge in changes:
            next(steps, None)
            other.forget([name])
            present.pop(name, None)
            if keys is not None:
                put(other, {name: keys})
                present[name] = keys
            if merge:
                other.merge()
        assert all(step is None for step in steps)
        built = Store(None, folder, "2024-06-15")
        put(built, present)
        assert known(other) == known(built)
        db.close()
        other.close()


def test_a_large_table_is_taken_out_whole() -> None:
    store = Store(None, ".", "2024-06-15")
    many = [packed(Row(Place("d.jsonl", n, n), n, Survey({}, {"word": ("p", f"q{n}")}))) for n in range(1, 1_300)]
    store.add([("d.jsonl", True, STAMP, many), ("e.jsonl", True, STAMP, many[:1])])
    assert store.count("word", "p") == 1_300
    store.add([("d.jsonl", True, STAMP, many[:600])])
    assert (store.count("word", "p"), store.count("word", "q900"), store.documents) == (601, 0, 601)
    store.forget(["d.jsonl"])
    assert (store.count("word", "p"), store.count("word", "q300"), store.documents) == (1, 0, 1)
    assert list(store.stamps()) == ["e.jsonl"]


def test_a_row_comes_back_as_it_was_put_in() -> None:
    hit = Hit(1, 2, "m\ud800", (Fix((Edit(1, 2, "x"),), Safety.SAFE, 0.5),), (Related(Place("o.txt", 3, "id", "text"), 4, 5),), {"n": 1.5})
    survey = Survey({"rule": (hit,)}, {"word": ("é", "\ud800")})
    store = Store(None, ".", "2024-06-15")
    store.add([("d.jsonl", True, STAMP, [packed(Row(Place("d.jsonl", 7, 12, "text"), 99, survey))])])
    (row,) = store.rows("d.jsonl")
    assert (row.survey, row.start, row.place) == (survey, 99, Place("d.jsonl", 7, 12, "text"))


@pytest.mark.parametrize("ahead", [0, 30, 5_100])
def test_the_first_of_many_holders_are_found_wherever_they_stand(ahead: int) -> None:
    store = Store(None, ".", "2024-06-15")
    others = [packed(Row(Place("b.jsonl", number, number), number, Survey())) for number in range(1, ahead + 1)]
    holders = [packed(Row(Place("b.jsonl", ahead + number, number), number, Survey({}, {"word": ("p",)}))) for number in range(1, 1_201)]
    store.add([("b.jsonl", True, STAMP, [*others, *holders]), ("a.jsonl", True, STAMP, holders[-1:]), ("c.jsonl", True, STAMP, others[:5])])
    assert [(p.path, p.number - ahead) for p in store.holders("word", "p", 3)] == [("a.jsonl", 1_200), ("b.jsonl", 1), ("b.jsonl", 2)]


def test_documents_that_share_rare_keys_are_partners() -> None:
    store = Store(None, ".", "2024-06-15")
    put(store, {"a.txt": {"p", "q", "r"}, "b.txt": {"p", "q"}, "c.txt": {"r"}})
    assert [p.path for p, _ in store.partners("word", Place("a.txt"), ["p", "q", "r"], shared=2, most=50, crowded=6)] == ["b.txt"]
    assert [p.path for p, _ in store.partners("word", Place("a.txt"), ["p", "q", "r"], shared=1, most=50, crowded=6)] == ["b.txt", "c.txt"]
    assert store.partners("word", Place("a.txt"), ["p", "q", "r"], shared=1, most=1, crowded=6) == []


@given(
    st.dictionaries(st.sampled_from([f"{i}.txt" for i in range(6)]), st.sets(st.integers(0, 80), max_size=80), min_size=1),
    st.integers(1, 40),
    st.integers(1, 5),
)
@settings(max_examples=40, deadline=None)
def test_partners_are_those_that_counting_every_key_gives(files: dict[str, set[int]], shared: int, most: int) -> None:
    store = Store(None, ".", "2024-06-15")
    put(store, {path: set(map(str, keys)) for path, keys in files.items()})
    for path, keys in files.items():
        rare = {key for key in keys if sum(key in others for others in files.values()) <= most}
        expected = sorted(other for other, others in files.items() if other != path and len(rare & others) >= shared)
        found = store.partners("word", Place(path), sorted(map(str, keys)), shared=shared, most=most, crowded=0)
        assert [place.path for place, _ in found] == expected


def test_of_a_crowd_of_copies_each_is_compared_with_the_first() -> None:
    store = Store(None, ".", "2024-06-15")
    copies = {f"{i:03}.txt": set("abcdefgh") for i in range(60)}
    put(store, {**copies, "notice-only.txt": {"a", "b", "x", "y"}})
    assert [p.path for p, _ in store.partners("word", Place("030.txt"), "abcdefgh", shared=2, most=50, crowded=6)] == ["000.txt"]
    assert store.partners("word", Place("notice-only.txt"), "abxy", shared=2, most=50, crowded=6) == []


def test_what_is_put_in_its_place_is_found_while_another_run_writes(tmp_path: Path) -> None:
    reader, other = (Store(tmp_path / "s.sqlite", ".", "2024-06-15") for _ in range(2))
    other.add([(path, True, STAMP, rows(path, {"p", "q"})) for path in ("a.txt", "b.txt")], in_place=True)
    writing = opened(tmp_path / "s.sqlite")
    writing.execute("begin immediate")
    try:
        assert [p.path for p, _ in reader.partners("word", Place("a.txt"), ["p", "q"], shared=2, most=50, crowded=6)] == ["b.txt"]
    finally:
        writing.execute("rollback")
        for one in (reader, other, writing):
            one.close()


@pytest.mark.parametrize(("most", "crowded"), [(50, 6), (1, 2)])
def test_a_document_that_another_run_replaces_is_a_partner_all_the_time(tmp_path: Path, most: int, crowded: int) -> None:
    reader, other = (Store(tmp_path / "s.sqlite", ".", "2024-06-15") for _ in range(2))
    for path in ("a.txt", "b.txt", "c.txt"):
        other.add([(path, True, STAMP, rows(path, {"p", "q"}))], in_place=True)
    replaced = []

    def replace_first(statement: str) -> None:
        if statement.startswith("select documents.id") and " in (" in statement:
            other.add([("a.txt", True, STAMP, rows("a.txt", {"p", "q"}))], in_place=True)
            replaced.append(statement)

    reader._db.set_trace_callback(replace_first)
    for path in ("b.txt", "c.txt"):
        found = reader.partners("word", Place(path), ["p", "q"], shared=2, most=most, crowded=crowded)
        assert "a.txt" in [place.path for place, _ in found]
    assert replaced
    reader.close()
    other.close()


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at " * 20, b""])
def test_a_damaged_store_is_said_so_or_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "s.sqlite"
    path.write_bytes(content)
    if content:
        with pytest.raises(DamagedStore):
            Store(path, ".", "2024-06-15")
    else:
        assert Store(path, ".", "2024-06-15").documents == 0


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "s.sqlite")
    db.execute("pragma user_version = 999")
    db.close()
    with pytest.raises(DamagedStore):
        Store(tmp_path / "s.sqlite", ".", "2024-06-15")


def corpus(folder: Path) -> None:
    (folder / "noiselint.toml").write_text('corpus = ["articles"]\nselect = ["exact-duplicate"]\n')
    (folder / "articles").mkdir()
    body = "The harbour was closed on Monday after the storm. " * 12
    for name in ("one", "two"):
        (folder / "articles" / f"{name}.txt").write_text(body)
    (folder / "articles" / "three.txt").write_text("Another story altogether, about trains and their drivers. " * 12)


def test_a_named_file_finds_its_twin_only_through_the_index(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    done = noiselint("check", "articles/one.txt", "--output-format", "jsonl")
    assert findings(done) == []
    assert "index build" in done.stderr
    assert "3 documents of 3 files" in noiselint("index", "build").stdout
    (found,) = findings(noiselint("check", "articles/one.txt", "--output-format", "jsonl"))
    assert [r["path"] for r in found["related"]] == ["articles/two.txt"]
    assert noiselint("index", "status").returncode == 0
    (tmp_path / "articles" / "two.txt").unlink()
    assert noiselint("index", "status").returncode == 1
    noiselint("index", "build")
    assert findings(noiselint("check", "articles/one.txt", "--output-format", "jsonl")) == []
    assert "1 index removed" in noiselint("index", "clear").stdout


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not_needed(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    first = findings(noiselint("check", "articles", "--output-format", "jsonl"))
    assert {f["path"] for f in first} == {"articles/one.txt", "articles/two.txt"}
    assert findings(noiselint("check", "articles", "--output-format", "jsonl")) == first
    (tmp_path / "articles" / "two.txt").write_text("Something new about bridges and ferries. " * 12)
    assert findings(noiselint("check", "articles", "--output-format", "jsonl")) == []


def test_a_damaged_index_is_built_anew_with_a_sentence(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    noiselint("index", "build")
    (path,) = (tmp_path / ".noiselint").glob("*.sqlite")
    path.write_bytes(b"rubbish" * 1000)
    done = noiselint("check", "articles", "--output-format", "jsonl")
    assert "it is built anew" in done.stderr
    assert len(findings(done)) == 2


def test_findings_do_not_depend_on_the_working_folder(noiselint: Run, tmp_path: Path) -> None:
    corpus(tmp_path)
    here = findings(noiselint("check", "articles", "--output-format", "jsonl"))
    there = findings(noiselint("check", ".", "--output-format", "jsonl", cwd=tmp_path / "articles"))
    assert [f["fingerprint"] for f in here] == [f["fingerprint"] for f in there]
    assert [f["path"] for f in there] == ["one.txt", "two.txt"]
