"""Ten thousand files that mean harm, and 50 MB in one line: no traceback, no end that does not come, nothing that reaches terminal or CI runner."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import NOISELINT

pytestmark = pytest.mark.slow
FILES = 10_000
BOMB = b"A page of a newspaper, again and again. \n" * 50_000
EVIL = [
    "\x1b[2J\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "::error::ran", "  ::add-mask::x", "##[group]ran", "##vso[task.complete]ran", "\u202egnp.exe",
    "<script>alert(1)</script>", "a\rb", "\x00", "\u2028", "::set-output name=x::y\n::warning::z", "\x7f\x08\x08", "&amp;amp;", "caf\u00c3\u00a9  ", "the the  ", "|",
]  # fmt: skip
NAMES = [
    "\x1b[31m",
    "\n::error::name",
    "::notice::",
    "##[error]",
    "a b",
    "\u202e",
    "\t",
    "'\"$(touch ran)`",
    "-rf",
    "%0A",
    "*",
    "é",
    "\udcff\udcfe",
    "x" * 200,
]
NESTED = '{"text": ' + "[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, '{"text": "deep' + "\\u005c" * 1000 + '"}'


def prose(chance: random.Random) -> str:
    pieces = (
        chance.choice((*EVIL, "The mayor of Malmö said on Monday that it had rained.", "\n", "\n\n", "\r\n", " "))
        for _ in range(chance.randrange(12))
    )
    return "".join(pieces)


def table(chance: random.Random) -> bytes:
    rows = [f'{i},"{prose(chance)}",x' for i in range(chance.randrange(4))]
    return ("id,text,n\n" + chance.choice(["\n", "\r\n", "\r"]).join(rows)).encode("utf-8", "replace")[: chance.randrange(400)]


def records(chance: random.Random) -> bytes:
    lines = [
        json.dumps({chance.choice(["id", "\x1b[1m", "::x::"]): prose(chance), "text": prose(chance)}, ensure_ascii=chance.random() < 0.5)
        for _ in range(3)
    ]
    lines.insert(
        1,
        chance.choice(
            [*NESTED, "null", "[]", '{"text": "\ud800"}', '{"text": "a", "text": "b  "}', "\x00", '{"id": 1e999, "text": "x  "}', ""]
        ),
    )
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def cut(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randrange(3)) + data[at + chance.randrange(5) :]


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    ".txt": lambda c: prose(c).encode("utf-8", "replace"),
    ".TXT": lambda c: c.randbytes(c.randrange(300)),
    ".cut.txt": lambda c: cut(prose(c).encode("utf-8", "replace"), c),
    ".wide.txt": lambda c: cut(prose(c).encode(c.choice(["utf-16", "utf-32", "utf-16-le", "cp1252", "shift_jis"]), "replace"), c),
    ".jsonl": records,
    ".ndjson": lambda c: cut(records(c), c),
    ".csv": table,
    ".tsv": lambda c: cut(table(c).replace(b",", b"\t"), c),
    ".jsonl.gz": lambda c: cut(gzip.compress(records(c)), c),
    ".txt.xz": lambda c: cut(lzma.compress(prose(c).encode("utf-8", "replace")), c),
    ".csv.bz2": lambda c: cut(bz2.compress(table(c)), c),
    ".txt.zst": lambda c: b"\x28\xb5\x2f\xfd" + c.randbytes(c.randrange(80)),
    ".parquet": lambda c: b"PAR1" + c.randbytes(c.randrange(80)) + b"PAR1",
    ".arrow": lambda c: b"ARROW1\0\0" + c.randbytes(c.randrange(80)),
}


MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None  # flushing ten thousand files to a disk takes its time


@pytest.fixture
def corpus() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        fill(Path(folder))
        yield Path(folder)


def fill(root: Path) -> None:
    seed = random.randrange(2**32)
    sys.stderr.write(f"seed {seed}\n")  # shown when a test fails
    chance = random.Random(seed)
    (root / "noiselint.toml").write_text('select = ["all"]\nmax-file-size = 1\n')
    endings = list(MAKERS)
    for i in range(FILES):
        folder = root / "texts" / f"{i % 100:02}{chance.choice(NAMES) if i % 100 == 7 else ''}"
        folder.mkdir(parents=True, exist_ok=True)
        ending = chance.choice(endings)
        name = f"{i}{chance.choice(NAMES) if chance.random() < 0.2 else ''}{ending}"
        (folder / name).write_bytes(MAKERS[ending](chance))
    odd = root / "texts" / "odd"
    odd.mkdir()
    os.mkfifo(odd / "pipe.txt")
    (odd / "loop.txt").symlink_to(odd / "loop.txt")
    (odd / "zero.txt").symlink_to("/dev/zero")
    (odd / "around").symlink_to(root)
    (odd / "bomb.txt.gz").write_bytes(gzip.compress(BOMB))
    (odd / "bomb.jsonl.xz").write_bytes(lzma.compress(b'{"text": "' + b"a" * 3_000_000 + b'"}', preset=1))
    (odd / "bomb.csv.bz2").write_bytes(bz2.compress(b"text\n" + BOMB))


def noiselint(corpus: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    env = {**{k: v for k, v in os.environ.items() if k not in ("CI", "GITHUB_ACTIONS", "FORCE_COLOR")}, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run([NOISELINT, *arguments], cwd=corpus, env=env, capture_output=True, check=False, timeout=1200)
    for name, output in (("output", done.stdout), ("errors", done.stderr)):
        text = output.decode("utf-8")
        assert "Traceback" not in text
        assert "a fault of noiselint" not in text, [line for line in text.splitlines() if "a fault" in line][:3]
        harm = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202f\u2066-\u2069\ud800-\udfff]", text)
        assert harm is None, (name, text[harm.start() - 200 : harm.end() + 20])
        assert not re.search(r"##(\[|vso\[)", text), name
        lines = [line for line in text.split("\n") if line.lstrip().startswith("::")]
        assert not lines, (name, lines[:3])
    return done


def contents(corpus: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((corpus / "texts").rglob("*")) if path.is_file() and not path.is_symlink()}


def test_ten_thousand_files(corpus: Path) -> None:
    before = contents(corpus)
    first = noiselint(corpus, "check", "texts", "--jobs", "2")
    assert first.returncode == 2
    for bomb in ("bomb.txt.gz", "bomb.jsonl.xz", "bomb.csv.bz2"):
        assert f"texts/odd/{bomb}: more than 1 MB when unpacked".encode() in first.stderr
    for output_format in ("concise", "jsonl"):
        assert noiselint(corpus, "check", "texts", "--output-format", output_format).returncode == 2
    assert contents(corpus) == before
    fixed = noiselint(corpus, "check", "texts", "--fix", "--unsafe-fixes", "--jobs", "2", "--output-format", "concise")
    assert fixed.returncode == 2
    after = contents(corpus)
    assert sum(after[path] != before[path] for path in before) > FILES / 10
    assert after.keys() == before.keys()
    noiselint(corpus, "log")
    assert noiselint(corpus, "undo").returncode == 0
    assert contents(corpus) == before
    assert not (corpus / "ran").exists()


def test_fifty_megabytes_in_a_line(tmp_path: Path) -> None:
    sentence = "The mayor of Malmö said on Monday that it had rained all day. "
    size = 50_000_000 // len(sentence)
    (tmp_path / "words.txt").write_text(sentence * size)
    (tmp_path / "letters.txt").write_text("x" * 50_000_000)
    (tmp_path / "record.jsonl").write_text('{"text": "' + sentence * size + '"}')
    done = noiselint(tmp_path, "check", ".", "--isolated", "--no-cache", "--select", "layout,encoding", "--output-format", "concise")
    assert done.returncode in (0, 1), done.stderr
    done = noiselint(tmp_path, "check", ".", "--isolated", "--no-cache", "--max-file-size", "10")
    assert done.returncode == 2
    assert done.stderr.count(b"larger than 10 MB") == 3
