"""For any text in any file: undo gives every byte back, redo every byte of the fix, a fix changes only the spans it tells, a diff is the fix."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import plan
from lint.files import File
from lint.job import Job, Report, Wish
from lint.mending.history import Run, edit_bytes, read
from lint.mending.journal import begun
from lint.mending.undo import undo
from lint.parts import parts
from lint.plan import Plan
from lint.settings import Settings
from lint.tasks import tell
from test_fix_properties import TEXTS

ALL = Settings(select=("all",))
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None  # flushing to a disk a thousand times takes its time
NAMES = ["x.txt", "x.jsonl", "x.csv", "x.jsonl.gz"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252", "shift_jis"]


@pytest.fixture(scope="module")
def everything() -> Plan:
    return plan(ALL)


def content(name: str, texts: list[str], encoding: str, plain: bool) -> bytes:
    if name == "x.txt":
        return texts[0].encode(encoding, "replace")
    if name == "x.csv":
        out = io.StringIO(newline="")
        rows = csv.writer(out, quoting=csv.QUOTE_MINIMAL if plain else csv.QUOTE_ALL, lineterminator="\n" if plain else "\r\n")
        rows.writerows([["id", "text", "n"], *([str(i), text, "1.50"] for i, text in enumerate(texts))])
        return out.getvalue().encode("utf-8", "replace")
    lines = "\n".join(json.dumps({"id": i, "text": text, "n": 1.0e5}, ensure_ascii=plain) for i, text in enumerate(texts))
    data = lines.encode("utf-8", "replace")
    return gzip.compress(data, mtime=0) if name.endswith(".gz") else data


def worked(plan_: Plan, path: Path, wish: Wish) -> tuple[Report, Run | None]:
    """Fix the file, or show how; with the run's journal, where it changed anything."""
    job = Job(plan_, ALL, wish)
    file = File(str(path), path.name, named=True)
    if wish.diff:
        return tell(job, list(parts(file, plan_))), None
    with begun(path.parent / "journal", "", {"does": "fix"}) as journal:
        report = tell(Job(plan_, ALL, wish, journal=journal), list(parts(file, plan_)))
    return report, read(Path(journal.path))


def undone(run: Run, path: Path, rules: frozenset[str] = frozenset()) -> Run | None:
    with begun(path.parent / "journal", "", {"does": "undo", "undoes": run.name}) as journal:
        for file in run.files.values():
            done = undo(run, file, rules, journal)
            assert done is None or not done.problem, done
    return read(Path(journal.path))


@given(st.sampled_from(NAMES), st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(ENCODINGS), st.booleans())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_is_the_inverse_of_fix(everything: Plan, name: str, texts: list[str], encoding: str, plain: bool) -> None:
    before = content(name, texts, encoding, plain)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder) / name
        path.write_bytes(before)
        report, run = worked(everything, path, Wish(fix=True, unsafe=True))
        after = path.read_bytes()
        assert (run is None) == (after == before), report.problems
        if run is None:
            return
        (file,) = run.files.values()
        told = list(run.edits(file))
        assert file.edits == len(told)
        if file.exact:
            check_spans(before, after, told)
        again = undone(run, path)
        assert path.read_bytes() == before
        assert again is not None
        undone(again, path)
        assert path.read_bytes() == after
        if file.exact:
            rules = sorted({rule for line in told for rule in line["rules"]})
            some = undone(run, path, frozenset(rules[:1]))
            if some is not None:
                undone(some, path)
            assert path.read_bytes() == after


def check_spans(before: bytes, after: bytes, told: list[dict[str, object]]) -> None:
    """The bytes between the spans that are told stay, in their order, and the spans hold what is told of them."""
    out, at = b"", 0
    for line in told:
        if line["at"] is None:
            continue
        old, new = edit_bytes(line, "old", "before"), edit_bytes(line, "new", "after")
        start = int(str(line["at"]))
        assert before[start : start + len(old)] == old
        out, at = out + before[at:start] + new, start + len(old)
    assert out + before[at:] == after


@given(st.sampled_from(NAMES[:3]), st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(ENCODINGS), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_diff_that_is_applied_is_the_fix(everything: Plan, name: str, texts: list[str], encoding: str, plain: bool) -> None:
    before = content(name, texts, encoding, plain)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder) / name
        path.write_bytes(before)
        diff = worked(everything, path, Wish(diff=True, unsafe=True))[0].diff
        assert path.read_bytes() == before
        worked(everything, path, Wish(fix=True, unsafe=True))
        after = path.read_bytes()
        assert bool(diff) == (after != before)
        if diff and after:
            path.write_bytes(before)
            command = ["git", "apply", "--whitespace=nowarn", "-"]
            done = subprocess.run(command, cwd=folder, input=diff.encode("utf-8", "surrogateescape"), capture_output=True, check=False)
            assert done.returncode == 0, done.stderr
            assert path.read_bytes() == after
