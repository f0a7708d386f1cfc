"""A corpus is data: neither its configuration nor a file in it runs code, and nothing outside the folders given is touched."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import Run, findings

PLUGIN = "open('ran', 'w').close()\n"


def noisy(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Blanks at the end of a line.  \n")
    return path


def test_nothing_in_the_working_folder_is_imported(noiselint: Run, tmp_path: Path) -> None:
    for i in range(3):
        noisy(tmp_path / f"{i}.txt")
    for name in ("rules", "lint", "multiprocessing", "json", "typer", "sqlite3", "encodings", "noiselint", "random", "sitecustomize"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(PLUGIN)
        (tmp_path / f"{name}.py").write_text(PLUGIN)
    info = tmp_path / "evil-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[noiselint.rules]\nevil = random\n")
    (tmp_path / "noiselint.toml").write_text('select = ["edge-space"]\n')
    done = noiselint("check", ".", "--jobs", 2)
    assert done.returncode == 1, done.stderr
    assert "3 findings" in done.stdout
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("key", ["plugins", "plugin-path", "python", "rules-path", "extend"])
def test_a_configuration_names_no_code(noiselint: Run, tmp_path: Path, key: str) -> None:
    noisy(tmp_path / "a.txt")
    (tmp_path / "evil.py").write_text(PLUGIN)
    (tmp_path / "noiselint.toml").write_text(f'{key} = ["evil"]\n')
    done = noiselint("check", ".")
    assert done.returncode == 2
    assert f"there is no setting {key!r}" in done.stderr
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "line", ['corpus = ["../outside"]', 'words-files = ["/etc/passwd"]', 'baseline = "../b.json"', 'corpus = ["link"]']
)
def test_a_configuration_names_nothing_outside_its_folder(noiselint: Run, tmp_path: Path, line: str) -> None:
    outside = noisy(tmp_path / "outside" / "secret.txt")
    corpus = noisy(tmp_path / "corpus" / "a.txt").parent
    (corpus / "link").symlink_to(outside.parent)
    (corpus / "noiselint.toml").write_text(line + "\n")
    done = noiselint("check", "corpus", "--fix")
    assert done.returncode == 2
    assert "leads out of the configuration's folder" in done.stderr
    assert outside.read_text().endswith("  \n")


def test_links_inside_are_written_through_and_links_out_are_not_followed(noiselint: Run, tmp_path: Path) -> None:
    outside = noisy(tmp_path / "outside.txt")
    real = noisy(tmp_path / "corpus" / "deep" / "real.txt")
    corpus = tmp_path / "corpus"
    (corpus / "out.txt").symlink_to(outside)
    (corpus / "folder").symlink_to(tmp_path)
    (corpus / "in.txt").symlink_to(real)
    (corpus / "loop.txt").symlink_to(corpus / "loop.txt")
    (corpus / "nowhere.txt").symlink_to(corpus / "nothing")
    (corpus / "around").symlink_to(corpus)
    found = findings(noiselint("check", "corpus", "--output-format", "jsonl", "--isolated", "--no-cache", "--select", "edge-space"))
    assert [f["path"] for f in found] == ["corpus/deep/real.txt"], "a file and the links to it are one"
    noiselint("check", "corpus", "--fix", "--isolated", "--no-cache", "--select", "edge-space")
    assert real.read_text() == "Blanks at the end of a line.\n"
    assert (corpus / "in.txt").is_symlink()
    assert outside.read_text().endswith("  \n")


def test_what_is_no_file_is_not_opened(noiselint: Run, tmp_path: Path) -> None:
    noisy(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / ".gitignore")
    os.mkfifo(tmp_path / "noiselint.toml")
    with suppress(PermissionError):
        os.mknod(tmp_path / "null.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    done = noiselint("check", ".", "--no-cache", "--select", "edge-space")
    assert done.returncode == 1, done.stderr
    assert "in 1 of 1 file" in done.stdout
    named = noiselint("check", "pipe.txt", "/dev/zero", "--no-cache", "--select", "edge-space")
    assert named.returncode == 2
    assert named.stderr.count("neither a file nor a folder") == 2


def test_the_index_is_not_kept_behind_a_link(noiselint: Run, tmp_path: Path) -> None:
    corpus = noisy(tmp_path / "corpus" / "a.txt").parent
    (tmp_path / "elsewhere").mkdir()
    (corpus / ".noiselint").symlink_to(tmp_path / "elsewhere")
    (corpus / "noiselint.toml").write_text('select = ["edge-space"]\n')
    done = noiselint("check", "corpus")
    assert done.returncode == 2
    assert "leads out of" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
