"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.language.detect import detect

SENTENCES = {
    "en": "The minister said on Monday that the road would not be closed before the summer.",
    "de": "Die Ministerin sagte am Montag, dass die Straße nicht vor dem Sommer gesperrt werde.",
    "fr": "La ministre a dit lundi que la route ne serait pas fermée avant l’été.",
    "es": "La ministra dijo el lunes que la carretera no se cerraría antes del verano.",
    "it": "La ministra ha detto lunedì che la strada non sarà chiusa prima dell’estate.",
    "pt": "A ministra disse na segunda-feira que a estrada não será fechada antes do verão.",
    "nl": "De minister zei maandag dat de weg niet voor de zomer zou worden afgesloten.",
    "pl": "Minister powiedziała w poniedziałek, że droga nie zostanie zamknięta przed latem.",
    "ru": "Министр сказала в понедельник, что дорога не будет закрыта до лета.",
    "sv": "Ministern sade på måndagen att vägen inte skulle stängas före sommaren.",
    "da": "Ministeren sagde mandag, at vejen ikke ville blive lukket før sommeren, og hun var ikke bekymret.",
    "cs": "Ministryně v pondělí řekla, že silnice nebude uzavřena dříve než v létě.",
    "fi": "Ministeri sanoi maanantaina, että tietä ei suljeta ennen kesää.",
    "tr": "Bakan pazartesi günü yolun yazdan önce kapatılmayacağını söyledi.",
    "uk": "Міністерка сказала в понеділок, що дорогу не закриють до літа.",
    "el": "Η υπουργός είπε τη Δευτέρα ότι ο δρόμος δεν θα κλείσει πριν από το καλοκαίρι.",
    "ja": "大臣は月曜日、道路は夏まで閉鎖されないと述べた。",
    "zh": "部长星期一说，这条路在夏天之前不会关闭。",
    "ar": "قالت الوزيرة يوم الاثنين إن الطريق لن يغلق قبل الصيف.",
    "hi": "मंत्री ने सोमवार को कहा कि सड़क गर्मियों से पहले बंद नहीं होगी।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    assert detect(SENTENCES[language]) == language
    assert detect("\n\n".join([SENTENCES[language]] * 40)) == language


def test_scanned_english_is_english() -> None:
    assert (
        detect("Tbe rnen wcre taken to tlie statiou and cbarged witb having stoleu a qnantity of lcad from tbe roof of a chnrch.") == "en"
    )
    assert detect("THE MEN WERE TAKEN TO THE STATION AND CHARGED WITH HAVING STOLEN LEAD FROM THE ROOF.") == "en"


def test_names_and_initials_do_not_make_a_language() -> None:
    players = "L Dupont (France), D Durand (France), C de Villiers (France), S Martin (France), J Leroy (France) "
    assert (
        detect("The captains were named in the squad for the match on Sunday. " + players * 5 + "It is the first of two games in the city.")
        == "en"
    )


@pytest.mark.parametrize("text", ["", " \n", "Paris", "J. R. R. Tolkien", "12 34 56", "https://example.org", "☀☀☀", "OK, Google"])
def test_there_is_no_telling(text: str) -> None:
    assert detect(text) == "und"


def test_long_texts_are_judged_by_a_part() -> None:
    assert detect(SENTENCES["de"] * 20_000) == "de"
    assert detect("x" * 1_000_000) == "und"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    code = detect(text)
    assert code == detect(text)
    assert 2 <= len(code) <= 8


def test_the_language_of_a_record_is_believed_unless_the_text_is_plainly_in_another() -> None:
    spanish = " ".join([SENTENCES["es"]] * 9)
    assert Document(spanish, metadata={"language": "en"}).language == "es"
    assert Document(spanish, metadata={"language": "es-MX"}).language == "es"
    assert Document(SENTENCES["es"], metadata={"language": "en"}).language == "en", "a sentence is too little to contradict"
    assert Document(spanish, metadata={"language": "qu"}).language == "qu", "nothing is known of Quechua"
    mixed = " ".join([SENTENCES["en"]] * 5 + [SENTENCES["es"]] * 6)
    assert Document(mixed, metadata={"language": "en"}).language == "en"
