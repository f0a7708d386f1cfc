"""A finding: a hit with everything a reader or a program needs to act on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lint.document import Document, Place
from lint.edits import Fix
from lint.linter import Told
from lint.rule import Related

Mark = tuple[str, str, str, str]
SIDE = 10  # code points on one side that, with rule and text, make a mark
CONTEXT = 20  # code points on either side that make a fingerprint survive edits elsewhere
HEAD = 60  # code points at the head of a text that make one of a finding about the whole of it
EXCERPT = 60  # code points of the line shown on either side of a span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line around a span: what stands before it, the span's text in that line, what stands behind; `cut_…` when more follows."""

    before: str
    text: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; positions are code points of the text as read, lines and columns count from 1 in the text, `file_line` in the file."""

    place: Place
    rule: str
    group: str
    severity: str
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    file_line: int
    text: str
    related: tuple[Related, ...]
    fixes: tuple[Fix, ...]
    evidence: Mapping[str, float | int | str]
    fingerprint: str
    excerpt: Excerpt | None = None

    @property
    def whole(self) -> bool:
        """True when it concerns the document as a whole."""
        return self.start == self.end == 0

    @property
    def order(self) -> tuple[object, ...]:
        """What findings are sorted by."""
        return (*self.place.order, self.start, self.end, self.rule, self.message)

    def as_dict(self) -> dict[str, Any]:
        """The finding as DESIGN's JSON Lines have it."""
        return {
            "path": self.place.path,
            "record": self.place.record,
            "field": self.place.field,
            "rule": self.rule,
            "group": self.group,
            "severity": self.severity,
            "message": self.message,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "file_line": self.file_line,
            "text": self.text,
            "related": [_related(r) for r in self.related],
            "fixes": [_fix(f) for f in self.fixes],
            "evidence": dict(self.evidence),
            "fingerprint": self.fingerprint,
        }


def finding(doc: Document, told: Told, severity: str) -> Finding:
    """What a rule told of a document, with its place in it."""
    hit = told.hit
    line, column = doc.position(hit.start)
    end_line, end_column = doc.position(hit.end)
    text = doc.text[hit.start : hit.end]
    return Finding(
        place=doc.place,
        rule=told.name,
        group=told.group,
        severity=severity,
        message=hit.message,
        start=hit.start,
        end=hit.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        file_line=doc.line_in_file(line),
        text=text,
        related=tuple(_with_line(doc, related) for related in hit.related),
        fixes=hit.fixes,
        evidence=hit.evidence,
        fingerprint=fingerprint(doc, told),
        excerpt=None if hit.start == hit.end == 0 else _excerpt(doc, hit.start, hit.end, line),
    )


def fingerprint(doc: Document, told: Told) -> str:
    """By what a finding is known again, wherever the text around it is moved to."""
    start, end = told.hit.start, told.hit.end
    around = _head(doc) if start == end == 0 else f"{doc.text[max(0, start - CONTEXT) : start]}\0{doc.text[end : end + CONTEXT]}"
    basis = f"{told.name}\0{doc.text[start:end]}\0{around}"
    return hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def marks(doc: Document, told: Told) -> Iterator[Mark]:
    """By what a finding is known again when a fix nearby has changed its fingerprint: its text with what stands on either side."""
    start, end = told.hit.start, told.hit.end
    before, after = doc.text[max(0, start - SIDE) : start], doc.text[end : end + SIDE]
    sides = [(before, "")] * (len(before) == SIDE) + [("", after)] * (len(after) == SIDE)
    return ((told.name, doc.text[start:end], left, right) for left, right in sides or [(before, after)])


def _head(doc: Document) -> str:
    """By what a document is known again whose finding is about the whole of it."""
    return doc.text[: 4 * HEAD].lstrip()[:HEAD]


def _excerpt(doc: Document, start: int, end: int, line: int) -> Excerpt:
    low, high, _ = doc.lines[line - 1]
    stop = min(end, max(high, start), start + 2 * EXCERPT)
    left, right = max(low, start - EXCERPT), min(max(high, stop), stop + EXCERPT)
    return Excerpt(doc.text[left:start], doc.text[start:stop], doc.text[stop:right], left > low, right < high or stop < end)


def _with_line(doc: Document, related: Related) -> Related:
    here = related.place == doc.place and related.end > related.start
    return replace(related, line=doc.position(related.start)[0]) if here else related


def _related(related: Related) -> dict[str, Any]:
    place = related.place
    return {"path": place.path, "record": place.record, "field": place.field, "start": related.start, "end": related.end}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in fix.edits]
    return {"safety": str(fix.safety), "confidence": fix.confidence, "edits": edits}
