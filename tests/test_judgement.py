"""Odd words: noise is found and mended, names are left alone."""

import itertools
from dataclasses import replace

import pytest

from lint.language.attested import no_corpus
from lint.language.gate import gate
from lint.language.judgement import Judged, fix_safety, is_scanned, words


def judged(text: str, language: str = "en") -> list[Judged]:
    odd = gate(language).odd(text)
    judge = words(language)
    suspects = {word: s for word in odd if (s := judge.suspect(word, no_corpus)) is not None}
    return judge.judge(text, suspects, odd)


NOISE = {
    "The Department of Foreign Affaxjmtzywirs said on Monday that talks would go on.": ("corrupted", "Affairs"),
    "She was norakxmally the first to arrive at the office in the morning.": ("corrupted", "normally"),
    "He told reporters that the govemment would publish the figures next week.": ("misread", "government"),
    "He said tbe police had closed the road to the harbour.": ("misread", "the"),
    "The poeple of the town voted against the plan last year.": ("misspelled", "people"),
    "She thinks thatthe new bridge will open in the spring.": ("glued", "that the"),
    "It was a question for the bankThe chairman said nothing more about it.": ("glued", "bank The"),
}


@pytest.mark.parametrize("text", NOISE)
def test_noise_is_found_and_the_first_proposal_is_right(text: str) -> None:
    kind, right = NOISE[text]
    (found,) = judged(text)
    assert (found.kind, found.proposals[0].text) == (kind, right)
    assert 0.0 < found.proposals[0].confidence <= found.confidence <= 1.0


@pytest.mark.parametrize(("word", "reading"), [("Internatreconal", "international"), ("Ahoastralia", "australia")])
def test_a_damaged_word_with_a_capital_is_read_though_its_letters_might_be_those_of_a_name(word: str, reading: str) -> None:
    seen = words("en").suspect(word, no_corpus)
    assert seen is not None and seen.readings[0].text == reading


NAMES = [
    "Wojciechowski",
    "Ngcobo",
    "Mkhwanazi",
    "Nguyen",
    "Okonkwo",
    "Szczepański",
    "Krätschmer",
    "Ramaswamy",
    "Xiuying",
    "Yamaguchi",
    "Guðmundsdóttir",
    "Papadopoulos",
    "Tkachenko",
    "Al-Mutairi",
    "Quispe",
    "Nakamura",
    "Ogunleye",
    "Ferreira",
    "O'Shaughnessy",
    "McGillicuddy",
    "Zhang",
    "Đorđević",
    "Vlahović",
    "Mbeki",
    "Siosaia",
    "Tūhoe",
    "Llewellyn",
    "Chukwuemeka",
    "Bhattacharya",
    "Jayawardene",
    "Kipchoge",
    "Berdimuhamedow",
    "Ólafsson",
    "Szabó",
    "Iliescu",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_from_everywhere_are_sound(name: str) -> None:
    assert judged(f"The minister met Mr {name} in the capital, and {name} later thanked her for the visit.") == []


def test_spans_are_in_order_and_within_the_text() -> None:
    text = "The poeple said thatthe govemment wuold not pay, and the poeple left."
    found = judged(text)
    assert [text[j.start : j.end] for j in found][:3] == ["poeple", "thatthe", "govemment"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_possessive_ending_and_capitals_are_kept() -> None:
    (found,) = judged("It was the Govemment's plan to publish the figures, officials said.")
    assert found.proposals[0].text == "Government's"


def test_language_without_word_list_is_left_alone() -> None:
    assert judged("Hierdie sin is heeltemal korrek en xqzvkwp staan daarin.", "af") == []


def test_only_first_proposals_may_be_applied() -> None:
    (found,) = judged("He told reporters that the govemment would publish the figures next week.")
    assert fix_safety(found, 0) in ("safe", "unsafe")
    assert {fix_safety(found, rank) for rank in range(1, len(found.proposals))} <= {"show"}


def test_a_scanned_corpus_is_told_by_its_witnesses() -> None:
    assert is_scanned(lambda word: 3 if word == "tbe" else 0, 100)
    assert not is_scanned(lambda word: 3 if word == "tbe" else 0, 1000)
    assert not is_scanned(lambda word: 1, 10)
    assert not is_scanned(lambda word: 20 if word in ("nd", "ly", "bas", "ed", "lt") else 0, 1000), "dialect and abbreviations"


def test_known_words_are_doubted_in_scanned_corpora_only() -> None:
    text = "He bad been in the house for two hours when lie heard a noise."
    judge = words("en")
    assert judge.judge(text, {}, ()) == []
    assert "had" in [j.proposals[0].text for j in judge.judge(text, {}, (), scanned=True)]


def test_letters_that_were_put_into_a_word_are_taken_out_safely_and_nothing_else_is() -> None:
    (put_in,) = judged("Canada’s Foreign Affaxjmtzywirs Minister has an open invitation to visit Moscow again this spring.")
    (slip,) = judged("The poeple of the town voted against the plan last year.")
    assert (fix_safety(put_in, 0), fix_safety(slip, 0)) == ("safe", "unsafe")
    assert put_in.proposals[0].confidence < slip.proposals[0].confidence + 0.05
    for other in ({"scanned": 1.0}, {"best_kept": 0.9}, {"best_at_end": 1.0}):
        assert fix_safety(replace(put_in, evidence={**put_in.evidence, **other}), 0) == "unsafe", "not measured"
