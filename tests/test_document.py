"""The views of a document, against the long way to each."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.document import Document
from lint.phrases.pack import normal_line
from lint.stretches import stretches

TEXTS = st.text("ab \t\n\r\u00a0\u2028\x0c", max_size=30)


@given(TEXTS)
@example("")
@example("\n")
@example("a\n\n")
@example("a\r\n\rb\n")
def test_lines_are_what_stands_between_line_breaks(text: str) -> None:
    breaks = [(m.start(), m.end()) for m in re.finditer(r"\r\n|\r|\n", text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    expected = list(zip(starts, ends, strict=True))
    if len(expected) > 1 and expected[-1] == (len(text), len(text)):
        expected.pop()
    doc = Document(text)
    assert [(line.start, line.end) for line in doc.lines] == expected
    assert all(line.text == text[line.start : line.end] for line in (*doc.lines, *doc.paragraphs))
    assert [p.text for p in doc.paragraphs] == [body for start, end in expected if (body := text[start:end].strip())]
    for at in range(len(text)):
        line, column = doc.position(at)
        assert starts[line - 1] + column - 1 == at


@given(TEXTS)
def test_runs_are_the_same_whether_they_are_held_or_not(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lint.document.LONG", 9)
        doc = Document(text)
        assert list(doc.runs) == list(doc.runs) == text.split()
        assert doc.words == len(text.split())
        assert (doc.runs is doc.runs) == (len(text) <= 9)


@given(st.text("ab\u2028\x1c\x85\x00\xa0 \n", max_size=60), st.integers(1, 20))
def test_stretches_are_cut_where_words_are(text: str, size: int) -> None:
    for one, pieces in ((text, [*stretches(text, size)]), (text.encode(), [*stretches(text.encode(), size)])):
        assert one[:0].join(pieces) == one  # type: ignore[arg-type]
        assert [run for piece in pieces for run in piece.split()] == one.split()
        longest = max(map(len, one.split()), default=0)
        assert all(len(piece) <= size + longest for piece in pieces)


@pytest.mark.parametrize("line", ["No 12 of 1,000 today", "№ 12 von 1.000", "no number", "keine Zahl “hier”", "٣ days"])
def test_numbers_of_a_line_are_looked_up_as_one_sign(line: str) -> None:
    long_way = re.sub(r"\d+(?:[.,’' ]\d+)*", "#", " ".join(line.casefold().split()))
    assert normal_line(line) == long_way
