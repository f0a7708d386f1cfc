"""Findings of unchanged files come from the store, and are what would be found anew."""

from __future__ import annotations

import json
import pickle
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run, findings
from lint.document import Place
from lint.edits import Edit, Fix, Safety
from lint.files import File
from lint.findings import Excerpt, Finding
from lint.job import Report
from lint.known import Known, kinds, lines, pack_findings
from lint.parts import SIZE
from lint.reporters import FORMATS
from lint.rule import Related

SUN = "Share this article\nThe sun shone over the harbour all day, and the boats lay at anchor beside the wharf.\n"
RAIN = "Rain fell on the valley and the governmxjkent did nothing about it, as it had done in all the years before.\n"
UNIQUE = re.compile("[0-9a-f]{32}")  # what ends a stretch without commands, another one each time
OPTIONS = ("--output-format", "jsonl", "--exit-zero")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "noiselint.toml").write_text("")
    (folder / "sun.txt").write_text(SUN)
    (folder / "rain.txt").write_text(RAIN)
    return folder


def forget_what_was_told(folder: Path) -> None:
    """So that whoever asks the store is told of nothing."""
    (path,) = (folder.parent / ".noiselint").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute("update told set findings = ?", (pack_findings([]),)).rowcount == 2


def test_findings_come_back_as_they_were_packed() -> None:
    place = Place("d.jsonl", 7, "id", "text")
    fix = Fix((Edit(1, 2, "x\ud800"),), Safety.UNSAFE, 0.5)
    related = (Related(Place("o.txt"), 4, 5),)
    simple = ("rule", "group", "warning", "said", 1, 2, 1, 2, 1, 3, 9, "q\ud800")
    one = Finding(place, *simple, related, (fix,), {"n": 1.5, "times": 2, "of": "x"}, "f00", Excerpt("a", "q", "b", True, False))
    whole = Finding(place, "rule", "group", "info", "said", 0, 0, 1, 1, 1, 1, 1, "", (), (), {}, "f01")
    assert list(Known(pack_findings([one, whole]))) == [one, whole]


def test_findings_are_counted_and_printed_as_if_they_were_new() -> None:
    fix = Fix((Edit(1, 2, "x"),), Safety.SAFE)
    of = [
        Finding(Place("a##.txt", 0, None), rule, "group", severity, "ça\u2028\x85", 1, 2, 1, 2, 1, 3, 1, "q", (), fixes, {}, "f0")
        for rule, severity, fixes in (("b", "info", (fix,)), ("a", "warning", ()), ("b", "info", (fix,)))
    ]
    known = Known(pack_findings(of))
    assert len(known) == 3
    assert list(kinds(known)) == list(kinds(of)) == [(("b", "info", "safe"), 2), (("a", "warning", "show"), 1)]
    assert "".join(lines(known)) == "".join(lines(of))
    assert list(pickle.loads(pickle.dumps(known))) == list(known) == of
    assert (known[1], known[-1], list(known[:2]), list(known[5:])) == (of[1], of[2], of[:2], [])
    assert not Known(pack_findings([])) and list(Known(pack_findings([]))) == []
    report = Report(File("a.txt", "a.txt"), known)
    report.add(of[:1])
    assert report.findings == [*of, of[0]]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_output_is_the_same_from_what_is_known(noiselint: Run, corpus: Path, form: str) -> None:
    (corpus / "many.txt").write_text("The boats  lay at anchor , beside the wharf.\n" * 40)
    first = noiselint("check", "articles", "--output-format", form, "--exit-zero", "--no-cache")
    for _ in range(2):
        again = noiselint("check", "articles", "--output-format", form, "--exit-zero")
        assert UNIQUE.sub("", again.stdout) == UNIQUE.sub("", first.stdout)


def test_unchanged_files_are_not_looked_at_again(noiselint: Run, corpus: Path) -> None:
    first = findings(noiselint("check", "articles", *OPTIONS))
    assert {f["rule"] for f in first} >= {"share-widget", "missing-date"}
    assert findings(noiselint("check", "articles", *OPTIONS)) == first
    forget_what_was_told(corpus)
    assert findings(noiselint("check", "articles", *OPTIONS)) == []
    assert findings(noiselint("check", "articles", *OPTIONS, "--no-cache")) == first


@pytest.mark.parametrize("change", ["other file", "severity", "folder"])
def test_what_findings_depend_on_makes_them_new(noiselint: Run, corpus: Path, change: str) -> None:
    first = findings(noiselint("check", "articles", *OPTIONS))
    forget_what_was_told(corpus)
    where, path = corpus.parent, "articles"
    if change == "other file":
        (corpus / "rain.txt").write_text(RAIN + "More rain is to come.\n")
    elif change == "severity":
        (corpus.parent / "noiselint.toml").write_text('[severity]\nshare-widget = "info"\n')
    else:
        where, path = corpus, "."
    again = findings(noiselint("check", path, *OPTIONS, cwd=where))
    assert [f["rule"] for f in again if str(f["path"]).endswith("sun.txt")] == [f["rule"] for f in first if f["path"] == "articles/sun.txt"]
    assert {f["severity"] for f in again if f["rule"] == "share-widget"} == {"info" if change == "severity" else "warning"}


def test_named_files_are_looked_at_always(noiselint: Run, corpus: Path) -> None:
    noiselint("check", "articles", *OPTIONS)
    forget_what_was_told(corpus)
    assert findings(noiselint("check", "articles/sun.txt", *OPTIONS))


def test_several_processes_know_them_too(noiselint: Run, corpus: Path) -> None:
    first = noiselint("check", "articles", *OPTIONS, "--jobs", "2").stdout
    assert noiselint("check", "articles", *OPTIONS, "--jobs", "2").stdout == first
    forget_what_was_told(corpus)
    assert noiselint("check", "articles", *OPTIONS, "--jobs", "2").stdout == ""


def test_parts_of_large_files_are_known_by_their_places(noiselint: Run, corpus: Path) -> None:
    text = RAIN * 1_700
    with (corpus / "large.jsonl").open("w") as out:
        out.writelines(json.dumps({"id": f"n{number}", "text": f"{number} {text}"}) + "\n" for number in range(6))
    assert (corpus / "large.jsonl").stat().st_size > SIZE
    first = noiselint("check", "articles", *OPTIONS, "--select", "corrupted-token,missing-date").stdout
    assert "n0" in first and "n5" in first
    assert noiselint("check", "articles", *OPTIONS, "--select", "corrupted-token,missing-date").stdout == first
    assert noiselint("check", "articles", *OPTIONS, "--select", "corrupted-token,missing-date", "--jobs", "2").stdout == first
