"""One JSON object a line and finding, for programs."""

from __future__ import annotations

from typing import TextIO

from lint.job import Report
from lint.known import lines
from lint.reporters.tally import Tally


class JsonLines:
    """Everything a finding knows."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        self._out.writelines(lines(report.findings))

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.flush()


def make(out: TextIO) -> JsonLines:
    """The reporter."""
    return JsonLines(out)
