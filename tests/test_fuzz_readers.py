"""Every reader, half a minute each, on bytes that no writer ever wrote: nothing is lost, nothing breaks."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from lint.document import Place
from lint.files import File
from lint.parts import Part, parts
from lint.plan import Plan
from lint.reading import all_entries, document_at, entries
from lint.sources import Entry, Unreadable
from lint.sources.origin import source_of
from lint.sources.packed import zstd

SECONDS = 30.0
PLAN = Plan((), "2024-06-15", text_fields=("text", "m.t"), max_document_size=3000)
TOKENS = [
    b'"', b'""', b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"{", b"}", b"[", b"]", b":", b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff\xfe", b"\xfe\xff",
    b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\xe2\x80\xa8", b"\xc3", b"\x80", b'{"text": "', b'"}', b'"m": {"t": "x"}', b"text", b"id,text\n", b"1e999", b"NaN", b"-",
    b"\n\0", b"\0\n", "é日".encode("utf-16"), "Käse".encode("cp1252"), "слово".encode("koi8-r"), "日本語".encode("shift_jis"), b"a" * 3001, b"[" * 2000,
]  # fmt: skip
SAMPLES = {
    ".txt": [b"A line.\r\nAnother one.\n", "Käse  über".encode("cp1252"), "Zwei\n".encode("utf-16")],
    ".jsonl": [b'{"id": 1, "text": "a\\u00e9 b", "m": {"t": "x"}}\n{"text": "c"}\n', '{"text": "ü"}\n'.encode("utf-16")],
    ".csv": [b'id,text,n\r\n1,"a ""b""\nc",2\r\n2,d,3\r\n', "id;text\n1;é\n".encode("cp1252"), "id\ttext\r\n1\tü\r\n".encode("utf-16")],
}
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The data with a few stretches cut, doubled, flipped or filled with what readers trip over."""
    out = bytearray(data)
    for _ in range(chance.randint(0, 5)):
        at = chance.randint(0, len(out))
        end = min(len(out), at + chance.choice((0, 1, 1, 2, 9, 40)))
        new = chance.choice((b"", bytes(out[at:end]) * 2, chance.choice(TOKENS), chance.randbytes(chance.randint(1, 4))))
        out[at:end] = new
    return bytes(out)


def for_a_while(check: Callable[[random.Random], None]) -> None:
    seed, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        seed += 1
        try:
            check(random.Random(seed))
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
    assert seed > 100


def told(found: list[Entry]) -> list[tuple[int, bytes, str, list[Place]]]:
    """What entries tell; pieces of a record that is too large, which depend on where the reading began, are put together."""
    out: list[tuple[int, bytes, str, list[Place]]] = []
    for entry in found:
        if out and not (entry.problem or entry.documents or entry.record):
            offset, raw, problem, places = out.pop()
            out.append((offset, raw + entry.raw, problem, places))
        else:
            out.append((entry.offset, entry.raw, entry.problem, [doc.place for doc in entry.documents]))
    return out


def read(path: Path) -> bytes | None:
    """Read the file in all ways; its content as entries, None where it cannot be read whole."""
    file = File(str(path), path.name)
    whole = list(entries(Part(file), PLAN))
    split = [entry for part in parts(file, PLAN, size=60) for entry in entries(part, PLAN)]
    assert told(whole) == told(split)
    for entry in whole:
        assert all(problem.isprintable() for problem in [entry.problem.replace("\ufffd", "")])
        if entry.documents:
            assert entry.encode is not None
            assert entry.encode({}) == entry.raw
        for doc in entry.documents:
            again = document_at(str(path), doc.place, entry.offset, PLAN)
            assert again is not None
            assert again.text == doc.text
    try:
        return b"".join(entry.raw for entry in all_entries(file, PLAN))
    except Unreadable:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("kind", SAMPLES)
def test_streams(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"x{kind}"

    def check(chance: random.Random) -> None:
        data = mutated(chance, chance.choice(SAMPLES[kind]) * chance.randint(1, 4))
        path.write_bytes(data)
        assert read(path) in (data, None, b"")

    for_a_while(check)


@pytest.mark.slow
def test_packed(tmp_path: Path) -> None:
    def check(chance: random.Random) -> None:
        packing = chance.choice(list(PACK))
        path = tmp_path / f"x.jsonl{packing}"
        data = chance.choice(SAMPLES[".jsonl"]) * chance.randint(1, 9)
        packed = PACK[packing](data)
        path.write_bytes(mutated(chance, packed))
        found = read(path)
        if path.read_bytes() == packed:
            assert found == data
            file = File(str(path), path.name)
            again = b"".join(source_of(file.path, file.shown, PLAN).written((e, e.raw) for e in all_entries(file, PLAN)))
            path.write_bytes(again)
            assert read(path) == data

    for_a_while(check)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_columnar(tmp_path: Path, kind: str) -> None:
    """In a process of its own, since a library in C may take its process with it."""
    code = f"import test_fuzz_readers as t; from pathlib import Path; t.columnar(Path({str(tmp_path)!r}), {kind!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tests", capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    if done.returncode < 0:
        pytest.xfail(f"pyarrow ended its process on a damaged file: {done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr[-3000:]


def columnar(folder: Path, kind: str) -> None:
    """What the process does."""
    import pyarrow as pa
    from pyarrow import ipc, parquet

    table = pa.table({"id": [1, 2, 3], "text": ["a  b", None, "é"], "m": [{"t": "x"}, None, {"t": None}]})
    out = io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, out, row_group_size=2)
    else:
        with ipc.new_stream(out, table.schema) as writer:
            writer.write_table(table, max_chunksize=2)
    path = folder / f"x.{kind}"

    def check(chance: random.Random) -> None:
        path.write_bytes(mutated(chance, out.getvalue()))
        list(entries(Part(File(str(path), path.name)), PLAN))
        list(parts(File(str(path), path.name), PLAN, size=1))

    for_a_while(check)
