"""What only the corpus or the document knows speaks for readings, and never alone for noise."""

import pytest

from lint.corpus import MemoryCorpus
from lint.document import Place
from lint.language.attested import no_corpus
from lint.language.candidates import Finder
from lint.language.errors import confusions, is_swap
from lint.language.gate import gate
from lint.language.judgement import Judged, words
from lint.language.lexicon import lexicon
from lint.language.rereading import Rereader
from lint.language.spelling import placed
from lint.language.trees import Trees
from lint.language.weights import Weights, noise_logit, right_numbers, weights
from lint.linter import Survey
from lint.rows import Row, packed
from lint.stamps import Stamp
from lint.store import Store


def judged(text: str, counts: dict[str, int]) -> list[Judged]:
    odd = gate("en").odd(text)
    judge = words("en")
    suspects = {word: s for word in odd if (s := judge.suspect(word, lambda some: {w: counts[w] for w in some if w in counts})) is not None}
    return judge.judge(text, suspects, odd)


def readings(word: str, counts: dict[str, int]) -> list[str]:
    seen = words("en").look(word, lambda some: {w: counts[w] for w in some if w in counts})
    assert seen is not None
    return [reading.text for reading in seen.readings]


def test_a_name_that_several_documents_hold_is_a_reading() -> None:
    assert "zelvinsk" not in readings("Zelvinks", {})
    assert "zelvinsk" in readings("Zelvinks", {"Zelvinsk": 5})


def test_of_two_forms_only_the_rarer_is_read_for_the_other() -> None:
    counts = {"Zelvinsk": 5, "Zelvinks": 2}
    assert "zelvinks" not in readings("Zelvinsk", counts)


def test_a_name_glued_to_the_next_word_is_known_from_the_corpus() -> None:
    assert "qorvali said" in readings("Qorvalisaid", {"Qorvali": 4})
    assert "qorvali said" not in readings("Qorvalisaid", {})


@pytest.mark.parametrize("kept", ["memory", "disk"])
def test_a_key_is_shared_when_two_documents_hold_it(kept: str) -> None:
    rows = [Row(Place("a.jsonl", n), n, Survey({}, {"word": keys})) for n, keys in enumerate([("p", "q"), ("q",), ("r",)])]
    corpus: MemoryCorpus | Store = MemoryCorpus([(row.place, row.survey) for row in rows], "2026-01-01")
    if kept == "disk":
        corpus = Store(None, "/", "2026-01-01")
        corpus.add([("a.jsonl", True, Stamp(1, 2, 3), [packed(row) for row in rows])])
    assert corpus.shared("word", "pqrs") == {"q"}
    assert not corpus.shared("line", "q")


def test_letters_that_changed_places_are_a_slip_whatever_else_explains_them() -> None:
    assert is_swap("poeple", "people")
    assert is_swap("ab", "ba")
    assert not is_swap("people", "people")
    assert not is_swap("peple", "people")
    seen = words("en").look("poeple", no_corpus)
    assert seen is not None
    assert {r.error for r in seen.readings if r.text == "people"} == {"swapped"}


def test_trees_add_up_their_leaves() -> None:
    trees = Trees(
        0.5, ["size", "error_misread"], [[0, 1.0, 4, 8, -1, 2.0, 0, 0, -1, -3.0, 0, 0], [1, 0.5, 4, 8, -1, 0.25, 0, 0, -1, 1.0, 0, 0]]
    )
    assert trees.logit({"size": 1.0}, "glued") == 0.5 + 2.0 + 0.25
    assert trees.logit({"size": 1.1}, "misread") == 0.5 - 3.0 + 1.0


def test_the_mean_of_both_decides_and_no_tree_lifts_what_is_plainly_sound() -> None:
    trees = Trees(8.0, [], [])
    learnt = Weights({}, {"glued": {"bias": -2.0, "plain": -20.0}}, {}, frozenset(), trees)
    assert noise_logit(learnt, "glued", {"bias": 1.0}) == 3.0
    assert noise_logit(learnt, "glued", {"bias": 1.0, "plain": 1.0}) == -22.0


def test_shipped_trees_point_at_nodes_of_their_own() -> None:
    trees = weights().trees
    assert trees is not None
    for row in trees.rows:
        for at in range(0, len(row), 4):
            index, _, low, high = row[at : at + 4]
            assert index == -1 or (at < low < len(row) and at < high < len(row) and index < len(trees.names))


def test_what_speaks_for_a_reading_is_bounded() -> None:
    assert right_numbers(50.0, 1.0, {}) == right_numbers(90.0, 0.9999, {})


def test_a_digit_in_front_stands_for_a_small_letter_inside_a_sentence() -> None:
    judge = words("en")
    seen = judge.look("0pponent", no_corpus)
    assert seen is not None
    reading = next(r for r in seen.readings if r.text == "opponent")
    lexicon = judge._lexicon
    assert placed("He met his 0pponent.", 11, seen, reading, lexicon) == "opponent"
    assert placed("0pponent of the plan.", 0, seen, reading, lexicon) == "Opponent"
    day = judge.look("5aturday", no_corpus)
    assert day is not None
    assert placed("He came on 5aturday.", 11, day, next(r for r in day.readings if r.text == "saturday"), lexicon) == "Saturday"


def test_digits_that_complete_a_more_frequent_word_are_odd_and_footnotes_are_not() -> None:
    assert gate("en").odd("the persona1 data, note1 and Act1 of the play, item10") == {"persona1"}


def test_scanned_pages_hold_wrong_capitals_and_signs_in_words() -> None:
    judge = words("en")
    assert judge._lexicon is not None and judge._finder is not None
    reread = Rereader(judge._lexicon, judge._finder).suspect
    capital, sign, name = reread("In"), reread("wa3"), reread("Anna")
    assert capital is not None and "in" in [r.text for r in capital.readings]
    assert sign is not None and "was" in [r.text for r in sign.readings]
    assert name is None or "anna" not in [r.text for r in name.readings]


@pytest.mark.parametrize("word", ["lie", "bad", "arid", "modem", "tlie", "coming"])
def test_a_known_word_may_have_been_every_frequent_word_one_confusion_away(word: str) -> None:
    known = lexicon("en")
    assert known is not None
    least = max(4.5, known.zipf(word) + 0.5)
    near = {text for text, _ in confusions().readings(word) if known.zipf(text) >= least}
    seen = Rereader(known, Finder(known)).suspect(word)
    readings = {reading.text for reading in seen.readings if reading.text} if seen else set()
    assert readings <= near and len(readings) == min(len(near), 4)
