"""Configuration is strict, found where people expect it, and never applied half."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, findings
from lint.files import File, by_path, find, relative, shown
from lint.settings import Settings

NOISY = "The caf\ufffd is open.\n"


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('selekt = ["encoding"]', "there is no setting 'selekt'; did you mean 'select'?"),
        ('select = ["encodings"]', "select: there is no rule or group 'encodings'; did you mean 'encoding'?"),
        ('select = "encoding"', "select must be a list of strings"),
        ('fail-on = "error"', "fail-on must be one of info, warning"),
        ('ignore-patterns = ["("]', "'(' is not a regular expression"),
        ("max-document-size = 0", "max-document-size must be a whole number of megabytes"),
        ("[rules.odd-colon]\nx = 1", "rules: there is no rule 'odd-colon'"),
        ("[rules.replacement-character]\nmost = 1", "there is no option 'most'"),
        ('[severity]\nreplacement-character = "fatal"', "severity.replacement-character must be one of"),
        ("[fields]\ntitel = []", "fields: there is no 'titel'; did you mean 'title'?"),
        ("select = [", "not TOML"),
        ("[rules.repetitive-text]\ntop-runs = [0.2]", "top-runs must be a list of 3 numbers"),
        ('[rules.repetitive-text]\ntop-runs = [0.2, 0.1, "x"]', "must be a number"),
        ('[rules.missing-field]\ntypes = ["date: day"]', "'date: day' is not `name: kind`; kinds are date, url"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_file(noiselint: Run, tmp_path: Path, toml: str, said: str) -> None:
    write(tmp_path, noiselint_toml=toml, a_txt=NOISY)
    done = noiselint("check", "a.txt")
    assert done.returncode == 2
    assert "noiselint.toml" in done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_nearest_configuration_holds_for_each_file(noiselint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        noiselint_toml='select = ["replacement-character"]',
        a_txt=NOISY,
        sub__noiselint_toml='select = ["empty-text"]',
        sub__b_txt=NOISY,
    )
    assert [f["path"] for f in findings(noiselint("check", ".", "--output-format", "jsonl"))] == ["a.txt"]
    isolated = noiselint("check", ".", "--isolated", "--select", "replacement-character", "--output-format", "jsonl")
    assert [f["path"] for f in findings(isolated)] == ["a.txt", "sub/b.txt"]


def test_pyproject_counts_only_with_a_table_of_ours(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path, pyproject_toml='[tool.noiselint]\nselect = ["empty-text"]', sub__pyproject_toml="[tool.other]", sub__b_txt=NOISY)
    assert noiselint("check", "sub").returncode == 0


def test_exclude_holds_for_named_files_too(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path, noiselint_toml='exclude = ["old/"]\nselect = ["encoding"]', old__a_txt=NOISY, b_txt=NOISY)
    done = noiselint("check", "old/a.txt", "b.txt", "--output-format", "jsonl")
    assert [f["path"] for f in findings(done)] == ["b.txt"]


def test_gitignore_dot_folders_and_other_files_stay_out_of_a_folder(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path, a_txt=NOISY, out__b_txt=NOISY, keep__c_txt=NOISY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\nc.txt\n!keep/c.txt\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "d.txt").write_text(NOISY)
    (tmp_path / "e.md").write_text(NOISY)
    done = noiselint("check", ".", "--select", "encoding", "--output-format", "jsonl")
    assert [f["path"] for f in findings(done)] == ["a.txt", "keep/c.txt"]


def test_per_path_ignores_severity_and_patterns(noiselint: Run, tmp_path: Path) -> None:
    toml = (
        'select = ["replacement-character"]\nignore-patterns = ["<<.{0,40}>>"]\n'
        '[per-path-ignores]\n"scans/**" = ["encoding"]\n[severity]\nreplacement-character = "info"\n'
    )
    write(tmp_path, noiselint_toml=toml, scans__a_txt=NOISY, b_txt=NOISY, c_txt="<<a \ufffd b>>")
    done = noiselint("check", ".", "--output-format", "jsonl")
    assert [(f["path"], f["severity"]) for f in findings(done)] == [("b.txt", "info")]
    assert done.returncode == 0
    assert noiselint("check", ".", "--fail-on", "info").returncode == 1


def test_a_group_means_its_default_rules_and_all_means_all(noiselint: Run, tmp_path: Path) -> None:
    write(tmp_path, a_txt="cafe\u0301 is open.\n")
    names = [
        {f["rule"] for f in findings(noiselint("check", "a.txt", "--select", s, "--output-format", "jsonl"))}
        for s in ("encoding", "all", "not-nfc")
    ]
    assert "not-nfc" not in names[0]
    assert "not-nfc" in names[1]
    assert names[2] == {"not-nfc"}


def test_fields_of_ones_own_are_required_and_checked(noiselint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        noiselint_toml='select = ["missing-field"]\n[fields]\nsection = ["rubriek"]\n[rules.missing-field]\n'
        'fields = ["section", "title"]\ntypes = ["date: date"]',
    )
    records = (
        '{"id": "a", "text": "Rain fell.", "rubriek": "Weer", "title": "Regen", "date": "2021-02-31"}\n'
        '{"id": "b", "text": "Rain fell.", "section": "Weer", "headline": "Regen"}\n'
        '{"id": "c", "text": "Rain fell.", "title": "Regen"}\n'
    )
    (tmp_path / "a.jsonl").write_text(records, encoding="utf-8")
    found = [(f["record"], f["message"]) for f in findings(noiselint("check", ".", "--output-format", "jsonl"))]
    assert found == [("a", "date holds no date: “2021-02-31”"), ("c", "no section")]


def test_limits_given_as_numbers_are_taken(noiselint: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        noiselint_toml='select = ["unlike-prose"]\n[rules.unlike-prose]\nword-length = [3, 5.0]',
        a_txt="Unverständliche Zusammenhänge " * 40,
    )
    assert [f["rule"] for f in findings(noiselint("check", ".", "--output-format", "jsonl"))] == ["unlike-prose"]


def test_wanted_files_are_found_where_all_are_found(tmp_path: Path) -> None:
    names = [
        "a.txt",
        "b.jsonl",
        ".hidden.txt",
        "draft.txt",
        "notes.md",
        "x/c.txt",
        "x/draft.txt",
        "x/y/.d/e.txt",
        "x/y/f.txt",
        "cache-1.arrow",
    ]
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("A text.\n")
    (tmp_path / "in/.gitignore").write_text("draft.txt\n")
    (tmp_path / "in/x/.gitignore").write_text("!draft.txt\n")
    (tmp_path / "out.txt").write_text("A text.\n")
    for link, goal in {"in/l.txt": "x/c.txt", "in/m.txt": "../out.txt", "in/n.txt": ".hidden.txt", "z": "in/x", "in/x/w": "y"}.items():
        (tmp_path / link).symlink_to(goal)
    everything = {file.path: file for file, _ in find([str(tmp_path / "in")], Settings()).files}
    assert {Path(path).name for path in everything} == {"a.txt", "b.jsonl", "c.txt", "draft.txt", "f.txt", "n.txt"}
    for path in [*tmp_path.rglob("*"), tmp_path / "in/gone.txt", tmp_path / "z/c.txt", tmp_path / "in/x/w/f.txt"]:
        file = File(str(path), str(path), named=True)
        some = {found.path: found for found, _ in find([str(tmp_path / "in")], Settings(), [file]).files}
        assert some.items() <= everything.items()
        assert (str(path) in some) == (str(path) in everything)


def test_paths_of_many_files_are_those_of_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2024" / "may").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "2024")
    files = [File(path, path) for path in ("a.txt", "./b.txt", "may/c.txt", "may/../d.txt", "../e.txt", str(tmp_path / "2024" / "f.txt"))]
    for root in (str(tmp_path), ".", "..", "may"):
        assert by_path(files, root) == {relative(file.path, root): file for file in files}
    for path in ("a.txt", "b.txt", "may/c.txt", "../e.txt"):
        (tmp_path / "2024" / path).write_text("Rain fell.\n")
    for folder in (".", "may", "..", str(tmp_path / "2024")):
        assert all(file.shown == shown(file.path) for file, _ in find([folder], Settings()).files)
