"""What is done with one part or file: survey it, report it, fix it. These functions are all that a worker of any engine runs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from lint.baseline import accepted, baseline_path
from lint.corpus import MemoryCorpus
from lint.decide import decide, proposals
from lint.document import Document, Place
from lint.edits import Edit, Proposed
from lint.elsewhere import Elsewhere
from lint.files import File, relative
from lint.findings import Finding, Mark, finding, fingerprint, marks
from lint.journal import Journal
from lint.language.memory import memories
from lint.linter import RuleFailure, Survey, Told, linter, sketch_kind
from lint.packing import pack_findings, pack_restored, unpack_findings, unpack_restored
from lint.parts import Part
from lint.plan import Plan
from lint.reading import document_at, entries
from lint.rows import PackedRow, Row, packed
from lint.rule import Corpus
from lint.settings import Settings
from lint.settle import Settled, settle
from lint.siblings import Restored, restored, with_restored
from lint.spool import Spool
from lint.store import Stamp, Store, stamp

LONGEST_WORD = 40  # code points; a change within a word is shown with the rest of it
UNKNOWN = Stamp(-1, -1, -1)  # of a file that could not be read whole: it is read again next time, so that it is told again


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run is to do besides reporting, and the git revision (empty: none) against which it reports only what is new."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    undoable: bool = True
    since: str = ""
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to tell of parts: plan, settings, wish, where the store of the corpus lies (None: no corpus), and the journal
    that is told of what is changed (None: nothing that a user keeps is). `basis` stands for all that findings depend on; with one, the
    store is asked whether they are known already. `since` is the folder of the old
    versions against which only what is new counts. `remember`: what searches for words find may be kept for later runs.
    """

    plan: Plan
    settings: Settings
    wish: Wish
    store: str | None = None
    root: str = "."
    run: str = ""
    since: str = ""
    journal: Journal | None = None
    basis: str = ""
    remember: bool = False


class Paired(Protocol):
    """Knows which documents share keys."""

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """As `Store.partners`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """By what files are judged: the plan, the configuration, the corpus, the store to read from, what pairs documents, and the prints of
    accepted findings, which are not mended. `used` takes the patterns of the configuration that had something to hide; `snapshot` names the
    run before which was kept what copies restore, for a run that changes them."""

    plan: Plan
    settings: Settings
    corpus: Corpus
    store: Store | None = None
    pairs: Paired | None = None
    accepted: frozenset[str] = frozenset()
    snapshot: str = ""
    used: set[str] = field(default_factory=set)


RowT = TypeVar("RowT", Row, PackedRow)


@dataclass(slots=True)
class Surveyed(Generic[RowT]):
    """What one part gave: its rows, how many records it holds, what could not be read, and the stamp of its file before it was read."""

    part: Part
    stamp: Stamp
    rows: list[RowT] = field(default_factory=list)
    records: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text that a fix changed; the line counts in the text as it was."""

    line: int
    before: str
    after: str


@dataclass(slots=True)
class Report:
    """What is told of a part or file. After a fix: the findings left, the fixes applied by rule, what they changed, or the diff asked for.

    `records` and `texts` count what was surveyed for it; where a store was asked instead, they are 0. `size` counts the bytes, and `whole`
    is True where the file ends with these parts. `used` holds the patterns of the configuration that hid something here. `new` are
    findings for the store to keep, packed, by the first byte of their part.
    """

    file: File
    findings: list[Finding] | Spool[Finding] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    fixed: Counter[str] = field(default_factory=Counter)
    changes: list[Change] | Spool[Change] = field(default_factory=list)
    diff: str = ""
    records: int = 0
    texts: int = 0
    size: int = 0
    whole: bool = True
    used: frozenset[str] = frozenset()
    new: list[tuple[int, bytes]] = field(default_factory=list)

    def take(self, other: Report) -> None:
        """Add what another report tells of the same file, besides what was surveyed."""
        self.findings.extend(other.findings)
        self.problems += other.problems
        self.fixed += other.fixed
        self.changes.extend(other.changes)


def survey_part(plan: Plan, part: Part) -> Surveyed[Row]:
    """Read a part and survey its documents."""
    out = Surveyed[Row](part, stamp(part.file.path) or UNKNOWN)
    for entry in entries(part, plan):
        out.records += entry.record
        if entry.problem:
            out.problems.append(entry.problem)
        for doc in entry.documents:
            try:
                out.rows.append(Row(doc.place, entry.offset, linter(plan).survey(doc)))
            except RuleFailure as failure:
                out.problems.append(str(failure))
    return out


def survey_packed(plan: Plan, part: Part) -> Surveyed[PackedRow]:
    """Read a part and survey its documents, ready to be stored."""
    out = survey_part(plan, part)
    return Surveyed(part, out.stamp, [packed(row) for row in out.rows], out.records, out.problems)


