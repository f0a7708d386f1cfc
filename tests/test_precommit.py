"""The hooks under the real pre-commit, in real git repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NOISELINT, ROOT

PRE_COMMIT = str(Path(sys.executable).with_name("pre-commit"))
NOISY = "Rain fell on the caf\u00e9 in M\u00e1laga. \nThe caf\ufffd is open.\n"


def git(folder: Path, *arguments: str) -> str:
    identity = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    done = subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **identity}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "odd name é.txt").write_text(NOISY, encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "b.txt").write_text(NOISY, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": "r", "text": "The caf\\ufffd is open."}\n')
    (tmp_path / "noiselint.toml").write_text('exclude = ["old/"]\nselect = ["encoding", "layout"]\n')
    return tmp_path


def hooked(repository: Path, config: str, *hook: str) -> subprocess.CompletedProcess[str]:
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(repository, "add", "-A")
    env = {**os.environ, "PRE_COMMIT_HOME": str(repository.parent / "pre-commit-home")}
    command = [PRE_COMMIT, "run", *hook, "--color", "never", "--verbose"]
    return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)


def local(*ids: str) -> str:
    """A configuration that runs the hooks as they are defined, with the noiselint that is installed."""
    import yaml

    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    chosen = [{**hooks[i], "language": "system", "entry": hooks[i]["entry"].replace("noiselint", NOISELINT, 1)} for i in ids]
    return str(yaml.safe_dump({"repos": [{"repo": "local", "hooks": chosen}]}))


def test_report_blocks_the_commit_and_writes_nothing(repository: Path) -> None:
    done = hooked(repository, local("noiselint"))
    assert done.returncode == 1
    assert "odd name é.txt:2:8: replacement-character" in done.stdout
    assert "c.jsonl:1 (r 1:8): replacement-character" in done.stdout
    assert "old/" not in done.stdout
    assert git(repository, "diff", "--name-only") == ""


def test_fix_changes_the_files_and_says_what(repository: Path) -> None:
    done = hooked(repository, local("noiselint-fix"))
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert 'odd name é.txt:1: fixed: " " → removed' in done.stdout
    assert "Fixed 1 place in 1 file." in done.stdout
    assert (repository / "odd name é.txt").read_text(encoding="utf-8") == NOISY.replace(" \n", "\n")
    assert hooked(repository, local("noiselint-fix")).returncode == 0


def test_corpus_looks_at_everything_and_keeps_its_index_out_of_git(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "texts")
    done = hooked(repository, local("noiselint-corpus"))
    assert done.returncode == 1
    assert "odd name é.txt:2:8" in done.stdout
    assert list((repository / ".noiselint").glob("*.sqlite"))
    assert ".noiselint" not in git(repository, "status", "--porcelain")


def test_a_blocked_commit_fits_a_screen_and_says_how_to_go_on(repository: Path) -> None:
    (repository / "many.txt").write_text("The caf\ufffd is open. \n" * 60, encoding="utf-8")
    done = hooked(repository, local("noiselint"))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) <= 24
    assert "noiselint words --add WORD" in done.stdout
    assert 'ignore = ["RULE"]' in done.stdout
    assert "noiselint baseline" in done.stdout


def test_what_the_message_proposes_lets_the_commit_through(repository: Path) -> None:
    (repository / "noiselint.toml").write_text('exclude = ["old/"]\nselect = ["encoding", "layout", "tokens"]\n')
    (repository / "odd name é.txt").write_text("The Affaxjmtzywirs office was closed on that day.\n", encoding="utf-8")
    (repository / "c.jsonl").write_text('{"text": "The caf\\ufffd is open."}\n')
    assert hooked(repository, local("noiselint")).returncode == 1
    subprocess.run([NOISELINT, "words", "--add", "Affaxjmtzywirs"], cwd=repository, check=True, capture_output=True)
    done = hooked(repository, local("noiselint"))
    assert "Affaxjmtzywirs" not in done.stdout
    assert done.returncode == 1
    subprocess.run([NOISELINT, "baseline"], cwd=repository, check=True, capture_output=True)
    assert hooked(repository, local("noiselint")).returncode == 0
    (repository / "odd name é.txt").write_text("The Affaxjmtzywirs office has been closed. \n", encoding="utf-8")
    assert "edge-space" in hooked(repository, local("noiselint")).stdout


def test_pointers_of_git_lfs_are_no_texts(repository: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 12345\n"
    for name in ("odd name é.txt", "c.jsonl", "d.csv"):
        (repository / name).write_text(pointer)
    done = hooked(repository, local("noiselint"))
    assert done.returncode == 0, done.stdout
    assert "3 of 3 files are git-lfs pointers" in done.stdout


@pytest.mark.slow
def test_several_chunks_at_once_share_one_index(repository: Path) -> None:
    story = (
        "The ferry of island {} leaves for the last time on Sunday, after sixty years in which it carried people, cattle and furniture.\n"
    )
    (repository / "noiselint.toml").write_text('corpus = ["."]\nexclude = ["old/"]\nselect = ["encoding", "duplicates"]\n')
    subprocess.run([NOISELINT, "index", "build"], cwd=repository, check=True, capture_output=True)
    for i in range(40):
        (repository / f"{'x' * (i % 7)} {i}.txt").write_text(story.format(i % 20 if i != 39 else 0))
    done = hooked(repository, local("noiselint"))
    assert done.returncode == 1
    assert done.stdout.count("Found ") >= 2, "pre-commit made several chunks"
    assert "exact-duplicate" in done.stdout
    assert "noiselint: " not in done.stdout, "no chunk stumbled over the other"


@pytest.mark.slow
def test_a_large_file_is_looked_at_whole(repository: Path) -> None:
    with open(repository / "large.jsonl", "w", encoding="utf-8") as out:
        for i in range(200_000):
            out.write(f'{{"id": "{i}", "text": "Rain fell on the town, and nobody minded it very much on day {i}."}}\n')
        out.write('{"id": "last", "text": "The caf\ufffd is open."}\n')
    done = hooked(repository, local("noiselint"))
    assert "large.jsonl:200001 (last 1:8): replacement-character" in done.stdout


@pytest.mark.slow
def test_pre_commit_installs_noiselint_from_its_repository(repository: Path) -> None:
    revision = git(ROOT, "rev-parse", "HEAD").strip()
    config = f"repos:\n- repo: {ROOT}\n  rev: {revision}\n  hooks:\n  - id: noiselint\n"
    done = hooked(repository, config)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "replacement-character" in done.stdout


def test_a_changed_file_finds_its_twin_as_the_readme_shows(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    seeds = {seed.name[:3]: seed.read_text(encoding="utf-8") for seed in (ROOT / "seeds").iterdir()}
    (tmp_path / "articles" / "joly.txt").write_text(seeds["000"], encoding="utf-8")
    (tmp_path / "articles" / "harbour.txt").write_text(seeds["003"], encoding="utf-8")
    (tmp_path / "noiselint.toml").write_text('corpus = ["articles"]\nselect = ["duplicates"]\n')
    git(tmp_path, "init", "-q")
    subprocess.run([NOISELINT, "index", "build"], cwd=tmp_path, check=True, capture_output=True)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "texts")
    (tmp_path / "articles" / "new.txt").write_text(
        seeds["000"].replace("Moscow", "Moskva").replace("invitation", "offer"), encoding="utf-8"
    )
    (tmp_path / ".pre-commit-config.yaml").write_text(local("noiselint"), encoding="utf-8")
    git(tmp_path, "add", "-A")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path.parent / "pre-commit-home")}
    done = subprocess.run([PRE_COMMIT, "run", "--color", "never"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition('$ git commit -m "One more article"\n')[2].partition("[…]")[0]
    assert shown and done.stdout.startswith(shown), done.stdout
