"""`noiselint words` says why."""

from __future__ import annotations

import json

from conftest import Run


def test_words_are_explained(noiselint: Run) -> None:
    out = noiselint("words", "Affaxjmtzywirs", "government", "tbe").stdout
    blocks = out.split("\nt")
    assert out.startswith("Affaxjmtzywirs (en): corrupted\n")
    assert "Affairs (inserted, cost" in blocks[0]
    assert "government (en): known, never reported" in out
    assert "tbe (en): misread" in out


def test_words_as_data_and_in_other_languages(noiselint: Run) -> None:
    done = noiselint("words", "Straßenverkehrsordnung", "--language", "de", "--output-format", "jsonl")
    assert json.loads(done.stdout)["sound"] is True
    done = noiselint("words", "x", "--language", "qq")
    assert (done.returncode, "there is no word list of 'qq'" in done.stderr) == (2, True)


def test_no_control_character_reaches_the_terminal(noiselint: Run) -> None:
    assert "\x1b" not in noiselint("words", "ev\x1b[31mil").stdout
