"""Words that the owner of a corpus allows: whole tokens, case counts, with comments, and never a new index."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, findings
from lint.language.allowed import is_allowed

TEXT = "The Affaxjmtzywirs office said that govemment aid came late.\nAffaxjmtzywirs’s head agreed.\n"


@pytest.fixture
def noiselint(quick: Run) -> Run:
    return quick


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "noiselint.toml").write_text('select = ["tokens"]\nwords-files = ["names.txt"]\n')
    (tmp_path / "names.txt").write_text("# names\nKryvyi # a town\n", encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def words(noiselint: Run, *arguments: str) -> list[str]:
    return [f["text"] for f in findings(noiselint("check", ".", "--output-format", "jsonl", *arguments))]


def test_a_listed_word_is_not_reported_and_needs_no_new_index(noiselint: Run, corpus: Path) -> None:
    assert words(noiselint) == ["Affaxjmtzywirs", "govemment", "Affaxjmtzywirs’s"]
    with open(corpus / "names.txt", "a", encoding="utf-8") as names:
        names.write("Affaxjmtzywirs\n")
    assert words(noiselint) == ["govemment"]
    assert len(list((corpus / ".noiselint").glob("*.sqlite"))) == 1
    assert words(noiselint, "--no-cache") == ["govemment"]


def test_whole_tokens_and_case_count() -> None:
    allowed = frozenset({"Kryvyi", "gazebo"})
    assert all(is_allowed(token, allowed) for token in ("Kryvyi", "KRYVYI", "Kryvyi's", "Kryvyi’s", "gazebo", "Gazebo", "GAZEBO"))
    assert not any(is_allowed(token, allowed) for token in ("kryvyi", "Kryvyis", "xKryvyi", "gazEbo", "gazebos", ""))


def test_words_that_are_reported_can_be_accepted_at_once(noiselint: Run, corpus: Path) -> None:
    done = noiselint("check", ".", "--add-words")
    assert done.stdout == "3 words added to names.txt: Affaxjmtzywirs, Affaxjmtzywirs’s, govemment\n"
    assert (corpus / "names.txt").read_text(encoding="utf-8").startswith("# names\nKryvyi # a town\nAffaxjmtzywirs\n")
    assert words(noiselint) == []
    assert noiselint("check", ".", "--add-words").stdout == "0 words added to names.txt\n"


def test_a_word_can_be_accepted_without_any_configuration(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = noiselint("words", "Affaxjmtzywirs", "govemment", "--add")
    assert done.stdout == "2 words added to noiselint-words.txt: Affaxjmtzywirs, govemment\n"
    assert words(noiselint, "--select", "tokens") == []
    assert words(noiselint, "--select", "tokens", "--isolated") == ["Affaxjmtzywirs", "govemment", "Affaxjmtzywirs’s"]


def test_what_is_no_word_is_not_accepted(noiselint: Run, corpus: Path) -> None:
    done = noiselint("words", "--add", "two words")
    assert done.returncode == 2
    assert "is not one word" in done.stderr


def test_lists_of_words_are_not_linted(noiselint: Run, corpus: Path) -> None:
    (corpus / "names.txt").write_text("Affaxjmtzywirs \ngovemment\n", encoding="utf-8")
    (corpus / "noiselint-words.txt").write_text("qxzvkj \n")
    done = findings(noiselint("check", ".", "names.txt", "noiselint-words.txt", "--select", "all", "--output-format", "jsonl"))
    assert {f["path"] for f in done} == {"texts/a.txt"}


def test_a_list_that_is_not_there_stops_the_run(noiselint: Run, corpus: Path) -> None:
    (corpus / "names.txt").unlink()
    done = noiselint("check", ".")
    assert done.returncode == 2
    assert "names.txt" in done.stderr and "words-files" in done.stderr


def test_entries_that_nothing_needs_are_named(noiselint: Run, corpus: Path) -> None:
    (corpus / "noiselint.toml").write_text(
        'select = ["tokens"]\nwords = ["Affaxjmtzywirs"]\nwords-files = ["names.txt"]\nignore-patterns = ["govem\\\\w+", "never{3}"]\n'
        '[per-path-ignores]\n"scans/" = ["misread-token"]\n'
    )
    done = noiselint("check", ".", "--warn-unused")
    assert "words without use: Kryvyi; take them out" in done.stderr
    assert "ignore-patterns without use: never{3};" in done.stderr
    assert "per-path-ignores without use: scans/;" in done.stderr
    assert "without use" not in noiselint("check", ".").stderr
    assert "without use" not in noiselint("check", "texts/a.txt", "--warn-unused").stderr, "a part of the corpus proves nothing"
