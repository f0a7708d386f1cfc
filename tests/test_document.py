"""The views of a document, against the long way to each."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.document import Document
from lint.phrases.pack import normal_line

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
        patch.setattr("lint.document.MOST_RUNS", 3)
        doc = Document(text)
        assert doc.runs == doc.runs == text.split()
        assert (doc.runs is doc.runs) == (len(text.split()) <= 3)
        assert doc.words == len(text.split())


@pytest.mark.parametrize("line", ["No 12 of 1,000 today", "№ 12 von 1.000", "no number", "keine Zahl “hier”", "٣ days"])
def test_numbers_of_a_line_are_looked_up_as_one_sign(line: str) -> None:
    long_way = re.sub(r"\d+(?:[.,’' ]\d+)*", "#", " ".join(line.casefold().split()))
    assert normal_line(line) == long_way
