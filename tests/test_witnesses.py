"""Findings say what vouches for a reading: its other places in the text, and the documents of the corpus that hold it."""

from pathlib import Path

from conftest import Run, findings
from lint.language.candidates import INSERTED
from lint.language.readings import Candidate
from lint.language.witnesses import witnesses

TEXT = "Foreign Affairs met. The Affairs of Foreign Affairs were many. It was Foreign Affaxjmtzywirs that said so, and no one else did."


def test_other_places_are_counted_and_those_after_the_same_word() -> None:
    reading = Candidate("affairs", INSERTED, 30.0, -10.0)
    assert witnesses(TEXT, TEXT.index("Affax"), "Affairs", reading) == "Affairs: 3 times in this text, 2 after Foreign"
    assert witnesses("It was Affaxjmtzywirs.", 7, "Affairs", reading) == ""


def test_a_finding_names_the_documents_that_hold_a_name(quick: Run, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Mr Vanderhofsteen spoke to the members of council {number} on Monday.\n", "utf-8")
    (tmp_path / "bad.txt").write_text("The council was told by Mr Vandeqxzvkrhofsteen that the road would be closed for a year.\n", "utf-8")
    (found,) = findings(quick("check", ".", "--isolated", "--no-cache", "--select", "tokens", "--output-format", "jsonl"))
    assert found["evidence"]["witnesses"] == "Vanderhofsteen: in 3 documents"
    assert found["message"].endswith("(Vanderhofsteen: in 3 documents)")
