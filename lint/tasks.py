"""What is done with one part or file: survey it, report it, fix it. These functions are all that a worker of any engine runs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from lint.files import relative
from lint.job import UNKNOWN, Ground, Job, Report, Surveyed, ground_of
from lint.judging import document_findings, has_something, kept_name, kinds_of_copies, partners, restored_in
from lint.linter import RuleFailure, linter
from lint.packing import pack_findings, pack_restored, unpack_findings
from lint.parts import Part
from lint.plan import Plan
from lint.reading import document_at, entries
from lint.rows import PackedRow, Row, packed
from lint.spool import Spool
from lint.store import stamp


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
        from lint.accepting.since import only_new

        ground = only_new(ground, out, job.since)
    return fixed(ground, out, job) if job.wish.fix or job.wish.diff else out


def fixed(ground: Ground, out: Report, job: Job) -> Report:
    """The report of a file after its fixes, or with the diff they make."""
    from lint.mending.fixing import fix_file

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


def report_part(ground: Ground, part: Part, rows: Sequence[Row]) -> Report:
    """The findings of a part whose documents have been surveyed. It is read again only where something is to be told."""
    out = Report(part.file)
    known = {(row.place.number, row.place.field): row.survey for row in rows if has_something(ground, row)}
    if not known:
        return out
    for entry in entries(part, ground.plan):
        if entry.problem and not entry.raw:
            out.problems.append(entry.problem)  # it can no longer be read
        for doc in entry.documents:
            if (survey := known.get((doc.place.number, doc.place.field))) is not None:
                out.findings.extend(document_findings(ground, part.file, doc, survey, out.problems))
    return out


def restore(job: Job, part: Part) -> list[tuple[str, int, str, bytes]]:
    """What copies restore in the documents of a part before anything is mended, for the store to keep."""
    ground = replace(ground_of(job), snapshot="")
    out: list[tuple[str, int, str, bytes]] = []
    if ground.store is not None:
        for row in ground.store.rows(relative(part.file.path, ground.store.root), part.start, part.stop):
            if any(partners(ground, kind, row.place, row.survey) for kind in kinds_of_copies(ground)):
                doc = document_at(part.file.path, row.place, row.start, ground.plan)
                with suppress(RuleFailure):  # which is told when the document is reported
                    if doc and (found := restored_in(ground, doc, row.survey)):
                        out.append((*kept_name(job.run, row.place), pack_restored(found)))
    return out
