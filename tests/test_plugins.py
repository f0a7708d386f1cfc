"""Plug-ins: written by `noiselint new`, installed by pip into an environment of their own, and told apart when they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from conftest import ROOT, Run


class Environment:
    """A fresh virtual environment with noiselint from this folder."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self.install("--no-cache-dir", ROOT, "pytest")

    def install(self, *what: object) -> None:
        self.run("pip", "install", "--quiet", "--disable-pip-version-check", *what, check=True)

    def run(self, command: str, *arguments: object, cwd: Path = ROOT, check: bool = False) -> subprocess.CompletedProcess[str]:
        line = [str(self._bin / command), *map(str, arguments)]
        env = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
        return subprocess.run(line, cwd=cwd, env=env, capture_output=True, text=True, check=check)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Environment:
    return Environment(tmp_path_factory.mktemp("environment"))


@pytest.mark.slow
def test_the_example_plugin_is_found_and_its_tests_pass(environment: Environment, tmp_path: Path) -> None:
    plugin = tmp_path / "example-plugin"
    shutil.copytree(ROOT / "docs/example-plugin", plugin)
    environment.install("--no-deps", plugin)
    tested = environment.run("pytest", "-q", cwd=plugin)
    assert tested.returncode == 0, tested.stdout
    article = tmp_path / "article.txt"
    article.write_text("The ferry left late. [Tide: 4.2 m] It came back at nine.\nListen to Harbour Radio live\n")
    done = environment.run("noiselint", "check", article, "--select", "harbour", "--output-format", "concise")
    assert [line.split(": ")[1] for line in done.stdout.splitlines()[:2]] == ["tide-widget", "harbour-line"], done.stdout
    (tmp_path / "noiselint.toml").write_text("[rules.tide-widget]\nlowest = 5\n")
    done = environment.run("noiselint", "check", article.name, "--select", "tide-widget", cwd=tmp_path)
    assert done.returncode == 0
    assert "from noiselint-harbour 0.1.0." in environment.run("noiselint", "rules", "tide-widget").stdout


@pytest.mark.slow
def test_programs_and_plugins_can_be_typed(environment: Environment, tmp_path: Path) -> None:
    """What a user's type checker sees of the installed package."""
    environment.install("mypy")
    shutil.copytree(ROOT / "docs/example-plugin/noiselint_harbour", tmp_path / "noiselint_harbour")
    (tmp_path / "program.py").write_text(
        "import lint\n\nfound: list[lint.Finding] = lint.check_text('x', lint.Settings(select=('tokens',)))\n"
        "text: str = lint.fix_text('x', unsafe=True).text\npaths: list[str] = [f.place.path for f in lint.check_paths('x', jobs=2)]\n"
        "lint.check_text(1)  # type: ignore[arg-type]\n"
    )
    done = environment.run("mypy", "--strict", "program.py", "noiselint_harbour", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_plugin_written_by_new_passes_its_tests_and_one_that_fails_is_named(environment: Environment, tmp_path: Path) -> None:
    made = environment.run("noiselint", "new", "old-lamp", "--plugin", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    plugin = tmp_path / "noiselint-old-lamp"
    environment.install("--no-deps", plugin)
    tested = environment.run("pytest", "-q", cwd=plugin)
    assert tested.returncode == 0, tested.stdout
    assert environment.run("noiselint", "rules", "old-lamp-mark").returncode == 0

    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Here is foofoo in a sentence.\n")
    check = ("noiselint", "check", folder, "--select", "old-lamp", "--output-format", "concise")
    assert "old-lamp-mark" in environment.run(*check).stdout
    rule = plugin / "noiselint_old_lamp/old_lamp/old_lamp_mark.py"
    rule.write_text(rule.read_text().replace("foofoo", "barbar").replace("(?:foo)", "(?:bar)").replace("bfoo", "bbar"))
    environment.install("--no-deps", "--force-reinstall", plugin)
    assert "old-lamp-mark" not in environment.run(*check).stdout, "what the index remembers was found by the rule as it was"

    rule.write_text("import no_such_module\n")
    environment.install("--no-deps", "--force-reinstall", plugin)
    for arguments in (("check", folder), ("rules",)):
        failed = environment.run("noiselint", *arguments)
        assert failed.returncode == 2
        assert "noiselint-old-lamp 0.1.0" in failed.stderr
        assert "No module named 'no_such_module'" in failed.stderr
        assert "Traceback" not in failed.stderr
    environment.run("pip", "uninstall", "--yes", "noiselint-old-lamp", check=True)
    done = environment.run("noiselint", "rules")
    assert (done.returncode, "old-lamp" in done.stdout) == (0, False)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("Old Lamp", "'Old Lamp' is no name for a plug-in"), ("taken", "noiselint-taken exists already")],
)
def test_new_refuses_what_it_cannot_write(noiselint: Run, tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "noiselint-taken").mkdir()
    done = noiselint("new", name, "--plugin")
    assert (done.returncode, sentence in done.stderr) == (2, True), done.stderr


def test_a_rule_without_a_stage_is_told_with_its_package(tmp_path: Path) -> None:
    """A distribution on the path is all that entry points need."""
    package = tmp_path / "lamps/group"
    package.mkdir(parents=True)
    (tmp_path / "lamps/__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "lamp.py").write_text("from lint import Rule\n\n\nclass Lamp(Rule):\n    pass\n")
    info = tmp_path / "noiselint_lamps-2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: noiselint-lamps\nVersion: 2.3\n")
    (info / "entry_points.txt").write_text("[noiselint.rules]\nlamps = lamps\n")
    code = "from lint.cli import main; import sys; sys.argv = ['noiselint', 'rules']; main()"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the rules of noiselint-lamps 2.3 (lamps) do not load: Lamp in lamps.group.lamp does not say at which `stage`" in done.stderr
