"""What is told of one document, and what becomes of its text: the same for reports, diffs and fixes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from lint.decide import decide, proposals
from lint.document import Document, Place
from lint.edits import Edit, Proposed
from lint.files import File
from lint.findings import Finding, Mark, finding, fingerprint, marks
from lint.job import Change, Ground, Report
from lint.linter import RuleFailure, Survey, Told, linter, sketch_kind
from lint.mending.siblings import Restored, restored, with_restored
from lint.packing import unpack_restored
from lint.reading import document_at
from lint.rows import Row
from lint.settle import Settled, settle

LONGEST_WORD = 40  # code points; a change within a word is shown with the rest of it


def mend_document(ground: Ground, file: File, doc: Document, unsafe: bool, out: Report) -> Settled:
    """What becomes of one document; what is left of its findings goes into the report."""
    try:
        spared = _spared(ground, file, doc)
        copies = restored_in(ground, doc, linter(ground.plan).survey(doc))
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
    out.add(document_findings(ground, file, now, linter(ground.plan).survey(now), out.problems))
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
        told = linter(ground.plan).place(doc, survey, ground.corpus)
        told = with_restored(told, doc, restored_in(ground, doc, survey, told))
        told += _paired(ground, doc, survey)
    except RuleFailure as failure:
        problems.append(str(failure))
        return []
    return [finding(doc, d.told, d.severity) for d in decide(doc, told, file, ground.settings, ground.used)]


def kept_name(run: str, place: Place) -> tuple[str, int, str]:
    """Under which path, number and basis the store keeps what is restored in a document for the time of a run."""
    return f"{run} {place.field or ''} {os.path.abspath(place.path)}", place.number, run


def restored_in(ground: Ground, doc: Document, survey: Survey, told: list[Told] | None = None) -> list[Restored]:
    """What copies of a document restore in it, where its own hits are already `told` by those."""
    if ground.snapshot and ground.store is not None:
        known = ground.store.told.of(*kept_name(ground.snapshot, doc.place))
        return unpack_restored(known) if known else []
    found = [p for kind in kinds_of_copies(ground) for p in partners(ground, kind, doc.place, survey)]
    if not found:
        return []
    others = (document_at(place.path, place, start, ground.plan) for place, start in dict.fromkeys(found))
    rules = linter(ground.plan)

    def look(other: Document) -> list[Told]:
        return other.once("told", lambda: told_of(other.changed(other.text)))

    def told_of(fresh: Document) -> list[Told]:  # whose views go with it; hundreds of others are held
        return rules.place(fresh, rules.survey(fresh), ground.corpus)

    mine = rules.place(doc, survey, ground.corpus) if told is None else told
    return restored(doc, mine, filter(None, others), look)


def kinds_of_copies(ground: Ground) -> list[str]:
    """The kinds of pair rules that tell copies."""
    return [kind for kind, rules in linter(ground.plan).pairs.items() if any(rule.copies for _, rule in rules)]


def _paired(ground: Ground, doc: Document, survey: Survey) -> list[Told]:
    """What pair rules tell of a document: one hit a rule and span, naming every other document that gave rise to it."""
    merged: dict[tuple[str, int, int], Told] = {}
    for kind in linter(ground.plan).pairs:
        for place, start in partners(ground, kind, doc.place, survey):
            other = document_at(place.path, place, start, ground.plan)
            for told in linter(ground.plan).compare(kind, doc, other) if other else ():
                key = (told.name, told.hit.start, told.hit.end)
                known = merged.setdefault(key, told)
                if known is not told:
                    merged[key] = known._replace(hit=replace(known.hit, related=(*known.hit.related, *told.hit.related)))
    return list(merged.values())


def partners(ground: Ground, kind: str, place: Place, survey: Survey) -> list[tuple[Place, int]]:
    """The documents that share enough keys of a kind with the one at a place, and their first bytes."""
    keys = survey.keys.get(sketch_kind(kind), ())
    _, rule = linter(ground.plan).pairs[kind][0]
    if ground.pairs is None or len(keys) < rule.shared:
        return []
    return ground.pairs.partners(sketch_kind(kind), place, keys, rule.shared, rule.most_holders, rule.crowded)


def worth_a_look(ground: Ground, row: Row) -> Survey | None:
    """The survey of a document of which something may be told, so that it must be read again; None where nothing is.

    Of the keys by which documents are paired it keeps those that another document holds, too: the others pair nothing.
    """
    rules, survey = linter(ground.plan), _paired_alone(ground, row.survey)
    if not rules.names.isdisjoint(survey.hits) or any(partners(ground, kind, row.place, survey) for kind in rules.pairs):
        return survey
    return survey if rules.has_verdict(survey, ground.corpus) else None


def _paired_alone(ground: Ground, survey: Survey) -> Survey:
    keys = dict(survey.keys)
    for kind in map(sketch_kind, linter(ground.plan).pairs):
        if kind in keys:
            held = ground.corpus.shared(kind, keys[kind]) if ground.pairs else ()
            keys[kind] = tuple(key for key in keys[kind] if key in held)
    return Survey(survey.hits, keys)
