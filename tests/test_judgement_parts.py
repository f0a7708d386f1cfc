"""The parts of the judgement: error costs, readings, capitals, context, names, seams."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.edits import Stage
from lint.language.attested import no_corpus
from lint.language.certain import certain
from lint.language.context import pairs
from lint.language.errors import confusions, is_slip
from lint.language.judgement import words
from lint.language.names import BASE, LONGEST, STEP, _tables, codes, likeness
from lint.language.recase import recase
from lint.wordrule import WordRule


def test_frequent_confusions_cost_less_than_arbitrary_ones() -> None:
    model = confusions()
    assert model.cost("govemment", "government") < model.cost("govezzment", "government")
    assert model.cost("tbe", "the") < model.cost("tqe", "the")
    assert model.cost("the", "the") == 0.0


def test_readings_undo_one_confusion() -> None:
    found = dict(confusions().readings("govemment"))
    assert "government" in found
    assert "govemment" not in found or found["govemment"] > 0


@pytest.mark.parametrize(
    ("noisy", "true", "slip"),
    [("recieve", "receive", True), ("goverment", "government", True), ("govemment", "government", False), ("tbe", "the", False)],
)
def test_slips_of_the_pen_are_told_from_misread_letters(noisy: str, true: str, slip: bool) -> None:
    assert is_slip(noisy, true) is slip


@pytest.mark.parametrize(
    ("word", "reading", "spelled"),
    [
        ("Affaxjmtzywirs", "affairs", "Affairs"),
        ("McCalren", "mcclaren", "McClaren"),
        ("GOVEMMENT", "government", "GOVERNMENT"),
        ("5pider", "spider", "Spider"),
        ("tbe", "the", "the"),
    ],
)
def test_readings_keep_the_capitals_of_the_word(word: str, reading: str, spelled: str) -> None:
    assert recase(word, reading) == spelled


def test_neighbours_that_belong_together_fit_better() -> None:
    table = pairs("en")
    assert table is not None
    assert table.fit("of", "the", -4.0, -3.0) > table.fit("the", "of", -3.0, -4.0)
    assert pairs("xx") is None


def test_foreign_names_look_natural_and_noise_does_not() -> None:
    assert likeness("wojciechowski")[1] > likeness("affaxjmtzywirs")[1]
    assert likeness("Москва") == likeness("東京")


@given(st.text("abcdefgimnorstuwxyzéß", min_size=2, max_size=400))
def test_letters_are_scored_in_the_language_that_likes_them_best(word: str) -> None:
    row = codes(word)[:LONGEST]
    places = [(a * BASE + b) * BASE + c for a, b, c in zip(row, row[1:], row[2:], strict=False)]
    dearest = min(sum(table[place] for place in places) for table in _tables())
    assert likeness(word)[0] == -dearest / (STEP * len(places))


def test_two_scripts_and_a_lost_blank_need_no_weighing() -> None:
    mixed = certain("Мoscow")
    assert mixed is not None and mixed.text == "moscow"
    blank = certain("brain.The")
    assert blank is not None and blank.text == "brain. The"
    assert certain("Moscow") is None


def test_allowed_words_are_sound() -> None:
    assert words("en").suspect("govemment", no_corpus) is not None
    assert words("en", frozenset({"govemment"})).suspect("govemment", no_corpus) is None


def test_explanation_is_plain_data() -> None:
    told = words("en").explain("govemment")
    assert told["verdict"] == "misread"
    assert json.loads(json.dumps(told)) == told
    assert words("en").explain("government")["sound"] is True


def test_hostile_words_do_not_crash_or_hang() -> None:
    for word in ("a" * 5000, "\ud800bc", "x" * 40, "'" * 30, "q0" * 15, "İstanbuL"):
        words("en").suspect(word, no_corpus)


def test_language_and_odd_words_are_recalled_from_the_keys_of_the_survey() -> None:
    class AnyWord(WordRule):
        takes, says, stage = "misread", "", Stage.WORDS

    text = "The governxjkment said that 12:30 was too late, and tbe end.Rain fell on the valley all day long."
    surveyed, read_again = Document(text), Document(text)
    AnyWord().recall(read_again, AnyWord().keys(surveyed))
    assert vars(read_again)["language"] == surveyed.language == "en"
    assert vars(read_again)["odd_words"] == surveyed.odd_words != frozenset()
