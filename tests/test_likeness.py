"""The parts of comparison: folding, sketches, headlines without marks and tails, shares and the passages that differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import Document, compare_texts, digest, folded, sketch_keys, stem_of

STORY = (
    "The council of Brackwater voted on Thursday to close the swimming baths after the summer, because repairs would cost millions. "
    "Campaigners had gathered outside the town hall and asked for another year in which to raise the money themselves.\n"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The “Ferry”  sails\u00a0again…", 'the "ferry" sails again'),
        ("Straße", "STRASSE"),
        ("Cafe\u0301 de\nla Paix", "café de la paix"),
        ("o\u2019clock", "O'CLOCK"),
        ("ﬁne ＡＢＣ", "fine abc"),
    ],
)
def test_case_composition_and_typography_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_can_be_sketched_and_compared(text: str) -> None:
    doc = Document(text)
    assert len(sketch_keys(doc)) <= 24
    assert len(digest(doc)) == 24
    assert 0 <= compare_texts(doc, Document(STORY)).contained <= 1


def test_lone_surrogates_are_text_like_any_other() -> None:
    doc = Document(STORY + "\ud83d")
    assert sketch_keys(doc) and digest(doc)
    assert compare_texts(doc, Document(STORY)).contained == 1


@pytest.mark.parametrize("run", ["a", " ", "b", "-", "港", "|", "\n", "1 "])
def test_long_runs_of_one_character_are_soon_done(run: str) -> None:
    doc = Document(run * 1_000_000)
    assert len(sketch_keys(doc)) <= 1
    assert stem_of(run * 100_000).versions == ()


@pytest.mark.parametrize(
    ("headline", "words", "versions"),
    [
        ("RPT-UPDATE 1-Port reopens after wreck", "port reopens after wreck", ("RPT", "UPDATE 1")),
        ("CORRECTED-(OFFICIAL)-Port reopens", "port reopens", ("CORRECTED",)),
        ("WATCH: Seal rides the ferry | Gazette.example", "seal rides the ferry", ()),
        ("Порт снова открыт для судов :: Общество :: ГАЗЕТА", "порт снова открыт для судов", ()),
        ("Port reopens after wreck - The Island Gazette", "port reopens after wreck", ()),
        ("A day out - and a night in", "a day out and a night in", ()),
        ("Repeat offenders face jail", "repeat offenders face jail", ()),
        ("Update on the port", "update on the port", ()),
    ],
)
def test_headlines_lose_marks_and_tails_and_nothing_else(headline: str, words: str, versions: tuple[str, ...]) -> None:
    assert (stem_of(headline).words, stem_of(headline).versions) == (words, versions)


def test_shares_say_which_text_contains_the_other_and_what_differs() -> None:
    added = "Nobody from the leisure park was willing to comment before the next meeting."
    long, short = Document(STORY + added), Document(STORY)
    found = compare_texts(long, short)
    assert found.other_share == 1
    assert 0.6 < found.share < 0.8
    assert [long.text[start:end] for start, end in found.only_here] == [added[:-1]]
    assert found.only_there == ()


def test_paragraphs_in_another_order_are_shared_all_the_same() -> None:
    first, second = STORY.split(". ")
    assert compare_texts(Document(STORY), Document(f"{second}\n{first}.\n")).contained > 0.9


def test_a_text_with_other_names_and_figures_is_a_form() -> None:
    other = STORY.replace("Brackwater", "Dunholm").replace("Thursday", "Monday")
    many = "At Brackwater the ferry of Captain Souza sailed at 9 with 41 guests for Estford and Mr Haddad paid 17 crowns to Ms Okafor. "
    filled = "At Dunholm the ferry of Captain Novak sailed at 7 with 36 guests for Wickby and Mr Petrov paid 23 crowns to Ms Tanaka. "
    assert not compare_texts(Document(STORY), Document(other)).form
    assert compare_texts(Document(many * 3), Document(filled * 3)).form


words = st.lists(st.sampled_from(["port", "sea", "boat", "rain", "wind", "snow", "12", "1ate"]), max_size=60)


@given(words, words)
def test_every_word_of_a_run_of_three_that_both_texts_have_is_shared(one: list[str], other: list[str]) -> None:
    there = {tuple(other[at : at + 3]) for at in range(len(other) - 2)}
    shared = {at + step for at in range(len(one) - 2) for step in range(3) if tuple(one[at : at + 3]) in there}
    found = compare_texts(Document(" ".join(one)), Document(" ".join(other)))
    assert round(found.share * len(one)) >= len(shared)
