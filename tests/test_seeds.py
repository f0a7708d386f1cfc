"""The five articles that this began with: what must be found in them, what must not, and what they become."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import SEEDS, Run, findings

HERE = Path(__file__).parent / "seeds"
EXPECTED = [json.loads(line) for line in (HERE / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    import subprocess

    from conftest import NOISELINT

    command = [NOISELINT, "check", str(SEEDS), "--isolated", "--no-cache", "--output-format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    return findings(done)


def meets(finding: dict[str, Any], line: dict[str, Any]) -> bool:
    """True when a finding matches an expected line: it overlaps its text, or both concern the whole document."""
    if not finding["path"].endswith(line["path"]):
        return False
    if line["start"] is None:
        return bool(finding["start"] == finding["end"] == 0)
    return bool(finding["start"] < line["start"] + len(line["text"]) and line["start"] < finding["end"])


@pytest.mark.parametrize("line", EXPECTED, ids=lambda line: f"{line['path'][:3]}-{line['rule']}-{line['start']}")
def test_what_must_be_found_is_found(found: list[dict[str, Any]], line: dict[str, Any]) -> None:
    met = [f for f in found if meets(f, line)]
    assert any(f["rule"] == line["rule"] for f in met) or "met as well by" in line["why"], met
    assert met


def test_the_corrupted_word_is_put_right_first(found: list[dict[str, Any]]) -> None:
    (hit,) = [f for f in found if f["rule"] == "corrupted-token"]
    assert (hit["text"], hit["start"], hit["end"]) == ("Affaxjmtzywirs", 99, 113)
    assert hit["fixes"][0]["edits"] == [{"start": 99, "end": 113, "replacement": "Affairs"}]


def test_no_other_word_is_reported(found: list[dict[str, Any]]) -> None:
    wanted = [line for line in EXPECTED if line["group"] == "tokens"]
    extra = [f for f in found if f["group"] == "tokens" and not any(meets(f, line) for line in wanted) and "IMAGESview" not in f["text"]]
    assert extra == []


@pytest.mark.parametrize(("options", "golden"), [((), "fixed"), (("--unsafe-fixes",), "fixed-unsafe")])
def test_fixed_texts_are_the_golden_ones(noiselint: Run, tmp_path: Path, options: tuple[str, ...], golden: str) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    noiselint("check", folder, "--isolated", "--fix", *options)
    for path in sorted(folder.glob("*.txt")):
        assert path.read_bytes() == (HERE / golden / path.name).read_bytes(), path.name
    before = {path: path.read_bytes() for path in folder.iterdir()}
    again = noiselint("check", folder, "--isolated", "--fix", *options)
    assert "Fixed" not in again.stdout
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
