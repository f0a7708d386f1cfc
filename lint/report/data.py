"""What a report page knows, as plain lists that JSON can hold. Names stand once; everything else counts places in lists of names."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from lint import __version__
from lint.catalogue import summary
from lint.escape import printable
from lint.findings import Finding
from lint.registry import registry
from lint.report.collect import Collected, Noisy, noisiest
from lint.report.earlier import Earlier
from lint.report.score import score
from lint.reporters.concise import proposal

FORMAT = 1
MOST_FINDINGS = 200_000  # that are listed one by one; tables and plots count all
MOST_SOURCES = 200  # that are named; the smaller ones are one
MOST_PROPOSALS = 3  # a finding
LONGEST_TEXT = 100_000  # code points of a document that are shown
OTHERS = "(other sources)"


class _Names:
    """Places in a list of names that grows as names come."""

    def __init__(self) -> None:
        self.at: dict[Any, int] = {}

    def __call__(self, name: Any) -> int:
        return self.at.setdefault(name, len(self.at))

    @property
    def all(self) -> list[Any]:
        return list(self.at)


def report_data(found: Collected, title: str, earlier: Earlier | None) -> dict[str, Any]:
    """The data of a page: see the `_…` functions below for the order of fields in each row."""
    sources, months, kinds, messages = _Names(), _Names(), _Names(), _Names()
    named = _named_sources(found)
    for month in sorted({month for _, month in found.cells}):
        months(month)
    cells = _cells(found, named, sources, months)
    cube: Counter[tuple[int, int, int]] = Counter()
    documents: list[list[Any]] = []
    findings: list[list[Any]] = []
    fresh = earlier.fresh(found) if earlier else set()
    for doc in noisiest(found.noisy):
        at = sources(named.get(doc.known.source, OTHERS)), months(doc.known.month)
        for one in doc.findings:
            kind = kinds((one.rule, one.group, one.severity))
            cube[kind, *at] += 1
            if len(findings) < MOST_FINDINGS:
                findings.append([len(documents), kind, messages(one.message), int(id(one) in fresh), *_finding(one)])
        documents.append(_document(doc, *at))
    return {
        "format": FORMAT,
        "version": __version__,
        "made": date.today().isoformat(),
        "title": title,
        "totals": {
            "files": found.files,
            "documents": found.documents,
            "words": found.words,
            "findings": found.findings,
            "warnings": found.warnings,
            "noisy": len(found.noisy),
            "score": round(score(found.warnings, found.words), 1),
            "listed": len(findings),
        },
        "problems": [printable(problem) for problem in found.problems],
        "sources": sources.all,
        "months": months.all,
        "kinds": [[rule, group, severity, _summary(rule)] for rule, group, severity in kinds.all],
        "messages": messages.all,
        "cells": cells,
        "cube": [[*key, count] for key, count in sorted(cube.items())],
        "documents": documents,
        "findings": findings,
        "earlier": earlier.told(found) if earlier else None,
    }


def _named_sources(found: Collected) -> dict[str, str]:
    words: Counter[str] = Counter()
    for (source, _), share in found.cells.items():
        words[source] += share.words
    return {source: source for source, _ in sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SOURCES]}


def _cells(found: Collected, named: dict[str, str], sources: _Names, months: _Names) -> list[list[Any]]:
    """Source, month, documents, words, counts of document scores by bin."""
    merged: dict[tuple[int, int], list[Any]] = {}
    for (source, month), share in sorted(found.cells.items()):
        key = sources(named.get(source, OTHERS)), months(month)
        cell = merged.setdefault(key, [*key, 0, 0, [0] * len(share.scores)])
        cell[2] += share.documents
        cell[3] += share.words
        cell[4] = [a + b for a, b in zip(cell[4], share.scores, strict=True)]
    return list(merged.values())


def _document(doc: Noisy, source: int, month: int) -> list[Any]:
    """Path, record, field, source, month, words, score, text."""
    place, text = doc.known.place, doc.text
    cut = None if text is None else text[:LONGEST_TEXT]
    return [place.path, place.record, place.field, source, month, doc.known.words, round(doc.score, 1), cut]


def _finding(one: Finding) -> list[Any]:
    """Start, end, line, text before, text, text behind, proposals (safety, confidence, what), fingerprint."""
    excerpt = one.excerpt
    shown = [printable(part) for part in (excerpt.before, excerpt.text, excerpt.after)] if excerpt else ["", "", ""]
    if excerpt:
        shown[0] = ("… " if excerpt.cut_before else "") + shown[0]
        shown[2] += " …" if excerpt.cut_after else ""
    proposals = [
        [str(fix.safety), round(fix.confidence, 2), what]
        for fix in one.fixes[:MOST_PROPOSALS]
        if (what := proposal(replace(one, fixes=(fix,))))
    ]
    return [one.start, one.end, one.line if one.place.number else one.file_line, *shown, proposals, one.fingerprint]


def _summary(rule: str) -> str:
    return summary(registry()[rule]) if rule in registry() else ""
