"""Parquet and Arrow: every cell that no fix touches, the schema, the groups and the way of packing stay as they are."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import ipc, parquet

from conftest import Run, findings
from lint.edits import Edit
from lint.files import File
from lint.parts import Part, parts
from lint.plan import Plan
from lint.reading import all_entries, document_at, entries
from lint.sources import Unreadable
from lint.sources.origin import source_of

PLAN = Plan((), "2024-06-15", text_fields=("text", "meta.title"))
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
ROWS = st.lists(
    st.tuples(TEXTS, st.none() | st.tuples(TEXTS, st.none() | st.floats(allow_nan=False)), st.none() | st.integers(-9, 2**53 + 1)),
    max_size=7,
)
KINDS = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]


def table(rows: list[tuple[Any, ...]], kind: pa.DataType) -> pa.Table:
    text, meta, n = ([row[i] for row in rows] for i in range(3))
    inner = pa.struct([("title", pa.string()), pa.field("score", pa.float64(), metadata={"unit": "1"})])
    columns = {
        "n": pa.array(n, pa.int64()),
        "text": pa.array(text, pa.string()).cast(kind),
        "meta": pa.array([None if m is None else {"title": m[0], "score": m[1]} for m in meta], inner),
        "tags": pa.array([["a", None]] * len(rows), pa.list_(pa.string())),
        "when": pa.array([datetime(2024, 1, 2, tzinfo=UTC)] * len(rows), pa.timestamp("ns", "UTC")),
    }
    return pa.table(columns).replace_schema_metadata({"huggingface": '{"info": {}}', "own": "é"})


def written(path: Path, edits: dict[tuple[int, str], list[Edit]]) -> bytes:
    file = File(str(path), path.name)

    def changed() -> Any:
        for entry in all_entries(file, PLAN):
            assert entry.encode is not None
            yield entry, entry.encode({d.place.field: edits.get((entry.offset, d.place.field or ""), []) for d in entry.documents})

    return b"".join(source_of(file.path, file.shown, PLAN).written(changed()))


@given(ROWS, st.sampled_from(KINDS), st.sampled_from(["parquet", "stream", "file"]), st.integers(1, 4), st.data())
@settings(max_examples=60, deadline=None)
def test_texts_change_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, ...]], kind: pa.DataType, how: str, size: int, data: st.DataObject
) -> None:
    made = table(rows, kind if how != "file" else pa.string())  # a dictionary that grows cannot be in an Arrow file
    path = tmp_path_factory.getbasetemp() / f"x.{'parquet' if how == 'parquet' else 'arrow'}"
    if how == "parquet":
        parquet.write_table(made, path, row_group_size=size)
    else:
        with (ipc.new_stream if how == "stream" else ipc.new_file)(str(path), made.schema) as writer:
            writer.write_table(made, max_chunksize=size)
    found = list(entries(Part(File(str(path), path.name)), PLAN))
    assert [e.problem for e in found] == [""] * len(rows)
    want = [{"text": text, "meta.title": (meta or [None])[0]} for text, meta, _ in rows]
    assert [{d.place.field: d.text for d in e.documents} for e in found] == [{k: v for k, v in w.items() if v is not None} for w in want]
    if how != "parquet":
        assert written(path, {}) == path.read_bytes()

    expected = made.to_pylist()
    edits: dict[tuple[int, str], list[Edit]] = {}
    for entry in found:
        for doc in entry.documents:
            start = data.draw(st.integers(0, len(doc.text)))
            new = data.draw(st.sampled_from(["", "x", "“é”"]))
            edits[entry.offset, doc.place.field or ""] = [Edit(0, start, new)]
            where = expected[entry.offset] if doc.place.field == "text" else expected[entry.offset]["meta"]
            where["text" if doc.place.field == "text" else "title"] = new + doc.text[start:]
    after = written(path, edits)
    if how == "parquet":
        old, new_file = parquet.ParquetFile(path), parquet.ParquetFile(io.BytesIO(after))
        again = new_file.read()
        assert new_file.schema.equals(old.schema)
        assert [new_file.metadata.row_group(i).num_rows for i in range(new_file.num_row_groups)] == [
            old.metadata.row_group(i).num_rows for i in range(old.num_row_groups)
        ]
    else:
        again = (ipc.open_stream if how == "stream" else ipc.open_file)(after).read_all()
    assert again.schema.equals(old.schema_arrow if how == "parquet" else made.schema, check_metadata=True)
    assert again.to_pylist() == expected


@pytest.mark.parametrize(
    "options",
    [
        {"compression": {"n": "gzip", "text": "zstd", "meta.title": "brotli", "meta.score": "none", "when": "snappy"}},
        {"use_dictionary": ["n"], "column_encoding": {"text": "DELTA_BYTE_ARRAY"}, "version": "2.6"},
        {"use_dictionary": False, "version": "1.0", "store_schema": False, "write_statistics": ["n"]},
        {"use_compliant_nested_type": False, "write_page_index": True, "version": "2.4"},
        {"use_deprecated_int96_timestamps": True, "compression": "lz4"},
    ],
)
def test_a_parquet_file_is_written_as_it_was(tmp_path: Path, options: dict[str, Any]) -> None:
    path = tmp_path / "x.parquet"
    parquet.write_table(table([("a  b", ("t", 1.5), 2**53 + 1)] * 5, pa.string()), path, row_group_size=2, **options)
    old, new = (parquet.ParquetFile(source) for source in (path, io.BytesIO(written(path, {(3, "text"): [Edit(1, 3, " ")]}))))
    assert new.schema.equals(old.schema)
    kept = [dict(f.metadata.metadata or {}) for f in (old, new)]
    assert [k.pop(b"ARROW:schema", b"") != b"" for k in kept] == [options.get("store_schema", True)] * 2
    assert kept[0] == kept[1]
    assert described(old) == described(new)
    assert new.read().column("text").to_pylist() == ["a  b"] * 3 + ["a b"] + ["a  b"]
    assert new.read().drop_columns("text").equals(old.read().drop_columns("text"))


def described(file: parquet.ParquetFile) -> list[Any]:
    meta = file.metadata
    columns = [meta.row_group(i).column(j) for i in range(meta.num_row_groups) for j in range(meta.num_columns)]
    return [meta.format_version, *((c.path_in_schema, c.compression, c.encodings, c.is_stats_set, c.has_column_index) for c in columns)]


@pytest.mark.parametrize("name", ["x.parquet", "x.parquet.gz", "x.arrow", "x.arrow.zst"])
def test_rows_are_found_again_and_parts_are_the_whole(tmp_path: Path, name: str) -> None:
    made = table([(f"Text {i}.", None, i) for i in range(40)], pa.string())
    plain = tmp_path / name.removesuffix(".gz").removesuffix(".zst")
    if ".parquet" in name:
        parquet.write_table(made, plain, row_group_size=7)
    else:
        with ipc.new_stream(str(plain), made.schema) as writer:
            writer.write_table(made, max_chunksize=7)
    path = tmp_path / name
    if plain != path:
        pack = {".gz": "import gzip as z", ".zst": "from lint.sources.packed import zstd as z"}[path.suffix]
        subprocess.run(
            [sys.executable, "-c", f"{pack}; open({str(path)!r}, 'wb').write(z.compress(open({str(plain)!r}, 'rb').read()))"], check=True
        )
    file = File(str(path), name)
    found = list(parts(file, PLAN, size=100))
    assert [p.where.number for p in found] == [p.start for p in found] and len(found) == 6
    whole = [d for e in entries(Part(file), PLAN) for d in e.documents]
    assert [(d.place, d.text) for p in found for e in entries(p, PLAN) for d in e.documents] == [(d.place, d.text) for d in whole]
    for doc in whole[::-9]:
        again = document_at(str(path), doc.place._replace(path=name), doc.place.number - 1, PLAN)
        assert again is not None and again.text == doc.text


@pytest.mark.parametrize("name", ["x.parquet", "x.arrow"])
def test_what_is_no_table_is_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (b"", b"PAR1", b"no such thing" * 9, b"PAR1" + b"\0" * 50 + b"PAR1"):
        path.write_bytes(data)
        (problem,) = [e.problem for e in entries(Part(File(str(path), name)), PLAN)] if name == "x.parquet" or data else [name]
        assert problem.startswith(name)
    with pytest.raises(Unreadable):
        path.write_bytes(b"no such thing")
        list(all_entries(File(str(path), name), PLAN))


def test_the_command_line_fixes_parquet_and_only_shows_arrow(noiselint: Run, tmp_path: Path) -> None:
    made = pa.table({"id": ["a", "b"], "text": ["Two  blanks.", "One blank."]})
    parquet.write_table(made, tmp_path / "x.parquet")
    with ipc.new_stream(str(tmp_path / "data-00000-of-00001.arrow"), made.schema) as writer:
        writer.write_table(made)
    with ipc.new_stream(str(tmp_path / "cache-0123456789abcdef.arrow"), made.schema) as writer:
        writer.write_table(made)
    options = (".", "--isolated", "--no-cache", "--select", "odd-space")
    shown = findings(noiselint("check", *options, "--output-format", "jsonl"))
    assert [(f["path"], f["record"], f["field"], f["line"], f["column"]) for f in shown] == [
        ("data-00000-of-00001.arrow", "a", "text", 1, 4), ("x.parquet", "a", "text", 1, 4)
    ]  # fmt: skip
    diff = noiselint("check", "x.parquet", *options[1:], "--diff").stdout
    assert '-{"text": "Two  blanks."}\n+{"text": "Two blanks."}\n' in diff
    before = (tmp_path / "data-00000-of-00001.arrow").read_bytes()
    done = noiselint("check", *options, "--fix")
    assert done.returncode == 2
    assert "data-00000-of-00001.arrow: belongs to a dataset that programs map into memory, and is not rewritten in place" in done.stderr
    assert (tmp_path / "data-00000-of-00001.arrow").read_bytes() == before
    assert parquet.read_table(tmp_path / "x.parquet").to_pylist() == [{"id": "a", "text": "Two blanks."}, {"id": "b", "text": "One blank."}]
    noiselint("undo")
    done = noiselint("check", "d*.arrow", "**/*.parquet", *options[1:], "--fix", "--output-dir", "out")
    assert done.returncode == 0, done.stderr
    for mended in (
        parquet.read_table(tmp_path / "out" / "x.parquet"),
        ipc.open_stream(tmp_path / "out" / "data-00000-of-00001.arrow").read_all(),
    ):
        assert mended.to_pylist() == [{"id": "a", "text": "Two blanks."}, {"id": "b", "text": "One blank."}]
    assert (tmp_path / "data-00000-of-00001.arrow").read_bytes() == before
    assert parquet.read_table(tmp_path / "x.parquet").equals(made)


def test_without_pyarrow_a_sentence_says_what_to_install(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": ["a"]}), tmp_path / "x.parquet")
    code = f"""
