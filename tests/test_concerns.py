"""What a rule says does not concern it, it has nothing to say of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint import Document
from rules.tokens.scattered_letters import ScatteredLetters

runs = st.lists(st.sampled_from(["M", "O", "S", "m", "é", "1", "word", "(S", "O)", "x" * 300]), max_size=14)


@given(runs, st.sampled_from([" ", "\u00a0", "\n"]), st.integers(1, 8))
def test_rows_of_single_letters_concern_scattered_letters(some: list[str], blank: str, letters: int) -> None:
    rule, doc = ScatteredLetters(letters=letters), Document(blank.join(some))
    assert rule.concerns(doc) or not list(rule.check(doc))
