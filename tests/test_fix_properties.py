"""Whatever stands in a text: fixes settle, fixing twice changes nothing, and only what a finding names is touched."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.config import plan
from lint.corpus import MemoryCorpus
from lint.document import Document, Place
from lint.edits import Proposed, Safety
from lint.files import File
from lint.job import Job, Wish
from lint.linter import linter
from lint.parts import parts
from lint.pieces import apply
from lint.plan import Plan
from lint.settings import Settings
from lint.settle import settle
from lint.tasks import tell

FRAGMENTS = [
    "The minister of foreign affqxzvkjairs met the press.", "She said: “We go on.\"", "\"Not yet,” he said.", "  ", "", " ", "\t", "> ", "***",
    "Share this article", "Advertisement", "Read more: The harbour is closed", "Tags: , , ,", "Photo: Ana Ruiz/Example Agency", "Subscribe to our newsletter",
    "caf\u00c3\u00a9 na\u00c3\u00afve", "AT&amp;T &amp;amp; &nbsp;", "<p>It rained.</p>", "*frank talks*", "a\u00a0b\u2009c", "soft\u00adhyphen", "\u200bzero\u200b",
    "the the market", "govern-\nment", "\ufb01ne \ufb02oor", "The rain fell on Lagos and Łódź, and Nguyễn Xuân Phúc left.", "[email\u00a0protected]",
    "pic.twitter.com/AbCdEfGhIj", "— Ana Ruiz (@anaruiz) May 4, 2021", "RPT - Rain falls", "date 2021-05-04 Rain fell", "\x00\x07", "\x85", "\ufffd",
    "El año pasado llovió mucho en Málaga.", "Дождь шёл весь день.", "雨が降った。", "🌧️👩‍👩‍👧", "'", "\"", "(", "“", "”", "«", "»", "\r", "\ud800", "tbe rn0dern world",
]  # fmt: skip
LINES = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=9)
TEXTS = st.builds(lambda lines, gap: gap.join(lines), LINES, st.sampled_from(["\n", "\n\n", " ", "\r\n", ""]))


@pytest.fixture(scope="module")
def everything() -> Plan:
    return plan(Settings(select=("all",)))


def look(plan_: Plan, text: str, unsafe: bool) -> list[Proposed]:
    doc = Document(text, Place("x.txt"))
    told = linter(plan_).place(doc, linter(plan_).survey(doc), MemoryCorpus((), "2024-06-15"))
    allowed = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return [Proposed(t.rule.stage, t.name, t.hit.fixes[0]) for t in told if t.hit.fixes and t.hit.fixes[0].safety in allowed]


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_rules_together_settle_and_stay_settled(everything: Plan, text: str, unsafe: bool) -> None:
    done = settle(text, lambda now: look(everything, now, unsafe))
    assert not done.unsettled
    assert apply(text, done.edits) == done.text
    assert look(everything, done.text, unsafe) == []


@given(TEXTS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_hit_lies_in_the_text(everything: Plan, text: str) -> None:
    doc = Document(text, Place("x.txt"))
    for told in linter(everything).place(doc, linter(everything).survey(doc), MemoryCorpus((), "2024-06-15")):
        hit = told.hit
        assert 0 <= hit.start <= hit.end <= len(text), told
        assert hit.start < hit.end or hit.start == 0, told
        for fix in hit.fixes:
            assert fix.edits, told
            assert all(0 <= e.start <= e.end <= len(text) for e in fix.edits), told
            assert all(text[e.start : e.end] != e.replacement for e in fix.edits), told
            assert 0 <= fix.confidence <= 1, told


@given(
    TEXTS,
    st.dictionaries(st.text(max_size=4).filter(lambda k: k != "text"), st.integers() | st.text(max_size=9), max_size=3),
    st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_fix_in_a_record_changes_its_text_and_no_other_byte(
    everything: Plan, text: str, other: dict[str, object], ascii_only: bool
) -> None:
    other = {key: value for key, value in other.items() if not isinstance(value, str) or value.isprintable()}
    try:
        lines = [json.dumps({**other, "text": t}, ensure_ascii=ascii_only).encode("utf-8") + b"\n" for t in ("All is well here.", text)]
    except UnicodeEncodeError:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.jsonl"
        path.write_bytes(b"".join(lines))
        job = Job(everything, Settings(select=("all",)), Wish(fix=True, unsafe=True))
        file = File(str(path), "r.jsonl", named=True)
        report = tell(job, list(parts(file, everything)))
        assert report.problems == []
        after = path.read_bytes().splitlines(keepends=True)
        assert after[0] == lines[0]
        assert [*json.loads(after[1])] == [*json.loads(lines[1])]
        assert {k: v for k, v in json.loads(after[1]).items() if k != "text"} == {
            k: v for k, v in json.loads(lines[1]).items() if k != "text"
        }
        assert sorted(p.name for p in Path(folder).iterdir()) == ["r.jsonl"]
