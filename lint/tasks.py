"""What a worker of any engine does with the parts of one file: it tells of them, fixes them, and keeps what copies restore."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from lint.files import File, relative
from lint.job import Ground, Job, Report, ground_of
from lint.judging import kept_name, kinds_of_copies, partners, restored_in
from lint.known import Known, pack_findings
from lint.linter import RuleFailure
from lint.packing import pack_restored
from lint.parts import Part
from lint.passes import died_on, report_part, survey_part
from lint.reading import document_at
from lint.spool import Spool
from lint.told import WHOLE_FILE


class KnownFile(NamedTuple):
    """A file of which the store knows what was told of it on the same basis, as bytes; and how large it is."""

    file: File
    findings: bytes
    size: int

    def report(self) -> Report:
        """What was told."""
        return Report(self.file, findings=Known(self.findings), size=self.size)


def tell(job: Job, parts: Sequence[Part] | KnownFile) -> Report:
    """The report of some parts of one file; where there is something to fix or to show, they must be all parts of it."""
    if isinstance(parts, KnownFile):
        return parts.report()
    ground = ground_of(job)
    out = Report(parts[0].file, size=sum(part.size for part in parts), whole=parts[-1].last)
    if len(parts) > 1:
        out.findings = Spool()
    for part in parts:
        if ground.store is None:
            _tell_new(ground, part, out)
        elif known := job.basis and ground.store.told.of(relative(part.file.path, ground.store.root), _start(part), job.basis):
            if len(parts) > 1:
                out.add(Known(known))
            else:
                out.findings = Known(known)
        else:
            rows = list(ground.store.rows(relative(part.file.path, ground.store.root), part.start, part.stop))
            found = report_part(ground, part, rows)
            out.take(found)
            if job.basis and not found.problems:
                out.new.append((_start(part), pack_findings(found.findings)))
    out.used = frozenset(ground.used)
    if job.since:
        from lint.accepting.since import only_new

        ground = only_new(ground, out, job.since)
    return fixed(ground, out, job) if job.wish.fix or job.wish.diff else out


def _start(part: Part) -> int:
    """By what the store knows a part of a file."""
    return WHOLE_FILE if part.first and part.last else part.start


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


def untold(parts: Sequence[Part] | KnownFile) -> Report:
    """Of parts on which the process that was to report or mend them died."""
    if isinstance(parts, KnownFile):
        return parts.report()
    return Report(parts[0].file, problems=[died_on(parts[0])])


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
