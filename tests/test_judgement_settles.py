"""Two forms are never each read for the other: a fix would turn them into each other for ever."""

from __future__ import annotations

import pytest

from lint import check_text, fix_text
from lint.language.attested import no_corpus
from lint.language.candidates import Finder
from lint.language.judgement import words
from lint.language.lexicon import lexicon


def readings(word: str) -> set[str]:
    seen = words("en").look(word, no_corpus)
    return {reading.text for reading in seen.readings} if seen else set()


@pytest.mark.parametrize(
    ("one", "other"), [("videographer", "videographers"), ("emoji", "emojis"), ("otaku", "kotaku"), ("cuatro", "cuarto")]
)
def test_of_two_rare_words_at_most_one_is_read_for_the_other(one: str, other: str) -> None:
    assert not (other in readings(one) and one in readings(other))


@pytest.mark.parametrize(("one", "other"), [("bvdnoj", "bvdnej"), ("bieaklng", "bieuklng")])
def test_of_two_forms_of_one_document_at_most_one_is_read_for_the_other(one: str, other: str) -> None:
    known = lexicon("en")
    assert known is not None
    finder, here = Finder(known), {one: 2, other: 2}
    there = [{reading.text for reading in finder.local(word, here, finder.unlisted(here))} for word in (one, other)]
    assert not (other in there[0] and one in there[1])


def test_a_form_that_a_list_holds_does_not_lose_its_last_letter() -> None:
    assert "yazid i" not in readings("yazidi")


def test_letters_without_a_twin_are_told_and_left_as_they_are() -> None:
    text = "The sign said AAЬ in the rain."
    (found,) = (finding for finding in check_text(text) if finding.rule == "mixed-script")
    assert (found.text, found.fixes) == ("AAЬ", ())
    assert fix_text(text, unsafe=True).text == fix_text(text).text == text
