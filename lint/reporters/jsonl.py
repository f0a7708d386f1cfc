"""One JSON object a line and finding, for programs."""

from __future__ import annotations

import json
from typing import TextIO

from lint.findings import Finding
from lint.job import Report
from lint.reporters.tally import Tally


def line(finding: Finding) -> str:
    """A finding and a line end."""
    made = json.dumps(finding.as_dict(), ensure_ascii=False)
    made = made if made.isprintable() else json.dumps(finding.as_dict())
    return made.replace("##", "#\\u0023") + "\n"  # `##[` is a command to CI runners


class JsonLines:
    """Everything a finding knows; characters outside ASCII are escaped only where they could harm a terminal or a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        self._out.writelines(map(line, report.findings))

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.flush()


def make(out: TextIO) -> JsonLines:
    """The reporter."""
    return JsonLines(out)
