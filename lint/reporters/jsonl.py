"""One JSON object a line and finding, for programs."""

from __future__ import annotations

import json
from typing import TextIO

from lint.findings import Finding
from lint.job import Report
from lint.reporters.tally import Tally

_plain, _escaped = json.JSONEncoder(ensure_ascii=False).encode, json.JSONEncoder().encode  # dumps makes an encoder a call


def line(finding: Finding) -> str:
    """A finding and a line end."""
    made = _plain(finding.as_dict())
    made = made if made.isprintable() else _escaped(finding.as_dict())
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
