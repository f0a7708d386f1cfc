"""Sound text that looks odd: names in short texts, old and dialect forms, passages of other languages, abbreviations."""

import pytest

from lint.language.attested import no_corpus
from lint.language.gate import gate
from lint.language.judgement import Judged, fix_safety, words
from lint.language.leniency import relief
from lint.language.lexicon import lexicon
from lint.language.oldforms import is_old_form


def judged(text: str, language: str = "en") -> list[Judged]:
    odd = gate(language).odd(text)
    judge = words(language)
    suspects = {word: s for word in odd if (s := judge.suspect(word, no_corpus)) is not None}
    return judge.judge(text, suspects, odd)


NAMED = [
    "Mrs Szczepańska-Wójcik and Mr Þorvaldsson spoke with Xiuying Zhang and Oluwaseun Adébáyọ̀.",
    "An α-helix, the μTorrent client and the Ω-meter.",
    "Dr Nomvuyiseko Dlamini and Sir Tafadzwa Chigumbura opened the clinic.",
    "Goalkeeper Guðlaugur Þórðarson saved a penalty from Ousmane Diarrassouba.",
    "Chief Ogbonnaya Nwachukwu thanked Sister Immaculée Uwimana.",
    "Mr Bhaskarendra Pillai lives in Thiruvananthapuram with Ms Lakshmipriya Iyer.",
    "Ms Tuilagi Faleolo and Mr Kealoha Keawe sailed from Apia.",
    "Judge Cuauhtémoc Xicoténcatl met Ms Quispe Mamani in Cochabamba.",
    "Colonel Gurbanguly Atajanow flew to Aşgabat with Nurlan Qasymbaev.",
    "Nguyễn Thị Minh Khai and Phạm Xuân Quý wrote the song.",
    "Ms Zviad Gamsakhurdashvili and Mr Hovhannisyan played chess in Gyumri.",
    "Yasmin Al-Khuwaiter asked Mr Abdulrahmon Tursunzoda about the bridge.",
]


@pytest.mark.parametrize("text", NAMED)
def test_names_are_sound_in_a_sentence_alone(text: str) -> None:
    assert [text[j.start : j.end] for j in judged(text)] == []


@pytest.mark.parametrize(
    "town", ["Bilotserkivka", "Andahuaylillas", "Voghjaberd", "Baudhuinville", "Gihombo", "Bukachivtsi", "Bhagwantnagar"]
)
def test_towns_that_look_like_others_of_their_country_are_sound(town: str) -> None:
    text = (
        "The ferry left the harbour at nine in the morning, as it had done on every day of that winter. A spokesman for the mayor of "
        f"{town} said on Tuesday that the road would be closed until the end of the month because of the heavy rain. Nobody was hurt, and "
        "the trains were running again in the evening."
    )
    assert [text[j.start : j.end] for j in judged(text)] == []


def test_a_name_that_looks_like_none_is_told_of() -> None:
    text = (
        "The ferry left the harbour at nine in the morning, as it had done on every day of that winter. A spokesman for the mayor of "
        "Hetzxpurg said on Tuesday that the road would be closed until the end of the month because of the heavy rain. Nobody was hurt, and "
        "the trains were running again in the evening."
    )
    assert [text[j.start : j.end] for j in judged(text)] == ["Hetzxpurg"]


OLD = [
    "He turneth his face to the hill, and goeth where the river floweth.",
    "Thou hearest the bell, yet thou answerest not, nor stirrest from thy bed.",
    "Unmov'd she look'd, and smil'd, and then resum'd her song.",
    "'I were dyin' o' thirst,' he said, 'an' nobody was comin' down the lane this mornin'.'",
    "The gen'ral and his int'rest were never seen without ev'ry one of his friends.",
]


@pytest.mark.parametrize("text", OLD)
def test_old_and_clipped_forms_are_sound(text: str) -> None:
    assert [text[j.start : j.end] for j in judged(text)] == []


@pytest.mark.parametrize(
    ("word", "old"),
    [("turneth", True), ("forc'd", True), ("gen'ral", True), ("mornin", True), ("govemment", False), ("th'e", False), ("poeple", False)],
)
def test_old_forms_rest_on_known_words(word: str, old: bool) -> None:
    english = lexicon("en")
    assert english is not None
    assert is_old_form(word, english, sorted(english.words(2.5))) is old


def test_a_passage_in_another_language_is_sound() -> None:
    text = "She sang an old song. Dans le jardin de ma tante les oiseaux chantaient toujours pour nous, et je voyais la lune. Then she sat down."
    assert [text[j.start : j.end] for j in judged(text)] == []


def test_one_corrupted_word_does_not_cast_doubt_on_the_others() -> None:
    text = "The ban on USB sticks and PCs hit the WTA, and BT won on the final page. She was norakxmally the first to pace the hall."
    assert [text[j.start : j.end] for j in judged(text)] == ["norakxmally"]


def test_repairs_are_only_shown_in_languages_not_learnt() -> None:
    text = "Le gouverncment a annoncé hier que les impôts ne seront pas augmentés cette année."
    assert {fix_safety(j, 0) for j in judged(text, "fr")} <= {"show"}


def test_in_other_languages_more_is_believed_of_a_text_full_of_odd_words() -> None:
    words_of_it = [f"w{chr(97 + i % 26)}{chr(97 + i // 26)}x" for i in range(60)]
    text = " ".join(words_of_it)
    assert relief(text, words_of_it[:10], lambda _: -9.0) > 0.0
    assert relief(text, words_of_it[:5], lambda _: -9.0) == 0.0
    assert relief(" ".join(words_of_it[:30]), words_of_it[:10], lambda _: -9.0) == 0.0


def test_old_spellings_are_no_sign_of_noise() -> None:
    words_of_it = [f"w{chr(97 + i % 26)}{chr(97 + i // 26)}x" for i in range(60)]
    assert relief(" ".join(words_of_it), words_of_it[:10], lambda _: -3.0) == 0.0


def test_a_word_that_is_quoted_alone_is_sound_unless_it_is_surely_none() -> None:
    text = "He called it a “kolbasa” or a “blogzine”, and the people of the town laughed. He said “wanred” to the people in the town."
    assert [text[j.start : j.end] for j in judged(text)] == ["wanred"]


def test_a_brand_is_sound_and_a_damaged_one_is_not() -> None:
    text = "The PlayStation sold well, and NetRatings and MessageLabs said so. The PzatychlayStation was cheaper than before in the shops."
    assert [(text[j.start : j.end], j.proposals[0].text) for j in judged(text)] == [("PzatychlayStation", "PlayStation")]


def test_acronyms_of_brands_are_no_letters_put_in() -> None:
    text = "The band left SonyBMG's studio in May, and a new record came out at NokiaGSM's own expense before the summer."
    assert [text[j.start : j.end] for j in judged(text)] == []
