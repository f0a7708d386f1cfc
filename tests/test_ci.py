"""What runs in CI: the action and the pipeline of the documentation, against published schemas, and their scripts in a real shell."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import NOISELINT, ROOT
from test_reporters import conforms

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def block(title: str) -> dict[Any, Any]:
    """A YAML block of the page."""
    found = re.search(rf'```yaml title="{re.escape(title)}"\n(.*?)```', PAGE, re.DOTALL)
    assert found, title
    return dict(yaml.safe_load(found[1]))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a b.txt").write_text("The caf\ufffd is open.\n", encoding="utf-8")
    (tmp_path / "noiselint.toml").write_text('select = ["encoding"]\n')
    return tmp_path


def shell(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(NOISELINT).parent), os.environ["PATH"]))
    command = ["bash", "-e", "-c", script]
    return subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path, **env}, capture_output=True, text=True, check=False)


def test_the_action_conforms_and_its_example_names_its_inputs() -> None:
    conforms(ACTION, "github-action.json")
    workflow = block(".github/workflows/noiselint.yml")
    workflow["on"] = workflow.pop(True)  # YAML 1.1 reads the key as a truth value
    conforms(workflow, "github-workflow.json")
    (step,) = (step for step in workflow["jobs"]["noiselint"]["steps"] if step.get("uses", "").startswith("noiselint/"))
    assert step["with"].keys() <= ACTION["inputs"].keys()


def test_the_action_annotates_writes_sarif_and_fails(articles: Path) -> None:
    script = ACTION["runs"]["steps"][-1]["run"]
    env = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(articles), "GITHUB_STEP_SUMMARY": str(articles / "summary.md")}
    done = shell(script, articles, PATHS="articles", ARGS="--select encoding,layout", SARIF="out.sarif", **env)
    assert done.returncode == 1
    assert "::warning title=noiselint%3A replacement-character,file=articles/a b.txt,line=1,col=8" in done.stdout
    assert "replacement-character" in (articles / "summary.md").read_text(encoding="utf-8")
    conforms(json.loads((articles / "out.sarif").read_text(encoding="utf-8")), "sarif-2.1.0.json")


def test_nothing_in_the_inputs_is_run(articles: Path) -> None:
    script = ACTION["runs"]["steps"][-1]["run"]
    shell(script, articles, PATHS="articles; touch run $(touch run) `touch run`", ARGS="", SARIF="")
    assert not (articles / "run").exists()
    assert "${{" not in script


def test_the_pipeline_for_gitlab_conforms_and_leaves_its_report(articles: Path) -> None:
    pipeline = block(".gitlab-ci.yml")
    conforms(pipeline, "ci.json")
    job = pipeline["noiselint"]
    done = shell(job["script"][-1], articles, GITLAB_CI="true", CI_PROJECT_DIR=str(articles))
    assert done.returncode == 1
    report = json.loads((articles / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in report] == ["articles/a b.txt"]


def test_the_hooks_conform() -> None:
    conforms(block(".pre-commit-config.yaml"), "pre-commit-config.json")
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in block(".pre-commit-config.yaml")["repos"][0]["hooks"]} <= hooks