def tell(job: Job, parts: Sequence[Part]) -> Report:
    """The report of some parts of one file; where there is something to fix or to show, they must be all parts of it."""
    ground = ground_of(job)
    out = Report(parts[0].file, size=sum(part.size for part in parts), whole=parts[-1].last)
    if len(parts) > 1:
        out.findings = Spool()
    for part in parts:
        if ground.store is None:
            _tell_new(ground, part, out)
        elif known := job.basis and ground.store.told(relative(part.file.path, ground.store.root), part.start, job.basis):
            out.findings.extend(unpack_findings(known))
        else:
            rows = list(ground.store.rows(relative(part.file.path, ground.store.root), part.start, part.stop))
            found = report_part(ground, part, rows)
            out.take(found)
            if job.basis and not found.problems:
                out.new.append((part.start, pack_findings(found.findings)))
    out.used = frozenset(ground.used)
    if job.since:
        from lint.since import only_new

        ground = only_new(ground, out, job.since)
    return fixed(ground, out, job) if job.wish.fix or job.wish.diff else out


def fixed(ground: Ground, out: Report, job: Job) -> Report:
    """The report of a file after its fixes, or with the diff they make."""
    from lint.fixing import fix_file

    return fix_file(ground, out, job.wish, job.journal)


def _tell_new(ground: Ground, part: Part, out: Report) -> None:
    surveyed = survey_part(ground.plan, part)
    out.problems += surveyed.problems
    out.records += surveyed.records
    out.texts += len(surveyed.rows)
    found = report_part(ground, part, surveyed.rows)
    told = set(surveyed.problems)
    found.problems = [problem for problem in found.problems if problem not in told]
    out.take(found)


def unread(part: Part) -> Surveyed[PackedRow]:
    """Of a part on which the process that surveyed it died."""
    return Surveyed(part, UNKNOWN, problems=[_died_on(part)])


def untold(parts: Sequence[Part]) -> Report:
    """Of parts on which the process that was to report or mend them died."""
    return Report(parts[0].file, problems=[_died_on(parts[0])])


def _died_on(part: Part) -> str:
    where = part.file.shown if part.first and part.last else f"{part.file.shown}, from record {part.where.number + 1} on"
    return f"{where}: the process that looked at it died twice; leave it out with `exclude`, or make room in memory, and report it"


def ground_of(job: Job) -> Ground:
    """What a worker judges by; a store is opened once a run."""
    memories.allow(job.remember)
    spared = accepted(baseline_path(job.settings), job.run) if job.wish.fix or job.wish.diff else frozenset()
    if job.store is None:
        return Ground(job.plan, job.settings, _no_corpus(job.plan.today), accepted=spared)
    store = _opened(job.store, job.root, job.plan.today, job.run)
    return Ground(job.plan, job.settings, store, store, store, spared, job.run if job.wish.fix else "")


@lru_cache(maxsize=1)
def _opened(path: str, root: str, today: str, run: str) -> Store:
    return Store(Path(path), root, today)


@lru_cache(maxsize=1)
def _no_corpus(today: str) -> MemoryCorpus:
    return MemoryCorpus((), today)


def report_part(ground: Ground, part: Part, rows: Sequence[Row]) -> Report:
    """The findings of a part whose documents have been surveyed. It is read again only where something is to be told."""
    out = Report(part.file)
    known = {(row.place.number, row.place.field): row.survey for row in rows if _has_something(ground, row)}
    if not known:
        return out
    for entry in entries(part, ground.plan):
        if entry.problem and not entry.raw:
            out.problems.append(entry.problem)  # it can no longer be read
        for doc in entry.documents:
            if (survey := known.get((doc.place.number, doc.place.field))) is not None:
                out.findings.extend(document_findings(ground, part.file, doc, survey, out.problems))
    return out


def mend_document(ground: Ground, file: File, doc: Document, unsafe: bool, out: Report) -> Settled:
    """What becomes of one document; what is left of its findings goes into the report."""
    try:
        spared = _spared(ground, file, doc)
        copies = _restored(ground, doc, linter(ground.plan).survey(doc))
        settled = settle(doc.text, lambda text: _look(ground, file, doc.changed(text), unsafe, spared, copies))
    except RuleFailure as failure:
        out.problems.append(str(failure))
        return Settled(doc.text)
    if settled.unsettled:
        where = doc.place.path if doc.place.record is None else f"{doc.place.path}, record {doc.place.record}"
        out.problems.append(
            f"{where}: the fixes of {' and '.join(settled.unsettled)} undo each other; it stays as it was, leave one out with --ignore"
        )
    now = doc.changed(settled.text)
    out.findings.extend(document_findings(ground, file, now, linter(ground.plan).survey(now), out.problems))
    out.fixed.update(p.rule for p in settled.applied)
    out.changes.extend(_change(doc, edit) for edit in settled.edits)
    return settled


def _change(doc: Document, edit: Edit) -> Change:
    """An edit with the rest of the words it touches, so that a reader sees which word became which."""
    start, end = edit.start, edit.end
    if end - start <= LONGEST_WORD:  # more is no word but a line or a paragraph
        while start > max(0, edit.start - LONGEST_WORD) and doc.text[start - 1].isalnum():
            start -= 1
        while end < min(len(doc.text), edit.end + LONGEST_WORD) and doc.text[end].isalnum():
            end += 1
    after = doc.text[start : edit.start] + edit.replacement + doc.text[edit.end : end]
    return Change(doc.line_in_file(doc.position(edit.start)[0]), doc.text[start:end], after)