import sys; sys.modules["pyarrow"] = None
from lint.files import File
from lint.parts import Part
from lint.plan import Plan
from lint.reading import entries
print([e.problem for e in entries(Part(File({str(tmp_path / "x.parquet")!r}, "x.parquet")), Plan((), ""))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'noiselint[parquet]'" in done.stdout


def test_a_string_that_is_not_utf_8_costs_its_row_alone(tmp_path: Path) -> None:
    binary = pa.array([b"sound", b"caf\xe9", b"sound, too"], pa.binary())
    made = pa.table({"text": pa.Array.from_buffers(pa.string(), 3, binary.buffers())})
    parquet.write_table(made, tmp_path / "x.parquet")
    found = list(entries(Part(File(str(tmp_path / "x.parquet"), "x.parquet")), PLAN))
    assert [[d.text for d in e.documents] for e in found] == [["sound"], [], ["sound, too"]]
    assert [e.problem.partition(" a ")[0] for e in found] == ["", "x.parquet:2:", ""]
    source = source_of(str(tmp_path / "x.parquet"), "x.parquet", PLAN)
    after = b"".join(source.written((e, e.raw.replace(b"sound", b"SOUND")) for e in found))
    column = parquet.read_table(io.BytesIO(after)).column("text").combine_chunks()
    assert column.cast(pa.binary()).to_pylist() == [b"SOUND", b"caf\xe9", b"SOUND, too"]


@pytest.mark.slow
def test_a_dataset_saved_to_disk_is_read(noiselint: Run, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    rows = {"id": ["a", "b"], "text": ["Two  blanks.", "One blank."]}
    datasets.DatasetDict({"train": datasets.Dataset.from_dict(rows)}).save_to_disk(str(tmp_path / "saved"))
    shown = findings(noiselint("check", "saved", "--isolated", "--no-cache", "--select", "odd-space", "--output-format", "jsonl"))
    assert [(f["path"], f["record"], f["file_line"]) for f in shown] == [("saved/train/data-00000-of-00001.arrow", "a", 1)]
    assert datasets.load_from_disk(str(tmp_path / "saved"))["train"].to_dict() == rows
