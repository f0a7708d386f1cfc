"""One JSON object a line and finding, for programs."""

from __future__ import annotations

import json
from typing import TextIO

from lint.reporters.tally import Tally
from lint.tasks import Report


class JsonLines:
    """Everything a finding knows; characters outside ASCII are escaped only where they could harm a terminal or a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        for found in report.findings:
            line = json.dumps(found.as_dict(), ensure_ascii=False)
            line = line if line.isprintable() else json.dumps(found.as_dict())
            self._out.write(line.replace("##", "#\\u0023") + "\n")  # `##[` is a command to CI runners

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.flush()


def make(out: TextIO) -> JsonLines:
    """The reporter."""
    return JsonLines(out)
