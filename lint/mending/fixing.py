"""Applying the fixes of a file, or showing what they would do."""

from __future__ import annotations

from collections.abc import Iterator

from lint.files import File
from lint.findings import Finding
from lint.job import Ground, Report, Wish
from lint.judging import document_findings, mend_document
from lint.linter import linter
from lint.mending.diff import unified
from lint.mending.journal import Journal, Recorder, rewrite_recorded
from lint.mending.patch import Made, patches
from lint.mending.rewrite import ChangedMeanwhile, Ready, rewrite, seen
from lint.reading import all_entries
from lint.sources import Entry, Source, Unreadable
from lint.sources.origin import source_of
from lint.spool import Spool


def fix_file(ground: Ground, before: Report, wish: Wish, journal: Journal | None) -> Report:
    """Apply fixes to a file whose report is `before`, or show what they would do; gives the report of what is left."""
    if not any(_applicable(f, wish.unsafe) for f in before.findings):
        return _unchanged(before, wish)
    file = before.file
    out = Report(file, problems=list(before.problems), records=before.records, texts=before.texts, used=before.used, size=before.size)
    if isinstance(before.findings, Spool):
        out.findings, out.changes = Spool(), Spool()
    mended = _mended(ground, file, wish.unsafe, out)
    try:
        source = source_of(file.path, file.shown, ground.plan)
        if wish.diff:
            out.diff = unified(file.shown, _stretches(mended))
        elif source.refusal and not wish.elsewhere:
            return _failed(before, source.refusal)
        elif wish.elsewhere:
            wish.elsewhere.write(file.path, source.written((entry, new) for entry, new, _ in mended))
        else:
            _rewrite(file, source, mended, journal)
    except Unreadable as error:
        before.problems += [str(error)] if str(error) not in before.problems else []
        return _unchanged(before, wish)
    except ChangedMeanwhile:
        return _failed(before, "was changed by someone else meanwhile and is left alone; run again")
    except OSError as error:
        return _not_written(before, error)
    return out


def _unchanged(before: Report, wish: Wish) -> Report:
    try:
        if wish.elsewhere:
            wish.elsewhere.copy(before.file.path)
    except OSError as error:
        return _not_written(before, error)
    return before


def _not_written(before: Report, error: OSError) -> Report:
    return _failed(before, f"cannot be written ({error.strerror or error}) and is as it was; make room or give the right to write")


Mended = tuple[Entry, bytes, list[Made]]


def _rewrite(file: File, source: Source, mended: Iterator[Mended], journal: Journal | None) -> None:
    before = seen(file.path)
    if journal is None:
        rewrite(file.path, source.written((entry, new) for entry, new, _ in mended), before, _untold)
        return
    rewrite_recorded(file.path, journal, before, lambda recorder: source.written(_recorded(mended, recorder)))


def _untold(ready: Ready) -> None:
    return


def _recorded(mended: Iterator[Mended], recorder: Recorder) -> Iterator[tuple[Entry, bytes]]:
    for entry, new, made in mended:
        recorder.read(entry.raw)
        if new != entry.raw:
            recorder.take(entry.offset, patches(entry, new, made))
        yield entry, new


def _stretches(mended: Iterator[Mended]) -> Iterator[tuple[bytes, bytes]]:
    """A file in stretches that stay and stretches that change."""
    for entry, new, made in mended:
        at = 0
        for patch in patches(entry, new, made) if new != entry.raw else ():
            hunk = patch.hunk
            yield entry.raw[at : hunk.at], entry.raw[at : hunk.at]
            yield hunk.old, hunk.new
            at = hunk.at + len(hunk.old)
        yield entry.raw[at:], entry.raw[at:]


def _failed(before: Report, why: str) -> Report:
    before.problems.append(f"{before.file.shown}: {why}")
    return before


def _mended(ground: Ground, file: File, unsafe: bool, out: Report) -> Iterator[Mended]:
    """Every entry with its new bytes and the edits that were made in it."""
    for entry in all_entries(file, ground.plan):
        if entry.problem and not entry.raw:
            raise Unreadable(entry.problem)
        done = Report(file)
        made: list[Made] = []
        for doc in entry.documents:
            settled = mend_document(ground, file, doc, unsafe, done)
            made += [Made(doc, edit, reason) for edit, reason in zip(settled.edits, settled.reasons, strict=True)]
        try:
            new = _encoded(entry, made)
            out.take(done)
        except UnicodeEncodeError as error:
            new, made = entry.raw, []
            out.problems.append(
                f"{file.shown}: {error.encoding} has no way to write what the fixes put in; it stays as it was, save it as UTF-8"
            )
            for doc in entry.documents:
                out.add(document_findings(ground, file, doc, linter(ground.plan).survey(doc), out.problems))
        yield entry, new, made


def _encoded(entry: Entry, made: list[Made]) -> bytes:
    if not made or entry.encode is None:
        return entry.raw
    return entry.encode({doc.place.field: [m.edit for m in made if m.doc is doc] for doc in entry.documents})


def _applicable(found: Finding, unsafe: bool) -> bool:
    return bool(found.fixes) and str(found.fixes[0].safety) in (("safe", "unsafe") if unsafe else ("safe",))
