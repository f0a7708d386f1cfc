"""What searches for readings of odd words found is kept for later runs, and changes no finding."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, findings
from lint.language.attested import no_corpus
from lint.language.features import Signs, Sums
from lint.language.judgement import Words
from lint.language.memory import Memory, Searched, _packed, _unpacked, memories
from lint.language.readings import Candidate

WORDS = ("governxjkment", "tbe", "Blaengwynfi", "Affaxjmtzywirs", "saidthat", "rn0dern", "Gibbonsx", "wherfore", "qqqq")
TEXT = "The governxjkment of Blaengwynfi said that tbe Affaxjmtzywirs were wherfore rn0dern, and saidthat it would go on with them all.\n"


@pytest.fixture(autouse=True)
def without_memories_of_others() -> None:
    memories.__init__()  # type: ignore[misc]


def test_a_remembered_word_is_seen_as_it_was_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [Words("en").look(word, lambda some: dict.fromkeys(some, 2)) for word in WORDS]
    path = tmp_path / "words.sqlite"
    monkeypatch.setattr(memories, "of", lambda language: memory)
    memory = Memory(path)
    assert [Words("en").look(word, lambda some: dict.fromkeys(some, 2)) for word in WORDS] == fresh
    memory.flush()
    memory = Memory(path)
    assert memory.get("governxjkment") is not None
    assert [Words("en").look(word, lambda some: dict.fromkeys(some, 2)) for word in WORDS] == fresh


numbers, texts = st.floats(-40, 40), st.text(st.characters(exclude_categories=["Cc"]), max_size=9)
signs = st.builds(Signs, numbers, st.booleans(), *[numbers] * 5, texts, st.integers(1, 99), st.booleans(), numbers)
some = st.lists(st.builds(Candidate, texts, texts, numbers, numbers, st.just(True)), max_size=12).map(tuple)
sums = st.builds(Sums, texts.filter(bool), numbers, numbers, numbers)


@given(st.builds(Searched, signs, some, some, st.none() | st.booleans(), st.none() | sums))
def test_what_was_found_is_read_as_it_was_written(found: Searched) -> None:
    assert _unpacked(*_packed(found)) == found


@pytest.mark.parametrize("times", [1, 2, 40])
def test_whether_a_word_may_be_noise_is_remembered_for_words_the_corpus_says_nothing_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    def shared(some: Collection[str]) -> dict[str, int]:
        return dict.fromkeys({"Blaengwynfi", "tbe"}.intersection(some), times) if times > 1 else {}

    fresh = [Words("en").suspect(word, shared) for word in WORDS]
    monkeypatch.setattr(memories, "of", lambda language: memory)
    memory = Memory(tmp_path / "words.sqlite")
    for word in WORDS:
        Words("en").suspect(word, no_corpus)
    memory.flush()
    assert memory.get("Affaxjmtzywirs")[3] is True  # type: ignore[index]
    assert [Words("en").suspect(word, shared) for word in WORDS] == fresh


def test_a_file_that_is_no_memory_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "words.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    memory = Memory(tmp_path / "words.sqlite")
    assert memory.get("word") is None
    memory.flush()


@pytest.mark.parametrize("jobs", [(), ("--jobs", 2)])
def test_runs_keep_words_unless_nothing_is_to_be_kept(noiselint: Run, tmp_path: Path, jobs: tuple[object, ...]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    cache = tmp_path / "cache"
    environment = {"NOISELINT_CACHE_DIR": str(cache)}
    first = findings(noiselint("check", "a.txt", "--output-format", "jsonl", "--no-cache", env=environment))
    assert not list(cache.glob("searched-*"))
    assert findings(noiselint("check", "a.txt", "--output-format", "jsonl", *jobs, env=environment)) == first
    (path,) = cache.glob("searched-en-*.sqlite")
    assert Memory(path).get("governxjkment") is not None
    assert findings(noiselint("check", "a.txt", "--output-format", "jsonl", env=environment)) == first
