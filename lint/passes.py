"""The two passes over a part of a file: its documents are surveyed, and what is to be told of them is reported."""

from __future__ import annotations

from collections.abc import Sequence

from lint.job import UNKNOWN, Ground, Report, Surveyed
from lint.judging import document_findings, worth_a_look
from lint.linter import RuleFailure, linter
from lint.parts import Part
from lint.plan import Plan
from lint.reading import entries
from lint.rows import PackedRow, Row, packed
from lint.stamps import stamp


def survey_part(plan: Plan, part: Part) -> Surveyed[Row]:
    """Read a part and survey its documents."""
    out = Surveyed[Row](part, stamp(part.file.path) or UNKNOWN)
    rules = linter(plan)
    for entry in entries(part, plan):
        out.records += entry.record
        if entry.problem:
            out.problems.append(entry.problem)
        for doc in entry.documents:
            try:
                out.rows.append(Row(doc.place, entry.offset, rules.survey(doc)))
            except RuleFailure as failure:
                out.problems.append(str(failure))
    return out


def survey_packed(plan: Plan, part: Part) -> Surveyed[PackedRow]:
    """Read a part and survey its documents, ready to be stored."""
    out = survey_part(plan, part)
    return Surveyed(part, out.stamp, [packed(row) for row in out.rows], out.records, out.problems)


def report_part(ground: Ground, part: Part, rows: Sequence[Row]) -> Report:
    """The findings of a part whose documents have been surveyed. It is read again only where something is to be told."""
    out = Report(part.file)
    known = {(row.place.number, row.place.field): survey for row in rows if (survey := worth_a_look(ground, row))}
    if not known:
        return out
    only = frozenset(number for number, _ in known)
    for entry in entries(part._replace(where=part.where._replace(only=only)), ground.plan):
        if entry.problem and not entry.raw:
            out.problems.append(entry.problem)  # it can no longer be read
        for doc in entry.documents:
            if (survey := known.get((doc.place.number, doc.place.field))) is not None:
                out.add(document_findings(ground, part.file, doc, survey, out.problems))
    return out


def unread(part: Part) -> Surveyed[PackedRow]:
    """Of a part on which the process that surveyed it died."""
    return Surveyed(part, UNKNOWN, problems=[died_on(part)])


def died_on(part: Part) -> str:
    """The sentence about a part that killed the processes which looked at it."""
    where = part.file.shown if part.first and part.last else f"{part.file.shown}, from record {part.where.number + 1} on"
    return f"{where}: the process that looked at it died twice; leave it out with `exclude`, or make room in memory, and report it"
