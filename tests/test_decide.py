"""One place has one finding."""

from __future__ import annotations

from pathlib import Path

from conftest import Run, findings


def told(noiselint: Run, tmp_path: Path, text: str, *select: str) -> set[tuple[str, str]]:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = noiselint("check", "a.txt", "--isolated", "--output-format", "jsonl", *select)
    return {(f["rule"], f["text"]) for f in findings(done) if f["end"]}


WORD = "The minister of foreign affqxzvkjairs met the press on Monday, and went home by train in the evening."


def test_a_word_in_furniture_is_not_reported_again(noiselint: Run, tmp_path: Path) -> None:
    assert ("corrupted-token", "affqxzvkjairs") in told(noiselint, tmp_path, WORD)
    text = (
        "Rain falls on the coast\n\nThe harbour was closed on Monday, and the ferries stayed in it.\n\nTags: affqxzvkjairs, rain, ferries"
    )
    assert {rule for rule, _ in told(noiselint, tmp_path, text)} == {"tag-line"}


def test_a_word_with_broken_characters_is_an_encoding_finding_only(noiselint: Run, tmp_path: Path) -> None:
    rules = {
        rule for rule, _ in told(noiselint, tmp_path, "The road to Boyac\u00c3\u00a1 was open again on Monday, said the mayor of the town.")
    }
    assert rules == {"mojibake"}


def test_a_word_in_a_quotation_with_mixed_marks_is_still_reported(noiselint: Run, tmp_path: Path) -> None:
    found = told(
        noiselint, tmp_path, 'She told them: “The minister of foreign affqxzvkjairs met the press on Monday" and went home by train.'
    )
    assert ("corrupted-token", "affqxzvkjairs") in found
    assert "mixed-quotes" in {rule for rule, _ in found}


def test_a_scanned_date_is_one_finding(noiselint: Run, tmp_path: Path) -> None:
    rules = {
        rule
        for rule, _ in told(
            noiselint, tmp_path, "Rain falls on the coast\n2O22-01-1O\n\nThe harbour was closed, and the ferries stayed in it."
        )
    }
    assert rules == {"impossible-date"}


def test_a_remark_on_a_span_that_has_a_warning_is_not_made(noiselint: Run, tmp_path: Path) -> None:
    text = "Rain falls on the coast\n\nThe harbour was closed on Monday, and the ferries stayed in it.\n\n>"
    assert {rule for rule, _ in told(noiselint, tmp_path, text)} == {"stray-line"}
