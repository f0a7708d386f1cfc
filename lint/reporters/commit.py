"""For a commit that a hook stops: what stops it, on one screen, and how to go on."""

from __future__ import annotations

from typing import TextIO

from lint.escape import printable
from lint.findings import Finding
from lint.job import Report
from lint.reporters.concise import elsewhere, said, where
from lint.reporters.full import change_lines
from lint.reporters.paint import Paint
from lint.reporters.tally import Tally, counted
from lint.settings import SEVERITIES

MOST_FINDINGS = 10  # of a run; pre-commit makes several at a time, and together they are to fit a screen
MOST_CHANGES = 20
HINTS = """\
To accept   a word:         noiselint words --add WORD
            a rule:         ignore = ["RULE"] in noiselint.toml; for some files: [per-path-ignores]
            today's state:  noiselint baseline, and commit noiselint-baseline.json
"""


class Commit:
    """Shows the first warnings; remarks stop no commit and are only counted."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._paint = Paint(out)
        self._warnings = self._changes = 0

    def report(self, report: Report) -> None:
        for line in change_lines(report, self._paint):
            self._changes += 1
            if self._changes <= MOST_CHANGES:
                self._out.write(line)
        for found in report.findings:
            if found.severity == SEVERITIES[-1]:
                self._warnings += 1
                if self._warnings <= MOST_FINDINGS:
                    self._out.write(self._line(found))

    def finish(self, tally: Tally, quiet: bool) -> None:
        if self._changes > MOST_CHANGES:
            self._out.write(f"and {counted(self._changes - MOST_CHANGES, 'more change')}; `git diff` shows them\n")
        if self._warnings > MOST_FINDINGS:
            self._out.write(
                f"and {counted(self._warnings - MOST_FINDINGS, 'more warning')}; `noiselint check` with these files shows them\n"
            )
        if not quiet:
            self._out.write(f"{tally.sentence()}\n" + (HINTS if self._warnings else ""))
        self._out.flush()

    def _line(self, found: Finding) -> str:
        text = f": {printable(found.message)}{elsewhere(found)}" if found.whole else said(found)
        return f"{where(found, self._paint)}: {self._paint(found.rule, 'bold')}{text}\n"


def make(out: TextIO) -> Commit:
    """The reporter."""
    return Commit(out)
