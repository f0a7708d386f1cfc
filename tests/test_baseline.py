"""Accepting what is there: only what is new is reported, and what is accepted only shrinks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, findings
from lint.accepting.baseline import Baseline, Sieve, read
from lint.document import Place
from lint.findings import Finding

CAFE = "The caf\ufffd at the harbour is open again.\n"
NOISY = f"Rain fell on the town. \nThe evening went by calmly otherwise.\n{CAFE}Nothing else happened on that day.\n"


@pytest.fixture
def noiselint(quick: Run) -> Run:
    return quick


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "noiselint.toml").write_text('select = ["encoding", "layout", "empty-text"]\n')
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(NOISY, encoding="utf-8")
    (texts / "b.txt").write_text("Snow fell.\n", encoding="utf-8")
    return texts


@pytest.fixture
def accepted(noiselint: Run, corpus: Path) -> Path:
    """The corpus with its baseline of two findings."""
    done = noiselint("baseline", "texts")
    assert "noiselint-baseline.json accepts 2 findings." in done.stdout
    assert done.returncode == 0
    return corpus


def rules(noiselint: Run, *arguments: str) -> list[str]:
    return [f["rule"] for f in findings(noiselint("check", "texts", "--output-format", "jsonl", *arguments))]


def held(corpus: Path) -> int:
    return sum(
        n for found in json.loads((corpus.parent / "noiselint-baseline.json").read_text())["accepted"].values() for n in found.values()
    )


def test_what_is_accepted_is_not_reported(noiselint: Run, accepted: Path) -> None:
    done = noiselint("check", "texts")
    assert done.returncode == 0
    assert done.stdout == "No new noise found in 2 files. 2 findings accepted by the baseline.\n"
    assert rules(noiselint, "--isolated", "--select", "encoding") == ["replacement-character"]


def test_it_survives_edits_elsewhere_moves_and_renames(noiselint: Run, accepted: Path) -> None:
    (accepted / "deeper").mkdir()
    (accepted / "a.txt").rename(accepted / "deeper" / "another name.txt")
    path = accepted / "deeper" / "another name.txt"
    path.write_text("A new first line, which pushes the others down by one.\n" + path.read_text(encoding="utf-8") + "And one at the end.\n")
    assert rules(noiselint, "--jobs", "2") == []


def test_one_more_of_the_same_is_new(noiselint: Run, accepted: Path) -> None:
    (accepted / "c.txt").write_text(NOISY, encoding="utf-8")
    done = findings(noiselint("check", "texts", "--output-format", "jsonl"))
    assert [(f["path"], f["rule"]) for f in done] == [("texts/c.txt", "edge-space"), ("texts/c.txt", "replacement-character")]


def test_it_never_grows_unless_asked(noiselint: Run, accepted: Path) -> None:
    (accepted / "c.txt").write_text("\x07 rang.\n", encoding="utf-8")
    assert "New and not accepted: 1 finding" in noiselint("baseline").stdout
    assert rules(noiselint) == ["control-character"]
    assert held(accepted) == 2
    noiselint("baseline", "--grow")
    assert rules(noiselint) == []
    assert held(accepted) == 3


def test_it_shrinks_when_written_and_with_ratchet(noiselint: Run, accepted: Path) -> None:
    (accepted / "a.txt").write_text(NOISY.replace(" \n", "\n"), encoding="utf-8")
    left = noiselint("check", "texts")
    assert "1 accepted finding gone; `noiselint baseline` or --ratchet" in left.stderr
    assert held(accepted) == 2, "check alone writes nothing"
    part = noiselint("check", "texts/a.txt", "--ratchet")
    assert "made from more than these paths" in part.stderr
    assert "gone, taken out" not in noiselint("check", "texts", "--ratchet", "--select", "structure").stderr, "rules that did not run"
    assert held(accepted) == 2
    assert "1 accepted finding gone, taken out" in noiselint("check", "texts", "--ratchet").stderr
    assert held(accepted) == 1
    (accepted / "a.txt").write_text(NOISY, encoding="utf-8")
    assert rules(noiselint) == ["edge-space"], "what is gone does not come back unseen"
    (accepted / "a.txt").write_text("Sun.\n", encoding="utf-8")
    noiselint("baseline")
    assert held(accepted) == 0


def test_other_paths_do_not_empty_it(noiselint: Run, accepted: Path) -> None:
    done = noiselint("baseline", "texts/b.txt")
    assert done.returncode == 2
    assert "made from texts" in done.stderr
    assert held(accepted) == 2


def test_what_is_accepted_is_not_mended(noiselint: Run, accepted: Path) -> None:
    (accepted / "b.txt").write_text("Snow fell on the village. \n", encoding="utf-8")
    noiselint("check", "texts", "--fix")
    assert (accepted / "a.txt").read_text(encoding="utf-8") == NOISY
    assert (accepted / "b.txt").read_text(encoding="utf-8") == "Snow fell on the village.\n"


def test_a_named_file_and_a_named_baseline(noiselint: Run, accepted: Path) -> None:
    (accepted.parent / "noiselint-baseline.json").rename(accepted.parent / "old.json")
    assert noiselint("check", "texts/a.txt").returncode == 1
    assert noiselint("check", "texts/a.txt", "--baseline", "old.json").returncode == 0
    (accepted.parent / "noiselint.toml").write_text('baseline = "old.json"\nselect = ["encoding", "layout"]\n')
    assert noiselint("check", "texts/a.txt").returncode == 0


def test_a_report_shows_what_is_accepted(noiselint: Run, accepted: Path) -> None:
    assert "replacement-character" in noiselint("report", "texts", "--format", "markdown").stdout


def test_findings_about_whole_documents_are_told_apart(noiselint: Run, corpus: Path) -> None:
    (corpus.parent / "noiselint.toml").write_text('select = ["missing-date"]\n')
    noiselint("baseline", "texts")
    (corpus / "c.txt").write_text("Hail fell, and nobody wrote down on which day.\n")
    found = findings(noiselint("check", "texts/c.txt", "--output-format", "jsonl"))
    assert [f["path"] for f in found] == ["texts/c.txt"]


@pytest.mark.parametrize(
    "damaged", ["", "[]", '{"noiselint-baseline": 9}', '{"noiselint-baseline": 1, "paths": [], "accepted": {"a": {"b": "c"}}}']
)
def test_a_damaged_baseline_stops_the_run_with_a_sentence(noiselint: Run, accepted: Path, damaged: str) -> None:
    (accepted.parent / "noiselint-baseline.json").write_text(damaged)
    done = noiselint("check", "texts")
    assert done.returncode == 2
    assert "noiselint-baseline.json" in done.stderr


def test_an_unreadable_text_leaves_an_old_baseline_alone(noiselint: Run, accepted: Path) -> None:
    (accepted / "a.txt").write_bytes(b"PK\x03\x04\0\xff")
    done = noiselint("baseline")
    assert done.returncode == 2
    assert "stays as it is" in done.stderr
    assert held(accepted) == 2


def _found(rule: str, fingerprint: str) -> Finding:
    return Finding(Place("a"), rule, "g", "warning", "", 0, 1, 1, 1, 1, 2, 1, "x", (), (), {}, fingerprint)


KEYS = st.lists(st.tuples(st.sampled_from("rs"), st.sampled_from("123")), max_size=12)
Counted = Callable[[Iterable[tuple[str, str]]], Counter[tuple[str, str]]]


@given(KEYS, KEYS)
def test_new_findings_are_what_exceeds_the_accepted_counts(old: list[tuple[str, str]], today: list[tuple[str, str]]) -> None:
    sieve = Sieve(Baseline("b", (), Counter(old)))
    new = Counter((f.rule, f.fingerprint) for f in sieve.new([_found(*key) for key in today]))
    assert new == Counter(today) - Counter(old)
    assert sieve.gone("rs") == Counter(old) - Counter(today)
    assert sieve.met == len(today) - new.total()


def test_it_is_written_as_it_is_read(tmp_path: Path) -> None:
    made = Baseline(str(tmp_path / "b.json"), ("x",), Counter({("r", "1"): 2, ("s", "2"): 0}))
    made.write()
    assert read(made.path).accepted == {("r", "1"): 2}
