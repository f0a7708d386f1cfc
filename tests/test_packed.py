"""Packed files: what is in them comes out, goes back in the same wrapping, and is unpacked no further than allowed."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from lint.files import File
from lint.parts import Part, parts
from lint.plan import Plan
from lint.reading import document_at, entries
from lint.sources import Origin, Range
from lint.sources.packed import packed, unpacking
from lint.sources.streamed import Streamed

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PLAN = Plan((), "2024-06-15")
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress,
    ".bz2": bz2.decompress,
    ".xz": lzma.decompress,
    ".zst": zstd.decompress,
}


@pytest.mark.parametrize("packing", PACK)
@given(chunks=st.lists(st.binary(max_size=50), max_size=5))
@settings(max_examples=20, deadline=None)
def test_what_is_packed_is_unpacked(tmp_path_factory: pytest.TempPathFactory, packing: str, chunks: list[bytes]) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{packing}"
    path.write_bytes(PACK[packing](b"first") + PACK[packing](b", second"))
    with unpacking(Origin(str(path), path.name), packing, 0) as stream:
        assert stream.read() == b"first, second"
    assert UNPACK[packing](b"".join(packed(str(path), packing, chunks))) == b"".join(chunks)


def test_the_wrapping_is_kept_as_far_as_its_header_tells(tmp_path: Path) -> None:
    def again(name: str, data: bytes) -> bytes:
        (tmp_path / name).write_bytes(data)
        return b"".join(packed(str(tmp_path / name), Path(name).suffix, [b"text " * 999]))

    made = io.BytesIO()
    with gzip.GzipFile("origin.txt", "wb", 9, made, mtime=12345) as out:
        out.write(b"text " * 999)
    assert again("a.gz", made.getvalue()) == made.getvalue()
    assert again("a.bz2", bz2.compress(b"", 3)) == bz2.compress(b"text " * 999, 3)
    assert again("a.xz", lzma.compress(b"", check=lzma.CHECK_SHA256))[7] == lzma.CHECK_SHA256
    for flag in (0, 1):
        like = zstd.compress(b"x", options={zstd.CompressionParameter.checksum_flag: flag})
        assert (again("a.zst", like)[4] >> 2) & 1 == flag


@pytest.mark.parametrize("packing", ["", *PACK])
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_ranges_are_the_whole_and_every_entry_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, packing: str
) -> None:
    monkeypatch.setattr("lint.sources.streamed.SMALL", 10)
    texts = [f'Text "{i}"\nof {"many " * (i % 7)}lines' for i in range(60)]
    body = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    if kind == "csv":
        body = "n,text\r\n" + "".join('{},"{}"\r\n'.format(i, t.replace('"', '""')) for i, t in enumerate(texts))
    path = tmp_path / f"x.{kind}{packing}"
    path.write_bytes(PACK.get(packing, bytes)(body.encode()))
    file = File(str(path), f"x.{kind}{packing}")
    found = list(parts(file, PLAN, size=400))
    assert len(found) > 5
    whole = list(entries(Part(file), PLAN))
    assert b"".join(e.raw for e in whole) == body.encode()

    def told(part: Part) -> list[object]:
        return [(e.offset, e.raw, [(d.place, d.file_line, d.text) for d in e.documents]) for e in entries(part, PLAN)]

    assert [e for part in found for e in told(part)] == told(Part(file))
    backwards = [told(part) for part in found[::-1]]  # standing streams only run forwards
    assert [e for part in backwards[::-1] for e in part] == told(Part(file))
    for entry in whole[::-7]:
        for doc in entry.documents:
            again = document_at(str(path), doc.place._replace(path=file.shown), entry.offset, PLAN)
            assert again is not None and (again.text, again.place) == (doc.text, doc.place)


@pytest.mark.parametrize("packing", PACK)
def test_damage_and_bombs_are_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packing: str) -> None:
    monkeypatch.setattr("lint.sources.packed.LEAST", 1000)
    body = b'{"text": "one"}\n' * 400
    sound = PACK[packing](b"".join(b'{"text": "%d"}\n' % (i * 7919) for i in range(400)))

    def problems(data: bytes, plan: Plan = PLAN) -> list[str]:
        path = tmp_path / f"x.jsonl{packing}"
        path.write_bytes(data)
        return [e.problem for e in entries(Part(File(str(path), path.name)), plan) if e.problem]

    assert problems(sound) == []
    assert problems(sound[: len(sound) // 2])[-1].startswith(f"x.jsonl{packing}: not a whole {packing} file")
    assert problems(b"no such thing")[-1].startswith(f"x.jsonl{packing}: not a whole {packing} file")
    assert "unpacks to more than 200 times its size" in problems(PACK[packing](body * 100))[-1]
    assert problems(PACK[packing](body), Plan((), "2024-06-15", max_file_size=2**20)) == []
    assert "more than 1 MB when unpacked" in problems(PACK[packing](body * 200), Plan((), "2024-06-15", max_file_size=2**20))[-1]


def test_a_damaged_file_is_never_written_back_shorter(noiselint: Run, tmp_path: Path) -> None:
    data = gzip.compress("".join(json.dumps({"text": f"Two  blanks {i * 7919}."}) + "\n" for i in range(9000)).encode())
    (tmp_path / "x.jsonl.gz").write_bytes(data[:-2000])
    done = noiselint("check", "x.jsonl.gz", "--isolated", "--no-cache", "--fix", "--select", "odd-space")
    assert done.returncode == 2
    assert "x.jsonl.gz: not a whole .gz file" in done.stderr
    assert (tmp_path / "x.jsonl.gz").read_bytes() == data[:-2000]


def test_fixing_a_packed_table_changes_what_is_wrong_and_nothing_else(noiselint: Run, tmp_path: Path) -> None:
    for packing, pack in PACK.items():
        (tmp_path / f"x.csv{packing}").write_bytes(pack(b'n,text\r\n1.0e5,"Two  ""blanks""."\r\n"2",One blank.\r\n'))
    done = noiselint("check", ".", "--isolated", "--no-cache", "--fix", "--select", "odd-space")
    assert done.returncode == 0, done.stderr
    for packing, unpack in UNPACK.items():
        assert unpack((tmp_path / f"x.csv{packing}").read_bytes()) == b'n,text\r\n1.0e5,"Two ""blanks""."\r\n"2",One blank.\r\n'


def test_a_range_knows_its_weight(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "x"}\n' * 300)
    ranges = list(Streamed(Origin(str(path), "x.jsonl"), PLAN, "jsonl", "").ranges(1000))
    assert sum(r.weight for r in ranges) == path.stat().st_size
    assert ranges[0] == Range(0, 1008, 0, 0, 1008)


def test_a_limit_on_the_command_line_and_patterns_that_no_shell_expands(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".hidden").mkdir()
    for name in ("a.txt", "b.jsonl", "deep/c.txt", "deep/d.md", ".hidden/e.txt"):
        text = "Two  blanks.\n" if name != "b.jsonl" else '{"meta": {"title": "Two  blanks."}}\n'
        (tmp_path / "in" / name).write_text(text)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "noiselint.toml").write_text('select = ["odd-space"]\ntext-fields = ["meta.title"]\n')

    def paths(*arguments: object) -> list[str]:
        done = noiselint("check", *arguments, "--output-format", "concise", "--quiet")
        return [line.partition(": ")[0] for line in (done.stdout + done.stderr).splitlines()]

    assert paths("in/*.txt", "in/b*") == ["in/a.txt:1:4", "in/b.jsonl:1 (1, meta.title 1:4)"]
    assert paths("in/**/*.txt") == ["in/a.txt:1:4", "in/deep/c.txt:1:4"]
    assert paths(str(tmp_path / "in" / "deep" / "?.md")) == ["in/deep/d.md:1:4"]
    assert "in/x*: nothing matches this pattern" in noiselint("check", "in/x*").stderr
    assert paths("in/dee[p]") == ["in/deep/c.txt:1:4"]
    (tmp_path / "in" / "a.txt").write_text("Two  blanks.\n" * 100_000)
    done = noiselint("check", "in/a.txt", "--max-file-size", "1")
    assert done.returncode == 2
    assert "in/a.txt: larger than 1 MB; raise max-file-size" in done.stderr
