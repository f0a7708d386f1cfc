"""Known words: where they come from, how they are kept, what survives a damaged or shared cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cache import cache_folder
from lint.language.container import Container, Damaged, write
from lint.language.fold import fold
from lint.language.lexicon import LANGUAGES, Lexicon, lexicon
from lint.language.table import Table, pack

KEYS = st.text(st.characters(exclude_characters="\n\t\0", exclude_categories=["Cs"]), min_size=1, max_size=12)


def english() -> Lexicon:
    found = lexicon("en")
    assert found is not None
    return found


@given(st.dictionaries(KEYS, st.integers(0, 65535), max_size=60))
def test_a_table_gives_back_what_was_packed(tmp_path_factory: pytest.TempPathFactory, entries: dict[str, int]) -> None:
    path = tmp_path_factory.mktemp("table") / "t.map"
    write(path, {"t": pack(((f"{key}\n".encode(), value) for key, value in entries.items()), len(entries))})
    table = Table(Container(path), "t")
    assert {key: table.get(key.encode()) for key in entries} == entries
    assert table.get(b"no such key in it") == -1


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 500])
def test_a_damaged_file_is_known_for_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "d.map"
    path.write_bytes(damage)
    with pytest.raises(Damaged):
        Container(path)


def test_a_cut_file_is_known_for_one(tmp_path: Path) -> None:
    path = tmp_path / "d.map"
    write(path, {"a": b"1234567890"})
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(Damaged):
        Container(path)


def test_damaged_word_lists_are_made_again(tmp_path: Path) -> None:
    code = "from lint.language.lexicon import lexicon; print(lexicon('pt').zipf('casa') > 4)"
    env = {**os.environ, "NOISELINT_CACHE_DIR": str(tmp_path)}
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "True"
        (path,) = tmp_path.glob("words-pt-*.map")
        path.write_bytes(path.read_bytes()[:1000])


def test_several_processes_may_compile_at_once(tmp_path: Path) -> None:
    code = "from lint.language.lexicon import lexicon; print(lexicon('it').curated('casa'))"
    env = {**os.environ, "NOISELINT_CACHE_DIR": str(tmp_path)}
    runs = [subprocess.Popen([sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [run.communicate()[0].strip() for run in runs] == ["True", "True"]
    assert len(list(tmp_path.iterdir())) == 1, "nothing half-written is left behind"


def test_word_lists_are_there_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code = "from lint.language.lexicon import lexicon; print(lexicon('es').curated('casa'))"
    env = {**os.environ, "NOISELINT_CACHE_DIR": str(tmp_path / "file" / "folder")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_the_cache_folder_is_the_named_one_or_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOISELINT_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("NOISELINT_CACHE_DIR")
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert cache_folder() == tmp_path / "noiselint"


def test_frequency_and_provenance_are_told_apart() -> None:
    words = english()
    assert words.zipf("the") > 7 > words.zipf("affairs") > 4
    assert words.zipf("affaxjmtzywirs") == 0.0
    assert words.curated("affairs") and not words.curated("recieve")
    assert words.zipf("recieve") > 2, "the frequency list holds common mistakes"
    assert words.knows("affairs") and words.knows("Netflix")
    assert not words.knows("recieve") and not words.knows("ofthe") and not words.knows("affaxjmtzywirs")


def test_short_forms_are_sound_by_frequency_alone() -> None:
    words = english()
    assert all(map(words.knows, ["of", "he", "cat", "lad", "I"]))
    assert not any(map(words.knows, ["iu", "tbe", "hud", "qv"]))


def test_look_ups_fold_case_composition_and_apostrophes() -> None:
    french = lexicon("fr")
    assert french is not None
    assert french.zipf("ÉTÉ") == french.zipf("été") == french.zipf("e\u0301te\u0301") > 5
    assert english().zipf("DON’T") == english().zipf("don't") > 5
    assert fold("Straße") == "strasse" and fold("co\u00adopera\u200btion") == "cooperation" and fold("ﬁne") == "fine"


def test_words_come_most_frequent_first() -> None:
    words = english().words(3.0)
    frequencies = [english().zipf(word) for word in words]
    assert frequencies == sorted(frequencies, reverse=True) and frequencies[-1] >= 3.0
    assert len(words) < len(english().words(1.0)) < len(english().words(0.0))


def test_words_of_other_languages_are_known_as_such() -> None:
    assert english().foreign_zipf("schmidt") > 3
    assert english().foreign_zipf("gouvernement") > 3
    assert english().foreign_zipf("affaxjmtzywirs") == 0.0


def test_letters_tell_noise_from_words() -> None:
    letters = english().letters
    sound = ["affairs", "government", "strengths", "rhythm", "okonkwo", "mississippi"]
    noise = ["affaxjmtzywirs", "govqxrnment", "wffdlqzx"]
    assert max(map(letters.worst, noise)) < min(map(letters.worst, sound))
    assert letters.mean("affairs") > letters.mean("affaxjmtzywirs")
    assert letters.worst("ю") < -5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_with_a_list_knows_its_words(language: str) -> None:
    said = {
        "de": "Straße Regierung Häuser", "en": "colour color neighbours", "es": "años también gobierno", "fr": "gouvernement été œuvre",
        "it": "perché città governo", "nl": "regering vrijheid één", "pl": "człowiek rządu żeby", "pt": "não governo cidadãos", "ru": "правительство человек ещё",
    }  # fmt: skip
    words = lexicon(language)
    assert words is not None
    assert not [word for word in said[language].split() if words.zipf(word) == 0.0]


def test_languages_without_a_list_have_none() -> None:
    assert lexicon("und") is None and lexicon("fi") is None and lexicon("") is None


@given(st.text(max_size=30))
def test_any_text_may_be_looked_up(word: str) -> None:
    words = english()
    assert 0.0 <= words.zipf(word) < 9.0
    assert words.curated(word) in (True, False)
    assert words.letters.worst(fold(word)) < 0


def test_a_lone_surrogate_is_no_word() -> None:
    assert english().zipf("a\ud83d") == 0.0
    assert english().letters.worst("\udfff") < 0
