"""What the commands print, what they change, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SEEDS, Run, findings

NOISY = "The caf\ufffd is open.\n"


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(NOISY, encoding="utf-8")
    return path


def test_exit_status_is_0_1_or_2(noiselint: Run, tmp_path: Path, noisy: Path) -> None:
    (tmp_path / "b.txt").write_text("All is well in this text.\n")
    select = ("--select", "encoding")
    assert noiselint("check", "b.txt", *select).returncode == 0
    assert noiselint("check", "a.txt", *select).returncode == 1
    assert noiselint("check", "a.txt", *select, "--exit-zero").returncode == 0
    assert noiselint("check", "a.txt", "missing.txt", *select).returncode == 2
    assert noiselint("check", "a.txt", "missing.txt", *select, "--exit-zero").returncode == 2
    assert noiselint("check", "--no-such-option").returncode == 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: None, "x.txt: there is no such file or folder"),
        (lambda p: p.mkdir(), "x.txt: no texts here"),
        (lambda p: p.write_bytes(b"\0\xff\0\x81binary\0"), "x.txt: not a text in an encoding that can be told"),
        (os.mkfifo, "x.txt: neither a file nor a folder"),
    ],
    ids=["missing", "empty folder", "binary", "fifo"],
)
def test_what_cannot_be_read_is_said_after_everything_else_was_done(
    noiselint: Run, tmp_path: Path, noisy: Path, make: object, said: str
) -> None:
    make(tmp_path / "x.txt")  # type: ignore[operator]
    done = noiselint("check", "x.txt", "a.txt", "--select", "encoding", "--output-format", "jsonl")
    assert done.returncode == 2
    assert said in done.stderr
    assert [f["path"] for f in findings(done)] == ["a.txt"]


def test_a_text_beyond_the_limit_is_left_alone(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "noiselint.toml").write_text("max-document-size = 1")
    (tmp_path / "big.txt").write_text("\ufffd" + "a " * 2**19 + "a")
    (tmp_path / "big.jsonl").write_text('{"text": "' + "b " * 2**20 + '"}\n{"text": "\ufffd"}\n')
    done = noiselint("check", "big.txt", "big.jsonl", "--select", "encoding", "--output-format", "jsonl")
    assert done.returncode == 2
    assert "big.txt: larger than 1 MB" in done.stderr
    assert "big.jsonl:1: a record larger than 1 MB" in done.stderr
    assert [f["file_line"] for f in findings(done)] == [2]


def test_records_without_a_text_are_an_error_when_named_and_a_note_in_a_folder(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"id": 1, "words": "x"}\n')
    for arguments, status in ((("r.jsonl",), 2), ((".",), 0)):
        done = noiselint("check", *arguments)
        assert done.returncode == status
        assert "r.jsonl: no record has a text field" in done.stderr


def test_an_empty_file_is_a_finding(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "e.txt").touch()
    (tmp_path / "e.jsonl").touch()
    done = noiselint("check", "e.txt", "e.jsonl", "--select", "empty-text", "--output-format", "jsonl")
    assert [(f["path"], f["rule"], f["start"], f["end"]) for f in findings(done)] == [("e.txt", "empty-text", 0, 0)]


def test_full_underlines_the_span(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("漢字 and caf\ufffd.\n", encoding="utf-8")
    lines = noiselint("check", "a.txt", "--select", "replacement-character").stdout.splitlines()
    assert lines[0].startswith("a.txt:1:11: warning: replacement-character: ")
    assert lines[1] == "    漢字 and caf\ufffd."
    assert lines[2] == "    " + " " * 12 + "^"


def test_nothing_from_a_text_reaches_the_terminal_as_control(noiselint: Run, tmp_path: Path) -> None:
    name = "e\x1b[31mvil\n.txt"
    (tmp_path / name).write_text("\x1b]0;owned\x07 caf\ufffd \x9b31m \u202e \u2028 x\n", encoding="utf-8")
    for output_format in ("full", "concise", "jsonl"):
        done = noiselint("check", name, "gone\x1b[2J", "--select", "all", "--output-format", output_format)
        shown = done.stdout + done.stderr
        assert not {c for c in shown if c != "\n" and not c.isprintable()}
        assert name not in shown


def test_jsonl_has_every_field(noiselint: Run, noisy: Path) -> None:
    (found,) = findings(noiselint("check", "a.txt", "--select", "replacement-character", "--output-format", "jsonl"))
    fingerprint = found.pop("fingerprint")
    assert len(fingerprint) == 16
    assert found == {
        "path": "a.txt", "record": None, "field": None, "rule": "replacement-character", "group": "encoding", "severity": "warning",
        "message": "what stood here could not be decoded and is lost", "start": 7, "end": 8, "line": 1, "column": 8, "end_line": 1,
        "end_column": 9, "file_line": 1, "text": "\ufffd", "related": [], "fixes": [], "evidence": {"characters": 1},
    }  # fmt: skip


def test_fingerprints_survive_edits_elsewhere_and_renames(noiselint: Run, tmp_path: Path, noisy: Path) -> None:
    (tmp_path / "b.txt").write_text("A new first line of the text.\n" * 3 + NOISY, encoding="utf-8")
    (tmp_path / "c.txt").write_text("x" * 30 + NOISY + "y" * 30, encoding="utf-8")
    found = findings(noiselint("check", "a.txt", "b.txt", "c.txt", "--select", "replacement-character", "--output-format", "jsonl"))
    prints = {f["path"]: f["fingerprint"] for f in found}
    assert len(set(prints.values())) == 3  # 20 characters on either side count
    (tmp_path / "d.txt").write_text("Another line.\n\n" + (tmp_path / "b.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (moved,) = findings(noiselint("check", "d.txt", "--select", "replacement-character", "--output-format", "jsonl"))
    assert moved["fingerprint"] == prints["b.txt"]


def test_standard_input(noiselint: Run) -> None:
    done = noiselint(
        "check",
        "-",
        "--stdin-filename",
        "in.jsonl",
        "--select",
        "encoding",
        "--output-format",
        "jsonl",
        input='{"id": "q", "text": "\ufffd"}',
    )
    assert [(f["path"], f["record"]) for f in findings(done)] == [("in.jsonl", "q")]
    done = noiselint("check", "-", "--fix", "--select", "edge-space", "--quiet", input="  A text. \n")
    assert done.stdout == "A text.\n"
    assert noiselint("check", "-", "a.txt", input="").returncode == 2


def test_output_file_and_statistics(noiselint: Run, tmp_path: Path, noisy: Path) -> None:
    noiselint("check", "a.txt", "--select", "encoding", "--output-format", "jsonl", "-o", "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["path"] == "a.txt"
    lines = noiselint("check", "a.txt", "--select", "encoding", "--statistics").stdout.splitlines()
    assert lines[0].split() == ["1", "replacement-character", "encoding"]
    assert noiselint("check", "a.txt", "--output-format", "xml").returncode == 2


def test_more_than_twenty_findings_about_whole_documents_are_one_line(noiselint: Run, tmp_path: Path) -> None:
    for i in range(21):
        (tmp_path / f"{i:02}.txt").touch()
    out = noiselint("check", ".", "--select", "empty-text").stdout
    assert "21 documents: " in out
    assert out.count("empty-text") == 1
    assert noiselint("check", ".", "--select", "empty-text", "--output-format", "concise").stdout.count("empty-text") == 21


def test_diff_is_what_fix_does_and_git_takes_it(noiselint: Run, tmp_path: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    (tmp_path / "w.txt").write_bytes(b"  One line.\r\n\r\n\r\n\r\n\r\nAnother line.  \r\n")
    (tmp_path / "plain.txt").write_text("All is well in this text.\n")
    select = ("--select", "layout,encoding,boilerplate", "--unsafe-fixes", "--no-cache")
    diff = noiselint("check", ".", "--diff", *select, "-o", "changes.diff")
    assert diff.returncode == 1
    made = (tmp_path / "changes.diff").read_bytes()
    assert b"plain.txt" not in made
    patched = tmp_path / "patched"
    patched.mkdir()
    for path in tmp_path.glob("*.txt"):
        shutil.copy(path, patched)
    applied = subprocess.run(["git", "apply", "-"], cwd=patched, input=made, capture_output=True, check=False)
    assert applied.returncode == 0, applied.stderr
    noiselint("check", *[p.name for p in tmp_path.glob("*.txt")], "--fix", *select)
    for path in patched.glob("*.txt"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name
    assert noiselint("check", *[p.name for p in tmp_path.glob("*.txt")], "--diff", *select).returncode == 0


def test_fix_says_what_it_changed_and_keeps_mode_and_links(noiselint: Run, tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("One line. \n")
    real.chmod(0o640)
    (tmp_path / "link.txt").symlink_to(real)
    done = noiselint("check", "link.txt", "--fix", "--select", "edge-space")
    assert "link.txt:1: fixed:" in done.stdout
    assert "Fixed 1 place in 1 file." in done.stdout
    assert (tmp_path / "link.txt").is_symlink()
    assert real.read_text() == "One line.\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_a_file_that_cannot_be_written_stays_as_it_was(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Stra\u00dfe \u0142 one. \n".encode("utf-16"))
    before = (tmp_path / "a.txt").read_bytes()
    assert noiselint("check", "a.txt", "--fix", "--select", "edge-space").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == before[:-4] + before[-2:]


def test_unsafe_fixes_alone_write_nothing(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One line. \n")
    noiselint("check", "a.txt", "--unsafe-fixes", "--select", "edge-space")
    assert (tmp_path / "a.txt").read_text() == "One line. \n"


def test_rules_lists_and_explains(noiselint: Run) -> None:
    assert "replacement-character" in noiselint("rules").stdout
    assert "Left alone:" in noiselint("rules", "replacement-character").stdout
    assert all(
        json.loads(line)["group"] == "encoding" for line in noiselint("rules", "encoding", "--output-format", "jsonl").stdout.splitlines()
    )
    done = noiselint("rules", "replacment-character")
    assert (done.returncode, "did you mean 'replacement-character'?" in done.stderr) == (2, True)


def test_new_writes_a_rule_whose_examples_pass(noiselint: Run, tmp_path: Path) -> None:
    package = tmp_path / "my_rules" / "layout"
    package.mkdir(parents=True)
    assert noiselint("new", "odd-colon", "--folder", "my_rules/layout").returncode == 0
    for name in ("Odd Colon", "../x", "odd-colon"):
        assert noiselint("new", name, "--folder", "my_rules/layout").returncode == 2
    source = (package / "odd_colon.py").read_text(encoding="utf-8")
    namespace: dict[str, object] = {"__name__": "my_rules.layout.odd_colon"}
    exec(compile(source, "odd_colon.py", "exec"), namespace)
    assert namespace["OddColon"].examples  # type: ignore[attr-defined]


def test_a_run_that_only_mends_says_only_what_it_did(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The govern-\nment fell. \nA caf\ufffd.\n", encoding="utf-8")
    arguments = ("check", "a.txt", "--isolated", "--select", "layout,encoding", "--fix-only", "--exit-non-zero-on-fix")
    done = noiselint(*arguments)
    assert done.returncode == 1
    assert done.stdout == 'a.txt:1: fixed: govern-\\nment → government\na.txt:2: fixed: " " → removed\nFixed 2 places in 1 file.\n'
    again = noiselint(*arguments)
    assert (again.returncode, again.stdout) == (0, "Nothing to mend in 1 file.\n")


def test_help_of_every_command_fits_a_screen(noiselint: Run) -> None:
    for command in ((), ("check",), ("baseline",), ("inspect",), ("rules",), ("words",), ("new",), ("index",)):
        done = noiselint(*command, "--help", env={"COLUMNS": "100"})
        assert done.returncode == 0
        assert len(done.stdout.splitlines()) <= 50, command


def test_many_findings_end_with_what_they_are_and_what_to_type_next(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The caf\ufffd &amp; the ferry.\n" * 20, encoding="utf-8")
    lines = noiselint("check", "a.txt", "--select", "encoding").stdout.splitlines()[-5:]
    assert [line.split()[:2] for line in lines[:2]] == [["20", "html-entity"], ["20", "replacement-character"]]
    assert lines[2].startswith("Found 40 findings (40 warnings) in 1 of 1 file.")
    assert lines[3].startswith("20 can be mended with --fix")
    assert lines[4].startswith("`noiselint rules html-entity` explains one")
    few = noiselint("check", "a.txt", "--select", "encoding", "--ignore", "html-entity").stdout
    assert "explains one" not in few


def test_what_would_be_looked_at_and_by_which_settings(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "noiselint.toml").write_text('ignore = ["layout"]\nexclude = ["old/"]\n')
    for name in ("a.txt", "old/b.txt", "drafts/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rain fell.\n")
    assert noiselint("check", "--show-files").stdout == "a.txt\ndrafts/c.txt\n"
    assert noiselint("check", ".", "old/b.txt", "--show-files", "--exclude", "drafts/").stdout == "a.txt\n"
    shown = noiselint("check", "--show-settings", "--select", "tokens").stdout.splitlines()
    assert shown[0] == "# noiselint.toml: 2 of 2 files"
    assert {'select = ["tokens"]', 'ignore = ["layout"]', 'exclude = ["old/"]', 'fail-on = "warning"'} <= set(shown)
    assert not (tmp_path / ".noiselint").exists()


def test_a_place_in_the_same_text_is_named_by_its_line(noiselint: Run, tmp_path: Path) -> None:
    again = "The river rose in the night and took the old bridge of Kotor with it."
    (tmp_path / "a.txt").write_text(f"{again}\n\nThe mayor was not there.\n\n{again}\n", encoding="utf-8")
    said = noiselint("check", "a.txt", "--isolated", "--select", "repeated-paragraph").stdout
    assert "a.txt:5:1" in said
    assert "    see line 1\n" in said
