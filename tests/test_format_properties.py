"""Whatever stands in a file of whatever format: a fix changes the texts it says and no other byte, once, and as the diff shows it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from lint.config import plan
from lint.files import File
from lint.job import Job, Report, Wish, ground_of
from lint.judging import mend_document
from lint.parts import Part, parts
from lint.pieces import apply
from lint.plan import Plan
from lint.reading import entries
from lint.settings import Settings
from lint.tasks import tell
from test_fix_properties import TEXTS

RECORDS = st.lists(st.tuples(TEXTS, st.none() | st.integers() | st.sampled_from(["a  b", '"', "é,", ""])), min_size=1, max_size=3)
QUICK = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TABLES = ["r.jsonl", "r.csv", "r.tsv", "r.jsonl.gz", "r.csv.gz", "r.parquet"]


@pytest.fixture(scope="module")
def everything() -> Plan:
    return plan(Settings(select=("all",)))


def content(name: str, records: list[tuple[str, object]], encoding: str) -> bytes:
    """The records as a file of that name; what its encoding cannot hold is left out."""
    sound = [(text.encode(encoding, "ignore").decode(encoding), other) for text, other in records]
    if ".jsonl" in name:
        raw = "".join(json.dumps({"n": other, "text": text, "m": {"x": 1.0}}, ensure_ascii=False) + " \n" for text, other in sound).encode()
    elif ".parquet" in name:
        out = io.BytesIO()
        parquet.write_table(pa.table({"text": [text for text, _ in sound], "n": [str(other) for _, other in sound]}), out, row_group_size=2)
        return out.getvalue()
    elif ".txt" in name:
        return sound[0][0].encode(encoding)
    else:
        lines = io.StringIO(newline="")
        writer = csv.writer(lines, delimiter="\t" if ".tsv" in name else ",", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerows([("n", "text", "x"), *((other, text, 1.0) for text, other in sound)])
        raw = lines.getvalue().encode(encoding)
    return gzip.compress(raw) if name.endswith(".gz") else raw


@contextmanager
def written(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def done(plan_: Plan, path: Path, wish: Wish) -> Report:
    file = File(str(path), path.name, named=True)
    return tell(Job(plan_, Settings(select=("all",)), wish), list(parts(file, plan_)))


def expected(plan_: Plan, path: Path) -> tuple[list[str], bytes]:
    """The texts after every document has been settled by itself, and the bytes of the content then."""
    file, ground = File(str(path), path.name, named=True), ground_of(Job(plan_, Settings(select=("all",)), Wish()))
    texts, out = [], b""
    for entry in entries(Part(file), plan_):
        assert not entry.problem
        mended = {doc.place.field: mend_document(ground, file, doc, True, Report(file)) for doc in entry.documents}
        edits = {field: settled.edits for field, settled in mended.items()}
        texts += [apply(doc.text, edits[doc.place.field]) for doc in entry.documents]
        out += entry.encode(edits) if entry.encode and any(edits.values()) else entry.raw
    return texts, out


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.name.endswith(".gz") else path.read_bytes()


def texts_of(plan_: Plan, path: Path) -> list[str]:
    return [doc.text for entry in entries(Part(File(str(path), path.name)), plan_) for doc in entry.documents]


@pytest.mark.parametrize("name", TABLES)
@given(records=RECORDS)
@QUICK
def test_a_fix_changes_the_texts_of_a_table_and_no_other_byte(everything: Plan, name: str, records: list[tuple[str, object]]) -> None:
    with written(name, content(name, records, "utf-8")) as path:
        before, others = path.read_bytes(), others_of(path)
        texts, raw = expected(everything, path)
        report = done(everything, path, Wish(fix=True, unsafe=True))
        assert report.problems == []
        assert texts_of(everything, path) == texts
        assert others_of(path) == others
        if ".parquet" not in name:
            assert unpacked(path) == raw
        after = path.read_bytes()
        assert (after == before) == (texts == texts_before(everything, path, before))
        done(everything, path, Wish(fix=True, unsafe=True))
        assert path.read_bytes() == after
        assert [p.name for p in path.parent.iterdir()] == [name]


def texts_before(plan_: Plan, path: Path, data: bytes) -> list[str]:
    with written(path.name, data) as old:
        return texts_of(plan_, old)


def others_of(path: Path) -> object:
    """What stands beside the texts, as another library reads it."""
    if ".parquet" in path.name:
        return parquet.read_table(path).drop_columns("text").to_pydict()
    text = unpacked(path).decode()
    if ".jsonl" in path.name:
        return [{**json.loads(line), "text": ""} for line in text.split("\n") if line]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if ".tsv" in path.name else ",")
    return [[row[0], *row[2:]] for row in rows]


@pytest.mark.parametrize(
    ("name", "encoding"), [("a.txt", "utf-8"), ("a.txt", "utf-16"), ("a.txt", "cp1252"), ("é b.jsonl", "utf-8"), ("r.csv", "utf-8")]
)
@given(records=RECORDS)
@QUICK
def test_the_diff_applied_is_the_fix(everything: Plan, name: str, encoding: str, records: list[tuple[str, object]]) -> None:
    plan_ = replace(everything, encoding="" if encoding == "utf-16" else encoding)
    with written(name, content(name, records, encoding)) as path:
        diff = done(plan_, path, Wish(diff=True, unsafe=True)).diff.encode("utf-8", "surrogateescape")
        with written(name, path.read_bytes()) as patched:
            if diff:
                subprocess.run(["git", "apply", "-"], input=diff, cwd=patched.parent, check=True, capture_output=True)
            done(plan_, path, Wish(fix=True, unsafe=True))
            assert patched.read_bytes() == path.read_bytes()
