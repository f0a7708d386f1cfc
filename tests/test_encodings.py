"""Texts in any encoding: read, and written back in the same one or not at all."""

from __future__ import annotations

import codecs
import io
import json
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, findings
from lint.edits import Edit
from lint.plan import Plan
from lint.sources import Origin
from lint.sources.encoding import encoding_of
from lint.sources.jsonl import entries as records
from lint.sources.text import entries

PLAN = Plan((), "2024-06-15")


def is_text(name: str) -> bool:
    try:
        return "a".encode(name).decode(name) == "a"
    except (LookupError, UnicodeError):
        return False


ENCODINGS = sorted({codecs.lookup(name).name for name in aliases.values() if is_text(name)})
MARKS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE]
OF_MARK = dict(zip(MARKS[1:], ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"], strict=True))


@given(st.text(), st.sampled_from(ENCODINGS), st.sampled_from(MARKS), st.data())
def test_only_the_edited_characters_change_in_any_encoding(text: str, name: str, mark: bytes, data: st.DataObject) -> None:
    name = OF_MARK.get(mark, name)
    raw = mark + text.encode(name, "ignore")
    (entry,) = entries(io.BytesIO(raw), Origin("x.txt", "x.txt", name), PLAN)
    if entry.problem:
        assert entry.raw == raw
        assert not entry.documents
        return
    (doc,) = entry.documents
    assert entry.encode is not None
    assert entry.encode({}) == raw
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    try:
        changed = entry.encode({None: [Edit(start, end, "a")]})
    except UnicodeEncodeError:
        return
    (again,) = entries(io.BytesIO(changed), Origin("x.txt", "x.txt", name), PLAN)
    if not again.problem and name not in ("utf-7", "iso2022_kr", "hz"):  # where an edit may change how its neighbours are read
        assert again.documents[0].text == doc.text[:start] + "a" + doc.text[end:]


@pytest.mark.parametrize(
    "name", ["cp1252", "latin-1", "koi8-r", "shift_jis", "gb18030", "utf-16", "utf-16-le", "utf-32-be", "cp037", "utf-8"]
)
def test_what_is_configured_is_read_and_written(noiselint: Run, tmp_path: Path, name: str) -> None:
    text = (
        "Two  blanks, 日本。\r\n" if name in ("shift_jis", "gb18030") else "Two  blanks, Дом.\n" if name == "koi8-r" else "Two  blanks.\r"
    )
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_bytes(text.encode(name))
    (tmp_path / "b.txt").write_text("Zwei  Fälle.\n", encoding="latin-1")
    (tmp_path / "noiselint.toml").write_text(f'encoding = "latin-1"\n[per-path-encoding]\n"old/*.txt" = "{name}"\n')
    done = noiselint("check", ".", "--no-cache", "--fix", "--select", "odd-space")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "old" / "a.txt").read_bytes() == text.replace("  ", " ").encode(name)
    assert (tmp_path / "b.txt").read_bytes() == "Zwei Fälle.\n".encode("latin-1")


def test_bytes_that_are_not_what_is_configured_stay(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Two  blanks \x81\x8d.\n")
    (tmp_path / "noiselint.toml").write_text('encoding = "cp1252"\n')
    done = noiselint("check", "a.txt", "--no-cache", "--fix", "--select", "odd-space")
    assert done.returncode == 2
    assert "a.txt: its bytes are not cp1252, which the configuration names" in done.stderr
    assert (tmp_path / "a.txt").read_bytes() == b"Two  blanks \x81\x8d.\n"


def test_an_unknown_encoding_is_an_error_that_says_what_was_meant(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "noiselint.toml").write_text('encoding = "utf_9"\n')
    assert "encoding: Python knows no text encoding 'utf_9'; did you mean 'utf-" in noiselint("check", ".").stderr
    (tmp_path / "noiselint.toml").write_text('[per-path-encoding]\n"a.txt" = "zlib"\n')
    assert "per-path-encoding.a.txt: Python knows no text encoding 'zlib'" in noiselint("check", ".").stderr


def test_a_table_tells_its_encoding_once(noiselint: Run, tmp_path: Path) -> None:
    rows = "".join(f"{i};Der Müller aß süße Äpfel  und schöne Früchte für Jürgen\n" for i in range(50))
    (tmp_path / "a.csv").write_text("id;text\n" + rows, encoding="cp1252")
    done = noiselint("check", "a.csv", "--isolated", "--no-cache", "--select", "not-utf8,odd-space", "--output-format", "jsonl")
    assert [f["rule"] for f in findings(done)].count("not-utf8") == 1
    assert [f["rule"] for f in findings(done)].count("odd-space") == 50


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_json_lines_are_read_in_what_is_configured(name: str) -> None:
    lines = [json.dumps({"text": f"Ein Käse  ਊ{i}" if name != "cp1252" else f"Ein Käse  {i}"}, ensure_ascii=False) + "\n" for i in range(5)]
    raw = "".join(lines).encode(name)
    stream = io.BufferedReader(io.BytesIO(raw), 7)  # type: ignore[arg-type]
    found = list(records(stream, Origin("x.jsonl", "x.jsonl", name), PLAN, raw))  # type: ignore[arg-type]
    assert b"".join(e.raw for e in found) == raw
    assert [d.text[:9] for e in found for d in e.documents] == ["Ein Käse "] * 5
    changed = b"".join(e.encode({"text": [Edit(8, 10, " ")]}) for e in found if e.encode)
    assert changed == "".join(lines).replace("  ", " ").encode(name)


def test_what_an_encoding_lacks_is_escaped_in_json() -> None:
    raw = '{"text": "Ein Käse  da"}\n'.encode("cp1252")
    (entry,) = records(io.BytesIO(raw), Origin("x.jsonl", "x.jsonl", "cp1252"), PLAN, raw)
    assert entry.encode is not None
    assert entry.encode({"text": [Edit(8, 10, "雨ä")]}) == '{"text": "Ein Käse\\u96e8\\u00e4da"}\n'.encode("cp1252")


def test_utf_16_without_a_mark_and_binary_files() -> None:
    for name in ("utf-16-le", "utf-16-be"):
        told = encoding_of("Plain words of an article.\n".encode(name), "")
        assert told is not None and told.name == name
    assert encoding_of(bytes(range(256)) * 4, "") is None
    assert encoding_of(b"PK\x03\x04\xff\xfe\x00", "") is None


@pytest.mark.parametrize("size", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 2**18])
def test_a_text_is_read_whole_however_long_it_is(size: int) -> None:
    raw = b"x" * size
    (entry,) = entries(io.BytesIO(raw), Origin("a.txt", "a.txt"), PLAN)
    assert entry.raw == raw
    assert entry.documents[0].text == raw.decode()