def _look(ground: Ground, file: File, doc: Document, unsafe: bool, spared: frozenset[Mark], copies: Sequence[Restored]) -> list[Proposed]:
    told = with_restored(linter(ground.plan).place(doc, linter(ground.plan).survey(doc), ground.corpus), doc, copies)
    decided = decide(doc, told, file, ground.settings)
    return proposals((d for d in decided if not (spared and spared.intersection(marks(doc, d.told)))), unsafe)


def _spared(ground: Ground, file: File, doc: Document) -> frozenset[Mark]:
    """The marks of the accepted findings of a document."""
    if not ground.accepted:
        return frozenset()
    told = linter(ground.plan).place(doc, linter(ground.plan).survey(doc), ground.corpus)
    accepted_ones = (d.told for d in decide(doc, told, file, ground.settings) if fingerprint(doc, d.told) in ground.accepted)
    return frozenset(mark for told in accepted_ones for mark in marks(doc, told))


def document_findings(ground: Ground, file: File, doc: Document, survey: Survey, problems: list[str]) -> list[Finding]:
    """The findings of one document; a rule that fails is told in `problems`."""
    try:
        told = with_restored(linter(ground.plan).place(doc, survey, ground.corpus), doc, _restored(ground, doc, survey))
        told += _paired(ground, doc, survey)
    except RuleFailure as failure:
        problems.append(str(failure))
        return []
    return [finding(doc, d.told, d.severity) for d in decide(doc, told, file, ground.settings, ground.used)]


def restore(job: Job, part: Part) -> list[tuple[str, int, str, bytes]]:
    """What copies restore in the documents of a part before anything is mended, for the store to keep."""
    ground = replace(ground_of(job), snapshot="")
    out: list[tuple[str, int, str, bytes]] = []
    if ground.store is not None:
        for row in ground.store.rows(relative(part.file.path, ground.store.root), part.start, part.stop):
            if any(_partners(ground, kind, row.place, row.survey) for kind in _kinds_of_copies(ground)):
                doc = document_at(part.file.path, row.place, row.start, ground.plan)
                with suppress(RuleFailure):  # which is told when the document is reported
                    if doc and (found := _restored(ground, doc, row.survey)):
                        out.append((*_kept(job.run, row.place), pack_restored(found)))
    return out


def _kept(run: str, place: Place) -> tuple[str, int, str]:
    """Under which path, number and basis the store keeps what is restored in a document for the time of a run."""
    return f"{run} {place.field or ''} {os.path.abspath(place.path)}", place.number, run


def _restored(ground: Ground, doc: Document, survey: Survey) -> list[Restored]:
    if ground.snapshot and ground.store is not None:
        known = ground.store.told(*_kept(ground.snapshot, doc.place))
        return unpack_restored(known) if known else []
    partners = [p for kind in _kinds_of_copies(ground) for p in _partners(ground, kind, doc.place, survey)]
    if not partners:
        return []
    others = (document_at(place.path, place, start, ground.plan) for place, start in dict.fromkeys(partners))
    rules = linter(ground.plan)

    def look(other: Document) -> list[Told]:
        return other.once("told", lambda: rules.place(other, rules.survey(other), ground.corpus))

    return restored(doc, rules.place(doc, survey, ground.corpus), filter(None, others), look)


def _kinds_of_copies(ground: Ground) -> list[str]:
    return [kind for kind, rules in linter(ground.plan).pairs.items() if any(rule.copies for _, rule in rules)]


def _paired(ground: Ground, doc: Document, survey: Survey) -> list[Told]:
    """What pair rules tell of a document: one hit a rule and span, naming every other document that gave rise to it."""
    merged: dict[tuple[str, int, int], Told] = {}
    for kind in linter(ground.plan).pairs:
        for place, start in _partners(ground, kind, doc.place, survey):
            other = document_at(place.path, place, start, ground.plan)
            for told in linter(ground.plan).compare(kind, doc, other) if other else ():
                key = (told.name, told.hit.start, told.hit.end)
                known = merged.setdefault(key, told)
                if known is not told:
                    merged[key] = replace(known, hit=replace(known.hit, related=(*known.hit.related, *told.hit.related)))
    return list(merged.values())


def _partners(ground: Ground, kind: str, place: Place, survey: Survey) -> list[tuple[Place, int]]:
    keys = survey.keys.get(sketch_kind(kind), ())
    if ground.pairs is None or not keys:
        return []
    _, rule = linter(ground.plan).pairs[kind][0]
    return ground.pairs.partners(sketch_kind(kind), place, keys, rule.shared, rule.most_holders, rule.crowded)


def _has_something(ground: Ground, row: Row) -> bool:
    rules = linter(ground.plan)
    if not rules.names.isdisjoint(row.survey.hits) or any(_partners(ground, kind, row.place, row.survey) for kind in rules.pairs):
        return True
    return rules.has_verdict(row.survey, ground.corpus)
