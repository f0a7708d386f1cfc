"""Findings of an earlier run, as the store keeps them: lines of JSON, so that a store from elsewhere can do no harm."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, overload

from lint.document import Place
from lint.edits import Edit, Fix, Safety
from lint.findings import Excerpt, Finding
from lint.lines import line
from lint.rule import Related

Kind = tuple[str, str, str]  # rule, severity, and the safety of the best fix

_encoded = json.JSONEncoder(separators=(",", ":")).encode
_COPIED = (
    *("rule", "group", "severity", "message", "start", "end", "line", "column", "end_line", "end_column", "file_line", "text"),
    *("evidence", "fingerprint"),
)


class Known(Sequence[Finding]):
    """Findings that are unpacked when one of them is looked at; to count and to print them, none has to be."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _parts(self) -> tuple[str, list[tuple[Kind, int]], str]:
        said, _, unsaid = zlib.decompress(self._packed).decode("utf-8").rpartition("\n")
        lines, end, counts = said.rpartition("\n")
        return lines + end, [((rule, severity, safety), times) for rule, severity, safety, times in json.loads(counts)], unsaid

    @cached_property
    def _findings(self) -> list[Finding]:
        lines, _, unsaid = self._parts
        return [_finding(json.loads(made), *more) for made, more in zip(lines.split("\n")[:-1], json.loads(unsaid), strict=True)]

    @property
    def lines(self) -> str:
        """A line of JSON for each."""
        return self._parts[0]

    @property
    def kinds(self) -> list[tuple[Kind, int]]:
        """How many there are of each kind, in the order in which the kinds are met."""
        return self._parts[1]

    def __len__(self) -> int:
        return sum(times for _, times in self.kinds)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    @overload
    def __getitem__(self, at: int) -> Finding: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...

    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        return self._findings[at]

    def __reduce__(self) -> tuple[type[Known], tuple[bytes]]:
        return Known, (self._packed,)


def lines(findings: Iterable[Finding]) -> Iterable[str]:
    """The lines of findings, one or more in a string."""
    return (findings.lines,) if isinstance(findings, Known) else map(line, findings)


def kinds(findings: Iterable[Finding]) -> Iterable[tuple[Kind, int]]:
    """How many findings there are of each kind, in the order in which the kinds are met."""
    return findings.kinds if isinstance(findings, Known) else Counter(map(_kind, findings)).items()


def pack_findings(findings: Sequence[Finding]) -> bytes:
    """The bytes of the findings of one part."""
    counts = [[*kind, times] for kind, times in kinds(findings)]
    text = "".join(map(line, findings)) + _encoded(counts) + "\n" + _encoded(list(map(_unsaid, findings)))
    return zlib.compress(text.encode("utf-8"), 1)


def _kind(finding: Finding) -> Kind:
    return finding.rule, finding.severity, str(finding.fixes[0].safety) if finding.fixes else "show"


def _unsaid(finding: Finding) -> list[Any]:
    """What the line of a finding does not say."""
    around = finding.excerpt
    excerpt = [around.before, around.text, around.after, around.cut_before, around.cut_after] if around else None
    return [finding.place.number, excerpt, [[related.place.number, related.line] for related in finding.related]]


def _finding(said: dict[str, Any], number: int, excerpt: list[Any] | None, unsaid: list[list[int]]) -> Finding:
    related = (
        Related(_place(other, number), other["start"], other["end"], line)
        for other, (number, line) in zip(said["related"], unsaid, strict=True)
    )
    fixes = (Fix(tuple(Edit(**edit) for edit in f["edits"]), Safety(f["safety"]), f["confidence"]) for f in said["fixes"])
    return Finding(
        place=_place(said, number),
        related=tuple(related),
        fixes=tuple(fixes),
        excerpt=Excerpt(*excerpt) if excerpt else None,
        **{name: said[name] for name in _COPIED},
    )


def _place(said: dict[str, Any], number: int) -> Place:
    return Place(said["path"], number, said["record"], said["field"])
