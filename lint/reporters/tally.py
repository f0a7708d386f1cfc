"""Counting a run, for its last line and its exit status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lint.job import Report
from lint.known import kinds
from lint.settings import SEVERITIES

_NOUNS = {"warning": "warning", "info": "remark"}


@dataclass(slots=True)
class Tally:
    """What a run came to."""

    _files: set[str] = field(default_factory=set)
    _noisy: set[str] = field(default_factory=set)
    problems: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    safe: int = 0
    unsafe: int = 0
    fixed: Counter[str] = field(default_factory=Counter)
    fixed_files: int = 0
    diffs: int = 0
    applicable: Counter[str] = field(default_factory=Counter)
    accepted: int = 0
    only_fixes: bool = False
    notes: list[str] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count one file."""
        self._files.add(report.file.shown)
        self.problems += len(report.problems)
        self.fixed += report.fixed
        self.fixed_files += bool(report.changes and not report.diff)
        self.diffs += bool(report.diff)
        for (rule, severity, safety), times in kinds(report.findings):
            self.rules[rule] += times
            self.severities[severity] += times
            self.safe += times * (safety == "safe")
            self.unsafe += times * (safety == "unsafe")
            self.applicable[rule] += times * (safety != "show")
            self._noisy.add(report.file.shown)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.severities.values())

    def reaches(self, severity: str) -> bool:
        """True when there is a finding of that severity or a graver one."""
        return any(self.severities[s] for s in SEVERITIES[SEVERITIES.index(severity) :])

    def sentence(self) -> str:
        """The last line of a report."""
        if not self._files:
            return "No texts were looked at."
        if self.only_fixes:
            left = "" if self.fixed_files else f"Nothing to mend in {counted(len(self._files), 'file')}."
        elif not self.findings:
            left = f"No {'new ' if self.accepted else ''}noise found in {counted(len(self._files), 'file')}."
        else:
            kinds = ", ".join(counted(self.severities[s], _NOUNS[s]) for s in SEVERITIES[::-1] if self.severities[s])
            left = f"Found {counted(self.findings, 'finding')} ({kinds}) in {len(self._noisy)} of {counted(len(self._files), 'file')}."
        done = f"Fixed {counted(sum(self.fixed.values()), 'place')} in {counted(self.fixed_files, 'file')}. " if self.fixed_files else ""
        hidden = f" {counted(self.accepted, 'finding')} accepted by the baseline." if self.accepted else ""
        return f"{done}{left}{hidden}{self._next_step()}".strip()

    def _next_step(self) -> str:
        if self.safe:
            more = f", {self.unsafe} more with --fix --unsafe-fixes" if self.unsafe else ""
            return f"\n{self.safe} can be mended with --fix{more}; --diff shows how."
        return f"\n{self.unsafe} can be mended with --fix --unsafe-fixes; --diff --unsafe-fixes shows how." if self.unsafe else ""


def counted(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
