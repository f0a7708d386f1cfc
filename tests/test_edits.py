"""Edits do what they say and nothing else; settling ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.edits import Edit, Fix, Proposed, Safety, Stage, select
from lint.pieces import Pieces, apply
from lint.removal import removal
from lint.settle import settle

TEXTS = st.text("ab \n\r\t“é漢", max_size=30)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return [Edit(a, b, draw(st.text("XY", min_size=1, max_size=2))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


def proposed(*edits: Edit, stage: Stage = Stage.WORDS, rule: str = "r") -> Proposed:
    return Proposed(stage, rule, Fix(edits, Safety.SAFE))


@given(TEXTS, st.data())
def test_edits_change_their_spans_only(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    expected, at = "", 0
    for edit in edits:
        expected += text[at : edit.start] + edit.replacement
        at = edit.end
    assert apply(text, edits) == expected + text[at:]


@given(TEXTS, st.data())
def test_edits_of_several_rounds_are_the_edits_of_the_original(text: str, data: st.DataObject) -> None:
    pieces = Pieces(text)
    for _ in range(3):
        pieces.edit(data.draw(edits_of(pieces.text)))
    assert apply(text, pieces.edits()) == pieces.text
    assert all(a.end < b.start for a, b in pairwise(pieces.edits()))


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.sampled_from(["", "x"])), max_size=15))
def test_selected_fixes_never_collide(raw: list[tuple[int, int, str]]) -> None:
    chosen = select(proposed(Edit(start, start + size, new)) for start, size, new in raw)
    edits = sorted(p.fix.edits[0] for p in chosen)
    for a, b in pairwise(edits):
        assert a.end < b.start or (a.deletes and b.deletes)


def test_the_lowest_stage_goes_first_and_whole_fixes_only() -> None:
    words = proposed(Edit(0, 1, "x"))
    layout = proposed(Edit(5, 6, "y"), Edit(9, 10, "z"), stage=Stage.LAYOUT)
    clash = proposed(Edit(10, 11, "q"), Edit(20, 21, "r"), stage=Stage.LAYOUT)
    assert select([words, clash, layout]) == [layout]


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("A\n\nX\n\nB", "X", "A\n\nB"),
        ("A\nX\nB", "X", "A\nB"),
        ("A\n\nX\nB", "X", "A\n\nB"),
        ("A\nX\n\nB", "X", "A\n\nB"),
        ("A\n\nX", "X", "A"),
        ("A\n\nX\n", "X", "A\n"),
        ("X\n\nA", "X", "A"),
        ("a X b", "X", "a b"),
        ("a X\nb", "X", "a\nb"),
        ("X b", "X", "b"),
        ("A\r\n\r\nX\r\n\r\nB", "X", "A\r\n\r\nB"),
        ("A\r\n\r\nX\r\n", "X", "A\r\n"),
        ("X", "X", ""),
        ("aXb", "X", "ab"),
        ("A\n \nX  \n  \nB", "X", "A\n \nB"),
    ],
)
def test_removal_leaves_no_gap(text: str, gone: str, left: str) -> None:
    at = text.index(gone)
    start, end = removal(text, at, at + len(gone))
    assert text[:start] + text[end:] == left


@given(TEXTS, st.data())
def test_removal_takes_only_white_space_along_and_is_stable(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    start, end = removal(text, low, high)
    assert removal(text, start, end) == (start, end)
    assert "".join((text[:start] + text[end:]).split()) == "".join((text[:low] + text[high:]).split())


def test_removing_neighbours_at_the_end_leaves_nothing_behind() -> None:
    text = "A\n\nX\n\nY\n"
    assert apply(text, [Edit(*removal(text, 3, 4)), Edit(*removal(text, 6, 7))]) == "A\n"
    text = "A\n\nX\nY"
    assert apply(text, [Edit(*removal(text, 3, 4)), Edit(*removal(text, 5, 6))]) == "A"


def test_settling_goes_on_until_nothing_is_left() -> None:
    done = settle("aaaa", lambda text: [proposed(Edit(0, 2, "a"))] if text.startswith("aa") else [])
    assert (done.text, done.unsettled) == ("a", ())
    assert apply("aaaa", done.edits) == "a"


def test_rules_that_undo_each_other_leave_the_text_as_it_was() -> None:
    done = settle("a", lambda text: [proposed(Edit(0, 1, "b"), rule="one")] if text == "a" else [proposed(Edit(0, 1, "a"), rule="two")])
    assert (done.text, done.edits, done.unsettled) == ("a", (), ("two",))


def test_a_text_that_grows_for_ever_is_left_alone() -> None:
    done = settle("a", lambda text: [proposed(Edit(0, 0, "x"), rule="grower")])
    assert (done.text, done.unsettled) == ("a", ("grower",))
