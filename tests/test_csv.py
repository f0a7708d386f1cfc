"""Tables of cells: read as Python's csv module reads them, rewritten one cell at a time."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint.edits import Edit
from lint.plan import Plan
from lint.sources import Entry, Origin
from lint.sources.cells import Scanner
from lint.sources.csv import entries

PLAN = Plan((), "2024-06-15")
CELLS = st.text(st.sampled_from('ab é"\n\r,;\t|’雨') | st.characters(exclude_categories=["Cs"]), max_size=12)
FORMS = st.tuples(
    st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]), st.sampled_from(["\n", "\r\n"])
)


def read(raw: bytes, plan: Plan = PLAN, name: str = "x.csv") -> list[Entry]:
    found = list(entries(io.BytesIO(raw), Origin(name, name), plan, raw))
    assert b"".join(e.raw for e in found) == raw
    return found


def rows(text: str, delimiter: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]


@given(st.lists(st.tuples(CELLS, CELLS, st.integers()), min_size=1, max_size=4), FORMS, st.booleans(), st.data())
def test_cells_are_what_csv_reads_and_an_edit_changes_one(
    table: list[tuple[str, str, int]], form: tuple[str, int, str], marked: bool, data: st.DataObject
) -> None:
    delimiter, quoting, line_end = form
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=line_end)  # type: ignore[arg-type]
    writer.writerows([("title", "text", "n"), *table])
    assume(rows(out.getvalue(), delimiter)[1:] == [[title, text, str(n)] for title, text, n in table])  # csv writes a lone \r bare
    raw = (b"\xef\xbb\xbf" if marked else b"") + out.getvalue().encode()
    found = [e for e in read(raw) if e.record]
    assert [e.problem for e in found] == [""] * len(table)
    assert [e.documents[0].text for e in found] == [text for _, text, _ in table]
    assert [e.documents[0].place.record for e in found] == [*range(1, len(table) + 1)]

    which = data.draw(st.integers(0, len(table) - 1))
    old = table[which][1]
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = data.draw(CELLS)
    encode = found[which].encode
    assert encode is not None
    assert encode({}) == found[which].raw
    changed = encode({"text": [Edit(start, end, new)]})
    title, _, n = table[which]
    assert rows(changed.decode(), delimiter) == [[title, old[:start] + new + old[end:], str(n)]]
    before, after = (_raw_cells(r.decode(), delimiter) for r in (found[which].raw, changed))
    assert (before[0], before[2]) == (after[0], after[2])
    assert before[1].startswith('"') <= after[1].startswith('"')


def _raw_cells(record: str, delimiter: str) -> list[str]:
    scanner = Scanner(delimiter)
    for line in io.StringIO(record, newline="\n"):
        scanner.complete(line)
    return [record[c.start : c.end] for c in scanner.cells()]


def test_lines_are_those_of_the_file() -> None:
    raw = b'id,title,text\nr1,"two\nlines","first\nsecond"\n\nr2,x,y\n'
    first, second = (e.documents[0] for e in read(raw) if e.record)
    assert [first.line_in_file(n) for n in (1, 2)] == [3, 4]
    assert (second.line_in_file(1), second.place.number, second.place.record) == (6, 2, "r2")
    assert second.metadata == {"id": "r2", "title": "x"}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'text,n\n"a "b" c",1\ngood,2\n', "x.csv:2: text follows a closing quote"),
        (b"text,n\na, b, c\ngood,2\n", "x.csv:2: 3 cells, but 2 columns are named"),
        (b'text,n\ngood,2\n"open,1\nx,2\n', "x.csv:3: a quote that opens in this record is never closed"),
        (b"text,n\ncaf\xc3\xa9,1\ncaf\xe9,2\ngood,2\n", "x.csv:3: not utf-8"),
    ],
)
def test_what_cannot_be_read_is_named_and_kept(raw: bytes, why: str) -> None:
    head = raw[: raw.find(b"\n", 8) + 1]  # the encoding is told from the beginning
    found = list(entries(io.BytesIO(raw), Origin("x.csv", "x.csv"), PLAN, head))
    assert b"".join(e.raw for e in found) == raw
    (problem,) = [e.problem for e in found if e.problem]
    assert problem.startswith(why)
    assert "good" in [d.text for e in found for d in e.documents]


def test_a_record_without_end_takes_no_more_memory_than_allowed() -> None:
    plan = Plan((), "2024-06-15", max_document_size=1000)
    raw = b'text\ngood\n"open\n' + b"x\n" * 5000
    found = read(raw, plan)
    assert max(len(e.raw) for e in found) <= 1002
    assert [d.text for e in found for d in e.documents] == ["good"]
    assert [e.problem[:30] for e in found if e.problem] == ["x.csv:3: a record larger than "]


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a b,1\n", Edit(1, 2, ", "), '"a, b",1\n'),
        ("a b,1\n", Edit(0, 3, ""), ",1\n"),
        ('5" pipe,1\n', Edit(0, 1, ""), '""" pipe",1\n'),
        ('"a ""b""  c",1\n', Edit(5, 7, " "), '"a ""b"" c",1\n'),
        ('"a ""b"" c",1\n', Edit(2, 5, "“b”"), '"a “b” c",1\n'),
        ('"a",1\n', Edit(0, 1, 'x"y'), '"x""y",1\n'),
    ],
)
def test_a_cell_is_quoted_as_it_was_or_where_it_must_be(before: str, edit: Edit, after: str) -> None:
    (entry,) = [e for e in read(f"text,n\n{before}".encode()) if e.record]
    assert entry.encode is not None
    assert entry.encode({"text": [edit]}).decode() == after


def test_a_record_of_one_cell_does_not_become_a_blank_line() -> None:
    (entry,) = [e for e in read(b"text\n  \n") if e.record]
    assert entry.encode is not None
    assert entry.encode({"text": [Edit(0, 2)]}) == b'""\n'


def test_tabs_semicolons_and_old_line_ends() -> None:
    assert [d.text for e in read(b"id;text\n1;a, b\n") for d in e.documents] == ["a, b"]
    assert [d.text for e in read(b"id\ttext\n1\ta, b\n", name="x.tsv.gz") for d in e.documents] == ["a, b"]
    raw = "id\ttext\r\n1\tRegen  in Köln\r\n".encode("utf-16")
    buffered = io.BufferedReader(io.BytesIO(raw))  # type: ignore[arg-type]
    found = list(entries(buffered, Origin("x.tsv", "x.tsv"), PLAN, raw))  # type: ignore[arg-type]
    assert b"".join(e.raw for e in found) == raw
    assert [d.text for e in found for d in e.documents] == ["Regen  in Köln"]
    assert found[1].encode is not None
    assert found[0].raw + found[1].encode({"text": [Edit(5, 7, " ")]}) == "id\ttext\r\n1\tRegen in Köln\r\n".encode("utf-16")
