"""Rewriting a record changes characters inside one string; every other byte stays."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.edits import Edit
from lint.plan import Plan
from lint.sources import Origin, Range
from lint.sources.jsonl import entries
from lint.sources.jsonstring import members, patched, values

PLAN = Plan((), "2024-06-15")
X = Origin("x.jsonl", "x.jsonl")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=6), st.booleans(), st.sampled_from([None, 1]))
def test_members_are_what_json_reads(record: dict[str, object], ascii_only: bool, indent: int | None) -> None:
    line = json.dumps(record, ensure_ascii=ascii_only, indent=indent)
    found = {m.path: m for m in members(line)}
    for key, value in record.items():
        if "." not in key:
            assert found[key].value == value or any(k.startswith(key + ".") or "." in k for k in record)
            assert json.loads(line[found[key].start : found[key].end]) == found[key].value


@given(
    st.dictionaries(st.text(max_size=6), VALUES, max_size=6),
    st.sampled_from(['{"text": "a", "text": "b"}', "{}", '{"a": 1,}', "[1]", "7 "]),
)
def test_values_are_those_of_the_members(record: dict[str, object], odd: str) -> None:
    line = json.dumps(record)
    assert values(line) == {m.path: m.value for m in members(line)}
    try:
        found = {m.path: m.value for m in members(odd)}
    except ValueError as error:
        with pytest.raises(ValueError, match=re.escape(str(error))):
            values(odd)
    else:
        assert values(odd) == found


def test_only_the_wanted_records_need_have_their_texts() -> None:
    raw = b"".join(b'{"text": "%d"}\n' % number for number in range(1, 6))
    every, some = (list(entries(io.BytesIO(raw), X, PLAN, where=Range(only=only))) for only in (None, frozenset({2, 5})))
    assert [(e.raw, e.offset, e.record) for e in some] == [(e.raw, e.offset, e.record) for e in every]
    assert [(d.place.number, d.text) for e in some for d in e.documents] == [(2, "2"), (5, "5")]


@given(st.text(), st.text(max_size=4), st.booleans(), st.data())
def test_a_patched_literal_reads_as_the_edited_text(text: str, new: str, ascii_only: bool, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    literal = json.dumps(text, ensure_ascii=ascii_only)
    assert json.loads(patched(literal, [Edit(start, end, new)], ascii_only)) == text[:start] + new + text[end:]


def test_unchanged_escapes_keep_their_spelling() -> None:
    literal = r'"h\u00e9\ud83d\ude00\n\/ teh \u0041"'
    assert patched(literal, [Edit(6, 9, "the")], True) == r'"h\u00e9\ud83d\ude00\n\/ the \u0041"'


@pytest.mark.parametrize(
    "line",
    [
        r'{"text": "a b",  "n": 9007199254740993, "f": 1.0e5, "x": NaN, "text2": "\u2028"}',
        r'{"id":1,"text":"first","text":"a b"}',
        '\t{ "text" : "a b" , "é":"\u2028" } \r',
        r'{"text":"a b \ud83d lone"}',
    ],
)
def test_everything_but_the_edited_string_stays(line: str) -> None:
    raw = line.encode("utf-8") + b"\n"
    (entry,) = entries(io.BytesIO(raw), X, PLAN)
    assert entry.encode is not None
    at = entry.documents[0].text.index(" ")
    new = entry.encode({"text": [Edit(at, at + 1, "_")]})
    assert new == raw.replace(b"a b", b"a_b")
    assert entry.encode({}) == raw


def test_broken_records_are_named_and_kept() -> None:
    raw = b'\xef\xbb\xbf{"text": "one"}\nnot json\n\n[1]\n{"text": "\xff"}\n{"text": 3}\n{"text": "two"'
    found = list(entries(io.BytesIO(raw), X, PLAN, raw))
    assert b"".join(e.raw for e in found) == raw
    assert [e.problem.partition(": ")[0] for e in found if e.problem] == ["x.jsonl:2", "x.jsonl:4", "x.jsonl:5", "x.jsonl:7"]
    assert [d.text for e in found for d in e.documents] == ["one"]


def test_metadata_and_id_come_under_their_usual_names() -> None:
    raw = json.dumps({"uuid": "u1", "maintext": "Body.", "title": "Head", "date_publish": "2020-01-02", "authors": ["Ana", "Bo"]}).encode()
    (entry,) = entries(io.BytesIO(raw), X, PLAN)
    (doc,) = entry.documents
    assert (doc.place.record, doc.place.field, doc.text) == ("u1", "maintext", "Body.")
    assert doc.metadata == {"id": "u1", "title": "Head", "date": "2020-01-02", "authors": "Ana, Bo"}


def test_configured_fields_may_be_several_and_nested() -> None:
    raw = b'{"meta": {"head": "A \\u00e9"}, "text": "B", "n": 1}\n'
    plan = Plan((), "2024-06-15", text_fields=("text", "meta.head"))
    (entry,) = entries(io.BytesIO(raw), X, plan)
    assert [(d.place.field, d.text) for d in entry.documents] == [("text", "B"), ("meta.head", "A é")]
    assert entry.encode is not None
    assert (
        entry.encode({"meta.head": [Edit(0, 1, "Ä")], "text": [Edit(0, 1, "C")]})
        == b'{"meta": {"head": "\\u00c4 \\u00e9"}, "text": "C", "n": 1}\n'
    )
