"""Many tokens are found in one pass where each would be found by itself, and in time that grows with the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.language import occurrences as module
from lint.language.errors import LONGEST, head_and_tail
from lint.language.nearends import NearEnds
from lint.language.occurrences import occurrences
from lint.language.tokens import spans, strip

TEXTS = st.text(alphabet=st.sampled_from("aabé́1-.'/ \n\u2028東"), max_size=60)


@given(TEXTS, st.lists(st.text(alphabet="aabé́1-.'東 \n", min_size=1, max_size=5), max_size=12))
def test_one_pass_finds_what_a_search_for_each_finds(text: str, tokens: list[str]) -> None:
    wanted = {token for token in map(strip, tokens) if token} | {strip(run) for run in text.split()} - {""}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SHORT", -1)
        assert dict(occurrences(text, wanted)) == {token: places for token in wanted if (places := spans(text, token))}


@pytest.mark.parametrize("run", ["a-" * 200_000, "a" * 400_000, "東。" * 200_000, "'" * 400_000, "a\u0301-" * 130_000])
def test_a_long_run_is_read_once(run: str) -> None:
    found = occurrences(f"{run} end a-a", {"a-a", "end", "東", *(f"w{i}" for i in range(2_000))})
    assert found["end"] == [(len(run) + 1, len(run) + 4)]


def test_what_is_joined_hides_no_place() -> None:
    assert spans("ab-b-b", "b-b") == [(3, 6)]


@given(st.lists(st.text(alphabet="abc", min_size=LONGEST + 2, max_size=9)), st.text(alphabet="abc", min_size=1, max_size=9))
def test_words_with_nearly_the_same_ends_are_found(words: list[str], word: str) -> None:
    head, tail = head_and_tail()
    expected = {other for other in words if head(word, other) + tail(word, other) >= len(other) - LONGEST}
    assert NearEnds(words).near(word) == expected
