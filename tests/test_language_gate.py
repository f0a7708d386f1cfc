"""Tokens and the gate: what is odd, what stays out, and that nothing seen before changes the answer."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint.language.gate import MARKS, Gate, gate
from lint.language.lexicon import lexicon
from lint.language.sound import Sound
from lint.language.tokens import pieces, spans, strip

ODD = {
    "en": [
        "Affaxjmtzywirs", "govemment", "tbe", "lior.ne", "Chel$ea", "wa~s", "rn0dern", "oth6r", "188O", "24st", "thatthe", "bankThe",
        "fell.Rain", "and'that", "Мoscow", "scientiſic-looknig", "Euroepan", "Riissian", "Kap1an's",
        "poeple", "nanxjpublic", "biomxzarker", "neurosceince", "bioand",
    ],
    "de": ["Regieruug", "Bundcskanzler", "uud", "Affaxjmtzywirs"],
    "fr": ["gouverneinent", "l'homnne", "Affaxjmtzywirs"],
    "ru": ["правитеьлство", "чеповек", "Mосква"],
}  # fmt: skip
SOUND = {
    "en": [
        "colour", "paedophilia", "organisation", "travelled", "sceptical", "neighbour's", "James’", "O'Brien", "McDonald", "MacArthur", "LinkedIn", "rock'n'roll",
        "B2B", "G20", "G20's", "COVID-19", "COVID19", "R120bn", "3rd", "11th", "1990s", "10am", "H2O", "log4j", "mp3", "4x100m", "Henry", "VIII", "xvi",
        "U.S.", "Ph.D.", "e.g.", "AT&T", "NGOs", "well-known", "mother-in-law", "al-Qaida", "T-shirt", "and/or", "https://example.org/a_bc?d=efgh",
        "www.example.com", "someone@example.com", "@handle", "#hashtag", "report.pdf", "bbc.co.uk", "deadbeef01", "d41d8cd98f00b204e9800998ecf8427e",
        "f***ing", "Москва", "Αθήνα", "東京都", "กรุงเทพมหานคร", "नमस्ते", "😀", "—", "(sic)", "“quoted”", "co\u00adoperation", "Müller", "Córdoba",
        "Zürich", "10km", "μm", "Δt", "μTorrent", "α-helix", "&amp;", "1,000.50", "20%", "$5m", "Felidae", "Xiuying", "Takenaka", "Oluwaseun", "Malielegaoi",
        "functionalised", "thalassaemia", "præternatural", "palaeoclimatologist", "nanometrology", "neuroprosthesis", "Paleolimnology", "biodiesel",
        "bamlanivimab", "Tirzepatide", "molnupiravir", "upadacitinib", "nusinersen", "semaglutide", "atezolizumab", "rosuvastatin", "azithromycin",
        "reteplase", "leant", "misspelt", "philosophically", "iconographically", "mudstones", "arrhythmias", "timeframe", "rollout", "wakeup", "Merseysiders", "Teessider", "epitestosterone",
    ],
    "de": ["Rechtsanwaltskanzlei", "Bundesverfassungsgericht", "Donaudampfschifffahrtsgesellschaft", "Straße", "z.B.", "Müllers", "Regierungschefs"],
    "nl": ["verzekeringsmaatschappij", "'s", "zo'n", "auto's", "arbeidsongeschiktheidsverzekering"],
    "fr": ["l’homme", "qu'il", "aujourd'hui", "c’est-à-dire", "d’Artagnan", "est-ce"],
    "it": ["dell'uomo", "un'altra", "perché", "l'Italia"],
    "pl": ["nieznanego", "niemodnym", "rządowego", "Kowalskiego"],
    "ru": ["ещё", "Корне́ль", "SMSка", "лагунам", "неблагонадёжности"],
    "und": ["affaxjmtzywirs", "ukukhula", "kaGigaba", "ngoLwesihlanu"],
    "zu": ["ngoLwesihlanu", "kwabangama-40"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "word"), [(code, word) for code, words in ODD.items() for word in words])
def test_odd(language: str, word: str) -> None:
    assert gate(language).odd(f"1 {word} 2"), word


@pytest.mark.parametrize(("language", "word"), [(code, word) for code, words in SOUND.items() for word in words])
def test_sound(language: str, word: str) -> None:
    assert gate(language).odd(f"1 {word}, 2") == frozenset()


def test_the_token_is_what_stands_between_the_signs() -> None:
    found = gate("en").odd('He said: "Affaxjmtzywirs", (lior.ne) and l9th-govemment/tbe— Xqzvkwpa\'s.')
    assert found == {"Affaxjmtzywirs", "lior.ne", "l9th", "govemment", "tbe", "Xqzvkwpa's"}
    assert gate("fr").odd("C’était l’homnne de l’année.") == {"homnne"}


def test_words_cut_at_a_line_end_are_one_word() -> None:
    assert gate("en").odd("the govern-\nment and the pri- soner and the moun\u00ad\ntain") == frozenset()
    assert gate("en").odd("the govem-\nment fell, and the pro- ceodings") == {"govem-\nment", "pro- ceodings"}
    assert gate("en").odd("the pri- soner and the soner") == {"soner"}
    assert gate("en").odd("a xqzv- and a yqzv-class") == {"xqzv", "yqzv"}, "hyphens that wait for the rest of a pair"


def test_allowed_words_are_sound_in_any_case() -> None:
    assert gate("en", frozenset({"Affaxjmtzywirs"})).odd("affaxjmtzywirs Affaxjmtzywirs AFFAXJMTZYWIRS") == frozenset()
    assert gate("en").odd("affaxjmtzywirs") == {"affaxjmtzywirs"}


NAMES = (
    "Wojciechowski Ngcobo Mkhwanazi Nguyễn Okonkwo Szczepański Krätschmer Ramaswamy Guðmundsdóttir Papadopoulos Al-Mutairi Đorđević Tūhoe "
    "Ó Súilleabháin Qu'Appelle N'Djamena Hawai'i kaGigaba KwaZulu MaMkhize 孫中山 Мария Ελένη أحمد עמוס นภา सुनीता የሰው Nguyễn"
)


@pytest.mark.parametrize("language", ["en", "de", "ru", "und"])
def test_names_from_all_continents_keep_their_whole_form(language: str) -> None:
    text = f"{NAMES}, {NAMES.upper()}"
    for token in gate(language).odd(text):
        assert spans(text, token)


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from([word for words in [*ODD.values(), *SOUND.values()] for word in words]),
        st.sampled_from([" ", "\n", "-\n", "- ", "\u00a0", ". ", "’"]),
    ),
    max_size=25,
).map("".join)
WARM = Gate("en")


@settings(max_examples=300)
@given(TEXTS)
def test_what_the_gate_has_seen_changes_nothing(text: str) -> None:
    cold = Gate("en").odd(text)
    assert WARM.odd(text) == cold == WARM.odd(text)


def test_marks_are_made_of_bytes_of_which_no_letter_consists() -> None:
    inside = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000 and not chr(code).encode().strip(MARKS)]
    assert len(inside) > 50
    assert not "".join(strip(char) for char in inside)


RUNS = st.lists(
    st.one_of(
        st.sampled_from([word for word in [*ODD["en"], *SOUND["en"], "bc", "tis", "re", "it’s", "Ę"] if " " not in word]),
        st.text("\"'(.,;!*_/<&$#@‘’“”–—…-•·™é", min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=7,
).map("".join)


@settings(max_examples=500)
@given(RUNS.filter(lambda run: len(run.encode()) <= 64))
@example("“-bc")
@example("a-—bc")
@example("foo.html!")
def test_the_quick_way_says_what_the_long_one_does(run: str) -> None:
    plain = WARM._is_plain(run.encode())
    assert WARM._look(run.encode()) == (() if plain else Sound("en", lexicon("en"), frozenset()).odd(run))


@given(TEXTS)
@example(f"Affaxjmtzywirs-\r{'arbeidsongeschiktheidsverzekering' * 2}0")
@example(f"{'arbeidsongeschiktheidsverzekering' * 2}-\nwirs")
def test_every_odd_token_has_a_place(text: str) -> None:
    for token in WARM.odd(text):
        places = spans(text, token)
        assert places
        assert all(text[start:end] == token for start, end in places)


def test_places_stand_at_borders_of_words() -> None:
    assert spans("tbe tbes atbe tbe-x 'tbe' tbe\u0301", "tbe") == [(0, 3), (14, 17), (21, 24)]
    assert spans("", "x") == spans("x", "") == []


def test_a_full_memory_is_cleared_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.language.gate.MOST_RUNS", 5)
    small = Gate("en")
    texts = ["the govemment of the day", "tbe cat sat on a mat by the old door", "the govemment of the day"]
    assert [small.odd(text) for text in texts] == [Gate("en").odd(text) for text in texts]
    assert len(small._words) + len(small._plain) + len(small._odd) <= 20


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "one letter, cut": "a" * 500_000 + "-\n" + "a" * 500_000,
    "marks": "e" + "\u0301" * 1_000_000,
    "marks apart": "e\u0301 " * 300_000,
    "hyphens": "-" * 1_000_000,
    "hyphens apart": "a- " * 300_000,
    "quotes": "'\" " * 300_000,
    "brackets": "(" * 1_000_000,
    "digits": "1" * 1_000_000,
    "emoji": "😀👩\u200d👩\u200d👧 " * 100_000,
    "chinese": "新聞報道說" * 200_000,
    "surrogates": "\ud83d " * 300_000,
    "dots": "a." * 500_000,
    "slashes": "ab/" * 300_000,
    "distinct": " ".join(f"xq{i:x}z" for i in range(100_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "und"])
def test_hostile_texts_are_gone_through(name: str, language: str) -> None:
    found = Gate(language).odd(HOSTILE[name])
    assert all(len(token) <= 140 for token in found)
    for token in list(found)[:3]:
        assert spans(HOSTILE[name], token)


@given(st.text(alphabet=st.characters(), max_size=80))
def test_runs_are_taken_apart_without_a_crash(run: str) -> None:
    assert all(piece and piece in run for piece in pieces(run))
