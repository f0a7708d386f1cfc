"""A real Ray cluster of two machines finds, byte for byte, what one process finds; processes that die change nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SEEDS, Run, findings

ray = pytest.importorskip("ray")
pytestmark = pytest.mark.slow

RULE = """
import os
from pathlib import Path
from lint import Good, Rule, Stage

class Fragile(Rule):
    "Ends the process on texts that say so: always, or the first two times."
    stage = Stage.LAYOUT
    default = False
    examples = (Good("All is well."),)

    def check(self, doc):
        if "KILL" in doc.text:
            os.kill(os.getpid(), 9)
        if "STUMBLE" in doc.text:
            for chance in ("first", "second"):
                seen = Path(os.environ["SEEN"], chance)
                if not seen.exists():
                    seen.touch()
                    os.kill(os.getpid(), 9)
        return ()
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a cluster of two nodes, and the environment that its processes share with the command's."""
    from ray.cluster_utils import Cluster

    site = tmp_path_factory.mktemp("site")
    (site / "fragile_rules" / "layout").mkdir(parents=True)
    (site / "fragile_rules" / "__init__.py").touch()
    (site / "fragile_rules" / "layout" / "__init__.py").touch()
    (site / "fragile_rules" / "layout" / "fragile.py").write_text(RULE)
    (site / "fragile-1.dist-info").mkdir()
    (site / "fragile-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: fragile\nVersion: 1\n")
    (site / "fragile-1.dist-info" / "entry_points.txt").write_text("[noiselint.rules]\nfragile = fragile_rules\n")
    env = {"PYTHONPATH": str(site), "SEEN": str(tmp_path_factory.mktemp("seen")), "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "1"}
    before = dict(os.environ)
    os.environ.update(env)
    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 100_000_000})
    nodes.add_node(num_cpus=1, object_store_memory=100_000_000)
    yield nodes.address, env
    nodes.shutdown()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in SEEDS.glob("*.txt"):
        for i in range(3):
            (folder / f"{i}-{path.name}").write_text(
                path.read_text(encoding="utf-8") + f"\n\nOne more paragraph on trains, number {i}.\n", encoding="utf-8"
            )
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        for i, path in enumerate(sorted(SEEDS.glob("*.txt"))):
            out.write(json.dumps({"id": f"r{i}", "text": path.read_text(encoding="utf-8")}) + "\n")
    return folder


def test_a_cluster_finds_what_one_process_finds_though_processes_die(
    noiselint: Run, texts: Path, cluster: tuple[str, dict[str, str]]
) -> None:
    address, env = cluster
    (texts / "stumble.txt").write_text("They saw the the boat and STUMBLE over it.\n")
    common = ("check", texts, "--isolated", "--quiet", "--output-format", "jsonl")
    alone = noiselint(*common, "--no-cache")
    many = noiselint(*common, "--extend-select", "fragile", "--engine", "ray", "--ray-address", address, env=env)
    assert len(list(Path(env["SEEN"]).iterdir())) == 2
    assert (many.returncode, many.stderr) == (alone.returncode, alone.stderr) == (1, "")
    assert many.stdout == alone.stdout
    assert len(many.stdout.splitlines()) > 100


def test_a_text_that_kills_is_named_and_nothing_else_is_lost(noiselint: Run, texts: Path, cluster: tuple[str, dict[str, str]]) -> None:
    address, env = cluster
    (texts / "deadly.txt").write_text("They saw the the boat and KILL it.\n")
    common = ("check", texts, "--isolated", "--quiet", "--select", "doubled-word,exact-duplicate", "--output-format", "jsonl")
    alone = noiselint(*common, "--no-cache")
    many = noiselint(*common, "--extend-select", "fragile", "--engine", "ray", "--ray-address", address, env=env)
    assert many.returncode == 2
    assert [row for row in findings(alone) if row["path"] != "texts/deadly.txt"] == findings(many)
    assert many.stderr.count("\n") == 1
    assert "texts/deadly.txt: the process that looked at it died" in many.stderr


def test_findings_go_into_a_folder_and_texts_come_from_an_address(noiselint: Run, texts: Path, cluster: tuple[str, dict[str, str]]) -> None:
    address, env = cluster
    common = ("check", f"file://{texts}", "--isolated", "--engine", "ray", "--ray-address", address)
    many = noiselint(*common, "-o", "found/", "--output-format", "parquet", env=env)
    assert many.returncode == 1
    assert "near-duplicate" in many.stdout
    again = noiselint(*common, "-o", "found/", "--output-format", "parquet", env=env)
    assert (again.returncode, "found/: there is something in it already" in again.stderr) == (2, True)

    from pyarrow import parquet

    rows = [row for path in (texts.parent / "found").iterdir() for row in parquet.read_table(path).to_pylist()]
    alone = findings(noiselint("check", texts, "--isolated", "--no-cache", "--quiet", "--output-format", "jsonl"))
    assert sorted((Path(row["path"]).name, row["rule"], row["start"]) for row in rows) == sorted(
        (Path(row["path"]).name, row["rule"], row["start"]) for row in alone
    )


def test_a_cluster_writes_mended_texts_elsewhere_and_never_what_it_reads(
    noiselint: Run, texts: Path, cluster: tuple[str, dict[str, str]]
) -> None:
    address, env = cluster
    before = {path.name: path.read_bytes() for path in texts.iterdir()}
    common = ("check", texts, "--isolated", "--quiet", "--fix", "--unsafe-fixes")
    refused = noiselint(*common, "--engine", "ray", "--ray-address", address, env=env)
    assert (refused.returncode, "--output-dir" in refused.stderr) == (2, True)
    noiselint(*common, "--engine", "ray", "--ray-address", address, "--output-dir", "many", env=env)
    noiselint(*common, "--no-cache", "--output-dir", "alone")
    assert {path.name: path.read_bytes() for path in texts.iterdir()} == before
    many, alone = ({p.name: p.read_bytes() for p in (texts.parent / name).rglob("*") if p.is_file()} for name in ("many", "alone"))
    assert many == alone != before
