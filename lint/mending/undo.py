"""Giving files back as they were before a run, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any, BinaryIO

from lint.mending.history import Rewritten, Run, edit_bytes
from lint.mending.journal import Journal, Recorder
from lint.mending.rewrite import BLOCK, ChangedMeanwhile, Ready, digest, rewrite, seen

_TOLD = ("number", "record", "field", "rules", "confidence")
DAMAGED = "its edits in the journal do not lead back to what it was; it stays as it is"


@dataclass(slots=True)
class Undone:
    """What became of a file: how many edits were taken back, how many could not be told apart from those of other rules, or why not."""

    path: str
    edits: int = 0
    joined: int = 0
    problem: str = ""


class Damaged(Exception):
    """What the journal tells of a file does not fit it."""


def undo(run: Run, file: Rewritten, rules: Set[str], journal: Journal) -> Undone | None:
    """Take a run's edits of a file back, those of some rules or (without any) all, and tell `journal`.

    None when nothing was to be done.
    """
    out = Undone(file.path)
    recorder = Recorder(journal, file.path)
    try:
        before = seen(file.path)
        now = digest(file.path)
        if now == file.before:
            return None
        if now != file.after:
            out.problem = _changed(run, file)
        elif rules and not file.exact:
            out.problem = f"can only be given back whole; undo {run.name} without --rule"
        else:
            rewrite(file.path, _chunks(run, file, rules, recorder, out), before, lambda ready: _checked(ready, file, rules, recorder))
    except FileNotFoundError as error:
        lost = str(error.filename) != file.path and file.kept is not None
        out.problem = f"its original is no longer kept for {run.name}, so it stays as it is" if lost else "is no longer there"
    except ChangedMeanwhile:
        out.problem = "was changed by someone else meanwhile and is left alone; run again"
    except OSError as error:
        out.problem = f"cannot be written ({error.strerror or error}) and is as it was; make room or give the right to write"
    except (Damaged, ValueError, KeyError, TypeError):
        out.problem = DAMAGED
    if out.problem:
        recorder.void()
        return out
    return out if out.edits or out.joined else None


def _changed(run: Run, file: Rewritten) -> str:
    kept = f"; what it was before is kept as {file.kept}" if file.kept else ""
    return f"has changed since {run.name} and stays as it is; undo what came later first{kept}"


def _checked(ready: Ready, file: Rewritten, rules: Set[str], recorder: Recorder) -> None:
    if ready.before != file.after:
        raise ChangedMeanwhile(file.path)
    if not rules and ready.after != file.before:
        raise Damaged(file.path)
    recorder.commit(ready)


def _chunks(run: Run, file: Rewritten, rules: Set[str], recorder: Recorder, out: Undone) -> Iterator[bytes]:
    if file.exact:
        with open(file.path, "rb") as stream:
            yield from _reversed(stream, run.edits(file), rules, recorder, out)
        return
    if file.kept is None:
        raise Damaged(file.path)
    for line in run.edits(file):
        recorder.add(_turned(line, line["start"], None), b"", b"")
        out.edits += 1
    with open(file.kept, "rb") as stream:
        while chunk := stream.read(BLOCK):
            yield chunk


def _reversed(stream: BinaryIO, lines: Iterable[dict[str, Any]], rules: Set[str], recorder: Recorder, out: Undone) -> Iterator[bytes]:
    """The file as it is, with the wanted hunks turned round; edits that share a hunk go together."""
    at = 0  # how much of the file as it was has been accounted for
    moved = _Moved()
    for hunk in _hunks(lines):
        first = hunk[0]
        old, new = edit_bytes(first, "old", "before"), edit_bytes(first, "new", "after")
        for chunk in _copied(stream, first["at"] - at):
            recorder.read(chunk)
            yield chunk
        here = stream.tell()
        if stream.read(len(new)) != new:
            raise Damaged(stream.name)
        recorder.read(new)
        at = first["at"] + len(old)
        told = [rule for line in hunk for rule in line["rules"]]
        wanted = not rules or set(told) <= rules
        for line in hunk:
            start = moved.past(line)
            if wanted:
                recorder.add(_turned(line, start, here if line is first else None), new, old)
        out.edits += len(hunk) if wanted else 0
        out.joined += 0 if wanted or rules.isdisjoint(told) else len(hunk)
        yield old if wanted else new
    for chunk in _copied(stream, None):
        recorder.read(chunk)
        yield chunk


class _Moved:
    """By how many code points edits further on in a document have been moved by those before them."""

    def __init__(self) -> None:
        self._document: tuple[int, str | None] = (0, None)
        self._by = 0

    def past(self, line: dict[str, Any]) -> int:
        """Walk past an edit; gives where its span begins in the document as it is."""
        if self._document != (line["number"], line["field"]):
            self._document, self._by = (line["number"], line["field"]), 0
        start = int(line["start"]) + self._by
        self._by += len(line["after"]) - (line["end"] - line["start"])
        return start


def _turned(line: dict[str, Any], start: int, at: int | None) -> dict[str, Any]:
    """An edit that takes another one back."""
    spans = {"start": start, "end": start + len(line["after"]), "before": line["after"], "after": line["before"]}
    return {**{key: line[key] for key in _TOLD}, **spans, "at": at}


def _hunks(lines: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Edits that share their bytes; the first of them has the place."""
    hunk: list[dict[str, Any]] = []
    for line in lines:
        if line["at"] is not None and hunk:
            yield hunk
            hunk = []
        hunk.append(line)
    if hunk:
        yield hunk


def _copied(stream: BinaryIO, size: int | None) -> Iterator[bytes]:
    """That many bytes (None: the rest); raises Damaged when the file ends before."""
    while size is None or size > 0:
        chunk = stream.read(BLOCK if size is None else min(BLOCK, size))
        if not chunk:
            if size is None:
                return
            raise Damaged(stream.name)
        yield chunk
        size = None if size is None else size - len(chunk)
