"""What is done with one file: survey it, report it, fix it. These functions are all that a worker of any engine runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lint.decide import decide, proposals
from lint.diff import unified
from lint.document import Document
from lint.edits import Edit, Proposed
from lint.files import File
from lint.findings import Finding, finding
from lint.linter import RuleFailure, Survey, Told, linter, sketch_kind
from lint.plan import Plan
from lint.reading import document_at, entries
from lint.rewrite import ChangedMeanwhile, rewrite
from lint.rule import Corpus
from lint.settings import Settings
from lint.settle import settle
from lint.sources import Entry
from lint.store import Row, Stamp, Store, stamp

UNKNOWN = Stamp(-1, -1, -1)  # of a file that could not be read whole: it is read again next time, so that it is told again


@dataclass(frozen=True, slots=True)
class Ground:
    """By what files are judged: the plan, the configuration, and the corpus (with a store, documents can be paired)."""

    plan: Plan
    settings: Settings
    corpus: Corpus
    store: Store | None = None


@dataclass(slots=True)
class Surveyed:
    """What one file gave: its rows, what could not be read, and whether it holds records none of which has a text."""

    file: File
    stamp: Stamp
    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    textless: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text that a fix changed; the line counts in the text as it was."""

    line: int
    before: str
    after: str


@dataclass(slots=True)
class Report:
    """What is told of one file. After a fix: the findings left, the fixes applied by rule and what they changed, or the diff asked for."""

    file: File
    findings: list[Finding] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    fixed: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    diff: str = ""


def survey_file(plan: Plan, file: File) -> Surveyed:
    """Read a file and survey its documents."""
    out = Surveyed(file, stamp(file.path) or UNKNOWN)
    records = 0
    for entry in entries(file, plan):
        records += bool(entry.raw.strip())
        if entry.problem:
            out.problems.append(entry.problem)
        for doc in entry.documents:
            try:
                out.rows.append(Row(doc.place, entry.offset, linter(plan).survey(doc)))
            except RuleFailure as failure:
                out.problems.append(str(failure))
    out.textless = bool(records) and not out.rows and not out.problems
    if out.problems:
        out.stamp = UNKNOWN
    return out


def report_file(ground: Ground, file: File, rows: Sequence[Row]) -> Report:
    """The findings of a file whose documents have been surveyed. It is read again only where something is to be told."""
    out = Report(file)
    if not any(_has_something(ground, row) for row in rows):
        return out
    known = {(row.place.number, row.place.field): row.survey for row in rows}
    for entry in entries(file, ground.plan):
        for doc in entry.documents:
            if (survey := known.get((doc.place.number, doc.place.field))) is not None:
                out.findings += _findings(ground, file, doc, survey, out.problems)
    return out


def fix_file(ground: Ground, file: File, rows: Sequence[Row], unsafe: bool, only_show: bool) -> Report:
    """Apply fixes to a file, or show what they would do, and report what is left."""
    before = report_file(ground, file, rows)
    if not any(_applicable(f, unsafe) for f in before.findings):
        return before
    out = Report(file, problems=before.problems)
    try:
        if only_show:
            old = b"".join(entry.raw for entry in entries(file, ground.plan))
            out.diff = unified(file.shown, old, b"".join(_mended(ground, file, unsafe, out)))
        else:
            rewrite(file.path, _mended(ground, file, unsafe, out), stamp(file.path) or UNKNOWN)
    except ChangedMeanwhile:
        return _failed(before, "was changed by someone else meanwhile and is left alone; run again")
    except OSError as error:
        return _failed(before, f"cannot be written ({error.strerror or error}) and is as it was; make room or give the right to write")
    return out


def _failed(before: Report, why: str) -> Report:
    before.problems.append(f"{before.file.shown}: {why}")
    return before


def _mended(ground: Ground, file: File, unsafe: bool, out: Report) -> Iterator[bytes]:
    for entry in entries(file, ground.plan):
        edits = {doc.place.field: done for doc in entry.documents if (done := _mend(ground, file, doc, unsafe, out))}
        yield _encoded(entry, edits, out) if edits else entry.raw


def _encoded(entry: Entry, edits: Mapping[str | None, Sequence[Edit]], out: Report) -> bytes:
    try:
        return entry.encode(edits) if entry.encode else entry.raw
    except UnicodeEncodeError as error:
        out.problems.append(
            f"{out.file.shown}: {error.encoding} has no way to write what the fixes put in; it stays as it was, save it as UTF-8"
        )
        return entry.raw


def _mend(ground: Ground, file: File, doc: Document, unsafe: bool, out: Report) -> tuple[Edit, ...]:
    """The edits of one document; what is left of its findings goes into the report."""
    try:
        settled = settle(doc.text, lambda text: _look(ground, file, doc.changed(text), unsafe))
    except RuleFailure as failure:
        out.problems.append(str(failure))
        return ()
    if settled.unsettled:
        where = doc.place.path if doc.place.record is None else f"{doc.place.path}, record {doc.place.record}"
        out.problems.append(
            f"{where}: the fixes of {' and '.join(settled.unsettled)} undo each other; it stays as it was, leave one out with --ignore"
        )
    now = doc.changed(settled.text)
    out.findings += _findings(ground, file, now, linter(ground.plan).survey(now), out.problems)
    out.fixed.update(p.rule for p in settled.applied)
    first_line = doc.file_line - 1 if doc.place.number == 0 else 0
    out.changes += [Change(doc.position(e.start)[0] + first_line, doc.text[e.start : e.end], e.replacement) for e in settled.edits]
    return settled.edits


def _look(ground: Ground, file: File, doc: Document, unsafe: bool) -> list[Proposed]:
    told = linter(ground.plan).place(doc, linter(ground.plan).survey(doc), ground.corpus)
    return proposals(decide(doc, told, file, ground.settings), unsafe)


def _findings(ground: Ground, file: File, doc: Document, survey: Survey, problems: list[str]) -> list[Finding]:
    try:
        told = linter(ground.plan).place(doc, survey, ground.corpus)
        told += _paired(ground, doc, survey)
    except RuleFailure as failure:
        problems.append(str(failure))
        return []
    return [finding(doc, d.told, d.severity) for d in decide(doc, told, file, ground.settings)]


def _paired(ground: Ground, doc: Document, survey: Survey) -> Iterator[Told]:
    for kind in linter(ground.plan).pairs:
        for other in _partners(ground, kind, doc, survey):
            yield from linter(ground.plan).compare(kind, doc, other)


def _partners(ground: Ground, kind: str, doc: Document, survey: Survey) -> Iterator[Document]:
    keys = survey.keys.get(sketch_kind(kind), ())
    if ground.store is None or not keys:
        return
    rule = linter(ground.plan).pairs[kind][0][1]
    for place, start in ground.store.partners(sketch_kind(kind), doc.place, keys, rule.shared, rule.most_holders):
        if (other := document_at(place.path, place, start, ground.plan)) is not None:
            yield other


def _has_something(ground: Ground, row: Row) -> bool:
    rules = linter(ground.plan)
    if row.survey.hits or (ground.store is not None and any(row.survey.keys.get(sketch_kind(kind)) for kind in rules.pairs)):
        return True
    return rules.has_verdict(row.survey, ground.corpus)


def _applicable(found: Finding, unsafe: bool) -> bool:
    return bool(found.fixes) and str(found.fixes[0].safety) in (("safe", "unsafe") if unsafe else ("safe",))
