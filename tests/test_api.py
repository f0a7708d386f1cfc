"""lint as a library: the same findings and the same fixes as the command line."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

import lint
from conftest import SEEDS, Run, findings

NOISY = "Canada’s Foreign Affaxjmtzywirs Minister has an open invitation to visit Moscow, caf\ufffd included.\n\nShare this:\n"


def seeds_in(folder: Path) -> dict[str, str]:
    for seed in SEEDS.glob("*.txt"):
        shutil.copy(seed, folder)
    return {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}


def test_a_text_has_the_findings_that_its_file_has(noiselint: Run, tmp_path: Path) -> None:
    texts = seeds_in(tmp_path)
    told = findings(noiselint("check", *texts, "--isolated", "--output-format", "jsonl"))
    found = [f.as_dict() for name, text in texts.items() for f in lint.check_text(text, name=name)]
    assert found == told
    assert found


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_text_is_fixed_as_its_file_is(noiselint: Run, tmp_path: Path, unsafe: bool) -> None:
    texts = seeds_in(tmp_path)
    noiselint("check", *texts, "--isolated", "--fix", *(["--unsafe-fixes"] if unsafe else []))
    for name, before in texts.items():
        done = lint.fix_text(before, unsafe=unsafe, name=name)
        assert done.text == (tmp_path / name).read_bytes().decode()
        assert not done.problems
        assert lint.fix_text(done.text, unsafe=unsafe, name=name).text == done.text
        assert [f.as_dict() for f in done.findings] == [f.as_dict() for f in lint.check_text(done.text, name=name)]


def test_what_was_changed_is_told() -> None:
    done = lint.fix_text(NOISY, unsafe=True)
    assert "Foreign Affairs Minister" in done.text
    assert dict(done.fixed) == {"corrupted-token": 1, "share-widget": 1}
    assert [change.after for change in done.changes] == ["Affairs", ""]
    assert [NOISY[e.start : e.end].strip() for e in done.edits] == ["Affaxjmtzywirs", "Share this:"]


def test_paths_have_the_findings_that_check_prints(noiselint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "noiselint.toml").write_text('ignore = ["structure"]\n')
    monkeypatch.chdir(tmp_path)
    told = findings(noiselint("check", "seeds", "--output-format", "jsonl"))
    assert [f.as_dict() for f in lint.check_paths("seeds")] == told
    assert [f.as_dict() for f in lint.check_paths(Path("seeds"), jobs=2, cache=False)] == told
    only = lint.Linter(lint.Settings(select=("tokens",)))
    assert {f.group for f in only.check_paths("seeds", cache=False)} == {"tokens"}


def test_what_cannot_be_read_is_said_at_the_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NOISY)
    Path("b.txt").write_bytes(b"\0\xff\0\x81binary\0")
    said: list[str] = []
    found = [f.rule for f in lint.check_paths("a.txt", "b.txt", "c.txt", cache=False, on_problem=said.append)]
    assert "replacement-character" in found
    assert [sentence[:5] for sentence in sorted(said)] == ["b.txt", "c.txt"]
    got = []
    with pytest.raises(lint.UserError, match=r"c\.txt: there is no such file"):
        for finding in lint.check_paths("a.txt", "c.txt", cache=False):
            got.append(finding.rule)
    assert got == found


def test_metadata_are_seen() -> None:
    settings = lint.Settings(select=("missing-date",))
    assert [f.rule for f in lint.check_text("The ferry was late.", settings)] == ["missing-date"]
    assert not lint.check_text("The ferry was late.", settings, metadata={"date": "2022-01-30"})


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (lint.Settings(select=("token",)), "the settings: select: there is no rule or group 'token'; did you mean 'tokens'?"),
        (lint.Settings(select="tokens"), 'select must be a tuple of strings, such as ("tokens",)'),  # type: ignore[arg-type]
        (lint.Settings(ignore_patterns=("(",)), "the settings: ignore-patterns: '(' is not a regular expression"),
    ],
)
def test_wrong_settings_are_told_when_the_linter_is_made(settings: lint.Settings, sentence: str) -> None:
    with pytest.raises(lint.UserError) as error:
        lint.Linter(settings)
    assert str(error.value).startswith(sentence)


def test_what_is_no_text_is_a_type_error() -> None:
    for nothing in (None, float("nan"), b"bytes"):
        with pytest.raises(TypeError, match="a text must be a string"):
            lint.check_text(nothing)  # type: ignore[arg-type]


def test_a_linter_pickles_alike_whatever_it_has_seen() -> None:
    linter = lint.Linter(lint.Settings(words=("Kryvyi", "Zaporizhzhia"), select=("tokens",)))
    fresh = pickle.dumps(linter)
    told = linter.check_text(NOISY)
    assert pickle.dumps(linter) == fresh
    assert pickle.loads(fresh).check_text(NOISY) == told


def test_everything_exported_is_there() -> None:
    assert sorted(lint.__all__) == sorted(lint._HOME)
    assert all(hasattr(lint, name) for name in lint.__all__)
